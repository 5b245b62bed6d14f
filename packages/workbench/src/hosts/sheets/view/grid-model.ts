import { quoteTitle, toLetters } from "../grid/address.ts";
import { optionsIn } from "./options.ts";
import type { CellData, Sheet } from "../resources.ts";

/** The cells of a tab as the page draws them. */
export interface Grid {
  readonly sheetId: number;
  readonly title: string;
  readonly rowCount: number;
  readonly columnCount: number;
  /** Indexes of what is drawn, in order: hidden rows and columns are left out. */
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly frozenRows: number;
  readonly frozenColumns: number;
  readonly hasHidden: boolean;
  cell(row: number, column: number): CellData;
  /** What a cell with a list offers; absent for one without. */
  options(cell: CellData): readonly string[] | undefined;
  heightOf(row: number): number;
  widthOf(column: number): number;
}

/** Cells from one corner to the other, both included. */
export interface Selection {
  readonly row: number;
  readonly column: number;
  readonly toRow: number;
  readonly toColumn: number;
}

export const oneCell = (row: number, column: number): Selection => ({ row, column, toRow: row, toColumn: column });

/** Rows below and columns beside the used ones that are still drawn: room to type. */
const room = { rows: 25, columns: 4, leastRows: 45, leastColumns: 15 } as const;
const nothing: CellData = {};

/** @param sheets  every tab: lists may stand in another one */
export function toGrid(sheet: Sheet, sheets: readonly Sheet[]): Grid {
  const { properties = {}, data } = sheet;
  const { rowData = [], rowMetadata = [], columnMetadata = [] } = data?.[0] ?? {};
  const { rowCount = 0, columnCount = 0, frozenRowCount = 0, frozenColumnCount = 0 } = properties.gridProperties ?? {};
  const hasValue = ({ userEnteredValue }: CellData): boolean => userEnteredValue !== undefined;
  const usedRows = lengthUpTo(rowData, ({ values = [] }) => values.some(hasValue));
  const usedColumns = Math.max(0, ...rowData.map(({ values = [] }) => lengthUpTo(values, hasValue)));
  const shown = (count: number, metadata: readonly { hiddenByUser?: boolean }[]): number[] =>
    Array.from({ length: count }, (_, i) => i).filter((i) => !metadata[i]?.hiddenByUser);
  return {
    sheetId: properties.sheetId ?? 0,
    title: properties.title ?? "",
    rowCount,
    columnCount,
    rows: shown(Math.min(rowCount, Math.max(room.leastRows, usedRows + room.rows)), rowMetadata),
    columns: shown(Math.min(columnCount, Math.max(room.leastColumns, usedColumns + room.columns)), columnMetadata),
    frozenRows: frozenRowCount,
    frozenColumns: frozenColumnCount,
    hasHidden: [...rowMetadata, ...columnMetadata].some(({ hiddenByUser }) => hiddenByUser),
    cell: (row, column) => rowData[row]?.values?.[column] ?? nothing,
    options: optionsIn(sheets),
    heightOf: (row) => rowMetadata[row]?.pixelSize ?? 21,
    widthOf: (column) => columnMetadata[column]?.pixelSize ?? 100,
  };
}

/** How long a list is without the items at its end that do not count. */
function lengthUpTo<T>(list: readonly T[], counts: (item: T) => boolean): number {
  let length = list.length;
  while (length > 0 && !counts(list[length - 1] as T)) length--;
  return length;
}

/** What stands in a cell when a person starts to edit it: the formula or the value as typed. */
export function editText({ userEnteredValue, formattedValue = "" }: CellData): string {
  const { formulaValue, stringValue } = userEnteredValue ?? {};
  if (formulaValue !== undefined) return formulaValue;
  if (stringValue === undefined) return formattedValue;
  // A text that would be read as something else shows the apostrophe that keeps it a text.
  return /^[=+\-@']|^\s*[-\d.,$€¥£%]+\s*$|^(true|false)$/i.test(stringValue) ? `'${stringValue}` : stringValue;
}

export const isCheckbox = ({ dataValidation }: CellData): boolean => dataValidation?.condition?.type === "BOOLEAN";

/** "B2" or "B2:C5". */
export function nameOf(selection: Selection): string {
  const { top, left, bottom, right } = boundsOf(selection);
  const first = `${toLetters(left)}${top + 1}`;
  const last = `${toLetters(right)}${bottom + 1}`;
  return first === last ? first : `${first}:${last}`;
}

export const rangeName = (grid: Grid, selection: Selection): string => `${quoteTitle(grid.title)}!${nameOf(selection)}`;

/** The corners in order, all included. */
export function boundsOf({ row, column, toRow, toColumn }: Selection): {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
} {
  return {
    top: Math.min(row, toRow),
    left: Math.min(column, toColumn),
    bottom: Math.max(row, toRow),
    right: Math.max(column, toColumn),
  };
}

/** The place `steps` further in a list of shown indexes, at its ends at most. */
export function stepped(shown: readonly number[], from: number, steps: number): number {
  const at = shown.indexOf(from);
  if (at < 0) return shown[0] ?? 0;
  return shown[Math.max(0, Math.min(shown.length - 1, at + steps))] ?? from;
}
