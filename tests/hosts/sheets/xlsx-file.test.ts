import { hostileTexts, sampleOf } from "@parley/core/testing";
import type { Document } from "@parley/core";
import { beforeAll, describe, expect, it } from "vitest";
import { bytesOf, kinds, languages, partsOf, sheetParts } from "./workbooks.ts";
import { templateCalled } from "./scene.ts";

const inner = (xml: string, tag: string): readonly string[] =>
  [...xml.matchAll(new RegExp(`<${tag}(?:\\s[^>]*?)?(?:/>|>[^]*?</${tag}>)`, "g"))].map(([whole]) => whole);
const attribute = (tag: string | undefined, name: string): string | undefined =>
  new RegExp(`[\\s]${name}="([^"]*)"`).exec(tag ?? "")?.[1];
const plain = (xml: string): string =>
  xml.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&apos;", "'");

/** The file itself, part by part: what other programs get to see. */
describe("a workbook of a RACI matrix", () => {
  let sheets: ReadonlyMap<string, string>;
  let files: ReadonlyMap<string, string>;
  let main = "";
  let roles = "";
  beforeAll(async () => {
    const bytes = await bytesOf([sampleOf(templateCalled("raci-matrix"), "en")], "en");
    [sheets, files] = [sheetParts(bytes), partsOf(bytes)];
    [main = "", roles = ""] = sheets.values();
  });

  it("names its tabs within what Excel takes", () => {
    expect([...sheets.keys()]).toEqual(["RACI matrix Summer Glow 618", "RACI matrix Summer Glow · Roles"]);
  });

  it("has a drop-down with the letters in every cell of the matrix, as advice", () => {
    const rules = inner(main, "dataValidation");
    const letters = rules.filter((rule) => plain(rule).includes('<formula1>"R,A,C,I,A/R"</formula1>'));
    expect(letters.map((rule) => attribute(rule, "sqref"))).toEqual(
      ["F", "G", "H", "I", "J", "K", "L", "M"].map((column) => `${column}12:${column}75`),
    );
    for (const rule of letters)
      expect([attribute(rule, "type"), attribute(rule, "errorStyle"), attribute(rule, "allowBlank")]).toEqual([
        "list",
        "information",
        "1",
      ]);
    expect(plain(rules.join("\n"))).toContain('<formula1>"English,Chinese"</formula1>');
    expect(rules.filter((rule) => attribute(rule, "type") === "date").length).toBeGreaterThan(0);
    expect(main).toContain(`<dataValidations count="${rules.length}">`);
  });

  it("counts the letters by live formulas, with what they come to beside them", () => {
    const counts = (range: string, letter: string): string =>
      [letter, `${letter}/*`, `*/${letter}`, `*/${letter}/*`]
        .map((pattern) => `COUNTIF(${range},"${pattern}")`)
        .join("+");
    const formulaIn = (sheet: string, address: string): string =>
      plain(inner(inner(sheet, "c").find((cell) => attribute(cell, "r") === address) ?? "", "f")[0] ?? "");
    expect(formulaIn(main, "N12")).toBe(`<f>${counts("F12:M12", "A")}</f>`);
    expect(formulaIn(main, "O25")).toBe(`<f>${counts("F25:M25", "R")}</f>`);
    const cells = inner(main, "c").filter((cell) => cell.includes("<f"));
    expect(cells.length).toBeGreaterThan(14 * 4);
    for (const cell of cells) expect(cell).toMatch(/<v>[^<]+<\/v>|<v><\/v>|<v\/>/);
    expect(files.get("xl/workbook.xml")).toMatch(/<calcPr [^>]*fullCalcOnLoad="1"/);
    // A range to the end of a sheet has an end in a file.
    expect(formulaIn(roles, "E3")).toBe(`<f>${counts("'RACI matrix Summer Glow 618'!$F$12:$F$1048576", "A")}</f>`);
  });

  it("colours cells by what they say", () => {
    const rules = inner(main, "conditionalFormatting");
    expect(
      rules.filter((rule) => /sqref="F12:F75"/.test(rule)).map((rule) => plain(inner(rule, "formula")[0] ?? "")),
    ).toEqual(expect.arrayContaining(["A", "R", "C", "I", "A/R"].map((letter) => `<formula>"${letter}"</formula>`)));
    const dxfs = inner(files.get("xl/styles.xml") ?? "", "dxf");
    for (const rule of rules) {
      const [cf] = inner(rule, "cfRule");
      expect([attribute(cf, "type"), attribute(cf, "operator")]).toEqual(["cellIs", "equal"]);
      expect(dxfs[Number(attribute(cf, "dxfId"))]).toMatch(
        /<color rgb="FF[\dA-F]{6}"\/>.*<bgColor rgb="FF[\dA-F]{6}"\/>/s,
      );
    }
    const priorities = rules.map((rule) => attribute(inner(rule, "cfRule")[0], "priority"));
    expect(new Set(priorities).size).toBe(rules.length);
  });

  it("freezes its header, hides what is not for people, sets widths and wraps texts", () => {
    expect(attribute(inner(main, "pane")[0], "ySplit")).toBe("11");
    expect(attribute(inner(main, "pane")[0], "state")).toBe("frozen");
    const [first, ...columns] = inner(main, "col");
    expect([attribute(first, "min"), attribute(first, "max"), attribute(first, "hidden")]).toEqual(["1", "1", "1"]);
    expect(columns.length).toBeGreaterThan(3);
    for (const column of columns) expect(Number(attribute(column, "width"))).toBeGreaterThan(5);
    const hidden = inner(main, "row").filter((row) => attribute(row.slice(0, row.indexOf(">") + 1), "hidden") === "1");
    expect(hidden.map((row) => attribute(row, "r"))).toEqual(["1", "2", "10"]);
    expect(files.get("xl/styles.xml")).toContain('wrapText="1"');
  });

  it("says how numbers, days, amounts and shares read", async () => {
    const documents = kinds.samples("en");
    const styles = plain(partsOf(await bytesOf(documents, "en")).get("xl/styles.xml") ?? "");
    for (const format of ["yyyy-mm-dd", "0.0%", '#,##0.00 "CNY"', "yyyy-mm-dd hh:mm:ss"])
      expect(styles).toContain(`formatCode="${format}"`);
    expect(styles).toMatch(/<xf numFmtId="49" /);
  });
});

