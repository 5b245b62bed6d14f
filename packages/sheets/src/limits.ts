/**
 * What Google Sheets takes.
 *
 * @source "Files you can store in Google Drive"; Sheets API, "Usage limits" and "Read and write metadata"
 */
export const limits = {
  cellChars: 50_000,
  cells: 10_000_000,
  titleChars: 100,
  /** Recommended at most for one request. */
  requestBytes: 2_000_000,
  columns: 18_278,
} as const;

/** What one cell takes: a file of another program holds less than Google's grid. */
export interface CellRoom {
  readonly cellChars: number;
  /** The longest piece of the document's own notes in one cell. */
  readonly pieceChars: number;
}
export const sheetsRoom: CellRoom = { cellChars: limits.cellChars, pieceChars: 45_000 };
/** The most of one batch: room for the envelope of the request around it. */
export const batchBytes = 1_900_000;
/** Empty rows that are set up below a table, for people to go on in. */
export const spareRows = 50;
