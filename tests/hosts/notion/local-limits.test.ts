import { APIResponseError, isFullDatabase, type Client } from "@notionhq/client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rootPageId } from "../../../packages/workbench/src/hosts/notion/index.ts";
import { startLocalNotion, text, type LocalServer } from "./local-server.ts";

let server: LocalServer;
let client: Client;
beforeAll(async () => {
  server = await startLocalNotion();
  client = server.client();
}, 60_000);
afterAll(() => server.close());

type NewPage = Parameters<Client["pages"]["create"]>[0];
type Block = NonNullable<NewPage["children"]>[number];

const page = (more: Partial<NewPage>): Promise<unknown> =>
  client.pages.create({ parent: { page_id: rootPageId }, properties: { title: { title: text("p") } }, ...more });
const message = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => "accepted",
    (error: unknown) => (APIResponseError.isAPIResponseError(error) ? error.message : String(error)),
  );
const paragraph = (content: string): Block => ({ paragraph: { rich_text: text(content) } });
const nested = (depth: number): Block =>
  ({ bulleted_list_item: { rich_text: text("x"), ...(depth > 0 && { children: [nested(depth - 1)] }) } }) as Block;

describe("limits of the local Notion, at the last size that passes and the first that does not", () => {
  it("2000 characters in a piece of text", async () => {
    expect(await message(page({ children: [paragraph("x".repeat(1999))] }))).toBe("accepted");
    expect(await message(page({ children: [paragraph("x".repeat(2000))] }))).toBe("accepted");
    expect(await message(page({ children: [paragraph("x".repeat(2001))] }))).toBe(
      "body failed validation: body.children[0].paragraph.rich_text[0].text.content.length should be ≤ `2000`, instead was `2001`.",
    );
  });

  it("100 pieces in a text, 100 blocks in a list", async () => {
    const pieces = (n: number): Block => ({
      paragraph: { rich_text: Array.from({ length: n }, () => ({ text: { content: "x" } })) },
    });
    expect(await message(page({ children: [pieces(100)] }))).toBe("accepted");
    expect(await message(page({ children: [pieces(101)] }))).toContain(
      "rich_text.length should be ≤ `100`, instead was `101`.",
    );
    expect(await message(page({ children: Array.from({ length: 100 }, () => paragraph("x")) }))).toBe("accepted");
    expect(await message(page({ children: Array.from({ length: 101 }, () => paragraph("x")) }))).toContain(
      "body.children.length should be ≤ `100`, instead was `101`.",
    );
  });

  it("1000 blocks in a request", async () => {
    const list = (n: number): Block =>
      ({ bulleted_list_item: { rich_text: [], children: Array.from({ length: n }, () => paragraph("x")) } }) as Block;
    const lists = (n: number): Block[] => [...Array.from({ length: 9 }, () => list(100)), list(n)];
    expect(await message(page({ children: lists(90) }))).toBe("accepted");
    expect(await message(page({ children: lists(91) }))).toContain("≤ `1000` block elements, instead had `1001`.");
  });

  it("500 KB in a request", async () => {
    const big = (bytes: number): Block[] => [
      {
        paragraph: { rich_text: Array.from({ length: 100 }, () => ({ text: { content: "你".repeat(bytes / 300) } })) },
      },
    ];
    expect(await message(page({ children: [...big(300_000), ...big(180_000)] }))).toBe("accepted");
    expect(await message(page({ children: [...big(300_000), ...big(240_000)] }))).toContain(
      "body should be ≤ `512000` bytes",
    );
  });

  it("two levels of children", async () => {
    expect(await message(page({ children: [nested(2)] }))).toBe("accepted");
    expect(await message(page({ children: [nested(3)] }))).toContain("children should be not present");
  });

  it("50 KB of schema", async () => {
    const schema = (n: number): Promise<unknown> =>
      client.databases.create({
        parent: { type: "page_id", page_id: rootPageId },
        initial_data_source: {
          properties: {
            Name: { title: {} },
            ...Object.fromEntries(Array.from({ length: n }, (_, i) => [`${i}${"n".repeat(900)}`, { rich_text: {} }])),
          },
        },
      });
    expect(await message(schema(25))).toBe("accepted");
    expect(await message(schema(30))).toContain("Database schema should be ≤ `51200` bytes");
  });

  it("only a title on a page below a page", async () => {
    expect(await message(page({ properties: { title: { title: text("x") }, Other: { number: 1 } } }))).toContain(
      "body.properties.Other should be not present",
    );
  });

  it("what a data source does not have, in Notion's words", async () => {
    const made = await client.databases.create({
      parent: { type: "page_id", page_id: rootPageId },
      initial_data_source: {
        properties: { Name: { title: {} }, N: { number: {} }, S: { status: {} }, L: { select: {} } },
      },
    });
    const source = isFullDatabase(made) ? (made.data_sources[0]?.id ?? "") : "";
    const row = (properties: NewPage["properties"]): Promise<string> =>
      message(client.pages.create({ parent: { data_source_id: source }, properties: properties ?? {} }));
    expect(await row({ Gone: { number: 1 } })).toBe("Gone is not a property that exists.");
    expect(await row({ N: { rich_text: [] } })).toBe("N is expected to be number.");
    expect(await row({ S: { status: { name: "Nope" } } })).toContain('Status option "Nope" does not exist');
    expect(await row({ L: { select: { name: "a,b" } } })).toBe("Invalid select option, commas not allowed: a,b");
    expect(await row({ N: { number: "1" as unknown as number } })).toContain("body.properties.N.number should be");
    expect(await row({ Name: { title: [{ text: { content: "x", link: { url: "javascript:alert(1)" } } }] } })).toBe(
      "Invalid URL for link.",
    );
    expect(
      await message(
        client.databases.create({
          parent: { type: "page_id", page_id: rootPageId },
          initial_data_source: { properties: { N: { number: {} } } },
        }),
      ),
    ).toBe("Title is not provided");
  });

  it("names what is wrong in a body, the way Notion does", async () => {
    const raw = async (body: unknown): Promise<string> => {
      const headers = {
        authorization: "Bearer ntn_local",
        "notion-version": "2026-03-11",
        "content-type": "application/json",
      };
      const answer = await fetch(`${server.baseUrl}/v1/pages`, {
        method: "POST",
        headers,
        body: typeof body === "string" ? body : JSON.stringify(body),
      });
      return ((await answer.json()) as { message: string }).message;
    };
    const parent = { page_id: rootPageId };
    expect(await raw("{")).toBe("Error parsing JSON body.");
    expect(await raw({ parent: { page_id: "x" } })).toContain(
      'body.parent.page_id should be a valid uuid, instead was `"x"`.',
    );
    expect(await raw({ parent, children: [{ paragraph: { rich_text: [{ text: { content: 1 } }] } }] })).toContain(
      "body.children[0].paragraph.rich_text[0].text.content should be a string, instead was `1`.",
    );
    expect(await raw({ parent, children: [{ paragraph: { rich_text: [], colour: "red" } }] })).toContain(
      "body.children[0].paragraph.colour should be not present",
    );
    expect(await raw({ parent, children: [{ type: "paragraph", paragraph: {} }] })).toContain(
      "body.children[0].paragraph.rich_text should be defined, instead was `undefined`.",
    );
    expect(await raw({ parent, surprise: 1 })).toBe(
      "body failed validation: body.surprise should be not present, instead was `1`.",
    );
    expect(await raw({ parent, markdown: "# x" })).toContain("local Notion");
  });
});
