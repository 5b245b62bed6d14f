import type { Label } from "../../label.ts";
import { isBlank, type SourceCell, type SourceRow, type SourceTable, textAt, widthOf } from "../source-table.ts";
import type { Duties, DutyBook, Info, Understood } from "./duties.ts";
import { isMethodLetter, methodLetters, newDutyBook } from "./duties.ts";
import type { Grid } from "./grid.ts";
import { isKnownLetter, type Reading } from "./letters.ts";
import { transposition } from "./orientation.ts";
import { kindOfRow, readingsOf, type RowKind, settleBare } from "./row-kinds.ts";
import { countMarks, type Legend, legendOf } from "./variants.ts";

/** A row of a grid that holds duties. */
interface Line {
  readonly row: SourceRow;
  readonly readings: readonly Reading[];
  readonly section: SourceCell | undefined;
}

/** Reads a table with letters in its cells: roles as columns, or, when it stands on its side, roles as rows. */
export function readGrid(table: SourceTable, grid: Grid): Duties {
  const book = newDutyBook();
  const lines = linesOf(table, grid, book);
  const legend = legendOf(countMarks(lines.flatMap(({ readings }) => readings)));
  const rolesAreRows = isTransposed(table, grid, lines, legend);
  const side = rolesAreRows ? rowsAsRoles : columnsAsRoles;
  side({ table, grid, book, lines, legend });
  const filled = lines.flatMap(({ readings }) => readings).filter(({ kind }) => kind !== "blank").length;
  return {
    layout: rolesAreRows ? "transposed" : legend.variant ? "variant" : "roles-as-columns",
    ...(legend.variant && { variant: legend.variant }),
    confidence: confidenceOf(grid, lines, filled, legend),
    ...book,
    columns: understood(table, grid, rolesAreRows),
  };
}

/**
 * Letters that are not the method's, as in a matrix of rights to create, read, update and delete, speak against it;
 * so does no A at all.
 */
function confidenceOf(grid: Grid, lines: readonly Line[], filled: number, legend: Legend): number {
  const counts = new Map<string, number>();
  for (const { readings } of lines)
    for (const reading of readings)
      if (reading.kind === "marks")
        for (const mark of reading.marks)
          counts.set(legend.letterOf(mark), (counts.get(legend.letterOf(mark)) ?? 0) + 1);
  const all = [...counts.values()].reduce((a, b) => a + b, 0);
  const strange = [...counts].filter(([letter]) => !isKnownLetter(letter)).reduce((sum, [, n]) => sum + n, 0);
  const method = methodLetters.filter((letter) => counts.has(letter)).length;
  if (method < 2 || !(counts.has("R") || counts.has("A"))) return 0.2;
  const size = Math.min(1, (grid.columns.length * lines.length) / 4) * (grid.columns.length > 1 ? 1 : 0.7);
  const doubt = (counts.has("A") ? 1 : 0.6) * (strange > all * 0.15 ? 0.4 : 1) * (filled > 1 ? 1 : 0.6);
  return Math.min(0.99, grid.clean * (0.7 + 0.08 * method) * size * doubt);
}

function linesOf(table: SourceTable, grid: Grid, book: DutyBook): readonly Line[] {
  const { rows, format } = table;
  const { header, persons, columns, label } = grid;
  leaveAbove(table, grid, book);
  const body = rows.slice((persons ?? header) + 1);
  const readings = body.map((row) => readingsOf(row, columns));
  const reader = { header: rows[header]!, columns, label };
  const alone = body.map((row, i) => kindOfRow(row, reader, readings[i]!));
  const kinds = settleBare(body, alone, label, format === "csv");
  const lines: Line[] = [];
  let section: SourceRow = [];
  let unused = false;
  const leaveSection = (): void => (unused ? leaveRow(book, section, ["a heading", "小标题"]) : undefined);
  body.forEach((row, i) => {
    const kind: RowKind = kinds[i]!;
    if (kind === "heading") {
      leaveSection();
      [section, unused] = [row, true];
    } else if (kind === "duties") {
      lines.push({ row, readings: readings[i]!, section: section.find((cell) => !isBlank(cell)) });
      unused = false;
    } else if (kind !== "empty") leaveRow(book, row, reasons[kind] ?? ruling);
  });
  leaveSection();
  return lines;
}
/** Titles above the header, and what stands in a row of groups or of people without being one. */
function leaveAbove({ rows }: SourceTable, grid: Grid, book: DutyBook): void {
  const { header, persons, columns } = grid;
  const groups = new Set(groupsOf(rows, grid).values());
  const why: Label = ["a line above the header", "表头以上的行"];
  for (const row of rows.slice(0, header))
    leaveRow(
      book,
      row.filter((cell) => !groups.has(cell)),
      why,
    );
  const duties = new Set(columns);
  if (persons !== undefined)
    leaveRow(
      book,
      rows[persons]!.filter((_, column) => !duties.has(column)),
      why,
    );
}
const ruling: Label = ["a ruling", "分隔行"];
const reasons: Readonly<Partial<Record<RowKind, Label>>> = {
  total: ["a row of totals", "合计行"],
  legend: ["a legend", "图例"],
  header: ["the header again", "重复的表头"],
};
const leaveRow = (book: DutyBook, row: SourceRow, why: Label): void => {
  const cells = row.filter((cell) => !isBlank(cell));
  if (cells.length > 0) book.left.push({ what: "row", cells, why });
};

