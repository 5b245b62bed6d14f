import type { Document, Stored } from "./document.ts";
import type { Money, Person } from "./fields.ts";
import { compareInstants } from "./instant.ts";
import type { Facts, Member } from "./rule.ts";
import { type AnalyseOptions, defaultExceptions } from "./text/index.ts";

/** Documents judged together, with what is known around them. */
export interface Project {
  readonly facts: Facts;
  readonly documents: readonly Document[];
  /** Thresholds that differ from their defaults, by "template.setting". */
  readonly settings?: Readonly<Record<string, number>>;
  /** What the project may cost in all, and what of it is set aside for changes. */
  readonly budget?: Money;
  readonly changeBudget?: Money;
  /** Names whose digits measure nothing ("618"); the usual ones when left out. */
  readonly exceptions?: readonly string[];
}
/** What a project document (template `project`) says to the others. */
export interface ProjectSettings {
  readonly timeZone: string;
  readonly currency: string;
  readonly people: readonly Member[];
  readonly calendar: Facts["calendar"];
  readonly settings: Readonly<Record<string, number>>;
  readonly budget?: Money;
  readonly changeBudget?: Money;
  readonly exceptions?: readonly string[];
}

const text = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);
const rowsOf = (content: Stored, name: string): readonly Stored[] => {
  const rows = content[name];
  return Array.isArray(rows) ? (rows as Stored[]) : [];
};

/** Reads the newest project document among some; without one, the defaults: Asia/Shanghai, CNY, no roster. */
export function projectSettings(documents: readonly Document[]): ProjectSettings {
  const content = documents
    .filter((d) => d.template === "project")
    .reduce<Document | undefined>(
      (a, b) => (a && compareInstants(a.updatedAt, b.updatedAt) > 0 ? a : b),
      undefined,
    )?.content;
  const [budget, changeBudget] = [moneyOf(content?.["budget"]), moneyOf(content?.["changeBudget"])];
  const names: unknown = content?.["exceptions"];
  const named = Array.isArray(names) ? names.filter((name) => text(name) !== undefined).map(String) : [];
  const days = rowsOf(content ?? {}, "days");
  const daysThat = (kind: string): string[] =>
    days.flatMap((row) => (row["kind"] === kind && text(row["day"]) ? [String(row["day"])] : []));
  return {
    timeZone: text(content?.["timeZone"]) ?? "Asia/Shanghai",
    currency: text(content?.["currency"]) ?? "CNY",
    people: rowsOf(content ?? {}, "people").flatMap(memberOf),
    calendar: { off: daysThat("off"), on: daysThat("on") },
    settings: Object.fromEntries(
      rowsOf(content ?? {}, "thresholds").flatMap((row) =>
        text(row["setting"]) && typeof row["value"] === "number" ? [[String(row["setting"]), row["value"]]] : [],
      ),
    ),
    ...(budget && { budget }),
    ...(changeBudget && { changeBudget }),
    ...(named.length > 0 && { exceptions: [...defaultExceptions, ...named] }),
  };
}
const moneyOf = (value: unknown): Money | undefined =>
  typeof value === "object" && value !== null && "amount" in value ? (value as Money) : undefined;
function memberOf(row: Stored): Member[] {
  const person = row["person"] as Person | undefined;
  if (!person) return [];
  const [role, level] = [text(row["role"]), text(row["level"])];
  return [
    {
      name: person.name,
      ...(person.email && { email: person.email }),
      ...(person.ids && { ids: person.ids }),
      ...(role && { role }),
      ...(level && level !== "none" && { level }),
      active: row["left"] !== true,
    },
  ];
}

/** How a project's texts are read: with its own names whose digits measure nothing. */
export const readingOf = ({ exceptions }: Pick<Project, "exceptions">): AnalyseOptions =>
  exceptions ? { exceptions } : {};

/**
 * Documents ready to be judged: thresholds, roster and calendar come from the project document among them.
 * @param now ISO instant
 * @param today ISO day; the project's day at `now` when not given
 */
export function projectOf(documents: readonly Document[], now: string, today?: string): Project {
  const { timeZone, people, calendar, ...rest } = projectSettings(documents);
  return { documents, ...rest, facts: { now, today: today ?? dayIn(timeZone, now), people, calendar } };
}

/** The calendar day in a time zone at an instant; in UTC when the zone is not known to the engine. */
export function dayIn(timeZone: string, now: string): string {
  const at = new Date(now);
  try {
    return new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(at);
  } catch (error) {
    if (error instanceof RangeError) return at.toISOString().slice(0, 10);
    throw error;
  }
}
