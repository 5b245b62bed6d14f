import type { CellRoom } from "../limits.ts";

/**
 * What an Excel workbook takes.
 *
 * @source Microsoft, "Excel specifications and limits"
 */
export const excel = {
  rows: 1_048_576,
  columns: 16_384,
  cellChars: 32_767,
  titleChars: 31,
  /** Of a drop-down's items written in the rule itself. */
  listChars: 255,
} as const;

/** Less than the most of a cell for notes, so that an escaped character more does not overflow it. */
export const excelRoom: CellRoom = { cellChars: excel.cellChars, pieceChars: 30_000 };

/** What is read of a workbook that may come from anybody: memory stays bounded whatever the file says of itself. */
export const readLimits = {
  fileBytes: 100_000_000,
  /** Of all parts together that are unpacked. */
  unpackedBytes: 200_000_000,
  /** A part that grows more than this while it is unpacked is a bomb; sheets of equal rows reach about 100. */
  ratio: 300,
  /** Parts up to this size may grow as they like. */
  ratioFromBytes: 10_000_000,
  /** Of a sheet in which cells are changed: it is held whole. */
  patchedBytes: 60_000_000,
  entries: 20_000,
  sheets: 500,
  /** Cells with something in them, of all sheets. */
  cells: 1_000_000,
  /** Cells in the rectangles around them, empty ones included. */
  areaCells: 2_000_000,
  /** Shared texts, in UTF-16 units. */
  textChars: 100_000_000,
  /** One tag or one run of text in the XML. */
  tokenChars: 4_000_000,
  /** On one sheet. */
  tables: 2_000,
  /** What is told of one sheet: whoever reads it needs no more. */
  told: 100,
  /** Cells that merging gives the text of another one. */
  mergedCells: 500_000,
} as const;
