import { invalid, notSupported } from "../errors.ts";
import { compile } from "../formula/compile.ts";
import type { DataSourceRecord, Option, Property, PropertyType, SelectColor } from "../records.ts";
import { normalId, type World } from "../world.ts";

/** How a request describes a property: its type as the key of what only that type has. */
export type PropertyRequest = Readonly<Record<string, unknown>>;

interface OptionRequest {
  readonly id?: string;
  readonly name?: string;
  readonly color?: SelectColor;
  readonly description?: string | null;
}

const plainTypes = new Set<string>([
  "title",
  "rich_text",
  "url",
  "people",
  "files",
  "email",
  "phone_number",
  "date",
  "checkbox",
  "created_by",
  "created_time",
  "last_edited_by",
  "last_edited_time",
]);
const optionTypes = new Set<string>(["select", "multi_select", "status"]);
const rollupFunctions = new Set([
  "count",
  "count_values",
  "empty",
  "not_empty",
  "unique",
  "percent_empty",
  "percent_not_empty",
  "sum",
  "average",
  "median",
  "min",
  "max",
  "range",
  "earliest_date",
  "latest_date",
  "checked",
  "unchecked",
  "percent_checked",
  "percent_unchecked",
  "show_original",
]);

/** The type that a request names, by its `type` or by the one key that is none of the common ones. */
export function requestedType(request: PropertyRequest): string | undefined {
  if (typeof request.type === "string") return request.type;
  return Object.keys(request).find((key) => key !== "name" && key !== "description");
}

/**
 * Lays one property's request over a data source. The property that a dual relation makes at the other end is saved too.
 *
 * @param before  the property that stands there, when it is an update
 * @throws NotionError when Notion would refuse it: an unknown relation, a formula that does not compile, a second title
 */
export function withProperty(
  world: World,
  source: DataSourceRecord,
  name: string,
  request: PropertyRequest,
  before?: Property,
): DataSourceRecord {
  const type = requestedType(request);
  const renamed = typeof request.name === "string" ? request.name : (before?.name ?? name);
  assertNameIsFree(source, renamed, before);
  const description =
    request.description === undefined ? (before?.description ?? null) : (request.description as string | null);
  const common = { id: before?.id ?? newPropertyId(world, source, type), name: renamed, description };
  const property =
    type === undefined && before
      ? { ...before, ...common }
      : { ...common, ...configured(world, source, type, request, before) };
  const properties = before
    ? source.properties.map((p) => (p.id === before.id ? property : p))
    : [...source.properties, property];
  const next = { ...source, properties };
  if (type === "relation" && !before) return withSyncedRelation(world, next, property, request);
  return next;
}

function assertNameIsFree(source: DataSourceRecord, name: string, before: Property | undefined): void {
  if (name === "") throw invalid("Property name cannot be empty.");
  if (source.properties.some((p) => p.name === name && p.id !== before?.id)) {
    throw invalid(`Cannot create property with duplicate name: ${name}.`);
  }
}

/** Four characters, as Notion's; "title" for the title. */
function newPropertyId(world: World, source: DataSourceRecord, type: string | undefined): string {
  if (type === "title") return "title";
  for (;;) {
    const id = Buffer.from(world.newId().replaceAll("-", ""), "hex").toString("base64url").slice(0, 4);
    if (!source.properties.some((p) => p.id === id)) return id;
  }
}

function configured(
  world: World,
  source: DataSourceRecord,
  type: string | undefined,
  request: PropertyRequest,
  before: Property | undefined,
): Omit<Property, "id" | "name" | "description"> {
  if (before && (before.type === "title") !== (type === "title"))
    throw invalid("Cannot change the type of the title property.");
  if (type === "title" && !before && source.properties.some((p) => p.type === "title"))
    throw invalid("Only one title property is allowed.");
  const config = request[type ?? ""] as PropertyRequest;
  const same = before?.type === type ? before : undefined;
  if (type !== undefined && plainTypes.has(type)) return { type: type as PropertyType };
  if (type !== undefined && optionTypes.has(type))
    return withOptions(
      world,
      type as "select" | "multi_select" | "status",
      config.options as readonly OptionRequest[] | undefined,
      same,
    );
  switch (type) {
    case "number":
      return { type, format: (config.format as string | undefined) ?? same?.format ?? "number" };
    case "unique_id":
      return { type, prefix: (config.prefix as string | null | undefined) ?? null };
    case "formula":
      return {
        type,
        expression: compile((config.expression as string | undefined) ?? "", source.properties).expression,
      };
    case "relation":
      return { type, relation: { data_source_id: world.dataSource(String(config.data_source_id)).id } };
    case "rollup":
      return { type, rollup: rollupOf(world, source, config) };
    default:
      throw notSupported(`property of type ${type ?? "unknown"}`);
  }
}

