import { handedIn, titleNouns, vagueWords } from "./lexicon-zh.ts";
import { each, rangeOf } from "./patterns.ts";
import type { Range } from "./spans.ts";

/** Vague words and directions without an amount; not what is denied, nor the titles of papers. */
export const vagueZh = (text: string): Range[] =>
  each(vagueWords, text)
    .map(rangeOf)
    .filter(({ start, end }) => {
      const before = text.slice(Math.max(0, start - 20), start);
      return (
        !/[不未无勿]$|不[得再]$/.test(before) && !(titleNouns.test(text.slice(end, end + 12)) && handedIn.test(before))
      );
    });
