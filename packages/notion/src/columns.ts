import type { Computed, Field, Language } from "@parley/core";
import { labelledOptions, letteredOptions, optionConfigs, type OptionNames } from "./options.ts";
import type { ValueType } from "./value.ts";

/** One property of a database that Parley makes. */
export interface Column {
  /**
   * What it holds: a field's or column's name; "$title" and its kin for a document's header; "matrix/row" for the cells of a matrix
   * column; "=name" for what is computed; "#key", "#number", "#envelope" for Parley's own.
   */
  readonly key: string;
  readonly name: string;
  readonly type: ValueType | "formula";
  readonly config: Readonly<Record<string, unknown>>;
  /** How its values read and are written; absent where it holds no value of the document. */
  readonly field?: Field;
  readonly options?: OptionNames;
  /** The name follows a row's name, so it is given anew when that changes. */
  readonly named?: true;
  /** For a reference to other documents: what it may point to. */
  readonly links?: readonly string[];
  /** For "=name": what is computed. Without a formula of Notion's, it is written as a value. */
  readonly computed?: Computed;
}

/** Currencies that Notion has a number format for. */
const currencyFormats: Readonly<Record<string, string>> = {
  CNY: "yuan",
  USD: "dollar",
  EUR: "euro",
  GBP: "pound",
  JPY: "yen",
  HKD: "hong_kong_dollar",
  TWD: "new_taiwan_dollar",
  KRW: "won",
  SGD: "singapore_dollar",
  AUD: "australian_dollar",
  CAD: "canadian_dollar",
  CHF: "franc",
  INR: "rupee",
};

/** The table of the same document that a reference points to, when that is all it may point to. */
export function tableReferredTo(field: Field): string | undefined {
  const [only, ...more] = field.to ?? [];
  const isReference = field.kind === "reference" || field.kind === "references";
  return isReference && only?.startsWith(".") && more.length === 0 ? only.slice(1) : undefined;
}

/** Kinds whose text can be the title of a row. */
export const isTitleKind = (field: Field): boolean =>
  ["text", "longText", "person", "people", "reference", "references"].includes(field.kind) &&
  field.pattern === undefined &&
  tableReferredTo(field) === undefined;

interface Made {
  readonly type: ValueType;
  readonly config: Readonly<Record<string, unknown>>;
  readonly options?: OptionNames;
}

/**
 * The property that a field's values go into.
 *
 * People are texts and not accounts: a team, a client or somebody who left has none, and the name has to stay readable.
 *
 * @param lettered  options are called by their ids, as in a matrix
 * @param currency  ISO 4217: the format of amounts
 */
export function propertyFor(field: Field, language: Language, currency: string, lettered = false): Made {
  switch (field.kind) {
    case "text":
      if (field.pattern === "email") return { type: "email", config: { email: {} } };
      if (field.pattern === "phone") return { type: "phone_number", config: { phone_number: {} } };
      return { type: "rich_text", config: { rich_text: {} } };
    case "number":
      return { type: "number", config: { number: { format: "number" } } };
    case "percent":
      return { type: "number", config: { number: { format: "percent" } } };
    case "money":
      return { type: "number", config: { number: { format: currencyFormats[currency] ?? "number_with_commas" } } };
    case "date":
    case "instant":
      return { type: "date", config: { date: {} } };
    case "checkbox":
      return { type: "checkbox", config: { checkbox: {} } };
    case "url":
      return { type: "url", config: { url: {} } };
    case "choice":
    case "choices": {
      const options = lettered ? letteredOptions(field) : labelledOptions(field, language);
      const type = field.kind === "choice" ? "select" : "multi_select";
      return { type, config: { [type]: { options: optionConfigs(field, options) } }, options };
    }
    case "reference":
    case "references": {
      const table = tableReferredTo(field);
      // The data source is filled in when its id is known.
      if (table !== undefined) return { type: "relation", config: { relation: { table } } };
      return { type: "rich_text", config: { rich_text: {} } };
    }
    default:
      return { type: "rich_text", config: { rich_text: {} } };
  }
}

/** "constructor" and its kin. */
const isInherited = (name: string): boolean => name in {};

/** Gives out names that differ from each other whatever their case. */
export class Names {
  private readonly taken = new Set<string>();

  /** `wanted`, or the first of "wanted (2)", "wanted (3)" ... that is free. */
  give(wanted: string): string {
    const base = wanted.replace(/\s+/g, " ").trim().slice(0, 100) || "–";
    // What every JavaScript object has is no name for a property.
    for (let n = isInherited(base) ? 2 : 1; ; n++) {
      const name = n === 1 ? base : `${base} (${n})`;
      if (this.taken.has(name.toLowerCase())) continue;
      this.taken.add(name.toLowerCase());
      return name;
    }
  }
}
