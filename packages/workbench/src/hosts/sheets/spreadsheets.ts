import { GoogleError, invalid } from "./errors.ts";
import type { Spreadsheet } from "./resources.ts";
import type { Store } from "../../store.ts";
import { emptyWorkbook, putCell, type SheetState, type Workbook } from "./grid/workbook.ts";
import { applyBatch } from "./requests/index.ts";
import { addSheet } from "./requests/tabs.ts";

const space = "sheets/spreadsheets";
/** The version before the latest one of each spreadsheet. */
const previous = "sheets/previous";

/** The spreadsheets in a store. */
export interface Spreadsheets {
  /** @throws GoogleError 404 */
  open(spreadsheetId: string): Workbook;
  list(): Workbook[];
  /** Saves it as a new version. */
  save(workbook: Workbook): void;
  /**
   * Goes back to the version before the latest; once more goes forward again.
   *
   * @throws GoogleError when there is none
   */
  undo(spreadsheetId: string): void;
  /** A new spreadsheet with what the resource says: properties, tabs with cells and rules, named ranges, metadata. */
  create(resource: Spreadsheet, spreadsheetId?: string): Workbook;
  readonly newId: () => string;
}

export function createSpreadsheets(store: Store, newId: () => string): Spreadsheets {
  return {
    newId,
    open(spreadsheetId) {
      const workbook = store.get<Workbook>(space, spreadsheetId);
      if (!workbook) throw new GoogleError("NOT_FOUND", "Requested entity was not found.");
      return workbook;
    },
    list: () => store.entries<Workbook>(space).map(([, workbook]) => workbook),
    save(workbook) {
      const before = store.get<Workbook>(space, workbook.spreadsheetId);
      if (before) store.put(previous, workbook.spreadsheetId, before);
      store.put(space, workbook.spreadsheetId, { ...workbook, version: newId() });
    },
    undo(spreadsheetId) {
      const before = store.get<Workbook>(previous, spreadsheetId);
      if (!before) throw invalid("There is nothing to undo.");
      this.save(before);
    },
    create(resource, spreadsheetId = newId()) {
      const workbook = emptyWorkbook(spreadsheetId, resource.properties);
      fill(workbook, resource, newId);
      this.save(workbook);
      return this.open(spreadsheetId);
    },
  };
}

/** Everything goes through the same requests as later changes, so that `create` is as strict as they are. */
function fill(workbook: Workbook, resource: Spreadsheet, newId: () => string): void {
  const draft = { workbook, newId };
  const tabs = resource.sheets?.length ? resource.sheets : [{ properties: { title: "Sheet1", sheetId: 0 } }];
  for (const tab of tabs) {
    const unknown = Object.keys(tab).find((key) => !supported.has(key));
    if (unknown)
      throw new GoogleError("UNIMPLEMENTED", `sheets.${unknown} is not supported by the local Google Sheets.`);
    const sheet = addSheet(draft, tab.properties ?? {});
    const { sheetId } = sheet.properties;
    for (const data of tab.data ?? []) putData(sheet, data);
    const requests = [
      ...(tab.merges ?? []).map((range) => ({ mergeCells: { range } })),
      ...(tab.conditionalFormats ?? []).map((rule, index) => ({ addConditionalFormatRule: { rule, index } })),
      ...(tab.protectedRanges ?? []).map((protectedRange) => ({ addProtectedRange: { protectedRange } })),
      ...(tab.developerMetadata ?? []).map((m) => ({
        createDeveloperMetadata: { developerMetadata: { location: { sheetId }, ...m } },
      })),
    ];
    if (requests.length > 0) applyBatch({ requests }, draft);
  }
  const requests = [
    ...(resource.namedRanges ?? []).map((namedRange) => ({ addNamedRange: { namedRange } })),
    ...(resource.developerMetadata ?? []).map((m) => ({
      createDeveloperMetadata: { developerMetadata: { location: { spreadsheet: true }, ...m } },
    })),
  ];
  if (requests.length > 0) applyBatch({ requests }, draft);
}

const supported = new Set([
  "properties",
  "data",
  "merges",
  "conditionalFormats",
  "protectedRanges",
  "developerMetadata",
]);

function putData(
  sheet: SheetState,
  data: NonNullable<NonNullable<Spreadsheet["sheets"]>[number]["data"]>[number],
): void {
  const { startRow = 0, startColumn = 0, rowData = [], rowMetadata = [], columnMetadata = [] } = data;
  for (const [i, { values = [] }] of rowData.entries()) {
    for (const [j, { userEnteredValue, userEnteredFormat, note, dataValidation }] of values.entries()) {
      putCell(sheet, startRow + i, startColumn + j, {
        ...(userEnteredValue && { userEnteredValue }),
        ...(userEnteredFormat && { userEnteredFormat }),
        ...(note && { note }),
        ...(dataValidation && { dataValidation }),
      });
    }
  }
  if (startRow + rowMetadata.length > sheet.rowCount || startColumn + columnMetadata.length > sheet.columnCount) {
    throw invalid("The metadata of rows or columns reaches beyond the grid.");
  }
  for (const [i, properties] of rowMetadata.entries()) putSparse(sheet.rowMetadata, startRow + i, properties);
  for (const [i, properties] of columnMetadata.entries()) putSparse(sheet.columnMetadata, startColumn + i, properties);
}

function putSparse<T>(list: (T | null)[], at: number, item: T): void {
  while (list.length <= at) list.push(null);
  list[at] = item;
}
