import {
  type CsvFile,
  csvRows,
  csvText,
  type Document,
  documentsCsv,
  fromCsv,
  fromTableCsv,
  isDocumentsCsv,
  guardedCell,
  type Loss,
  lossesBetween,
  parts,
  sampleDocument,
  type Shape,
  type StoredRow,
  tableCsv,
  toCsv,
  unguardedCell,
} from "@parley/core";
import { templates } from "@parley/core/registry";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyDocument, anyText } from "./anything.ts";
import { cellOf, everything, now, raci, rowsOf, sample, templateOf } from "./given.ts";

let made = 0;
const settings = { now, newId: () => `new-${++made}` };
const there = (files: readonly CsvFile[]): readonly Document[] => fromCsv(files, templateOf, settings);
const trip = (document: Document): Document => there(toCsv(templateOf(document.template)!, document))[0]!;
const losses = (document: Document): readonly Loss[] =>
  lossesBetween(templateOf(document.template)!.shape as Shape, document, trip(document));
/** The files of a document, one of them as somebody changed it. */
const changed = (document: Document, file: string, change: (text: string) => string): readonly CsvFile[] =>
  toCsv(raci, document).map((one) => (one.name === file ? { ...one, text: change(one.text) } : one));
const acting = /^(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/;

describe("cells", () => {
  const rows = fc.array(fc.array(anyText, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 5 });
  it("come back character for character", () => {
    fc.assert(
      fc.property(rows, (given) => {
        const named = [["Row id", "b"], ...given];
        expect(csvRows(csvText(named))).toEqual(named);
      }),
      { numRuns: 500 },
    );
  });

  it("never begin like a formula, and come back unchanged", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          anyText,
          anyText.map((text) => `'=${text}`),
          anyText.map((text) => `=${text}`),
        ),
        (text) => {
          expect(guardedCell(text)).not.toMatch(acting);
          expect(unguardedCell(guardedCell(text))).toBe(text);
        },
      ),
      { numRuns: 500 },
    );
    for (const text of ["=1", "+1", "-1", "@x", "\tx", "\rx", " =1", "＝1", "'=1", "''@"])
      expect(guardedCell(text)).toBe(`'${text}`);
    for (const text of ["'tis", "a=b", "", "1-2"]) expect(guardedCell(text)).toBe(text);
  });

  it("are read as other spreadsheets save them", () => {
    const saved = [
      'Row id;b;c\r\n1;x, y;"z;"""\r\n',
      'Row id\tb\tc\n1\tx, y\t"z;"""\n',
      'sep=;\r\nRow id;b;c\r\r1;x, y;"z;"""',
      '"Row id","b","c"\n"1","x, y","z;"""',
    ];
    for (const text of saved)
      expect(csvRows(text).slice(-2)).toEqual([
        ["Row id", "b", "c"],
        ["1", "x, y", 'z;"'],
      ]);
    expect(csvRows('\ufeffa,b\n1,"never closed\n2,3')).toEqual([
      ["a", "b"],
      ["1", "never closed\n2,3"],
    ]);
    expect(csvRows("a,\n\n")).toEqual([["a", ""]]);
  });

  it("are read in time that grows with the text", () => {
    const text = `a,b\n${'"'.repeat(1_000_000)}${"'".repeat(1_000_000)}${";".repeat(500_000)}`;
    expect(csvRows(text).length).toBeGreaterThan(1);
    expect(unguardedCell(guardedCell("'".repeat(1_000_000))).length).toBe(1_000_000);
  });
});

