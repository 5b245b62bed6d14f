const dayMs = 86_400_000;
/** Day 0 of a spreadsheet. @source Google Sheets API, "Date and time serial numbers" */
const epochMs = Date.UTC(1899, 11, 30);

/** Days since 1899-12-30 of an ISO day. */
export const toSerial = (day: string): number => Math.round((Date.parse(`${day}T00:00:00Z`) - epochMs) / dayMs);

/** The ISO day of a serial number, its time left out. */
export const fromSerial = (serial: number): string =>
  new Date(epochMs + Math.floor(serial) * dayMs).toISOString().slice(0, 10);

/** What a clock in the zone reads at an instant, as a serial number; to the second. */
export function toWallSerial(instant: string, zone: string): number {
  const at = Date.parse(instant);
  return Math.round((at + offsetMs(at, zone) - epochMs) / 1000) / (dayMs / 1000);
}

/** The ISO instant at which a clock in the zone reads a serial number: "2027-06-20T09:00:00+08:00". */
export function fromWallSerial(serial: number, zone: string): string {
  const wall = epochMs + Math.round(serial * (dayMs / 1000)) * 1000;
  const guess = wall - offsetMs(wall, zone);
  // Across a change of the clocks the first guess used the other side's offset.
  const offset = offsetMs(guess, zone);
  const minutes = Math.abs(offset) / 60_000;
  const two = (n: number): string => String(Math.floor(n)).padStart(2, "0");
  const tail = offset === 0 ? "Z" : `${offset < 0 ? "-" : "+"}${two(minutes / 60)}:${two(minutes % 60)}`;
  return `${new Date(wall).toISOString().slice(0, 19)}${tail}`;
}

/** How far the zone's clocks are ahead of UTC; 0 for a zone that the engine does not know. */
function offsetMs(at: number, zone: string): number {
  const seconds = Math.floor(at / 1000) * 1000;
  const parts = partsIn(zone, seconds);
  if (!parts) return 0;
  const [year = 0, month = 1, ...rest] = ["year", "month", "day", "hour", "minute", "second"].map((type) =>
    Number(parts.find((part) => part.type === type)?.value),
  );
  const [day, hour, minute, second] = rest;
  return Date.UTC(year, month - 1, day, hour, minute, second) - seconds;
}

function partsIn(timeZone: string, at: number): Intl.DateTimeFormatPart[] | undefined {
  const numeric = "2-digit";
  try {
    return new Intl.DateTimeFormat("en-US", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: numeric,
      day: numeric,
      hour: numeric,
      minute: numeric,
      second: numeric,
    }).formatToParts(new Date(at));
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
