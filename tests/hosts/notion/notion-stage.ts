import { parts, type AnyTemplate, type Shape } from "@parley/core";
import type { ConformanceHost, Hands, Stage } from "@parley/core/testing";
import { templates } from "@parley/core/registry";
import { door } from "@parley/notion";
import {
  Client,
  isFullBlock,
  isFullDatabase,
  isFullPage,
  type BlockObjectResponse,
  type PageObjectResponse,
} from "@notionhq/client";
import { localPlatform, personToken, rootPageId } from "../../../packages/workbench/src/hosts/notion/index.ts";
import { notionApi } from "../../../packages/workbench/src/hosts/notion/view/api.ts";
import { duplicatePage } from "../../../packages/workbench/src/hosts/notion/view/duplicate.ts";
import { openLocal } from "../../support/local-stage.ts";

/** Notion by its API, as a person who sits in front of it: with another token than Parley's. */
export const notionStage: ConformanceHost = {
  name: "notion over its API",
  async open(): Promise<Stage> {
    const stage = await openLocal(localPlatform, door, (status, code) => ({
      object: "error",
      status,
      code: notionCodes[code] ?? "internal_server_error",
      message: "Ordered by a test",
    }));
    const client = new Client({
      auth: personToken,
      baseUrl: `${stage.origin}/notion`,
      notionVersion: "2026-03-11",
      logger: () => {},
    });
    return { ...stage, hands: handsOf(client, stage.origin) };
  },
};
const notionCodes: Readonly<Record<string, string>> = {
  unauthorized: "unauthorized",
  forbidden: "restricted_resource",
  "not-found": "object_not_found",
};

interface Found {
  readonly page: PageObjectResponse;
  readonly source: string;
}
interface Table {
  readonly title: string;
  readonly source: string;
  readonly rows: readonly PageObjectResponse[];
}

/** What a person does in Notion's own page: find things by what they are called, and edit them there. */
function handsOf(client: Client, origin: string): Hands {
  const blocks = async (id: string): Promise<readonly BlockObjectResponse[]> =>
    (await client.blocks.children.list({ block_id: id })).results.filter(isFullBlock);
  const rowsOf = async (source: string): Promise<readonly PageObjectResponse[]> =>
    (await client.dataSources.query({ data_source_id: source })).results.filter(
      (r): r is PageObjectResponse => r.object === "page" && isFullPage(r),
    );
  const sourceOf = async (database: string): Promise<string> => {
    const found = await client.databases.retrieve({ database_id: database });
    return isFullDatabase(found) ? (found.data_sources[0]?.id ?? "") : "";
  };
  const tablesIn = async (id: string): Promise<readonly Table[]> => {
    const tables: Table[] = [];
    for (const block of await blocks(id)) {
      if (block.type !== "child_database") continue;
      const source = await sourceOf(block.id);
      tables.push({ title: block.child_database.title, source, rows: await rowsOf(source) });
    }
    return tables;
  };
  const documentCalled = async (key: string): Promise<Found> => {
    for (const { source, rows } of await tablesIn(rootPageId)) {
      const page = rows.find((row) => textOf(row.properties.Key) === key);
      if (page) return { page, source };
    }
    throw new Error(`Unexpected absence of ${key}, expected it to stand in Notion`);
  };
  const tableOf = async (document: string, name: string): Promise<Table> => {
    const { page } = await documentCalled(document);
    const label: readonly string[] = shapes.flatMap((shape) => parts(shape).tables[name]?.label ?? []);
    const table = (await tablesIn(page.id)).find(({ title }) => label.includes(title));
    if (!table) throw new Error(`Unexpected absence of the table ${name}, expected it in the page`);
    return table;
  };
  const rowCalled = async (document: string, table: string, row: string): Promise<PageObjectResponse> => {
    const found = (await tableOf(document, table)).rows.find((r) => textOf(r.properties.Key) === row);
    if (!found) throw new Error(`Unexpected absence of the row ${row}, expected it in ${table}`);
    return found;
  };
  const texts = async (id: string): Promise<string[]> => {
    const seen: string[] = [];
    for (const table of await tablesIn(id)) {
      seen.push(table.title);
      for (const row of table.rows) {
        // The property "Parley" holds what has no place of its own: it is no reading matter.
        seen.push(
          ...Object.entries(row.properties).flatMap(([name, value]) => (name === "Parley" ? [] : [textOf(value)])),
        );
        seen.push(...(await texts(row.id)));
      }
    }
    return seen;
  };
  return {
    async type(document, [name = "", row, column = ""], text) {
      const page = row === undefined ? (await documentCalled(document)).page : await rowCalled(document, name, row);
      const values = row === undefined ? { [name]: text } : { [column]: text };
      await client.pages.update({ page_id: page.id, properties: typed(page.properties, values, name) });
    },
    async addRow(document, table, values) {
      const { source } = await tableOf(document, table);
      const { properties } = await client.dataSources.retrieve({ data_source_id: source });
      await client.pages.create({ parent: { data_source_id: source }, properties: typed(properties, values, table) });
    },
    async deleteRow(document, table, row) {
      await client.pages.update({ page_id: (await rowCalled(document, table, row)).id, in_trash: true });
    },
    async trash(document) {
      await client.pages.update({ page_id: (await documentCalled(document)).page.id, in_trash: true });
    },
    async copy(document) {
      const { page } = await documentCalled(document);
      await duplicatePage(notionApi(`${origin}/notion/`, personToken), page);
    },
    visible: () => texts(rootPageId),
  };
}

const shapes: readonly Shape[] = templates.map((template: AnyTemplate) => template.shape as Shape);

/** Texts under the names that columns have on the screen. */
function typed(
  properties: Readonly<Record<string, { readonly type: string }>>,
  values: Readonly<Record<string, string>>,
  table: string,
): Record<string, { title: Text[] } | { rich_text: Text[] }> {
  return Object.fromEntries(
    Object.entries(values).map(([column, content]) => {
      const labels: readonly string[] = shapes.flatMap(
        (shape) => (parts(shape).tables[table]?.columns[column] ?? parts(shape).fields[column])?.label ?? [],
      );
      const name = Object.keys(properties).find((n) => labels.includes(n)) ?? column;
      const pieces = [{ text: { content } }];
      return [name, properties[name]?.type === "title" ? { title: pieces } : { rich_text: pieces }];
    }),
  );
}
interface Text {
  readonly text: { readonly content: string };
}

type PropertyValue = PageObjectResponse["properties"][string];
function textOf(value: PropertyValue | undefined): string {
  switch (value?.type) {
    case "title":
      return value.title.map((t) => t.plain_text).join("");
    case "rich_text":
      return value.rich_text.map((t) => t.plain_text).join("");
    case "select":
      return value.select?.name ?? "";
    case "multi_select":
      return value.multi_select.map((o) => o.name).join(", ");
    case "url":
      return value.url ?? "";
    case "email":
      return value.email ?? "";
    case "number":
      return String(value.number ?? "");
    default:
      return "";
  }
}