describe("a document", () => {
  it("comes back whatever it says, but for what is told", () => {
    const carried = new Set([
      "text",
      "longText",
      "url",
      "number",
      "percent",
      "money",
      "date",
      "instant",
      "choice",
      "choices",
      "checkbox",
    ]);
    const { fields, tables } = parts(everything as Shape);
    fc.assert(
      fc.property(anyDocument, (document) => {
        for (const {
          at: [name = "", row, column = ""],
        } of losses(document)) {
          const field = row === undefined ? fields[name] : tables[name]?.columns[column];
          expect(name.startsWith("$") || (field !== undefined && !carried.has(field.kind))).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each(
    templates.flatMap(({ shape }) =>
      (["en", "zh"] as const).map((language) => [shape.id as string, language] as const),
    ),
  )("carries the sample of %s in %s", (id, language) => {
    const document = sampleDocument(templateOf(id)!, { id: "d1", language, now });
    const files = toCsv(templateOf(id)!, document);
    expect(files.length).toBeGreaterThan(0);
    for (const { text } of files) {
      expect(text.startsWith("\ufeff")).toBe(true);
      const [head = [], ...rows] = csvRows(text);
      expect(new Set(head).size).toBe(head.length);
      for (const row of rows) expect(row).toHaveLength(head.length);
    }
    // A pointer to another document is all that a text cannot say.
    for (const { kind } of losses(document)) expect(kind).toBe("unresolved-reference");
  });

  it("is a draft, and keeps no account, history or waiver: each is told", () => {
    const known = { person: { name: "Li", email: "li@x.y", ids: { jira: "1" } } };
    const project = sampleDocument(templateOf("project")!, { id: "p", language: "en", now });
    const people = [{ id: "li", ...known, role: "Lead" }];
    expect(losses({ ...project, content: { ...project.content, people } })).toEqual([
      expect.objectContaining({ at: ["people", "li", "person"], kind: "unmapped-person", kept: "nowhere" }),
    ]);
    const entry = { action: "agree", from: "draft", to: "agreed", by: "Li", at: now, verified: true, version: 1 };
    const document: Document = {
      ...sample(),
      flow: { state: "agreed", history: [entry] },
      waivers: [{ code: "RA-01", at: [], reason: "r", by: "Li", on: "2027-03-01", seen: "x" }],
      extra: { "roles.design.colour": "red" },
    };
    expect(trip(document)).toMatchObject({ flow: { state: "draft", history: [] }, waivers: [], extra: {} });
    expect(losses(document).map(({ at }) => at[0])).toEqual(expect.arrayContaining(["$flow", "$waivers", "$extra"]));
    expect(toCsv(raci, document)[0]!.text).toContain("Agreed");
  });

  it("carries formulas as texts", () => {
    const document = { ...sample(), title: "=1+1", owner: "@li" };
    const [main] = toCsv(raci, document);
    expect(main!.text).toContain("'=1+1");
    expect(trip(document)).toMatchObject({ title: "=1+1", owner: "@li" });
  });
});

describe("edits in a spreadsheet", () => {
  const [first] = rowsOf(sample(), "roles");

  it("are taken in: rows without an id, names, columns moved or added, values that are none", () => {
    const added = there(changed(sample(), "roles.csv", (text) => `${text},=New role\r\n`))[0]!;
    expect(rowsOf(added, "roles")).toHaveLength(rowsOf(sample(), "roles").length + 1);
    expect(rowsOf(added, "roles").at(-1)).toMatchObject({
      id: expect.stringMatching(/^new-/) as string,
      name: "=New role",
    });

    const renamed = there(changed(sample(), "roles.csv", (text) => text.replaceAll(first!.name!, "Somebody")))[0]!;
    expect(cellOf(renamed, "roles", first!.id)).toBe("Somebody");
    expect(renamed.content["duties"]).toEqual(sample().content["duties"]);

    const columns = (text: string, edit: (row: readonly string[], i: number) => readonly string[]): string =>
      csvText(csvRows(text).map(edit));
    const turned = there(changed(sample(), "activities.csv", (text) => columns(text, (row) => [...row].reverse())))[0]!;
    expect(turned.content).toEqual(sample().content);
    const wider = there(
      changed(sample(), "roles.csv", (text) => columns(text, (row, i) => [...row, i === 0 ? "Col.our" : "red"])),
    )[0]!;
    expect(wider.extra).toMatchObject({ [`roles.${first!.id}.Col our`]: "red" });
    const odd = there(changed(sample(), "duties.csv", (text) => text.replace(/,A(?=[,\r])/, ",maybe")))[0]!;
    expect(Object.values(odd.extra)).toEqual(["maybe"]);
  });

  it("are refused where they leave no document", () => {
    const refusal = (files: readonly CsvFile[]): unknown => {
      try {
        return there(files);
      } catch (error) {
        return (error as Error).message;
      }
    };
    expect(refusal([])).toMatch(/Unexpected nothing, expected document\.csv/);
    expect(refusal([{ name: "roles.csv", text: "a,b\n1,2" }])).toMatch(/Unexpected only roles\.csv/);
    const main = toCsv(raci, sample())[0]!;
    expect(refusal([main, { name: "other.csv", text: "a,b" }])).toMatch(/the file other\.csv, expected .*duties\.csv/);
    const spoilt = { ...main, text: main.text.replace("raci-matrix", "nope") };
    expect(refusal([spoilt])).toMatch(/template "nope"/);
    const twice = (text: string): string => `${text}${text.split("\r\n")[1]}\r\n`;
    expect(refusal(changed(sample(), "roles.csv", twice))).toMatch(/row id ".+" twice/);
    expect(refusal(changed(sample(), "roles.csv", (text) => `${text}__proto__,x\r\n`))).toMatch(/__proto__/);
  });
});

describe("one file", () => {
  const change = templateOf("change-request")!;

  it("holds several documents without tables, a row each", () => {
    const documents = ["a", "b"].map((id) => sampleDocument(change, { id, language: "zh", now }));
    const text = documentsCsv(change, documents);
    expect(isDocumentsCsv(text)).toBe(true);
    const back = there([{ name: "log.csv", text }]);
    expect(back.map(({ id }) => id)).toEqual(["a", "b"]);
    expect(back[1]!.content["reason"]).toBe(documents[1]!.content["reason"]);
  });

  it("holds a table of a template, and is told from anybody's", () => {
    for (const template of templates)
      for (const language of ["en", "zh"] as const) {
        const document = sampleDocument(template, { id: "d", language, now });
        for (const [name, { columns }] of Object.entries(parts(template.shape as Shape).tables)) {
          const rows = (document.content[name] ?? []) as readonly StoredRow[];
          const read = fromTableCsv(tableCsv(columns, rows, language), templates, settings);
          expect(read).toMatchObject({ template: template.shape.id as string, language });
          expect((read!.content[name] as StoredRow[]).map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
        }
      }
    expect(fromTableCsv("Row id,Name\r\n1,x\r\n", templates, settings)).toBeUndefined();
    expect(fromTableCsv("Risk,Owner\r\nRain,Li\r\n", templates, settings)).toBeUndefined();
    expect(isDocumentsCsv("Risk,Owner\r\nRain,Li\r\n")).toBe(false);
  });
});
