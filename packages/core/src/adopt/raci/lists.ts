import { isBlank, type SourceCell, type SourceRow, textAt, widthOf } from "../source-table.ts";
import type { Duties, DutyBook, Info, Understood } from "./duties.ts";
import type { Legend } from "./variants.ts";

/** How much a list is to be believed: a matrix that reads as well comes first. */
const confidence = 0.85;

/** The one activity of a list without any: what stands above the table. */
export function wholeDocument(book: DutyBook, hints: readonly string[]): number {
  if (book.activities.length === 0)
    book.activities.push({ name: hints.at(-1) ?? "(the whole document)", cell: undefined, infos: [] });
  return 0;
}

/** Cells beside the ones that were understood, with their headers. */
export const infosBeside = (header: SourceRow, row: SourceRow, taken: ReadonlySet<number>): Info[] =>
  row.flatMap((cell, column) =>
    taken.has(column) || isBlank(cell) ? [] : [{ header: textAt(header, column), column, cell }],
  );

/** A list, read: its layout is a variant of the method's table. */
export function listOf(
  rows: readonly SourceRow[],
  book: DutyBook,
  { variant }: Pick<Legend, "variant">,
  as: (column: number) => Understood["as"],
): Duties {
  const columns = Array.from({ length: widthOf(rows) }, (_, column): Understood => {
    const known = as(column);
    return { header: textAt(rows[0], column), column, ...(known && { as: known }), confidence: known ? confidence : 0 };
  });
  return { layout: "variant", ...(variant && { variant }), confidence, ...book, columns };
}

/** Puts a row aside that names nobody. */
export function leaveRow(book: DutyBook, row: readonly SourceCell[]): void {
  const cells = row.filter((cell) => !isBlank(cell));
  if (cells.length > 0) book.left.push({ what: "row", cells, why: ["no role", "不是角色"] });
}
