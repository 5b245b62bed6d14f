import type { Hit, Range } from "./spans.ts";

/** What joins two outcomes; behind an English one a verb must follow, or it joins nouns. */
const joints =
  /(?:,? (?:and|as well as|while(?: also)?|plus|and also)|;) (?:then |also |to |at the same time )?(?=[a-z]{3,20} (?!(?:of|in|for|to|and|or|per|by|on|at|with|from)\b))|并且?|且|同时|以及|;|,(?=(?:同时|并|且|使|将|把|让))/g;

/**
 * Where a second measured outcome begins: a joint with a measure before it and one behind it.
 *
 * @param measures  in the order of the text; a range ("between 5 and 10") is one
 */
export function splitsIn(text: string, measures: readonly Range[]): Hit[] {
  if (measures.length < 2) return [];
  const found: Hit[] = [];
  let next = 0;
  for (const { index, 0: joint } of text.matchAll(joints)) {
    const end = index + joint.length;
    if (measures.some((m) => m.start < end && index < m.end)) continue;
    while (next < measures.length && measures[next]!.end <= index) next++;
    if (next === 0 || next >= measures.length) continue;
    if (isOutcome(text.slice(end, measures[next]!.start))) found.push({ kind: "split", start: index, end });
  }
  return found;
}

/** Something is named between the joint and its measure, and the sentence has not ended. */
const isOutcome = (between: string): boolean =>
  between.length < 120 && !/[。!?]|\. /.test(between) && /[a-z]{3,} [a-z\d]{2,}|[\u4e00-\u9fff]{2,}/.test(between);
