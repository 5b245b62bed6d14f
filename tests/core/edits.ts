import type { Document, Waiver } from "@parley/core";
import fc from "fast-check";
import { now } from "./given.ts";

/** Row ids, among them names that every object has. */
const ids = ["a", "b", "c", "constructor", "toString", "hasOwnProperty"] as const;
const columnIds = ["k", "l", "valueOf"] as const;

type Row = { readonly id: string } & Readonly<Record<string, unknown>>;
type Grid = Readonly<Record<string, Readonly<Record<string, string>>>>;
interface Content {
  readonly [field: string]: unknown;
  readonly rows: readonly Row[];
  readonly columns: readonly Row[];
  readonly cells: Grid;
}
const contentOf = (document: Document): Content => document.content as unknown as Content;

/** A document of the template with every kind of field: three rows, two columns, a full matrix. */
export function base(): Document {
  const rows = ["a", "b", "constructor"].map((id) => ({ id, name: `${id} base`, tags: [`${id} tag`] }));
  const columns = ["k", "l"].map((id) => ({ id, name: `${id} base` }));
  const line = (row: string) => Object.fromEntries(columns.map(({ id }) => [id, `${row} ${id} base`] as const));
  return {
    format: "parley/1",
    id: "doc-1",
    template: "everything",
    templateVersion: 1,
    language: "en",
    title: "Title base",
    owner: "Owner base",
    createdAt: now,
    updatedAt: now,
    revision: 1,
    content: {
      text: "text base",
      longText: "long base",
      rows,
      columns,
      cells: Object.fromEntries(rows.map(({ id }) => [id, line(id)])),
    },
    flow: { state: "draft", history: [] },
    waivers: [waiver("G-03", "base")],
    extra: { "rows.a.colour": "red base", "a/b": "slash base" },
  };
}
function waiver(code: string, reason: string): Waiver {
  return { code, at: ["rows", "a"], reason, by: "Li Na", on: "2027-03-01", seen: reason };
}

/** One thing that a person does to a document; `mark` makes their texts their own. */
export type Edit = (document: Document, mark: string) => Document;

const withContent = (document: Document, change: (content: Content) => Partial<Content>): Document => ({
  ...document,
  content: { ...document.content, ...change(contentOf(document)) },
});
/** Cells go with their rows and columns, as in every editor. */
function tidied(document: Document): Document {
  const { rows, columns, cells } = contentOf(document);
  const has = (list: readonly Row[], id: string): boolean => list.some((row) => row.id === id);
  const kept = Object.entries(cells).flatMap(([row, line]) => {
    const own = Object.entries(line).filter(([column]) => has(columns, column));
    return has(rows, row) && own.length > 0 ? [[row, Object.fromEntries(own)] as const] : [];
  });
  return withContent(document, () => ({ cells: Object.fromEntries(kept) }));
}

const id = fc.constantFrom(...ids);
const columnId = fc.constantFrom(...columnIds);
const word = fc.constantFrom("one", "two", "three");
const field = fc.constantFrom("text", "longText", "url");
const tableOf = (name: string): "rows" | "columns" => (columnIds.includes(name as "k") ? "columns" : "rows");
const anyRow = fc.oneof(id, columnId);

const setField = fc.record({ field, word }).map(
  ({ field: name, word: w }): Edit =>
    (d, mark) =>
      withContent(d, () => ({ [name]: `${name} ${w} ${mark}` })),
);
const clearField = field.map((name): Edit => (d) => {
  const { [name]: _gone, ...content } = d.content;
  return { ...d, content };
});
const setCell = fc.record({ row: anyRow, word }).map(({ row, word: w }): Edit => (d, mark) => {
  const table = tableOf(row);
  return withContent(d, (c) => ({
    [table]: c[table].map((r) => (r.id === row ? { ...r, name: `${row} ${w} ${mark}` } : r)),
  }));
});
const clearCell = anyRow.map(
  (row): Edit =>
    (d) =>
      withContent(d, (c) => ({
        [tableOf(row)]: c[tableOf(row)].map((r) => {
          const { name: _gone, ...rest } = r;
          return r.id === row ? (rest as Row) : r;
        }),
      })),
);
const addRow = fc.record({ row: anyRow, place: fc.nat(4) }).map(({ row, place }): Edit => (d, mark) => {
  const table = tableOf(row);
  const list = contentOf(d)[table];
  if (list.some((r) => r.id === row)) return d;
  const added = { id: row, name: `${row} new ${mark}` };
  return withContent(d, () => ({ [table]: [...list.slice(0, place), added, ...list.slice(place)] }));
});
const deleteRow = anyRow.map(
  (row): Edit =>
    (d) =>
      tidied(withContent(d, (c) => ({ [tableOf(row)]: c[tableOf(row)].filter((r) => r.id !== row) }))),
);
const moveRow = fc.record({ row: id, place: fc.nat(4) }).map(
  ({ row, place }): Edit =>
    (d) =>
      withContent(d, ({ rows }) => {
        const moved = rows.filter((r) => r.id === row);
        const others = rows.filter((r) => r.id !== row);
        return { rows: [...others.slice(0, place), ...moved, ...others.slice(place)] };
      }),
);
const setLetter = fc.record({ row: id, column: columnId, word }).map(
  ({ row, column, word: w }): Edit =>
    (d, mark) =>
      tidied(
        withContent(d, ({ cells }) => ({
          cells: { ...cells, [row]: { ...(Object.hasOwn(cells, row) && cells[row]), [column]: `${w} ${mark}` } },
        })),
      ),
);
const setHeader = fc
  .record({ name: fc.constantFrom("title", "owner", "series"), word })
  .map(({ name, word: w }): Edit => (d, mark) => ({ ...d, [name]: `${name} ${w} ${mark}` }));
const setExtra = fc
  .record({ address: fc.constantFrom("rows.a.colour", "note", "a/b", "constructor"), word })
  .map(({ address, word: w }): Edit => (d, mark) => ({ ...d, extra: { ...d.extra, [address]: `${w} ${mark}` } }));
const addWaiver = word.map((w): Edit => (d, mark) => {
  const added = waiver("G-02", `${w} ${mark}`);
  return { ...d, waivers: [...d.waivers.filter(({ seen }) => seen !== added.seen), added] };
});
const dropWaiver = fc.constant<Edit>((d) => ({ ...d, waivers: [] }));
const agree = fc.constant<Edit>((d, mark) => ({
  ...d,
  flow: {
    state: "agreed",
    history: [
      ...d.flow.history,
      { action: "agree", from: "draft", to: "agreed", by: `agreed ${mark}`, at: now, verified: false, version: 1 },
    ],
  },
}));

/** What a person does between two pushes, in any order. */
export const edits: fc.Arbitrary<readonly Edit[]> = fc.array(
  fc.oneof(
    setField,
    clearField,
    { arbitrary: setCell, weight: 3 },
    clearCell,
    { arbitrary: addRow, weight: 2 },
    { arbitrary: deleteRow, weight: 3 },
    moveRow,
    { arbitrary: setLetter, weight: 3 },
    setHeader,
    setExtra,
    addWaiver,
    dropWaiver,
    agree,
  ),
  { maxLength: 6 },
);
export const after = (document: Document, list: readonly Edit[], mark: string): Document =>
  list.reduce((d, edit) => edit(d, mark), document);

/** Every text in a document, wherever it stands. */
export function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
