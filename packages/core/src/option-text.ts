import type { Field } from "./fields.ts";
import { itemsIn, itemText, joined, quoted } from "./item-list.ts";
import type { Language } from "./label.ts";

const separators: ReadonlySet<string> = new Set(",，;；、/\n");

/** The name of an option in a language; the id when it has none. */
export function optionText(field: Field, id: string, language: Language): string {
  const option = Object.hasOwn(field.options ?? {}, id) ? field.options?.[id] : undefined;
  return option ? option[language === "en" ? 0 : 1] : id;
}

/** As `optionText`, or the id where another option has that name. */
export function choiceText(field: Field, id: string, language: Language): string {
  const name = optionText(field, id, language);
  return optionIn(field, name) === id ? name : id;
}

/** The letters of a matrix cell, "A/R". */
export const cellText = (options: readonly string[] | string | undefined): string =>
  options === undefined ? "" : typeof options === "string" ? options : options.join("/");

/** The names of options, "Phone, E-mail"; in quotes only where a name would be read as several. */
export function choicesText(field: Field, ids: readonly string[], language: Language): string {
  const names = ids.map((id) => choiceText(field, id, language));
  const forms = [names.join(", "), joined(names, ", ", separators)];
  const isRead = (text: string): boolean => choicesIn(field, text)?.join("\n") === ids.join("\n");
  return forms.find(isRead) ?? names.map(quoted).join(", ");
}

interface Names {
  readonly exact: ReadonlyMap<string, string>;
  readonly lower: ReadonlyMap<string, string>;
  /** The most items that one name would be read as. */
  readonly longest: number;
}
const known = new WeakMap<Field, Names>();
function namesOf(field: Field): Names {
  const names = known.get(field) ?? newNames(field);
  known.set(field, names);
  return names;
}
function newNames({ options = {} }: Field): Names {
  const labels = Object.entries(options).flatMap(([id, [en, zh]]) => [
    [plain(en), id] as const,
    [plain(zh), id] as const,
  ]);
  const all = [...labels, ...Object.keys(options).map((id) => [plain(id), id] as const)];
  // The first of a name has it.
  const map = (entries: readonly (readonly [string, string])[]): ReadonlyMap<string, string> =>
    new Map([...entries].reverse());
  return {
    exact: map(all),
    lower: map(all.map(([name, id]) => [name.toLowerCase(), id])),
    longest: all.reduce((most, [name]) => Math.max(most, partsOf(name)), 1),
  };
}
const plain = (text: string): string => text.normalize("NFC").trim();
const partsOf = (name: string): number => 1 + [...separators].reduce((n, s) => n + name.split(s).length - 1, 0);

/** The option that a text names: by its label in either language, else by its id, else by either in another case. */
export function optionIn(field: Field, text: string): string | undefined {
  const { exact, lower } = namesOf(field);
  const wanted = plain(text);
  return exact.get(wanted) ?? lower.get(wanted.toLowerCase());
}

/** The options that a text lists; `undefined` when one of them is none. A name may itself hold separators: the longest that fits is taken. */
export function choicesIn(field: Field, text: string): readonly string[] | undefined {
  const items = itemsIn(text, separators);
  const { longest } = namesOf(field);
  const ids: string[] = [];
  for (let i = 0; i < items.length;) {
    const match = longestFrom(field, text, items.slice(i, i + longest));
    if (!match) return undefined;
    ids.push(match.id);
    i += match.items;
  }
  return ids;
}

function longestFrom(
  field: Field,
  text: string,
  items: ReturnType<typeof itemsIn>,
): { readonly id: string; readonly items: number } | undefined {
  for (let n = items.length; n > 0; n--) {
    const [first, last] = [items[0]!, items[n - 1]!];
    const id = optionIn(field, n === 1 ? itemText(first.text, separators) : text.slice(first.from, last.to));
    if (id !== undefined) return { id, items: n };
  }
  return undefined;
}
