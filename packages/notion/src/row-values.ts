import { say, valueToText, type Field, type Language, type Place, type Reference, type Stored } from "@parley/core";
import { blankOf } from "./codec.ts";
import type { Column } from "./columns.ts";
import type { Gathering } from "./gathering.ts";
import { isStatic } from "./layout.ts";
import type { Link } from "./links.ts";
import type { Page, Property } from "./native.ts";
import type { Value } from "./value.ts";

/** Values by column key, of one row or of the document itself. */
export function rowValues(
  gathering: Gathering,
  columns: readonly Column[],
  at: Place,
  stored: Stored,
  filled: Stored,
): ReadonlyMap<string, Value> {
  const values = new Map<string, Value>();
  for (const column of columns) {
    const { key } = column;
    if (key === "$title") values.set(key, { type: "title", text: stored.$title as string });
    else if (column.field && !column.named) values.set(key, gathering.value(column, [...at, key], own(stored, key)));
    else if (isStatic(column))
      values.set(key, staticValue(column, own(filled, key.slice(1)), gathering.codec.language));
  }
  return values;
}
/** An own value of a row: what every object has is none. */
export const own = (row: Stored, name: string): unknown => (Object.hasOwn(row, name) ? row[name] : undefined);

function staticValue(column: Column, value: unknown, language: Language): Value {
  if (column.type === "number") return { type: "number", number: typeof value === "number" ? value : null };
  const node = column.computed?.expression.node;
  const band = node?.op === "band" ? node.bands.find(({ id }) => id === value) : undefined;
  if (band) return { type: "rich_text", text: say(band.label, language) };
  return { type: "rich_text", text: typeof value === "string" || typeof value === "boolean" ? String(value) : "" };
}

/** Values by the names of their columns. */
export const named = (
  columns: readonly Column[],
  values: ReadonlyMap<string, Value>,
): Readonly<Record<string, Value>> =>
  Object.fromEntries(
    columns.flatMap(({ key, name }) => (values.has(key) ? [[name, values.get(key) ?? blankOf("other")]] : [])),
  );

/** References to other documents, by column: where they lead is found when it is known what stands there. */
export function linksIn(columns: readonly Column[], row: Stored, language: Language): Pick<Page, "links"> {
  const found = columns.flatMap(({ key, field, links }) => {
    const value = links && own(row, key);
    if (field === undefined || value === undefined) return [];
    const one = field.kind === "reference";
    return [
      [key, (one ? [value as Reference] : (value as readonly Reference[])).map((r) => linkOf(field, r, language))],
    ];
  });
  return found.length > 0 ? { links: Object.fromEntries(found) as NonNullable<Page["links"]> } : {};
}
const linkOf = (field: Field, reference: Reference, language: Language): Link => ({
  ...(reference.document !== undefined && { document: reference.document }),
  ...(reference.row !== undefined && { row: reference.row }),
  text: valueToText(field, field.kind === "reference" ? reference : [reference], language),
});

/** A column as a property that is wanted. */
export const toProperty = ({ key, name, type, config, links }: Column): Property => ({
  key,
  name,
  type,
  config,
  ...(links && { links }),
});
