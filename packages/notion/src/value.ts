/**
 * A property's value, reduced to what Parley reads and writes: plain text instead of rich text, names of options instead of their ids.
 * What Notion works out by itself, or what has no use here, is `other`.
 */
export type Value =
  | { readonly type: "title" | "rich_text"; readonly text: string }
  | { readonly type: "number"; readonly number: number | null }
  | { readonly type: "select" | "status"; readonly name: string | null }
  | { readonly type: "multi_select"; readonly names: readonly string[] }
  | { readonly type: "date"; readonly start: string | null; readonly end: string | null }
  | { readonly type: "checkbox"; readonly checked: boolean }
  | { readonly type: "url" | "email" | "phone_number"; readonly text: string | null }
  /** Page ids; in what `render` makes, `rowId(key)` of rows that need not exist yet. */
  | { readonly type: "relation"; readonly ids: readonly string[] }
  | { readonly type: "other"; readonly of: string };
export type ValueType = Value["type"];
/** Values by property name, which is how Notion answers. */
export type Values = Readonly<Record<string, Value>>;

/** A row that is named by its key, in the place of a page's id. */
export const rowId = (key: string): string => `=${key}`;
export const keyOfRowId = (id: string): string | undefined => (id.startsWith("=") ? id.slice(1) : undefined);

/** Whether a property shows nothing. */
export function isBlank(value: Value | undefined): boolean {
  switch (value?.type) {
    case undefined:
    case "other":
      return true;
    case "title":
    case "rich_text":
      return value.text === "";
    case "url":
    case "email":
    case "phone_number":
      return value.text === null;
    case "number":
      return value.number === null;
    case "select":
    case "status":
      return value.name === null;
    case "multi_select":
      return value.names.length === 0;
    case "relation":
      return value.ids.length === 0;
    case "date":
      return value.start === null;
    case "checkbox":
      return !value.checked;
  }
}

/** The same to whoever looks at it: options as a set, moments by their time. */
export function sameValue(a: Value | undefined, b: Value | undefined): boolean {
  if (isBlank(a) && isBlank(b)) return true;
  if (a === undefined || b === undefined || a.type !== b.type) return false;
  if (a.type === "multi_select" && b.type === "multi_select") return sameSet(a.names, b.names);
  if (a.type === "relation" && b.type === "relation") return sameSet(a.ids, b.ids);
  if (a.type === "date" && b.type === "date") return sameTime(a.start, b.start) && sameTime(a.end, b.end);
  return JSON.stringify(a) === JSON.stringify(b);
}

const sameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((item) => b.includes(item));

/** Notion writes moments back with milliseconds: compared as times. A day is only the same as a day. */
function sameTime(a: string | null, b: string | null): boolean {
  if (a === null || b === null || a.includes("T") !== b.includes("T")) return a === b;
  return a === b || Date.parse(a) === Date.parse(b);
}

/** What a value reads like, for what could not be read as anything else. */
export function textOf(value: Value): string {
  switch (value.type) {
    case "title":
    case "rich_text":
      return value.text;
    case "url":
    case "email":
    case "phone_number":
      return value.text ?? "";
    case "number":
      return value.number === null ? "" : String(value.number);
    case "select":
    case "status":
      return value.name ?? "";
    case "multi_select":
      return value.names.join(", ");
    case "date":
      return [value.start, value.end].filter((part) => part !== null).join(" → ");
    case "checkbox":
      return value.checked ? "yes" : "";
    case "relation":
      return value.ids.join(", ");
    case "other":
      return "";
  }
}