function isTransposed({ rows }: SourceTable, grid: Grid, lines: readonly Line[], legend: Legend): boolean {
  const has = (reading: Reading | undefined): boolean =>
    reading?.kind === "marks" && reading.marks.some((mark) => legend.letterOf(mark) === "A");
  const share = (counts: readonly number[]): number =>
    counts.filter((n) => n === 1).length / Math.max(1, counts.length);
  const inRow = lines.map(({ readings }) => readings.filter(has).length);
  const inColumn = grid.columns.map((_, i) => lines.filter(({ readings }) => has(readings[i])).length);
  return (
    transposition({
      corner: textAt(rows[grid.header], grid.label) || textAt(rows[grid.header - 1], grid.label),
      rowNames: lines.slice(0, 200).map(({ row }) => textAt(row, grid.label)),
      columnNames: grid.columns.slice(0, 200).map((column) => textAt(rows[grid.header], column)),
      oneInRow: share(inRow),
      oneInColumn: share(inColumn),
    }) > 0
  );
}

interface Side {
  readonly table: SourceTable;
  readonly grid: Grid;
  readonly book: DutyBook;
  readonly lines: readonly Line[];
  readonly legend: Legend;
}

function columnsAsRoles({ table, grid, book, lines, legend }: Side): void {
  for (const named of headers(table, grid)) book.roles.push(named);
  lines.forEach(({ row, readings, section }, activity) => {
    const cell = row[grid.label];
    const infos = [...(section ? [headingInfo(section)] : []), ...infosOf(table, grid, row)];
    book.activities.push({ name: cell?.text ?? "", cell: cell ?? row.find((c) => !isBlank(c)), infos });
    readings.forEach((reading, role) => addDuty(book, legend, reading, { activity, role }, row[grid.columns[role]!]));
  });
}
function rowsAsRoles({ table, grid, book, lines, legend }: Side): void {
  for (const named of headers(table, grid)) book.activities.push(named);
  lines.forEach(({ row, readings, section }, role) => {
    const cell = row[grid.label];
    const infos = [...(section ? [headingInfo(section)] : []), ...infosOf(table, grid, row)];
    book.roles.push({ name: cell?.text ?? "", cell: cell ?? row.find((c) => !isBlank(c)), infos });
    readings.forEach((reading, activity) =>
      addDuty(book, legend, reading, { activity, role }, row[grid.columns[activity]!]),
    );
  });
}
const headingInfo = (cell: SourceCell): Info => ({ header: "", column: -1, cell });

/**
 * The cells of a row of groups above the header, by the column with duties they stand over; none when one group is
 * over all.
 */
function groupsOf(rows: readonly SourceRow[], { header, columns }: Grid): ReadonlyMap<number, SourceCell> {
  const above = header > 0 ? rows[header - 1]! : [];
  const out = new Map<number, SourceCell>();
  let group: SourceCell | undefined;
  let from = columns[0]!;
  for (const column of columns) {
    for (; from <= column; from++) if (!isBlank(above[from])) group = above[from];
    if (group) out.set(column, group);
  }
  return new Set(out.values()).size > 1 ? out : new Map();
}

/** What the columns with duties are called, with the group above and the person below. */
function headers({ rows }: SourceTable, grid: Grid): readonly Duties["roles"][number][] {
  const { header, persons, columns } = grid;
  const groups = groupsOf(rows, grid);
  return columns.map((column) => {
    const group = groups.get(column);
    const [cell, person] = [rows[header]?.[column], persons === undefined ? undefined : rows[persons]?.[column]];
    const infos: Info[] = [
      ...(group ? [headingInfo(group)] : []),
      ...(person && !isBlank(person) ? [{ header: "person", column, cell: person }] : []),
    ];
    return { name: textAt(rows[header], column) || (group?.text ?? ""), cell: isBlank(cell) ? group : cell, infos };
  });
}

function infosOf({ rows }: SourceTable, { header, columns, label }: Grid, row: SourceRow): Info[] {
  const taken = new Set(columns);
  return row.flatMap((cell, column) =>
    taken.has(column) || column === label || isBlank(cell)
      ? []
      : [{ header: textAt(rows[header], column) || textAt(rows[header - 1], column), column, cell }],
  );
}

function addDuty(
  book: DutyBook,
  legend: Legend,
  reading: Reading,
  at: { readonly activity: number; readonly role: number },
  cell: SourceCell | undefined,
): void {
  if (!cell || reading.kind === "blank") return;
  if (reading.kind === "text") {
    book.duties.push({ ...at, letters: [], cell, more: true });
    return;
  }
  const all = [...new Set(reading.marks.map(legend.letterOf))];
  const letters = all.filter(isMethodLetter);
  book.duties.push({ ...at, letters, cell, more: reading.more || letters.length < all.length || !reading.clean });
  if (!reading.clean)
    book.guessed.push({
      cell,
      as: [`read as ${letters.join("/") || "nothing"}`, `识别为 ${letters.join("/") || "无"}`],
    });
}

function understood({ rows }: SourceTable, grid: Grid, transposed: boolean): readonly Understood[] {
  const taken = new Set(grid.columns);
  return Array.from({ length: widthOf(rows) }, (_, column): Understood => {
    const header = textAt(rows[grid.header], column);
    if (taken.has(column)) return { header, column, as: "duties", confidence: 0.95 };
    if (column === grid.label)
      return { header, column, as: transposed ? "roles.name" : "activities.name", confidence: 0.95 };
    return { header, column, confidence: 0 };
  });
}
