import type { Content } from "../../content.ts";
import type { communicationPlan } from "./shape.ts";

type Line = Content<typeof communicationPlan>["lines"][number];
type Frequency = Line["frequency"];

const weekly: Partial<Record<NonNullable<Frequency>, number>> = {
  daily: 5,
  weekly: 1,
  biweekly: 0.5,
  monthly: 0.25,
  quarterly: 0.08,
};
/** How many messages a week a frequency means; 0 when it follows events. */
export const perWeek = (frequency: Frequency): number => (frequency ? (weekly[frequency] ?? 0) : 0);

const stepDays: Partial<Record<NonNullable<Frequency>, number>> = { daily: 1, weekly: 7, biweekly: 14 };
const stepMonths: Partial<Record<NonNullable<Frequency>, number>> = { monthly: 1, quarterly: 3 };
const dayMs = 86_400_000;
const iso = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** The same day `months` later; the month's last day where it has no such day. */
function monthsLater(first: string, months: number): string {
  const [year = 0, month = 1, day = 1] = first.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return iso(Date.UTC(year, month - 1 + months, Math.min(day, last)));
}

/** A horizon of more dates than this is nobody's. */
const mostDates = 4000;
/** The days on which a line is due, both ends included; empty when it follows events or has no first date. */
export function dueDays({ firstDate, until, frequency }: Line, from: string, to: string): readonly string[] {
  const end = until && until < to ? until : to;
  if (!firstDate || !frequency || Number.isNaN(Date.parse(firstDate))) return [];
  const [days, months] = [stepDays[frequency], stepMonths[frequency]];
  if (days === undefined && months === undefined) return [];
  const since = Math.max(0, (Date.parse(from) - Date.parse(firstDate)) / dayMs);
  const out: string[] = [];
  // A line may have begun years ago: the count starts at its last date before the horizon.
  const start = Math.max(0, Math.floor(since / (days ?? 31 * (months ?? 1))) - 1);
  for (let n = start; n < start + mostDates; n++) {
    const day = days ? iso(Date.parse(firstDate) + n * days * dayMs) : monthsLater(firstDate, n * (months ?? 1));
    if (day > end) break;
    const weekend = frequency === "daily" && [0, 6].includes(new Date(day).getUTCDay());
    if (day >= from && !weekend) out.push(day);
  }
  return out;
}
