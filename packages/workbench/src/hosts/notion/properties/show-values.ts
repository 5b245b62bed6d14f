import type { PageObjectResponse } from "@notionhq/client";
import { isDateValue, isList, toText, type Value, type ValueType } from "../formula/values.ts";
import { limits } from "../limits.ts";
import type { DataSourceRecord, PageRecord, Property, StoredValue } from "../records.ts";
import type { World } from "../world.ts";
import { computeFormula, computeRollup } from "./compute.ts";

type Shown = PageObjectResponse["properties"][string];
type Of<T extends Shown["type"]> = Extract<Shown, { type: T }>;

/** A page's values as an answer lists them, by property name. */
export function showValues(world: World, source: DataSourceRecord, page: PageRecord): Record<string, Shown> {
  return Object.fromEntries(
    source.properties.map((property) => [property.name, showValue(world, source, page, property)]),
  );
}

/** One value; lists of references are cut at 25, `has_more` says so. */
export function showValue(
  world: World,
  source: DataSourceRecord,
  page: PageRecord,
  property: Property,
  cut: number = limits.referencesShown,
): Shown {
  const id = encodeURIComponent(property.id);
  const stored = page.values[property.id];
  const { type } = property;
  switch (type) {
    case "title":
      return { id, type, title: [...text(stored)] };
    case "rich_text":
      return { id, type, rich_text: [...text(stored)] };
    case "number":
      return { id, type, number: plain(stored, "number") };
    case "checkbox":
      return { id, type, checkbox: plain(stored, "boolean") ?? false };
    case "url":
      return { id, type, url: plain(stored, "string") };
    case "email":
      return { id, type, email: plain(stored, "string") };
    case "phone_number":
      return { id, type, phone_number: plain(stored, "string") };
    case "select":
      return { id, type, select: options(property, stored)[0] ?? null };
    case "multi_select":
      return { id, type, multi_select: options(property, stored) };
    case "status":
      return { id, type, status: options(property, stored)[0] ?? options(property, firstOption(property))[0] ?? null };
    case "date":
      return { id, type, date: stored?.kind === "date" ? stored.date : null };
    case "people":
      return {
        id,
        type,
        people: ids(stored)
          .slice(0, cut)
          .map((user) => ({ object: "user", id: user })),
      };
    case "relation": {
      const pages = ids(stored).filter((other) => world.find("pages", other)?.in_trash === false);
      const relation = pages.slice(0, cut).map((other) => ({ id: other }));
      // Real answers carry `has_more`, which the SDK's types do not know.
      return { id, type, relation, has_more: pages.length > cut } as Of<"relation">;
    }
    case "files":
      return { id, type, files: files(stored) };
    case "unique_id":
      return { id, type, unique_id: { prefix: property.prefix ?? null, number: page.number } };
    case "created_time":
      return { id, type, created_time: page.created_time };
    case "last_edited_time":
      return { id, type, last_edited_time: page.last_edited_time };
    case "created_by":
      return { id, type, created_by: { object: "user", id: page.created_by } };
    case "last_edited_by":
      return { id, type, last_edited_by: { object: "user", id: page.last_edited_by } };
    case "formula":
      return { id, type, formula: showFormula(computeFormula(world, source, page, property)) };
    case "rollup":
      return { id, type, rollup: showRollup(property, computeRollup(world, source, page, property)) };
  }
}

const text = (stored: StoredValue | undefined): Extract<StoredValue, { kind: "text" }>["text"] =>
  stored?.kind === "text" ? stored.text : [];
const ids = (stored: StoredValue | undefined): readonly string[] => (stored?.kind === "ids" ? stored.ids : []);

interface Plain {
  readonly number: number;
  readonly boolean: boolean;
  readonly string: string;
}
/** A plain value of the type asked for; one left over from another type of the property is not shown. */
function plain<T extends keyof Plain>(stored: StoredValue | undefined, type: T): Plain[T] | null {
  const value = stored?.kind === "plain" ? stored.value : null;
  return typeof value === type ? (value as Plain[T]) : null;
}

function options(property: Property, stored: StoredValue | undefined): Of<"multi_select">["multi_select"] {
  const known = property.options ?? [];
  return ids(stored).flatMap((id) => known.filter((o) => o.id === id).map(({ name, color }) => ({ id, name, color })));
}

/** A status is never empty: a row that has none shows the first. */
const firstOption = (property: Property): StoredValue => ({
  kind: "ids",
  ids: (property.options ?? []).slice(0, 1).map((o) => o.id),
});

const files = (stored: StoredValue | undefined): Of<"files">["files"] =>
  stored?.kind === "files"
    ? stored.files.map(({ name, url }) => ({ name, type: "external" as const, external: { url } }))
    : [];

function showFormula({ value, type }: { readonly value: Value; readonly type: ValueType }): Of<"formula">["formula"] {
  const shown = type === "any" || type === "list" ? typeFound(value) : type;
  switch (shown) {
    case "number":
      return { type: "number", number: typeof value === "number" ? value : null };
    case "boolean":
      return { type: "boolean", boolean: value === true };
    case "date":
      return { type: "date", date: isDateValue(value) ? dateOf(value) : null };
    default:
      return { type: "string", string: value === undefined ? null : toText(value) };
  }
}

const typeFound = (value: Value): ValueType =>
  typeof value === "number" ? "number" : typeof value === "boolean" ? "boolean" : isDateValue(value) ? "date" : "text";
const dateOf = ({
  start,
  end,
  time_zone,
}: {
  start: string;
  end: string | null;
  time_zone: string | null;
}): Of<"date">["date"] => ({ start, end, time_zone });

function showRollup(property: Property, value: Value): Of<"rollup">["rollup"] {
  const name = (property.rollup?.function ?? "count") as Of<"rollup">["rollup"]["function"];
  if (name === "earliest_date" || name === "latest_date") {
    return { type: "date", date: isDateValue(value) ? dateOf(value) : null, function: name };
  }
  if (!isList(value)) return { type: "number", number: typeof value === "number" ? value : null, function: name };
  return { type: "array", array: value.map(arrayItem), function: name };
}

type ArrayItem = Extract<Of<"rollup">["rollup"], { type: "array" }>["array"][number];
function arrayItem(value: Value): ArrayItem {
  if (typeof value === "number") return { type: "number", number: value };
  if (typeof value === "boolean") return { type: "checkbox", checkbox: value };
  if (isDateValue(value)) return { type: "date", date: dateOf(value) };
  const content = toText(value);
  const annotations = {
    bold: false,
    italic: false,
    strikethrough: false,
    underline: false,
    code: false,
    color: "default",
  } as const;
  return {
    type: "rich_text",
    rich_text: [{ type: "text", text: { content, link: null }, plain_text: content, href: null, annotations }],
  };
}
