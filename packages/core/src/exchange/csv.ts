import type { Document, Stored, StoredRow } from "../document.ts";
import type { Columns, Field } from "../fields.ts";
import { type AnyFlow, plainFlow } from "../flow.ts";
import { type Language, say } from "../label.ts";
import { rowNames } from "../place.ts";
import { parts, type Matrix, type Shape } from "../shape.ts";
import type { AnyTemplate } from "../template.ts";
import { cellText, toText } from "../text-values.ts";
import {
  columnHeaders,
  documentFile,
  documentHeaders,
  headerNames,
  type HeaderName,
  matrixHeader,
  rowIdLabel,
} from "./csv-layout.ts";
import { csvText, guardedCell } from "./csv-text.ts";

/** One table as comma-separated values. */
export interface CsvFile {
  /** "activities.csv" */
  readonly name: string;
  readonly text: string;
}

/**
 * A document as one file for its header and fields, and one for each table and matrix: names of columns in the
 * document's language, UTF-8 with a byte order mark. Texts that a spreadsheet would calculate stay texts.
 *
 * `fromCsv` is the inverse; what CSV cannot carry is what `csvLosses` says.
 */
export function toCsv(template: AnyTemplate, document: Document): readonly CsvFile[] {
  const shape: Shape = template.shape;
  const { tables, matrices } = parts(shape);
  const { content, language } = document;
  const files: CsvFile[] = [{ name: documentFile, text: documentsCsv(template, [document]) }];
  for (const [name, { columns }] of Object.entries(tables))
    if (content[name] !== undefined)
      files.push({ name: `${name}.csv`, text: tableCsv(columns, content[name] as readonly StoredRow[], language) });
  for (const [name, matrix] of Object.entries(matrices))
    if (content[name] !== undefined)
      files.push({ name: `${name}.csv`, text: matrixCsv(shape, document, matrix, content[name] as Grid) });
  return files;
}
type Grid = Readonly<Record<string, Stored>>;

/** Headers and fields of documents of one template, one row each. The whole of a document that has no tables. */
export function documentsCsv(template: AnyTemplate, documents: readonly Document[]): string {
  const shape: Shape = template.shape;
  const language = documents[0]?.language ?? "en";
  const { fields } = parts(shape);
  const headers = documentHeaders(fields, language);
  const rows = documents.map((document) => [
    ...headerNames.map((name) => guardedCell(headerText(template, document, name))),
    ...Object.entries(fields).map(([name, field]) => valueCell(field, document.content[name], language)),
  ]);
  return csvText([[...headers.header, ...headers.fields.values()], ...rows]);
}

function headerText({ flow = plainFlow }: AnyTemplate, document: Document, name: HeaderName): string {
  if (name === "clientVisible") return document.clientVisible ? say(["Yes", "是"], document.language) : "";
  if (name !== "state") return String(document[name] ?? "");
  const { state } = document.flow;
  const states = flow.states as AnyFlow["states"];
  const label = Object.hasOwn(states, state) ? states[state] : undefined;
  return label ? say([label[0], label[1]], document.language) : state;
}

/** A table with the ids of its rows in front. */
export function tableCsv(columns: Columns, rows: readonly StoredRow[], language: Language): string {
  const rowId = say(rowIdLabel, language);
  const headers = columnHeaders(columns, language, [rowId]);
  const body = rows.map((row) => [
    row.id,
    ...Object.entries(columns).map(([name, field]) => valueCell(field, row[name], language)),
  ]);
  return csvText([[rowId, ...headers.values()], ...body]);
}

function matrixCsv(shape: Shape, document: Document, { rows, columns, cell }: Matrix, grid: Grid): string {
  const { language } = document;
  const [down, across] = [rowNames(shape, document, rows), rowNames(shape, document, columns)];
  const head = [
    say(rowIdLabel, language),
    say(parts(shape).tables[rows]!.label, language),
    ...[...across].map(([id, name]) => guardedCell(matrixHeader(name, id))),
  ];
  const shown = (value: unknown): string =>
    cell.kind === "choices" ? cellText(value as readonly string[] | undefined) : valueCell(cell, value, language);
  const body = [...down].map(([id, name]) => {
    const line = Object.hasOwn(grid, id) ? grid[id]! : {};
    return [id, guardedCell(name), ...[...across.keys()].map((column) => shown(own(line, column)))];
  });
  return csvText([head, ...body]);
}
const own = (line: Stored, name: string): unknown => (Object.hasOwn(line, name) ? line[name] : undefined);

/** A negative number is a number; every other text that begins with a sign is kept a text. */
function valueCell(field: Field, value: unknown, language: Language): string {
  const text = toText(field, value, language);
  return field.kind === "number" || field.kind === "percent" ? text : guardedCell(text);
}
