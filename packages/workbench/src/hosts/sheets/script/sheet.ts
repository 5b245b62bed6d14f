import { shownSize } from "../grid/workbook.ts";
import type { ConditionalFormatRule, DeveloperMetadata, DimensionProperties, SheetProperties } from "../resources.ts";
import { toRgb } from "./colors.ts";
import { createRange } from "./range.ts";
import { ruleOf, toHandle } from "./rules.ts";
import { liveSheet, type ScriptRun } from "./script-run.ts";
import { strict } from "./strict.ts";

type Dimension = "ROWS" | "COLUMNS";
const sheets = new WeakMap<object, number>();

/** The id behind a Sheet object. @throws Error for anything else */
export function sheetIdOf(sheet: object): number {
  const id = sheets.get(sheet);
  if (id === undefined) throw new Error("The parameters don't match the method signature: expected a Sheet.");
  return id;
}

/** A Sheet of Apps Script, as far as it is modelled; rows and columns count from 1. @source Apps Script, `Sheet` */
export function createSheet(scriptRun: ScriptRun, sheetId: number): object {
  const state = (): ReturnType<typeof liveSheet> => liveSheet(scriptRun, sheetId);
  const update = (properties: SheetProperties, fields: string): object => {
    scriptRun.apply({ updateSheetProperties: { properties: { ...properties, sheetId }, fields } });
    return self;
  };
  const span = (dimension: Dimension, start: number, count: number): object => ({
    sheetId,
    dimension,
    startIndex: start - 1,
    endIndex: start - 1 + count,
  });
  const insert = (dimension: Dimension, at: number, count: number, inheritFromBefore: boolean): object => {
    scriptRun.apply({ insertDimension: { range: span(dimension, at, count), inheritFromBefore } });
    return self;
  };
  const remove = (dimension: Dimension, start: number, count: number): object => {
    scriptRun.apply({ deleteDimension: { range: span(dimension, start, count) } });
    return self;
  };
  const resize = (
    dimension: Dimension,
    start: number,
    count: number,
    properties: DimensionProperties,
    fields: string,
  ): object => {
    scriptRun.apply({ updateDimensionProperties: { range: span(dimension, start, count), properties, fields } });
    return self;
  };
  const hide = (dimension: Dimension, start: number, count: number, hiddenByUser: boolean): object =>
    resize(dimension, start, count, { hiddenByUser }, "hiddenByUser");

  const self: object = strict("Sheet", {
    getSheetId: () => sheetId,
    getName: () => state().properties.title,
    getIndex: () => scriptRun.workbook.sheets.indexOf(state()) + 1,
    isSheetHidden: () => state().properties.hidden ?? false,
    getMaxRows: () => state().rowCount,
    getMaxColumns: () => state().columnCount,
    getLastRow: () => shownSize(state()).rows,
    getLastColumn: () => shownSize(state()).columns,
    getFrozenRows: () => state().properties.gridProperties?.frozenRowCount ?? 0,
    getRange: (row: number, column: number, rows = 1, columns = 1) =>
      createRange(scriptRun, sheetId, row, column, rows, columns),
    setName: (title: string) => update({ title }, "title"),
    setTabColor: (hex: string) => update({ tabColorStyle: { rgbColor: toRgb(hex) } }, "tabColorStyle"),
    setFrozenRows: (frozenRowCount: number) =>
      update({ gridProperties: { frozenRowCount } }, "gridProperties.frozenRowCount"),
    setFrozenColumns: (frozenColumnCount: number) =>
      update({ gridProperties: { frozenColumnCount } }, "gridProperties.frozenColumnCount"),
    setHiddenGridlines: (hideGridlines: boolean) =>
      update({ gridProperties: { hideGridlines } }, "gridProperties.hideGridlines"),
    hideSheet: () => update({ hidden: true }, "hidden"),
    showSheet: () => update({ hidden: false }, "hidden"),
    insertRowsBefore: (before: number, count: number) => insert("ROWS", before, count, false),
    insertRowsAfter: (after: number, count: number) => insert("ROWS", after + 1, count, true),
    insertColumnsBefore: (before: number, count: number) => insert("COLUMNS", before, count, false),
    insertColumnsAfter: (after: number, count: number) => insert("COLUMNS", after + 1, count, true),
    deleteRows: (start: number, count: number) => remove("ROWS", start, count),
    deleteColumns: (start: number, count: number) => remove("COLUMNS", start, count),
    moveRows: (range: object, destination: number) => move("ROWS", range, destination),
    moveColumns: (range: object, destination: number) => move("COLUMNS", range, destination),
    hideRows: (start: number, count = 1) => hide("ROWS", start, count, true),
    showRows: (start: number, count = 1) => hide("ROWS", start, count, false),
    hideColumns: (start: number, count = 1) => hide("COLUMNS", start, count, true),
    showColumns: (start: number, count = 1) => hide("COLUMNS", start, count, false),
    setColumnWidths: (start: number, count: number, pixelSize: number) =>
      resize("COLUMNS", start, count, { pixelSize }, "pixelSize"),
    setRowHeights: (start: number, count: number, pixelSize: number) =>
      resize("ROWS", start, count, { pixelSize }, "pixelSize"),
    getConditionalFormatRules: () => state().conditionalFormats.map(toHandle),
    setConditionalFormatRules(rules: readonly object[]) {
      const wanted = [...rules].map((rule) => ruleOf<ConditionalFormatRule>(rule));
      const clear = state().conditionalFormats.map(() => ({ deleteConditionalFormatRule: { sheetId, index: 0 } }));
      scriptRun.apply(...clear, ...wanted.map((rule, index) => ({ addConditionalFormatRule: { rule, index } })));
    },
    addDeveloperMetadata(metadataKey: string, metadataValue: string, visibility = "DOCUMENT") {
      addMetadata(scriptRun, { metadataKey, metadataValue, location: { sheetId } }, visibility);
      return self;
    },
    getDeveloperMetadata: () =>
      metadataOf(scriptRun, (m) => m.location?.sheetId === sheetId && !m.location.dimensionRange),
  });
  const move = (dimension: Dimension, range: object, destination: number): void => {
    const { getRow, getColumn, getNumRows, getNumColumns } = range as Record<string, () => number>;
    const [start, count] =
      dimension === "ROWS" ? [getRow?.() ?? 1, getNumRows?.() ?? 1] : [getColumn?.() ?? 1, getNumColumns?.() ?? 1];
    scriptRun.apply({ moveDimension: { source: span(dimension, start, count), destinationIndex: destination - 1 } });
  };
  sheets.set(self, sheetId);
  return self;
}

