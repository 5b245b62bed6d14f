import type { Field } from "../fields.ts";
import { parts, type Shape } from "../shape.ts";
import { type FieldWords, listed } from "./lexicon.ts";
import type { Look } from "./looks.ts";
import { commonWords, idWords, lexicon, neutralWords } from "./synonyms.ts";
import { folded, isHan, withoutRemarks } from "./words.ts";

/** A field that a header may mean. */
export interface Meaning {
  /** The table it is a column of; "" for the document's own fields. */
  readonly home: string;
  readonly field: string;
  /** 0 to 1. */
  readonly score: number;
}
interface Entry extends Meaning {
  readonly look?: Look;
}
/** Every word that a template's fields go by. */
interface Vocabulary {
  readonly entries: ReadonlyMap<string, readonly Entry[]>;
  /** Words with a `*`, for anything before or behind. */
  readonly open: readonly (readonly [before: string, behind: string, entry: Entry])[];
  /** What the template is about. */
  readonly subjects: readonly string[];
  /** Those of them that tell it from others. */
  readonly telling: readonly string[];
}

const vocabularies = new WeakMap<Shape, Vocabulary>();
/** Words of a template, looked up once and kept: they follow from the shape alone. */
function vocabularyOf(shape: Shape): Vocabulary {
  const known = vocabularies.get(shape);
  if (known) return known;
  const { fields, tables } = parts(shape);
  const words = Object.hasOwn(lexicon, shape.id) ? lexicon[shape.id] : undefined;
  const entries = new Map<string, Entry[]>();
  const open: (readonly [string, string, Entry])[] = [];
  const add = (list: readonly string[], entry: Entry): void => {
    for (const word of list) {
      const key = folded(word);
      const [before, behind] = word.split("*");
      if (behind !== undefined) {
        open.push([folded(before ?? ""), folded(behind), { ...entry, score: entry.score - 0.05 }]);
        continue;
      }
      const all = entries.get(key) ?? [];
      if (key !== "" && !all.some((e) => e.home === entry.home && e.field === entry.field && e.look === entry.look))
        entries.set(key, [...all, entry]);
    }
  };
  const addWords = (home: string, field: string, { words: own, weak, looks }: FieldWords, score: number): void => {
    for (const [look, list] of Object.entries(looks ?? {}))
      add(listed(list), { home, field, score, look: look as Look });
    add(listed(own), { home, field, score });
    add(listed(weak), { home, field, score: score - 0.22 });
  };
  const homes: readonly (readonly [string, Readonly<Record<string, Pick<Field, "label" | "also" | "to">>>])[] = [
    ["", fields],
    ...Object.entries(tables).map(([name, t]) => [name, t.columns] as const),
  ];
  for (const [home, columns] of homes) {
    const own = words && Object.hasOwn(words.homes, home) ? words.homes[home] : undefined;
    for (const [name, field] of Object.entries(columns)) {
      const look = pointsToDocument(field) ? "id" : undefined;
      add(field.label, { home, field: name, score: field.to ? 0.93 : 0.97, ...(look && { look }) });
      add(field.also ?? [], { home, field: name, score: 0.94, ...(look && { look }) });
      if (Object.hasOwn(commonWords, name)) addWords(home, name, commonWords[name]!, 0.9);
    }
    for (const [name, list] of Object.entries(own ?? {})) addWords(home, name, list, 0.95);
    if (Object.keys(columns).length === 0) continue;
    add(listed(idWords.words), { home, field: "id", score: 0.9 });
    add(listed(idWords.whenLikeId), { home, field: "id", score: 0.9, look: "id" });
  }
  const subjects = listed(words?.subject).map(folded);
  const vocabulary = { entries, open, subjects, telling: words?.subjectIsCommon ? [] : subjects };
  vocabularies.set(shape, vocabulary);
  return vocabulary;
}

/** Nobody's table points to a whole document by more than its number: text under such a header is text. */
const pointsToDocument = ({ to }: Pick<Field, "to">): boolean =>
  to !== undefined && to.every((at) => !at.includes("."));

