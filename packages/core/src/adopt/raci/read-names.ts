import { isBlank, type SourceCell, type SourceRow, type SourceTable, textAt, widthOf } from "../source-table.ts";
import { type Duties, type DutyBook, type Info, isMethodLetter, newDutyBook, type Understood } from "./duties.ts";
import { marksOfHeader } from "./header-letters.ts";
import { type Reading, readMarks } from "./letters.ts";
import { namesIn } from "./names.ts";
import { cornerSays } from "./orientation.ts";
import { kindOfRow, settleBare } from "./row-kinds.ts";
import { type Legend, legendOf } from "./variants.ts";

/** Where R, A, C and I are columns. */
interface Columns {
  readonly header: number;
  /** Letters of the method by column; columns of other letters are not here. */
  readonly letters: ReadonlyMap<number, readonly string[]>;
  readonly label: number;
  readonly legend: Legend;
}

/** Reads a table whose columns are R, A, C and I and whose cells hold names; `undefined` when it is none. */
export function readNames(table: SourceTable): Duties | undefined {
  const found = findColumns(table);
  if (!found) return undefined;
  const { rows } = table;
  const { header, letters, label, legend } = found;
  const book = newDutyBook();
  for (const row of rows.slice(0, header)) leave(book, row, ["a line above the header", "表头以上的行"]);
  const body = rows.slice(header + 1);
  const columns = [...letters.keys()];
  const reader = { header: rows[header]!, columns, label };
  const alone = body.map((row) => kindOfRow(row, reader, namesOf(row, columns)));
  const kinds = settleBare(body, alone, label, table.format === "csv");
  const cellsAreActivities = cornerSays(textAt(rows[header], label)) > 1;
  let section: SourceRow = [];
  let unused = false;
  const leaveSection = (): void => (unused ? leave(book, section, ["a heading", "小标题"]) : undefined);
  body.forEach((row, i) => {
    if (kinds[i] === "heading") {
      leaveSection();
      [section, unused] = [row, true];
    } else if (kinds[i] === "duties") {
      addRow({ book, row, section: section.find((cell) => !isBlank(cell)), rows, found, cellsAreActivities });
      unused = false;
    } else leave(book, row, kinds[i] === "legend" ? ["a legend", "图例"] : ["no activity", "不是活动"]);
  });
  leaveSection();
  return {
    layout: cellsAreActivities ? "transposed" : legend.variant ? "variant" : "raci-as-columns",
    ...(legend.variant && { variant: legend.variant }),
    confidence: letters.size >= 3 ? 0.96 : 0.85,
    ...book,
    columns: understood(rows, found, cellsAreActivities),
  };
}

const namesOf = (row: SourceRow, columns: readonly number[]): readonly Reading[] =>
  columns.map((column) => (namesIn(textAt(row, column)).names.length > 0 ? { kind: "text" } : { kind: "blank" }));
const leave = (book: DutyBook, row: SourceRow, why: readonly [string, string]): void => {
  const cells = row.filter((cell) => !isBlank(cell));
  if (cells.length > 0) book.left.push({ what: "row", cells, why });
};

function findColumns({ rows }: SourceTable): Columns | undefined {
  for (let header = 0; header < Math.min(rows.length - 1, 4); header++) {
    const marks = byLetters(rows[header]!.slice(0, 60).map(({ text }) => marksOfHeader(text)));
    const counts = new Map<string, number>();
    for (const mark of marks.flat()) counts.set(mark, (counts.get(mark) ?? 0) + 1);
    const legend = legendOf(counts);
    const letters = new Map<number, readonly string[]>();
    marks.forEach((own, column) => {
      const method = own.map(legend.letterOf).filter(isMethodLetter);
      if (method.length > 0) letters.set(column, method);
    });
    const distinct = new Set([...letters.values()].flat());
    const enough = distinct.size >= 3 || (distinct.has("R") && distinct.has("A") && marks.flat().some(isPlainly));
    const label = labelOf(rows, header, letters);
    if (enough && distinct.size * 2 > letters.size && label !== undefined && holdNames(rows, header, letters))
      return { header, letters, label, legend };
  }
  return undefined;
}