/** Adds metadata. @throws Error for an unknown visibility */
export function addMetadata(scriptRun: ScriptRun, metadata: DeveloperMetadata, visibility: string): void {
  if (visibility !== "DOCUMENT" && visibility !== "PROJECT") throw new Error(`Invalid argument: ${visibility}`);
  scriptRun.apply({ createDeveloperMetadata: { developerMetadata: { ...metadata, visibility } } });
}

/** DeveloperMetadata objects of a place. */
export function metadataOf(scriptRun: ScriptRun, at: (metadata: DeveloperMetadata) => boolean): object[] {
  return scriptRun.workbook.developerMetadata.filter(at).map(({ metadataId = 0 }) => {
    const current = (): DeveloperMetadata => {
      const found = scriptRun.workbook.developerMetadata.find((m) => m.metadataId === metadataId);
      if (!found) throw new Error("The developer metadata has been removed.");
      return found;
    };
    const dataFilter = { developerMetadataLookup: { metadataId } };
    const self: object = strict("DeveloperMetadata", {
      getId: () => metadataId,
      getKey: () => current().metadataKey ?? "",
      getValue: () => current().metadataValue ?? null,
      setValue(metadataValue: string) {
        const developerMetadata = { metadataValue };
        scriptRun.apply({
          updateDeveloperMetadata: { dataFilters: [dataFilter], developerMetadata, fields: "metadataValue" },
        });
        return self;
      },
      remove() {
        scriptRun.apply({ deleteDeveloperMetadata: { dataFilter } });
      },
    });
    return self;
  });
}
