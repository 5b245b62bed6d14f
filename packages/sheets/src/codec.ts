import {
  canonical,
  cellText,
  optionText,
  valueFromText,
  valueToText,
  type Field,
  type Language,
  type Money,
  type Read,
  type Reference,
} from "@parley/core";
import { fromSerial, fromWallSerial, toSerial, toWallSerial } from "./dates.ts";
import type { Targets } from "./directory.ts";
import { limits } from "./limits.ts";
import type { Cell, CellValue } from "./native.ts";

/** What reading and writing a value depends on. */
export interface CodecContext {
  readonly language: Language;
  /** ISO 4217, for amounts that say none. */
  readonly currency: string;
  readonly timeZone: string;
  /** What the references of a field may point to. */
  readonly targets: (field: Field) => Targets;
  /** The most of one cell; Google's limit when it is not said. */
  readonly cellChars?: number;
}

/**
 * A field with the way its cells are written: a matrix shows the ids of options ("A/R"), everything else their names.
 */
export interface Coded {
  readonly field: Field;
  readonly inMatrix?: boolean;
}

export const dayFormat = "yyyy-mm-dd";
export const timeFormat = "yyyy-mm-dd hh:mm:ss";
export const moneyFormat = (currency: string): string => `#,##0.00 "${currency}"`;

/** A value as a cell shows it; an empty cell for none. Less may be shown than the value holds: see `isExact`. */
export function encode({ field, inMatrix }: Coded, value: unknown, context: CodecContext): Cell {
  if (value === undefined || value === null) return {};
  switch (field.kind) {
    case "number":
    case "percent":
    case "checkbox":
      return { value: value as number | boolean };
    case "money":
      return encodeMoney(value as Money);
    case "date": {
      const serial = toSerial(value as string);
      // Sheets counts days from 1899 on; earlier ones are written as text.
      return serial >= 0 ? { value: serial } : { value: value as string };
    }
    case "instant":
      return { value: toWallSerial(value as string, context.timeZone), format: timeFormat };
    case "choice":
      return text(inMatrix ? (value as string) : optionText(field, value as string, context.language), context);
    case "choices":
      return text(
        inMatrix ? cellText(value as readonly string[]) : valueToText(field, value, context.language),
        context,
      );
    case "reference":
    case "references":
      return text(valueToText(field, named(field, value, context), context.language), context);
    default:
      return text(valueToText(field, value, context.language), context);
  }
}

/** An amount that a number of a spreadsheet cannot hold digit for digit stays a text. */
function encodeMoney({ amount, currency }: Money): Cell {
  if (!isExactNumber(amount)) return { value: `${currency} ${amount}` };
  return { value: Number(amount), format: moneyFormat(currency), mustShow: currency };
}

/** Whether a decimal text survives as a spreadsheet's number, which has 15 digits. */
export const isExactNumber = (amount: string): boolean => amount.replace(/^-|\.|^0+(?=\d)/g, "").length <= 15;

function text(shown: string, { cellChars }: CodecContext): Cell {
  if (shown === "") return {};
  return { value: shortened(shown, cellChars) };
}

/** Cut to what a cell holds, never inside a surrogate pair. */
export function shortened(shown: string, cellChars: number = limits.cellChars): string {
  if (shown.length <= cellChars) return shown;
  const cut = shown.slice(0, cellChars);
  return /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut;
}

const ok = (value: unknown): Read => ({ ok: true, value });
const unreadable: Read = { ok: false };
/** What a failed formula shows. */
const failed = /^#(REF!|N\/A|NAME\?|VALUE!|DIV\/0!|NUM!|NULL!|ERROR!)$/;

/**
 * What a cell shows, as a value of its field; not ok when it is none. A formula that somebody typed counts as what it
 * came to.
 */
export function decode({ field }: Coded, cell: Cell | null | undefined, context: CodecContext): Read {
  const value = cell?.value;
  if (value === undefined || value === "") return ok(undefined);
  if (cell?.formula !== undefined && typeof value === "string" && failed.test(value)) return unreadable;
  switch (field.kind) {
    case "text":
    case "longText":
    case "url":
      return ok(shownText(cell, value));
    case "number":
    case "percent":
      return typeof value === "number" ? ok(value) : fromTyped(field, value);
    case "money":
      if (typeof value === "number") return ok({ amount: plainDecimal(value), currency: context.currency });
      return fromTyped(
        field,
        typeof value === "string" && !/[A-Z]{3}/.test(value) ? `${context.currency} ${value}` : value,
      );
    case "checkbox":
      return typeof value === "boolean" ? ok(value) : fromTyped(field, value);
    case "date":
      return typeof value === "number" && value >= 0 ? ok(fromSerial(value)) : fromTyped(field, value);
    case "instant":
      return typeof value === "number" && value >= 0
        ? ok(fromWallSerial(value, context.timeZone))
        : fromTyped(field, value);
    case "reference":
      return ok(toReference(field, shownText(cell, value), context));
    case "references": {
      const parts = valueFromText(field, shownText(cell, value));
      return parts.ok
        ? ok((parts.value as readonly Reference[]).map((r) => toReference(field, r.text, context)))
        : parts;
    }
    default:
      return valueFromText(field, shownText(cell, value));
  }
}

/** A number in a column of another kind is no value of it; neither is a tick. */
const fromTyped = (field: Field, value: CellValue): Read =>
  typeof value === "string" ? valueFromText(field, value) : unreadable;

const shownText = (cell: Cell | null | undefined, value: CellValue): string =>
  cell?.shown ?? (typeof value === "boolean" ? String(value).toUpperCase() : String(value));

/** Without an exponent, as amounts are written. */
function plainDecimal(value: number): string {
  const shown = String(value);
  return /e/i.test(shown)
    ? value.toFixed(Math.max(0, 20 - Math.ceil(Math.log10(Math.abs(value))))).replace(/\.?0+$/, "")
    : shown;
}

/** A name that one row or document has points to it. */
const toReference = (field: Field, shown: string, { targets }: CodecContext): Reference =>
  targets(field).byName(shown) ?? { text: shown.trim() };

/** References by the names that their targets have now. */
export function named(field: Field, value: unknown, { targets }: CodecContext): unknown {
  const renamed = (reference: Reference): Reference => {
    const text = targets(field).nameOf(reference);
    return text === undefined ? reference : { ...reference, text };
  };
  return field.kind === "references" ? (value as readonly Reference[]).map(renamed) : renamed(value as Reference);
}

/**
 * Whether reading the cell gives the very value; otherwise the document's notes have to keep it. Where a reference points
 * is always kept: its target may get another name, or go.
 */
export function isExact(coded: Coded, value: unknown, cell: Cell, context: CodecContext): boolean {
  const references = coded.field.kind === "reference" ? [value] : coded.field.kind === "references" ? value : [];
  if (((references ?? []) as readonly (Reference | undefined)[]).some((one) => one?.document ?? one?.row)) return false;
  const back = decode(coded, cell, context);
  return back.ok && canonical(back.value ?? null) === canonical(value ?? null);
}
