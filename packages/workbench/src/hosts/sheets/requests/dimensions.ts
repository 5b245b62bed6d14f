import { invalid } from "../errors.ts";
import type { DimensionProperties, DimensionRange } from "../resources.ts";
import { deletion, follow, insertion, movement, type Dimension, type DimensionEdit } from "../grid/dimension-edit.ts";
import { assign, requiredMask } from "../grid/field-mask.ts";
import { limits, sheetOf, type Cell, type SheetState, type Workbook } from "../grid/workbook.ts";
import { required, type Handlers } from "./handler.ts";

export const dimensionHandlers = {
  updateDimensionProperties({ range, properties = {}, fields }, { workbook }) {
    const { sheet, dimension, start, end } = spanOf(workbook, required(range, "range"));
    const mask = requiredMask(fields);
    const list = metadataOf(sheet, dimension);
    while (list.length < end) list.push(null);
    for (let i = start; i < end; i++) {
      const next: DimensionProperties = assign(list[i] ?? {}, properties, mask);
      list[i] = Object.keys(next).length > 0 ? next : null;
    }
  },

  insertDimension({ range, inheritFromBefore }, { workbook }) {
    const wanted = required(range, "range");
    const sheet = sheetOf(workbook, wanted.sheetId);
    const dimension = dimensionOf(wanted);
    const { startIndex: at = 0, endIndex = at } = wanted;
    const size = sizeOf(sheet, dimension);
    if (!Number.isInteger(at) || !Number.isInteger(endIndex) || at < 0 || endIndex <= at)
      throw invalid("Invalid dimension range.");
    if (at > size) throw invalid(`Cannot insert at index ${at}: the sheet has ${size} ${dimension.toLowerCase()}.`);
    if (inheritFromBefore && at === 0) throw invalid("Cannot inherit from before when inserting at the first index.");
    const count = endIndex - at;
    follow(workbook, insertion(sheet, dimension, at, count));
    resize(sheet, dimension, size + count);
    const like = inheritFromBefore ? at - 1 : at;
    splice(sheet, dimension, at, 0, count, like);
  },

  deleteDimension({ range }, { workbook }) {
    const { sheet, dimension, start, end } = spanOf(workbook, required(range, "range"));
    const size = sizeOf(sheet, dimension);
    if (end - start >= size) throw invalid(`You can't delete all the ${dimension.toLowerCase()} on the sheet.`);
    if (end - start >= size - frozen(sheet, dimension) && start <= frozen(sheet, dimension)) {
      throw invalid(`Sorry, it is not possible to delete all non-frozen ${dimension.toLowerCase()}.`);
    }
    follow(workbook, deletion(sheet, dimension, start, end));
    splice(sheet, dimension, start, end - start, 0);
    resize(sheet, dimension, size - (end - start));
    const grid = (sheet.properties.gridProperties ??= {});
    const key = dimension === "ROWS" ? "frozenRowCount" : "frozenColumnCount";
    const lost = Math.max(0, Math.min(end, grid[key] ?? 0) - start);
    if (lost > 0) grid[key] = (grid[key] ?? 0) - lost;
  },

  moveDimension({ source, destinationIndex: to = 0 }, { workbook }) {
    const { sheet, dimension, start, end } = spanOf(workbook, required(source, "source"));
    if (to < 0 || to > sizeOf(sheet, dimension)) throw invalid(`Cannot move to index ${to}.`);
    const edit = movement(sheet, dimension, start, end, to);
    follow(workbook, edit);
    reorder(sheet, dimension, edit);
  },

  appendDimension({ sheetId, dimension, length = 0 }, { workbook }) {
    const sheet = sheetOf(workbook, sheetId);
    const of = dimensionOf({ ...(dimension && { dimension }) });
    if (!Number.isInteger(length) || length < 1) throw invalid(`Cannot append ${length} ${of.toLowerCase()}.`);
    resize(sheet, of, sizeOf(sheet, of) + length);
  },
} satisfies Handlers;

function dimensionOf({ dimension }: DimensionRange): Dimension {
  if (dimension === "ROWS" || dimension === "COLUMNS") return dimension;
  throw invalid("No dimension specified.");
}

