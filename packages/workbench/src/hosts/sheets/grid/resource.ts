import type { CellData, GridData, Sheet, SheetProperties, Spreadsheet } from "../resources.ts";
import type { Area } from "./address.ts";
import { show } from "./shown.ts";
import { usedSize, type SheetState, type Workbook } from "./workbook.ts";

/** A tab's properties as the API gives them, index and size included. */
export function toProperties(workbook: Workbook, sheet: SheetState): SheetProperties {
  return {
    ...sheet.properties,
    index: workbook.sheets.indexOf(sheet),
    gridProperties: { ...sheet.properties.gridProperties, rowCount: sheet.rowCount, columnCount: sheet.columnCount },
  };
}

/**
 * What is wanted of the cells: nothing, what they hold and come to, or also how they look with conditional formats
 * applied.
 */
export type Detail = "none" | "values" | "looks";

/**
 * The spreadsheet as `spreadsheets.get` answers it, before a field mask.
 *
 * @param areas  only these parts of the grids, and only their tabs; all of them when there is none
 */
export function toSpreadsheet(workbook: Workbook, areas: readonly Area[], detail: Detail): Spreadsheet {
  const { spreadsheetId, properties, namedRanges } = workbook;
  const developerMetadata = workbook.developerMetadata.filter((m) => m.location?.spreadsheet);
  const sheets = workbook.sheets.filter((sheet) => areas.length === 0 || areas.some((area) => area.sheet === sheet));
  return {
    spreadsheetId,
    properties,
    sheets: sheets.map((sheet) => toSheet(workbook, sheet, areas, detail)),
    ...(namedRanges.length > 0 && { namedRanges }),
    ...(developerMetadata.length > 0 && { developerMetadata }),
  };
}

function toSheet(workbook: Workbook, sheet: SheetState, areas: readonly Area[], detail: Detail): Sheet {
  const { conditionalFormats, protectedRanges, merges } = sheet;
  const sheetId = sheet.properties.sheetId;
  const developerMetadata = workbook.developerMetadata.filter(
    ({ location }) => location?.sheetId === sheetId && location.dimensionRange === undefined,
  );
  const whole: Area = { sheet, top: 0, left: 0, bottom: sheet.rowCount, right: sheet.columnCount };
  const wanted = areas.length === 0 ? [whole] : areas.filter((area) => area.sheet === sheet);
  return {
    properties: toProperties(workbook, sheet),
    ...(conditionalFormats.length > 0 && { conditionalFormats }),
    ...(protectedRanges.length > 0 && { protectedRanges }),
    ...(merges.length > 0 && { merges }),
    ...(developerMetadata.length > 0 && { developerMetadata }),
    ...(detail !== "none" && { data: wanted.map((area) => toGridData(workbook, area, detail)) }),
  };
}

function toGridData(workbook: Workbook, { sheet, top, left, bottom, right }: Area, detail: Detail): GridData {
  const shown = show(workbook);
  const used = usedSize(sheet);
  const rowData = [];
  for (let row = top; row < Math.min(bottom, used.rows); row++) {
    const values: CellData[] = [];
    for (let column = left; column < Math.min(right, used.columns); column++)
      values.push(detail === "looks" ? shown.cell(sheet, row, column) : shown.value(sheet, row, column));
    while (values.length > 0 && Object.keys(values.at(-1) ?? {}).length === 0) values.pop();
    rowData.push(values.length > 0 ? { values } : {});
  }
  const sized = (list: SheetState["rowMetadata"], from: number, to: number, pixelSize: number): object[] =>
    Array.from({ length: Math.max(0, to - from) }, (_, i) => ({ pixelSize, ...list[from + i] }));
  return {
    ...(top > 0 && { startRow: top }),
    ...(left > 0 && { startColumn: left }),
    ...(rowData.length > 0 && { rowData }),
    // @source Google Sheets: a new row is 21 pixels high, a new column 100 wide
    rowMetadata: sized(sheet.rowMetadata, top, bottom, 21),
    columnMetadata: sized(sheet.columnMetadata, left, right, 100),
  };
}
