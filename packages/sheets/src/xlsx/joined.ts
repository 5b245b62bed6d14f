import type { SourceCell } from "@parley/core/adopt";
import type { Area } from "./address.ts";
import { readLimits } from "./limits.ts";
import { tooLarge } from "./refusals.ts";
import type { Cells } from "./sheet-cells.ts";

/** A table as it lies on a sheet. */
export interface Region {
  readonly area: Area;
  /** Indexes of its rows, empty ones left out. */
  readonly rows: readonly number[];
  /** Texts above it, the nearest last. */
  readonly titles: readonly SourceCell[];
}

interface Growing extends Region {
  area: Area;
  readonly rows: number[];
}

/** The most titles that say something about the table below them. */
const mostTitles = 5;

/**
 * Makes tables of regions: what has one cell per row is a title of the table below; a part behind an empty row goes on
 * with the table above unless it has a header of its own.
 *
 * @returns `loose`: texts that are in no table
 */
export function joinedRegions(
  cells: Cells,
  areas: readonly Area[],
): { readonly tables: readonly Region[]; readonly loose: readonly SourceCell[] } {
  const sorter = new Sorter(cells);
  for (const area of areas) sorter.take(area);
  sorter.letGo();
  return sorter;
}

class Sorter {
  readonly tables: Growing[] = [];
  readonly loose: SourceCell[] = [];
  private readonly cells: Cells;
  /** The last table that begins in a column. */
  private readonly lastAt = new Map<number, Growing>();
  /** Texts that may be titles of the next table. */
  private above: readonly SourceCell[] = [];
  /** A line of several texts between empty rows: the header of what follows, or a remark. */
  private waiting: { readonly area: Area; readonly row: number } | undefined;

  constructor(cells: Cells) {
    this.cells = cells;
  }

  take(area: Area): void {
    const { rows, titles, notes } = withoutTitles(this.cells, area, rowsIn(this.cells, area));
    const [first] = rows;
    const before = this.lastAt.get(area.left);
    const goesOn = titles.length === 0 && this.above.length === 0 && before && isMore(this.cells, before, area, rows);
    if (goesOn) {
      this.letGo();
      before.area = joined(before.area, area);
      for (const row of rows) before.rows.push(row);
      this.above = [];
    } else if (first === undefined || rows.length === 1) {
      this.letGo();
      this.setAside(titles);
      if (first !== undefined) this.waiting = { area, row: first };
    } else {
      const header = titles.length === 0 && this.waiting && isAbove(this.waiting.area, area) ? this.waiting : undefined;
      if (header) this.waiting = undefined;
      this.letGo();
      this.setAside(titles);
      this.add(header ? joined(header.area, area) : area, header ? [header.row, ...rows] : [...rows]);
    }
    for (const note of notes) this.loose.push(note);
    if (notes.length > 0) this.above = notes.slice(-1);
  }

  /** What waited for a table below it did so in vain. */
  letGo(): void {
    if (this.waiting) this.setAside(cellsIn(this.cells, this.waiting.row, this.waiting.area));
    this.waiting = undefined;
  }

  private setAside(texts: readonly SourceCell[]): void {
    for (const cell of texts) this.loose.push(cell);
    this.above = [...this.above, ...texts.slice(-mostTitles)].slice(-mostTitles);
  }

  private add(area: Area, rows: number[]): void {
    const table: Growing = { area, rows, titles: this.above };
    this.above = [];
    this.lastAt.set(area.left, table);
    if (this.tables.push(table) > readLimits.tables)
      throw tooLarge([
        `more than ${readLimits.tables} tables on a sheet`,
        `一个工作表上超过 ${readLimits.tables} 个表格`,
      ]);
  }
}

/** Whether a line can be the header of what stands below it: as wide, and no more than two rows away. */
const isAbove = (line: Area, area: Area): boolean =>
  line.left === area.left && line.right >= area.right && area.top - line.bottom <= 3;

