import { type SourceCell, type SourceRow } from "../source-table.ts";
import { anyOf, folded } from "../words.ts";
import { dutiesOfWord, hanWords } from "./letter-words.ts";
import { type Reading, readMarks } from "./letters.ts";

/** What a row of a matrix is. `bare`: a name and nothing else, so a heading or an activity without duties. */
export type RowKind = "empty" | "header" | "rule" | "total" | "legend" | "heading" | "bare" | "duties";

/** How the rows of one matrix read. */
export interface RowReader {
  readonly header: SourceRow;
  /** Columns with duties. */
  readonly columns: readonly number[];
  /** The column that names the row. */
  readonly label: number;
}

const total = new RegExp(
  [
    "^(?:grand )?(?:total|sum|count|subtotal|sub total)\\b",
    "^(?:number|no|#) of",
    "^(?:合计|总计|小计|汇总|统计|共计|总数|累计)",
    "^#? ?(?:of )?[raci]{1,4}(?: count|数量|数|合计)",
  ].join("|"),
);
const legendNames = /^(?:legend|key|note|notes|remark|definitions?|图例|说明|注|备注|字母含义|缩写说明)$/;
/** "R = Responsible", "A：负责". */
const legendLine = /^[*\s]*(?:R|A|C|I|S|V|O|D|RACI)[*\s]*[=:：–—-]+\s*(\p{L}+)/u;

export const isLegendText = (text: string): boolean => {
  const word = legendLine.exec(text.slice(0, 80).normalize("NFKC"))?.[1];
  if (word === undefined) return false;
  const key = folded(word);
  return dutiesOfWord(key) !== undefined || hanWords(key).words.length > 0;
};

const isNumber = (text: string): boolean => /^=|^\d{1,4}(?:\.\d+)?%?$/.test(text);

/** The kind of a row, looking at it alone. */
export function kindOfRow(
  row: SourceRow,
  { header, columns, label }: RowReader,
  readings: readonly Reading[],
): RowKind {
  const filled = row.filter((cell) => cell.text !== "");
  if (filled.length === 0) return "empty";
  if (filled.every(({ text }) => /^:?-{2,}:?$/.test(text))) return "rule";
  if (filled.length > 1 && row.length >= header.length && header.every((cell, i) => cell.text === row[i]?.text))
    return "header";
  const name = row[label]?.text ?? "";
  const texts = columns.map((column) => row[column]?.text ?? "");
  const marks = readings.filter(({ kind }) => kind === "marks").length;
  const key = folded(name === "" ? (filled[0]?.text ?? "") : name);
  const numbers = texts.filter(isNumber).length;
  if (numbers > 0 && numbers >= marks && (total.test(key) || numbers * 2 > texts.filter((t) => t !== "").length))
    return "total";
  if (total.test(key) && marks === 0) return "total";
  if (marks === 0 && (legendNames.test(key) || filled.some(({ text }) => isLegendText(text)))) return "legend";
  if (marks > 0 && !sameText(filled)) return "duties";
  if (filled.length > 2 && sameText(filled)) return "heading";
  if (readings.every(({ kind }) => kind === "blank")) return filled.length === 1 ? "bare" : "duties";
  return "duties";
}
const sameText = (cells: readonly SourceCell[]): boolean =>
  cells.length > 2 && cells.every(({ text }) => text === cells[0]!.text);

const numbering =
  /^(?:\d{1,2}|[IVX]{1,4}|[A-Z])[.)、．]?\s+(?!\d)|^[一二三四五六七八九十]{1,3}[、.．]|^第.{1,3}[章节阶部步]|^\d{1,2}[、．]/;
const heading = new RegExp(
  `^${anyOf("phase stage section part workstream sprint wave gate block milestone track area group module")}\\b` +
    "|阶段$|[：:]$|^[【[].*[】\\]]$",
  "i",
);

/**
 * Which bare rows are headings of those below them: bold or capitals where the others are not, a phase, numbered on a
 * level of its own, in a column
 * beside the names; or the very first row, with duties following.
 *
 * @param unmarked the format knows no bold, so two bare rows with duties below are headings too
 * @returns for every row, "heading" or "duties" in place of "bare"
 */
export function settleBare(
  rows: readonly SourceRow[],
  kinds: readonly RowKind[],
  label: number,
  unmarked: boolean,
): readonly RowKind[] {
  const named = rows.filter((_, i) => kinds[i] === "duties").flatMap((row) => (row[label] ? [row[label]] : []));
  const share = (test: (cell: SourceCell) => boolean): number =>
    named.filter((cell) => test(cell)).length / Math.max(1, named.length);
  const boldElsewhere = share((cell) => cell.bold === true) > 0.5;
  const capsElsewhere = share(({ text }) => isCaps(text)) > 0.3;
  const numberElsewhere = share(({ text }) => numbering.test(text)) > 0.3;
  const next = (from: number): RowKind | undefined => kinds.slice(from + 1, from + 4).find((kind) => kind !== "empty");
  const first = kinds.findIndex((kind) => kind === "bare" || kind === "duties");
  const bare = kinds.flatMap((kind, i) => (kind === "bare" ? [i] : []));
  const leading = kinds[first] === "bare" && next(first) === "duties";
  const plainHeadings = leading || (unmarked && bare.length > 1 && bare.every((i) => next(i) === "duties"));
  return kinds.map((kind, i) => {
    if (kind !== "bare") return kind;
    const cell = rows[i]!.find(({ text }) => text !== "")!;
    const column = rows[i]!.indexOf(cell);
    const sign =
      (cell.bold && !boldElsewhere) ||
      (isCaps(cell.text) && !capsElsewhere) ||
      (numbering.test(cell.text) && !numberElsewhere) ||
      heading.test(cell.text) ||
      column !== label ||
      (plainHeadings && next(i) === "duties") ||
      numbersNext(cell.text, rows[i + 1]?.[label]?.text ?? "");
    return sign && i < rows.length - 1 ? "heading" : "duties";
  });
}
/** "2 Print" over "2.1 Proof". */
const numbersNext = (text: string, below: string): boolean => {
  const number = /^\d{1,2}(?=[.)、．]?\s)/.exec(text)?.[0];
  return number !== undefined && below.startsWith(`${number}.`) && /^\d{1,2}\.\d/.test(below);
};
const isCaps = (text: string): boolean => /[A-Z]{2}.*[A-Z]{2}/.test(text.slice(0, 200)) && !/\p{Ll}/u.test(text);

/** Readings of the duty cells of a row. */
export const readingsOf = (row: SourceRow, columns: readonly number[]): readonly Reading[] =>
  columns.map((column) => readMarks(row[column]?.text ?? ""));