function withOptions(
  world: World,
  type: "select" | "multi_select" | "status",
  asked: readonly OptionRequest[] | undefined,
  before: Property | undefined,
): Omit<Property, "id" | "name" | "description"> {
  const fresh =
    type === "status"
      ? [
          { name: "Not started" },
          { name: "In progress", color: "blue" as const },
          { name: "Done", color: "green" as const },
        ]
      : [];
  const options = (asked ?? before?.options ?? fresh).map((request) => toOption(world, request, before?.options ?? []));
  const names = options.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw invalid(`Select options must have unique names, found "${twice}" more than once.`);
  if (type !== "status") return { type, options };
  return { type, options, groups: before?.groups ? regrouped(before, options) : groupsOf(world, options) };
}

function toOption(world: World, request: OptionRequest, before: readonly Option[]): Option {
  const known = before.find((o) => (request.id === undefined ? o.name === request.name : o.id === request.id));
  const name = request.name ?? known?.name ?? "";
  assertOptionName(name);
  return {
    id: known?.id ?? world.newId(),
    name,
    color: request.color ?? known?.color ?? "default",
    description: request.description ?? known?.description ?? null,
  };
}

/** @throws NotionError for a name that a multi-select could not tell from two */
export function assertOptionName(name: string): void {
  if (name.includes(",")) throw invalid(`Invalid select option, commas not allowed: ${name}`);
  if (name.length > 100)
    throw invalid(`Select option name should be ≤ \`100\` characters, instead was \`${name.length}\`.`);
  if (name === "") throw invalid("Select option name cannot be empty.");
}

type Groups = NonNullable<Property["groups"]>;

function groupsOf(world: World, options: readonly Option[]): Groups {
  const ids = (colors: readonly SelectColor[]): string[] =>
    options.filter((o) => colors.includes(o.color)).map((o) => o.id);
  const busy = ids(["blue", "yellow", "orange"]);
  const done = ids(["green"]);
  return [
    {
      id: world.newId(),
      name: "To-do",
      color: "gray",
      option_ids: options.map((o) => o.id).filter((id) => ![...busy, ...done].includes(id)),
    },
    { id: world.newId(), name: "In progress", color: "blue", option_ids: busy },
    { id: world.newId(), name: "Complete", color: "green", option_ids: done },
  ];
}

/** Options that are new go to the first group. */
function regrouped(before: Property, options: readonly Option[]): Groups {
  const groups = before.groups ?? [];
  const placed = new Set(groups.flatMap((g) => g.option_ids));
  return groups.map((group, index) => ({
    ...group,
    option_ids: options
      .map((o) => o.id)
      .filter((id) => group.option_ids.includes(id) || (index === 0 && !placed.has(id))),
  }));
}

function rollupOf(world: World, source: DataSourceRecord, config: PropertyRequest): NonNullable<Property["rollup"]> {
  const named = (properties: readonly Property[], id: unknown, name: unknown): Property | undefined =>
    properties.find((p) => (id === undefined ? p.name === name : p.id === id));
  const relation = named(source.properties, config.relation_property_id, config.relation_property_name);
  if (relation?.type !== "relation" || !relation.relation)
    throw invalid("Relation property for rollup does not exist.");
  const other = world.find("sources", relation.relation.data_source_id);
  const target = named(other?.properties ?? [], config.rollup_property_id, config.rollup_property_name);
  if (!target) throw invalid("Rollup property does not exist in the related data source.");
  if (!rollupFunctions.has(String(config.function))) throw notSupported(`rollup function ${String(config.function)}`);
  return { function: String(config.function), relation_property_id: relation.id, rollup_property_id: target.id };
}

function withSyncedRelation(
  world: World,
  source: DataSourceRecord,
  property: Property,
  request: PropertyRequest,
): DataSourceRecord {
  const { dual_property: dual, data_source_id: to } = request.relation as {
    dual_property?: { synced_property_name?: string };
    data_source_id: string;
  };
  if (!dual) return source;
  const target = normalId(to) === source.id ? source : world.dataSource(to);
  const name =
    dual.synced_property_name ??
    `Related to ${source.title.map((t) => t.plain_text).join("") || "Untitled"} (${property.name})`;
  assertNameIsFree(target, name, undefined);
  const back: Property = {
    id: newPropertyId(world, target, "relation"),
    name,
    description: null,
    type: "relation",
    relation: { data_source_id: source.id, synced_property_id: property.id },
  };
  const link = (record: DataSourceRecord): DataSourceRecord => ({
    ...record,
    properties: record.properties.map((p) =>
      p.id === property.id ? { ...p, relation: { data_source_id: target.id, synced_property_id: back.id } } : p,
    ),
  });
  if (target.id === source.id) return link({ ...source, properties: [...source.properties, back] });
  world.save("sources", { ...target, properties: [...target.properties, back] });
  return link(source);
}
