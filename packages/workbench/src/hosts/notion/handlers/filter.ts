import { invalid, notSupported } from "../errors.ts";
import { isDateValue, isList, toText, type Value } from "../formula/values.ts";
import { valueOf } from "../properties/compute.ts";
import { propertyAt } from "../properties/write.ts";
import type { DataSourceRecord, PageRecord, Property } from "../records.ts";
import { normalId, type World } from "../world.ts";

type Json = Readonly<Record<string, unknown>>;
type Test = (page: PageRecord) => boolean;

/**
 * A query's filter as a test of pages.
 *
 * @throws NotionError for properties that are not there or are of another type; 501 for conditions not kept here
 */
export function toTest(world: World, source: DataSourceRecord, filter: Json | undefined): Test {
  if (filter === undefined) return () => true;
  for (const [word, all] of [
    ["and", true],
    ["or", false],
  ] as const) {
    const parts = filter[word];
    if (!Array.isArray(parts)) continue;
    const tests = parts.map((part) => toTest(world, source, part as Json));
    return all ? (page) => tests.every((test) => test(page)) : (page) => tests.some((test) => test(page));
  }
  if (typeof filter.timestamp === "string") return timestampTest(filter.timestamp, filter[filter.timestamp] as Json);
  const property = propertyAt(source, String(filter.property));
  if (!property) throw invalid(`Could not find property with name or id: ${String(filter.property)}`);
  return propertyTest(world, source, property, filter);
}

function propertyTest(world: World, source: DataSourceRecord, property: Property, filter: Json): Test {
  const type = Object.keys(filter).find((key) => key !== "property" && key !== "type") ?? "";
  // Formulas that were made through the API have no type there that a filter could name.
  if (property.type === "formula") throw invalid("Unable to filter based on a formula of unknown type");
  if (type !== property.type && !(type === "rich_text" && property.type === "title")) {
    throw invalid(`database property ${property.type} does not match filter ${type}`);
  }
  const [operator = "", wanted] = Object.entries(filter[type] as Json)[0] ?? [];
  if (property.type === "relation" || property.type === "people") return idTest(property, operator, wanted);
  const holds = conditionOf(type, operator, wanted);
  return (page) => holds(valueOf(world, source, page, property));
}

function timestampTest(timestamp: string, condition: Json): Test {
  const [operator = "", wanted] = Object.entries(condition)[0] ?? [];
  const holds = conditionOf("date", operator, wanted);
  return (page) => {
    const start = timestamp === "created_time" ? page.created_time : page.last_edited_time;
    return holds({ date: true, start, end: null, time_zone: null });
  };
}

function idTest(property: Property, operator: string, wanted: unknown): Test {
  const ids = (page: PageRecord): readonly string[] => {
    const value = page.values[property.id];
    return value?.kind === "ids" ? value.ids : [];
  };
  if (operator === "is_empty") return (page) => ids(page).length === 0;
  if (operator === "is_not_empty") return (page) => ids(page).length > 0;
  const id = normalId(String(wanted));
  if (operator === "contains") return (page) => ids(page).includes(id);
  if (operator === "does_not_contain") return (page) => !ids(page).includes(id);
  throw notSupported(`filter condition ${operator}`);
}

type Holds = (value: Value) => boolean;

const isBlank = (value: Value): boolean => value === undefined || value === "" || (isList(value) && value.length === 0);

/** The same for every type: being there, and being the one thing wanted. */
function conditionOf(type: string, operator: string, wanted: unknown): Holds {
  if (operator === "is_empty") return isBlank;
  if (operator === "is_not_empty") return (value) => !isBlank(value);
  if (type === "date") return dateCondition(operator, wanted);
  if (type === "number" || type === "unique_id") return numberCondition(operator, Number(wanted));
  if (type === "multi_select") return listCondition(operator, asList(wanted));
  if (type === "select" || type === "status") return choiceCondition(operator, asList(wanted));
  if (type === "checkbox") return operator === "equals" ? (value) => value === wanted : (value) => value !== wanted;
  return textCondition(operator, String(wanted));
}

const asList = (wanted: unknown): readonly string[] => (Array.isArray(wanted) ? wanted.map(String) : [String(wanted)]);

function textCondition(operator: string, wanted: string): Holds {
  const test: Readonly<Record<string, (text: string) => boolean>> = {
    equals: (text) => text === wanted,
    does_not_equal: (text) => text !== wanted,
    contains: (text) => text.toLowerCase().includes(wanted.toLowerCase()),
    does_not_contain: (text) => !text.toLowerCase().includes(wanted.toLowerCase()),
    starts_with: (text) => text.toLowerCase().startsWith(wanted.toLowerCase()),
    ends_with: (text) => text.toLowerCase().endsWith(wanted.toLowerCase()),
  };
  const holds = test[operator];
  if (!holds) throw notSupported(`filter condition ${operator}`);
  return (value) => holds(toText(value));
}

function numberCondition(operator: string, wanted: number): Holds {
  const test: Readonly<Record<string, (n: number) => boolean>> = {
    equals: (n) => n === wanted,
    does_not_equal: (n) => n !== wanted,
    greater_than: (n) => n > wanted,
    less_than: (n) => n < wanted,
    greater_than_or_equal_to: (n) => n >= wanted,
    less_than_or_equal_to: (n) => n <= wanted,
  };
  const holds = test[operator];
  if (!holds) throw notSupported(`filter condition ${operator}`);
  return (value) => (typeof value === "number" ? holds(value) : operator === "does_not_equal");
}

function choiceCondition(operator: string, wanted: readonly string[]): Holds {
  if (operator === "equals") return (value) => wanted.includes(toText(value));
  if (operator === "does_not_equal") return (value) => !wanted.includes(toText(value));
  throw notSupported(`filter condition ${operator}`);
}

function listCondition(operator: string, wanted: readonly string[]): Holds {
  const has = (value: Value): boolean => isList(value) && wanted.some((name) => value.includes(name));
  if (operator === "contains") return has;
  if (operator === "does_not_contain") return (value) => !has(value);
  throw notSupported(`filter condition ${operator}`);
}

function dateCondition(operator: string, wanted: unknown): Holds {
  const time = Date.parse(String(wanted));
  if (typeof wanted !== "string" || Number.isNaN(time))
    throw notSupported(`filter condition ${operator} ${JSON.stringify(wanted)}`);
  const test: Readonly<Record<string, (at: number) => boolean>> = {
    equals: (at) => at === time,
    before: (at) => at < time,
    after: (at) => at > time,
    on_or_before: (at) => at <= time,
    on_or_after: (at) => at >= time,
  };
  const holds = test[operator];
  if (!holds) throw notSupported(`filter condition ${operator}`);
  return (value) => isDateValue(value) && holds(Date.parse(value.start));
}
