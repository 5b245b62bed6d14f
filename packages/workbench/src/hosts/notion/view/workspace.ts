import { rootPageId } from "../tokens.ts";
import type { Block, Database, NotionApi, Page, Property } from "./api.ts";
import { titleOf } from "./titles.ts";

/** A block with what stands in it. */
export interface BlockTree {
  readonly block: Block;
  readonly children: readonly BlockTree[];
}

/** A line of the sidebar. */
export interface TreeNode {
  readonly place: Place;
  readonly title: string;
  readonly icon?: string;
  readonly children: readonly TreeNode[];
}

/** What is open: a page, or a database on a page of its own. */
export interface Place {
  readonly kind: "page" | "database";
  readonly id: string;
}

/** Everything that is drawn of the open place. */
export type Opened =
  | {
      readonly kind: "page";
      readonly page: Page;
      /** Of the data source that the page is a row of. */ readonly properties: readonly Property[];
      readonly blocks: readonly BlockTree[];
      readonly databases: ReadonlyMap<string, Database>;
    }
  | { readonly kind: "database"; readonly database: Database };

export interface Workspace {
  readonly tree: TreeNode;
  readonly opened: Opened;
  /** What lies above the open place, from the top. */
  readonly path: readonly TreeNode[];
  /** Titles of pages that relations lead to. */
  readonly related: ReadonlyMap<string, string>;
}

export const rootPlace: Place = { kind: "page", id: rootPageId };

/** Loads the sidebar and the open place. A place that is gone is left for the top page. */
export async function loadWorkspace(api: NotionApi, place: Place): Promise<Workspace> {
  const tree = await loadTree(api);
  const path = pathTo(tree, place) ?? (await pathByParents(api, tree, place)) ?? [tree];
  const there = path.at(-1)?.place ?? rootPlace;
  const opened =
    there.kind === "database"
      ? { kind: "database" as const, database: await api.database(there.id) }
      : await loadPage(api, there.id);
  return { tree, opened, path, related: await relatedTitles(api, opened) };
}

/** The path to a row of a table inside a page, or to that table: what lies above it is asked for. Nothing when it is gone. */
async function pathByParents(api: NotionApi, tree: TreeNode, place: Place): Promise<readonly TreeNode[] | undefined> {
  try {
    const above: TreeNode[] = [];
    for (let at = place; ;) {
      const known = pathTo(tree, at);
      if (known) return [...known, ...above.reverse()];
      const { node, parent } = await nodeOf(api, at);
      above.push(node);
      if (!parent) return undefined;
      at = parent;
    }
  } catch {
    // Somebody threw it away, or the link is old: the top page is shown instead.
    return undefined;
  }
}

async function nodeOf(api: NotionApi, place: Place): Promise<{ readonly node: TreeNode; readonly parent?: Place }> {
  if (place.kind === "page") {
    const page = await api.page(place.id);
    const node = { place, title: titleOf(page), ...iconOf(page), children: [] };
    const { parent } = page;
    if (parent.type === "data_source_id") return { node, parent: { kind: "database", id: parent.database_id } };
    return { node, ...(parent.type === "page_id" && { parent: { kind: "page", id: parent.page_id } }) };
  }
  const { title, parent } = await api.head(place.id);
  const node = { place, title, children: [] };
  return { node, ...(parent !== undefined && { parent: { kind: "page", id: parent } }) };
}

const seen = new Map<string, string>();
/** Titles of pages that relations lead to and that are not loaded otherwise; each is asked for once. */
async function relatedTitles(api: NotionApi, opened: Opened): Promise<ReadonlyMap<string, string>> {
  const databases = opened.kind === "database" ? [opened.database] : [...opened.databases.values()];
  const rows = databases.flatMap((database) => database.rows);
  const pages = opened.kind === "page" ? [opened.page, ...rows] : rows;
  const loaded = new Set(rows.map(({ id }) => id));
  const wanted = pages.flatMap(({ properties }) =>
    Object.values(properties).flatMap((value) => (value.type === "relation" ? value.relation.map(({ id }) => id) : [])),
  );
  const missing = [...new Set(wanted)].filter((id) => !loaded.has(id) && !seen.has(id));
  await Promise.all(missing.map(async (id) => seen.set(id, titleOf(await api.page(id)))));
  return new Map(seen);
}

async function loadTree(api: NotionApi): Promise<TreeNode> {
  const page = await api.page(rootPageId);
  return { place: rootPlace, title: titleOf(page), ...iconOf(page), children: await childNodes(api, rootPageId) };
}

const iconOf = ({ icon }: Page): { readonly icon?: string } => (icon?.type === "emoji" ? { icon: icon.emoji } : {});

/** Pages and databases below a page; the rows of a database stand below it, what is in them is shown when they are open. */
async function childNodes(api: NotionApi, id: string): Promise<readonly TreeNode[]> {
  const nodes: TreeNode[] = [];
  for (const block of await api.children(id)) {
    if (block.type === "child_page") {
      nodes.push({
        place: { kind: "page", id: block.id },
        title: block.child_page.title,
        children: await childNodes(api, block.id),
      });
    } else if (block.type === "child_database") {
      const rows = await api.rows(await api.source(block.id));
      const children = rows.map((row): TreeNode => ({
        place: { kind: "page", id: row.id },
        title: titleOf(row),
        ...iconOf(row),
        children: [],
      }));
      nodes.push({ place: { kind: "database", id: block.id }, title: block.child_database.title, children });
    }
  }
  return nodes;
}

function pathTo(node: TreeNode, place: Place): readonly TreeNode[] | undefined {
  if (node.place.id === place.id) return [node];
  for (const child of node.children) {
    const below = pathTo(child, place);
    if (below) return [node, ...below];
  }
  return undefined;
}

async function loadPage(api: NotionApi, id: string): Promise<Opened> {
  const [page, blocks] = await Promise.all([api.page(id), loadBlocks(api, id)]);
  const databases = new Map<string, Database>();
  for (const { block } of blocks)
    if (block.type === "child_database") databases.set(block.id, await api.database(block.id));
  const properties = page.parent.type === "data_source_id" ? await api.properties(page.parent.data_source_id) : [];
  return { kind: "page", page, properties, blocks, databases };
}

async function loadBlocks(api: NotionApi, id: string): Promise<readonly BlockTree[]> {
  const blocks = await api.children(id);
  const isOpen = ({ type, has_children }: Block): boolean =>
    has_children && type !== "child_page" && type !== "child_database";
  return Promise.all(
    blocks.map(async (block) => ({ block, children: isOpen(block) ? await loadBlocks(api, block.id) : [] })),
  );
}

/** Titles of all pages that were loaded, for relations. */
export function titlesIn({ opened, tree, related }: Workspace): ReadonlyMap<string, string> {
  const titles = new Map(related);
  const add = (node: TreeNode): void => {
    titles.set(node.place.id, node.title);
    node.children.forEach(add);
  };
  add(tree);
  const databases = opened.kind === "database" ? [opened.database] : [...opened.databases.values()];
  for (const { rows } of databases) for (const row of rows) titles.set(row.id, titleOf(row));
  return titles;
}

/** The properties of every data source that was loaded, for the options they offer. */
export function sourcesIn({ opened }: Workspace): ReadonlyMap<string, readonly Property[]> {
  const databases = opened.kind === "database" ? [opened.database] : [...opened.databases.values()];
  const sources = new Map(databases.map(({ source, properties }) => [source, properties]));
  if (opened.kind === "page" && opened.page.parent.type === "data_source_id") {
    sources.set(opened.page.parent.data_source_id, opened.properties);
  }
  return sources;
}
