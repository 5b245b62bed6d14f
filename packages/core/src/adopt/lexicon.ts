import type { Look } from "./looks.ts";

/** Headers that people use for one field, separated by commas; English and Chinese. */
export interface FieldWords {
  readonly words?: string;
  /** Only when nothing better claims the field. */
  readonly weak?: string;
  /** Only when the cells look so; then before every other field. */
  readonly looks?: Readonly<Partial<Record<Look, string>>>;
}
/** By field; a name that the template does not have stands for itself, and its cells go to `extra` under it. */
export type HomeWords = Readonly<Record<string, FieldWords>>;
export interface TemplateWords {
  /** What the template is about: a word that a header may carry without meaning more ("risk owner"). */
  readonly subject?: string;
  /** The subject's words occur in tables of other templates too, so they tell nothing. */
  readonly subjectIsCommon?: true;
  /** By table; "" are the document's own fields. */
  readonly homes: Readonly<Record<string, HomeWords>>;
}
/** By template. A template that is not here is matched by its labels, its `also` and the words common to all. */
export type Lexicon = Readonly<Record<string, TemplateWords>>;

export const listed = (words: string | undefined): readonly string[] =>
  words === undefined ? [] : words.split(",").map((word) => word.trim());