const joined = (a: Area, b: Area): Area => ({
  top: Math.min(a.top, b.top),
  left: Math.min(a.left, b.left),
  bottom: Math.max(a.bottom, b.bottom),
  right: Math.max(a.right, b.right),
});

function rowsIn(cells: Cells, { top, bottom, left, right }: Area): readonly number[] {
  const rows: number[] = [];
  for (let row = top; row <= bottom; row++) if (cellsIn(cells, row, { left, right }).length > 0) rows.push(row);
  return rows;
}

function cellsIn(cells: Cells, row: number, { left, right }: Pick<Area, "left" | "right">): readonly SourceCell[] {
  const found = [...(cells.get(row)?.values() ?? [])].filter(({ column }) => column > left && column <= right + 1);
  return found.sort((a, b) => a.column - b.column);
}

/** Texts of a row, each once: a merged title says the same in many cells. */
const textsIn = (cells: Cells, row: number, area: Area): readonly SourceCell[] => {
  const seen = new Map<string, SourceCell>();
  for (const cell of cellsIn(cells, row, area)) if (!seen.has(cell.text)) seen.set(cell.text, cell);
  return [...seen.values()];
};

/** The first rows are titles as long as they say less than a header could; the last ones notes. */
function withoutTitles(
  cells: Cells,
  area: Area,
  rows: readonly number[],
): { readonly rows: readonly number[]; readonly titles: readonly SourceCell[]; readonly notes: readonly SourceCell[] } {
  const counts = rows.map((row) => textsIn(cells, row, area).length);
  const width = counts.reduce((most, count) => Math.max(most, count), 0);
  if (width < 2) return { rows: [], titles: rows.flatMap((row) => textsIn(cells, row, area)), notes: [] };
  const isTitle = (count: number): boolean => count <= (width >= 5 ? 2 : width >= 3 ? 1 : 0);
  const from = counts.findIndex((count) => !isTitle(count));
  let to = rows.length;
  while (to > from + 1 && isNote(textsIn(cells, rows[to - 1]!, area), width)) to--;
  return {
    rows: rows.slice(from, to),
    titles: rows.slice(0, from).flatMap((row) => textsIn(cells, row, area)),
    notes: rows.slice(to).flatMap((row) => textsIn(cells, row, area)),
  };
}

const noteWords = /^(?:[*※†]|notes?\b|legend\b|key\b|source\b|remarks?\b|注|备注|说明|图例|来源)/i;
const isNote = (texts: readonly SourceCell[], width: number): boolean =>
  width >= 3 && texts.length === 1 && (noteWords.test(texts[0]!.text) || texts[0]!.text.length > 60);

/** Whether rows behind an empty row are more of a table: no wider, without a header, and of the same kinds. */
function isMore(cells: Cells, before: Region, area: Area, rows: readonly number[]): boolean {
  const first = rows[0];
  const header = before.rows[0];
  if (first === undefined || header === undefined || area.right > before.area.right) return false;
  const line = cellsIn(cells, first, area);
  if (line.every(({ text, column }) => cells.get(header)?.get(column - 1)?.text === text)) return false;
  const headerIsBold = cellsIn(cells, header, before.area).every(({ bold }) => bold);
  if (headerIsBold || line.every(({ bold }) => bold)) return !line.every(({ bold }) => bold);
  return line.some(({ text, column }) => {
    const kinds = new Set(before.rows.slice(1, 30).map((row) => kindOf(cells.get(row)?.get(column - 1)?.text)));
    const kind = kindOf(text);
    return kind !== "text" && kinds.has(kind);
  });
}

function kindOf(text: string | undefined): "none" | "number" | "day" | "letters" | "text" {
  if (text === undefined || text === "") return "none";
  if (/^\d{4}-\d\d-\d\d/.test(text)) return "day";
  if (/^[-+]?[\d.,]+\s?%?$/.test(text)) return "number";
  return /^[A-Za-z](?:\s?[/,&+]\s?[A-Za-z]){0,3}$/.test(text) ? "letters" : "text";
}
