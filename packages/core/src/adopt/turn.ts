import { type SourceCell, type SourceTable, widthOf } from "./source-table.ts";

/**
 * A table with its rows as columns. Cells keep their places; what a short row lacks is an empty cell at that row's
 * end.
 */
export function turned(table: SourceTable): SourceTable {
  const { rows } = table;
  const width = widthOf(rows);
  const turnedRows = Array.from({ length: width }, (_, column) =>
    rows.map((row) => row[column] ?? emptyAfter(row.at(-1))),
  );
  return { ...table, rows: turnedRows };
}
const emptyAfter = (last: SourceCell | undefined): SourceCell => {
  const { line = 1, column = 1, start = 0, end = 0 } = last ?? {};
  return { text: "", line, column: column + (end - start), start: end, end };
};
