import type { Base } from "@parley/core";

/**
 * Digests by table and row, one text per row; the columns of a table are named once. Takes a third of the room of one
 * key per place.
 */
export type PackedBase = Readonly<
  Record<string, readonly [columns: readonly string[], rows: Readonly<Record<string, string>>]>
>;

const none = "-";

/** A base with less room. Its keys are places: "title", "table/row", "table/row/column". */
export function packBase(base: Base): PackedBase {
  const tables = new Map<string, { columns: string[]; rows: Map<string, Map<string, string>> }>();
  for (const [key, digest] of Object.entries(base)) {
    const { table, row, column } = split(key);
    const packed = tables.get(table) ?? { columns: [], rows: new Map<string, Map<string, string>>() };
    tables.set(table, packed);
    if (!packed.columns.includes(column)) packed.columns.push(column);
    const digests = packed.rows.get(row) ?? new Map<string, string>();
    packed.rows.set(row, digests.set(column, digest));
  }
  return Object.fromEntries(
    [...tables].map(([table, { columns, rows }]) => {
      const line = (digests: ReadonlyMap<string, string>): string =>
        columns.map((c) => digests.get(c) ?? none).join(" ");
      // In one order, whoever wrote the document: the same base is the same text.
      columns.sort();
      return [table, [columns, Object.fromEntries([...rows].map(([row, digests]) => [row, line(digests)]))] as const];
    }),
  );
}

/** The inverse of `packBase`. */
export function unpackBase(packed: PackedBase): Base {
  const entries = Object.entries(packed).flatMap(([table, [columns, rows]]) =>
    Object.entries(rows).flatMap(([row, line]) =>
      line.split(" ").flatMap((digest, i) => (digest === none ? [] : [[joined(table, row, columns[i] ?? ""), digest]])),
    ),
  );
  return Object.fromEntries(entries) as Base;
}

/** A column's name may hold a slash (addresses in `$extra` do); a table's and a row's may not. */
function split(key: string): { table: string; row: string; column: string } {
  const [table = "", row = "", ...rest] = key.split("/");
  return { table, row, column: rest.join("/") };
}
const joined = (table: string, row: string, column: string): string =>
  [table, ...(row || column ? [row] : []), ...(column ? [column] : [])].join("/");
