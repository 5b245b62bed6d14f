import { invalid } from "../errors.ts";
import type {
  CellData,
  ConditionalFormatRule,
  DeveloperMetadata,
  DimensionProperties,
  GridRange,
  NamedRange,
  ProtectedRange,
  SheetProperties,
  SpreadsheetProperties,
} from "../resources.ts";

/**
 * What people and programs put into a cell; everything computed (effective value, formatted text) is derived when asked
 * for.
 */
export type Cell = Pick<
  CellData,
  "userEnteredValue" | "userEnteredFormat" | "note" | "dataValidation" | "textFormatRuns"
>;

/** A tab. */
export interface SheetState {
  properties: SheetProperties & { sheetId: number; title: string };
  rowCount: number;
  columnCount: number;
  /** Rows from the top down to the last one with content; a row ends with its last cell that holds something. */
  rows: (Cell | null)[][];
  rowMetadata: (DimensionProperties | null)[];
  columnMetadata: (DimensionProperties | null)[];
  conditionalFormats: ConditionalFormatRule[];
  protectedRanges: ProtectedRange[];
  merges: GridRange[];
}

/** A spreadsheet as the store keeps it. */
export interface Workbook {
  spreadsheetId: string;
  /** New with every write: what was computed for one version holds for that version only. */
  version: string;
  properties: SpreadsheetProperties & { title: string; timeZone: string };
  /** In the order of the tabs. */
  sheets: SheetState[];
  namedRanges: NamedRange[];
  developerMetadata: DeveloperMetadata[];
}

/** @source Google Sheets, "Files you can store": 10 million cells, 50,000 characters in a cell */
export const limits = { cells: 10_000_000, cellChars: 50_000, bodyBytes: 2_000_000, columns: 18_278 } as const;

/** An empty spreadsheet without tabs. */
export function emptyWorkbook(spreadsheetId: string, properties: SpreadsheetProperties = {}): Workbook {
  return {
    spreadsheetId,
    version: "",
    properties: {
      locale: "en_US",
      autoRecalc: "ON_CHANGE",
      ...properties,
      title: properties.title ?? "Untitled spreadsheet",
      timeZone: properties.timeZone ?? "Etc/GMT",
    },
    sheets: [],
    namedRanges: [],
    developerMetadata: [],
  };
}

/** The tab with this id. @throws GoogleError when there is none */
export function sheetOf(workbook: Workbook, sheetId = 0): SheetState {
  const sheet = workbook.sheets.find((s) => s.properties.sheetId === sheetId);
  if (!sheet) throw invalid(`No grid with id: ${sheetId}`);
  return sheet;
}

/** The tab with this title, in any case of letters, as Sheets compares them. */
export function sheetByTitle(workbook: Workbook, title: string): SheetState | undefined {
  const same = title.toLowerCase();
  return workbook.sheets.find((s) => s.properties.title.toLowerCase() === same);
}

/** The cell, or an empty one. Not to be changed: see `putCell`. */
export function cellAt(sheet: SheetState, row: number, column: number): Readonly<Cell> {
  return sheet.rows[row]?.[column] ?? {};
}

/** Replaces a cell. @throws GoogleError outside the grid or when the text is longer than a cell holds */
export function putCell(sheet: SheetState, row: number, column: number, cell: Cell): void {
  if (row >= sheet.rowCount) {
    throw invalid(`Attempting to write row: ${row}, beyond the last requested row of: ${sheet.rowCount - 1}`);
  }
  if (column >= sheet.columnCount) {
    throw invalid(
      `Attempting to write column: ${column}, beyond the last requested column of: ${sheet.columnCount - 1}`,
    );
  }
  assertChars(cell.userEnteredValue?.stringValue ?? cell.userEnteredValue?.formulaValue);
  assertChars(cell.note);
  while (sheet.rows.length <= row) sheet.rows.push([]);
  const cells = sheet.rows[row] ?? [];
  while (cells.length <= column) cells.push(null);
  cells[column] = Object.values(cell).some((value) => value !== undefined) ? cell : null;
  trim(sheet, row);
}

function assertChars(text: string | undefined): void {
  if (text !== undefined && text.length > limits.cellChars) {
    throw invalid(`Your input contains more than the maximum of ${limits.cellChars} characters in a single cell.`);
  }
}

/** Keeps the promise of `SheetState.rows`, so that equal grids are stored equal. */
function trim(sheet: SheetState, row: number): void {
  const cells = sheet.rows[row] ?? [];
  while (cells.length > 0 && !cells.at(-1)) cells.pop();
  while (sheet.rows.length > 0 && sheet.rows.at(-1)?.length === 0) sheet.rows.pop();
}

/** Every cell that holds something, row by row. */
export function* cellsOf(sheet: SheetState): Generator<[row: number, column: number, cell: Cell]> {
  for (const [row, cells] of sheet.rows.entries()) {
    for (const [column, cell] of cells.entries()) if (cell) yield [row, column, cell];
  }
}

/** Rows and columns that hold something: what `getLastRow` and an unbounded range see. */
export function usedSize(sheet: SheetState): { rows: number; columns: number } {
  return { rows: sheet.rows.length, columns: Math.max(0, ...sheet.rows.map((cells) => cells.length)) };
}

/** @throws GoogleError when the spreadsheet would hold more cells than Sheets allows */
export function assertCellCount(workbook: Workbook): void {
  const cells = workbook.sheets.reduce((sum, sheet) => sum + sheet.rowCount * sheet.columnCount, 0);
  if (cells > limits.cells) {
    throw invalid(
      `This action would increase the number of cells in the workbook above the limit of ${limits.cells} cells.`,
    );
  }
}

/** Rows and columns up to the last cell with a value: formats and validations alone do not count. */
export function shownSize(sheet: SheetState): { rows: number; columns: number } {
  const size = { rows: 0, columns: 0 };
  for (const [row, column, cell] of cellsOf(sheet)) {
    if (!cell.userEnteredValue) continue;
    size.rows = Math.max(size.rows, row + 1);
    size.columns = Math.max(size.columns, column + 1);
  }
  return size;
}
