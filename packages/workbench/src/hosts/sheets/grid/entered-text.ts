import type { CellData, NumberFormat } from "../resources.ts";
import { toSerial } from "./number-format.ts";

/** What typing a text into a cell puts there. */
export interface Entered {
  readonly value?: NonNullable<CellData["userEnteredValue"]>;
  /** A format that the text implies, for a cell that has none: "5%" is a percentage. */
  readonly format?: NumberFormat;
}

/**
 * Reads a text as Sheets reads typed input, a `USER_ENTERED` value and Apps Script's `setValues`.
 *
 * Text stays text only behind an apostrophe or in a cell whose number format is plain text ("@"). A text that starts
 * with `=`, `+`, `-` or `@` and is no number becomes a formula; whether Sheets takes `@` so is not certain, and the
 * strict reading is the safe one.
 *
 * @param format  of the cell
 * @source Google Sheets API, "ValueInputOption"; Apps Script, `Range.setValues`
 */
export function parseEntered(text: string, format?: NumberFormat): Entered {
  if (text === "") return {};
  if (format?.type === "TEXT") return { value: { stringValue: text } };
  if (text.startsWith("'")) return { value: { stringValue: text.slice(1) } };
  const trimmed = text.trim();
  if (/^(true|false)$/i.test(trimmed)) return { value: { boolValue: trimmed.toLowerCase() === "true" } };
  const read = toNumber(trimmed) ?? toDate(trimmed);
  if (read) return read;
  if (/^=./s.test(text)) return { value: { formulaValue: text } };
  if (/^[+\-@]./s.test(text)) return { value: { formulaValue: `=${text}` } };
  return { value: { stringValue: text } };
}

function toNumber(text: string): Entered | undefined {
  const match = /^([+-]?)([$€£¥]?)(\d{1,3}(?:,\d{3})+|\d*)(\.\d*)?(e[+-]?\d+)?(%?)$/i.exec(text);
  if (!match || !/\d/.test(text)) return undefined;
  const [, sign, symbol, whole = "", fraction = "", exponent = "", percent] = match;
  const number =
    Number(`${whole.replaceAll(",", "") || "0"}${fraction === "." ? "" : fraction}${exponent}`) *
    (sign === "-" ? -1 : 1);
  if (!Number.isFinite(number)) return undefined;
  const digits = fraction.length > 1;
  if (percent)
    return { value: { numberValue: number / 100 }, format: { type: "PERCENT", pattern: digits ? "0.00%" : "0%" } };
  const grouped = whole.includes(",");
  if (symbol)
    return {
      value: { numberValue: number },
      format: { type: "CURRENCY", pattern: `${symbol}#,##0${digits ? ".00" : ""}` },
    };
  if (exponent) return { value: { numberValue: number }, format: { type: "SCIENTIFIC", pattern: "0.00E+00" } };
  return {
    value: { numberValue: number },
    ...(grouped && { format: { type: "NUMBER", pattern: digits ? "#,##0.00" : "#,##0" } }),
  };
}

function toDate(text: string): Entered | undefined {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ](\d{1,2}):(\d\d)(?::(\d\d))?)?$/.exec(text);
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  const [year, month, day] = iso
    ? [iso[1], iso[2], iso[3]].map(Number)
    : american
      ? [american[3], american[1], american[2]].map(Number)
      : [];
  if (year === undefined || month === undefined || day === undefined || !isDay(year, month, day)) return undefined;
  const [hours, minutes, seconds] = [iso?.[4], iso?.[5], iso?.[6]].map((part) => Number(part ?? 0));
  const timed = iso?.[4] !== undefined;
  return {
    value: { numberValue: toSerial(year, month, day, hours, minutes, seconds) },
    format: timed
      ? { type: "DATE_TIME", pattern: "yyyy-mm-dd hh:mm:ss" }
      : { type: "DATE", pattern: iso ? "yyyy-mm-dd" : "M/d/yyyy" },
  };
}

function isDay(year: number, month: number, day: number): boolean {
  const at = new Date(Date.UTC(year, month - 1, day));
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
}
