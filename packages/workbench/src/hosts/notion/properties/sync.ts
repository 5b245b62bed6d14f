import type { DataSourceRecord, PageRecord, StoredValue } from "../records.ts";
import type { World } from "../world.ts";

/** Keeps the other ends of dual relations in step with a page that was just saved. */
export function syncRelations(
  world: World,
  source: DataSourceRecord,
  page: PageRecord,
  before: PageRecord["values"],
): void {
  for (const property of source.properties) {
    const back = property.relation?.synced_property_id;
    if (property.type !== "relation" || back === undefined) continue;
    const was = new Set(idsOf(before[property.id]));
    const is = new Set(idsOf(page.values[property.id]));
    for (const id of is)
      if (!was.has(id)) change(world, id, back, (ids) => [...ids.filter((other) => other !== page.id), page.id]);
    for (const id of was) if (!is.has(id)) change(world, id, back, (ids) => ids.filter((other) => other !== page.id));
  }
}

const idsOf = (value: StoredValue | undefined): readonly string[] => (value?.kind === "ids" ? value.ids : []);

function change(world: World, id: string, property: string, edit: (ids: readonly string[]) => readonly string[]): void {
  const page = world.find("pages", id);
  if (!page) return;
  const value: StoredValue = { kind: "ids", ids: edit(idsOf(page.values[property])) };
  world.save("pages", { ...page, values: { ...page.values, [property]: value } });
}
