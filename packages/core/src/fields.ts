import type { Day, Expr } from "./expression.ts";
import type { Label, Tone } from "./label.ts";

export interface Person {
  readonly name: string;
  /** A team, not a human: it cannot own or decide anything. */
  readonly team?: true;
  readonly email?: string;
  /** Account ids by host, learnt there. They never change who is meant. */
  readonly ids?: Readonly<Record<string, string>>;
}
/** A decimal as text ("60000.00"), never a binary float, with an ISO 4217 currency. */
export interface Money {
  readonly amount: string;
  readonly currency: string;
}
/** A pointer to a document, or to a row of one. `document` absent = this document. */
export interface Reference {
  readonly document?: string;
  readonly row?: string;
  /** The last known name, so that a dangling or adopted reference still reads well. */
  readonly text: string;
}

/** What each kind stores; `O` are the option ids of a choice. The one list that hosts, parser and expressions switch over. */
export interface Values<O extends string> {
  text: string;
  longText: string;
  texts: readonly string[];
  url: string;
  number: number;
  /** A fraction: 0.4 is 40 %. */
  percent: number;
  money: Money;
  /** An ISO calendar day, "2027-06-20". */
  date: string;
  /** An ISO instant with its offset, "2027-06-20T09:00:00+08:00". */
  instant: string;
  person: Person;
  people: readonly Person[];
  choice: O;
  choices: readonly O[];
  checkbox: boolean;
  reference: Reference;
  references: readonly Reference[];
}
export type Kind = keyof Values<string>;
export type ListKind = "texts" | "people" | "choices" | "references";
export const listKinds: ReadonlySet<Kind> = new Set<Kind>(["texts", "people", "choices", "references"]);
export type OptionText = readonly [en: string, zh: string, tone?: Tone];

export interface FieldOptions {
  readonly required?: true;
  readonly help?: Label;
  /** Never leaves the team: dropped from client copies and exports, and counted as withheld. */
  readonly private?: true;
  /** Filled in after a decision (actuals, dates of telling): not part of what an approval is bound to. */
  readonly afterDecision?: true;
  /** Somebody will be held to this text: vague words in it are worth a hint. */
  readonly commitment?: true;
  /** What was seen and heard, of people: words that judge them are told (G-08). */
  readonly factual?: true;
  /** Other headers people use, for `adopt`. */
  readonly also?: readonly string[];
}
export interface Limits {
  readonly min?: number;
  readonly max?: number;
  readonly integer?: true;
  readonly unit?: Label;
  readonly pattern?: "email" | "phone" | "issueKey";
}
export interface Field<K extends Kind = Kind, O extends string = string> extends FieldOptions, Limits {
  readonly kind: K;
  readonly label: Label;
  /** Options of a choice by id, in the order they are offered. */
  readonly options?: Readonly<Record<O, OptionText>>;
  /** What a reference may point to: "template", "template.table", or ".table" for a table of the same document. */
  readonly to?: readonly string[];
}
export type Columns = Readonly<Record<string, Field>>;

export type Value<F> = F extends Field<infer K, infer O> ? Values<O>[K] : never;
/** What an expression sees of a field. */
export type Term<F> =
  F extends Field<infer K, infer O>
    ? K extends "number" | "percent" | "money"
      ? Expr<number>
      : K extends "date"
        ? Expr<Day>
        : K extends "checkbox"
          ? Expr<boolean>
          : K extends "choice"
            ? Expr<O>
            : Expr<unknown>
    : never;

type Make<K extends Kind> = (en: string, zh: string, options?: FieldOptions & Limits) => Field<K, never>;
const make =
  <K extends Kind>(kind: K): Make<K> =>
  (en, zh, options = {}) => ({ kind, label: [en, zh], ...options });

export const text: Make<"text"> = make("text");
export const longText: Make<"longText"> = make("longText");
export const texts: Make<"texts"> = make("texts");
export const url: Make<"url"> = make("url");
export const number: Make<"number"> = make("number");
export const percent: Make<"percent"> = make("percent");
export const money: Make<"money"> = make("money");
export const date: Make<"date"> = make("date");
export const instant: Make<"instant"> = make("instant");
export const person: Make<"person"> = make("person");
export const people: Make<"people"> = make("people");
export const checkbox: Make<"checkbox"> = make("checkbox");

/** A whole number on a scale, as in probability 1-5. */
export const scale = (
  en: string,
  zh: string,
  min: number,
  max: number,
  options: FieldOptions = {},
): Field<"number", never> => ({ kind: "number", label: [en, zh], min, max, integer: true, ...options });

type Choose<K extends Kind> = <const O extends Readonly<Record<string, OptionText>>>(
  en: string,
  zh: string,
  options: O,
  more?: FieldOptions,
) => Field<K, keyof O & string>;
/** One of some options, stored by option id. */
export const choice: Choose<"choice"> = (en, zh, options, more = {}) => ({
  kind: "choice",
  label: [en, zh],
  options,
  ...more,
});
/** Several of some options, stored by option id, in the order given. */
export const choices: Choose<"choices"> = (en, zh, options, more = {}) => ({
  kind: "choices",
  label: [en, zh],
  options,
  ...more,
});

type Refer<K extends Kind> = (
  en: string,
  zh: string,
  to: string | readonly string[],
  options?: FieldOptions,
) => Field<K, never>;
const refer =
  <K extends Kind>(kind: K): Refer<K> =>
  (en, zh, to, options = {}) => ({ kind, label: [en, zh], to: typeof to === "string" ? [to] : to, ...options });
export const reference: Refer<"reference"> = refer("reference");
export const references: Refer<"references"> = refer("references");

/** A value that follows from others; never stored, shown by a host as its own formula where it can. */
export interface Computed<T = unknown> {
  readonly kind: "computed";
  readonly label: Label;
  readonly expression: Expr<T>;
  /** How the number reads: a share is shown as a percentage. */
  readonly as?: "percent";
  /** Made by core so that aggregates need one column only; hosts hide it from people. */
  readonly hidden?: true;
}
export const computed = <T>(en: string, zh: string, expression: Expr<T>, as?: "percent"): Computed<T> => ({
  kind: "computed",
  label: [en, zh],
  expression,
  ...(as && { as }),
});
