import { isBlank, type SourceTable, textAt } from "../source-table.ts";
import { type Duties, isMethodLetter, newDutyBook } from "./duties.ts";
import { marksOfHeader } from "./header-letters.ts";
import { readMarks } from "./letters.ts";
import { infosBeside, listOf, wholeDocument } from "./lists.ts";
import { cornerSays } from "./orientation.ts";
import { legendOf } from "./variants.ts";

const tick = /^(?:[xX✓✔√☑●★■◆⬤•○◎✅]|yes|y|是|有)\uFE0F?$/iu;

/**
 * Reads a table whose columns are R, A, C and I, with ticks or the column's own letter in the cells: its rows are
 * roles.
 */
export function readTicks({ rows, hints }: SourceTable): Duties | undefined {
  const header = rows[0]!;
  const marks = header.slice(0, 20).map(({ text }) => marksOfHeader(text));
  const legend = legendOf(new Map(marks.flat().map((mark) => [mark, 1])));
  const columns = marks.flatMap((own, column) => (own.length === 1 ? [column] : []));
  const letterOf = (column: number): string => legend.letterOf(marks[column]![0]!);
  const label = header.findIndex((_, column) => !columns.includes(column) && cornerSays(textAt(header, column)) > 0);
  if (new Set(columns.map(letterOf)).size < 3 || label < 0) return undefined;
  const isTicked = (text: string, column: number): boolean => {
    const reading = readMarks(text);
    const again = reading.kind === "marks" && reading.marks.map(legend.letterOf).includes(letterOf(column));
    return again || tick.test(text) || /^[✓✔√☑✅]/u.test(text);
  };
  const body = rows.slice(1).filter((row) => !row.every(isBlank));
  const filled = body.flatMap((row) =>
    columns.flatMap((column) => {
      const cell = row[column];
      return cell && readMarks(cell.text).kind !== "blank" ? [{ row, column, cell }] : [];
    }),
  );
  const ticked = filled.filter(({ cell, column }) => isTicked(cell.text, column));
  if (ticked.length === 0 || ticked.length < filled.length * 0.7) return undefined;

  const book = newDutyBook();
  const activity = wholeDocument(book, hints);
  const taken = new Set([...columns, label]);
  const roles = new Map(
    body.map((row) => {
      const infos = infosBeside(header, row, taken);
      return [row, book.roles.push({ name: textAt(row, label), cell: row[label] ?? row[0], infos }) - 1] as const;
    }),
  );
  for (const { row, column, cell } of filled) {
    const counts = isTicked(cell.text, column) && isMethodLetter(letterOf(column));
    const more = !counts || !(tick.test(cell.text) || cell.text.length === 1);
    book.duties.push({ activity, role: roles.get(row)!, letters: counts ? [letterOf(column)] : [], cell, more });
  }
  const as = (column: number): "duties" | "roles.name" | undefined =>
    columns.includes(column) ? "duties" : column === label ? "roles.name" : undefined;
  return { ...listOf(rows, book, legend, as), confidence: 0.99 };
}
