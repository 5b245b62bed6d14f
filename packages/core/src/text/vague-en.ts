import {
  adverbs,
  aspirations,
  directions,
  endingActs,
  gradable,
  phraseEnd,
  placedVerbs,
  qualifiers,
  vaguePhrases,
  vagueVerbs,
} from "./lexicon-en.ts";
import { type Folded, isTitled } from "./normalise.ts";
import { each, first, rangeOf, words } from "./patterns.ts";
import type { Range } from "./spans.ts";

/**
 * Whether a listed word is vague where it stands.
 *
 * `word` is the one before ("" at the beginning), `gap` what stands between the two, `after` up to 40 units behind it.
 */
type Judge = (it: string, word: string, gap: string, after: string) => boolean;

/** Vague words and directions without an amount. */
export const vagueEn = ({ text, cased }: Folded): Range[] => {
  const isTitle = isTitled(cased);
  const found: Range[] = [...each(vaguePhrases, text), ...each(aspirations, text)].map(rangeOf);
  let word = "";
  let at = 0;
  for (const match of each(/[a-z][a-z'-]*/g, text)) {
    const { start, end } = rangeOf(match);
    const it = match[0];
    const kind = kinds.get(it);
    const gap = text.slice(at, start);
    const isName = word !== "" && !isTitle && cased[start] !== text[start] && !/[.;:!?\n,()"-]/.test(gap);
    if (kind && !isName && !(gap === " " && /^(?:not|without|no|never|avoid)$/.test(word))) {
      if (judges[kind](it, word, gap, text.slice(end, end + 40))) found.push({ start, end });
    }
    [word, at] = [it, end];
  }
  return found;
};

/** Nothing behind it that it would only describe. */
const endsPhrase = first`^(?:${phraseEnd})`;
const leading = words`to and or will shall can must should would could may might we i they you also further then by
  help continue always actively both that who which through while start begin keep`;
/** A verb can stand at the beginning of a clause, behind "to", "and", "will", an adverb. */
const isPlaced: Judge = (it, word, gap) =>
  word === "" ||
  /[.,;:!?\n()—]|- | -/.test(gap) ||
  (/^(?:of|for)$/.test(word) ? /ing/.test(it) : leading.has(word) || /[a-z]{3}ly$/.test(word));

/** By kind of word. */
const judges = {
  verb: (it, word, gap, after) =>
    /ing/.test(it) || isPlaced(it, word, gap, after) || (directions.has(it) && endsPhrase.test(after)),
  placed: (it, word, gap, after) => isPlaced(it, word, gap, after) && !endingActs.test(it + after),
  qualifier: (it, _, gap, after) =>
    gap !== "-" && !/^effective (?:date|from|as|\d)|^flexible work|^good (?:man|cli|pra)/.test(it + after),
  comparative: (_, word, __, after) => !/^(?:no|any)$/.test(word) && !after.startsWith(" educ"),
  direction: (_, __, ___, after) => endsPhrase.test(after),
  /** "more visitors", "less waste"; not "more than 5", "3 more", "no more". */
  more: (_, word, gap, after) =>
    !/^ than (?:\S{0,3}\d|one|two|three|half|a\b)/.test(after) &&
    !/\d/.test(gap) &&
    !/^(?:no|any|one|two|three|once|or|not)$/.test(word),
} satisfies Record<string, Judge>;
type Kind = keyof typeof judges;

/** Every form of every listed word, also in British spelling. */
const kinds = new Map<string, Kind>();
const list = (kind: Kind, ...forms: readonly string[]): void =>
  forms.forEach((form) => kinds.set(form, kind).set(form.replace(/iz/, "is"), kind));
list("more", "more", "less", "fewer");
for (const word of directions) list("direction", word, `${word}s`);
for (const word of gradable) {
  const stem = word.replace(/e$/, "").replace(/y$/, "i").replace(/^big$/, "bigg");
  list("comparative", `${stem}er`, `${stem}est`);
}
list("qualifier", ...adverbs);
for (const word of qualifiers) list("qualifier", word, `${word.replace(/le$/, "").replace(/y$/, "i")}ly`);
const lists = { verb: vagueVerbs, placed: placedVerbs };
for (const kind of ["verb", "placed"] as const)
  for (const verb of lists[kind]) {
    const stem = verb.replace(/e$/, "");
    list(kind, verb, `${verb.replace(/y$/, "ie")}s`, `${stem}ing`, `${stem}${stem.at(-1)}ing`);
  }
