import { isParleyError, type Run, type StoredRow } from "@parley/core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { kindsDocument, memoryJournal, openRig, type Rig } from "./rig.ts";

let rig: Rig;
beforeEach(async () => void (rig = await openRig()));
afterEach(() => rig.close());

const document = kindsDocument({
  steps: [
    { id: "s1", name: "First", after: [{ row: "s2", text: "Second" }] },
    { id: "s2", name: "Second" },
  ],
  risks: [
    { id: "r1", name: "Late" },
    { id: "r2", name: "Dear" },
    { id: "r3", name: "Ill" },
  ],
  numbers: [{ id: "n1", n: 1, done: false }],
  cost: { amount: "12.50", currency: "CNY" },
});
/** Everything stands there once. */
async function expectWhole(): Promise<void> {
  const { standing } = await rig.pull();
  expect(standing.map((s) => [s.document.id, s.copyOf])).toEqual([["kinds-1", undefined]]);
  // Interrupted right before its end, a document stands there whole and is only numbered anew.
  expect(standing[0]?.document).toEqual({ ...document, revision: expect.any(Number) });
  expect((await rig.push([document])).plan.ops).toEqual([]);
}
/** How often something was really carried out: a 503 of this platform is one that was. */
const operations = (name: string): number =>
  rig.server.notion.calls.filter((c) => c.operation === name && (c.status === 200 || c.status === 503)).length;

