/** Milliseconds since 1970 of an ISO instant; what has no time comes before everything. Two offsets do not compare as texts. */
export function timeOf(instant: string): number {
  const ms = Date.parse(instant);
  return Number.isNaN(ms) ? -Infinity : ms;
}

/** Orders by time, earlier first. */
export function compareInstants(a: string, b: string): number {
  const [x, y] = [timeOf(a), timeOf(b)];
  return x === y ? 0 : x < y ? -1 : 1;
}

const day = /^(\d{4})-(\d\d)-(\d\d)$/;
/** True for a day of the calendar: "2027-02-30" has the form of one and is none. */
export function isDay(text: string): boolean {
  const at = day.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  return at !== undefined && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

const instantForm = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)$/;
/** True for a moment with its offset, such as "2027-06-20T09:00:00+08:00". */
export function isInstant(text: string): boolean {
  const [, on] = instantForm.exec(text) ?? [];
  return on !== undefined && isDay(on) && !Number.isNaN(Date.parse(text));
}
