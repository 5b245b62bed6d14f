/// <reference types="google-apps-script" />
import type { CellData, Request } from "../requests.ts";
import { conditionalRule, setFormat, toHex, toRule } from "./looks.ts";
import { writeValues } from "./values.ts";

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;
type GridRange = NonNullable<NonNullable<Request["repeatCell"]>["range"]>;
type Kind = keyof Request;

/**
 * Runs requests of `spreadsheets.batchUpdate` by SpreadsheetApp, which needs only the scope of the current spreadsheet.
 * Nothing is done when a request of a kind it does not know is among them: Apps Script takes nothing back.
 *
 * @throws Error naming the kind
 */
export function interpret(spreadsheet: Spreadsheet, requests: readonly Request[]): void {
  const run = new Interpreter(spreadsheet);
  for (const request of requests) {
    for (const kind of Object.keys(request))
      if (!(kind in run.kinds)) throw new Error(`Unexpected request ${kind}, expected one that Parley makes`);
  }
  for (const request of requests) run.apply(request);
  run.finish();
}

type Handlers = { readonly [K in Kind]?: (request: NonNullable<Request[K]>) => void };

class Interpreter {
  private readonly spreadsheet: Spreadsheet;
  /** Tabs by the id that the requests call them by. New ones get another from Google. */
  private readonly sheets = new Map<number, Sheet>();
  private readonly rules = new Map<Sheet, GoogleAppsScript.Spreadsheet.ConditionalFormatRule[]>();

  constructor(spreadsheet: Spreadsheet) {
    this.spreadsheet = spreadsheet;
    for (const sheet of spreadsheet.getSheets()) this.sheets.set(sheet.getSheetId(), sheet);
  }

  readonly kinds: Handlers = {
    addSheet: ({ properties }) => this.addSheet(properties ?? {}),
    deleteSheet: ({ sheetId }) => this.spreadsheet.deleteSheet(this.sheet(sheetId)),
    updateCells: ({ start, rows, fields }) => this.write(start ?? {}, rows ?? [], fields ?? ""),
    repeatCell: ({ range, cell, fields }) => setFormat(this.range(range), cell?.userEnteredFormat ?? {}, fields ?? ""),
    setDataValidation: ({ range, rule }) =>
      void this.range(range).setDataValidation(rule ? toRule(rule, this.spreadsheet) : null),
    addConditionalFormatRule: ({ rule }) => this.addRule(rule ?? {}),
    insertDimension: ({ range, inheritFromBefore }) => this.insert(range ?? {}, inheritFromBefore ?? false),
    deleteDimension: ({ range }) => this.remove(range ?? {}),
    moveDimension: ({ source, destinationIndex }) => this.move(source ?? {}, destinationIndex ?? 0),
    appendDimension: ({ sheetId, dimension, length }) => this.append(this.sheet(sheetId), dimension ?? "", length ?? 0),
    updateDimensionProperties: ({ range, properties }) => this.resize(range ?? {}, properties ?? {}),
    createDeveloperMetadata: ({ developerMetadata }) => this.mark(developerMetadata ?? {}),
    updateDeveloperMetadata: ({ dataFilters, developerMetadata }) => {
      this.remark(dataFilters?.[0]?.developerMetadataLookup?.metadataId ?? 0, developerMetadata?.metadataValue ?? "");
    },
  };

  apply(request: Request): void {
    for (const kind of Object.keys(request) as Kind[]) (this.kinds[kind] as (body: unknown) => void)(request[kind]);
  }

  /** Conditional formats are set all at once for a tab: each setting rewrites the whole list. */
  finish(): void {
    for (const [sheet, rules] of this.rules)
      sheet.setConditionalFormatRules([...rules, ...sheet.getConditionalFormatRules()]);
  }

  private sheet(id: number | null | undefined): Sheet {
    const sheet = this.sheets.get(id ?? 0);
    if (!sheet) throw new Error(`Unexpected tab ${id ?? 0}, expected one of this spreadsheet`);
    return sheet;
  }

  private range(range: GridRange | null | undefined): Range {
    const { sheetId, startRowIndex, endRowIndex, startColumnIndex, endColumnIndex } = range ?? {};
    const [top, left] = [startRowIndex ?? 0, startColumnIndex ?? 0];
    return this.sheet(sheetId).getRange(top + 1, left + 1, (endRowIndex ?? 0) - top, (endColumnIndex ?? 0) - left);
  }

