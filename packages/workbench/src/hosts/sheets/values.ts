import { invalid } from "./errors.ts";
import type { CellData, CellFormat, DataFilter, ValueRange } from "./resources.ts";
import { areaOf, parseA1, toA1, type Area } from "./grid/address.ts";
import { parseEntered } from "./grid/entered-text.ts";
import { formatNumber } from "./grid/number-format.ts";
import { show } from "./grid/shown.ts";
import { cellAt, putCell, shownSize, type Cell, type Workbook } from "./grid/workbook.ts";
import { search } from "./requests/metadata.ts";

/** How values are asked for; the names are those of the query parameters. */
export interface ValueOptions {
  readonly majorDimension?: string | undefined;
  readonly valueRenderOption?: string | undefined;
  readonly dateTimeRenderOption?: string | undefined;
}

/** The values of an area without empty ends, as `values.get` gives them. */
export function getValues(workbook: Workbook, area: Area, options: ValueOptions): ValueRange {
  const { sheet, top, left, bottom, right } = area;
  const shown = show(workbook);
  const used = shownSize(sheet);
  const rows: unknown[][] = [];
  for (let row = top; row < Math.min(bottom, used.rows); row++) {
    const values: unknown[] = [];
    for (let column = left; column < Math.min(right, used.columns); column++) {
      values.push(render(shown.value(sheet, row, column), options));
    }
    rows.push(trimEnd(values, (value) => value === ""));
  }
  const trimmed = trimEnd(rows, (values) => values.length === 0);
  const columns = options.majorDimension === "COLUMNS";
  const values = columns ? transpose(trimmed) : trimmed;
  return { range: toA1(area), majorDimension: columns ? "COLUMNS" : "ROWS", ...(values.length > 0 && { values }) };
}

function render(cell: CellData, { valueRenderOption, dateTimeRenderOption }: ValueOptions): unknown {
  if (valueRenderOption === "FORMULA" && cell.userEnteredValue?.formulaValue) return cell.userEnteredValue.formulaValue;
  if (valueRenderOption !== "UNFORMATTED_VALUE" && valueRenderOption !== "FORMULA") return cell.formattedValue ?? "";
  const { numberValue, stringValue, boolValue } = cell.effectiveValue ?? {};
  const format = cell.userEnteredFormat?.numberFormat;
  const dated =
    ["DATE", "TIME", "DATE_TIME"].includes(format?.type ?? "") && dateTimeRenderOption === "FORMATTED_STRING";
  if (numberValue !== undefined && dated) return formatNumber(numberValue, format);
  return numberValue ?? boolValue ?? stringValue ?? cell.formattedValue ?? "";
}

function trimEnd<T>(list: T[], isEmpty: (item: T) => boolean): T[] {
  let end = list.length;
  while (end > 0 && isEmpty(list[end - 1] as T)) end--;
  return list.slice(0, end);
}

function transpose(rows: readonly (readonly unknown[])[]): unknown[][] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: width }, (_, column) =>
    trimEnd(
      rows.map((row) => row[column] ?? ""),
      (v) => v === "",
    ),
  );
}

/** What was written, in the numbers of `values.update`. */
export interface Written {
  readonly updatedRange: string;
  readonly updatedRows: number;
  readonly updatedColumns: number;
  readonly updatedCells: number;
}

/**
 * Writes rows of values from the area's corner on. `null` leaves a cell as it is.
 *
 * @throws GoogleError when the input option is missing or the values do not fit into the area
 */
export function setValues(workbook: Workbook, area: Area, range: ValueRange, inputOption: string | undefined): Written {
  if (inputOption !== "RAW" && inputOption !== "USER_ENTERED")
    throw invalid("'valueInputOption' is required but not specified");
  const { sheet, top, left, bottom, right } = area;
  const given: readonly unknown[][] = range.values ?? [];
  const rows = range.majorDimension === "COLUMNS" ? transpose(given) : given;
  const width = Math.max(0, ...rows.map((row) => row.length));
  const single = bottom - top === 1 && right - left === 1;
  if (!single && (rows.length > bottom - top || width > right - left)) {
    throw invalid(
      `Requested writing within range [${toA1(area)}], ` +
        `but tried writing to row [${top + rows.length}] or column [${left + width}].`,
    );
  }
  let cells = 0;
  for (const [i, row] of rows.entries()) {
    for (const [j, value] of row.entries()) {
      if (value === null) continue;
      putCell(sheet, top + i, left + j, withValue(cellAt(sheet, top + i, left + j), value, inputOption === "RAW"));
      cells++;
    }
  }
  const written = areaOf(workbook, {
    sheetId: sheet.properties.sheetId,
    startRowIndex: top,
    startColumnIndex: left,
    endRowIndex: top + Math.max(1, rows.length),
    endColumnIndex: left + Math.max(1, width),
  });
  return { updatedRange: toA1(written), updatedRows: rows.length, updatedColumns: width, updatedCells: cells };
}

