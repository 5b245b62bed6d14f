import type {
  BlockObjectResponse,
  DatabaseObjectResponse,
  DataSourceObjectResponse,
  DataSourceViewObjectResponse,
  PageObjectResponse,
} from "@notionhq/client";

export type Block = BlockObjectResponse;
export type Page = PageObjectResponse;
export type PropertyValue = PageObjectResponse["properties"][string];
export type Property = DataSourceObjectResponse["properties"][string];
export type View = DataSourceViewObjectResponse;
/** Values of a request, by property name. */
export type NewValues = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** A database with everything that is drawn of it. */
export interface Database {
  readonly id: string;
  readonly title: string;
  /** What people read below the title. */
  readonly description: string;
  readonly source: string;
  readonly properties: readonly Property[];
  readonly rows: readonly Page[];
  readonly views: readonly View[];
}

/** The calls of Notion's API that the page makes. Throws Error with Notion's message. */
export interface NotionApi {
  page(id: string): Promise<Page>;
  /** Blocks below a page or block, all of them. */
  children(id: string): Promise<readonly Block[]>;
  database(id: string): Promise<Database>;
  /** A database's title, and the page that it stands on. */
  head(id: string): Promise<{ readonly title: string; readonly parent?: string }>;
  rows(source: string): Promise<readonly Page[]>;
  properties(source: string): Promise<readonly Property[]>;
  /** The data source of a database, without its rows. */
  source(database: string): Promise<string>;
  createPage(body: Readonly<Record<string, unknown>>): Promise<Page>;
  createDatabase(body: Readonly<Record<string, unknown>>): Promise<DatabaseObjectResponse>;
  append(block: string, children: readonly unknown[]): Promise<void>;
  updatePage(id: string, body: Readonly<Record<string, unknown>>): Promise<void>;
  updateDatabase(id: string, body: Readonly<Record<string, unknown>>): Promise<void>;
}

interface List<T> {
  readonly results: readonly T[];
  readonly next_cursor: string | null;
}

/**
 * Notion's API over `fetch`.
 *
 * @param base  address that "v1/" follows, with a slash at the end
 */
export function notionApi(base: string, token: string): NotionApi {
  const headers = {
    authorization: `Bearer ${token}`,
    "notion-version": "2026-03-11",
    "content-type": "application/json",
  };
  const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const answer = await fetch(`${base}v1/${path}`, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const json = (await answer.json()) as T & { readonly message?: string };
    if (!answer.ok) throw new Error(json.message ?? `Notion answered ${answer.status}`);
    return json;
  };
  const all = async <T>(next: (cursor: string | undefined) => Promise<List<T>>): Promise<readonly T[]> => {
    const items: T[] = [];
    for (let cursor: string | undefined, more = true; more;) {
      const list = await next(cursor);
      items.push(...list.results);
      cursor = list.next_cursor ?? undefined;
      more = cursor !== undefined;
    }
    return items;
  };
  const at = (cursor: string | undefined): string => (cursor === undefined ? "" : `?start_cursor=${cursor}`);
  const api: NotionApi = {
    page: (id) => call<Page>("GET", `pages/${id}`),
    children: (id) => all((cursor) => call<List<Block>>("GET", `blocks/${id}/children${at(cursor)}`)),
    rows: (source) =>
      all((cursor) =>
        call<List<Page>>("POST", `data_sources/${source}/query`, cursor === undefined ? {} : { start_cursor: cursor }),
      ),
    properties: async (source) =>
      Object.values((await call<DataSourceObjectResponse>("GET", `data_sources/${source}`)).properties),
    source: async (id) => (await call<DatabaseObjectResponse>("GET", `databases/${id}`)).data_sources[0]?.id ?? "",
    async database(id) {
      const found = await call<DatabaseObjectResponse>("GET", `databases/${id}`);
      const source = found.data_sources[0]?.id ?? "";
      const [properties, rows, listed] = await Promise.all([
        api.properties(source),
        api.rows(source),
        call<List<{ readonly id: string }>>("GET", `views?database_id=${id}`),
      ]);
      const views = await Promise.all(listed.results.map((view) => call<View>("GET", `views/${view.id}`)));
      return {
        id: found.id,
        title: found.title.map((part) => part.plain_text).join(""),
        description: found.description.map((part) => part.plain_text).join(""),
        source,
        properties,
        rows,
        views,
      };
    },
    async head(id) {
      const { title, parent } = await call<DatabaseObjectResponse>("GET", `databases/${id}`);
      return {
        title: title.map((part) => part.plain_text).join(""),
        ...(parent.type === "page_id" && { parent: parent.page_id }),
      };
    },
    createPage: (body) => call<Page>("POST", "pages", body),
    createDatabase: (body) => call<DatabaseObjectResponse>("POST", "databases", body),
    append: async (block, children) => void (await call("PATCH", `blocks/${block}/children`, { children })),
    updatePage: async (id, body) => void (await call("PATCH", `pages/${id}`, body)),
    updateDatabase: async (id, body) => void (await call("PATCH", `databases/${id}`, body)),
  };
  return api;
}