  private addSheet({
    sheetId,
    title,
    gridProperties,
    tabColorStyle,
  }: NonNullable<NonNullable<Request["addSheet"]>["properties"]>): void {
    const sheet = title
      ? this.spreadsheet.insertSheet(title, this.spreadsheet.getSheets().length)
      : this.spreadsheet.insertSheet();
    if (sheetId !== undefined && sheetId !== null) this.sheets.set(sheetId, sheet);
    const { rowCount, columnCount, frozenRowCount, frozenColumnCount } = gridProperties ?? {};
    if (rowCount)
      fit(
        sheet.getMaxRows(),
        rowCount,
        (after, n) => sheet.insertRowsAfter(after, n),
        (start, n) => sheet.deleteRows(start, n),
      );
    if (columnCount)
      fit(
        sheet.getMaxColumns(),
        columnCount,
        (after, n) => sheet.insertColumnsAfter(after, n),
        (start, n) => sheet.deleteColumns(start, n),
      );
    if (frozenRowCount) sheet.setFrozenRows(frozenRowCount);
    if (frozenColumnCount) sheet.setFrozenColumns(frozenColumnCount);
    if (tabColorStyle?.rgbColor) sheet.setTabColor(toHex(tabColorStyle.rgbColor));
  }

  private write(
    start: NonNullable<NonNullable<Request["updateCells"]>["start"]>,
    rows: NonNullable<NonNullable<Request["updateCells"]>["rows"]>,
    fields: string,
  ): void {
    const cells = rows.map(({ values }) => values ?? []);
    const range = this.sheet(start.sheetId).getRange(
      (start.rowIndex ?? 0) + 1,
      (start.columnIndex ?? 0) + 1,
      cells.length,
      cells[0]?.length ?? 0,
    );
    if (fields === "note") {
      range.setNotes(cells.map((row) => row.map(({ note }) => note ?? "")));
      return;
    }
    const sheet = this.sheet(start.sheetId);
    writeValues(
      sheet,
      range,
      cells.map((row) => row.map(({ userEnteredValue }) => userEnteredValue ?? {})),
    );
    if (fields.includes("textFormatRuns")) this.link(sheet, range, cells);
  }

  /** Links are an ornament: where a text would not stay what it is, they are left out. All cells of a block go at once. */
  private link(sheet: Sheet, range: Range, cells: readonly (readonly CellData[])[]): void {
    range.setRichTextValues(cells.map((row) => row.map((cell) => this.richText(cell))));
    const [values, formulas] = [range.getValues() as unknown[][], range.getFormulas()];
    for (const [r, row] of cells.entries())
      for (const [c, { userEnteredValue }] of row.entries()) {
        if (formulas[r]?.[c] === "" && values[r]?.[c] === (userEnteredValue?.stringValue ?? "")) continue;
        const cell = sheet.getRange(range.getRow() + r, range.getColumn() + c, 1, 1);
        writeValues(sheet, cell, [[userEnteredValue ?? {}]]);
      }
  }

  private richText({ userEnteredValue, textFormatRuns }: CellData): GoogleAppsScript.Spreadsheet.RichTextValue {
    const text = userEnteredValue?.stringValue ?? "";
    const runs = textFormatRuns ?? [];
    const rich = SpreadsheetApp.newRichTextValue().setText(text);
    for (const [i, { startIndex, format }] of runs.entries()) {
      const uri = format?.link?.uri;
      if (uri) rich.setLinkUrl(startIndex ?? 0, runs[i + 1]?.startIndex ?? text.length, this.there(uri));
    }
    return rich.build();
  }

