import type { DateValue } from "../records.ts";

/** A value inside a formula; `undefined` is empty. */
export type Value = undefined | number | string | boolean | FormulaDate | readonly Value[];
/** A day or moment; a range counts by its start. */
export interface FormulaDate extends DateValue {
  readonly date: true;
}
/** What is known of a value before it is worked out. */
export type ValueType = "number" | "text" | "boolean" | "date" | "list" | "any";

export const isDateValue = (value: Value): value is FormulaDate =>
  typeof value === "object" && value !== null && "date" in value;
export const isList = (value: Value): value is readonly Value[] => Array.isArray(value);

/**
 * What Notion calls empty: also 0, false, "" and [].
 * @source https://www.notion.com/help/formula-syntax "empty"
 */
export const isEmpty = (value: Value): boolean =>
  value === undefined || value === 0 || value === false || value === "" || (isList(value) && value.length === 0);

/** A value as text, as `format()` and `+` write it. */
export function toText(value: Value): string {
  if (value === undefined) return "";
  if (isList(value)) return value.map(toText).join(", ");
  if (isDateValue(value))
    return value.end === null ? dateText(value.start) : `${dateText(value.start)} → ${dateText(value.end)}`;
  return String(value);
}

const dateText = (iso: string): string =>
  new Date(iso).toLocaleDateString("en-US", { year: "numeric", month: "long", day: "numeric", timeZone: "UTC" });

/** A value as a number: text is read, true is 1; what is no number is empty. */
export function toNumber(value: Value): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (isDateValue(value)) return Date.parse(value.start);
  if (typeof value !== "string" || value.trim() === "") return undefined;
  const number = Number(value);
  return Number.isNaN(number) ? undefined : number;
}

/** Every number in a list of arguments, which may be numbers or lists of them. */
export const numbersIn = (values: readonly Value[]): readonly number[] =>
  values.flatMap((value) => (isList(value) ? numbersIn(value) : typeof value === "number" ? [value] : []));

/** Below 0, 0 or above, of two values of one type; `undefined` when either is empty or they differ in type. */
export function compare(a: Value, b: Value): number | undefined {
  const [left, right] = [a, b].map((v) => (isDateValue(v) ? Date.parse(v.start) : v));
  if (left === undefined || right === undefined || typeof left !== typeof right) return undefined;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Whether two values are the same one. */
export function isSame(a: Value, b: Value): boolean {
  if (isList(a) && isList(b)) return a.length === b.length && a.every((item, index) => isSame(item, b[index]));
  if (isDateValue(a) && isDateValue(b)) return Date.parse(a.start) === Date.parse(b.start) && a.end === b.end;
  // An empty text and no value at all look the same in Notion, and are.
  return a === b || ((a === undefined || a === "") && (b === undefined || b === ""));
}
