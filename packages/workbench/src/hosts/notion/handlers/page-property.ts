import { invalid, notSupported } from "../errors.ts";
import { showValue } from "../properties/show-values.ts";
import { propertyAt } from "../properties/write.ts";
import { idAt, paged, pagingOf, type Operation, type Request } from "./operation.ts";

/** One property of a page, with every reference in it: a page's own answer cuts them at 25. */
export const pagePropertyOperations: readonly Operation[] = [
  { name: "getPageProperty", answer: "PageProperty", run: getPageProperty },
];

const listed = new Set(["title", "rich_text", "relation", "people"]);

function getPageProperty(request: Request): unknown {
  const { world, query } = request;
  const page = world.page(idAt(request));
  if (page.parent.type !== "data_source_id") throw notSupported("property item of a page outside a data source");
  const source = world.dataSource(page.parent.data_source_id);
  const property = propertyAt(source, idAt(request, 1));
  if (!property) throw invalid(`Could not find property with name or id: ${idAt(request, 1)}`);
  if (property.type === "rollup") throw notSupported("property item of a rollup");
  const value = showValue(world, source, page, property, Number.POSITIVE_INFINITY) as unknown as Readonly<
    Record<string, unknown>
  > & { readonly id: string };
  if (!listed.has(property.type)) return { object: "property_item", ...value };
  const items = (value[property.type] as readonly unknown[]).map((item, index) => ({
    object: "property_item",
    id: String(index),
    type: property.type,
    [property.type]: item,
  }));
  const list = paged(items, pagingOf(query));
  const results = list.results.map((item) => ({ ...item, id: value.id }));
  return {
    ...list,
    results,
    type: "property_item",
    property_item: { id: value.id, next_url: null, type: property.type, [property.type]: {} },
  };
}
