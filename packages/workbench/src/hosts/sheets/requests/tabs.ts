import { invalid } from "../errors.ts";
import type { SheetProperties } from "../resources.ts";
import { assign, requiredMask, type Mask } from "../grid/field-mask.ts";
import { changeFormulas } from "../grid/cell-formulas.ts";
import { rewriteReferences } from "../grid/references.ts";
import { cellsOf, limits, sheetByTitle, sheetOf, type SheetState, type Workbook } from "../grid/workbook.ts";
import { toProperties } from "../grid/resource.ts";
import { assertFree, freshNumber, required, type Draft, type Handlers } from "./handler.ts";

export const tabHandlers = {
  addSheet({ properties = {} }, draft) {
    const sheet = addSheet(draft, properties);
    return { addSheet: { properties: toProperties(draft.workbook, sheet) } };
  },

  deleteSheet({ sheetId }, { workbook }) {
    const sheet = sheetOf(workbook, sheetId);
    if (workbook.sheets.filter((s) => !s.properties.hidden).every((s) => s === sheet)) {
      throw invalid("You can't remove all the visible sheets in a document.");
    }
    workbook.sheets = workbook.sheets.filter((s) => s !== sheet);
    workbook.namedRanges = workbook.namedRanges.filter((n) => (n.range?.sheetId ?? 0) !== sheet.properties.sheetId);
    workbook.developerMetadata = workbook.developerMetadata.filter(({ location }) => {
      return (location?.sheetId ?? location?.dimensionRange?.sheetId) !== sheet.properties.sheetId;
    });
    const gone = sheet.properties.title.toLowerCase();
    rewriteAll(workbook, (title) => (title.toLowerCase() === gone ? undefined : title));
  },

  duplicateSheet({ sourceSheetId, insertSheetIndex, newSheetId, newSheetName }, draft) {
    const { workbook, newId } = draft;
    const source = sheetOf(workbook, sourceSheetId);
    const index = insertSheetIndex ?? 0;
    const title = newSheetName ?? freeTitle(workbook, `Copy of ${source.properties.title}`);
    const { sheetId } = addSheet(draft, {
      title,
      index,
      ...(newSheetId !== undefined && { sheetId: newSheetId }),
    }).properties;
    const here = <T extends { sheetId?: number }>(range: T): T => ({ ...range, sheetId });
    const copy: SheetState = structuredClone({ ...source, properties: { ...source.properties, sheetId, title } });
    copy.merges = copy.merges.map(here);
    copy.conditionalFormats = copy.conditionalFormats.map((rule) => ({
      ...rule,
      ranges: (rule.ranges ?? []).map(here),
    }));
    copy.protectedRanges = copy.protectedRanges.map((p) => ({
      ...p,
      protectedRangeId: freshNumber(newId, (id) => isProtectedRange(workbook, id)),
      ...(p.range && { range: here(p.range) }),
    }));
    workbook.sheets = workbook.sheets.map((s) => (s.properties.sheetId === sheetId ? copy : s));
    // A copied tab carries copies of its metadata, each under a new id.
    for (const metadata of workbook.developerMetadata.slice()) {
      const { location } = metadata;
      if ((location?.sheetId ?? location?.dimensionRange?.sheetId) !== source.properties.sheetId || !location) continue;
      const { dimensionRange } = location;
      workbook.developerMetadata.push({
        ...metadata,
        metadataId: freshNumber(newId, (id) => workbook.developerMetadata.some((m) => m.metadataId === id)),
        location: { ...location, ...(dimensionRange ? { dimensionRange: here(dimensionRange) } : { sheetId }) },
      });
    }
    return { duplicateSheet: { properties: toProperties(workbook, copy) } };
  },

  updateSheetProperties({ properties, fields }, { workbook }) {
    const wanted = required(properties, "properties");
    const mask = requiredMask(fields);
    const sheet = sheetOf(workbook, wanted.sheetId);
    const { sheetId, title: before } = sheet.properties;
    const after = assign(toProperties(workbook, sheet), wanted, mask === true ? writable : mask);
    if (after.sheetId !== sheetId) throw invalid("Cannot change the ID of a sheet.");
    const title = required(after.title, "title");
    assertTitle(workbook, title, sheet);
    resize(sheet, after);
    const { index, gridProperties, ...rest } = after;
    const { rowCount: _rows, columnCount: _columns, ...grid } = gridProperties ?? {};
    sheet.properties = { ...rest, sheetId, title, gridProperties: grid };
    if (title !== before) rewriteAll(workbook, (t) => (t.toLowerCase() === before.toLowerCase() ? title : t));
    if (index !== undefined) moveTab(workbook, sheet, index);
  },

  updateSpreadsheetProperties({ properties, fields }, { workbook }) {
    const after = assign(
      workbook.properties,
      required(properties, "properties") as Workbook["properties"],
      requiredMask(fields),
    );
    required(after.title, "title");
    required(after.timeZone, "timeZone");
    workbook.properties = after;
  },
} satisfies Handlers;

