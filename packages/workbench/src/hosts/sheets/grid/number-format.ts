import type { NumberFormat } from "../resources.ts";

/** @source Google Sheets API, "Date and number formats": what a type without a pattern means in the locale en_US */
const defaults: Readonly<Record<string, string>> = {
  NUMBER: "#,##0.00",
  PERCENT: "0.00%",
  CURRENCY: "$#,##0.00",
  DATE: "M/d/yyyy",
  TIME: "h:mm:ss AM/PM",
  DATE_TIME: "M/d/yyyy H:mm:ss",
  SCIENTIFIC: "0.00E+00",
};

const dayMs = 86_400_000;
/** Day 0 of a spreadsheet's dates. */
const epochMs = Date.UTC(1899, 11, 30);

/**
 * A number as a cell shows it.
 *
 * Supported: digits (`0 # ,`), decimals, `%`, `E+`, literals in quotes or after a backslash, `[$¥-804]` and plain
 * symbols, up to three sections (`positive;negative;zero`), and the date and time tokens y m d h s AM/PM.
 */
export function formatNumber(value: number, format: NumberFormat | undefined): string {
  const pattern = format?.pattern ?? defaults[format?.type ?? ""];
  if (pattern === undefined || pattern === "General" || pattern === "@") return general(value);
  const sections = pattern.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/);
  const zero = sections[2];
  const section = value < 0 ? sections[1] : value === 0 ? zero : undefined;
  const chosen = section ?? sections[0] ?? pattern;
  // A section of its own for negatives says how they look; without one the sign is ours.
  const shown = section !== undefined && value < 0 ? Math.abs(value) : value;
  return isDate(chosen) ? formatDate(value, chosen) : formatDigits(shown, chosen);
}

/** A number without a format: whole numbers in full, others up to ten significant digits, as Sheets shows them. */
export function general(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value);
  const short = Number(value.toPrecision(10));
  return Math.abs(short) >= 1e15 || (short !== 0 && Math.abs(short) < 1e-9)
    ? short
        .toExponential()
        .replace("e", "E")
        .replace(/E([+-])(\d)$/, "E$10$2")
    : String(short);
}

const bare = (pattern: string): string => pattern.replace(/"[^"]*"|\\.|\[\$[^\]]*\]/g, "");

function isDate(pattern: string): boolean {
  return /[ymdhs]/i.test(bare(pattern)) && !/[0#]/.test(bare(pattern).replace(/\.0+/g, ""));
}

function formatDigits(value: number, pattern: string): string {
  const core = /(?:[0#,.]*[0#][0#,.]*)(?:E[+-]0+)?(?![^[]*\])(?=(?:[^"]*"[^"]*")*[^"]*$)/.exec(pattern);
  if (!core) return literals(pattern);
  const percent = bare(pattern).includes("%");
  const scaled = percent ? value * 100 : value;
  const [whole = "", decimals = ""] = (core[0].split("E")[0] ?? "").split(".");
  const [least, most] = [decimals.replaceAll("#", "").length, decimals.length];
  const text = core[0].includes("E")
    ? exponential(Math.abs(scaled), most)
    : plain(Math.abs(scaled), whole, least, most);
  const sign = value < 0 && /[1-9]/.test(text) ? "-" : "";
  return sign + literals(pattern.slice(0, core.index)) + text + literals(pattern.slice(core.index + core[0].length));
}

function plain(value: number, whole: string, least: number, most: number): string {
  const [int = "", fraction = ""] = round(value, most).split(".");
  let kept = fraction;
  while (kept.length > least && kept.endsWith("0")) kept = kept.slice(0, -1);
  const padded = int.replace(/^0$/, whole.includes("0") ? "0" : "").padStart(whole.replace(/[^0]/g, "").length, "0");
  const grouped = whole.includes(",") ? padded.replace(/\B(?=(\d{3})+$)/g, ",") : padded;
  // A point in the pattern is shown even with nothing behind it, as spreadsheets do.
  return grouped + (most > 0 ? `.${kept}` : "");
}

/** Half away from zero on the decimal text, as spreadsheets do: 1.005 is 1.01. */
function round(value: number, digits: number): string {
  if (value >= 1e21) return value.toFixed(0);
  const shifted = Math.round(Number(`${Number(value.toPrecision(15))}e${digits}`));
  return Number.isFinite(shifted) ? Number(`${shifted}e-${digits}`).toFixed(digits) : value.toFixed(digits);
}

function exponential(value: number, digits: number): string {
  return value
    .toExponential(digits)
    .replace(/e([+-])(\d)$/, "E$10$2")
    .replace("e", "E");
}

/** What stands around the digits: quotes, escapes and currency brackets resolved. */
function literals(text: string): string {
  return text.replace(
    /"([^"]*)"|\\(.)|\[\$([^\]-]*)(?:-[^\]]*)?\]|\[[^\]]*\]|_./g,
    (_, quoted, escaped, symbol) => quoted ?? escaped ?? symbol ?? "",
  );
}

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

function formatDate(value: number, pattern: string): string {
  const at = new Date(epochMs + Math.round(value * 86_400) * 1000);
  const two = (n: number): string => String(n).padStart(2, "0");
  const half = /am\/pm/i.test(pattern);
  const hour = half ? at.getUTCHours() % 12 || 12 : at.getUTCHours();
  let minutesNext = false;
  return pattern.replace(/"[^"]*"|\\.|\[h+\]|am\/pm|y+|m+|d+|h+|s+|\.0+/gi, (token, from: number) => {
    const kind = token.toLowerCase();
    // An m is a month unless it stands behind hours or before seconds.
    const minutes = minutesNext || /^[^a-z"]*s/i.test(pattern.slice(from + token.length));
    minutesNext = kind.startsWith("h") || kind.startsWith("[h");
    if (token.startsWith('"') || token.startsWith("\\") || kind.startsWith("."))
      return kind.startsWith(".") ? "" : literals(token);
    if (kind === "am/pm") return at.getUTCHours() < 12 ? "AM" : "PM";
    if (kind.startsWith("[h")) return String(Math.floor(value * 24));
    if (kind.startsWith("y")) return kind.length > 2 ? String(at.getUTCFullYear()) : two(at.getUTCFullYear() % 100);
    if (kind.startsWith("h")) return kind.length > 1 ? two(hour) : String(hour);
    if (kind.startsWith("s")) return kind.length > 1 ? two(at.getUTCSeconds()) : String(at.getUTCSeconds());
    if (kind.startsWith("m") && minutes && kind.length <= 2)
      return kind.length > 1 ? two(at.getUTCMinutes()) : String(at.getUTCMinutes());
    if (kind.startsWith("m")) return named(months, at.getUTCMonth(), at.getUTCMonth() + 1, kind.length);
    return named(days, at.getUTCDay(), at.getUTCDate(), kind.length);
  });
}

function named(names: readonly string[], index: number, number: number, length: number): string {
  if (length <= 2) return length === 2 ? String(number).padStart(2, "0") : String(number);
  return length === 3 ? (names[index] ?? "").slice(0, 3) : (names[index] ?? "");
}

/** The serial number of an instant given in UTC parts; days since 1899-12-30. */
export function toSerial(year: number, month: number, day: number, hours = 0, minutes = 0, seconds = 0): number {
  return (Date.UTC(year, month - 1, day, hours, minutes, seconds) - epochMs) / dayMs;
}

/** The UTC parts of a serial number, as a `Date`. */
export function fromSerial(serial: number): Date {
  return new Date(epochMs + Math.round(serial * dayMs));
}
