import type { DataSourceObjectResponse } from "@notionhq/client";
import type { DataSourceRecord, Property } from "../records.ts";
import type { World } from "../world.ts";

type Shown = DataSourceObjectResponse["properties"][string];

/** A data source's properties as an answer lists them, by name. */
export function showProperties(world: World, source: DataSourceRecord): Record<string, Shown> {
  return Object.fromEntries(
    source.properties.map((property) => [property.name, showProperty(world, source, property)]),
  );
}

function showProperty(world: World, source: DataSourceRecord, property: Property): Shown {
  const { id, name, description, type } = property;
  const common = { id: encodeURIComponent(id), name, description };
  switch (type) {
    case "number":
      return { ...common, type, number: { format: property.format ?? "number" } };
    case "formula":
      return { ...common, type, formula: { expression: property.expression ?? "" } };
    case "select":
      return { ...common, type, select: { options: [...(property.options ?? [])] } };
    case "multi_select":
      return { ...common, type, multi_select: { options: [...(property.options ?? [])] } };
    case "status":
      return { ...common, type, status: { options: [...(property.options ?? [])], groups: groupsOf(property) } };
    case "unique_id":
      return { ...common, type, unique_id: { prefix: property.prefix ?? null } };
    case "relation":
      return { ...common, type, relation: showRelation(world, property) };
    case "rollup":
      return { ...common, type, rollup: showRollup(world, source, property) };
    default:
      // Types without anything to set hold an empty object under their own name.
      return { ...common, type, [type]: {} } as Shown;
  }
}

const groupsOf = (property: Property): Extract<Shown, { type: "status" }>["status"]["groups"] =>
  (property.groups ?? []).map((group) => ({ ...group, option_ids: [...group.option_ids] }));

function showRelation(world: World, property: Property): Extract<Shown, { type: "relation" }>["relation"] {
  const target = world.find("sources", property.relation?.data_source_id ?? "");
  const ends = { data_source_id: target?.id ?? "", database_id: target?.database_id ?? "" };
  const back = target?.properties.find((p) => p.id === property.relation?.synced_property_id);
  if (!back) return { ...ends, type: "single_property", single_property: {} };
  const dual_property = { synced_property_id: encodeURIComponent(back.id), synced_property_name: back.name };
  return { ...ends, type: "dual_property", dual_property };
}

function showRollup(
  world: World,
  source: DataSourceRecord,
  property: Property,
): Extract<Shown, { type: "rollup" }>["rollup"] {
  const { relation_property_id = "", rollup_property_id = "", function: name = "count" } = property.rollup ?? {};
  const relation = source.properties.find((p) => p.id === relation_property_id);
  const target = world.find("sources", relation?.relation?.data_source_id ?? "");
  return {
    function: name as Extract<Shown, { type: "rollup" }>["rollup"]["function"],
    relation_property_id: encodeURIComponent(relation_property_id),
    relation_property_name: relation?.name ?? "",
    rollup_property_id: encodeURIComponent(rollup_property_id),
    rollup_property_name: target?.properties.find((p) => p.id === rollup_property_id)?.name ?? "",
  };
}
