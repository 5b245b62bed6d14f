import { type Day, dayOf, endOfMonth, namedDay, plus, type Unit } from "./days.ts";
import { figure, numberWord } from "./numbers.ts";
import { source } from "./patterns.ts";

/** English pieces of times, for patterns, and what they mean. */
export const month = source`(?:(?:jan|febr?)(?:uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|
  (?:sept?|oct|nov|dec)(?:(?:em|o)ber)?)\b\.?`;
export const year = source`(?:19|20)\d\d(?![\d%])`;
const day = source`(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%])`;

/** A day with its month, with or without a year. */
export const date = source`20\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)|\d{1,2}[/.]\d{1,2}[/.](?:20)?\d\d(?!\d)|
  ${day}(?: of)? ?-?${month}(?:,? ?-?${year})?|${month} (?:the )?${day}(?:,? ${year})?`;

const monthIn = new RegExp(month);
/**
 * Reads what `date` matched, or a month: its last day. Of 3/4/2027 the day comes first unless that gives no day.
 *
 * @returns undefined without a year and a day to count from, or for a day that no calendar has
 */
export const dateOf = (written: string, from: Day | undefined): Day | undefined => {
  const name = monthIn.exec(written)?.[0].slice(0, 3);
  const [a, b, c] = (written.match(/\d{1,4}/g) ?? []).map(Number);
  if (name) {
    const number = "janfebmaraprmayjunjulaugsepoctnovdec".indexOf(name) / 3 + 1;
    return a && a > 31 ? namedDay(from, number, undefined, a) : namedDay(from, number, a, b);
  }
  if (!a || !b || c === undefined) return undefined;
  const full = c < 100 ? 2000 + c : c;
  return a > 31 ? dayOf(a, b, c) : (dayOf(full, b, a) ?? dayOf(full, a, b));
};

/** Quarters and halves: "Q3", "3Q27", "second quarter", "H1 2027", "first half". */
export const part = source`(?:[qh][1-4]|[1-4][qh]|(?:first|second|third|fourth|last) (?:quarter|half))
  (?: of)?(?:[ /-]?(?:fy ?)?'?(?:${year}|\d\d(?!\d)))?`;

/** The last day of a quarter or half of the calendar year; nobody knows when a fiscal year ends. */
export const partEnd = (written: string, from: Day | undefined): Day | undefined => {
  if (/fy/.test(written)) return undefined;
  const [, full, short] = /20(\d\d)|\D(\d\d)$/.exec(written) ?? [];
  const which = Number(/(?<!\d)[1-4](?!\d)/.exec(written)) || "fisethfola".indexOf(written.slice(0, 2)) / 2 + 1;
  const end = /h\d|\dh|half/.test(written) ? Math.min(which, 2) * 6 : Math.min(which, 4) * 3;
  const ofYear = full ?? short;
  return ofYear ? endOfMonth(2000 + Number(ofYear), end) : namedDay(from, end);
};

/** "six weeks", "half a year", "90 working days": amount, then unit. */
export const amount = source`(?:\d{1,3}(?:\.\d)?|${numberWord}(?:[ -]${numberWord})?|an?|half an?|
  (?:a )?few|a couple of|several|many)`;
/** Units that a calendar knows the end of. */
export const calendarUnit = "day|week|month|quarter|year";
export const longUnit = `(?:(?:working|business|calendar|consecutive) )?(?:${calendarUnit}|sprint)s?\\b`;
export const shortUnit = "(?:m?s|secs?|(?:milli)?seconds?|m|min(?:ute)?s?|h|h(?:ou)?rs?)\\b";
export const isUncertain = (count: string): boolean => /few|couple|several|many/.test(count);

export const calendarUnitIn = new RegExp(calendarUnit);
/** A day moved by a written amount of a written unit; undefined for sprints and the like. */
export const moved = (from: Day | undefined, count: string, unit: string): Day | undefined => {
  const step = /ing|business/.test(unit) ? "workday" : (calendarUnitIn.exec(unit)?.[0] as Unit | undefined);
  if (!from || !step) return undefined;
  if (/half/.test(count)) return step === "year" ? plus(from, 6, "month") : undefined;
  const many = /^an?$/.test(count) ? 1 : figure(count);
  return Number.isInteger(many) ? plus(from, many, step) : undefined;
};
