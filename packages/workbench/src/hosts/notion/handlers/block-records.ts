import { invalid, notSupported } from "../errors.ts";
import type { BlockRecord, Parent } from "../records.ts";
import { toRichText, type RichTextRequest } from "../rich-text.ts";
import { normalId, type World } from "../world.ts";

/** A block in a request: its content under the key that names its type. */
export type BlockRequest = Readonly<Record<string, unknown>>;
type Body = Readonly<Record<string, unknown>>;

/** What an answer holds where a request may leave it out. */
const defaults: Readonly<Record<string, Body>> = {
  paragraph: { color: "default", icon: null },
  heading_1: { color: "default", is_toggleable: false },
  heading_2: { color: "default", is_toggleable: false },
  heading_3: { color: "default", is_toggleable: false },
  heading_4: { color: "default", is_toggleable: false },
  bulleted_list_item: { color: "default" },
  numbered_list_item: { color: "default" },
  quote: { color: "default" },
  toggle: { color: "default" },
  to_do: { color: "default", checked: false },
  callout: { color: "default", icon: null },
  code: { caption: [] },
  equation: {},
  divider: {},
  breadcrumb: {},
  table_of_contents: { color: "default" },
  bookmark: { caption: [] },
  embed: { caption: [] },
  table: { has_column_header: false, has_row_header: false },
  table_row: {},
  column_list: {},
  column: {},
};

/** The key that names a block's type. */
export const blockType = (request: BlockRequest): string =>
  typeof request.type === "string"
    ? request.type
    : (Object.keys(request).find((key) => key !== "object" && key !== "in_trash") ?? "");

/** Where new blocks go among the children: the id is that of the block before them. */
export type Position = "start" | "end" | { readonly after: string };

/**
 * Adds blocks with their children below a page or block.
 *
 * @returns the records of the first level, in order
 * @throws NotionError for a position that is not there, tables whose rows do not fit, 501 for kinds of blocks not kept here
 */
export function addBlocks(
  world: World,
  parent: Parent,
  requests: readonly BlockRequest[],
  position: Position,
): readonly BlockRecord[] {
  const key = parent.type === "page_id" ? parent.page_id : parent.type === "block_id" ? parent.block_id : "";
  const records = requests.map((request) => addBlock(world, parent, request));
  const siblings = world.children(key);
  const at =
    position === "start" ? 0 : position === "end" ? siblings.length : siblings.indexOf(normalId(position.after)) + 1;
  if (typeof position === "object" && at === 0)
    throw invalid(`Block ${position.after} is not a child of the parent block.`);
  if (records.length > 0)
    world.setChildren(key, [...siblings.slice(0, at), ...records.map((r) => r.id), ...siblings.slice(at)]);
  return records;
}

function addBlock(world: World, parent: Parent, request: BlockRequest): BlockRecord {
  const type = blockType(request);
  const { children = [], ...content } = request[type] as { children?: readonly BlockRequest[] } & Body;
  const base = defaults[type];
  if (!base) throw notSupported(`block of type ${type}`);
  if (type === "table") assertRowsFit(content, children);
  const record: BlockRecord = {
    id: world.newId(),
    parent,
    type,
    body: { ...base, ...shownBody(content) },
    ...world.made(),
  };
  world.save("blocks", record);
  addBlocks(world, { type: "block_id", block_id: record.id }, children, "end");
  return record;
}

/** A block's content with its rich text as answers have it. */
export function shownBody(content: Body): Body {
  return Object.fromEntries(
    Object.entries(content).map(([key, value]) => {
      if (key === "rich_text" || key === "caption") return [key, toRichText(value as readonly RichTextRequest[])];
      if (key === "cells") return [key, (value as readonly (readonly RichTextRequest[])[]).map(toRichText)];
      if (key === "icon")
        return [
          key,
          typeof value === "object" && value !== null && "emoji" in value ? { type: "emoji", ...value } : value,
        ];
      return [key, value];
    }),
  );
}

function assertRowsFit(table: Body, rows: readonly BlockRequest[]): void {
  if (rows.length === 0) throw invalid("body failed validation: a table needs at least one row.");
  const fits = (row: BlockRequest): boolean =>
    (row.table_row as { cells: readonly unknown[] }).cells.length === table.table_width;
  if (!rows.every(fits)) throw invalid("Number of cells in table row must match the table width of the parent table");
}

/** Puts everything below a page or block in the trash. */
export function trashChildren(world: World, parent: string): void {
  for (const id of world.children(parent)) {
    for (const kind of ["blocks", "pages", "databases"] as const) {
      const record = world.find(kind, id);
      if (record) world.save(kind, { ...record, ...world.edited(), in_trash: true } as never);
    }
  }
}
