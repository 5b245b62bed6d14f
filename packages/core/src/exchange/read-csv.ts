import type { Document, Json, Stored } from "../document.ts";
import { ParleyError } from "../errors.ts";
import type { Field } from "../fields.ts";
import { type Label, type Language, say } from "../label.ts";
import { parse } from "../parse.ts";
import { rowNames } from "../place.ts";
import { type Matrix, parts, type Shape } from "../shape.ts";
import { type AnyTemplate, blankDocument } from "../template.ts";
import { fromText } from "../text-values.ts";
import type { CsvFile } from "./csv.ts";
import {
  columnHeaders,
  documentFile,
  documentHeaders,
  headerLabels,
  headerNames,
  idInHeader,
  rowIdLabel,
} from "./csv-layout.ts";
import { csvRows, unguardedCell } from "./csv-text.ts";
import { orThrow } from "./json.ts";
import { resolved } from "./local-references.ts";

type Rows = readonly (readonly string[])[];
type Cells = Map<string, unknown>;

/** What files do not say. */
export interface MadeOfCsv {
  /** ISO instant. */
  readonly now: string;
  /** For rows that somebody added without one. */
  readonly newId: () => string;
}

/** True for a text that `documentsCsv` wrote, also when a spreadsheet saved it since. */
export const isDocumentsCsv = (text: string): boolean => languageIn(firstCell(text), headerLabels.id) !== undefined;
const firstCell = (text: string): string => csvRows(text.slice(0, 400))[0]?.[0] ?? "";
const languageIn = (cell: string, label: Label): Language | undefined =>
  cell === label[0] ? "en" : cell === label[1] ? "zh" : undefined;

/**
 * The documents that `toCsv` or `documentsCsv` wrote, also after somebody edited them: rows may be added without an
 * id, names may change, columns may move. A value that cannot be read, or has no column, is kept in `extra`.
 *
 * They are drafts, whatever their column "State" says: a file decides nothing.
 *
 * @throws ParleyError "invalid-document" or "unknown-template", naming the first problem
 */
export function fromCsv(
  files: readonly CsvFile[],
  template: (id: string) => AnyTemplate | undefined,
  made: MadeOfCsv,
): readonly Document[] {
  const main = files.find(({ name }) => name === documentFile) ?? (files.length === 1 ? files[0] : undefined);
  if (!main || !isDocumentsCsv(main.text)) throw noDocument(files);
  const [head = [], ...rows] = csvRows(main.text);
  const drafts = rows.map((row) => draftOf(head, row, template));
  const [only] = drafts;
  if (!only) throw noDocument(files);
  if (drafts.length > 1) return drafts.map((draft) => finished(draft, template));
  for (const file of files) if (file !== main) take(only, file, made);
  return [finished(only, template)];
}

/** A table that `tableCsv` wrote, read by itself into a new document; `undefined` when it is no template's. */
export function fromTableCsv(text: string, templates: readonly AnyTemplate[], made: MadeOfCsv): Document | undefined {
  const [head = [], ...rows] = csvRows(text);
  const language = languageIn(head[0] ?? "", rowIdLabel);
  if (!language) return undefined;
  for (const template of templates)
    for (const [name, { columns }] of Object.entries(parts(template.shape as Shape).tables)) {
      const headers = [
        say(rowIdLabel, language),
        ...columnHeaders(columns, language, [say(rowIdLabel, language)]).values(),
      ];
      if (headers.join("\n") !== head.join("\n")) continue;
      const document = blankDocument(template, { id: made.newId(), language, now: made.now });
      const draft: Draft = {
        shape: template.shape as Shape,
        raw: { ...document },
        content: new Map(),
        extra: new Map(),
        language,
      };
      readTable(draft, name, [head, ...rows], made);
      return finished(draft, (id) => (id === document.template ? template : undefined));
    }
  return undefined;
}

interface Draft {
  readonly shape: Shape | undefined;
  readonly raw: Stored;
  readonly content: Cells;
  readonly extra: Map<string, Json>;
  readonly language: Language;
}

function draftOf(
  head: readonly string[],
  row: readonly string[],
  template: (id: string) => AnyTemplate | undefined,
): Draft {
  const written = languageIn(head[0] ?? "", headerLabels.id) ?? "en";
  const cell = (header: string): string => unguardedCell(row[head.indexOf(header)] ?? "");
  const header = Object.fromEntries(headerNames.map((name) => [name, cell(say(headerLabels[name], written))]));
  const shape: Shape | undefined = template(header["template"]!)?.shape;
  const fields = shape ? parts(shape).fields : {};
  const headers = documentHeaders(fields, written);
  const draft: Draft = { shape, raw: rawHeader(header), content: new Map(), extra: new Map(), language: written };
  const known = new Map([...headers.fields].map(([name, text]) => [text, name]));
  head.forEach((text, i) => {
    const name = known.get(text);
    if (name !== undefined) put(draft, draft.content, [name], fields[name]!, row[i] ?? "");
    else if (!headers.header.includes(text)) keep(draft, [text], row[i] ?? "");
  });
  return draft;
}