  /** A link to a tab that Google has given another id than the request calls it by. */
  private there(uri: string): string {
    const sheet = this.sheets.get(Number(/^#gid=(\d+)$/.exec(uri)?.[1] ?? NaN));
    return sheet ? `#gid=${sheet.getSheetId()}` : uri;
  }

  private addRule(rule: NonNullable<NonNullable<Request["addConditionalFormatRule"]>["rule"]>): void {
    const ranges = (rule.ranges ?? []).map((range) => this.range(range));
    const sheet = this.sheet(rule.ranges?.[0]?.sheetId);
    this.rules.set(sheet, [conditionalRule(rule, ranges), ...(this.rules.get(sheet) ?? [])]);
  }

  private insert({ sheetId, dimension, startIndex, endIndex }: DimensionRange, inheritFromBefore: boolean): void {
    const [sheet, start, count] = [this.sheet(sheetId), startIndex ?? 0, (endIndex ?? 0) - (startIndex ?? 0)];
    if (dimension === "ROWS") {
      if (inheritFromBefore) sheet.insertRowsAfter(start, count);
      else sheet.insertRowsBefore(start + 1, count);
    } else if (inheritFromBefore) sheet.insertColumnsAfter(start, count);
    else sheet.insertColumnsBefore(start + 1, count);
  }

  private remove({ sheetId, dimension, startIndex, endIndex }: DimensionRange): void {
    const [sheet, start, count] = [this.sheet(sheetId), (startIndex ?? 0) + 1, (endIndex ?? 0) - (startIndex ?? 0)];
    if (dimension === "ROWS") sheet.deleteRows(start, count);
    else sheet.deleteColumns(start, count);
  }

  private move({ sheetId, dimension, startIndex, endIndex }: DimensionRange, destination: number): void {
    const [sheet, start, count] = [this.sheet(sheetId), (startIndex ?? 0) + 1, (endIndex ?? 0) - (startIndex ?? 0)];
    if (dimension === "ROWS") sheet.moveRows(sheet.getRange(start, 1, count, 1), destination + 1);
    else sheet.moveColumns(sheet.getRange(1, start, 1, count), destination + 1);
  }

  private append(sheet: Sheet, dimension: string, count: number): void {
    if (dimension === "ROWS") sheet.insertRowsAfter(sheet.getMaxRows(), count);
    else sheet.insertColumnsAfter(sheet.getMaxColumns(), count);
  }

  private resize(
    { sheetId, dimension, startIndex, endIndex }: DimensionRange,
    { hiddenByUser, pixelSize }: { hiddenByUser?: boolean | null; pixelSize?: number | null },
  ): void {
    const [sheet, start, count] = [this.sheet(sheetId), (startIndex ?? 0) + 1, (endIndex ?? 0) - (startIndex ?? 0)];
    const isRows = dimension === "ROWS";
    if (hiddenByUser) {
      if (isRows) sheet.hideRows(start, count);
      else sheet.hideColumns(start, count);
    }
    if (!pixelSize) return;
    if (isRows) sheet.setRowHeights(start, count, pixelSize);
    else sheet.setColumnWidths(start, count, pixelSize);
  }

  private mark({
    metadataKey,
    metadataValue,
    location,
  }: NonNullable<NonNullable<Request["createDeveloperMetadata"]>["developerMetadata"]>): void {
    const visibility = SpreadsheetApp.DeveloperMetadataVisibility.DOCUMENT;
    const [key, value] = [metadataKey ?? "", metadataValue ?? ""];
    if (location?.spreadsheet) this.spreadsheet.addDeveloperMetadata(key, value, visibility);
    else {
      const sheet = this.sheet(location?.sheetId);
      sheet.addDeveloperMetadata(key, atHome(value, sheet.getSheetId()), visibility);
    }
  }

  private remark(id: number, value: string): void {
    const lists = [
      this.spreadsheet.getDeveloperMetadata(),
      ...this.spreadsheet.getSheets().map((sheet) => sheet.getDeveloperMetadata()),
    ];
    for (const list of lists) for (const one of list) if (one.getId() === id) one.setValue(value);
  }
}

interface DimensionRange {
  readonly sheetId?: number | null;
  readonly dimension?: string | null;
  readonly startIndex?: number | null;
  readonly endIndex?: number | null;
}

/** A new tab comes with a size of its own. */
function fit(
  has: number,
  wants: number,
  add: (after: number, n: number) => unknown,
  remove: (start: number, n: number) => unknown,
): void {
  if (wants > has) add(has, wants - has);
  if (wants < has) remove(wants + 1, has - wants);
}

/** A tab's mark names the tab it was written for: the id that the tab really got. */
function atHome(value: string, home: number): string {
  const mark = JSON.parse(value) as object;
  return JSON.stringify({ ...mark, home });
}
