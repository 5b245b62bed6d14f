import { type Folded, isTitled } from "./normalise.ts";
import type { Numeral } from "./numbers.ts";
import { first, words } from "./patterns.ts";

/** Words whose number is a name: "Phase 2", "Room 12". */
const labels = words`phase level tier version v step type class series room building block hall house gate floor unit line route
  section chapter part item appendix figure table article rule clause option zone area site sprint week day month quarter round
  season lot wave batch form act priority channel slide question exercise lesson module category title volume number nr group team
  year grade stage plan release model page case ward goal objective kr okr milestone ticket issue task story epic q`;
/** Labels that are also what somebody does: "Stage 6 regional exhibitions". */
const doings = words`stage plan release house grade table form model page track issue ticket block`;
/** Short names of figures, which a number may follow as their value. */
const metrics = words`nps csat ces roi roas gpa ltv arr mrr aov ctr cac esat enps score rating index mark band ielts toefl count
  total average target kpi p95 p99 oee mttr`;
/** What a capital does not make a name of: verbs of delivery. */
const verbs = words`add hire open reach hit sell sign run hold ship publish train plant launch create produce build win book close
  make get have deliver complete write host`;
/** A number behind one of these is an amount. */
const comparing = first`(?:^|[^a-z])(?:to|by|of|than|below|under|above|over|exceed(?:s|ing)?|least|most|reach(?:es|ing)?|hit|
  scor(?:es?|ing)|achieve|attain|total|average|is|are|be|from|between \S{1,9} and|top|min(?:imum)?|max(?:imum)?|target:?|around|about)
  (?: (?:an?|the|about|around|nearly|almost|only|just|another|exactly))? $`;

const noPlurals = words`business process access class news analysis basis bonus focus previous various plus less gas bus this is was
  has always across towards us his its yes as thus christmas fitness wellness success progress does pass`;
const plurals = words`people staff men women children personnel feet media criteria headcount kids`;
const stops = words`of in by for to with at on from and or per that who which when if is are was were be than then as but into via
  through using without within before after until during over under between a an the this next our their its will can must should
  each every so while not`;

/** Whether the number belongs to the name before it: "Phase 2", "Sage 50"; a unit behind it has been looked for in vain. */
export function isNamed({ start }: Numeral, before: string, after: string, { cased }: Folded): boolean {
  const word = /([a-z][a-z\d'-]{0,30}) $/.exec(before)?.[1];
  if (word === undefined || metrics.has(word)) return false;
  const isOpening = /(?:^|[.;:!?\n(,]|\b(?:to|and|will|by)) ?$/.test(before.slice(0, -word.length - 1));
  if (labels.has(word)) return !(isOpening && doings.has(word) && nounLength(after) !== undefined);
  if (stops.has(word) || verbs.has(word)) return false;
  const written = cased.slice(start - word.length - 1, start - 1);
  return /[A-Z]/.test(written.slice(1)) || (/^[A-Z]/.test(written) && !isOpening && !isTitled(cased));
}

/**
 * How far behind the number the thing it counts reaches; 0 when the words before it say that it is an amount.
 *
 * @returns undefined when nothing says that it is one
 */
export function countedIn({ form, value = 2 }: Numeral, before: string, after: string, isYear: boolean): number | undefined {
  const noun = nounLength(after);
  if (isYear) return /(?:in|by|for|of|the) $/.test(before) || /^ (?:goal|figure|target|result|plan|sale|number|level)s/.test(after) ? undefined : noun;
  if (form === "words" && after.startsWith("-")) return undefined;
  if (value === 0) return /^[ -](?!tolerance|trust|based|rated|sum|day|hour|carbon|in\b)[a-z]/.test(after) || /to $/.test(before) ? 0 : undefined;
  if (form === "words" && value === 1) return oneOf(before, after);
  if (noun !== undefined) return value <= 3 && /(?:^|[^a-z])(?:the|these|those|our|their|its) $/.test(before) ? undefined : noun;
  const metric = /([a-z][a-z\d]{1,12}):? $/.exec(before)?.[1] ?? "";
  return comparing.test(before) || metrics.has(metric) ? 0 : undefined;
}

/** "one" is mostly an article: a count behind "at least" and behind what is delivered piece by piece. */
function oneOf(before: string, after: string): number | undefined {
  if (/^ (?:of|by|to|place|another|voice|way|day|time|stop|single)\b/.test(after)) return undefined;
  const verb = /([a-z]+) $/.exec(before)?.[1] ?? "";
  return /^(?:least|than|exactly|only|most|to|minimum|per)$/.test(verb) || (verbs.has(verb) && /^ [a-z]{2}/.test(after)) ? 0 : undefined;
}

/** "12 new hotel accounts": the length up to a plural noun, before anything that ends the phrase. */
function nounLength(after: string): number | undefined {
  const word = / ([a-z][a-z'/&-]{0,30})/y;
  for (let i = 0; i < 6; i++) {
    const found = word.exec(after)?.[1];
    if (found === undefined || stops.has(found)) return undefined;
    if (plurals.has(found) || (/[a-z]{2}s$/.test(found) && !/(?:[su']s|is)$/.test(found) && !noPlurals.has(found))) return word.lastIndex;
  }
  return undefined;
}
