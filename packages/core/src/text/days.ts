/** An ISO day: "2027-03-31". */
export type Day = string;

interface Calendar {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}
export type Unit = "day" | "workday" | "week" | "month" | "quarter" | "year";

const utc = (year: number, month: number, day: number): Day =>
  new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);

/** @returns the parts of an ISO day */
export function partsOf(day: Day): Calendar {
  const [year, month, date] = day.split("-").map(Number);
  return { year: year!, month: month!, day: date! };
}

/** @returns undefined for a day that no calendar has: 31 April, month 13 */
export function dayOf(year: number, month: number, day: number): Day | undefined {
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1) return undefined;
  return day > lastOfMonth(year, month) ? undefined : utc(year, month, day);
}
const lastOfMonth = (year: number, month: number): number => partsOf(utc(year, month + 1, 0)).day;

/** `months` may lie outside 1 to 12: the year moves along. */
export const endOfMonth = (year: number, month: number): Day => utc(year, month + 1, 0);

/** The last day of the quarter `ahead` quarters after the one of `from`. */
export function endOfQuarter(from: Day, ahead: number): Day {
  const { year, month } = partsOf(from);
  return endOfMonth(year, (Math.ceil(month / 3) + ahead) * 3);
}

/** The Sunday of the week `ahead` weeks after the one of `from`. */
export const endOfWeek = (from: Day, ahead: number): Day => plus(from, ((7 - weekdayOf(from)) % 7) + 7 * ahead, "day");

/** @param weekday  0 Sunday to 6 Saturday, in the week (Monday to Sunday) `ahead` weeks after the one of `from` */
export const weekdayIn = (from: Day, weekday: number, ahead: number): Day =>
  plus(from, ((weekday + 6) % 7) - ((weekdayOf(from) + 6) % 7) + 7 * ahead, "day");

/** The first such weekday on or after `from`. */
export const nextWeekday = (from: Day, weekday: number): Day => plus(from, (weekday - weekdayOf(from) + 7) % 7, "day");

const weekdayOf = (day: Day): number => new Date(Date.parse(day)).getUTCDay();

/** The last day of the next such month that has not ended by `from`; of `year` when given. */
export function endOfNamedMonth(from: Day | undefined, month: number, year: number | undefined): Day | undefined {
  if (year !== undefined) return endOfMonth(year, month);
  if (from === undefined) return undefined;
  const parts = partsOf(from);
  return endOfMonth(parts.year + (month < parts.month ? 1 : 0), month);
}

/** The next such day on or after `from`; of `year` when given. */
export function namedDay(from: Day | undefined, month: number, day: number, year?: number): Day | undefined {
  if (year !== undefined) return dayOf(year, month, day);
  if (from === undefined) return undefined;
  const next = dayOf(partsOf(from).year, month, day);
  return next !== undefined && next < from ? dayOf(partsOf(from).year + 1, month, day) : next;
}

/** A day moved by whole units; the end of a short month stays its end. Working days pass over Saturday and Sunday. */
export function plus(from: Day, amount: number, unit: Unit): Day {
  const { year, month, day } = partsOf(from);
  if (unit === "day" || unit === "week") return utc(year, month, day + amount * (unit === "week" ? 7 : 1));
  if (unit === "workday") return plusWorkdays(from, amount);
  const months = month + amount * { month: 1, quarter: 3, year: 12 }[unit];
  const last = partsOf(endOfMonth(year, months)).day;
  return utc(year, months, Math.min(day, last));
}

function plusWorkdays(from: Day, amount: number): Day {
  const weeks = Math.floor(amount / 5);
  let at = utc(partsOf(from).year, partsOf(from).month, partsOf(from).day + weeks * 7);
  for (let left = amount % 5; left > 0;) {
    at = plus(at, 1, "day");
    if (weekdayOf(at) % 6 !== 0) left--;
  }
  return at;
}
