import type { Base } from "@parley/core";

/** Digests by table, row and column, with the columns named once per table: a third of the room of one key per place. */
export type PackedBase = Readonly<
  Record<string, { readonly columns: readonly string[]; readonly rows: Readonly<Record<string, string>> }>
>;

const gap = "-";

/** Packs a base. Keys are "place", "table/row" and "table/row/column". */
export function packBase(base: Base): PackedBase {
  const tables = new Map<string, { columns: string[]; rows: Map<string, Map<string, string>> }>();
  for (const [key, digest] of Object.entries(base)) {
    const [name, row, column] = split(key);
    const table = tables.get(name) ?? { columns: [], rows: new Map<string, Map<string, string>>() };
    tables.set(name, table);
    if (!table.columns.includes(column)) table.columns.push(column);
    const cells = table.rows.get(row) ?? new Map<string, string>();
    table.rows.set(row, cells.set(column, digest));
  }
  return Object.fromEntries(
    [...tables].map(([name, { columns, rows }]) => {
      const line = (cells: Map<string, string>): string => columns.map((column) => cells.get(column) ?? gap).join(" ");
      return [name, { columns, rows: Object.fromEntries([...rows].map(([row, cells]) => [row, line(cells)])) }];
    }),
  );
}

/** The inverse of `packBase`. */
export function unpackBase(packed: PackedBase): Base {
  return Object.fromEntries(
    Object.entries(packed).flatMap(([name, { columns, rows }]) =>
      Object.entries(rows).flatMap(([row, line]) =>
        line.split(" ").flatMap((digest, index): [string, string][] => {
          const column = columns[index];
          return digest === gap || column === undefined ? [] : [[joined(name, row, column), digest]];
        }),
      ),
    ),
  );
}

/** Only the first two slashes part: an address behind them may hold more. An absent part and an empty one are told apart by a mark. */
const absent = "\u0000";
function split(key: string): readonly [string, string, string] {
  const [name = "", row = absent, ...rest] = key.split("/");
  return [name, row, rest.length === 0 ? absent : rest.join("/")];
}
const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== absent).join("/");
