import { printable, widthOf } from "../printable.ts";
import type { Location } from "./locate.ts";

/** A line of a file around some words, and the marks that stand under them. */
export interface Excerpt {
  readonly line: string;
  /** Spaces and "^", as wide on a terminal as the line above them. */
  readonly marks: string;
}

const [around, widest] = [36, 96];

/** The words a finding is about, in their line, underlined: East Asian characters take two columns. */
export function excerptOf({ excerpt, column, endColumn, line, endLine, cell }: Location): Excerpt {
  const from = cell === undefined ? column - 1 : 0;
  const to = cell === undefined && line === endLine ? endColumn - 1 : excerpt.length;
  const first = whole(excerpt, Math.max(0, from - around));
  const start = from <= widest / 2 ? 0 : first;
  const last = whole(excerpt, Math.min(excerpt.length, Math.max(to + around, start + widest)));
  const end = Math.min(last, start + widest * 2);
  const shown = printable(excerpt.slice(start, end).replaceAll("\t", " "));
  const dots = start > 0 ? "… " : "";
  const before = printable(excerpt.slice(start, from).replaceAll("\t", " "));
  const words = printable(excerpt.slice(from, Math.min(to, end)).replaceAll("\t", " "));
  return {
    line: `${dots}${shown}${end < excerpt.length ? " …" : ""}`,
    marks: `${" ".repeat(dots.length + widthOf(before))}${"^".repeat(Math.max(1, widthOf(words)))}`,
  };
}

/** A position that does not tear a pair of UTF-16 units apart. */
const whole = (text: string, at: number): number => {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
};
