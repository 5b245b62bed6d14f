/** One cell of a table in a text, with its place there. */
export interface SourceCell {
  /**
   * What a reader sees: quotes, emphasis, escapes and entities resolved, outer white space off; `<br>` is a line
   * break.
   */
  readonly text: string;
  /** Line of the cell's first character, from 1. */
  readonly line: number;
  /** Column of the cell's first character in its line, from 1, in UTF-16 units. */
  readonly column: number;
  /**
   * Offsets into the text, [start, end), in UTF-16 units: the cell as it is written there, quotes and marks included.
   */
  readonly start: number;
  readonly end: number;
  /** The whole cell is set in bold. */
  readonly bold?: true;
  /** As it is written, where `text` does not say all of it (a link's address, a comment). */
  readonly raw?: string;
}
export type SourceRow = readonly SourceCell[];
export type TableFormat = "csv" | "markdown";

/** A table as somebody made it. Rows may be of different lengths; in Markdown the first one is the header. */
export interface SourceTable {
  /** "sheet": from a spreadsheet's grid, made where that is read; lines and columns are the grid's, offsets are 0. */
  readonly format: TableFormat | "sheet";
  readonly rows: readonly SourceRow[];
  /** Headings above the table, the nearest last; then the line of text directly above it, if any. */
  readonly hints: readonly string[];
  /** The name of the sheet that a grid is on. */
  readonly sheet?: string;
}

/** A place that stands for a cell which a short row does not have. */
export const isBlank = (cell: SourceCell | undefined): boolean => cell === undefined || cell.text === "";

/** The text of a cell; "" beyond the end of a short row. */
export const textAt = (row: SourceRow | undefined, column: number): string => row?.[column]?.text ?? "";

/** Most cells in any row. A loop, because a spread over a hostile table overflows the stack. */
export function widthOf(rows: readonly SourceRow[]): number {
  let width = 0;
  for (const row of rows) width = Math.max(width, row.length);
  return width;
}
