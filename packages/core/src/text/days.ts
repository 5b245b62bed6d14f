/** An ISO day: "2027-03-31". */
export type Day = string;
export type Unit = "day" | "workday" | "week" | "month" | "quarter" | "year";

const utc = (year: number, month: number, day: number): Day =>
  new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);

/** Year, month (1 to 12) and day of an ISO day. */
export const partsOf = (day: Day): [year: number, month: number, day: number] =>
  day.split("-").map(Number) as [number, number, number];

const monthsIn = { month: 1, quarter: 3, year: 12 };

/** The last day of a month; `month` may lie outside 1 to 12: the year moves along. */
export const endOfMonth = (year: number, month: number): Day => utc(year, month + 1, 0);

/** @returns undefined for a day that no calendar has: 31 April, month 13 */
export const dayOf = (year: number, month: number, day: number): Day | undefined => {
  const made = year > 1899 && year < 2200 ? utc(year, month, day) : "";
  return made && Number(made.slice(5, 7)) === month ? made : undefined;
};

/** The next such day on or after `from`, or end of such a month; of `year` when given. */
export const namedDay = (from: Day | undefined, month: number, day?: number, year?: number): Day | undefined => {
  const inYear = (of: number): Day | undefined => (day === undefined ? endOfMonth(of, month) : dayOf(of, month, day));
  if (year !== undefined) return inYear(year);
  if (!from) return undefined;
  const now = partsOf(from)[0];
  const next = inYear(now);
  return next && next < from ? inYear(now + 1) : next;
};

/** 0 Sunday to 6 Saturday. */
const weekdayOf = (day: Day): number => new Date(Date.parse(day)).getUTCDay();

/**
 * A weekday (0 Sunday to 6 Saturday) in the week, Monday to Sunday, `ahead` weeks on; without `ahead` the next one, or
 * today.
 */
export const weekdayIn = (from: Day, weekday: number, ahead?: number): Day => {
  const distance = ((weekday + 6) % 7) - ((weekdayOf(from) + 6) % 7);
  return plus(from, ahead === undefined ? (distance + 7) % 7 : distance + 7 * ahead, "day");
};

/** The last day of the day, week (Sunday), month, quarter or year that lies `ahead` ones after that of `from`. */
export const endOf = (unit: Unit, from: Day, ahead: number): Day => {
  const [year, month] = partsOf(from);
  if (unit === "day" || unit === "workday") return plus(from, ahead, unit);
  if (unit === "week") return weekdayIn(from, 0, ahead);
  const months = monthsIn[unit];
  return endOfMonth(year, (Math.ceil(month / months) + ahead) * months);
};

/** A day moved by whole units; the end of a short month stays its end. Working days pass over Saturday and Sunday. */
export const plus = (from: Day, amount: number, unit: Unit): Day => {
  const [year, month, day] = partsOf(from);
  if (unit === "day" || unit === "week") return utc(year, month, day + amount * (unit === "week" ? 7 : 1));
  if (unit === "workday") {
    let at = from;
    for (let left = Math.min(amount, 9999); left > 0; left -= Number(weekdayOf(at) % 6 !== 0)) at = plus(at, 1, "day");
    return at;
  }
  const months = month + amount * monthsIn[unit];
  return utc(year, months, Math.min(day, partsOf(endOfMonth(year, months))[2]));
};
