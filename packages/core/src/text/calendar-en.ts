import { type Day, dayOf, endOfMonth, endOfNamedMonth, namedDay, partsOf, plus, type Unit } from "./days.ts";
import { figure, numberWord } from "./numbers.ts";
import { first, source } from "./patterns.ts";

/** English pieces of times, for patterns, and what they mean. */
export const month = source`(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|
  sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?`;
const monthIn = new RegExp(month);
const monthOf = (written: string): number => "janfebmaraprmayjunjulaugsepoctnovdec".indexOf(written.slice(0, 3)) / 3 + 1;

export const year = source`(?:19|20)\d\d(?![\d%])`;
const day = source`(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%])`;

/** A day with its month, with or without a year. */
export const date = source`20\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)|\d{1,2}[/.]\d{1,2}[/.](?:20)?\d\d(?!\d)|
  ${day}(?: of)? ?-?${month}(?:,? ?-?${year})?|${month} (?:the )?${day}(?:,? ${year})?`;

/**
 * Reads what `date` matched. Of 3/4/2027 the day comes first unless that gives no day: most of the world writes it so.
 *
 * @returns undefined without a year and a day to count from, or for a day that no calendar has
 */
export function dateOf(written: string, from: Day | undefined): Day | undefined {
  const name = monthIn.exec(written)?.[0];
  const [a = 0, b, c = 0] = (written.match(/\d{1,4}/g) ?? []).map(Number);
  if (name !== undefined) return namedDay(from, monthOf(name), a, b);
  if (a > 31) return dayOf(a, b!, c);
  const full = c < 100 ? 2000 + c : c;
  return dayOf(full, b!, a) ?? dayOf(full, a, b!);
}

/** The last day of a month such as "May" or "May 2027". */
export function monthEnd(written: string, from: Day | undefined): Day | undefined {
  const ofYear = /\d{4}/.exec(written)?.[0];
  return endOfNamedMonth(from, monthOf(monthIn.exec(written)![0]), ofYear === undefined ? undefined : Number(ofYear));
}

const ordinals = ["first", "second", "third", "fourth"];
/** Quarters and halves: "Q3", "3Q27", "second quarter", "H1 2027", "first half". */
export const part = source`(?:q[1-4]|[1-4]q|h[12]|[12]h|(?:${ordinals.join("|")}|[1-4](?:st|nd|rd|th)|last) (?:quarter|half))
  (?: of)?(?:[ /-]?(?:fy ?)?'?(?:${year}|\d\d(?!\d)))?`;

/** The last day of a quarter or half of the calendar year; nobody knows when a fiscal year ends. */
export function partEnd(written: string, from: Day | undefined): Day | undefined {
  if (written.includes("fy")) return undefined;
  const isHalf = /h[12]|[12]h|half/.test(written);
  const which = Number(/q?([1-4])/.exec(written.replace(/20\d\d/, ""))?.[1] ?? ordinals.indexOf(written.split(" ")[0]!) + 1);
  const end = (which || (isHalf ? 2 : 4)) * (isHalf ? 6 : 3);
  const ofYear = /(?:20)?\d\d$/.exec(written)?.[0];
  if (ofYear !== undefined) return endOfMonth((Number(ofYear) % 100) + 2000, end);
  return from === undefined ? undefined : endOfMonth(partsOf(from).year + (end < partsOf(from).month ? 1 : 0), end);
}

/** "six weeks", "half a year", "90 working days": amount, then unit. */
export const amount = source`(?:\d{1,3}(?:\.\d)?|${numberWord}(?:[ -]${numberWord})?|an?|half an?|
  (?:a )?few|a couple of|several|some|many)`;
export const longUnit = source`(?:(?:working|business|calendar|consecutive|full|more) )?
  (?:days?|weeks?|fortnights?|months?|quarters?|years?|sprints?|semesters?)\b`;
export const shortUnit = source`(?:ms|milliseconds?|s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?)\b`;

const uncertain = first`few|couple|several|some|many`;
export const isUncertain = (count: string): boolean => uncertain.test(count);

const units: readonly (readonly [RegExp, Unit])[] = [
  [/(?:working|business) day/, "workday"],
  [/day/, "day"],
  [/week/, "week"],
  [/month/, "month"],
  [/quarter/, "quarter"],
  [/year/, "year"],
];
/** A day moved by a written amount of a written unit; undefined for sprints and the like. */
export function moved(from: Day | undefined, count: string, unit: string): Day | undefined {
  const step = units.find(([pattern]) => pattern.test(unit))?.[1];
  if (from === undefined || step === undefined || isUncertain(count)) return undefined;
  if (count.startsWith("half")) return step === "year" ? plus(from, 6, "month") : undefined;
  const many = /^an?$/.test(count) ? 1 : figure(count);
  return Number.isInteger(many) ? plus(from, many, step) : undefined;
}
