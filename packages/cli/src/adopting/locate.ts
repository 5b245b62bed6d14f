import { type Finding, valueToText, parts, type Shape } from "@parley/core";
import { cellAt, type SourceCell } from "@parley/core/adopt";
import type { Adopted } from "./adopt-source.ts";
import { cellName } from "./cell-name.ts";
import { valueAt } from "./value-at.ts";

/** Where in the original file something stands. Lines and columns from 1, in UTF-16 units; ends lie behind. */
export interface Location {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** In a workbook: "Sheet1!B3". */
  readonly cell?: string;
  /** The line as it stands there, without its break; of a workbook, the cell's text. */
  readonly excerpt: string;
}

/**
 * The place of a finding in the file that its document was read from: the words that it is about where the rule says
 * them, else the cell, else the cell that names the row or the table.
 *
 * @param text  the file's text; undefined for a workbook
 */
export function locate(adopted: Adopted, finding: Finding, text: string | undefined): Location {
  const { from, table } = adopted;
  // What is about a table as a whole stands at its header, not at its first row.
  const isTable = finding.at.length < 2 && !Object.hasOwn(fieldsOf(adopted), finding.at[0] ?? "");
  const cell = (isTable ? undefined : cellAt(from, finding.at)) ?? firstCell(adopted);
  if (text === undefined || table.format === "sheet") {
    const { line, column } = cell;
    const name = cellName(table.sheet, line, column);
    return { line, column, endLine: line, endColumn: column + 1, cell: name, excerpt: cell.text };
  }
  const [start, end] = rangeIn(cell, wordsOf(adopted, finding), text);
  return between(text, cell, start, end);
}

/** Where a table begins: its first cell with text. */
const firstCell = ({ table }: Pick<Adopted, "table">): SourceCell => {
  for (const row of table.rows) for (const cell of row) if (cell.text !== "") return cell;
  throw new TypeError("Unexpected empty table, expected one that was adopted");
};

const fieldsOf = ({ template }: Adopted): object => parts(template.shape as Shape).fields;

/** The words of a value that a rule points at. */
function wordsOf({ document, template }: Adopted, { at, span }: Finding): string {
  if (!span) return "";
  const shape: Shape = template.shape;
  const { fields, tables } = parts(shape);
  const [name = "", row, column] = at;
  const field = row === undefined ? fields[name] : column === undefined ? undefined : tables[name]?.columns[column];
  const value = valueAt(document, at);
  if (!field || value === undefined) return "";
  return String(valueToText(field, value, document.language)).slice(...span);
}

/** Offsets of some words in a cell, or of the whole cell when they do not stand there as they are. */
function rangeIn({ start, end }: SourceCell, words: string, text: string): readonly [number, number] {
  const at = words === "" ? -1 : text.slice(start, end).indexOf(words);
  return at < 0 ? [start, end] : [start + at, start + at + words.length];
}

function between(text: string, cell: SourceCell, start: number, end: number): Location {
  const lines = (from: number, to: number): readonly string[] => text.slice(from, to).split(/\r\n?|\n/);
  const before = lines(cell.start, start);
  const inside = lines(start, end);
  const column = (before.length === 1 ? cell.column : 1) + (before.at(-1) ?? "").length;
  const last = inside.at(-1) ?? "";
  const lineStart = start - column + 1;
  const [excerpt = ""] = lines(lineStart, breakBehind(text, start));
  return {
    line: cell.line + before.length - 1,
    column,
    endLine: cell.line + before.length + inside.length - 2,
    endColumn: (inside.length === 1 ? column : 1) + last.length,
    excerpt,
  };
}

function breakBehind(text: string, from: number): number {
  const found = /[\r\n]/g;
  found.lastIndex = from;
  return found.exec(text)?.index ?? text.length;
}
