import { all, each, rangeOf } from "./patterns.ts";
import type { Hit, Range } from "./spans.ts";

/** What joins two outcomes; behind an English one a verb must follow, or it joins nouns. */
const joints = all`(?:,? (?:and|as well as|while|plus)|;) (?:then |also |to )?
  (?=[a-z]{3,20} (?!(?:of|in|for|to|and|or|per|by|on|at|with)\b))|
  并且?|且|同时|以及|;|,(?=[使将把让])`;

/**
 * Where a second measured outcome begins: a joint with a measure before it and one behind it.
 *
 * @param measures  in the order of the text; a range ("between 5 and 10") is one
 */
export const splitsIn = (text: string, measures: readonly Range[]): Hit[] => {
  const found: Hit[] = [];
  let next = 0;
  for (const match of measures.length < 2 ? [] : each(joints, text)) {
    const { start, end } = rangeOf(match);
    while (next < measures.length && measures[next]!.end <= start) next++;
    const behind = measures[next];
    if (next > 0 && behind && behind.start >= end && isOutcome(text.slice(end, behind.start)))
      found.push({ kind: "split", start, end });
  }
  return found;
};

/** Something is named between the joint and its measure, and the sentence has not ended. */
const isOutcome = (between: string): boolean =>
  between.length < 120 && !/[。!?]|\. /.test(between) && /[a-z] [a-z\d]|[一-龥]{2}/.test(between);
