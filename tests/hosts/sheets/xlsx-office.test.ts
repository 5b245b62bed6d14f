import {
  configured,
  fill,
  parts,
  projectSettings,
  say,
  totals,
  type Computed,
  type Document,
  type Shape,
  type Thresholds,
} from "@parley/core";
import { xlsxToDocuments } from "@parley/sheets";
import { beforeAll, describe, expect, it } from "vitest";
import { frameOf } from "../../../packages/sheets/src/frame.ts";
import type { Tab } from "../../../packages/sheets/src/native.ts";
import { Budget, readGrid } from "../../../packages/sheets/src/xlsx/grid.ts";
import { splitMark } from "../../../packages/sheets/src/xlsx/mark.ts";
import { openWorkbook } from "../../../packages/sheets/src/xlsx/workbook.ts";
import { byLibreOffice, office } from "../../support/libre-office.ts";
import { bytesOf, contextOn, kinds, languages, shapes, withParts } from "./workbooks.ts";

type Values = ReadonlyMap<string, string | number | boolean>;

/** What the formulas of a workbook come to: by document, row and name of the computed value. */
function computedIn(bytes: Uint8Array): Values {
  const workbook = openWorkbook(bytes);
  const found = new Map<string, string | number | boolean>();
  for (const sheet of workbook.sheets) {
    const cells: ({ value: string | number | boolean; isFormula: boolean } | null)[][] = [];
    let mark: string | undefined;
    readGrid(workbook, sheet, new Budget(), ({ row, column, value, formula }) => {
      const corner = splitMark(value);
      mark ??= corner?.mark;
      while (cells.length <= row) cells.push([]);
      while (cells[row]!.length < column) cells[row]!.push(null);
      cells[row]![column] = { value: corner?.key ?? value, isFormula: formula !== undefined };
    });
    if (mark === undefined) continue;
    const { document } = JSON.parse(mark) as Tab["mark"];
    const frame = frameOf({ cells, mark: JSON.parse(mark) as Tab["mark"] });
    const put = (name: string, row: number, column: number | undefined): void => {
      const cell = cells[row]?.[column ?? -1];
      if (cell?.isFormula) found.set(`${document} ${name}`, cell.value);
    };
    for (const [key, row] of frame.lines) if (key.startsWith("~")) put(key.slice(1), row, frame.value);
    for (const [key, column] of frame.columns)
      if (key.startsWith("~")) for (const { id, index } of frame.rows) put(`${id}.${key.slice(1)}`, index, column);
  }
  return found;
}

/** The same as core computes it; nothing is "", bands by their names. */
function computedBy(document: Document, today: string, thresholds: Thresholds): Values {
  const shape = configured(shapes.find(({ id }) => id === document.template) as Shape, thresholds);
  const { tables, matrices, computed } = parts(shape);
  const filled = fill(shape, document.content, today) as Readonly<Record<string, unknown>>;
  const found = new Map<string, string | number | boolean>();
  const put = (at: string, { expression: { node } }: Computed, value: unknown): void => {
    const band = node.op === "band" ? node.bands.find(({ id }) => id === value) : undefined;
    found.set(`${document.id} ${at}`, band ? say(band.label, document.language) : ((value ?? "") as string));
  };
  for (const [name, c] of Object.entries(computed)) put(name, c, filled[name]);
  for (const [table, t] of Object.entries(tables))
    for (const row of (filled[table] ?? []) as { id: string; [name: string]: unknown }[])
      for (const [name, c] of Object.entries(t.computed)) put(`${row.id}.${name}`, c, row[name]);
  for (const [name, { perRow = {}, perColumn = {} }] of Object.entries(matrices)) {
    const counted = totals(shape, name, document.content, today);
    for (const [values, formulas] of [
      [counted.perRow, perRow],
      [counted.perColumn, perColumn],
    ] as const)
      for (const [id, row] of Object.entries(values))
        for (const [key, c] of Object.entries(formulas)) put(`${id}.${name}.${key}`, c, row[key]);
  }
  return found;
}

const wantedOf = (documents: readonly Document[], today: string): Values => {
  const { settings } = projectSettings(documents);
  return new Map(documents.flatMap((document) => [...computedBy(document, today, settings)]));
};

/** A spreadsheet keeps 15 digits. */
const rounded = (values: Values): readonly (readonly [string, unknown])[] =>
  [...values]
    .map(([at, value]) => [at, typeof value === "number" ? Number(value.toPrecision(12)) : value] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));

