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

/** The option that a text names: by its label in either language, else by its id, else by either in another case. */
export function optionIn(field: Field, text: string): string | undefined {
  const wanted = plain(text);
  const options = Object.entries(field.options ?? {}).map(([id, [en, zh]]) => [id, plain(en), plain(zh)] as const);
  const lower = wanted.toLowerCase();
  const found =
    options.find(([, ...names]) => names.includes(wanted)) ??
    options.find(([id]) => id === wanted) ??
    options.find((names) => names.some((name) => name.toLowerCase() === lower));
  return found?.[0];
}
const plain = (text: string): string => text.normalize("NFC").trim();

/** The options that a text lists; `undefined` when one of them is none. A name may itself hold separators: the longest that fits is taken. */
export function choicesIn(field: Field, text: string): readonly string[] | undefined {
  const items = itemsIn(text, separators);
  const longest = Math.max(
    1,
    ...Object.values(field.options ?? {}).map(([en, zh]) => Math.max(partsOf(en), partsOf(zh))),
  );
  const ids: string[] = [];
  for (let i = 0; i < items.length;) {
    const match = longestFrom(field, text, items.slice(i, i + longest));
    if (!match) return undefined;
    ids.push(match.id);
    i += match.items;
  }
  return ids;
}
const partsOf = (name: string): number => 1 + [...separators].reduce((n, s) => n + name.split(s).length - 1, 0);

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
