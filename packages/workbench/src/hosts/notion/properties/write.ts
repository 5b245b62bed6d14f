import { invalid, notSupported } from "../errors.ts";
import type { DataSourceRecord, Option, Property, StoredValue } from "../records.ts";
import { toRichText, type RichTextRequest } from "../rich-text.ts";
import { normalId, type World } from "../world.ts";
import { assertOptionName } from "./config.ts";

/** The values of a request, by property name or id, as the schema lets them through. */
export type ValueRequests = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

export interface Written {
  /** With the options that the values brought along. */
  readonly source: DataSourceRecord;
  readonly values: Readonly<Record<string, StoredValue>>;
}

/** Types whose values are worked out. */
const computed = new Set([
  "formula",
  "rollup",
  "unique_id",
  "created_time",
  "created_by",
  "last_edited_time",
  "last_edited_by",
]);

/**
 * Lays the values of a request over those of a page of a data source.
 *
 * @throws NotionError for properties that are not there, values of another type, status options that do not exist
 */
export function writeValues(
  world: World,
  source: DataSourceRecord,
  requests: ValueRequests,
  before: Readonly<Record<string, StoredValue>>,
): Written {
  let current = source;
  const values: Record<string, StoredValue> = { ...before };
  const misfits: string[] = [];
  for (const [key, request] of Object.entries(requests)) {
    const property = propertyAt(current, key);
    if (!property) misfits.push(`${key} is not a property that exists.`);
    else if (computed.has(property.type))
      misfits.push(`${property.name} is a computed property and cannot be written.`);
    else if (!(property.type in request)) misfits.push(`${property.name} is expected to be ${property.type}.`);
    else {
      const written = writeValue(world, property, request[property.type]);
      values[property.id] = written.value;
      if (written.options) current = withOptions(current, property.id, written.options);
    }
  }
  if (misfits.length > 0) throw invalid(misfits.join(" "));
  return { source: current, values };
}

/** The property that a request's key means: its id, encoded or not, or its name. */
export function propertyAt(source: DataSourceRecord, key: string): Property | undefined {
  const byId = source.properties.find((p) => p.id === key || encodeURIComponent(p.id) === key);
  return source.properties.find((p) => p.name === key) ?? byId;
}

const withOptions = (source: DataSourceRecord, id: string, options: readonly Option[]): DataSourceRecord => ({
  ...source,
  properties: source.properties.map((p) => (p.id === id ? { ...p, options } : p)),
});

interface WrittenValue {
  readonly value: StoredValue;
  readonly options?: readonly Option[];
}

function writeValue(world: World, property: Property, value: unknown): WrittenValue {
  switch (property.type) {
    case "title":
    case "rich_text":
      return { value: { kind: "text", text: toRichText(value as readonly RichTextRequest[]) } };
    case "number":
    case "checkbox":
    case "url":
    case "email":
    case "phone_number":
      return { value: { kind: "plain", value: value as string | number | boolean | null } };
    case "select":
    case "status":
      return choose(world, property, value === null ? [] : [value as OptionChoice]);
    case "multi_select":
      return choose(world, property, value as readonly OptionChoice[]);
    case "date":
      return { value: { kind: "date", date: value === null ? null : toDate(value as DateRequest) } };
    case "people":
      return { value: { kind: "ids", ids: (value as readonly { id: string }[]).map(({ id }) => normalId(id)) } };
    case "relation":
      return {
        value: { kind: "ids", ids: (value as readonly { id: string }[]).map(({ id }) => related(world, property, id)) },
      };
    case "files":
      return { value: { kind: "files", files: (value as readonly FileRequest[]).map(toFile) } };
    default:
      throw notSupported(`value of type ${property.type}`);
  }
}

interface OptionChoice {
  readonly id?: string;
  readonly name?: string;
  readonly color?: Option["color"];
}

/** A name that is not there makes a new option, except in a status. */
function choose(world: World, property: Property, chosen: readonly OptionChoice[]): WrittenValue {
  const options = [...(property.options ?? [])];
  const ids: string[] = [];
  for (const choice of chosen) {
    let option = options.find((o) => (choice.id === undefined ? o.name === choice.name : o.id === choice.id));
    if (!option) {
      if (property.type === "status" || choice.name === undefined) {
        throw invalid(`Invalid status option. Status option "${choice.name ?? choice.id ?? ""}" does not exist".`);
      }
      assertOptionName(choice.name);
      option = { id: world.newId(), name: choice.name, color: choice.color ?? "default", description: null };
      options.push(option);
    }
    if (!ids.includes(option.id)) ids.push(option.id);
  }
  return { value: { kind: "ids", ids }, ...(options.length > (property.options ?? []).length && { options }) };
}

interface DateRequest {
  readonly start: string;
  readonly end?: string | null;
  readonly time_zone?: string | null;
}

function toDate({ start, end = null, time_zone = null }: DateRequest): {
  start: string;
  end: string | null;
  time_zone: string | null;
} {
  if (end !== null && Date.parse(end) < Date.parse(start))
    throw invalid("Invalid date range: end date is before start date.");
  // A moment without an offset reads as UTC; Notion answers with milliseconds and an offset.
  const moment = (text: string): string =>
    text.includes("T") && time_zone === null && !/(Z|[+-]\d\d:?\d\d)$/.test(text) ? `${text}Z` : text;
  const shown = (text: string): string =>
    /T.*Z$/.test(text) ? new Date(text).toISOString().replace("Z", "+00:00") : text;
  return { start: shown(moment(start)), end: end === null ? null : shown(moment(end)), time_zone };
}

function related(world: World, property: Property, id: string): string {
  const page = world.page(id);
  if (page.parent.type !== "data_source_id" || page.parent.data_source_id !== property.relation?.data_source_id) {
    throw invalid(`Page ${id} is not in the data source that ${property.name} relates to.`);
  }
  return page.id;
}

interface FileRequest {
  readonly name: string;
  readonly external?: { readonly url: string };
}

function toFile({ name, external }: FileRequest): { readonly name: string; readonly url: string } {
  if (!external) throw notSupported("file that is not an external address");
  return { name, url: external.url };
}
