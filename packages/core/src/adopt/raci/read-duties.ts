import type { SourceTable } from "../source-table.ts";
import { turned } from "../turn.ts";
import type { Duties } from "./duties.ts";
import { findGrid } from "./grid.ts";
import { marksOfHeader } from "./header-letters.ts";
import { readGrid } from "./read-grid.ts";
import { readDutyColumn } from "./read-duty-column.ts";
import { readNames } from "./read-names.ts";
import { readSentences } from "./read-sentences.ts";
import { readTicks } from "./read-ticks.ts";

/** Rows that R, A, C and I may take where they stand in the first column. */
const fewRows = 14;

const readers = [gridOf, readNames, readDutyColumn, readTicks, readSentences, lettersAsRows];

/** A table read as a responsibility matrix, in whichever layout explains it best; `undefined` when none does. */
export const readDuties = (table: SourceTable): Duties | undefined =>
  readers
    .map((read) => read(table))
    .filter((read) => read !== undefined)
    .filter(({ activities, roles }) => activities.length > 0 && roles.length > 0)
    .reduce<Duties | undefined>((a, b) => (a && a.confidence >= b.confidence ? a : b), undefined);

function gridOf(table: SourceTable): Duties | undefined {
  const grid = findGrid(table);
  return grid && readGrid(table, grid);
}

/** R, A, C and I in the first column, activities as the others, names in the cells. */
function lettersAsRows(table: SourceTable): Duties | undefined {
  const { rows } = table;
  if (rows.length > fewRows) return undefined;
  const marks = new Set(rows.slice(1).flatMap((row) => marksOfHeader(row[0]?.text ?? "")));
  if (marks.size < 3) return undefined;
  const read = readNames(turned(table));
  return read && { ...read, layout: "transposed" };
}
