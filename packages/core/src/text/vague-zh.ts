import { handedIn, titleNouns, vagueWords } from "./lexicon-zh.ts";
import type { Range } from "./spans.ts";

/** Vague words and directions without an amount, in the order of the text. */
export function vagueZh(text: string): Range[] {
  const found: Range[] = [];
  for (const match of text.matchAll(vagueWords)) {
    const [start, end] = [match.index, match.index + match[0].length];
    const before = text.slice(Math.max(0, start - 20), start);
    if (/(?:不|未|无需|不得|不再|勿)$/.test(before)) continue;
    if (titleNouns.test(text.slice(end, end + 12)) && handedIn.test(before)) continue;
    found.push({ start, end });
  }
  return found;
}