function rawHeader(header: Readonly<Record<string, string>>): Stored {
  const { clientVisible, templateVersion, revision, state: _state, ...texts } = header;
  const count = (text: string | undefined): unknown => (text && /^\d{1,15}$/.test(text) ? Number(text) : text);
  return {
    format: "parley/1",
    ...Object.fromEntries(Object.entries(texts).filter(([name, text]) => text !== "" || name === "title")),
    templateVersion: count(templateVersion),
    ...(revision && { revision: count(revision) }),
    ...(clientVisible && { clientVisible: true }),
  };
}

function take(draft: Draft, { name: file, text }: CsvFile, made: MadeOfCsv): void {
  const { tables, matrices } = draft.shape ? parts(draft.shape) : { tables: {}, matrices: {} };
  const name = file.replace(/\.csv$/i, "");
  if (Object.hasOwn(tables, name)) readTable(draft, name, csvRows(text), made);
  else if (!Object.hasOwn(matrices, name)) throw strangeFile(file, [...Object.keys(tables), ...Object.keys(matrices)]);
  else draft.content.set(name, text);
}

function readTable(draft: Draft, name: string, [head = [], ...rows]: Rows, { newId }: MadeOfCsv): void {
  const { columns } = parts(draft.shape!).tables[name]!;
  const language = languageIn(head[0] ?? "", rowIdLabel) ?? draft.language;
  const rowId = say(rowIdLabel, language);
  const known = new Map([...columnHeaders(columns, language, [rowId])].map(([column, text]) => [text, column]));
  const at = head.indexOf(rowId);
  draft.content.set(
    name,
    rows.map((row) => {
      const id = (row[at] ?? "").trim() || newId();
      const cells: Cells = new Map([["id", id]]);
      head.forEach((text, i) => {
        const column = known.get(text);
        if (column !== undefined) put(draft, cells, [name, id, column], columns[column]!, row[i] ?? "");
        else if (i !== at) keep(draft, [name, id, text], row[i] ?? "");
      });
      return Object.fromEntries(cells);
    }),
  );
}

/** Reads a cell into its place; what cannot be read is kept beside it. */
function put(draft: Draft, cells: Cells, at: readonly string[], field: Field, cell: string): void {
  const text = unguardedCell(cell);
  const read = fromText(field, text);
  if (!read.ok) draft.extra.set(at.join("."), text);
  else if (read.value !== undefined) cells.set(at.at(-1)!, read.value);
}

/** A column that somebody added. Dots would part an address. */
function keep({ extra }: Draft, at: readonly string[], cell: string): void {
  const name = at
    .at(-1)!
    .replace(/[.\s]+/g, " ")
    .trim();
  if (cell !== "" && name !== "" && name !== "__proto__")
    extra.set([...at.slice(0, -1), name].join("."), unguardedCell(cell));
}

/** The document of a draft: matrices are read last, when the names of their rows and columns are known. */
function finished(draft: Draft, template: (id: string) => AnyTemplate | undefined): Document {
  const { shape, raw, content, extra } = draft;
  if (shape)
    for (const [name, matrix] of Object.entries(parts(shape).matrices)) {
      const text = content.get(name);
      if (typeof text === "string") content.set(name, readMatrix(draft, name, matrix, csvRows(text)));
    }
  const stored = Object.fromEntries(content);
  const whole = shape ? resolved(shape, stored) : stored;
  return orThrow(parse({ ...raw, content: whole, extra: Object.fromEntries(extra) }, template));
}

function readMatrix(draft: Draft, name: string, matrix: Matrix, [head = [], ...rows]: Rows): Stored {
  const [down, across] = [matrix.rows, matrix.columns].map((table) => idsByName(draft, table));
  const ids = head.map((text, i) => (i < 2 ? undefined : (idInHeader(text) ?? across!.get(unguardedCell(text)))));
  const lines = rows.map((row) => {
    const id = (row[0] ?? "").trim() || down!.get(unguardedCell(row[1] ?? "")) || "";
    const cells: Cells = new Map();
    row.forEach((cell, i) => {
      const column = ids[i];
      if (i > 1 && column !== undefined && id !== "") put(draft, cells, [name, id, column], matrix.cell, cell);
      else if (i > 1) keep(draft, [name, id || "row", head[i] ?? String(i)], cell);
    });
    return [id, Object.fromEntries(cells)] as const;
  });
  return Object.fromEntries(lines.filter(([id, cells]) => id !== "" && Object.keys(cells).length > 0));
}

function idsByName({ shape, content, language }: Draft, table: string): ReadonlyMap<string, string> {
  const document = { content: { [table]: content.get(table) }, language } as unknown as Document;
  return new Map([...rowNames(shape!, document, table)].map(([id, name]) => [name, id]));
}

const noDocument = (files: readonly CsvFile[]): ParleyError => {
  const names = files.map(({ name }) => name).slice(0, 5);
  return new ParleyError("invalid-document", {
    found: names.length > 0 ? [`only ${names.join(", ")}`, `仅有 ${names.join("、")}`] : ["nothing", "空白"],
    expected: [`${documentFile} as Parley writes it`, `Parley 写出的 ${documentFile}`],
  });
};
const strangeFile = (file: string, names: readonly string[]): ParleyError =>
  new ParleyError("invalid-document", {
    found: [`the file ${file}`, `文件 ${file}`],
    expected: [names.map((name) => `${name}.csv`).join(", "), names.map((name) => `${name}.csv`).join("、")],
  });
