import { fromSerial } from "../dates.ts";

/**
 * Formats that a workbook names by number only. Those that depend on the reader's country are given as plain as they
 * can be.
 *
 * @source ECMA-376 part 1, 18.8.30, numFmt; 27 to 58 are dates of East Asian versions
 */
export const builtInFormats: Readonly<Record<number, string>> = {
  1: "0",
  2: "0.00",
  3: "#,##0",
  4: "#,##0.00",
  9: "0%",
  10: "0.00%",
  11: "0.00E+00",
  14: "yyyy-mm-dd",
  15: "d-mmm-yy",
  16: "d-mmm",
  17: "mmm-yy",
  18: "h:mm AM/PM",
  19: "h:mm:ss AM/PM",
  20: "h:mm",
  21: "h:mm:ss",
  22: "yyyy-mm-dd h:mm",
  ...Object.fromEntries([27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id) => [id, "yyyy-mm-dd"])),
  ...Object.fromEntries([32, 33, 34, 35, 55, 56].map((id) => [id, "h:mm:ss"])),
  45: "mm:ss",
  46: "[h]:mm:ss",
  47: "mm:ss.0",
  49: "@",
};

/** What a pattern shows: a day, a time of day, both, or a number. */
type Kind = "day" | "time" | "moment" | "number";

interface Format {
  readonly kind: Kind;
  readonly isPercent: boolean;
  /** Digits that are shown at least before the point: "007". */
  readonly digits: number;
  readonly before: string;
  readonly behind: string;
}
const known = new Map<string, Format>();

/** Parts of a pattern: text in quotes, a sign after a stroke, a currency or a condition in brackets, anything else. */
const pieces = /E[+-]|"([^"]*)"?|\\([\s\S])|[_*][\s\S]|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|([\s\S])/g;
/** A pattern is never longer in Excel; what comes longer is somebody's play. */
const patternChars = 255;

function read(pattern: string): Format {
  let [before, behind, codes] = ["", "", ""];
  for (const [, quoted, escaped, currency, sign] of firstSection(pattern).matchAll(pieces)) {
    const literal = quoted ?? escaped ?? currency;
    if (sign !== undefined && !/[$¥€£￥ ()+-]/.test(sign)) codes += sign;
    else if (/[0#?]/.test(codes)) behind += literal ?? (sign === "(" || sign === ")" ? "" : (sign ?? ""));
    else before += literal ?? (sign === "(" || sign === ")" || sign === "-" ? "" : (sign ?? ""));
  }
  const clock = /[hs]|AM\/PM/i.test(codes) || /\[(?:h+|m+|s+)\]/i.test(pattern);
  const day = /[yde]|mmm|aaa/i.test(codes.replace(/general/gi, "")) || (/m/i.test(codes) && !clock);
  const kind = day && clock ? "moment" : day ? "day" : clock ? "time" : "number";
  const whole = /^[0,]+/.exec(codes.replaceAll("#", ""))?.[0].replaceAll(",", "") ?? "";
  return {
    kind,
    isPercent: codes.includes("%"),
    digits: whole.length,
    before: kind === "number" ? before.trimStart() : "",
    behind: kind === "number" ? behind.trimEnd() : "",
  };
}

/** Of "positive;negative;zero;text" the first. */
function firstSection(pattern: string): string {
  const [section = ""] = /^(?:"[^"]*"?|\\[\s\S]|[^;"\\])*/.exec(pattern.slice(0, patternChars)) ?? [];
  return section;
}

function formatOf(pattern: string): Format {
  const format = known.get(pattern) ?? read(pattern);
  // A workbook has at most some thousand patterns; one that has more does not fill the memory.
  if (known.size < 5_000) known.set(pattern, format);
  return format;
}

/** Whether numbers with that pattern are days, times or moments. */
export const isClock = (pattern: string): boolean => formatOf(pattern).kind !== "number";

/**
 * A number as its reader means it: days as ISO days, amounts with their currency and percentages with their sign, all
 * digits that there are instead of those that fit.
 *
 * @param from1904  days are counted from 1904-01-01
 */
export function shownNumber(value: number, pattern: string, from1904 = false): string {
  const format = formatOf(pattern);
  const { kind, isPercent, digits, before, behind } = format;
  if (kind !== "number") {
    const serial = value + (from1904 ? 1462 : 0);
    const shown = shownClock(serial, kind);
    if (shown !== undefined) return shown;
  }
  const plain = plainNumber(isPercent ? value * 100 : value);
  const [sign, rest] = plain.startsWith("-") ? ["-", plain.slice(1)] : ["", plain];
  const [whole = "", fraction] = rest.split(".");
  const padded = digits > 1 ? whole.padStart(digits, "0") : whole;
  const number = fraction === undefined ? padded : `${padded}.${fraction}`;
  return `${sign}${before}${number}${isPercent ? "%" : ""}${behind}`;
}

/** The last day that Excel knows is 9999-12-31. */
const lastSerial = 2_958_465;

function shownClock(serial: number, kind: Kind): string | undefined {
  // Nothing that is shown as a day is mostly an empty cell that a formula points to.
  if (serial < (kind === "time" ? 0 : 1) || serial >= lastSerial + 1) return undefined;
  const seconds = Math.round((serial - Math.floor(serial)) * 86_400);
  const day = fromSerial(seconds === 86_400 ? Math.floor(serial) + 1 : serial);
  const two = (n: number): string => String(n).padStart(2, "0");
  const rest = seconds % 86_400;
  const [hour, minute, second] = [Math.floor(rest / 3600), Math.floor(rest / 60) % 60, rest % 60];
  const time = `${two(hour)}:${two(minute)}${second === 0 ? "" : `:${two(second)}`}`;
  if (kind === "time" && serial < 1) return time;
  return rest === 0 ? day : `${day} ${time}`;
}

/** 15 digits, as a spreadsheet has them, without an exponent where one can do without. */
function plainNumber(value: number): string {
  const shown = String(Number(value.toPrecision(15)));
  if (!/e/i.test(shown)) return shown;
  const places = Math.min(100, Math.max(0, 15 - Math.ceil(Math.log10(Math.abs(value)))));
  const fixed = Math.abs(value) < 1e21 ? value.toFixed(places) : shown;
  return fixed.includes(".") ? fixed.replace(/\.?0+$/, "") : fixed;
}