describe("any workbook", () => {
  it.each(languages)("has drop-downs, formulas, formats and links between its documents (%s)", async (language) => {
    const bytes = await bytesOf(kinds.samples(language), language);
    const files = partsOf(bytes);
    const xml = [...sheetParts(bytes).values()].join("");
    expect(inner(xml, "dataValidation").length).toBeGreaterThan(60);
    expect(inner(xml, "conditionalFormatting").length).toBeGreaterThan(60);
    expect(inner(xml, "f").length).toBeGreaterThan(150);
    expect(inner(files.get("xl/styles.xml") ?? "", "numFmt").length).toBeGreaterThan(2);
    for (const name of sheetParts(bytes).keys()) {
      expect(name.length).toBeLessThanOrEqual(31);
      expect(name).not.toMatch(/[[\]:*?/\\]|^'|'$/);
    }
    for (const link of inner(xml, "hyperlink")) {
      const [, name = ""] = /location="'([^"]*)'!A1"/.exec(link) ?? [];
      expect([...sheetParts(bytes).keys()]).toContain(name);
    }
  });

  it("keeps texts that look like formulas texts", async () => {
    const raci = sampleOf(templateCalled("raci-matrix"), "en");
    const roles = hostileTexts.map((name, i) => ({ id: `r${i}`, name }));
    const document: Document = { ...raci, title: "=1+1", owner: "+1", content: { roles, activities: [], duties: {} } };
    const bytes = await bytesOf([document], "en");
    const xml = [...sheetParts(bytes).values()].join("");
    for (const formula of inner(xml, "f")) expect(plain(formula)).toMatch(/^<f>\(?(?:COUNTIF|IFERROR|IF|AND)\(/);
    const shared = partsOf(bytes).get("xl/sharedStrings.xml") ?? "";
    for (const text of ["=1+1", "+1", "-2", "@SUM(A1)", "+1+1"]) expect(shared).toContain(`<t>${text}</t>`);
  });

  it("is the same bytes for the same documents", async () => {
    const [one, two] = [await bytesOf(kinds.samples("zh"), "zh"), await bytesOf(kinds.samples("zh"), "zh")];
    expect(Buffer.compare(one, two)).toBe(0);
  });
});
