import { type Folded, isTitled } from "./normalise.ts";
import type { Numeral } from "./numbers.ts";
import { begin, first, words } from "./patterns.ts";

/** Words whose number is a name: "Phase 2", "Room 12". */
const labels = words`phase level tier version v step type class series room building block hall gate floor line
  route section chapter part item figure article rule option zone area site sprint week day month round wave batch
  slide lesson module number group team year page goal kr milestone ticket issue task`;
/** The same, but at the beginning of a clause verbs: "Stage 12 workshops". */
const acts = words`stage release house grade table form model`;
/** Short names of figures, which a number may follow as their value. */
const metrics = words`nps csat ces roi roas gpa ltv arr mrr score rating index mark band ielts toefl count total
  average target oee mttr`;
/** A number behind one of these is an amount. */
const comparing = first`${begin}(?:to|by|of|than|below|under|above|over|exceed(?:s|ing)?|least|most|
  reach(?:es|ing)?|hit|scor(?:es?|ing)|achieve|is|are|be|from|between \S{1,9} and|top|min(?:imum)?|max(?:imum)?|
  around|about)
  (?: (?:an?|the|about|around|nearly|almost|only|just|another|exactly))? $`;

const stops = words`of in by for to with at on from and or per that who which when if is are was be than as but into
  via through within before after until during over under between a an the this next our their its will can must
  should each every so while not`;

/** Whether a number without a unit belongs to the name before it: "Phase 2", "Sage 50". */
export const isNamed = ({ start }: Numeral, before: string, after: string, { cased }: Folded): boolean => {
  const word = /(?<![a-z\d'-])([a-z][a-z\d'-]{0,30}) $/.exec(before)?.[1];
  if (!word || metrics.has(word)) return false;
  const isOpening = /(?:^|[.;:!?\n(,]|\b(?:to|and|will|by)) ?$/.test(before.slice(0, -word.length - 1));
  if (acts.has(word)) return !isOpening || !nounLength(after);
  if (labels.has(word)) return true;
  if (stops.has(word)) return false;
  const written = cased.slice(start - word.length - 1, start - 1);
  return /[A-Z]/.test(written.slice(1)) || (/^[A-Z]/.test(written) && !isOpening && !isTitled(cased));
};

/**
 * How far behind the number the thing it counts reaches; 0 when the words before it say that it is an amount.
 *
 * @returns undefined when nothing says that it is one
 */
export const countedIn = (
  { form, value = 2 }: Numeral,
  before: string,
  after: string,
  isYear: boolean,
): number | undefined => {
  const noun = nounLength(after);
  if (isYear) return /(?:in|by|for|of|the) $/.test(before) || /^ (?:goal|target|plan)s/.test(after) ? undefined : noun;
  if (form === "words" && after.startsWith("-")) return undefined;
  if (value === 0)
    return /^[ -](?!tolerance|trust|based|in\b)[a-z]/.test(after) || before.endsWith("to ") ? 0 : undefined;
  // "one" is mostly an article.
  if (form === "words" && value === 1)
    return /(?:least|than|exactly|only|most|per|hire|publish|run|close|deliver) $/.test(before) ? 0 : undefined;
  if (noun !== undefined)
    return value <= 3 && /(?:^|[^a-z])(?:the|these|those|our|their|its) $/.test(before) ? undefined : noun;
  const metric = /([a-z][a-z\d]{1,12}):? $/.exec(before)?.[1] ?? "";
  return comparing.test(before) || metrics.has(metric) ? 0 : undefined;
};

/** "12 new hotel accounts": the length up to a plural noun, before anything that ends the phrase. */
const nounLength = (after: string): number | undefined => {
  const word = / ([a-z][a-z'/&-]{0,30})/y;
  for (let i = 0; i < 6; i++) {
    const found = word.exec(after)?.[1];
    if (!found || stops.has(found)) return undefined;
    if (
      /^(?:people|staff|(?:wo)?men|children|personnel|media|criteria)$/.test(found) ||
      (/[a-z]{2}s$/.test(found) && !/[sui']s$|^(?:was|has|always|does)$/.test(found))
    )
      return word.lastIndex;
  }
  return undefined;
};
