import { each } from "./patterns.ts";
import type { Range } from "./spans.ts";

/** Sentences of a folded text. A full stop inside a number or an abbreviation without a space behind it ends none. */
export function sentencesOf(text: string): Range[] {
  let start = 0;
  return [...each(/[。！？!?;\n]|\.(?!\S)/g, text), { index: text.length }].map(({ index }) => {
    const sentence = { start, end: index };
    start = index + 1;
    return sentence;
  });
}
