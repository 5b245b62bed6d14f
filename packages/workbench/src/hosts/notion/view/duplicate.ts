import type { Block, NotionApi, Page, Property } from "./api.ts";
import { copiedValues } from "./values.ts";

/**
 * Notion's "Duplicate": a page with its values, its blocks and the databases in it, beside the original.
 *
 * @returns the copy's id
 */
export async function duplicatePage(api: NotionApi, page: Page): Promise<string> {
  const parent =
    page.parent.type === "data_source_id" ? { data_source_id: page.parent.data_source_id } : parentPage(page);
  const copy = await api.createPage({
    parent,
    properties: copiedValues(page),
    ...(page.icon?.type === "emoji" && { icon: { emoji: page.icon.emoji } }),
  });
  await copyBlocks(api, page.id, copy.id);
  return copy.id;
}

function parentPage(page: Page): { readonly page_id: string } {
  if (page.parent.type !== "page_id")
    throw new Error("Unexpected page at the top, expected one that stands in another");
  return { page_id: page.parent.page_id };
}

async function copyBlocks(api: NotionApi, from: string, to: string): Promise<void> {
  for (const block of await api.children(from)) {
    if (block.type === "child_database") await copyDatabase(api, block.id, to);
    else if (block.type !== "child_page") await api.append(to, [await requestOf(api, block)]);
  }
}

/** A block as a request has it, with what stands in it. */
async function requestOf(api: NotionApi, block: Block): Promise<Readonly<Record<string, unknown>>> {
  const content = withoutEmpty(block[block.type as never] as Readonly<Record<string, unknown>>);
  const below = block.has_children ? await api.children(block.id) : [];
  const children = await Promise.all(below.map((child) => requestOf(api, child)));
  return { type: block.type, [block.type]: { ...content, ...(children.length > 0 && { children }) } };
}

/** Answers carry `null` and echoes that requests must not have. */
function withoutEmpty(value: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const clean = (item: unknown): unknown => {
    if (Array.isArray(item)) return item.map(clean);
    if (typeof item !== "object" || item === null) return item;
    const entries = Object.entries(item).filter(([key, v]) => v !== null && key !== "plain_text" && key !== "href");
    return Object.fromEntries(entries.map(([key, v]) => [key, clean(v)]));
  };
  return clean(value) as Readonly<Record<string, unknown>>;
}

async function copyDatabase(api: NotionApi, id: string, page: string): Promise<void> {
  const { title, properties, rows } = await api.database(id);
  const made = await api.createDatabase({
    parent: { type: "page_id", page_id: page },
    title: [{ text: { content: title } }],
    is_inline: true,
    initial_data_source: { properties: Object.fromEntries(properties.map((p) => [p.name, configOf(p, properties)])) },
  });
  const source = made.data_sources[0]?.id ?? "";
  for (const row of rows) await api.createPage({ parent: { data_source_id: source }, properties: copiedValues(row) });
}

function configOf(property: Property, all: readonly Property[]): Readonly<Record<string, unknown>> {
  switch (property.type) {
    case "select":
      return { select: { options: property.select.options.map(({ name, color }) => ({ name, color })) } };
    case "multi_select":
      return { multi_select: { options: property.multi_select.options.map(({ name, color }) => ({ name, color })) } };
    case "status":
      return { status: { options: property.status.options.map(({ name, color }) => ({ name, color })) } };
    case "number":
      return { number: property.number };
    case "formula":
      return { formula: { expression: byName(property.formula.expression, all) } };
    case "relation":
      return { relation: { data_source_id: property.relation.data_source_id, single_property: {} } };
    case "unique_id":
      return { unique_id: property.unique_id };
    case "rollup": {
      const { function: name, relation_property_name, rollup_property_name } = property.rollup;
      return { rollup: { function: name, relation_property_name, rollup_property_name } };
    }
    default:
      return { [property.type]: {} };
  }
}

/** Notion writes formulas back with properties by id, which are other ids in a copy. */
const byName = (expression: string, all: readonly Property[]): string =>
  expression.replace(/\{\{notion:block_property:([^:}]+):[^}]*\}\}/g, (reference, id: string) => {
    const name = all.find((p) => p.id === id)?.name;
    return name === undefined ? reference : `prop("${name.replace(/["\\]/g, "\\$&")}")`;
  });
