import { hashOf, isId } from "@parley/core";
import { blockLine, columnsLine, headerLine, isDataLine, isSpecial, labelMarker, valueMarker } from "./keys.ts";
import type { Cell, Row, Tab } from "./native.ts";

/** A row of the table with the id it is known by. */
export interface FramedRow {
  readonly id: string;
  readonly index: number;
  /** Its id stands in column A; otherwise a person added it, and it gets one with the next delivery. */
  readonly hasId: boolean;
}

/** Where things are in a tab, found by its keys. Indexes count from 0. */
export interface Frame {
  readonly cells: readonly Row[];
  /** Index of a line by its key; the first one when there are several. */
  readonly lines: ReadonlyMap<string, number>;
  /** Index of a column by its key. */
  readonly columns: ReadonlyMap<string, number>;
  readonly rows: readonly FramedRow[];
  /** Columns that people added: something stands in them beside or below the table's header. */
  readonly unknown: readonly { readonly index: number; readonly label: string }[];
  readonly label: number | undefined;
  readonly value: number | undefined;
}

const textAt = (row: Row | undefined, column: number): string => {
  const value = row?.[column]?.value;
  return typeof value === "string" ? value : "";
};
const isFilled = (cell: Cell | null | undefined): boolean => cell?.value !== undefined && cell.value !== "";

export const cellOf = (cells: readonly Row[], row: number | undefined, column: number | undefined): Cell | null =>
  row === undefined || column === undefined ? null : (cells[row]?.[column] ?? null);

/** Reads the structure of a tab out of its keys. Never fails: what is gone is just not there. */
export function frameOf({ cells, mark }: Pick<Tab, "cells" | "mark">): Frame {
  const lines = new Map<string, number>();
  for (const [index, row] of cells.entries()) {
    const key = textAt(row, 0);
    if (isSpecial(key) && !lines.has(key)) lines.set(key, index);
  }
  const keyed = (line: string): ReadonlyMap<string, number> => {
    const found = new Map<string, number>();
    const row = cells[lines.get(line) ?? -1] ?? [];
    for (let column = 1; column < row.length; column++) {
      const key = textAt(row, column);
      if (key !== "" && !found.has(key)) found.set(key, column);
    }
    return found;
  };
  const columns = keyed(columnsLine);
  const markers = keyed(blockLine);
  const rows = rowsOf(cells, lines, columns, mark);
  return {
    cells,
    lines,
    columns,
    rows,
    unknown: unknownColumns(cells, lines, columns, rows),
    label: markers.get(labelMarker),
    value: markers.get(valueMarker),
  };
}

function rowsOf(
  cells: readonly Row[],
  lines: Frame["lines"],
  columns: Frame["columns"],
  mark: Tab["mark"],
): FramedRow[] {
  const header = lines.get(headerLine) ?? lines.get(columnsLine);
  if (header === undefined) return [];
  // Totals and hidden columns fill no row: only what people see does.
  const seen = [...columns].filter(([key]) => !key.startsWith("~")).map(([, index]) => index);
  const taken = new Set<string>();
  const rows: FramedRow[] = [];
  for (const [index, row] of cells.entries()) {
    const key = textAt(row, 0);
    if (isSpecial(key)) continue;
    // A box that was ticked and unticked says nothing.
    const filled = seen.some((column) => isFilled(row[column]) && row[column]?.value !== false);
    const known = isId(key) && !taken.has(key);
    // Above the header there are only lines of the block, and an empty row below it is none.
    if (!known && (index < header || !filled)) continue;
    const id = known ? key : freshId(row, seen, mark, taken);
    taken.add(id);
    rows.push({ id, index, hasId: known });
  }
  return rows;
}

/**
 * The same row read again gets the same id, whatever is edited beside its first text: it is made from that and nothing
 * else.
 */
function freshId(
  row: Row,
  seen: readonly number[],
  { document, table }: Tab["mark"],
  taken: ReadonlySet<string>,
): string {
  const first = seen.map((column) => row[column]).find(isFilled)?.value ?? "";
  for (let n = 0; ; n++) {
    const id = `n${hashOf(JSON.stringify([document, table ?? "", first, n])).slice(0, 10)}`;
    if (!taken.has(id)) return id;
  }
}

function unknownColumns(
  cells: readonly Row[],
  lines: Frame["lines"],
  columns: Frame["columns"],
  rows: readonly FramedRow[],
): Frame["unknown"] {
  const header = lines.get(headerLine);
  if (header === undefined) return [];
  const known = new Set(columns.values());
  const width = Math.max(0, ...cells.map((row) => row.length));
  const out: { index: number; label: string }[] = [];
  for (let index = 1; index < width; index++) {
    const label = cells[header]?.[index];
    if (known.has(index) || !(isFilled(label) || rows.some((row) => isFilled(cells[row.index]?.[index])))) continue;
    out.push({ index, label: label?.value === undefined ? "" : String(label.value) });
  }
  return out;
}

/** The pieces of the document's own notes, in order. */
export function dataPieces({ cells, lines, label }: Frame): readonly string[] {
  return [...lines]
    .filter(([key]) => isDataLine(key))
    .sort(([a], [b]) => Number(a.split("/")[1]) - Number(b.split("/")[1]))
    .map(([, index]) => textAt(cells[index], label ?? 1));
}
