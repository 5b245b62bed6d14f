import type { Store } from "../../store.ts";
import { invalid, notFound } from "./errors.ts";
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

/** The records in the store, and the ways from one to another that the handlers share. Throws `NotionError` for what is not there. */
export interface World {
  readonly now: () => Date;
  readonly newId: () => string;
  /** The user whose token the request carried. */
  readonly actor: string;
  page(id: string): PageRecord;
  database(id: string): DatabaseRecord;
  dataSource(id: string): DataSourceRecord;
  block(id: string): BlockRecord;
  view(id: string): ViewRecord;
  find<K extends Kind>(kind: K, id: string): Records[K] | undefined;
  save<K extends Kind>(kind: K, record: Records[K]): void;
  forget(kind: Kind, id: string): void;
  /** Ids of what stands in a page or block, in order: blocks, child pages and child databases alike. */
  children(parent: string): readonly string[];
  setChildren(parent: string, ids: readonly string[]): void;
  /** Ids of the pages of a data source, oldest first, the trashed ones too. */
  rows(dataSource: string): readonly string[];
  addRow(dataSource: string, page: string): void;
  /** Views of a database, in the order of its tabs. */
  views(database: string): readonly ViewRecord[];
  addView(view: ViewRecord): void;
  /** Stamps of something made now. */
  made(): Stamps;
  /** What changes in the stamps of something edited now. */
  edited(): Pick<Stamps, "last_edited_time" | "last_edited_by">;
}

interface Records {
  readonly pages: PageRecord;
  readonly databases: DatabaseRecord;
  readonly sources: DataSourceRecord;
  readonly blocks: BlockRecord;
  readonly views: ViewRecord;
}
type Kind = keyof Records;

/** "0123…" or "0123-…" in any case, as ids are kept and shown: lower case with hyphens. */
export function normalId(id: string): string {
  const hex = id.replaceAll("-", "").toLowerCase();
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** The records of a store, seen by one user. */
export function worldOf(store: Store, now: () => Date, newId: () => string, actor: string): World {
  const find = <K extends Kind>(kind: K, id: string): Records[K] | undefined =>
    store.get<Records[K]>(`notion/${kind}`, normalId(id));
  const need =
    <K extends Kind>(kind: K, name: Parameters<typeof notFound>[0]) =>
    (id: string): Records[K] => {
      const record = find(kind, id);
      if (!record) throw notFound(name, id);
      return record;
    };
  const minute = (): string => `${now().toISOString().slice(0, 16)}:00.000Z`;
  const list = (space: string, key: string): readonly string[] => store.get<string[]>(`notion/${space}`, key) ?? [];
  return {
    now,
    newId: () => normalId(newId()),
    actor,
    page: need("pages", "page"),
    database: need("databases", "database"),
    dataSource: need("sources", "data_source"),
    block: need("blocks", "block"),
    view: need("views", "view"),
    find,
    save: (kind, record) => store.put(`notion/${kind}`, record.id, record),
    forget: (kind, id) => store.delete(`notion/${kind}`, id),
    children: (parent) => list("children", parent),
    setChildren: (parent, ids) => store.put("notion/children", parent, ids),
    rows: (dataSource) => list("rows", dataSource),
    views: (database) => list("tabs", database).flatMap((id) => find("views", id) ?? []),
    addView(view) {
      store.put("notion/views", view.id, view);
      store.put("notion/tabs", view.database_id, [...list("tabs", view.database_id), view.id]);
    },
    addRow: (dataSource, page) => store.put("notion/rows", dataSource, [...list("rows", dataSource), page]),
    made: () => ({
      created_time: minute(),
      last_edited_time: minute(),
      created_by: actor,
      last_edited_by: actor,
      in_trash: false,
    }),
    edited: () => ({ last_edited_time: minute(), last_edited_by: actor }),
  };
}

/** The title of a page, plain. */
export const titleOf = (page: PageRecord): string => {
  const title = page.values.title;
  return title?.kind === "text" ? plainText(title.text) : "";
};

/** Whether a parent, or what it stands in, lies in the trash. */
export function isTrashed(world: World, parent: Parent): boolean {
  switch (parent.type) {
    case "workspace":
      return false;
    case "page_id": {
      const page = world.find("pages", parent.page_id);
      return !page || page.in_trash || isTrashed(world, page.parent);
    }
    case "block_id": {
      const block = world.find("blocks", parent.block_id);
      return !block || block.in_trash || isTrashed(world, block.parent);
    }
    case "data_source_id": {
      const source = world.find("sources", parent.data_source_id);
      const database = world.find("databases", parent.database_id);
      return !source || source.in_trash || !database || database.in_trash || isTrashed(world, database.parent);
    }
  }
}

/**
 * Refuses a change below something in the trash, or of something in it.
 *
 * @throws NotionError in Notion's words
 */
export function assertEditable(world: World, record: { readonly parent: Parent; readonly in_trash: boolean }): void {
  if (record.in_trash) throw invalid("Can't edit block that is archived. You must unarchive the block before editing.");
  if (isTrashed(world, record.parent)) {
    throw invalid(
      "Can't edit page on block with an archived ancestor. You must unarchive the ancestor before editing the page.",
    );
  }
}
