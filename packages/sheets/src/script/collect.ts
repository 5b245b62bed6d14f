/// <reference types="google-apps-script" />
import type { RawCell, RawMetadata, RawSpreadsheet, RawTab } from "../raw.ts";

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** What our tabs' and deliveries' metadata are filed under: as in plan.ts, which is too much for this bundle. */
const markKey = "parley";
const deliveryKey = "parley.delivery";

/** The spreadsheet as the API would be asked for it: marks, and the cells of our tabs. */
export function collectFrom(spreadsheet: Spreadsheet): RawSpreadsheet {
  const zone = spreadsheet.getSpreadsheetTimeZone();
  return {
    spreadsheetId: spreadsheet.getId(),
    url: spreadsheet.getUrl(),
    metadata: withKey(spreadsheet.getDeveloperMetadata(), deliveryKey),
    tabs: spreadsheet.getSheets().map((sheet) => toTab(sheet, zone)),
  };
}

function toTab(sheet: Sheet, zone: string): RawTab {
  const metadata = withKey(sheet.getDeveloperMetadata(), markKey);
  return {
    sheetId: sheet.getSheetId(),
    title: sheet.getName(),
    rowCount: sheet.getMaxRows(),
    columnCount: sheet.getMaxColumns(),
    metadata,
    cells: metadata.length === 0 ? [] : cellsOf(sheet, zone),
  };
}

function withKey(list: GoogleAppsScript.Spreadsheet.DeveloperMetadata[], key: string): RawMetadata[] {
  return list
    .filter((one) => one.getKey() === key)
    .map((one) => ({ id: one.getId(), key, value: one.getValue() ?? "" }));
}

function cellsOf(sheet: Sheet, zone: string): RawCell[][] {
  const [rows, columns] = [sheet.getLastRow(), sheet.getLastColumn()];
  if (rows === 0 || columns === 0) return [];
  const range = sheet.getRange(1, 1, rows, columns);
  const [shown, formulas] = [range.getDisplayValues(), range.getFormulas()];
  return range
    .getValues()
    .map((row: unknown[], r) =>
      row.map((value, c): RawCell => [toValue(value, zone), shown[r]?.[c] ?? "", formulas[r]?.[c] ?? ""]),
    );
}

function toValue(value: unknown, zone: string): RawCell[0] {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  return isDate(value) ? toSerial(value, zone) : "";
}

/** A date of a cell belongs to another realm than this code, where `instanceof` says no. */
const isDate = (value: unknown): value is Date => Object.prototype.toString.call(value) === "[object Date]";

/** What the cell's clock reads as days since 1899-12-30: the number that the API gives. */
function toSerial(date: Date, zone: string): number {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = Utilities.formatDate(
    date,
    zone,
    "yyyy MM dd HH mm ss",
  )
    .split(" ")
    .map(Number);
  return (Date.UTC(year, month - 1, day, hour, minute, second) - Date.UTC(1899, 11, 30)) / 1000 / 86_400;
}
