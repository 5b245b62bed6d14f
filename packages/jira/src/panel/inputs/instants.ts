/** The pieces of an ISO instant, "" for those that are not there. */
export interface InstantParts {
  readonly day: string;
  /** "09:30". */
  readonly time: string;
  /** "+08:00" or "Z". */
  readonly offset: string;
}

export function partsOf(instant: string): InstantParts {
  const [, day = "", time = "", offset = ""] =
    /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)[\d:.]*(Z|[+-]\d\d:\d\d)$/.exec(instant) ?? [];
  return { day, time, offset };
}

export const instantAt = (day: string, time: string, offset: string): string => `${day}T${time}:00${offset || "Z"}`;

/** The offset of a time zone at noon of a day, "+08:00"; "Z" for a zone that the engine does not know. */
export function offsetAt(day: string, timeZone: string): string {
  try {
    const at = new Date(`${day}T12:00:00Z`);
    const named = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" }).formatToParts(at);
    const name = named.find(({ type }) => type === "timeZoneName")?.value ?? "GMT";
    return name === "GMT" ? "Z" : name.replace("GMT", "");
  } catch (error) {
    if (error instanceof RangeError) return "Z";
    throw error;
  }
}
