import type { CellFormat, GridRange, Request as Change } from "../resources.ts";
import { boundsOf, type Grid, type Selection } from "./grid-model.ts";

type Dimension = "ROWS" | "COLUMNS";

const rangeOf = ({ sheetId }: Grid, selection: Selection): GridRange => {
  const { top, left, bottom, right } = boundsOf(selection);
  return { sheetId, startRowIndex: top, endRowIndex: bottom + 1, startColumnIndex: left, endColumnIndex: right + 1 };
};

function spanOf(selection: Selection, dimension: Dimension): { start: number; end: number } {
  const { top, left, bottom, right } = boundsOf(selection);
  return dimension === "ROWS" ? { start: top, end: bottom + 1 } : { start: left, end: right + 1 };
}

/** Requests of the API for what a person does with menus and keys. */
export const edits = {
  clear: (grid: Grid, selection: Selection): Change => ({
    updateCells: { range: rangeOf(grid, selection), fields: "userEnteredValue" },
  }),
  insert({ sheetId }: Grid, selection: Selection, dimension: Dimension, side: "before" | "after"): Change {
    const { start, end } = spanOf(selection, dimension);
    const at = side === "before" ? start : end;
    const range = { sheetId, dimension, startIndex: at, endIndex: at + end - start };
    return { insertDimension: { range, inheritFromBefore: side === "after" } };
  },
  remove({ sheetId }: Grid, selection: Selection, dimension: Dimension): Change {
    const { start, end } = spanOf(selection, dimension);
    return { deleteDimension: { range: { sheetId, dimension, startIndex: start, endIndex: end } } };
  },
  hide({ sheetId }: Grid, selection: Selection, dimension: Dimension): Change {
    const { start, end } = spanOf(selection, dimension);
    const range = { sheetId, dimension, startIndex: start, endIndex: end };
    return { updateDimensionProperties: { range, properties: { hiddenByUser: true }, fields: "hiddenByUser" } };
  },
  unhideAll: ({ sheetId }: Grid): Change[] =>
    (["ROWS", "COLUMNS"] as const).map((dimension) => ({
      updateDimensionProperties: {
        range: { sheetId, dimension },
        properties: { hiddenByUser: false },
        fields: "hiddenByUser",
      },
    })),
  /** Everything below the frozen rows, by the selected column: what "Sort sheet" does. */
  sort: ({ sheetId, frozenRows }: Grid, { column }: Selection, sortOrder: "ASCENDING" | "DESCENDING"): Change => ({
    sortRange: {
      range: { sheetId, startRowIndex: frozenRows },
      sortSpecs: [{ dimensionIndex: column, sortOrder }],
    },
  }),
  format: (grid: Grid, selection: Selection, userEnteredFormat: CellFormat, field: string): Change => ({
    repeatCell: { range: rangeOf(grid, selection), cell: { userEnteredFormat }, fields: `userEnteredFormat.${field}` },
  }),
  addSheet: (index: number): Change => ({ addSheet: { properties: { index } } }),
  renameSheet: (sheetId: number, title: string): Change => ({
    updateSheetProperties: { properties: { sheetId, title }, fields: "title" },
  }),
  moveSheet: (sheetId: number, index: number): Change => ({
    updateSheetProperties: { properties: { sheetId, index }, fields: "index" },
  }),
  duplicateSheet: (sheetId: number, insertSheetIndex: number): Change => ({
    duplicateSheet: { sourceSheetId: sheetId, insertSheetIndex },
  }),
  deleteSheet: (sheetId: number): Change => ({ deleteSheet: { sheetId } }),
  rename: (title: string): Change => ({ updateSpreadsheetProperties: { properties: { title }, fields: "title" } }),
};
