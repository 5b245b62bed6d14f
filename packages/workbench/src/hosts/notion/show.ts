import type {
  BlockObjectResponse,
  DatabaseObjectResponse,
  DataSourceObjectResponse,
  DataSourceViewObjectResponse,
  PageObjectResponse,
} from "@notionhq/client";
import { showProperties } from "./properties/show.ts";
import { showValues } from "./properties/show-values.ts";
import {
  plainText,
  type BlockRecord,
  type DatabaseRecord,
  type DataSourceRecord,
  type PageRecord,
  type Parent,
  type Stamps,
  type ViewRecord,
} from "./records.ts";
import { isTrashed, titleOf, type World } from "./world.ts";

/** Answers as the API of 2026-03-11 sends them: what the SDK's types call `archived` went away with that version. */
type Sent<T> = Omit<T, "archived">;

/** Addresses look like Notion's but lead nowhere: this is a stand-in. */
const urlOf = (id: string): string => `https://www.notion.so/${id.replaceAll("-", "")}`;
const user = (id: string): { id: string; object: "user" } => ({ object: "user", id });
const stamps = ({
  created_time,
  last_edited_time,
  created_by,
  last_edited_by,
}: Stamps): Pick<PageObjectResponse, "created_time" | "last_edited_time" | "created_by" | "last_edited_by"> => ({
  created_time,
  last_edited_time,
  created_by: user(created_by),
  last_edited_by: user(last_edited_by),
});

export function showPage(world: World, page: PageRecord): Sent<PageObjectResponse> {
  const source = page.parent.type === "data_source_id" ? world.dataSource(page.parent.data_source_id) : undefined;
  const title = page.values.title;
  return {
    object: "page",
    id: page.id,
    ...stamps(page),
    in_trash: page.in_trash || isTrashed(world, page.parent),
    is_archived: false,
    is_locked: page.is_locked,
    url: urlOf(page.id),
    public_url: null,
    parent: page.parent,
    properties: source
      ? showValues(world, source, page)
      : { title: { id: "title", type: "title", title: title?.kind === "text" ? [...title.text] : [] } },
    icon: page.icon,
    cover: page.cover,
  };
}

/** A database's parent as its type has it: never a data source. */
function databaseParent(parent: Parent): DatabaseObjectResponse["parent"] {
  return parent.type === "data_source_id" ? { type: "database_id", database_id: parent.database_id } : parent;
}

export function showDatabase(world: World, database: DatabaseRecord): Sent<DatabaseObjectResponse> {
  const { created_time, last_edited_time } = database;
  return {
    object: "database",
    id: database.id,
    title: [...database.title],
    description: [...database.description],
    parent: databaseParent(database.parent),
    is_inline: database.is_inline,
    in_trash: database.in_trash || isTrashed(world, database.parent),
    is_locked: database.is_locked,
    created_time,
    last_edited_time,
    data_sources: database.data_sources
      .map((id) => world.dataSource(id))
      .filter((source) => !source.in_trash)
      .map((source) => ({ id: source.id, name: plainText(source.title) })),
    icon: database.icon,
    cover: database.cover,
    url: urlOf(database.id),
    public_url: null,
  };
}

export function showDataSource(world: World, source: DataSourceRecord): Sent<DataSourceObjectResponse> {
  const database = world.database(source.database_id);
  return {
    object: "data_source",
    id: source.id,
    title: [...source.title],
    description: [...database.description],
    parent: { type: "database_id", database_id: database.id },
    database_parent: databaseParent(database.parent),
    is_inline: database.is_inline,
    in_trash: source.in_trash || database.in_trash || isTrashed(world, database.parent),
    ...stamps(source),
    properties: showProperties(world, source),
    icon: source.icon,
    cover: database.cover,
    url: urlOf(source.id),
    public_url: null,
  };
}

/** A block, or a page or database as the block that stands for it in its parent. */
export function showBlock(world: World, record: BlockRecord | PageRecord | DatabaseRecord): Sent<BlockObjectResponse> {
  const { type, body } = blockBody(record);
  const shown = {
    object: "block",
    id: record.id,
    parent: record.parent,
    ...stamps(record),
    has_children: type !== "child_database" && world.children(record.id).some((id) => isThere(world, id)),
    in_trash: record.in_trash || isTrashed(world, record.parent),
    type,
    [type]: body,
  };
  // The key named by `type` holds what the schema of that type says: checked with every answer.
  return shown as unknown as Sent<BlockObjectResponse>;
}

function blockBody(record: BlockRecord | PageRecord | DatabaseRecord): {
  readonly type: string;
  readonly body: unknown;
} {
  if ("body" in record) return record;
  if ("values" in record) return { type: "child_page", body: { title: titleOf(record) } };
  return { type: "child_database", body: { title: plainText(record.title) } };
}

/** What an id in a list of children stands for. */
export const standsFor = (world: World, id: string): BlockRecord | PageRecord | DatabaseRecord | undefined =>
  world.find("blocks", id) ?? world.find("pages", id) ?? world.find("databases", id);
const isThere = (world: World, id: string): boolean => standsFor(world, id)?.in_trash === false;

export function showView(view: ViewRecord): DataSourceViewObjectResponse {
  const shown = {
    object: "view",
    id: view.id,
    parent: { type: "database_id", database_id: view.database_id },
    name: view.name,
    type: view.type,
    created_time: view.created_time,
    last_edited_time: view.last_edited_time,
    url: urlOf(view.id),
    data_source_id: view.data_source_id,
    created_by: user(view.created_by),
    last_edited_by: user(view.last_edited_by),
    filter: view.filter ?? null,
    sorts: view.sorts ?? null,
    quick_filters: null,
    configuration: view.configuration ?? null,
  };
  // `type` and `configuration` came in through the schema of a request, and go out through that of the answer.
  return shown as DataSourceViewObjectResponse;
}
