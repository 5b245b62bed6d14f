import { NotionError } from "../errors.ts";
import { compile } from "../formula/compile.ts";
import {
  isDateValue,
  isEmpty,
  isList,
  numbersIn,
  toText,
  type FormulaDate,
  type Value,
  type ValueType,
} from "../formula/values.ts";
import { plainText, type DataSourceRecord, type PageRecord, type Property } from "../records.ts";
import { titleOf, type World } from "../world.ts";

/** Formulas may name formulas; a ring of them ends here, empty. */
const deepest = 10;

/** The value of any property of a page as a formula sees it. */
export function valueOf(
  world: World,
  source: DataSourceRecord,
  page: PageRecord,
  property: Property,
  depth = 0,
): Value {
  const stored = page.values[property.id];
  switch (property.type) {
    case "formula":
      return computeFormula(world, source, page, property, depth).value;
    case "rollup":
      return computeRollup(world, source, page, property, depth);
    case "unique_id":
      return [property.prefix, page.number].filter((part) => part !== null && part !== undefined).join("-");
    case "created_time":
      return dateOf(page.created_time);
    case "last_edited_time":
      return dateOf(page.last_edited_time);
    case "created_by":
      return page.created_by;
    case "last_edited_by":
      return page.last_edited_by;
    case "select":
    case "status":
      return optionNames(property, stored?.kind === "ids" ? stored.ids : [])[0];
    case "multi_select":
      return optionNames(property, stored?.kind === "ids" ? stored.ids : []);
    case "checkbox":
      return stored?.kind === "plain" && stored.value === true;
    case "relation":
      return stored?.kind === "ids" ? stored.ids.map((id) => relatedTitle(world, id)) : [];
    default:
      break;
  }
  switch (stored?.kind) {
    case "text":
      return plainText(stored.text);
    case "plain":
      return stored.value ?? undefined;
    case "date":
      return stored.date ? { ...stored.date, date: true } : undefined;
    case "ids":
      return [...stored.ids];
    case "files":
      return stored.files.map((file) => file.name);
    case undefined:
      return undefined;
  }
}

const dateOf = (start: string): FormulaDate => ({ date: true, start, end: null, time_zone: null });
const optionNames = (property: Property, ids: readonly string[]): string[] =>
  ids.flatMap((id) => (property.options ?? []).filter((option) => option.id === id).map((option) => option.name));
const relatedTitle = (world: World, id: string): string => {
  const page = world.find("pages", id);
  return page ? titleOf(page) : "";
};

/** What a formula gives in one row; a formula whose property was removed gives nothing. */
export function computeFormula(
  world: World,
  source: DataSourceRecord,
  page: PageRecord,
  property: Property,
  depth = 0,
): { readonly value: Value; readonly type: ValueType } {
  if (depth > deepest || !property.expression) return { value: undefined, type: "text" };
  try {
    const formula = compile(property.expression, source.properties);
    const read = (id: string): Value => {
      const other = source.properties.find((p) => p.id === id);
      return other && valueOf(world, source, page, other, depth + 1);
    };
    return { value: formula.run(read, world.now()), type: formula.type };
  } catch (error) {
    if (error instanceof NotionError) return { value: undefined, type: "text" };
    throw error;
  }
}

/** What a rollup gathers over the related pages that are not in the trash. */
export function computeRollup(
  world: World,
  source: DataSourceRecord,
  page: PageRecord,
  property: Property,
  depth = 0,
): Value {
  const {
    relation_property_id: via = "",
    rollup_property_id: of = "",
    function: name = "count",
  } = property.rollup ?? {};
  const relation = source.properties.find((p) => p.id === via);
  const target = world.find("sources", relation?.relation?.data_source_id ?? "");
  const what = target?.properties.find((p) => p.id === of);
  const stored = page.values[via];
  if (depth > deepest || !target || !what || stored?.kind !== "ids")
    return name === "show_original" ? [] : rolledUp(name, []);
  const related = stored.ids
    .map((id) => world.find("pages", id))
    .filter((other) => other !== undefined && !other.in_trash);
  return rolledUp(
    name,
    related.map((other) => other && valueOf(world, target, other, what, depth + 1)),
  );
}

/** One rollup function over the values found, one per related page. */
export function rolledUp(name: string, values: readonly Value[]): Value {
  const filled = values.filter(
    (value) => value !== undefined && value !== "" && !(isList(value) && value.length === 0),
  );
  const flat = filled.flatMap((value) => (isList(value) ? value : [value]));
  const numbers = numbersIn(filled);
  const share = (part: number): Value => (values.length === 0 ? undefined : part / values.length);
  const checked = values.filter((value) => !isEmpty(value)).length;
  const times = flat.filter(isDateValue).sort((a, b) => Date.parse(a.start) - Date.parse(b.start));
  switch (name) {
    case "count":
      return values.length;
    case "count_values":
      return flat.length;
    case "unique":
      return new Set(flat.map(toText)).size;
    case "empty":
      return values.length - filled.length;
    case "not_empty":
      return filled.length;
    case "percent_empty":
      return share(values.length - filled.length);
    case "percent_not_empty":
      return share(filled.length);
    case "checked":
      return checked;
    case "unchecked":
      return values.length - checked;
    case "percent_checked":
      return share(checked);
    case "percent_unchecked":
      return share(values.length - checked);
    case "sum":
      return numbers.reduce((a, b) => a + b, 0);
    case "average":
      return numbers.length > 0 ? numbers.reduce((a, b) => a + b, 0) / numbers.length : undefined;
    case "median":
      return median(numbers);
    case "min":
      return numbers.length > 0 ? Math.min(...numbers) : undefined;
    case "max":
      return numbers.length > 0 ? Math.max(...numbers) : undefined;
    case "range":
      return numbers.length > 0 ? Math.max(...numbers) - Math.min(...numbers) : undefined;
    case "earliest_date":
      return times[0];
    case "latest_date":
      return times.at(-1);
    default:
      return flat;
  }
}

function median(numbers: readonly number[]): number | undefined {
  const sorted = [...numbers].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}
