import { parts, type Shape, type Stored, type StoredRow } from "@parley/core";

/** The column that names a table's rows: its first of text. */
export function nameColumn(shape: Shape, table: string): string | undefined {
  const columns = Object.entries(parts(shape).tables[table]?.columns ?? {});
  return columns.find(([, { kind }]) => kind === "text" || kind === "longText")?.[0];
}

/** What the rows of a table are called, by id; rows without a name are not among them. */
export function rowNamesOf(shape: Shape, content: Stored, table: string): ReadonlyMap<string, string> {
  const column = nameColumn(shape, table);
  const rows = (content[table] ?? []) as readonly StoredRow[];
  return new Map(
    rows.flatMap((row) => {
      const name = column === undefined ? undefined : row[column];
      return typeof name === "string" && name.trim() !== "" ? [[row.id, name.trim()] as const] : [];
    }),
  );
}