describe("a push to Notion when things go wrong", () => {
  it("waits as long as it is told, and goes on", async () => {
    await rig.close();
    rig = await openRig({ rateLimit: { requests: 5, windowMs: 60_000 } });
    const { receipt } = await rig.push([document]);
    expect(receipt?.created).toBe(1);
    expect(rig.waits.length).toBeGreaterThan(2);
    expect(rig.waits.every((ms) => ms === 60_000)).toBe(true);
    await expectWhole();
  });

  it("gives up on a connection that is blocked, and on one that is never served", async () => {
    const blocked = {
      object: "error",
      status: 429,
      code: "rate_limited",
      message: "Blocked",
      additional_data: { rate_limit_reason: "public_api_request_blocked" },
    };
    rig.server.notion.failNext({ status: 429, body: blocked });
    const error = await rig.push([document]).catch((thrown: unknown) => thrown);
    expect(isParleyError(error) && error.code).toBe("rate-limited");
    expect(rig.waits).toEqual([]);
    for (let i = 0; i < 30; i++) rig.server.notion.failNext({ status: 429, headers: { "retry-after": "7" } });
    const later = await rig.push([document]).catch((thrown: unknown) => thrown);
    expect(isParleyError(later) && [later.code, later.host]).toEqual(["rate-limited", "notion"]);
    expect(rig.waits.every((ms) => ms === 7000) && rig.waits.length).toBe(20);
  });

  for (const kind of [
    "503 saved",
    "503 not saved",
    "500 after the write",
    "500 before the write",
    "cut after the write",
    "cut before the write",
  ] as const) {
    it(`makes nothing twice: ${kind}`, async () => {
      const isSaved = kind === "503 saved" || kind.includes("after");
      const fault = kind.startsWith("cut")
        ? { kind: "reset" as const }
        : { status: kind.startsWith("503") ? 503 : 500 };
      for (const path of [/databases/, /pages$/, /databases/, /pages$/])
        rig.server.notion.failNext({ method: "POST", path, afterCommit: isSaved, ...fault });
      rig.server.notion.failNext({ method: "PATCH", afterCommit: isSaved, ...fault });
      const { receipt } = await rig.push([document]);
      expect(receipt?.created).toBe(1);
      await expectWhole();
      expect([operations("createDatabase"), operations("createPage")]).toEqual([4, 7]);
    });
  }

  it("goes on after a kill anywhere between two writes, or between a write and the note of it", async () => {
    const whole = await rig.push([document], { dryRun: true });
    for (let at = 0; at < whole.plan.ops.length * 2; at++) {
      await rig.close();
      rig = await openRig();
      const journal = memoryJournal();
      let left = at;
      const dying = {
        ...journal,
        begin: async (op: string) => (left-- <= 0 ? Promise.reject(new Error("killed")) : journal.begin(op)),
        done: async (op: string) => (left-- <= 0 ? Promise.reject(new Error("killed")) : journal.done(op)),
      };
      const killed: Partial<Run> = { journal: dying };
      await expect(rig.push([document], {}, killed)).rejects.toThrow("killed");
      // The next process finds the journal as it was left.
      const { conflicts, stale } = await rig.push([document], {}, { journal });
      expect([at, conflicts, stale]).toEqual([at, [], []]);
      await expectWhole();
      expect([at, operations("createDatabase"), operations("createPage")]).toEqual([at, 4, 7]);
    }
  }, 240_000);

  it("goes on after a kill in the middle of a change, with nothing taken for somebody else's edit", async () => {
    const changed = kindsDocument(
      {
        ...document.content,
        cost: { amount: "12.500", currency: "CNY" },
        steps: [
          { id: "s2", name: "Second", tags: ["b", "a"], who: [{ name: "Team", team: true }] },
          { id: "s3", name: "Third", after: [{ row: "s2", text: "Second" }] },
        ],
        risks: [
          { id: "r3", name: "Ill", hot: true },
          { id: "r1", name: "Later" },
        ],
      },
      { revision: 2, title: "Changed" },
    );
    const start = {
      ...document,
      content: {
        ...document.content,
        steps: [
          { id: "s1", name: "First" },
          { id: "s2", name: "Second", tags: ["a", "b"] },
        ],
      },
    };
    await rig.push([start]);
    const steps = (await rig.push([changed], { dryRun: true })).plan.ops.length;
    expect(steps).toBeGreaterThan(7);
    for (let at = 0; at <= steps; at++) {
      await rig.close();
      rig = await openRig();
      await rig.push([start]);
      let left = at;
      const signal = { aborted: false };
      const stopped = await rig
        .push([changed], {}, { signal, onProgress: () => void (signal.aborted = --left <= 0) })
        .catch((error: unknown) => error);
      expect(at >= steps || (isParleyError(stopped) && stopped.code === "aborted")).toBe(true);
      const again = await rig.push([changed]);
      expect([at, again.conflicts, again.stale]).toEqual([at, [], []]);
      expect(await rig.standing("kinds-1")).toEqual({ ...changed, revision: expect.any(Number) });
      expect((await rig.push(again.documents)).plan.ops).toEqual([]);
    }
  }, 240_000);

  it("looks up what an earlier run left open, and does not make it again", async () => {
    const journal = memoryJournal();
    await journal.begin("row kinds-1/risks/r2");
    await rig.push([document], {}, { journal });
    expect(operations("queryDataSource")).toBe(1);
    expect(await journal.open()).toEqual([]);
    await expectWhole();
  });

  it("tells what cannot be: no page, no token, no right, too long a text", async () => {
    const gone = await rig
      .push([document], {}, {})
      .then(() => rig.person.pages.retrieve({ page_id: "00000000-0000-4000-8000-000000000000" }))
      .catch((error: unknown) => error);
    expect(gone).toMatchObject({ status: 404 });
    const long = kindsDocument(
      { ...document.content, risks: [{ id: "r1", name: "字".repeat(160_001) }] as StoredRow[] },
      { revision: 9 },
    );
    const writes = rig.server.notion.calls.length;
    const error = await rig.push([long]).catch((thrown: unknown) => thrown);
    expect(isParleyError(error) && error.code).toBe("limit-exceeded");
    const after = rig.server.notion.calls.slice(writes).map((c) => c.operation);
    expect(after.every((name) => name.startsWith("get") || name.startsWith("list") || name.startsWith("query"))).toBe(
      true,
    );
  });

  it("splits what no single request holds", async () => {
    const wide = kindsDocument({ ...document.content, note: "界".repeat(120_000), key: "线".repeat(120_000) });
    await rig.push([wide]);
    expect(await rig.standing("kinds-1")).toEqual(wide);
  });
});
