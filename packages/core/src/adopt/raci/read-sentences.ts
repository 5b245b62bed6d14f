import { isBlank, type SourceTable, textAt } from "../source-table.ts";
import { type Duties, isMethodLetter, newDutyBook } from "./duties.ts";
import { marksOfHeader } from "./header-letters.ts";
import { infosBeside, listOf } from "./lists.ts";
import { anyOf } from "../words.ts";
import { namesIn } from "./names.ts";
import { cornerSays } from "./orientation.ts";
import { legendOf } from "./variants.ts";

const words = anyOf("Responsible Accountable Consulted Informed 负责 批准 审批 咨询 知会");
const part = new RegExp(`(?:^|[\\s;,，；、|(（])([RACIS](?: ?[/&+] ?[RACIS]){0,2}|${words}) ?[:：=]`, "giu");

/** Rows that tell what a column holds. */
const sample = 100;

/** Reads a table with a sentence per activity, "R: Ann, A: Ben; C: Cy"; `undefined` when no column holds such. */
export function readSentences({ rows }: SourceTable): Duties | undefined {
  const header = rows[0]!;
  const body = rows.slice(1).filter((row) => !row.every(isBlank));
  const column = header.slice(0, 20).findIndex((_, c) => {
    const texts = body.slice(0, sample).flatMap((row) => textAt(row, c) || []);
    const many = texts.filter((text) => [...text.slice(0, 500).matchAll(part)].length > 1);
    return c > 0 && texts.length > 0 && many.length >= texts.length * 0.6;
  });
  if (column < 0) return undefined;
  const named = header.findIndex((_, c) => c !== column && cornerSays(textAt(header, c)) < -1);
  const label = Math.max(0, named);
  const book = newDutyBook();
  for (const row of body) {
    const infos = infosBeside(header, row, new Set([column, label]));
    const activity = book.activities.push({ name: textAt(row, label), cell: row[label] ?? row[0], infos }) - 1;
    const cell = row[column];
    if (!cell || isBlank(cell)) continue;
    const found = [...cell.text.matchAll(part)];
    for (const [i, each] of found.entries()) {
      const said = cell.text.slice(each.index + each[0].length, found[i + 1]?.index);
      const marks = marksOfHeader(each[1]!);
      const { letterOf } = legendOf(new Map(marks.map((mark) => [mark, 1])));
      const letters = marks.map(letterOf).filter(isMethodLetter);
      for (const name of namesIn(said).names)
        book.duties.push({ activity, role: book.role(name, cell), letters, cell, more: false });
    }
    book.duties.push({ activity, role: -1, letters: [], cell, more: true });
  }
  return listOf(rows, book, {}, (c) => (c === column ? "duties" : c === label ? "activities.name" : undefined));
}