interface Span {
  readonly sheet: SheetState;
  readonly dimension: Dimension;
  readonly start: number;
  readonly end: number;
}

function spanOf(workbook: Workbook, range: DimensionRange): Span {
  const sheet = sheetOf(workbook, range.sheetId);
  const dimension = dimensionOf(range);
  const size = sizeOf(sheet, dimension);
  const { startIndex: start = 0, endIndex: end = size } = range;
  const one = dimension === "ROWS" ? "row" : "column";
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end <= start)
    throw invalid("Invalid dimension range.");
  if (end > size)
    throw invalid(
      `Cannot use a ${one} that doesn't exist. ` +
        `Tried to use ${one} index ${end - 1} but there are only ${size} ${one}s.`,
    );
  return { sheet, dimension, start, end };
}

function sizeOf(sheet: SheetState, dimension: Dimension): number {
  return dimension === "ROWS" ? sheet.rowCount : sheet.columnCount;
}

function frozen({ properties: { gridProperties } }: SheetState, dimension: Dimension): number {
  return (dimension === "ROWS" ? gridProperties?.frozenRowCount : gridProperties?.frozenColumnCount) ?? 0;
}

function resize(sheet: SheetState, dimension: Dimension, size: number): void {
  if (dimension === "ROWS") sheet.rowCount = size;
  else if (size > limits.columns) throw invalid(`The grid cannot have more than ${limits.columns} columns.`);
  else sheet.columnCount = size;
}

function metadataOf(sheet: SheetState, dimension: Dimension): (DimensionProperties | null)[] {
  return dimension === "ROWS" ? sheet.rowMetadata : sheet.columnMetadata;
}

/** New rows and columns look like the one they inherit from: format and validation, no value. */
function looks(cell: Cell | null | undefined): Cell | null {
  if (!cell?.userEnteredFormat && !cell?.dataValidation) return null;
  const { userEnteredFormat, dataValidation } = cell;
  return structuredClone({
    ...(userEnteredFormat && { userEnteredFormat }),
    ...(dataValidation && { dataValidation }),
  });
}

function splice(sheet: SheetState, dimension: Dimension, at: number, remove: number, add: number, like?: number): void {
  const list = metadataOf(sheet, dimension);
  if (at < list.length) list.splice(at, remove, ...Array.from({ length: add }, () => null));
  if (dimension === "COLUMNS") {
    for (const cells of sheet.rows) {
      const model = like === undefined ? null : (cells[like] ?? null);
      while (model && cells.length < at) cells.push(null);
      if (at < cells.length || model) cells.splice(at, remove, ...Array.from({ length: add }, () => looks(model)));
      while (cells.length > 0 && !cells.at(-1)) cells.pop();
    }
  } else {
    const model = structuredClone(like === undefined ? [] : (sheet.rows[like] ?? [])).map(looks);
    while (model.length > 0 && !model.at(-1)) model.pop();
    if (model.length > 0) while (sheet.rows.length < at) sheet.rows.push([]);
    if (at < sheet.rows.length || model.length > 0) {
      sheet.rows.splice(at, remove, ...Array.from({ length: add }, () => structuredClone(model)));
    }
  }
  while (sheet.rows.length > 0 && sheet.rows.at(-1)?.length === 0) sheet.rows.pop();
}

function reorder(sheet: SheetState, dimension: Dimension, { point }: DimensionEdit): void {
  const permuted = <T>(list: readonly (T | null)[]): (T | null)[] => {
    const out: (T | null)[] = [];
    for (const [i, item] of list.entries()) out[point(i) ?? i] = item;
    return Array.from(out, (item) => item ?? null);
  };
  if (dimension === "ROWS") {
    sheet.rows = permuted(sheet.rows).map((cells) => cells ?? []);
    sheet.rowMetadata = permuted(sheet.rowMetadata);
  } else {
    sheet.rows = sheet.rows.map((cells) => permuted(cells));
    sheet.columnMetadata = permuted(sheet.columnMetadata);
  }
  for (const cells of sheet.rows) while (cells.length > 0 && !cells.at(-1)) cells.pop();
  while (sheet.rows.length > 0 && sheet.rows.at(-1)?.length === 0) sheet.rows.pop();
}
