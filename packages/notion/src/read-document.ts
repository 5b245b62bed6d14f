import {
  parts,
  type AnyTemplate,
  type Document,
  type HostContext,
  type Language,
  type Loss,
  type Shape,
  type Standing,
  type StoredRow,
} from "@parley/core";
import type { Column } from "./columns.ts";
import { unfinished, type Envelope } from "./envelope.ts";
import { identifyRows, type IdentifiedDocument } from "./identity.ts";
import { documentColumns, numberColumn, tableColumns } from "./layout.ts";
import { matchProperties, valueAt, type Matched } from "./match.ts";
import type { Page, Property, TableDatabase } from "./native.ts";
import type { KnownPages } from "./read-links.ts";
import { linksBy, Reader, unlinked } from "./reader.ts";
import { codecOf } from "./render-document.ts";
import { isBlank, keyOfRowId, rowId, textOf, type Value } from "./value.ts";

/** What stands around a document: row ids by page id, and everything that can be linked to. */
export interface Around {
  readonly rows: ReadonlyMap<string, string>;
  readonly known: KnownPages;
}

/** A table as it stands there, its rows under the ids they are read as, in order. */
interface FoundTable {
  readonly name: string;
  readonly table: TableDatabase;
  readonly rows: readonly { readonly id: string; readonly page: Page }[];
}

/** A page as the document it shows. Pure. */
export function readDocument(
  template: AnyTemplate,
  language: Language,
  properties: readonly Property[],
  found: IdentifiedDocument,
  around: Around,
  context: HostContext,
): { readonly standing: Standing; readonly losses: readonly Loss[] } {
  const { id, page, copyOf } = found;
  const shape: Shape = template.shape;
  const { envelope } = page;
  const meta = envelope?.meta ?? unfinished;
  const reader = new Reader(id, envelope, around.known);
  const content = readContent(shape, language, found, around.rows, reader, context);
  const columns = documentColumns(template, language, context.currency);
  const matched = matchProperties(columns, properties, envelope?.at?.properties);
  const codec = codecOf(shape, { content }, language, context.currency);
  const links = linksBy(columns, matched, envelope?.at?.properties);
  const at = (key: string): unknown => {
    const column = columns.find((c) => c.key === key);
    return column && reader.cell(column, [key], page.values, { matched, links, codec });
  };
  const fields = Object.keys(parts(shape).fields).map((name) => [name, at(name)] as const);
  reader.unknown(
    [],
    unlinked(matched, links).filter(({ name }) => !isBlank(page.values[name])),
  );
  const title = valueAt(matched, "$title", page.values);
  const header = defined({
    owner: at("$owner"),
    reviewBy: at("$reviewBy"),
    clientVisible: at("$clientVisible"),
    series: meta.series,
  });
  const document = {
    format: "parley/1",
    id,
    template: shape.id,
    templateVersion: meta.templateVersion === 0 ? shape.version : meta.templateVersion,
    language,
    title: title ? textOf(title) : "",
    ...header,
    createdAt: meta.createdAt,
    updatedAt: meta.updatedAt,
    revision: meta.revision,
    content: { ...defined(Object.fromEntries(fields)), ...content },
    flow: { state: stateOf(at("$state"), envelope, reader), history: meta.history },
    waivers: meta.waivers,
    extra: Object.fromEntries(reader.extra),
    ...(meta.withheld && { withheld: meta.withheld }),
  } as Document;
  const base = envelope?.base;
  const standing = {
    document,
    ...(base && { base }),
    ...(page.trashed && { trashed: true as const }),
    ...(copyOf !== undefined && { copyOf }),
  };
  return { standing, losses: reader.losses };
}

