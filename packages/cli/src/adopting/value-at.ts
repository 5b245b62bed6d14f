import type { Document, Place, StoredRow } from "@parley/core";

const indexed = new WeakMap<readonly StoredRow[], ReadonlyMap<string, StoredRow>>();

/** The rows of a table by their ids, put in order once: a long table has many findings. */
function rowsById(rows: readonly StoredRow[]): ReadonlyMap<string, StoredRow> {
  const known = indexed.get(rows);
  if (known) return known;
  const made = new Map(rows.map((row) => [row.id, row]));
  indexed.set(rows, made);
  return made;
}

/** What a document holds at a field, or at a column of a row; undefined for nothing, and for other places. */
export function valueAt({ content }: Document, [name = "", row, column = ""]: Place): unknown {
  const value = content[name];
  if (row === undefined) return value;
  return Array.isArray(value) ? rowsById(value as readonly StoredRow[]).get(row)?.[column] : undefined;
}
