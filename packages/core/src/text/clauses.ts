import type { Range } from "./spans.ts";

/** Sentences of a folded text. A full stop inside a number or an abbreviation without a space behind it ends none. */
export function sentencesOf(text: string): Range[] {
  return pieces(text, /[。！？!?;\n]|\.(?=\s|$)/g);
}

/** Clauses: sentences cut at commas, colons, brackets and dashes as well; not inside "1,200" or "10:30". */
export function clausesOf(text: string): Range[] {
  return pieces(text, /[。！？!?;\n()、—]|\.(?=\s|$)|[,:](?!\d)| - /g);
}

function pieces(text: string, boundary: RegExp): Range[] {
  const result: Range[] = [];
  let start = 0;
  for (const { index, 0: mark } of text.matchAll(boundary)) {
    if (index > start) result.push({ start, end: index });
    start = index + mark.length;
  }
  if (start < text.length) result.push({ start, end: text.length });
  return result;
}
