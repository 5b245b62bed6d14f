import { type SourceRow, type SourceTable, textAt, widthOf } from "../source-table.ts";
import { anyOf, folded } from "../words.ts";
import { isKnownLetter, type Reading, readMarks } from "./letters.ts";
import { isRoleName } from "./orientation.ts";
import { isLegendText } from "./row-kinds.ts";

/** A table whose cells hold duties: where its header is, which columns hold them, which names the rows. */
export interface Grid {
  /** Index of the header row; rows above it are groups or titles. */
  readonly header: number;
  /** A row below the header that names people under roles. */
  readonly persons?: number;
  readonly columns: readonly number[];
  readonly label: number;
  /** Share of the filled cells in those columns that read as duties. */
  readonly clean: number;
}

/** Rows within which a matrix shows its first duty. */
const firstWithin = 60;
/** Rows that are looked at to tell columns apart. */
const sample = 400;
const noteHeader =
  /^(?:note|remark|comment|description|status|due|deadline|date|legend|link|备注|说明|状态|截止|日期|图例|评论)/;

/** Finds the duties in a table; `undefined` when fewer than one column holds any. */
export function findGrid({ rows }: SourceTable): Grid | undefined {
  const width = widthOf(rows);
  const first = rows
    .slice(0, firstWithin)
    .findIndex((row, i) => i > 0 && row.some((cell, c) => c > 0 && isDuty(readMarks(cell.text))));
  if (first < 1) return undefined;
  const body = rows.slice(first, first + sample);
  const { columns, clean } = dutyColumns(body, width);
  if (columns.length === 0) return undefined;
  const header = headerAbove(rows, first, columns);
  const all = withEmptyColumns(rows[header]!, body, columns);
  const label = labelColumn(rows, first, all, width);
  const persons = header < first - 1 || header === 0 ? undefined : personsAt(rows, header, all, label);
  return persons === undefined
    ? { header, columns: all, label, clean }
    : { header: header - 1, persons: header, columns: all, label, clean };
}

const isDuty = (reading: Reading): boolean =>
  reading.kind === "marks" && reading.clean && reading.marks.every((mark) => mark.length > 1 || "RACI".includes(mark));

function dutyColumns(body: readonly SourceRow[], width: number): { columns: readonly number[]; clean: number } {
  const columns: number[] = [];
  let [sum, filled] = [0, 0];
  for (let column = 1; column < width; column++) {
    let [weight, n] = [0, 0];
    for (const row of body) {
      const reading = readMarks(textAt(row, column));
      if (reading.kind === "blank") continue;
      n++;
      if (reading.kind === "text") continue;
      const known = reading.marks.every((mark) => mark.length > 1 || isKnownLetter(mark));
      weight += !known ? 0.3 : reading.clean ? 1 : 0.6;
    }
    if (n === 0 || weight / n < 0.5) continue;
    columns.push(column);
    [sum, filled] = [sum + weight, filled + n];
  }
  return { columns, clean: filled === 0 ? 0 : sum / filled };
}

/** The nearest row above the duties that names most of their columns; else the first row. */
function headerAbove(rows: readonly SourceRow[], first: number, columns: readonly number[]): number {
  for (let at = first - 1; at > 0; at--) {
    const texts = columns.map((column) => textAt(rows[at], column)).filter((text) => text !== "");
    const names = texts.filter((text) => !/^[\d.]+$|^:?-+:?$/.test(text) && !isLegendText(text));
    if (names.length * 2 > columns.length && new Set(names).size > names.length / 2) return at;
  }
  return 0;
}

/** Columns that hold no duty yet have a role's name: any between others, and those behind whose name is one. */
function withEmptyColumns(
  header: SourceRow,
  body: readonly SourceRow[],
  columns: readonly number[],
): readonly number[] {
  const out = new Set(columns);
  const last = columns.at(-1)!;
  for (let column = columns[0]!; column < header.length; column++) {
    const name = textAt(header, column);
    if (out.has(column) || name === "" || noteHeader.test(folded(name))) continue;
    const empty = body.every((row) => readMarks(textAt(row, column)).kind === "blank");
    if (empty && (column < last || isRoleName(name))) out.add(column);
  }
  return [...out].sort((a, b) => a - b);
}

/**
 * Whether the row under a full row of names holds people: its own first cell is empty, and the row above names every
 * column.
 */
function personsAt(
  rows: readonly SourceRow[],
  header: number,
  columns: readonly number[],
  label: number,
): number | undefined {
  const above = columns.map((column) => textAt(rows[header - 1], column));
  const full = above.every((text) => text !== "") && new Set(above).size === above.length;
  return full && textAt(rows[header], label) === "" && textAt(rows[header - 1], label) !== "" ? header : undefined;
}

const nameHeader = new RegExp(
  `^${anyOf(`
    activity task work deliverable process step decision function item role team_member member workstream
    活动 任务 工作 事项 交付 决策 流程 步骤 角色 成员 岗位 项目角色 环节
  `)}`,
);
const codeHeader = /^(?:id|no|#|nr|ref|code|wbs|number|s no|序号|编号|代号|号|编码)$/;

/** The column that names the rows: by its header, else the first with different texts that are no codes. */
function labelColumn(rows: readonly SourceRow[], first: number, columns: readonly number[], width: number): number {
  const taken = new Set(columns);
  const free = Array.from({ length: Math.min(width, 50) }, (_, column) => column).filter(
    (column) => !taken.has(column),
  );
  const left = free.filter((column) => column < columns[0]!);
  const choice = left.length > 0 ? left : free;
  const headerOf = (column: number): string => folded(textAt(rows[first - 1], column) || textAt(rows[0], column));
  const body = rows.slice(first, first + sample);
  const scored = choice.map((column) => {
    const texts = body.map((row) => textAt(row, column)).filter((text) => text !== "");
    const different = new Set(texts).size / Math.max(1, texts.length);
    const codes = texts.filter((text) => /^[\p{L}]{0,4}[-.#]?\d[\d.]*$/u.test(text)).length / Math.max(1, texts.length);
    const header = headerOf(column);
    const named = nameHeader.test(header) ? 1 : codeHeader.test(header) ? -1 : 0;
    return { column, score: named + different + texts.length / Math.max(1, body.length) - codes - column / 100 };
  });
  return scored.reduce((best, next) => (next.score > best.score ? next : best), { column: 0, score: -9 }).column;
}
