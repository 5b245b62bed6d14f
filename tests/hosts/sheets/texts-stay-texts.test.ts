import { hostileTexts } from "@parley/core/testing";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openScene, sampleOf, type Scene } from "./scene.ts";
import { byScript } from "./sheets-stage.ts";

interface Cell {
  readonly userEnteredValue?: { readonly stringValue?: string; readonly formulaValue?: string };
}

const roads = {
  "by the API": () => openScene(),
  "by Apps Script": () => openScene(({ origin }) => byScript(origin)),
} as const;

for (const [road, open] of Object.entries(roads)) {
  describe(`texts of people, ${road}`, () => {
    let scene: Scene;
    beforeEach(async () => {
      scene = await open();
    });
    afterEach(() => scene.close());

    it("stay texts in every cell, new and old, and come back as they were", async () => {
      const raci = sampleOf("raci-matrix");
      const roles = hostileTexts.map((name, i) => ({ id: `r${i}`, name }));
      const activities = hostileTexts.map((name, i) => ({ id: `a${i}`, name, phase: hostileTexts.at(-i) }));
      const first = {
        ...raci,
        title: hostileTexts[0] ?? "",
        owner: "+1",
        content: { roles: roles.slice(0, 3), activities: activities.slice(0, 3), duties: {} },
      };
      const whole = { ...first, title: hostileTexts[1] ?? "", revision: 2, content: { roles, activities, duties: {} } };
      await scene.push([first]);
      const { documents } = await scene.push([whole]);
      expect(documents[0]?.content).toEqual(whole.content);
      expect(await scene.only()).toEqual(documents[0]);

      const { sheets } = (await scene.page.ask("GET", "?includeGridData=true")) as {
        sheets: { data: [{ rowData?: { values?: Cell[] }[] }] }[];
      };
      const cells = sheets.flatMap(({ data: [{ rowData = [] }] }) => rowData.flatMap(({ values = [] }) => values));
      const formulas = cells.flatMap(({ userEnteredValue }) => userEnteredValue?.formulaValue ?? []);
      expect(formulas.length).toBeGreaterThan(roles.length);
      // Only formulas that count: none that a text could have become.
      for (const formula of formulas) expect(formula).toMatch(/^=\(?(COUNTIF|AND|IFERROR|IF)\(/);
      const texts = new Set(cells.map(({ userEnteredValue }) => userEnteredValue?.stringValue));
      for (const text of hostileTexts) expect(texts).toContain(text);
    });
  });
}
