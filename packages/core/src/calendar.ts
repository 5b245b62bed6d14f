import type { Facts } from "./rule.ts";

const dayMs = 86_400_000;

/** True on Monday to Friday, but for the days that the calendar says otherwise: Chinese holidays swap days. */
export function isWorkingDay(day: string, { off, on }: Facts["calendar"]): boolean {
  if (on.includes(day)) return true;
  const weekday = new Date(Date.parse(day)).getUTCDay();
  return !off.includes(day) && weekday !== 0 && weekday !== 6;
}

/** Working days after `from` up to and including `to`; 0 when `to` is not later. ISO days. */
export function workingDays(from: string, to: string, calendar: Facts["calendar"]): number {
  let days = 0;
  for (let at = Date.parse(from) + dayMs; at <= Date.parse(to); at += dayMs)
    if (isWorkingDay(new Date(at).toISOString().slice(0, 10), calendar)) days++;
  return days;
}
