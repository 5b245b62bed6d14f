import { invalid } from "../errors.ts";
import type { CellData, GridRange, RowData } from "../resources.ts";
import { areaOf, type Area } from "../grid/address.ts";
import { assertCondition } from "../grid/conditions.ts";
import { assign, reaches, requiredMask, type Mask } from "../grid/field-mask.ts";
import { showNow } from "../grid/shown.ts";
import { translate } from "../grid/references.ts";
import { cellAt, putCell, sheetOf, shownSize, usedSize, type Cell, type SheetState } from "../grid/workbook.ts";
import { required, type Handlers } from "./handler.ts";

export const cellHandlers = {
  updateCells({ start, range, rows = [], fields }, { workbook }) {
    const mask = requiredMask(fields);
    if (start) {
      write(sheetOf(workbook, start.sheetId), start.rowIndex ?? 0, start.columnIndex ?? 0, rows, mask);
      return;
    }
    const area = areaOf(workbook, required(range, "range"));
    if (rows.length > area.bottom - area.top) throw invalid("There are more rows than the range has.");
    // What the rows do not give is cleared, as far as the mask goes.
    for (const [row, column] of within(area)) {
      change(area.sheet, row, column, rows[row - area.top]?.values?.[column - area.left] ?? {}, mask);
    }
  },

  appendCells({ sheetId, rows = [], fields }, { workbook }) {
    const sheet = sheetOf(workbook, sheetId);
    const top = shownSize(sheet).rows;
    sheet.rowCount = Math.max(sheet.rowCount, top + rows.length);
    write(sheet, top, 0, rows, requiredMask(fields));
  },

  repeatCell({ range, cell = {}, fields }, { workbook }) {
    const mask = requiredMask(fields);
    const area = areaOf(workbook, required(range, "range"));
    const formula = cell.userEnteredValue?.formulaValue;
    for (const [row, column] of within(area)) {
      const moved =
        formula === undefined
          ? {}
          : {
              userEnteredValue: { formulaValue: translate(formula, row - area.top, column - area.left) },
            };
      change(area.sheet, row, column, { ...cell, ...moved }, mask);
    }
  },

  setDataValidation({ range, rule }, { workbook }) {
    if (rule) assertCondition(rule.condition);
    const area = areaOf(workbook, required(range, "range"));
    for (const [row, column] of within(area)) {
      change(area.sheet, row, column, rule ? { dataValidation: rule } : {}, { dataValidation: true });
    }
  },

  sortRange({ range, sortSpecs = [] }, { workbook }) {
    const area = areaOf(workbook, required(range, "range"));
    const { sheet, top, left, right } = area;
    const bottom = Math.min(area.bottom, usedSize(sheet).rows);
    const shown = showNow(workbook);
    const rows = Array.from({ length: Math.max(0, bottom - top) }, (_, i) => ({
      from: top + i,
      keys: sortSpecs.map(({ dimensionIndex = left }) => shown.value(sheet, top + i, dimensionIndex)),
      cells: Array.from({ length: right - left }, (__, j) => structuredClone(cellAt(sheet, top + i, left + j))),
    }));
    const signs = sortSpecs.map((spec) => (spec.sortOrder === "DESCENDING" ? -1 : 1));
    rows.sort((a, b) => signs.map((sign, i) => compare(a.keys[i], b.keys[i], sign)).find((n) => n !== 0) ?? 0);
    for (const [i, { from, cells }] of rows.entries()) {
      for (const [j, cell] of cells.entries()) {
        const formula = cell.userEnteredValue?.formulaValue;
        const moved = formula ? { userEnteredValue: { formulaValue: translate(formula, top + i - from, 0) } } : {};
        putCell(sheet, top + i, left + j, { ...cell, ...moved });
      }
    }
  },

  mergeCells({ range, mergeType }, { workbook }) {
    if (mergeType !== undefined && mergeType !== "MERGE_ALL")
      throw invalid("Only MERGE_ALL is supported by the local Google Sheets.");
    const area = areaOf(workbook, required(range, "range"));
    const merge = toFull(area);
    if (area.sheet.merges.some((other) => overlaps(other, merge))) {
      throw invalid("You can't merge a range that overlaps another merge.");
    }
    area.sheet.merges.push(merge);
    // A merge keeps the value of its first cell.
    for (const [row, column] of within(area)) {
      if (row > area.top || column > area.left)
        change(area.sheet, row, column, {}, { userEnteredValue: true, note: true });
    }
  },

  unmergeCells({ range }, { workbook }) {
    const area = areaOf(workbook, required(range, "range"));
    area.sheet.merges = area.sheet.merges.filter((merge) => !overlaps(merge, toFull(area)));
  },
} satisfies Handlers;

