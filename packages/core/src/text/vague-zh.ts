import { handedIn, titleNouns, vagueWords } from "./lexicon-zh.ts";
import { behind, each, rangeOf } from "./patterns.ts";
import type { Range } from "./spans.ts";

/** Vague words and directions without an amount; not what is denied, nor the titles of papers. */
export const vagueZh = (text: string): Range[] =>
  each(vagueWords, text)
    .map(rangeOf)
    .filter(({ start, end }) => {
      const before = behind(text, start, 20);
      return (
        !/[不未无勿]$|不[得再]$/.test(before) && !(titleNouns.test(text.slice(end, end + 12)) && handedIn.test(before))
      );
    });
