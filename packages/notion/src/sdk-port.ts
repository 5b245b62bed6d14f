import {
  Client,
  isFullBlock,
  isFullDatabase,
  isFullPage,
  type CreateDatabaseParameters,
  type CreatePageParameters,
  type CreateViewParameters,
  type PageObjectResponse,
  type UpdateDataSourceParameters,
  type UpdatePageParameters,
} from "@notionhq/client";
import { fromApi, plainText, toApi, toRichText } from "./api-values.ts";
import type { Property } from "./native.ts";
import type { ChildBlock, FoundPage, Made, NotionPort, Paged } from "./port.ts";
import type { Value } from "./value.ts";

export const notionVersion = "2026-03-11";

export interface SdkOptions {
  readonly token: string;
  /** Where Notion is, without "/v1"; for a stand-in. */
  readonly baseUrl?: string;
}

/** Notion behind its own SDK. The SDK never repeats a call: what may be repeated is decided where it is known what it would do. */
export function sdkPort({ token, baseUrl }: SdkOptions): NotionPort {
  const client = new Client({
    auth: token,
    notionVersion,
    retry: false,
    logger: () => {},
    ...(baseUrl !== undefined && { baseUrl }),
  });
  return {
    async children(block, cursor) {
      const list = await client.blocks.children.list({
        block_id: block,
        page_size: 100,
        ...(cursor !== undefined && { start_cursor: cursor }),
      });
      const items = list.results.flatMap((item): ChildBlock[] => {
        if (!isFullBlock(item)) return [];
        const title = item.type === "child_database" ? { title: item.child_database.title } : {};
        return [{ id: item.id, type: item.type, hasChildren: item.has_children, ...title }];
      });
      return paged(items, list.next_cursor);
    },
    async database(id) {
      const found = await client.databases.retrieve({ database_id: id });
      if (!isFullDatabase(found)) return { id, title: "", description: "", sources: [] };
      return {
        id: found.id,
        title: plainText(found.title),
        description: plainText(found.description),
        sources: found.data_sources.map((s) => s.id),
      };
    },
    async dataSource(id) {
      const found = await client.dataSources.retrieve({ data_source_id: id });
      const properties = Object.values(found.properties).map((p): Property => ({
        id: p.id,
        name: p.name,
        type: p.type,
      }));
      return { id: found.id, trashed: "in_trash" in found && found.in_trash, properties };
    },
    async query(source, { cursor, trashed, where }) {
      const filter = where && {
        property: where.property,
        ...(where.type === "title" ? { title: { equals: where.equals } } : { rich_text: { equals: where.equals } }),
      };
      const list = await client.dataSources.query({
        data_source_id: source,
        page_size: 100,
        ...(cursor !== undefined && { start_cursor: cursor }),
        ...(trashed && { in_trash: true }),
        ...(filter && { filter }),
      });
      const pages = list.results.filter((item) => item.object === "page" && isFullPage(item)) as PageObjectResponse[];
      const items: FoundPage[] = [];
      for (const page of pages) items.push(await whole(client, page));
      return paged(items, list.next_cursor);
    },
    async create(what) {
      if (what.thing === "page") {
        const request = {
          parent: { type: "data_source_id", data_source_id: what.source },
          properties: toApi(what.values),
          ...(what.children.length > 0 && { children: what.children }),
        };
        return madePage(await client.pages.create(request as CreatePageParameters));
      }
      if (what.thing === "database") {
        const { parent, title, description, inline, properties } = what;
        const request = {
          parent: { type: "page_id", page_id: parent },
          title: toRichText(title),
          description: toRichText(description),
          is_inline: inline,
          initial_data_source: { properties },
        };
        const made = await client.databases.create(request as CreateDatabaseParameters);
        const source = isFullDatabase(made) ? made.data_sources[0]?.id : undefined;
        return { id: made.id, ...(source !== undefined && { source }) };
      }
      const { database, source, name, type, configuration } = what;
      const view = await client.views.create({
        database_id: database,
        data_source_id: source,
        name,
        type,
        configuration,
      } as unknown as CreateViewParameters);
      return { id: view.id };
    },
    async update(what) {
      if (what.thing === "page") {
        const values = Object.keys(what.values).length > 0 ? { properties: toApi(what.values) } : {};
        const request = { page_id: what.id, ...values, ...(what.trash && { in_trash: true }) };
        return madePage(await client.pages.update(request as UpdatePageParameters));
      }
      const changed = await client.dataSources.update({
        data_source_id: what.id,
        properties: what.properties,
      } as UpdateDataSourceParameters);
      const properties = Object.values(changed.properties).map((p): Property => ({
        id: p.id,
        name: p.name,
        type: p.type,
      }));
      return { id: changed.id, properties };
    },
  };
}

const paged = <T>(items: readonly T[], next: string | null): Paged<T> => ({ items, ...(next !== null && { next }) });

function madePage(page: { readonly id: string } & Partial<Pick<PageObjectResponse, "url" | "properties">>): Made {
  const properties = Object.entries(page.properties ?? {}).map(([name, p]): Property => ({
    id: p.id,
    name,
    type: p.type,
  }));
  return { id: page.id, properties, ...(page.url !== undefined && { url: page.url }) };
}

async function whole(client: Client, page: PageObjectResponse): Promise<FoundPage> {
  const values: [string, Value][] = [];
  for (const [name, property] of Object.entries(page.properties)) {
    const cut = property.type === "relation" && "has_more" in property && property.has_more === true;
    values.push([
      name,
      cut ? { type: "relation", ids: await allRelated(client, page.id, property.id) } : fromApi(property),
    ]);
  }
  return {
    id: page.id,
    url: page.url,
    created: page.created_time,
    trashed: page.in_trash,
    properties: Object.entries(page.properties).map(([name, { id, type }]) => ({ id, name, type })),
    values: Object.fromEntries(values),
  };
}

/** A page's own answer cuts relations at 25. @source https://developers.notion.com/reference/retrieve-a-page-property */
async function allRelated(client: Client, page: string, property: string): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const list = await client.pages.properties.retrieve({
      page_id: page,
      property_id: property,
      ...(cursor !== undefined && { start_cursor: cursor }),
    });
    if (list.object !== "list") return ids;
    for (const item of list.results) if (item.type === "relation") ids.push(item.relation.id);
    cursor = list.next_cursor;
  }
  return ids;
}