const defined = (values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

/** A state that somebody picked in Notion is taken over, but proves no decision. */
function stateOf(picked: unknown, envelope: Envelope | undefined, reader: Reader): string {
  const before = envelope?.meta.state ?? unfinished.state;
  if (typeof picked !== "string") return before;
  if (envelope?.base && picked !== before) {
    reader.lose(
      ["$flow"],
      "unverified-decision",
      ["The state was changed in Notion, where nobody is proved", "状态在 Notion 中被更改，无法核实身份"],
      "extra",
    );
  }
  return picked;
}

function readContent(
  shape: Shape,
  language: Language,
  { page }: IdentifiedDocument,
  anyRows: ReadonlyMap<string, string>,
  reader: Reader,
  context: HostContext,
): Document["content"] {
  const { tables, matrices } = parts(shape);
  const absent = page.envelope?.absent ?? [];
  const found = Object.keys(tables).flatMap((name) => findTable(shape, name, page.tables) ?? []);
  const remembered = (name: string): Readonly<Record<string, string>> | undefined =>
    page.envelope?.at?.tables[name]?.properties;
  /** Relations by row instead of by page. */
  const keyed = (value: Value | undefined): Value | undefined =>
    value?.type === "relation" ? { ...value, ids: value.ids.map((id) => rowIdOf(id, anyRows)) } : value;
  const read = (
    name: string,
    soFar: Document["content"],
    wanted: (column: Column) => boolean,
  ): readonly StoredRow[] => {
    const one = found.find((f) => f.name === name);
    const columns = tableColumns(shape, name, { content: soFar }, language, context.currency);
    const matched = matchProperties(columns, one?.table.properties ?? [], remembered(name));
    const codec = codecOf(shape, { content: soFar }, language, context.currency);
    const own = columns.filter((column) => column.field && !column.named && wanted(column));
    const links = linksBy(columns, matched, remembered(name));
    return inOrder(one, matched).map(({ id, page: row }) => {
      const cells = own.map((column) => [
        column.key,
        reader.cell(column, [name, id, column.key], row.values, { matched, links, codec }, keyed),
      ]);
      return { id, ...defined(Object.fromEntries(cells)) };
    });
  };
  // First what stands on its own, then what names rows: references and the columns of matrices.
  const plain: Record<string, readonly StoredRow[]> = {};
  for (const name of Object.keys(tables)) plain[name] = read(name, {}, (column) => column.type !== "relation");
  const content: Record<string, unknown> = {};
  for (const [name, rows] of Object.entries(plain)) {
    const links = read(name, plain, (column) => column.type === "relation");
    if (rows.length > 0 || !absent.includes(name))
      content[name] = rows.map((row, index) => ({ ...row, ...links[index] }));
  }
  for (const [name, { rows }] of Object.entries(matrices)) {
    const one = found.find((f) => f.name === rows);
    const grid = one ? readMatrix(shape, name, one, plain, language, reader, context, remembered(rows)) : {};
    if (Object.keys(grid).length > 0 || !absent.includes(name)) content[name] = grid;
  }
  reportUnknown(shape, found, plain, language, reader, context, remembered);
  return content;
}

/** A page by its row; a page that is nobody's row stays one. */
const rowIdOf = (page: string, rows: ReadonlyMap<string, string>): string => {
  const row = keyOfRowId(page) === undefined ? rows.get(page) : undefined;
  return row === undefined ? page : rowId(row);
};

/** A table by its name, as the envelope has it, or by what it is called in either language. */
export function findTable(shape: Shape, name: string, tables: readonly TableDatabase[]): FoundTable | undefined {
  const label: readonly string[] = parts(shape).tables[name]?.label ?? [];
  const table =
    tables.find((t) => t.name === name) ?? tables.find((t) => t.name === undefined && label.includes(t.title));
  return table && { name, table, rows: identifyRows(table.rows) };
}

/** By the number that people see; those without one, and equal ones, by age. */
function inOrder(found: FoundTable | undefined, matched: Matched): FoundTable["rows"] {
  const place = ({ page }: { readonly page: Page }): number => {
    const value = valueAt(matched, numberColumn, page.values);
    return value?.type === "number" && value.number !== null ? value.number : Number.POSITIVE_INFINITY;
  };
  const age = ({ page }: { readonly page: Page }): string => page.created ?? "";
  const order = (a: { readonly page: Page }, b: { readonly page: Page }): number => {
    const [first, second] = [place(a), place(b)];
    return first === second ? age(a).localeCompare(age(b)) : first - second;
  };
  return [...(found?.rows ?? [])].sort(order);
}

function readMatrix(
  shape: Shape,
  name: string,
  { table, rows, name: tableName }: FoundTable,
  plain: Document["content"],
  language: Language,
  reader: Reader,
  context: HostContext,
  remembered: Readonly<Record<string, string>> | undefined,
): Readonly<Record<string, unknown>> {
  const columns = tableColumns(shape, tableName, { content: plain }, language, context.currency);
  const matched = matchProperties(columns, table.properties, remembered);
  const codec = codecOf(shape, { content: plain }, language, context.currency);
  const cells = columns.filter(({ key, named }) => named && key.startsWith(`${name}/`));
  return Object.fromEntries(
    rows.flatMap(({ id, page }) => {
      const row = cells.map((column) => {
        const other = column.key.slice(name.length + 1);
        return [other, reader.value(column, [name, id, other], valueAt(matched, column.key, page.values), codec)];
      });
      const filled = defined(Object.fromEntries(row));
      return Object.keys(filled).length > 0 ? [[id, filled]] : [];
    }),
  );
}

function reportUnknown(
  shape: Shape,
  found: readonly FoundTable[],
  plain: Document["content"],
  language: Language,
  reader: Reader,
  context: HostContext,
  remembered: (name: string) => Readonly<Record<string, string>> | undefined,
): void {
  for (const { name, table } of found) {
    const columns = tableColumns(shape, name, { content: plain }, language, context.currency);
    const matched = matchProperties(columns, table.properties, remembered(name));
    reader.unknown([name, ""], unlinked(matched, linksBy(columns, matched, remembered(name))));
  }
}
