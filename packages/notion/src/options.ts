import { optionText, type Field, type Language, type Tone } from "@parley/core";
import { limits } from "./limits.ts";

/** How a field's options are called in Notion, by id. */
export type OptionNames = ReadonlyMap<string, string>;

const colors: Readonly<Record<Tone, string>> = {
  neutral: "gray",
  info: "blue",
  success: "green",
  warning: "yellow",
  danger: "red",
};

/** Notion refuses commas in an option's name, and names above 100 characters. */
const tidy = (name: string): string => name.replaceAll(",", "，").slice(0, limits.optionChars).trim();

/** A field's options by their labels; the id behind a label that another option has too. */
export function labelledOptions(field: Field, language: Language): OptionNames {
  const names = new Map<string, string>();
  for (const id of Object.keys(field.options ?? {})) {
    const label = tidy(optionText(field, id, language)) || id;
    const taken = [...names.values()].some((other) => other.toLowerCase() === label.toLowerCase());
    names.set(id, taken ? tidy(`${label.slice(0, limits.optionChars - id.length - 3)} (${id})`) : label);
  }
  return names;
}

/** A matrix cell's options by their ids: letters are what people look for in a grid. */
export const letteredOptions = (field: Field): OptionNames =>
  new Map(Object.keys(field.options ?? {}).map((id) => [id, tidy(id)]));

/** What a select property is made with. */
export const optionConfigs = (field: Field, names: OptionNames): readonly Readonly<Record<string, unknown>>[] =>
  Object.entries(field.options ?? {})
    .slice(0, limits.items)
    .map(([id, [, , tone]]) => ({ name: names.get(id) ?? id, color: tone ? colors[tone] : "default" }));