/** What `*` reaches: not the id. */
const writable: Mask = {
  title: true,
  index: true,
  hidden: true,
  tabColor: true,
  tabColorStyle: true,
  rightToLeft: true,
  gridProperties: true,
};

/** @source Google Sheets: a new tab has 1000 rows and 26 columns */
const newGrid = { rowCount: 1000, columnCount: 26 } as const;

/** Adds an empty tab. @throws GoogleError when its id or title is taken */
export function addSheet({ workbook, newId }: Draft, properties: SheetProperties): SheetState {
  const taken = (id: number): boolean => workbook.sheets.some((s) => s.properties.sheetId === id);
  const sheetId = properties.sheetId ?? freshNumber(newId, taken);
  assertFree("sheet", sheetId, taken(sheetId));
  const title = properties.title ?? freeTitle(workbook, `Sheet${workbook.sheets.length + 1}`);
  assertTitle(workbook, title);
  if (properties.sheetType !== undefined && properties.sheetType !== "GRID")
    throw invalid("Only grid sheets can be added.");
  const { index = workbook.sheets.length, gridProperties, ...rest } = properties;
  const { rowCount = newGrid.rowCount, columnCount = newGrid.columnCount, ...grid } = gridProperties ?? {};
  const sheet: SheetState = {
    properties: { ...rest, sheetId, title, sheetType: "GRID", gridProperties: grid },
    rowCount,
    columnCount,
    rows: [],
    rowMetadata: [],
    columnMetadata: [],
    conditionalFormats: [],
    protectedRanges: [],
    merges: [],
  };
  assertSize(rowCount, columnCount, sheet);
  workbook.sheets.splice(Math.min(index, workbook.sheets.length), 0, sheet);
  return sheet;
}

function assertTitle(workbook: Workbook, title: string, self?: SheetState): void {
  if (title === "") throw invalid("A sheet must have a name.");
  if (title.length > 100) throw invalid("Sheet names cannot be longer than 100 characters.");
  const other = sheetByTitle(workbook, title);
  if (other && other !== self)
    throw invalid(`A sheet with the name "${title}" already exists. Please enter another name.`);
}

function freeTitle(workbook: Workbook, wanted: string): string {
  for (let n = 1; ; n++) {
    const title = n === 1 ? wanted : `${wanted} ${n}`;
    if (!sheetByTitle(workbook, title)) return title;
  }
}

function assertSize(rows: number, columns: number, sheet: SheetState): void {
  const { frozenRowCount = 0, frozenColumnCount = 0 } = sheet.properties.gridProperties ?? {};
  if (!Number.isInteger(rows) || !Number.isInteger(columns) || rows < 1 || columns < 1) {
    throw invalid("The grid must have at least one row and one column.");
  }
  if (columns > limits.columns) throw invalid(`The grid cannot have more than ${limits.columns} columns.`);
  if (frozenRowCount >= rows) throw invalid("You can't freeze all visible rows.");
  if (frozenColumnCount >= columns) throw invalid("You can't freeze all visible columns.");
}

function resize(sheet: SheetState, { gridProperties = {} }: SheetProperties): void {
  const { rowCount = sheet.rowCount, columnCount = sheet.columnCount } = gridProperties;
  assertSize(rowCount, columnCount, { ...sheet, properties: { ...sheet.properties, gridProperties } });
  sheet.rowCount = rowCount;
  sheet.columnCount = columnCount;
  sheet.rows = sheet.rows.slice(0, rowCount).map((cells) => cells.slice(0, columnCount));
  sheet.rowMetadata.length = Math.min(sheet.rowMetadata.length, rowCount);
  sheet.columnMetadata.length = Math.min(sheet.columnMetadata.length, columnCount);
}

/** As the API counts: the index is one of before the move. */
function moveTab(workbook: Workbook, sheet: SheetState, index: number): void {
  const from = workbook.sheets.indexOf(sheet);
  workbook.sheets.splice(from, 1);
  workbook.sheets.splice(index > from ? index - 1 : index, 0, sheet);
}

/** Rewrites the tabs that formulas name; `undefined` makes a reference `#REF!`. */
function rewriteAll(workbook: Workbook, rename: (title: string) => string | undefined): void {
  for (const tab of workbook.sheets) {
    for (const [, , cell] of cellsOf(tab)) {
      changeFormulas(cell, (formula) =>
        rewriteReferences(formula, (reference) => {
          if (reference.title === undefined) return reference;
          const title = rename(reference.title);
          return title === undefined ? undefined : { ...reference, title };
        }),
      );
    }
  }
}

export function isProtectedRange(workbook: Workbook, id: number): boolean {
  return workbook.sheets.some((s) => s.protectedRanges.some((p) => p.protectedRangeId === id));
}
