import { ParleyError } from "../errors.ts";
import type { SourceCell, SourceRow, SourceTable } from "./source-table.ts";

const delimiters = [",", ";", "\t"] as const;
type Delimiter = (typeof delimiters)[number];
/** As many lines, and of as much text, as say what the delimiter is. */
const [sampleLines, sampleText] = [30, 50_000];
const byteOrderMark = "\uFEFF";
/** Cells of a table, each kept with its place: this many are adopted within 512 MB of memory. No table that people wrote has a tenth of it. */
const mostCells = 200_000;

/**
 * Reads comma-separated values: RFC 4180, and what spreadsheets make of it (semicolons, tabs, a byte order mark, a
 * `sep=` line, CR or LF or both).
 *
 * A quote that is never closed is a character like any other. Empty lines are no rows.
 *
 * @throws ParleyError "limit-exceeded" when it has more than 200,000 cells
 */
export function readCsv(text: string): SourceTable {
  const start = text.startsWith(byteOrderMark) ? 1 : 0;
  const named = /^sep=([,;\t])\r?\n/.exec(text.slice(start, start + 8));
  const from = named ? start + named[0].length : start;
  const delimiter = (named?.[1] as Delimiter | undefined) ?? sniff(text, from);
  const rows: SourceRow[] = [];
  for (const row of records(text, from, delimiter, named ? 2 : 1))
    if (row.length > 1 || row[0]?.text !== "") rows.push(row);
  return { format: "csv", rows, hints: [] };
}

/** The delimiter that splits the first lines most evenly; a comma when none does. */
function sniff(text: string, from: number): Delimiter {
  const sample = text.slice(from, from + sampleText);
  let best: Delimiter = ",";
  let most = 0;
  for (const delimiter of delimiters) {
    const counts = new Map<number, number>();
    let seen = 0;
    for (const row of records(sample, 0, delimiter, 1)) {
      if (row.length > 1) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
      if (++seen === sampleLines) break;
    }
    let score = 0;
    for (const [cells, times] of counts) score = Math.max(score, times + Math.min(cells, 50) / 100);
    if (score > most) [best, most] = [delimiter, score];
  }
  return best;
}

/** Records one by one, so that sniffing reads no more than it needs. */
function* records(text: string, from: number, delimiter: Delimiter, firstLine: number): Iterable<SourceCell[]> {
  let row: SourceCell[] = [];
  let [at, line, lineStart] = [from, firstLine, from];
  let lastQuote = -1;
  let cells = 0;
  while (at < text.length) {
    if (++cells > mostCells) throw tooMany();
    const start = at;
    const place = { line, column: start - lineStart + 1, start };
    let value = "";
    let open = at;
    while (text[open] === " ") open++;
    if (text[open] === '"') {
      if (lastQuote < 0) lastQuote = text.lastIndexOf('"');
      const quoted = quotedAt(text, open, lastQuote);
      if (quoted) {
        value = quoted.value;
        for (const lineBreak of quoted.breaks) [line, lineStart] = [line + 1, lineBreak];
        at = quoted.end;
      }
    }
    const rest = at;
    while (at < text.length && text[at] !== delimiter && text[at] !== "\n" && text[at] !== "\r") at++;
    row.push({ ...place, text: (value + text.slice(rest, at)).trim(), end: at });
    if (text[at] === delimiter) {
      at++;
      if (at < text.length) continue;
      row.push({ text: "", line, column: at - lineStart + 1, start: at, end: at });
    } else at += text[at] === "\r" && text[at + 1] === "\n" ? 2 : 1;
    yield row;
    row = [];
    [line, lineStart] = [line + 1, at];
  }
  if (row.length > 0) yield row;
}

const tooMany = (): ParleyError =>
  new ParleyError("limit-exceeded", {
    found: [`a table of more than ${mostCells} cells`, `超过 ${mostCells} 个单元格的表格`],
    expected: ["fewer", "更少的单元格"],
    next: ["Split it into several files", "请拆分为多个文件"],
  });

interface Quoted {
  readonly value: string;
  /** Behind the closing quote. */
  readonly end: number;
  /** Offsets at which lines begin inside the quotes. */
  readonly breaks: readonly number[];
}
function quotedAt(text: string, open: number, lastQuote: number): Quoted | undefined {
  const parts: string[] = [];
  const breaks: number[] = [];
  let from = open + 1;
  while (from <= lastQuote) {
    const close = text.indexOf('"', from);
    parts.push(text.slice(from, close));
    for (let at = from; at < close; at++)
      if (text[at] === "\n" || (text[at] === "\r" && text[at + 1] !== "\n")) breaks.push(at + 1);
    if (text[close + 1] !== '"') return { value: parts.join("").replace(/\r\n?/g, "\n"), end: close + 1, breaks };
    parts.push('"');
    from = close + 2;
  }
  return undefined;
}