function write(sheet: SheetState, top: number, left: number, rows: readonly RowData[], mask: Mask): void {
  for (const [i, { values = [] }] of rows.entries()) {
    for (const [j, cell] of values.entries()) change(sheet, top + i, left + j, cell, mask);
  }
}

/** Fields of a cell that can be written. */
const writable: Mask = {
  userEnteredValue: true,
  userEnteredFormat: true,
  note: true,
  dataValidation: true,
  textFormatRuns: true,
};

function change(sheet: SheetState, row: number, column: number, cell: CellData, mask: Mask): void {
  if (reaches(mask, "dataValidation") && cell.dataValidation) assertCondition(cell.dataValidation.condition);
  const { formulaValue, ...plain } = cell.userEnteredValue ?? {};
  if (formulaValue !== undefined && Object.keys(plain).length > 0)
    throw invalid("A cell can hold only one kind of value.");
  const next = assign<Cell>(cellAt(sheet, row, column), cell, mask === true ? writable : mask);
  const { userEnteredValue, userEnteredFormat, note, dataValidation } = next;
  // @source Google Sheets API, "CellData": writing a new value erases previous runs
  const isNew = reaches(mask, "userEnteredValue") && !reaches(mask, "textFormatRuns");
  const textFormatRuns = isNew ? undefined : next.textFormatRuns;
  assertRuns(textFormatRuns, userEnteredValue);
  putCell(sheet, row, column, {
    ...(userEnteredValue && { userEnteredValue: tidy(userEnteredValue) }),
    ...(userEnteredFormat && { userEnteredFormat }),
    ...(note && { note }),
    ...(dataValidation && { dataValidation }),
    ...(textFormatRuns && textFormatRuns.length > 0 && { textFormatRuns }),
  });
}

/** @source Google Sheets API, "CellData": runs are only valid on user entered strings */
function assertRuns(runs: CellData["textFormatRuns"], value: CellData["userEnteredValue"]): void {
  if (!runs || runs.length === 0) return;
  const text = value?.stringValue;
  if (text === undefined) throw invalid("textFormatRuns can only be set on cells with text.");
  if (runs.some(({ startIndex = 0 }) => startIndex >= text.length))
    throw invalid("The startIndex of a textFormatRun must be less than the length of the text.");
}

/** A formula always shows its equals sign. */
function tidy(value: NonNullable<CellData["userEnteredValue"]>): NonNullable<CellData["userEnteredValue"]> {
  const { formulaValue } = value;
  return formulaValue === undefined || formulaValue.startsWith("=") ? value : { formulaValue: `=${formulaValue}` };
}

function* within({ top, left, bottom, right }: Area): Generator<[row: number, column: number]> {
  for (let row = top; row < bottom; row++) for (let column = left; column < right; column++) yield [row, column];
}

function toFull({ sheet, top, left, bottom, right }: Area): GridRange {
  return {
    sheetId: sheet.properties.sheetId,
    startRowIndex: top,
    endRowIndex: bottom,
    startColumnIndex: left,
    endColumnIndex: right,
  };
}

function overlaps(a: GridRange, b: GridRange): boolean {
  const apart = (
    start: number | undefined,
    end: number | undefined,
    from: number | undefined,
    until: number | undefined,
  ): boolean => (end ?? Infinity) <= (from ?? 0) || (until ?? Infinity) <= (start ?? 0);
  return !(
    apart(a.startRowIndex, a.endRowIndex, b.startRowIndex, b.endRowIndex) ||
    apart(a.startColumnIndex, a.endColumnIndex, b.startColumnIndex, b.endColumnIndex)
  );
}

/** Numbers, then text, then booleans; empty cells last whatever the order. */
function compare(a: CellData | undefined, b: CellData | undefined, sign: number): number {
  const [x, y] = [keyOf(a), keyOf(b)];
  if (x.kind === 3 || y.kind === 3) return x.kind - y.kind;
  if (x.kind !== y.kind) return sign * (x.kind - y.kind);
  return (
    sign *
    (typeof x.key === "number" && typeof y.key === "number"
      ? x.key - y.key
      : String(x.key).localeCompare(String(y.key)))
  );
}

function keyOf(cell: CellData | undefined): { kind: number; key: number | string } {
  const { numberValue, stringValue, boolValue } = cell?.effectiveValue ?? {};
  if (numberValue !== undefined) return { kind: 0, key: numberValue };
  if (boolValue !== undefined) return { kind: 2, key: Number(boolValue) };
  return stringValue ? { kind: 1, key: stringValue } : { kind: 3, key: 0 };
}