/** A cell with a value put in: text as typed, unless `raw`; numbers and booleans as they are. */
export function withValue(cell: Readonly<Cell>, value: unknown, raw: boolean): Cell {
  const { userEnteredValue: _old, textFormatRuns: _runs, ...rest } = cell;
  if (typeof value === "number") return { ...rest, userEnteredValue: { numberValue: value } };
  if (typeof value === "boolean") return { ...rest, userEnteredValue: { boolValue: value } };
  if (typeof value !== "string") throw invalid(`Invalid values: ${JSON.stringify(value)} is no cell value.`);
  if (raw) return value === "" ? rest : { ...rest, userEnteredValue: { stringValue: value } };
  const format = rest.userEnteredFormat?.numberFormat;
  const entered = parseEntered(value, format);
  const implied: CellFormat | undefined =
    entered.format && !format ? { ...rest.userEnteredFormat, numberFormat: entered.format } : undefined;
  return {
    ...rest,
    ...(entered.value && { userEnteredValue: entered.value }),
    ...(implied && { userEnteredFormat: implied }),
  };
}

/** Takes the values away, and leaves formats, notes and validations. */
export function clearValues({ sheet, top, left, bottom, right }: Area): void {
  const used = shownSize(sheet);
  for (let row = top; row < Math.min(bottom, used.rows); row++) {
    for (let column = left; column < Math.min(right, used.columns); column++) {
      const { userEnteredValue: _gone, textFormatRuns: _runs, ...rest } = cellAt(sheet, row, column);
      putCell(sheet, row, column, rest);
    }
  }
}

/** The first free row below the table that starts in the area. @source Google Sheets API, "Append values" */
export function appendArea(workbook: Workbook, { sheet, top, left, right }: Area, rows: number, columns: number): Area {
  const shown = show(workbook);
  let next = top;
  const filled = (row: number): boolean => {
    for (let column = left; column < Math.max(right, left + columns); column++)
      if (shown.value(sheet, row, column).formattedValue) return true;
    return false;
  };
  const { rows: used } = shownSize(sheet);
  for (let row = top; row < used; row++) if (filled(row)) next = row + 1;
  sheet.rowCount = Math.max(sheet.rowCount, next + rows);
  sheet.columnCount = Math.max(sheet.columnCount, left + columns);
  return { sheet, top: next, left, bottom: next + Math.max(1, rows), right: left + Math.max(1, columns) };
}

/** The areas that data filters mean: a range, or what metadata is attached to. */
export function areasOf(workbook: Workbook, filters: readonly DataFilter[]): { area: Area; filter: DataFilter }[] {
  return filters.flatMap((filter) => {
    if (filter.a1Range) return [{ filter, area: parseA1(workbook, filter.a1Range) }];
    if (filter.gridRange) return [{ filter, area: areaOf(workbook, filter.gridRange) }];
    return search(workbook, [filter]).flatMap(({ metadata: { location } }) => {
      const { dimensionRange, sheetId, spreadsheet } = location ?? {};
      if (spreadsheet)
        return workbook.sheets.map((s) => ({ filter, area: areaOf(workbook, { sheetId: s.properties.sheetId }) }));
      if (!dimensionRange) return [{ filter, area: areaOf(workbook, { sheetId: sheetId ?? 0 }) }];
      const { startIndex = 0, endIndex = 0, dimension } = dimensionRange;
      const ends =
        dimension === "ROWS"
          ? { startRowIndex: startIndex, endRowIndex: endIndex }
          : { startColumnIndex: startIndex, endColumnIndex: endIndex };
      return [{ filter, area: areaOf(workbook, { sheetId: dimensionRange.sheetId ?? 0, ...ends }) }];
    });
  });
}
