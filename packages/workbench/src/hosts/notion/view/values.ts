import type { Page, PropertyValue } from "./api.ts";

interface Piece {
  readonly plain_text: string;
}
export const plain = (pieces: readonly Piece[]): string => pieces.map((piece) => piece.plain_text).join("");

/** A value as text: for editors, copies and what is read aloud. */
export function textOf(value: PropertyValue): string {
  switch (value.type) {
    case "title":
      return plain(value.title);
    case "rich_text":
      return plain(value.rich_text);
    case "number":
      return value.number === null ? "" : String(value.number);
    case "url":
      return value.url ?? "";
    case "email":
      return value.email ?? "";
    case "phone_number":
      return value.phone_number ?? "";
    case "date":
      return value.date?.start ?? "";
    case "select":
      return value.select?.name ?? "";
    case "status":
      return value.status?.name ?? "";
    case "multi_select":
      return value.multi_select.map((option) => option.name).join(", ");
    case "checkbox":
      return value.checkbox ? "✓" : "";
    default:
      return "";
  }
}

const pieces = (text: string): readonly unknown[] => {
  const parts: unknown[] = [];
  for (let from = 0; from < text.length; from += 2000) parts.push({ text: { content: text.slice(from, from + 2000) } });
  return parts;
};

/** What somebody typed, as a request has it; `undefined` when it is no value of this type. */
export function typedValue(type: PropertyValue["type"], text: string): Readonly<Record<string, unknown>> | undefined {
  switch (type) {
    case "title":
    case "rich_text":
      return { [type]: pieces(text) };
    case "number": {
      const number = Number(text.replaceAll(",", ""));
      if (text.trim() === "") return { number: null };
      return Number.isFinite(number) ? { number } : undefined;
    }
    case "url":
    case "email":
    case "phone_number":
      return { [type]: text.trim() === "" ? null : text.trim() };
    case "date":
      return { date: text === "" ? null : { start: text } };
    default:
      return undefined;
  }
}

/** A page's values as a request would write them; what Notion works out is left out. */
export function copiedValues(page: Page): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
  return Object.fromEntries(
    Object.entries(page.properties).flatMap(([name, value]): [string, Readonly<Record<string, unknown>>][] => {
      switch (value.type) {
        case "title":
        case "rich_text":
          return [[name, { [value.type]: pieces(textOf(value)) }]];
        case "select":
          return [[name, { select: value.select && { name: value.select.name } }]];
        case "status":
          return value.status ? [[name, { status: { name: value.status.name } }]] : [];
        case "multi_select":
          return [[name, { multi_select: value.multi_select.map((option) => ({ name: option.name })) }]];
        case "relation":
          return [[name, { relation: value.relation.map(({ id }) => ({ id })) }]];
        case "number":
          return [[name, { number: value.number }]];
        case "checkbox":
          return [[name, { checkbox: value.checkbox }]];
        case "date":
          return [[name, { date: value.date && { start: value.date.start, end: value.date.end } }]];
        case "url":
          return [[name, { url: value.url }]];
        case "email":
          return [[name, { email: value.email }]];
        case "phone_number":
          return [[name, { phone_number: value.phone_number }]];
        default:
          return [];
      }
    }),
  );
}
