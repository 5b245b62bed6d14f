import {
  canonical,
  valueFromText,
  valueToText,
  type Field,
  type Language,
  type Money,
  type Read,
  type Reference,
} from "@parley/core";
import type { Column } from "./columns.ts";
import { limits } from "./limits.ts";
import { isBlank, keyOfRowId, rowId, textOf, type Value } from "./value.ts";

/** What a value's reading and writing depends on. */
export interface CodecContext {
  readonly language: Language;
  /** ISO 4217, for amounts that say none. */
  readonly currency: string;
  /** What the rows of a table are called, by id: references show them. */
  readonly rowNames: (table: string) => ReadonlyMap<string, string>;
}

const blank: Readonly<Record<Column["type"], Value>> = {
  title: { type: "title", text: "" },
  rich_text: { type: "rich_text", text: "" },
  number: { type: "number", number: null },
  select: { type: "select", name: null },
  status: { type: "status", name: null },
  multi_select: { type: "multi_select", names: [] },
  date: { type: "date", start: null, end: null },
  checkbox: { type: "checkbox", checked: false },
  url: { type: "url", text: null },
  email: { type: "email", text: null },
  phone_number: { type: "phone_number", text: null },
  relation: { type: "relation", ids: [] },
  formula: { type: "other", of: "formula" },
  other: { type: "other", of: "other" },
};
/** What a column shows when it shows nothing. */
export const blankOf = (type: Column["type"]): Value => blank[type];

const longest: Partial<Record<Column["type"], number>> = {
  url: limits.urlChars,
  email: limits.emailChars,
  phone_number: limits.phoneChars,
};

/** A field's value as its property shows it; blank where it cannot. Less may be shown than the value holds: see `isExact`. */
export function encode(column: Column, value: unknown, context: CodecContext): Value {
  const { field, type } = column;
  if (field === undefined || value === undefined) return blankOf(type);
  switch (type) {
    case "title":
    case "rich_text":
      return { type, text: valueToText(field, value, context.language) };
    case "url":
    case "email":
    case "phone_number": {
      const text = value as string;
      return { type, text: text === "" || text.length > (longest[type] ?? 0) ? null : text };
    }
    case "number":
      return { type, number: field.kind === "money" ? toNumber((value as Money).amount) : (value as number) };
    case "date":
      return { type, start: value as string, end: null };
    case "checkbox":
      return { type, checked: value === true };
    case "select":
      return { type, name: column.options?.get(value as string) ?? null };
    case "multi_select": {
      const ids = [...new Set(value as readonly string[])];
      return { type, names: ids.flatMap((id) => column.options?.get(id) ?? []) };
    }
    case "relation": {
      const links = (field.kind === "reference" ? [value] : value) as readonly Reference[];
      const rows = links.flatMap(({ document, row }) => (document === undefined && row !== undefined ? [row] : []));
      const known = context.rowNames(tableOf(field));
      return {
        type,
        ids: [...new Set(rows)]
          .filter((row) => known.has(row))
          .slice(0, limits.items)
          .map(rowId),
      };
    }
    default:
      return blankOf(type);
  }
}

const toNumber = (amount: string): number | null => (Number.isFinite(Number(amount)) ? Number(amount) : null);
const tableOf = (field: Field): string => field.to?.[0]?.slice(1) ?? "";

const unreadable: Read = { ok: false };
const read = (value: unknown): Read => ({ ok: true, value });

/**
 * What a property shows, as a value of its field; not ok when it is none. People may have changed the property's type: then its text is
 * read like something typed.
 */
export function decode(column: Column, value: Value | undefined, context: CodecContext): Read {
  const { field } = column;
  if (field === undefined || value === undefined || isBlank(value)) return read(undefined);
  if (value.type !== column.type && !isText(value)) return valueFromText(field, textOf(value));
  switch (value.type) {
    case "number":
      return read(field.kind === "money" ? { amount: String(value.number), currency: context.currency } : value.number);
    case "date":
      return dateIn(field, value);
    case "checkbox":
      return read(value.checked);
    case "select":
    case "status":
      return optionIn(column, value.name ?? "");
    case "multi_select":
      return optionsIn(column, value.names);
    case "relation":
      return rowsIn(field, value.ids, context);
    default:
      return textIn(field, textOf(value));
  }
}

const isText = (value: Value): boolean => value.type === "title" || value.type === "rich_text";

/** Texts are taken as they are, spaces and all; other kinds are read out of them. */
function textIn(field: Field, text: string): Read {
  return field.kind === "text" || field.kind === "longText" || field.kind === "url"
    ? read(text)
    : valueFromText(field, text);
}

function dateIn(field: Field, value: Extract<Value, { type: "date" }>): Read {
  if (value.end !== null || value.start === null) return unreadable;
  const isMoment = value.start.includes("T");
  if ((field.kind === "instant") !== isMoment) return unreadable;
  return read(isMoment ? value.start.replace(/\.000(?=[Z+-])/, "") : value.start);
}

function optionIn(column: Column, name: string): Read {
  for (const [id, shown] of column.options ?? []) if (shown === name) return read(id);
  // An option that people made may be one of ours by another name: its id, or its label in the other language.
  return column.field ? valueFromText(column.field, name) : unreadable;
}

function optionsIn(column: Column, names: readonly string[]): Read {
  const found = names.map((name) => optionIn(column, name));
  if (!found.every((one) => one.ok)) return unreadable;
  const ids = found.flatMap((one) => (one.ok ? (one.value as string | readonly string[]) : []));
  // In the order in which the options are offered: what order they were picked in is not told.
  return read(Object.keys(column.field?.options ?? {}).filter((id) => ids.includes(id)));
}

function rowsIn(field: Field, ids: readonly string[], { rowNames }: CodecContext): Read {
  const names = rowNames(tableOf(field));
  const links = ids.map((id): Reference => {
    const row = keyOfRowId(id);
    return row === undefined ? { text: id } : { row, text: names.get(row) ?? row };
  });
  return read(field.kind === "reference" ? links[0] : links);
}

/** Whether reading the property would give the very value; otherwise the envelope has to keep it. */
export function isExact(column: Column, value: unknown, shown: Value, context: CodecContext): boolean {
  const back = decode(column, shown, context);
  return back.ok && canonical(back.value ?? null) === canonical(value ?? null);
}

/** Raw text that a person left in a property, as the property can show it again; nothing when it has no place there. */
export function encodeRaw(column: Column, raw: unknown): Value | undefined {
  if (typeof raw !== "string" || raw === "") return undefined;
  switch (column.type) {
    case "title":
    case "rich_text":
      return { type: column.type, text: raw };
    case "select":
      return isOption(raw) ? { type: "select", name: raw } : undefined;
    case "multi_select": {
      const names = raw.split(", ");
      return names.every(isOption) && names.length <= limits.items ? { type: "multi_select", names } : undefined;
    }
    case "date": {
      const [start = "", end = null, ...more] = raw.split(" → ");
      const isRange =
        more.length === 0 &&
        [start, end ?? start].every((part) => !Number.isNaN(Date.parse(part)) && /^\d{4}-\d\d-\d\d/.test(part));
      return isRange ? { type: "date", start, end } : undefined;
    }
    default:
      return undefined;
  }
}
const isOption = (name: string): boolean => name !== "" && !name.includes(",") && name.length <= limits.optionChars;
