import type { Label } from "@parley/core";
import type { SourceCell } from "@parley/core/adopt";
import { addressOf, holds } from "./address.ts";
import type { Budget, Grid, GridCell } from "./grid.ts";
import { readLimits } from "./limits.ts";
import { shownNumber } from "./number-format.ts";
import { tooLarge } from "./refusals.ts";
import type { Told } from "./tables.ts";

/** Cells with text by row and column, both from 0; what merging covers says the same as the cell that covers it. */
export type Cells = Map<number, Map<number, SourceCell>>;

/** Gathers a sheet's cells as texts. */
export class TextCells {
  readonly cells: Cells = new Map();
  /** What a reader of the texts would not see. */
  readonly told: Told[] = [];
  private readonly from1904: boolean;
  private bottom = 0;
  private right = 0;

  /** @param from1904  days are counted from 1904 */
  constructor(from1904: boolean) {
    this.from1904 = from1904;
  }

  readonly take = (cell: GridCell): void => {
    const text = textOf(cell, this.from1904).trim();
    if (cell.isError) tell(cell, "error", [`shows the error ${text}`, `显示错误 ${text}`], this.told);
    if (cell.isUnknown) tell(cell, "no-value", noValue, this.told);
    if (text === "") return;
    this.bottom = Math.max(this.bottom, cell.row);
    this.right = Math.max(this.right, cell.column);
    this.put(cell.row, cell.column, sourceCell(cell.row, cell.column, text, cell.style.isBold));
  };

  /** What is known when all cells are there: links, and what merging covers. @throws ParleyError "limit-exceeded" */
  finish({ links, merged }: Grid, budget: Budget): void {
    for (const { area, target } of links) {
      const cell = this.cells.get(area.top)?.get(area.left);
      if (cell && !target.includes(cell.text))
        this.put(area.top, area.left, { ...cell, raw: `[${cell.text}](${target})` });
    }
    let covered = 0;
    for (const area of merged) {
      const origin = this.cells.get(area.top)?.get(area.left);
      if (!origin) continue;
      // A title is often merged over more columns than the sheet has.
      for (let row = area.top; row <= Math.min(area.bottom, this.bottom); row++)
        for (let column = area.left; column <= Math.min(area.right, this.right); column++) {
          if (row === area.top && column === area.left) continue;
          if (++covered > readLimits.mergedCells) throw tooLarge(["more merged cells than are read", "合并单元格过多"]);
          budget.take();
          this.put(row, column, { ...origin, line: row + 1, column: column + 1 });
        }
    }
  }

  private put(row: number, column: number, cell: SourceCell): void {
    const line = this.cells.get(row);
    if (line) line.set(column, cell);
    else this.cells.set(row, new Map([[column, cell]]));
  }
}

const noValue: Label = ["holds a formula without a value: save it in Excel", "公式没有结果：请在 Excel 中保存"];

const sourceCell = (row: number, column: number, text: string, isBold: boolean): SourceCell => ({
  text,
  line: row + 1,
  column: column + 1,
  start: 0,
  end: 0,
  ...(isBold && { bold: true as const }),
});

/** An empty cell with its place. */
export const emptyCell = (row: number, column: number): SourceCell => sourceCell(row, column, "", false);

function textOf({ value, style }: GridCell, from1904: boolean): string {
  if (typeof value === "number") return shownNumber(value, style.format, from1904);
  return typeof value === "boolean" ? String(value).toUpperCase() : value.replaceAll("\u00a0", " ");
}

function tell(cell: GridCell, kind: Told["kind"], [en, zh]: Label, told: Told[]): void {
  const at = addressOf(cell);
  if (told.length < readLimits.told) told.push({ kind, cell: at, label: [`${at} ${en}`, `${at} ${zh}`] });
}

/** Whether merging covers a cell with another one. */
export const isCovered = ({ merged }: Grid, spot: { readonly row: number; readonly column: number }): boolean =>
  merged.some((area) => holds(area, spot) && !(area.top === spot.row && area.left === spot.column));
