import type { CreatePageParameters, UpdatePageParameters } from "@notionhq/client";
import { invalid, notSupported } from "../errors.ts";
import { toCover, toIcon } from "../icon.ts";
import { syncRelations } from "../properties/sync.ts";
import { writeValues, type ValueRequests } from "../properties/write.ts";
import type { PageRecord, Parent, StoredValue } from "../records.ts";
import { toRichText, type RichTextRequest } from "../rich-text.ts";
import { showPage } from "../show.ts";
import { assertEditable, isTrashed, type World } from "../world.ts";
import { addBlocks, trashChildren, type BlockRequest } from "./block-records.ts";
import { idAt, type Operation } from "./operation.ts";

/** Pages, on their own and as rows of data sources. */
export const pageOperations: readonly Operation[] = [
  {
    name: "createPage",
    body: "CreatePage",
    answer: "Page",
    run: ({ world, body, query }) => only(showPage(world, createPage(world, body as CreatePageParameters)), query),
  },
  {
    name: "getPage",
    answer: "Page",
    run: (request) => only(showPage(request.world, request.world.page(idAt(request))), request.query),
  },
  {
    name: "updatePage",
    body: "UpdatePage",
    answer: "Page",
    run(request) {
      const { world, body, query } = request;
      return only(showPage(world, updatePage(world, world.page(idAt(request)), body as UpdatePageParameters)), query);
    },
  },
];

/** `filter_properties` in the query names the properties wanted, by id. */
export function only<T extends { readonly properties: object }>(page: T, query: URLSearchParams): T {
  const wanted = query.getAll("filter_properties").map((id) => encodeURIComponent(id));
  if (wanted.length === 0) return page;
  const kept = Object.entries(page.properties).filter(([, value]) => wanted.includes((value as { id: string }).id));
  return { ...page, properties: Object.fromEntries(kept) };
}

function createPage(world: World, request: CreatePageParameters): PageRecord {
  for (const key of ["markdown", "content", "template", "position", "allow_async"] as const) {
    if (request[key] !== undefined) throw notSupported(`\`${key}\` in a new page`);
  }
  const parent = toParent(world, request.parent);
  if (isTrashed(world, parent)) throw invalid("Can't create a page below something in the trash.");
  const id = world.newId();
  const icon = toIcon(request.icon);
  const page: PageRecord = {
    id,
    parent,
    values: {},
    icon,
    cover: toCover(request.cover),
    is_locked: false,
    number: null,
    ...world.made(),
  };
  const saved =
    parent.type === "data_source_id"
      ? newRow(world, page, parent.data_source_id, request)
      : newSubpage(world, page, request);
  addBlocks(world, { type: "page_id", page_id: id }, (request.children ?? []) as readonly BlockRequest[], "end");
  return saved;
}

function toParent(world: World, parent: CreatePageParameters["parent"]): Parent {
  if (parent === undefined)
    throw invalid("body failed validation: body.parent should be defined, instead was `undefined`.");
  if ("page_id" in parent) return { type: "page_id", page_id: world.page(parent.page_id).id };
  if ("workspace" in parent) {
    throw invalid(
      "Internal integrations aren't owned by a single user, so creating workspace-level private pages is not supported.",
    );
  }
  const source = world.dataSource(
    "data_source_id" in parent ? parent.data_source_id : onlySource(world, parent.database_id),
  );
  return { type: "data_source_id", data_source_id: source.id, database_id: source.database_id };
}

function onlySource(world: World, database: string): string {
  const [first, ...more] = world.database(database).data_sources;
  if (first === undefined || more.length > 0)
    throw invalid("Databases with multiple data sources are not supported in this API version.");
  return first;
}

function newRow(world: World, page: PageRecord, dataSource: string, request: CreatePageParameters): PageRecord {
  const before = world.dataSource(dataSource);
  const { source, values } = writeValues(world, before, (request.properties ?? {}) as ValueRequests, {});
  const numbered = { ...source, sequence: source.sequence + 1 };
  world.save("sources", numbered);
  const row = { ...page, values, number: numbered.sequence };
  world.save("pages", row);
  world.addRow(source.id, row.id);
  syncRelations(world, source, row, {});
  return row;
}

function newSubpage(world: World, page: PageRecord, request: CreatePageParameters): PageRecord {
  const saved = { ...page, values: onlyTitle(request.properties ?? {}, page.values) };
  world.save("pages", saved);
  if (page.parent.type === "page_id")
    world.setChildren(page.parent.page_id, [...world.children(page.parent.page_id), page.id]);
  return saved;
}

/** A page outside a data source has a title and nothing else. */
function onlyTitle(
  properties: Readonly<Record<string, unknown>>,
  before: PageRecord["values"],
): Readonly<Record<string, StoredValue>> {
  for (const name of Object.keys(properties)) {
    if (name !== "title")
      throw invalid(
        `body failed validation: body.properties.${name} should be not present, a page below a page has only a title.`,
      );
  }
  const { title } = properties as { title?: { title?: readonly RichTextRequest[] } };
  if (title === undefined) return { title: { kind: "text", text: [] }, ...before };
  if (title.title === undefined) throw invalid("title is expected to be title.");
  return { ...before, title: { kind: "text", text: toRichText(title.title) } };
}

function updatePage(world: World, page: PageRecord, request: UpdatePageParameters): PageRecord {
  if (request.template !== undefined) throw notSupported("`template` in a page's update");
  if (request.is_archived === true) throw notSupported("`is_archived`");
  const { in_trash: inTrash = page.in_trash } = request;
  // Taking a page out of the trash may come with its changes; any other change of a trashed page is refused.
  assertEditable(world, { ...page, in_trash: page.in_trash && inTrash });
  const before = page.values;
  const values =
    request.properties === undefined ? before : writtenValues(world, page, request.properties as ValueRequests);
  const saved: PageRecord = {
    ...page,
    ...world.edited(),
    values,
    in_trash: inTrash,
    is_locked: request.is_locked ?? page.is_locked,
    icon: request.icon === undefined ? page.icon : toIcon(request.icon),
    cover: request.cover === undefined ? page.cover : toCover(request.cover),
  };
  world.save("pages", saved);
  if (page.parent.type === "data_source_id")
    syncRelations(world, world.dataSource(page.parent.data_source_id), saved, before);
  if (request.erase_content) trashChildren(world, page.id);
  return saved;
}

function writtenValues(world: World, page: PageRecord, requests: ValueRequests): PageRecord["values"] {
  if (page.parent.type !== "data_source_id") return onlyTitle(requests, page.values);
  const { source, values } = writeValues(world, world.dataSource(page.parent.data_source_id), requests, page.values);
  world.save("sources", source);
  return values;
}
