import { ParleyError } from "../errors.ts";
import { inlineText } from "./markdown-cell.ts";
import { type Line, linesOf, type Margin, marginOf } from "./markdown-lines.ts";
import type { SourceCell, SourceRow, SourceTable } from "./source-table.ts";

/** Longer pages would not be read within 512 MB of memory, were they nothing but pipes. */
const mostText = 5_000_000;
function tooLong(length: number): ParleyError {
  const millions = (length / 1_000_000).toFixed(1);
  return new ParleyError("limit-exceeded", {
    found: [`a page of ${millions} million characters`, `${millions} 百万字符的页面`],
    expected: ["at most 5 million", "至多 5 百万字符"],
    next: ["Split it into several files", "请拆分为多个文件"],
  });
}

/** A line that may belong to a table. */
interface Candidate {
  readonly line: Line;
  readonly margin: Margin;
  /** Offsets into the line of what stands between the pipes. */
  readonly parts: readonly Part[];
}
type Part = readonly [from: number, to: number];

/**
 * Every table of a Markdown text (GFM), with the headings above it. Tables in lists and quotes count; what stands in
 * a fence, in a comment or indented
 * as code does not.
 *
 * @throws ParleyError "limit-exceeded" for more than five million characters
 */
export function readMarkdown(text: string): readonly SourceTable[] {
  if (text.length > mostText) throw tooLong(text.length);
  const tables: SourceTable[] = [];
  const headings: { readonly depth: number; readonly text: string }[] = [];
  let before = "";
  let inList = false;
  const lines = linesOf(text.replace(/^\uFEFF/, " "));
  const skip = skipper();
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    if (skip(line.text)) continue;
    const margin = marginOf(line.text);
    const own = line.text.slice(margin.at);
    const heading = headingAt(own, lines[i + 1]?.text);
    if (margin.item) inList = true;
    else if (margin.indent === 0 && own !== "") inList = false;
    if (heading) {
      while (headings.length > 0 && headings.at(-1)!.depth >= heading.depth) headings.pop();
      headings.push(heading);
      before = "";
      if (!own.startsWith("#")) i++;
    } else if (margin.indent < 4 || inList) {
      const [header, ruled] = [split(line, margin), lines[i + 1] && split(lines[i + 1]!, marginOf(lines[i + 1]!.text))];
      if (header.parts.length > 0 && ruled && isRule(ruled)) {
        const { rows, next } = bodyOf(lines, i + 2, header);
        const hints = [...headings.map((h) => h.text), ...(before === "" ? [] : [before])];
        tables.push({ format: "markdown", rows, hints });
        i = next - 1;
        before = "";
        continue;
      }
    }
    if (own !== "" && !heading) before = inlineText(own.slice(0, 300)).text;
  }
  return tables;
}

/** Says of each line in turn whether it stands in a fence or a comment. */
function skipper(): (text: string) => boolean {
  let fence: string | undefined;
  let comment = false;
  return (text) => {
    const mark = /^(?:`{3,}|~{3,})/.exec(text.slice(marginOf(text).at))?.[0];
    if (fence !== undefined) {
      if (mark?.startsWith(fence) && text.trim().endsWith(mark)) fence = undefined;
      return true;
    }
    if (comment) {
      comment = !text.includes("-->");
      return true;
    }
    if (mark) fence = mark;
    else comment = text.trimStart().startsWith("<!--") && !text.includes("-->");
    return mark !== undefined || comment;
  };
}

function headingAt(own: string, below: string | undefined): { depth: number; text: string } | undefined {
  const marks = /^#{1,6}(?=[ \t]|$)/.exec(own)?.[0].length;
  if (marks)
    return {
      depth: marks,
      text: inlineText(
        own
          .slice(marks)
          .trim()
          .replace(/[ \t]#*$/, ""),
      ).text,
    };
  const under = own === "" || own.includes("|") ? undefined : below?.trim();
  if (under && /^=+$/.test(under)) return { depth: 1, text: inlineText(own).text };
  if (under && /^-+$/.test(under) && under.length > 1) return { depth: 2, text: inlineText(own).text };
  return undefined;
}

/** Cells of a line. A pipe behind a backslash belongs to its cell, also inside code (GFM 4.10). */
function split(line: Line, margin: Margin, keepCode = false): Candidate {
  const { text } = line;
  const parts: Part[] = [];
  const end = text.trimEnd().length;
  let from = text[margin.at] === "|" ? margin.at + 1 : margin.at;
  let pipes = from - margin.at;
  let code = "";
  for (let at = from; at < end; at++) {
    const c = text[at];
    if (c === "\\") at++;
    else if (c === "`" && keepCode) {
      const run = /^`+/.exec(text.slice(at, at + 40))![0];
      code = code === "" ? run : code === run ? "" : code;
      at += run.length - 1;
    } else if (c === "|" && code === "") {
      parts.push([from, at]);
      from = at + 1;
      pipes++;
    }
  }
  if (from < end) parts.push([from, end]);
  return { line, margin, parts: pipes === 0 ? [] : parts };
}
const isRule = ({ line, parts }: Candidate): boolean =>
  parts.length > 0 && parts.every(([from, to]) => /^:?-+:?$/.test(line.text.slice(from, to).trim()));

function bodyOf(
  lines: readonly Line[],
  from: number,
  header: Candidate,
): { readonly rows: readonly SourceRow[]; readonly next: number } {
  const rows = [cellsOf(header)];
  let next = from;
  for (; next < lines.length; next++) {
    const line = lines[next]!;
    const margin = marginOf(line.text);
    const row = split(line, margin);
    if (row.parts.length === 0 || margin.quotes !== header.margin.quotes) break;
    const wide = header.parts.length;
    const other = row.parts.length > wide ? split(line, margin, true) : row;
    rows.push(cellsOf(other.parts.length === wide ? other : row));
  }
  return { rows, next };
}

const cellsOf = ({ line, parts }: Candidate): SourceRow => parts.map(([from, to]) => cellOf(line, from, to));
function cellOf(line: Line, from: number, to: number): SourceCell {
  const written = line.text.slice(from, to);
  const raw = written.trim();
  const start = from + (raw === "" ? 0 : written.length - written.trimStart().length);
  const { text, bold, lossy } = inlineText(raw);
  return {
    text,
    line: line.number,
    column: start + 1,
    start: line.start + start,
    end: line.start + start + raw.length,
    ...(bold && { bold }),
    ...(lossy && { raw }),
  };
}
