import { isBlank, type SourceCell, type SourceRow, type SourceTable, textAt, widthOf } from "../source-table.ts";
import { anyOf, folded } from "../words.ts";
import { type Duties, isMethodLetter, newDutyBook } from "./duties.ts";
import { isKnownLetter, type Reading, readMarks } from "./letters.ts";
import { infosBeside, leaveRow, listOf, wholeDocument } from "./lists.ts";
import { cornerSays } from "./orientation.ts";
import { kindOfRow, readingsOf } from "./row-kinds.ts";
import { countMarks, legendOf } from "./variants.ts";

const dutyHeader = new RegExp(
  `^${anyOf(`
    r_?a_?s?_?c_?i rasci raci.* daci duty involvement assignment letter role_type participation type_of_involvement
    responsibility 职责 责任 参与方式 角色类型 职责类型 责任类型 分工 参与类型 职责代码
  `)}$`,
);
/** A list is a narrow table. */
const mostColumns = 12;

/**
 * Reads a table in which one column holds the letters: a list of roles, each with its duty in the whole, or one row
 * per assignment where another column
 * names the activity. `undefined` when it is none.
 */
export function readDutyColumn({ rows, hints }: SourceTable): Duties | undefined {
  const header = rows[0]!;
  const body = rows.slice(1);
  if (widthOf(rows) > mostColumns) return undefined;
  const [duty, ...others] = header.flatMap((_, column) => (holdsDuties(body, column) ? [column] : []));
  if (duty === undefined || others.length > 0 || !dutyHeader.test(folded(textAt(header, duty)))) return undefined;
  const says = (column: number): number => (column === duty ? 0 : cornerSays(textAt(header, column)));
  const activity = header.findIndex((_, column) => says(column) < -1);
  const beside = header.flatMap((_, column) => (column === duty || column === activity ? [] : [column]));
  const named = beside.find((column) => says(column) > 1);
  const role = named ?? (beside.length === 1 && activity >= 0 ? beside[0] : undefined);
  if (role === undefined) return undefined;
  const book = newDutyBook();
  const { letterOf, ...legend } = legendOf(countMarks(body.map((row) => readMarks(textAt(row, duty)))));
  const taken = new Set([duty, role, activity]);
  let last: SourceCell | undefined;
  for (const row of body) {
    const reading = readMarks(textAt(row, duty));
    if (namesNobody(row, header, { duty, role }, reading)) {
      leaveRow(book, row);
      continue;
    }
    const infos = infosBeside(header, row, taken);
    const cell = row[role] ?? row[0];
    if (activity < 0) {
      const to = book.roles.push({ name: textAt(row, role), cell, infos }) - 1;
      addDuty(wholeDocument(book, hints), to, reading, row[duty]);
      continue;
    }
    if (!isBlank(row[activity])) last = row[activity];
    const name = last?.text ?? "";
    const at = book.activity(name, last);
    book.activities[at]!.infos.push(...infos);
    addDuty(at, book.role(textAt(row, role), cell), reading, row[duty]);
  }
  return listOf(rows, book, legend, (column) =>
    column === duty ? "duties" : column === role ? "roles.name" : column === activity ? "activities.name" : undefined,
  );

  function addDuty(at: number, to: number, reading: Reading, cell: SourceCell | undefined): void {
    if (!cell || reading.kind === "blank") return;
    const all = reading.kind === "marks" ? [...new Set(reading.marks.map(letterOf))] : [];
    const letters = all.filter(isMethodLetter);
    const more = reading.kind === "text" || reading.more || letters.length < all.length;
    book.duties.push({ activity: at, role: to, letters, cell, more });
  }
}

const holdsDuties = (body: readonly SourceRow[], column: number): boolean => {
  const readings = body.slice(0, 200).map((row) => readMarks(textAt(row, column)));
  const filled = readings.filter(({ kind }) => kind !== "blank");
  const marks = filled.filter(
    (reading) =>
      reading.kind === "marks" && reading.clean && reading.marks.every((m) => m.length > 1 || isKnownLetter(m)),
  );
  return filled.length > 0 && marks.length >= filled.length * 0.7;
};
function namesNobody(
  row: SourceRow,
  header: SourceRow,
  { duty, role }: { readonly duty: number; readonly role: number },
  reading: Reading,
): boolean {
  const kind = kindOfRow(row, { header, columns: [duty], label: role }, readingsOf(row, [duty]));
  return kind !== "duties" && (kind !== "bare" || reading.kind === "blank");
}
