import type { Document, HostContext, Loss } from "@parley/core";
import { toNative, type RawCell, type RawTab } from "../raw.ts";
import { read } from "../read.ts";
import { Budget, readGrid, type GridCell } from "./grid.ts";
import { splitMark } from "./mark.ts";
import { isClock, shownNumber } from "./number-format.ts";
import { openWorkbook, type SheetPart, type Workbook } from "./workbook.ts";

/**
 * The documents that stand in a workbook which Parley wrote, with what people have changed there since: the inverse of
 * `documentsToXlsx`, up to losses.
 *
 * @returns no documents for a workbook that somebody else made
 * @throws ParleyError "invalid-document" for a file that is no workbook or is damaged, "not-supported" for one with a
 *   password, with macros or of another format, "limit-exceeded" for more than is read
 */
export async function xlsxToDocuments(
  bytes: Uint8Array,
  context: HostContext,
): Promise<{ readonly documents: readonly Document[]; readonly losses: readonly Loss[] }> {
  const workbook = openWorkbook(bytes);
  const budget = new Budget();
  const tabs = workbook.sheets.map((sheet) => toTab(workbook, sheet, budget));
  const { standing, losses } = read(toNative({ spreadsheetId: "", metadata: [], tabs }), context);
  return { documents: standing.map(({ document }) => document), losses };
}

const blank: RawCell = ["", "", ""];

function toTab(workbook: Workbook, sheet: SheetPart, budget: Budget): RawTab {
  const cells: GridCell[] = [];
  readGrid(workbook, sheet, budget, (cell) => cells.push(cell));
  const { id: sheetId, name: title } = sheet;
  const corner = cells.find(({ column, value }) => column === 0 && splitMark(value));
  const mark = splitMark(corner?.value);
  if (!mark) return { sheetId, title, rowCount: 0, columnCount: 0, metadata: [], cells: [] };
  const rows: RawCell[][] = [];
  let columnCount = 0;
  for (const cell of cells) {
    while (rows.length <= cell.row) rows.push([]);
    const row = rows[cell.row]!;
    budget.widen(cell.column - row.length);
    while (row.length < cell.column) row.push(blank);
    row[cell.column] = cell === corner ? [mark.key, mark.key, ""] : toRaw(cell, workbook.from1904);
    columnCount = Math.max(columnCount, row.length);
  }
  const metadata = [{ id: sheetId, key: "", value: mark.mark }];
  return { sheetId, title, rowCount: rows.length, columnCount, metadata, cells: rows };
}

function toRaw({ value, formula = "", style }: GridCell, from1904: boolean): RawCell {
  if (typeof value !== "number")
    return [value, typeof value === "boolean" ? String(value).toUpperCase() : value, formula];
  const serial = from1904 && isClock(style.format) ? value + 1462 : value;
  return [serial, shownNumber(serial, style.format), formula];
}
