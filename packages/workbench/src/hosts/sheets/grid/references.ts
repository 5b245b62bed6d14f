import { fromLetters, quoteTitle, toLetters } from "./address.ts";

/** One end of a reference in a formula, 0-based; an absent row or column is an open end (`A2:A`, `A:A`, `2:2`). */
export interface Corner {
  readonly row?: number;
  readonly column?: number;
  readonly fixedRow?: boolean;
  readonly fixedColumn?: boolean;
}

/** A reference as a formula writes it. */
export interface Reference {
  /** The tab it names; absent when it means the formula's own. */
  readonly title?: string;
  readonly first: Corner;
  /** Absent for a single cell. */
  readonly last?: Corner;
}

const title = String.raw`(?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!`;
const cell = String.raw`\$?[A-Za-z]{1,3}\$?\d{1,8}`;
const end = String.raw`(?:\$?[A-Za-z]{1,3}\$?\d{1,8}|\$?[A-Za-z]{1,3}|\$?\d{1,8})`;
const columns = String.raw`\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}(?:\$?\d{1,8})?`;
const range = String.raw`(?:${cell}:${end}|${columns}|\$?\d{1,8}:\$?\d{1,8}|${cell})`;
/** A string literal (left alone), or a reference that is no part of a longer name or a function's name. */
const pattern = new RegExp(
  String.raw`("(?:[^"]|"")*")|(?<![\p{L}\p{N}_.$'!])(${title})?(${range})(?![\p{L}\p{N}_.(!])`,
  "gu",
);

/**
 * The formula with each of its references replaced.
 *
 * @param change  gives the reference to write, or `undefined` for one whose cells are gone
 */
export function rewriteReferences(formula: string, change: (reference: Reference) => Reference | undefined): string {
  return formula.replace(pattern, (all, literal: string | undefined, tab: string | undefined, cells: string) => {
    if (literal !== undefined) return all;
    const changed = change({ ...toReference(cells), ...(tab && { title: toTitle(tab) }) });
    return changed ? writeReference(changed) : "#REF!";
  });
}

/** The reference in A1 notation. */
export function writeReference({ title: tab, first, last }: Reference): string {
  const prefix = tab === undefined ? "" : `${quoteTitle(tab)}!`;
  return prefix + writeCorner(first) + (last ? `:${writeCorner(last)}` : "");
}

/** A formula as it reads after being copied by so many rows and columns: relative ends move, fixed ones stay. */
export function translate(formula: string, rows: number, columns: number): string {
  const moved = (corner: Corner): Corner | undefined => {
    const row = corner.row === undefined || corner.fixedRow ? corner.row : corner.row + rows;
    const column = corner.column === undefined || corner.fixedColumn ? corner.column : corner.column + columns;
    return (row ?? 0) < 0 || (column ?? 0) < 0 ? undefined : withPlace(corner, row, column);
  };
  return rewriteReferences(formula, (reference) => {
    const first = moved(reference.first);
    const last = reference.last && moved(reference.last);
    return first && (last || !reference.last) ? { ...reference, first, ...(last && { last }) } : undefined;
  });
}

/** The corner at another place, equally fixed. */
export function withPlace(corner: Corner, row: number | undefined, column: number | undefined): Corner {
  const { fixedRow = false, fixedColumn = false } = corner;
  return { fixedRow, fixedColumn, ...(row !== undefined && { row }), ...(column !== undefined && { column }) };
}

function toTitle(tab: string): string {
  const bare = tab.slice(0, -1);
  return bare.startsWith("'") ? bare.slice(1, -1).replaceAll("''", "'") : bare;
}

function toReference(cells: string): Reference {
  const [first = "", last] = cells.split(":");
  return { first: toCorner(first), ...(last !== undefined && { last: toCorner(last) }) };
}

function toCorner(text: string): Corner {
  const [, c$ = "", column = "", r$ = "", row = ""] = /^(\$?)([A-Za-z]*)(\$?)(\d*)$/.exec(text) ?? [];
  // In `$5` the only dollar stands where a column's would.
  const fixedRow = r$ === "$" || (column === "" && c$ === "$");
  return {
    fixedRow,
    fixedColumn: column !== "" && c$ === "$",
    ...(row && { row: Number(row) - 1 }),
    ...(column && { column: fromLetters(column) }),
  };
}

function writeCorner({ row, column, fixedRow, fixedColumn }: Corner): string {
  const letters = column === undefined ? "" : (fixedColumn ? "$" : "") + toLetters(column);
  return letters + (row === undefined ? "" : (fixedRow ? "$" : "") + String(row + 1));
}
