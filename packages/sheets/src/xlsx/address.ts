import { letters } from "../resolve.ts";
import { excel } from "./limits.ts";

/** A cell; row and column count from 0. */
export interface Spot {
  readonly row: number;
  readonly column: number;
}
/** Cells from one corner to the other, both included. */
export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** "B3" of row 2, column 1. */
export const addressOf = ({ row, column }: Spot): string => `${letters(column)}${row + 1}`;

/** The cell that "B3" or "$B$3" names; nothing for what is no cell of a workbook. */
export function spotOf(address: string): Spot | undefined {
  const [, name = "", number = ""] = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$/.exec(address) ?? [];
  if (name === "") return undefined;
  const column = Array.from(name.toUpperCase()).reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  const row = Number(number) - 1;
  return row < excel.rows && column < excel.columns ? { row, column } : undefined;
}

/** The cells that "A1:B3" or "A1" names. */
export function areaOf(reference: string): Area | undefined {
  const [first = "", last = first] = reference.split(":");
  const [from, to] = [spotOf(first), spotOf(last)];
  if (!from || !to) return undefined;
  return {
    top: Math.min(from.row, to.row),
    left: Math.min(from.column, to.column),
    bottom: Math.max(from.row, to.row),
    right: Math.max(from.column, to.column),
  };
}

export const holds = ({ top, left, bottom, right }: Area, { row, column }: Spot): boolean =>
  row >= top && row <= bottom && column >= left && column <= right;
