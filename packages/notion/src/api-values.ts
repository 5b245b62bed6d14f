import type { PageObjectResponse, RichTextItemResponse } from "@notionhq/client";
import { limits } from "./limits.ts";
import type { Value, Values } from "./value.ts";

export const plainText = (text: readonly RichTextItemResponse[]): string =>
  text.map((item) => item.plain_text).join("");

/**
 * A text in pieces of 2000 characters, never cut between the halves of a surrogate pair.
 * @source https://developers.notion.com/reference/request-limits
 */
export function toRichText(
  text: string,
): readonly { readonly type: "text"; readonly text: { readonly content: string } }[] {
  const pieces: string[] = [];
  for (let from = 0; from < text.length;) {
    let to = Math.min(from + limits.pieceChars, text.length);
    if (to < text.length && /[\uD800-\uDBFF]/.test(text.charAt(to - 1))) to--;
    pieces.push(text.slice(from, to));
    from = to;
  }
  return pieces.map((content) => ({ type: "text", text: { content } }));
}

/** Values as a request has them. */
export const toApi = (values: Values): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, toApiValue(value)]));

function toApiValue(value: Value): Readonly<Record<string, unknown>> {
  switch (value.type) {
    case "title":
    case "rich_text":
      return { [value.type]: toRichText(value.text) };
    case "number":
      return { number: value.number };
    case "select":
    case "status":
      return { [value.type]: value.name === null ? null : { name: value.name } };
    case "multi_select":
      return { multi_select: value.names.map((name) => ({ name })) };
    case "date":
      return {
        date: value.start === null ? null : { start: value.start, ...(value.end !== null && { end: value.end }) },
      };
    case "checkbox":
      return { checkbox: value.checked };
    case "url":
    case "email":
    case "phone_number":
      return { [value.type]: value.text };
    case "relation":
      return { relation: value.ids.map((id) => ({ id })) };
    case "other":
      throw new Error(`Unexpected value of a ${value.of} property, expected one that can be written`);
  }
}

/** A property of a page's answer, reduced. */
export function fromApi(property: PageObjectResponse["properties"][string]): Value {
  switch (property.type) {
    case "title":
      return { type: "title", text: plainText(property.title) };
    case "rich_text":
      return { type: "rich_text", text: plainText(property.rich_text) };
    case "number":
      return { type: "number", number: property.number };
    case "select":
      return { type: "select", name: property.select?.name ?? null };
    case "status":
      return { type: "status", name: property.status?.name ?? null };
    case "multi_select":
      return { type: "multi_select", names: property.multi_select.map(({ name }) => name) };
    case "date":
      return { type: "date", start: property.date?.start ?? null, end: property.date?.end ?? null };
    case "checkbox":
      return { type: "checkbox", checked: property.checkbox };
    case "url":
      return { type: "url", text: property.url };
    case "email":
      return { type: "email", text: property.email };
    case "phone_number":
      return { type: "phone_number", text: property.phone_number };
    case "relation":
      return { type: "relation", ids: property.relation.map(({ id }) => id) };
    default:
      return { type: "other", of: property.type };
  }
}
