import type { CellValue, Formula, Part } from "./native.ts";
import { headerLine, valueMarker } from "./keys.ts";
import type { Placed } from "./placed.ts";

/** The tabs of one document as they will be. */
export interface Placement {
  readonly main: Placed;
  /** The tab that holds a table's rows. */
  tab(table: string): Placed | undefined;
}

/** The tab of a document's table, or its main one; "" is the document that asks. */
export type FindTab = (document: string, table?: string) => Placed | undefined;

/** Where the rows of a column are, named from any tab: "'People'!$B$3:$B$60". */
export const rowsRange = (target: Placed, column: number): string =>
  `'${target.title.replaceAll("'", "''")}'!$${letters(column)}$${target.firstRow + 1}:$${letters(column)}$${target.rowCount}`;

/** 0 as "A", 26 as "AA". */
export function letters(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? letters(rest - 1) : "") + String.fromCharCode(65 + (column % 26));
}

/**
 * A formula with the cells it means, written for one cell. Other tabs are named with fixed places, so that sorting a
 * table leaves its formulas true.
 */
export function resolve(formula: Formula, home: Placed, row: number, placement: Placement): string {
  return formula.map((part) => (typeof part === "string" ? part : written(part, home, row, placement))).join("");
}

const gone = "#REF!";

function written(part: Exclude<Part, string>, home: Placed, row: number, { main, tab }: Placement): string {
  if (part.in === "row") {
    const column = home.column(part.column);
    return column === undefined ? gone : `${letters(column)}${row + 1}`;
  }
  if (part.in === "span") {
    const ends = [home.column(part.from), home.column(part.to)].filter((at) => at !== undefined);
    return ends.length < 2 ? gone : `${letters(Math.min(...ends))}${row + 1}:${letters(Math.max(...ends))}${row + 1}`;
  }
  if (part.in === "line") {
    const [line, column] = [main.row(part.line), main.column(valueMarker)];
    return line === undefined || column === undefined ? gone : `${prefix(main, home)}$${letters(column)}$${line + 1}`;
  }
  const target = tab(part.table);
  const column = target?.column(part.column);
  if (!target || column === undefined || target.row(headerLine) === undefined) return gone;
  return `${prefix(target, home)}$${letters(column)}$${target.firstRow + 1}:$${letters(column)}`;
}

const prefix = (target: Placed, home: Placed): string =>
  target === home ? "" : `'${target.title.replaceAll("'", "''")}'!`;

/** Whether two formulas say the same: a spreadsheet drops quotes and spaces that are not needed. */
export const isSameFormula = (a: string, b: string): boolean => bare(a) === bare(b);
const bare = (formula: string): string => formula.replace(/'|\s+(?=(?:[^"]*"[^"]*")*[^"]*$)/g, "").toUpperCase();

/** How a value that is no text reads where nothing more is known of it. */
export const plainText = (value: CellValue): string =>
  typeof value === "boolean" ? String(value).toUpperCase() : String(value);
