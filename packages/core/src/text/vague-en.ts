import * as lexicon from "./lexicon-en.ts";
import { type Folded, isTitled } from "./normalise.ts";
import { each, first, rangeOf, words } from "./patterns.ts";
import type { Range } from "./spans.ts";

interface Word extends Range {
  readonly text: string;
  /** What stands between the word before and this one. */
  readonly gap: string;
  readonly before: string;
}

/** Vague words and directions without an amount. */
export function vagueEn({ text, cased }: Folded): Range[] {
  const isTitle = isTitled(cased);
  const found: Range[] = [...each(lexicon.vaguePhrases, text), ...each(lexicon.aspirations, text)].map(rangeOf);
  let before = "";
  let at = 0;
  for (const match of each(/[a-z][a-z'-]*/g, text)) {
    const { start, end } = rangeOf(match);
    const word = { text: match[0], start, end, gap: text.slice(at, start), before };
    const isName = before !== "" && !isTitle && cased[start] !== text[start] && !/[.;:!?\n,()"-]/.test(word.gap);
    if (!isName && !(negations.has(before) && word.gap === " ") && isVague(word, text)) found.push({ start, end });
    [before, at] = [match[0], end];
  }
  return found;
}

const negations = words`not without no never don't avoid`;
/** British spellings have one form in the lists. */
const american = (word: string): string => word.replace(/is(?=(?:e[sd]?|ing|ation)$)/, "iz");

function isVague(word: Word, text: string): boolean {
  const { start, end } = word;
  const it = american(word.text);
  const kind = kinds.get(it);
  if (kind === undefined) return isMade(word, it, text);
  const after = text.slice(end, end + 40);
  if (kind === "qualifier") return text[start - 1] !== "-" && !lexicon.names.test(it + after);
  if (kind === "more") return isMore(word, after);
  if (kind === "comparative") return !/^(?:no|any)$/.test(word.before) && !/^ (?:education|school|court)/.test(after);
  const isForm = it.endsWith("ing");
  if (kind === "verb" && (isForm || isPlaced(word, isForm))) return true;
  if (kind === "placed" && isPlaced(word, isForm) && !lexicon.endingActs.test(it + after)) return true;
  return lexicon.directions.has(it) && endsPhrase.test(after);
}

type Kind = "verb" | "placed" | "qualifier" | "comparative" | "more" | "direction";
/** Every form of every listed word. */
const kinds = new Map<string, Kind>();
for (const word of lexicon.directions) kinds.set(word, "direction");
for (const word of lexicon.gradable) {
  const stem = word.replace(/e$/, "").replace(/y$/, "i");
  const doubled = /^(?:big|fit)$/.test(word) ? stem + stem.at(-1)! : stem;
  for (const ending of ["er", "est"]) kinds.set(doubled + ending, "comparative");
}
for (const word of lexicon.qualifiers) {
  if (!lexicon.onlyAdverbs.has(word) || word === "great") kinds.set(word, "qualifier");
  kinds.set(`${word.replace(/le$/, "").replace(/y$/, "i").replace(/ic$/, "ical")}ly`, "qualifier");
}
for (const word of lexicon.onlyAdverbs) kinds.set(`${word.replace(/le$/, "")}ly`, "qualifier");
for (const [list, kind] of [[lexicon.vagueVerbs, "verb"], [lexicon.placedVerbs, "placed"]] as const)
  for (const verb of list) {
    const stem = verb.replace(/e$/, "");
    for (const form of [verb, verb.replace(/y$/, "ie") + "s", `${stem}ing`, `${stem}${stem.at(-1)!}ing`]) kinds.set(form, kind);
  }
for (const word of ["more", "less", "fewer"]) kinds.set(word, "more");

const leading = words`to and or will shall can must should would could may might we i they you also further then by help please continue
  always actively constantly jointly together let's both that who which through while when via start begin keep stop`;
/** Whether a verb can stand here: at the beginning of a clause, behind "to", "and", "will", an adverb. */
function isPlaced({ gap, before }: Word, isForm: boolean): boolean {
  if (before === "" || /[.,;:!?\n()—]|- | -/.test(gap)) return true;
  if (before === "of" || before === "for") return isForm;
  return leading.has(before) || /[a-z]{3}ly$/.test(before);
}

/** Nothing behind it that it would only describe. */
const endsPhrase = first`^(?:$| ?[.,;:!?)\n]| (?:and|or|of|in|for|to|with|among|across|between|within|at|on|by|through|from|as|so|via|is|
  throughout|around|about|over|that|into|during)\b)`;

/** "Build customer trust": one of the making verbs shortly before, in the same clause. */
function isMade({ start, end }: Word, it: string, text: string): boolean {
  if (!lexicon.virtues.has(it) || !endsPhrase.test(text.slice(end, end + 12))) return false;
  const clause = text.slice(Math.max(0, start - 60), start).split(/[.;:!?\n]/).at(-1)!;
  return clause.split(/[^a-z]+/).slice(-7).some((word) => lexicon.makingVerbs.has(word.replace(/ing$/, "")));
}

/** "more visitors", "less waste", "more engaging"; not "more than 5", "3 more", "no more". */
function isMore({ gap, before }: Word, after: string): boolean {
  if (/^ than (?:\S{0,3}\d|one|two|three|half|a\b)/.test(after)) return false;
  return !/\d/.test(gap) && !/^(?:no|any|one|two|three|once|or|not)$/.test(before);
}
