import { dayIn, type Document, projectSettings } from "@parley/core";
import { UsageError } from "./usage-error.ts";

/**
 * The day that `--today` names.
 *
 * @throws UsageError when it is no day of the calendar
 */
export function dayFrom(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const at = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  if (at && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)) return text;
  throw new UsageError([`--today "${text}"`, `--today“${text}”`], ["a day such as 2027-06-20", "日期，如 2027-06-20"]);
}

/** The day it is for some documents: in the time zone of the project document among them, else in Asia/Shanghai. */
export const todayFor = (documents: readonly Document[], now: string): string =>
  dayIn(projectSettings(documents).timeZone, now);