const sets = languages.flatMap((language) =>
  Object.entries(kinds).map(([kind, make]) => ({
    language,
    name: `${language}-${kind}.xlsx`,
    documents: make(language),
  })),
);
const utcDay = (): string => new Date().toISOString().slice(0, 10);
const write = (today: string): Promise<ReadonlyMap<string, Uint8Array>> =>
  Promise.all(
    sets.map(async ({ name, documents, language }) => [name, await bytesOf(documents, language, today)] as const),
  ).then((list) => new Map(list));

/** The results that a file says its formulas came to, all of them wrong. */
const spoilt = (bytes: Uint8Array): Uint8Array =>
  withParts(bytes, (name, text) =>
    name.startsWith("xl/worksheets/")
      ? text.replace(
          /<c ([^>]*)>(<f>[^<]*<\/f>)<v>[^<]*<\/v>/g,
          (_, attributes: string, formula: string) =>
            `<c ${attributes.replace(/ t="[a-z]+"/, "")}>${formula}<v>424242</v>`,
        )
      : text,
  );
const spoiltCells = (bytes: Uint8Array): number => [...computedIn(bytes).values()].filter((v) => v === 424242).length;

if (office === undefined)
  console.log("LibreOffice is not here: workbooks were not opened in it. `npm test` installs it on Debian as root.");
/** Nothing where LibreOffice is not: what was not looked at counts neither as passed nor as skipped. */
const opened = office === undefined ? [] : sets;

describe("a workbook, as other programs see it", () => {
  let today = utcDay();
  let files: ReadonlyMap<string, Uint8Array> = new Map();
  let saved: ReadonlyMap<string, Uint8Array> = new Map();
  let sheets: ReadonlyMap<string, Uint8Array> = new Map();
  beforeAll(async () => {
    // Formulas ask for today: when the day has changed meanwhile, once more.
    do {
      today = utcDay();
      files = new Map([...(await write(today))].map(([name, bytes]) => [name, spoilt(bytes)] as const));
      if (opened.length === 0) return;
      saved = await byLibreOffice(files, "xlsx");
      // Every sheet as a text. @source LibreOffice Help, "Filter Options for CSV", token 12
      sheets = await byLibreOffice(
        files,
        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1",
      );
    } while (today !== utcDay());
  }, 400_000);

  it.each(sets)(
    "says in the file what core computes, in every computed cell ($name)",
    async ({ documents, language }) => {
      const values = computedIn(await bytesOf(documents, language, "2027-06-01"));
      const wanted = wantedOf(documents, "2027-06-01");
      expect(wanted.size).toBeGreaterThan(10);
      expect(rounded(values)).toEqual(rounded(wanted));
    },
  );

  it("counts with the thresholds of its project", () => {
    const [own, others] = [kinds.samples("en"), kinds.thresholds("en")].map((documents) =>
      wantedOf(documents, "2027-06-01"),
    );
    expect([...own!].filter(([at, value]) => others!.get(at) !== value).length).toBeGreaterThan(0);
  });

  it.each(opened)("comes to what core computes, from formulas alone, in LibreOffice ($name)", ({ name, documents }) => {
    const wanted = wantedOf(documents, today);
    // Not one of the results in the file was right before.
    expect(spoiltCells(files.get(name)!)).toBe(wanted.size);
    expect(rounded(computedIn(saved.get(name)!))).toEqual(rounded(wanted));
  });

  it.each(opened)("shows no error in any cell in LibreOffice ($name)", ({ name }) => {
    const own = [...sheets].filter(([file]) => file.startsWith(name.replace(".xlsx", "-")));
    expect(own.length).toBeGreaterThan(shapes.length);
    for (const [, bytes] of own)
      expect(new TextDecoder().decode(bytes)).not.toMatch(
        /#NAME\?|#VALUE!|#REF!|#DIV\/0!|#N\/A|#NUM!|#NULL!|Err:\d+|424242/,
      );
  });

  it.each(opened)("comes back as it was, saved by LibreOffice ($name)", async ({ name, documents, language }) => {
    const { documents: found, losses } = await xlsxToDocuments(saved.get(name)!, contextOn(language, today));
    expect(losses).toEqual([]);
    expect(found).toEqual(documents);
  });
});
