import type { Document, StoredRow } from "@parley/core";
import { sheetsAdapter } from "@parley/sheets";
import { describe, expect, it } from "vitest";
import { contextIn, openScene, sampleOf } from "./scene.ts";
import { byScript } from "./sheets-stage.ts";

/** A communication plan of 500 lines, so many of them with an occurrence that points to it. */
function largePlan(occurring: number): Document {
  const plan = sampleOf("communication-plan");
  const samples = plan.content["lines"] as readonly StoredRow[];
  const lines = Array.from({ length: 500 }, (_, i): StoredRow => {
    const sample = samples[i % samples.length];
    return { ...sample, id: `l${i}`, purpose: `${String(sample?.["purpose"])} ${i}` };
  });
  const occurrences = lines.slice(0, occurring).map(({ id, purpose }, i) => ({
    id: `o${i}`,
    line: { row: id, text: String(purpose) },
    dueDate: "2027-02-19",
    result: "ok",
  }));
  return { ...plan, content: { ...plan.content, lines, occurrences } };
}

/** Google's most for one request. @source Google Sheets API, "Usage limits" */
const requestBytes = 2_000_000;
/**
 * A run of Apps Script ends after six minutes, and each request costs it some calls of a tenth of a second.
 *
 * @source Apps Script, "Quotas": script runtime 6 min / execution
 */
const requestsOfRun = 300;

const roads = {
  "by the API": () => openScene(),
  "by Apps Script": () => openScene(({ origin }) => byScript(origin)),
} as const;

describe("a plan of 500 lines", () => {
  it("is few requests, none larger than Google takes, however many rows there are", () => {
    const count = (document: Document): { calls: number; requests: number; cells: number; largest: number } => {
      const { native } = sheetsAdapter.render([{ document }], contextIn("en"));
      const { ops } = sheetsAdapter.plan(native, { sheets: [], tabs: [], spreadsheetId: "s" });
      const requests = ops.flatMap((op) => op.requests);
      return {
        calls: ops.length,
        requests: Math.max(...ops.map((op) => op.requests.length)),
        cells: requests.filter(({ updateCells }) => updateCells).length,
        largest: Math.max(...ops.map((op) => Buffer.byteLength(JSON.stringify(op.requests)))),
      };
    };
    const [small, large] = [count(sampleOf("communication-plan")), count(largePlan(500))];
    expect(large.calls).toBeLessThanOrEqual(3);
    expect(large.largest).toBeLessThan(requestBytes);
    expect(large.requests).toBeLessThan(requestsOfRun);
    // Runs of cells grow with the bytes, not with the rows.
    expect(large.cells - small.cells).toBeLessThan(20);
  });

  for (const [road, open] of Object.entries(roads))
    it(`arrives whole and changes by little, ${road}`, async () => {
      const scene = await open();
      const plan = largePlan(10);
      try {
        const { documents } = await scene.push([plan]);
        expect((await scene.only()).content).toEqual(plan.content);
        expect((await scene.push(documents)).plan.ops).toEqual([]);
        const lines = (plan.content["lines"] as readonly StoredRow[]).map((row) =>
          row.id === "l250" ? { ...row, message: "Changed" } : row,
        );
        const [before] = documents;
        if (!before) throw new Error("Unexpected push that hands no document on");
        const changed = { ...before, revision: before.revision + 1, content: { ...before.content, lines } };
        const { plan: second } = await scene.push([changed]);
        expect(second.ops).toHaveLength(1);
        expect(second.ops[0]).toHaveProperty("requests");
        const { requests } = second.ops[0] as { requests: readonly object[] };
        expect(requests.length).toBeLessThan(12);
        expect((await scene.only()).content).toEqual(changed.content);
      } finally {
        await scene.close();
      }
    }, 300_000);
});
