import type { Day } from "./days.ts";
import type { Language } from "../label.ts";
import { actorsIn } from "./actors.ts";
import { defaultExceptions, exceptionsIn } from "./exceptions.ts";
import { vagueTimes as vagueTimesEn } from "./lexicon-en.ts";
import { vagueTimes as vagueTimesZh } from "./lexicon-zh.ts";
import { measuresIn } from "./measures.ts";
import { type Folded, normalise } from "./normalise.ts";
import { splitsIn } from "./outcomes.ts";
import { causeEventImpactIn, reasonsIn } from "./reasons.ts";
import { type Analysis, type AnalyseOptions, type Hit, overlaps, type Range, type TextSpan } from "./spans.ts";
import { deadlineOf, type TimeHit, timesIn } from "./times.ts";
import { timesEn } from "./times-en.ts";
import { timesZh } from "./times-zh.ts";
import { vagueEn } from "./vague-en.ts";
import { vagueZh } from "./vague-zh.ts";

/**
 * What a statement says by the method's text heuristics, and where.
 *
 * Pure and linear in the length of the text; never throws. One goal, risk or task at a time: "vague" is said of the whole, and
 * one measure anywhere in it is enough to lift it.
 *
 * @returns hints with offsets into `text` as it was given
 * @source method, "Text heuristics": H-NUM, H-TIME, H-VAGUE, H-ACTOR, H-ONE, H-WHY, H-CEI
 */
export function analyse(text: string, options: AnalyseOptions = {}): Analysis {
  const folded = normalise(text);
  const times = timesOf(folded.text, options.anchor ?? options.today);
  const names = exceptionsIn(folded.text, options.exceptions ?? defaultExceptions);
  const measures = measuresIn(folded, times, names);
  const bounds = times.filter(({ role }) => role === "bound");
  const vagueTimes = vagueTimesOf(folded.text, [...bounds, ...measures]);
  const vague = measures.length > 0 ? [] : vagueOf(folded, [...bounds, ...vagueTimes]);
  const actors = actorsIn(folded);
  const splits = splitsIn(folded.text, measures);
  const reasons = reasonsIn(folded.text);
  const risk = causeEventImpactIn(folded.text);
  const deadline = deadlineOf(times);
  const measurable = measures.length > 0;
  const timeBound = bounds.length > 0;
  return {
    language: languageOf(folded.text, options.language),
    measurable,
    timeBound,
    vague: !measurable && (vague.length > 0 || (vagueTimes.length > 0 && !timeBound)),
    vagueTime: vagueTimes.length > 0,
    actor: actors.some(({ kind }) => kind === "actor"),
    oneOutcome: splits.length === 0,
    why: reasons.length > 0,
    causeEventImpact: risk.length > 0,
    ...(deadline !== undefined && { deadline }),
    spans: spansOf(text, folded, [
      ...as("measure", measures),
      ...as("time", bounds),
      ...as("vague", vague),
      ...as("vague-time", vagueTimes),
      ...actors,
      ...splits,
      ...reasons,
      ...risk,
    ]),
  };
}

const hasHan = (text: string): boolean => /[\u4e00-\u9fff]/.test(text);
const hasLatin = (text: string): boolean => /[a-z]/.test(text);

function timesOf(text: string, from: Day | undefined): TimeHit[] {
  const patterns = [...(hasHan(text) ? timesZh : []), ...timesEn];
  return timesIn(text, patterns, from);
}

function vagueTimesOf(text: string, certain: readonly Range[]): Range[] {
  const found = [vagueTimesEn, vagueTimesZh].flatMap((pattern) =>
    Array.from(text.matchAll(pattern), ({ index, 0: written }) => ({ start: index, end: index + written.length })),
  );
  return apart(found, certain);
}

function vagueOf(folded: Folded, certain: readonly Range[]): Range[] {
  const found = [
    ...(hasLatin(folded.text) ? vagueEn(folded) : []),
    ...(hasHan(folded.text) ? vagueZh(folded.text) : []),
  ];
  return apart(found, certain);
}

/** Those that share nothing with the others, nor with one before them. Both lists are short or sorted: one pass. */
function apart(ranges: readonly Range[], others: readonly Range[]): Range[] {
  const sorted = [...ranges].sort((a, b) => a.start - b.start || b.end - a.end);
  const blocks = [...others].sort((a, b) => a.start - b.start);
  const result: Range[] = [];
  let next = 0;
  for (const range of sorted) {
    while (next < blocks.length && blocks[next]!.end <= range.start) next++;
    const block = blocks[next];
    const last = result.at(-1);
    if ((block && overlaps(block, range)) || (last && overlaps(last, range))) continue;
    result.push(range);
  }
  return result;
}

const as = (kind: Hit["kind"], ranges: readonly Range[]): Hit[] =>
  ranges.map(({ start, end }) => ({ kind, start, end }));

function spansOf(text: string, { starts, ends }: Folded, hits: readonly Hit[]): TextSpan[] {
  return hits
    .filter((hit) => hit.end > hit.start)
    .map(({ kind, start, end }) => {
      const [from, to] = [starts[start]!, ends[end - 1]!];
      return { kind, start: from, end: to, text: text.slice(from, to) };
    })
    .sort((a, b) => a.start - b.start || a.end - b.end);
}

/** A Han character says about as much as half a Latin word. */
function languageOf(text: string, wanted: AnalyseOptions["language"]): Language {
  if (wanted === "en" || wanted === "zh") return wanted;
  const han = text.match(/[\u4e00-\u9fff]/g)?.length ?? 0;
  const latin = text.match(/[a-z]+/g)?.length ?? 0;
  return han > latin * 2 || (han > 0 && latin === 0) ? "zh" : "en";
}
