import type { Language } from "../label.ts";
import { actorsIn } from "./actors.ts";
import { defaultExceptions, exceptionsIn } from "./exceptions.ts";
import { vagueTimes as vagueTimesEn } from "./lexicon-en.ts";
import { vagueTimes as vagueTimesZh } from "./lexicon-zh.ts";
import { measuresIn } from "./measures.ts";
import { type Folded, normalise } from "./normalise.ts";
import { splitsIn } from "./outcomes.ts";
import { each, rangeOf } from "./patterns.ts";
import { causeEventImpactIn, reasonsIn } from "./reasons.ts";
import { type Analysis, type AnalyseOptions, type Hit, inOrder, overlaps, type Range, type TextSpan } from "./spans.ts";
import { deadlineOf, timesIn } from "./times.ts";
import { timesEn } from "./times-en.ts";
import { timesZh } from "./times-zh.ts";
import { vagueEn } from "./vague-en.ts";
import { vagueZh } from "./vague-zh.ts";

/**
 * What a statement says by the method's text heuristics, and where.
 *
 * Pure and linear in the length of the text; never throws. One goal, risk or task at a time: "vague" is said of the
 * whole, and one measure anywhere in it is enough to lift it.
 *
 * @returns hints with offsets into `text` as it was given
 * @source method, "Text heuristics": H-NUM, H-TIME, H-VAGUE, H-ACTOR, H-ONE, H-WHY, H-CEI
 */
export const analyse = (text: string, options: AnalyseOptions = {}): Analysis => {
  const folded = normalise(text);
  const hasHan = han.test(folded.text);
  const times = timesIn(folded.text, hasHan ? [...timesZh, ...timesEn] : timesEn, options.anchor ?? options.today);
  const bounds = times.filter(({ role }) => role === "bound");
  const measures = measuresIn(folded, times, exceptionsIn(folded.text, options.exceptions ?? defaultExceptions));
  const someday = [...each(vagueTimesEn, folded.text), ...each(vagueTimesZh, folded.text)].map(rangeOf);
  const vague = measures.length > 0 ? [] : [...vagueEn(folded), ...(hasHan ? vagueZh(folded.text) : [])];
  const hits = [
    ...as("measure", measures),
    ...as("time", bounds),
    ...apart([...as("vague-time", someday), ...as("vague", vague)], [...bounds, ...measures]),
    ...actorsIn(folded),
    ...splitsIn(folded.text, measures),
    ...reasonsIn(folded.text),
    ...causeEventImpactIn(folded.text),
  ];
  const deadline = deadlineOf(times);
  const has = (wanted: Hit["kind"]): boolean => hits.some(({ kind }) => kind === wanted);
  return {
    language: languageOf(folded.text, options.language),
    measurable: has("measure"),
    timeBound: has("time"),
    vague: has("vague") || (has("vague-time") && !has("time") && !has("measure")),
    vagueTime: has("vague-time"),
    actor: has("actor"),
    oneOutcome: !has("split"),
    why: has("why"),
    causeEventImpact: has("impact"),
    ...(deadline && { deadline }),
    spans: hits.map((hit) => spanOf(text, folded, hit)).sort((a, b) => inOrder(a, b) || a.end - b.end),
  };
};

const han = /[一-龥]/;
const as = (kind: Hit["kind"], ranges: readonly Range[]): Hit[] =>
  ranges.map(({ start, end }) => ({ kind, start, end }));

/** Vague hits that share nothing with what is certain, nor with one before them. */
const apart = (hits: readonly Hit[], certain: readonly Range[]): Hit[] => {
  const sorted = [...hits].sort((a, b) => inOrder(a, b) || b.end - a.end);
  const blocks = [...certain].sort(inOrder);
  let [next, end] = [0, 0];
  return sorted.filter((hit) => {
    while (next < blocks.length && blocks[next]!.end <= hit.start) next++;
    const block = blocks[next];
    if ((block && overlaps(block, hit)) || hit.start < end) return false;
    end = hit.end;
    return true;
  });
};

const spanOf = (text: string, { starts, ends }: Folded, hit: Hit): TextSpan => {
  const [start, end] = [starts[hit.start]!, ends[hit.end - 1]!];
  return { kind: hit.kind, start, end, text: text.slice(start, end) };
};

/** A Han character says about as much as half a Latin word. */
const languageOf = (text: string, wanted: AnalyseOptions["language"]): Language => {
  if (wanted === "en" || wanted === "zh") return wanted;
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  return han.test(text) && count(/[一-龥]/g) >= 2 * count(/[a-z]+/g) ? "zh" : "en";
};
