import { useState } from "react";
import { boundsOf, editText, oneCell, rangeName, stepped, type Grid, type Selection } from "./grid-model.ts";
import { edits } from "./edits.ts";
import { isInvalid } from "./options.ts";
import type { Open } from "./use-spreadsheet.ts";

/** What is selected in a tab and what is being typed. */
export interface Editor {
  readonly selection: Selection;
  /** The text in the editor of the selected cell; absent when nothing is edited. */
  readonly typing: string | undefined;
  readonly select: (selection: Selection) => void;
  readonly extendTo: (row: number, column: number) => void;
  readonly move: (rows: number, columns: number, extend?: boolean) => void;
  /** Starts with the cell's own text, or with `text` in its place. */
  readonly start: (text?: string) => void;
  readonly type: (text: string) => void;
  readonly cancel: () => void;
  /** Writes what was typed, and moves on. */
  readonly commit: (rows?: number, columns?: number) => void;
  /** Writes a value into the selected cell without an editor: a chosen option, a tick. */
  readonly put: (value: string | boolean) => void;
  readonly clear: () => void;
  readonly copy: () => string;
  readonly paste: (text: string) => void;
}

/** @param refused  the sentence for a value that a strict validation forbids */
export function useEditor(grid: Grid | undefined, open: Open, refused: string): Editor {
  const [selected, select] = useState<Selection>(oneCell(0, 0));
  const selection = grid ? visible(grid, selected) : selected;
  const [typing, type] = useState<string>();
  const { row, column } = selection;

  const moved = (rows: number, columns: number): void => {
    if (grid) select(oneCell(stepped(grid.rows, row, rows), stepped(grid.columns, column, columns)));
  };
  const write = (value: string | boolean): void => {
    if (!grid) return;
    const cell = grid.cell(row, column);
    const strict = cell.dataValidation?.strict ? grid.options(cell) : undefined;
    if (value !== "" && isInvalid({ ...cell, formattedValue: String(value) }, strict)) return open.say(refused);
    void open.type(rangeName(grid, oneCell(row, column)), [[value]]);
  };

  return {
    selection,
    typing,
    select(next) {
      if (typing !== undefined) {
        type(undefined);
        write(typing);
      }
      select(next);
    },
    extendTo: (toRow, toColumn) => select({ row, column, toRow, toColumn }),
    move(rows, columns, extend = false) {
      if (!grid) return;
      if (!extend) return moved(rows, columns);
      const { toRow, toColumn } = selection;
      select({
        row,
        column,
        toRow: stepped(grid.rows, toRow, rows),
        toColumn: stepped(grid.columns, toColumn, columns),
      });
    },
    start: (text) => type(text ?? (grid ? editText(grid.cell(row, column)) : "")),
    type,
    cancel: () => type(undefined),
    commit(rows = 0, columns = 0) {
      const text = typing;
      type(undefined);
      if (text !== undefined && grid && text !== editText(grid.cell(row, column))) write(text);
      moved(rows, columns);
    },
    put: write,
    clear() {
      if (grid) void open.change(edits.clear(grid, selection));
    },
    copy() {
      if (!grid) return "";
      const { top, left, bottom, right } = boundsOf(selection);
      const rows = grid.rows.filter((r) => r >= top && r <= bottom);
      const columns = grid.columns.filter((c) => c >= left && c <= right);
      return rows.map((r) => columns.map((c) => grid.cell(r, c).formattedValue ?? "").join("\t")).join("\n");
    },
    paste(text) {
      if (!grid) return;
      const values = text
        .replace(/\r?\n$/, "")
        .split(/\r?\n/)
        .map((line) => line.split("\t"));
      const toColumn = column + Math.max(...values.map((line) => line.length)) - 1;
      const target = { row, column, toRow: row + values.length - 1, toColumn };
      void open.type(rangeName(grid, target), values);
      select(target);
    },
  };
}

/** What is hidden cannot be selected: the first cell that is shown takes its place. */
function visible(grid: Grid, selection: Selection): Selection {
  const { row, column } = selection;
  if (grid.rows.includes(row) && grid.columns.includes(column)) return selection;
  const next = (shown: readonly number[], wanted: number): number =>
    shown.find((index) => index >= wanted) ?? shown[0] ?? 0;
  return oneCell(next(grid.rows, row), next(grid.columns, column));
}