/** The fields of a template that a header may mean, given what its cells look like; the likeliest first. */
export function meaningsOf(shape: Shape, header: string, looks: ReadonlySet<Look>): readonly Meaning[] {
  const vocabulary = vocabularyOf(shape);
  const { text, remarks } = withoutRemarks(header.slice(0, 200));
  const best = new Map<string, Meaning>();
  const consider = (found: readonly Meaning[], factor: number): void => {
    for (const { home, field, score } of found) {
      const key = `${home}.${field}`;
      if ((best.get(key)?.score ?? 0) < score * factor) best.set(key, { home, field, score: score * factor });
    }
  };
  const look = (words: string): readonly Meaning[] => known(vocabulary, words, looks);
  const whole = folded(text === "" ? remarks.join(" ") : text);
  consider(look(folded(header)), 1);
  consider(look(whole), 1);
  if (best.size === 0) {
    const found = partsOf(text).map((part) => look(folded(part)));
    const matched = found.filter((meanings) => meanings.length > 0);
    const fields = new Set(matched.map(([first]) => `${first!.home}.${first!.field}`));
    const factor = fields.size > 1 ? 0.78 : matched.length === found.length ? 0.96 : 0.8;
    if (matched.length * 2 >= found.length && matched[0]) consider(matched[0], factor);
  }
  if (best.size === 0) for (const remark of remarks) consider(look(folded(remark)), 0.8);
  return [...best.values()].sort((a, b) => b.score - a.score);
}

const between = new RegExp(
  [
    "[/|&+,、;:\\n\\\\—–-]",
    "\\b(?:and|or)\\b",
    "[与和及或]",
    "(?<=\\p{Script=Han}) ?(?=[A-Za-z]{3})",
    "(?<=[A-Za-z]{2}) ?(?=\\p{Script=Han})",
  ].join("|"),
  "u",
);
/** What stands on both sides of a slash, an "and", a hyphen; also a header said in two languages. */
const partsOf = (header: string): readonly string[] =>
  header
    .normalize("NFKC")
    .split(between)
    .map((part) => part.trim())
    .filter((part) => part !== "");

/** Words as they are; else without what means nothing, else without the template's own subject too. */
function known({ entries, open, subjects }: Vocabulary, words: string, looks: ReadonlySet<Look>): readonly Meaning[] {
  const exact = (key: string, factor: number): readonly Meaning[] => {
    const fitting = (entries.get(key) ?? []).filter(({ look }) => look === undefined || looks.has(look));
    const byLook = fitting.some(({ field, look }) => look !== undefined && (look !== "id" || field === "id"));
    return fitting.map(({ home, field, score, look }) => ({
      home,
      field,
      score: score * factor * (byLook && look === undefined ? beside : 1),
    }));
  };
  const found = exact(words, 1);
  if (found.length > 0 || words === "") return found;
  const plain = stripped(words, neutralWords, trailing);
  const without = plain === words ? [] : exact(plain, 0.96);
  if (without.length > 0) return without;
  const rest = stripped(plain, subjects, trailing);
  const about = rest === plain ? [] : exact(rest, 0.93);
  if (about.length > 0) return about;
  return open.flatMap(([before, behind, entry]) => {
    const fits = words.length > before.length + behind.length && words.startsWith(before) && words.endsWith(behind);
    return fits ? [entry] : [];
  });
}
/** What a header means anyway counts less beside what its cells make of it. */
const beside = 0.9;
const trailing = ["name", "info", "information", "detail", "姓名", "名称", "情况", "信息"];

/** Without some words anywhere (Latin) or at the front (Han), and without words that only close a header. */
function stripped(words: string, front: Iterable<string>, back: readonly string[]): string {
  let rest = words;
  for (const word of front) {
    if (rest.length <= word.length) continue;
    if (isHan(word)) rest = rest.startsWith(word) ? rest.slice(word.length) : rest;
    else rest = ` ${rest} `.replace(` ${word} `, " ").trim();
  }
  for (const word of back) {
    const end = isHan(word) ? word : ` ${word}`;
    if (rest.length > end.length && rest.endsWith(end)) rest = rest.slice(0, -end.length);
  }
  return rest;
}

/** Whether a header says, beside its own meaning, what a template is about: "risk owner", "变更编号". */
export function namesSubject(shape: Shape, header: string): boolean {
  const words = folded(header.slice(0, 200));
  return vocabularyOf(shape).telling.some(
    (subject) =>
      words !== subject && (isHan(subject) ? words.startsWith(subject) : ` ${words} `.includes(` ${subject} `)),
  );
}
