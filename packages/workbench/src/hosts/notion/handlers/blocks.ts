import type { AppendBlockChildrenParameters } from "@notionhq/client";
import { invalid, notFound } from "../errors.ts";
import type { BlockRecord, DatabaseRecord, PageRecord, Parent } from "../records.ts";
import { showBlock, standsFor } from "../show.ts";
import { assertEditable, isTrashed, type World } from "../world.ts";
import { addBlocks, blockType, shownBody, type BlockRequest, type Position } from "./block-records.ts";
import { idAt, paged, pagingOf, type Operation, type Request } from "./operation.ts";

/** Blocks: what pages are made of. Pages and databases stand among them by their own ids. */
export const blockOperations: readonly Operation[] = [
  { name: "getBlock", answer: "Block", run: (request) => showBlock(request.world, blockAt(request)) },
  { name: "updateBlock", body: "UpdateBlock", answer: "Block", run: updateBlock },
  {
    name: "deleteBlock",
    answer: "Block",
    run(request) {
      const record = blockAt(request);
      assertEditable(request.world, record);
      return showBlock(request.world, saveTrashed(request.world, record, true));
    },
  },
  { name: "listBlockChildren", answer: "Blocks", run: listChildren },
  { name: "appendBlockChildren", body: "AppendBlocks", answer: "Blocks", run: appendChildren },
];

type Any = BlockRecord | PageRecord | DatabaseRecord;

function blockAt(request: Request): Any {
  const record = standsFor(request.world, idAt(request));
  if (!record) throw notFound("block", idAt(request));
  return record;
}

function saveTrashed(world: World, record: Any, inTrash: boolean): Any {
  const saved = { ...record, ...world.edited(), in_trash: inTrash };
  if ("body" in saved) world.save("blocks", saved);
  else if ("values" in saved) world.save("pages", saved);
  else world.save("databases", saved);
  return saved;
}

function updateBlock(request: Request): unknown {
  const { world } = request;
  const {
    in_trash: inTrash,
    block_id: _,
    ...content
  } = request.body as { in_trash?: boolean; block_id?: string } & BlockRequest;
  const record = blockAt(request);
  assertEditable(world, { ...record, in_trash: record.in_trash && inTrash !== false });
  const type = blockType(content);
  let saved = record;
  if (type !== "") {
    if (!("body" in record) || record.type !== type) {
      throw invalid(
        `body failed validation: body.${type} should be not present, the block is a ${"body" in record ? record.type : "child"}.`,
      );
    }
    saved = { ...record, ...world.edited(), body: { ...record.body, ...shownBody(content[type] as BlockRequest) } };
    world.save("blocks", saved);
  }
  return showBlock(world, inTrash === undefined ? saved : saveTrashed(world, saved, inTrash));
}

function listChildren(request: Request): unknown {
  const { world } = request;
  const parent = blockAt(request);
  if (!("body" in parent) && !("values" in parent)) throw notFound("block", idAt(request));
  const children = world
    .children(parent.id)
    .map((id) => standsFor(world, id))
    .filter((child) => child?.in_trash === false);
  const page = paged(
    children.filter((child) => child !== undefined),
    pagingOf(request.query),
  );
  return { ...page, results: page.results.map((child) => showBlock(world, child)), type: "block", block: {} };
}

function appendChildren(request: Request): unknown {
  const { world } = request;
  const { children, position, after } = request.body as AppendBlockChildrenParameters;
  const parent = blockAt(request);
  assertEditable(world, parent);
  const above: Parent =
    "body" in parent ? { type: "block_id", block_id: parent.id } : { type: "page_id", page_id: parent.id };
  if (!("body" in parent) && !("values" in parent)) throw invalid("Block does not support children.");
  if (isTrashed(world, above))
    throw invalid("Can't edit block that is archived. You must unarchive the block before editing.");
  const made = addBlocks(world, above, children as readonly BlockRequest[], toPosition(position, after));
  const results = made.map((record) => showBlock(world, record));
  return { object: "list", results, next_cursor: null, has_more: false, type: "block", block: {} };
}

function toPosition(position: AppendBlockChildrenParameters["position"], after: string | undefined): Position {
  if (after !== undefined) return { after };
  if (position?.type === "after_block") return { after: position.after_block.id };
  return position?.type ?? "end";
}
