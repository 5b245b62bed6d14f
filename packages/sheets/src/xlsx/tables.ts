import type { Label } from "@parley/core";
import type { SourceCell, SourceRow, SourceTable } from "@parley/core/adopt";
import { letters } from "../resolve.ts";
import type { Area } from "./address.ts";
import { Budget, readGrid, type Grid } from "./grid.ts";
import { joinedRegions } from "./joined.ts";
import { readLimits } from "./limits.ts";
import { regionsOf } from "./regions.ts";
import { emptyCell, TextCells, type Cells } from "./sheet-cells.ts";
import { openWorkbook, type SheetPart, type Workbook } from "./workbook.ts";

/** Something about a table that its texts do not say. */
export interface Told {
  readonly kind: "hidden" | "outside" | "error" | "no-value";
  /** "B3". */
  readonly cell?: string;
  readonly label: Label;
}
/** A table of a workbook. Lines and columns of its cells are those of its sheet, from 1. */
export interface WorkbookTable extends SourceTable {
  readonly format: "sheet";
  readonly sheet: string;
  readonly told: readonly Told[];
}

/**
 * The tables of a workbook that somebody made, in the form that `adopt` takes: sheet by sheet, from top to bottom.
 *
 * Merged cells say in each of their places what they say; formulas what they came to when the file was saved; days are
 * ISO days. Hidden sheets, rows and columns are read like others, and told. Titles above a table are its hints.
 *
 * @throws ParleyError "invalid-document" for a file that is no workbook or is damaged, "not-supported" for one with a
 *   password, with macros or of another format, "limit-exceeded" for more than is read
 */
export async function readWorkbook(bytes: Uint8Array): Promise<readonly WorkbookTable[]> {
  const workbook = openWorkbook(bytes);
  const budget = new Budget();
  return workbook.sheets.flatMap((sheet) => tablesOf(workbook, sheet, budget));
}

function tablesOf(workbook: Workbook, sheet: SheetPart, budget: Budget): readonly WorkbookTable[] {
  const texts = new TextCells(workbook.from1904);
  const grid = readGrid(workbook, sheet, budget, texts.take);
  texts.finish(grid, budget);
  const { cells, told } = texts;
  const { tables, loose } = joinedRegions(cells, regionsOf(cells));
  return tables.map(({ area, rows, titles }, i) => {
    const inside = ({ cell }: Told): boolean => cell === undefined || isInside(cell, area);
    const outside = i === 0 ? loose.slice(0, readLimits.told).map(outsideText) : [];
    return {
      format: "sheet",
      sheet: sheet.name,
      rows: rows.map((row) => rowOf(cells, row, area, budget)),
      hints: [sheet.name, ...titles.map(({ text }) => text)],
      told: [...hiddenParts(sheet, grid, area), ...told.filter(inside), ...outside],
    };
  });
}

/** A row from the table's first column to the last one with text. */
function rowOf(cells: Cells, row: number, { left, right }: Area, budget: Budget): SourceRow {
  const line = cells.get(row);
  const out: SourceCell[] = [];
  for (let column = left; column <= right; column++) {
    const cell = line?.get(column);
    if (!cell) continue;
    const from = left + out.length;
    budget.widen(column - from);
    for (let empty = from; empty < column; empty++) out.push(emptyCell(row, empty));
    out.push(cell);
  }
  return out;
}

const isInside = (address: string, { top, bottom, left, right }: Area): boolean => {
  const [, name = "", number = "0"] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
  const column = Array.from(name).reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  const row = Number(number) - 1;
  return row >= top && row <= bottom && column >= left && column <= right;
};

function hiddenParts({ name, isHidden }: SheetPart, grid: Grid, area: Area): readonly Told[] {
  const rows = [...grid.hiddenRows].filter((row) => row >= area.top && row <= area.bottom);
  const columns = grid.hiddenColumns.filter(({ left, right }) => left <= area.right && right >= area.left);
  const told = (label: Label): Told => ({ kind: "hidden", label });
  return [
    ...(isHidden ? [told([`The sheet "${name}" is hidden`, `工作表“${name}”已隐藏`])] : []),
    ...(rows.length > 0
      ? [
          told([
            `Hidden rows: ${listed(rows.map((row) => String(row + 1)))}`,
            `隐藏的行：${listed(rows.map((row) => String(row + 1)))}`,
          ]),
        ]
      : []),
    ...(columns.length > 0
      ? [
          told(
            hiddenColumns(
              columns.map(({ left, right }) => letters(left) + (left === right ? "" : `–${letters(right)}`)),
            ),
          ),
        ]
      : []),
  ];
}

const hiddenColumns = (names: readonly string[]): Label => [
  `Hidden columns: ${listed(names)}`,
  `隐藏的列：${listed(names)}`,
];
const listed = (names: readonly string[]): string => names.slice(0, 10).join(", ") + (names.length > 10 ? ", …" : "");

function outsideText({ text, line, column }: SourceCell): Told {
  const cell = `${letters(column - 1)}${line}`;
  const short = text.length > 80 ? `${text.slice(0, 80)}…` : text;
  return { kind: "outside", cell, label: [`${cell} is in no table: "${short}"`, `${cell} 不在任何表格中：“${short}”`] };
}
