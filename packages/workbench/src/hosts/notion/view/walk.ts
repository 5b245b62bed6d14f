import type { KeyboardEvent } from "react";

const steps: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Moves the focus from a table's cell to the next by arrow keys. */
export function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = steps[event.key];
  const cell = event.currentTarget.closest("td");
  const row = cell?.closest("tr");
  if (!step || !cell || !row) return;
  const rows = row.closest("tbody")?.rows;
  // Past cells that hold nothing to press or follow.
  for (let down = row.sectionRowIndex, across = cell.cellIndex; ;) {
    down += step[0];
    across += step[1];
    const next = rows?.[down]?.cells[across];
    if (!next) break;
    const target = next.querySelector<HTMLElement>(".cell[tabindex], .cell a");
    target?.focus();
    if (target) break;
  }
  event.preventDefault();
}
