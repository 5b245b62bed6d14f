import { parts, type Document, type Shape, type StoredRow } from "@parley/core";
import { templates } from "@parley/core/registry";
import { describe, expect, it } from "vitest";
import { openScene, sampleOf, templateCalled, type Scene } from "./scene.ts";
import { byScript } from "./sheets-stage.ts";

/** What a spreadsheet holds, without ids that Google gives and what a new tab is given by the one and the other. */
async function contentOf({ page }: Scene): Promise<unknown> {
  const { sheets } = (await page.ask("GET", "?includeGridData=true")) as { sheets: Record<string, unknown>[] };
  const ids = new Map(
    sheets.map(({ properties }) => [
      String((properties as { sheetId: number }).sheetId),
      (properties as { title: string }).title,
    ]),
  );
  const text = JSON.stringify(sheets, (key, value: unknown) => {
    if (key === "metadataId") return undefined;
    if (key === "sheetId") return ids.get(String(value));
    if (key === "uri") return (value as string).replace(/\d+$/, (id) => ids.get(id) ?? id);
    if (key === "metadataValue")
      return (value as string).replace(/"home":(\d+)/, (_, id: string) => `"home":"${ids.get(id) ?? ""}"`);
    return value;
  });
  return JSON.parse(text);
}

/** One plan, two executors: whoever wrote a document, the spreadsheet is the same. */
describe("the API and Apps Script", () => {
  const shapes = templates.map(({ shape }) => (shape as { id: string }).id);

  it.each(shapes)("make the same spreadsheet of a %s, and change it alike", async (id) => {
    const [one, other] = [await openScene(), await openScene(({ origin }) => byScript(origin))];
    try {
      const first = sampleOf(id);
      const changed: Document = { ...first, title: "Renamed =1", revision: 2, content: withoutSome(first) };
      for (const document of [first, changed]) {
        for (const scene of [one, other]) await scene.push([document]);
        const [made, other_] = [await contentOf(one), await contentOf(other)];
        expect(JSON.stringify(made).length).toBeGreaterThan(1000);
        expect(other_).toEqual(made);
      }
    } finally {
      await one.close();
      await other.close();
    }
  });
});

/** The content with the first row of each table gone and a new one at its end. */
function withoutSome({ content, template }: Document): Document["content"] {
  const { tables } = parts(templateCalled(template).shape as Shape);
  return Object.fromEntries(
    Object.entries(content).map(([name, value]) => {
      if (!Object.hasOwn(tables, name)) return [name, value];
      const [first, ...rest] = value as StoredRow[];
      return [name, first ? [...rest, { ...first, id: "new-row" }] : []];
    }),
  );
}
