type Parts = Readonly<Record<"year" | "month" | "day" | "hour" | "minute" | "second", string>>;

function partsIn(zone: string, date: Date): Parts {
  const numeric = "2-digit";
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: numeric,
    day: numeric,
    hour: numeric,
    minute: numeric,
    second: numeric,
  });
  return Object.fromEntries(format.formatToParts(date).map(({ type, value }) => [type, value])) as Parts;
}

/**
 * The instant at which a clock in the zone reads what the cell reads: the date object that Apps Script gives for a cell
 * with a date.
 *
 * @param wall  the cell's reading, as if it were UTC
 */
export function fromWallClock(wall: Date, zone: string): Date {
  const ahead = (at: Date): number => {
    const { year, month, day, hour, minute, second } = partsIn(zone, at);
    return (
      Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second)) -
      Math.floor(at.getTime() / 1000) * 1000
    );
  };
  const guess = new Date(wall.getTime() - ahead(wall));
  // Across a change to summer time the first guess used the wrong side's offset.
  return new Date(wall.getTime() - ahead(guess));
}

/**
 * `Utilities.formatDate` for the patterns of numbers: yyyy MM dd HH mm ss SSS and literals in single quotes.
 *
 * @throws Error for a pattern letter that is not modelled
 */
export function formatInZone(date: Date, zone: string, format: string): string {
  const { year, month, day, hour, minute, second } = partsIn(zone, date);
  const parts: Readonly<Record<string, string>> = {
    yyyy: year.padStart(4, "0"),
    MM: month,
    dd: day,
    HH: hour,
    mm: minute,
    ss: second,
    SSS: String(date.getMilliseconds()).padStart(3, "0"),
  };
  return format.replace(/'([^']*)'|([A-Za-z])\2*/g, (token, literal: string | undefined) => {
    if (literal !== undefined) return literal;
    const part = parts[token];
    if (part === undefined)
      throw new Error(`Utilities.formatDate: the pattern "${token}" is not supported by the local Apps Script.`);
    return part;
  });
}