/**
 * Two columns make a matrix only when one says so plainly: a driver and an approver stand in a log of decisions too.
 */
const isPlainly = (mark: string): boolean =>
  /^(?:A|accountable|accountability|问责|当责|终责|最终负责|最终责任)$/.test(mark);

/** Where three headers or more carry a letter, those that carry only a word mean something else. */
function byLetters(marks: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const lettered = marks.map((own) => own.some((mark) => mark.length === 1));
  return lettered.filter(Boolean).length < 3 ? marks : marks.map((own, i) => (lettered[i] ? own : []));
}

/** Letters or ticks in the cells make it another layout. */
function holdNames(rows: readonly SourceRow[], header: number, letters: ReadonlyMap<number, unknown>): boolean {
  let [names, others] = [0, 0];
  for (const row of rows.slice(header + 1, header + 200))
    for (const column of letters.keys()) {
      const text = textAt(row, column);
      const reading = readMarks(text);
      if (reading.kind === "blank") continue;
      const isLetter = reading.kind === "marks" && reading.clean && reading.marks.every((mark) => mark.length === 1);
      if (isLetter || !/\p{L}{2}|\p{Script=Han}/u.test(text) || /^(?:yes|no|true|false)$/i.test(text)) others++;
      else names++;
    }
  return names > others;
}
function labelOf(
  rows: readonly SourceRow[],
  header: number,
  letters: ReadonlyMap<number, unknown>,
): number | undefined {
  const free = Array.from({ length: Math.min(widthOf(rows), 60) }, (_, column) => column).filter(
    (c) => !letters.has(c),
  );
  const score = (column: number): number => {
    const texts = rows.slice(header + 1, header + 200).map((row) => textAt(row, column));
    const filled = texts.filter((text) => /\p{L}/u.test(text));
    const codes = filled.filter((text) => /^[\p{L}]{0,4}[-.#]?\d[\d.]*$/u.test(text)).length;
    const says = Math.abs(cornerSays(textAt(rows[header], column))) > 1 ? 0.5 : 0;
    return (new Set(filled).size - codes) / Math.max(1, texts.length) + says - column / 50;
  };
  return free.map((column) => ({ column, score: score(column) })).sort((a, b) => b.score - a.score)[0]?.column;
}

interface Row {
  readonly book: DutyBook;
  readonly row: SourceRow;
  readonly section: SourceCell | undefined;
  readonly rows: readonly SourceRow[];
  readonly found: Columns;
  readonly cellsAreActivities: boolean;
}
function addRow({ book, row, section, rows, found, cellsAreActivities }: Row): void {
  const { header, letters, label } = found;
  const cell = row[label];
  const infos: Info[] = section ? [{ header: "", column: -1, cell: section }] : [];
  row.forEach((own, column) => {
    if (!letters.has(column) && column !== label && !isBlank(own))
      infos.push({ header: textAt(rows[header], column), column, cell: own });
  });
  const own = { name: cell?.text ?? "", cell: cell ?? row.find((c) => !isBlank(c)), infos };
  const at = cellsAreActivities ? book.roles.push(own) - 1 : book.activities.push(own) - 1;
  for (const [column, marks] of letters) {
    const source = row[column];
    if (!source || isBlank(source)) continue;
    const { names, more, unsure } = namesIn(source.text);
    if (unsure) book.guessed.push({ cell: source, as: [`${names.length} parties`, `${names.length} 方`] });
    for (const name of names) {
      const other = cellsAreActivities ? book.activity(name, source) : book.role(name, source);
      const [activity, role] = cellsAreActivities ? [other, at] : [at, other];
      book.duties.push({ activity, role, letters: marks, cell: source, more: more && name === names[0] });
    }
  }
}
function understood(
  rows: readonly SourceRow[],
  { header, letters, label }: Columns,
  roles: boolean,
): readonly Understood[] {
  return Array.from({ length: widthOf(rows) }, (_, column): Understood => {
    const text = textAt(rows[header], column);
    if (letters.has(column)) return { header: text, column, as: "duties", confidence: 0.97 };
    if (column === label)
      return { header: text, column, as: roles ? "roles.name" : "activities.name", confidence: 0.95 };
    return { header: text, column, confidence: 0 };
  });
}
