import { blankDocument, toBase, type Document, type Language, type Shape } from "@parley/core";
import { sheetsAdapter } from "@parley/sheets";
import { describe, expect, it } from "vitest";
import { contextIn, sampleOf, templateCalled } from "./scene.ts";

const empty = { sheets: [{ sheetId: 0, title: "Sheet1" }], tabs: [], spreadsheetId: "spreadsheet" };

/** A matrix small enough to be read as requests. */
function small(language: Language): Document {
  const t = (en: string, zh: string): string => (language === "en" ? en : zh);
  const made = {
    id: "small",
    language,
    now: "2027-03-01T09:00:00+08:00",
    title: t("Poster", "海报"),
    owner: t("Li Na", "李娜"),
  };
  return {
    ...blankDocument(templateCalled("raci-matrix"), made),
    content: {
      legend: language,
      roles: [
        { id: "pm", name: t("Project manager", "项目经理"), person: { name: t("Li Na", "李娜") } },
        { id: "legal", name: t("Legal", "法务") },
      ],
      activities: [
        { id: "poster", name: t("Launch poster", "首发海报"), deliverable: "=1+1" },
        { id: "media", name: t("Media buy", "媒体投放") },
      ],
      duties: { poster: { pm: ["A", "R"], legal: ["C"] } },
    },
  };
}

/** What goes to Google, to be reviewed as code. */
describe("a document as requests", () => {
  it.each(["en", "zh"] as const)("is, for a new RACI matrix (%s), what the golden file says", async (language) => {
    const document = small(language);
    const base = toBase(templateCalled("raci-matrix").shape as Shape, document);
    const { native, losses } = sheetsAdapter.render([{ document, base }], contextIn(language));
    const { ops, calls } = sheetsAdapter.plan(native, empty);
    expect([losses, calls, ops.length]).toEqual([[], 1, 1]);
    // One request a line: a difference is then one line too.
    const lines = (ops[0]?.requests ?? []).map((request) => JSON.stringify(request));
    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot(`golden/raci-matrix.${language}.golden.jsonl`);
  });

  it("is one call for a whole project, with an id for everything that is made", () => {
    const documents = ["project", "raci-matrix"].map((id) => ({ ...sampleOf(id), id: `doc-${id}` }));
    const { native } = sheetsAdapter.render(
      documents.map((document) => ({ document })),
      contextIn("en"),
    );
    const { ops, calls, changes } = sheetsAdapter.plan(native, empty);
    expect([ops.length, calls, changes.map(({ kind }) => kind)]).toEqual([1, 1, ["create", "create"]]);
    for (const { addSheet, createDeveloperMetadata } of ops[0]?.requests ?? []) {
      expect(
        addSheet?.properties?.sheetId !== undefined ||
          createDeveloperMetadata?.developerMetadata?.metadataId !== undefined ||
          (!addSheet && !createDeveloperMetadata),
      ).toBe(true);
    }
  });
});
