import { type Field, type Language, optionText, type Tone } from "@parley/core";

/** An option as UI Kit's lists show it. */
export interface Option {
  readonly label: string;
  readonly value: string;
}
/** The options of a choice in the reader's language, in the shape's order. */
export const optionsOf = (field: Field, language: Language): Option[] =>
  Object.keys(field.options ?? {}).map((value) => ({ value, label: optionText(field, value, language) }));

const looks = {
  neutral: "default",
  info: "inprogress",
  success: "success",
  warning: "moved",
  danger: "removed",
} as const;
/** How a lozenge of a tone looks. */
export const lookOf = (tone: Tone | undefined): (typeof looks)[Tone] => looks[tone ?? "neutral"];
/** The tone of an option, when it has one. */
export const toneOf = (field: Field, id: string): Tone | undefined =>
  Object.hasOwn(field.options ?? {}, id) ? field.options?.[id]?.[2] : undefined;
