import { isParleyError, plainRun, push, type Connection } from "@parley/core";
import { door } from "@parley/sheets";
import { describe, expect, it } from "vitest";
import { contextIn, openScene, sampleOf } from "./scene.ts";

const codeOf = async (work: Promise<Connection>): Promise<string> => {
  try {
    await work;
    return "none";
  } catch (error) {
    return isParleyError(error) ? error.code : String(error);
  }
};
const run = plainRun(
  () => "2027-03-01T09:30:00+08:00",
  () => "run-1",
  async () => undefined,
);

describe("the door of Google Sheets", () => {
  const env = { GOOGLE_ACCESS_TOKEN: "ya29.local" };

  it("takes an id, an address and new, and nothing else", async () => {
    for (const address of [
      "sheets:new",
      "sheets:1AbC_d-efghij",
      "sheets:https://docs.google.com/spreadsheets/d/1AbC_d-efghij/edit#gid=0",
    ]) {
      expect(await codeOf(door.connect(address, { env, options: {} }))).toBe("none");
    }
    for (const address of ["sheets:", "sheets:a b", "sheets:https://example.com/x"]) {
      expect(await codeOf(door.connect(address, { env, options: {} }))).toBe("invalid-target");
    }
  });

  it("asks for a token before anything is called", async () => {
    expect(await codeOf(door.connect("sheets:new", { env: {}, options: {} }))).toBe("not-configured");
  });

  it("makes a new spreadsheet of its own, without the empty tab it comes with", async () => {
    const { stage, close } = await openScene();
    try {
      const { adapter, port, target } = await door.connect("sheets:new", stage.target);
      const raci = sampleOf("raci-matrix");
      const { plan, receipt } = await push(adapter, port, target, [raci], contextIn("en"), run);
      expect([plan.calls, receipt?.requests]).toEqual([2, 2]);
      const link = receipt?.links["doc-1"] ?? "";
      expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/sheets\/view\/\?id=[\w-]+#gid=\d+$/);
      const id = /id=([\w-]+)/.exec(link)?.[1] ?? "";
      const response = await fetch(`${stage.origin}/sheets/v4/spreadsheets/${id}`, {
        headers: { authorization: "Bearer ya29.local" },
      });
      const { sheets } = (await response.json()) as { sheets: { properties: { title: string } }[] };
      expect(sheets.map(({ properties }) => properties.title)).toEqual([
        "RACI matrix Summer Glow 618",
        "RACI matrix Summer Glow 618 · Roles",
      ]);
      // The same connection goes on with the spreadsheet it made.
      expect((await push(adapter, port, target, [raci], contextIn("en"), run)).plan.ops).toEqual([]);
    } finally {
      await close();
    }
  });
});
