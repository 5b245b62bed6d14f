import {
  APIResponseError,
  isFullBlock,
  isFullDatabase,
  isFullDataSource,
  isFullPage,
  type Client,
  type PageObjectResponse,
} from "@notionhq/client";
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

const parent = { type: "page_id", page_id: rootPageId } as const;

/** A database of risks; `properties` go beside its title. */
async function makeDatabase(
  properties: NonNullable<
    NonNullable<Parameters<Client["databases"]["create"]>[0]["initial_data_source"]>["properties"]
  >,
): Promise<{ id: string; source: string }> {
  const made = await client.databases.create({
    parent,
    title: text("Risks"),
    initial_data_source: { properties: { Name: { title: {} }, ...properties } },
  });
  if (!isFullDatabase(made)) throw new Error("Unexpected partial database, expected a full one");
  return { id: made.id, source: made.data_sources[0]?.id ?? "" };
}

async function makeRow(
  source: string,
  properties: Parameters<Client["pages"]["create"]>[0]["properties"],
): Promise<PageObjectResponse> {
  const page = await client.pages.create({ parent: { data_source_id: source }, properties: properties ?? {} });
  if (!isFullPage(page)) throw new Error("Unexpected partial page, expected a full one");
  return page;
}

/** The error that a call is refused with. */
async function refusal(call: Promise<unknown>): Promise<APIResponseError> {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!APIResponseError.isAPIResponseError(error))
    throw new Error("Unexpected success, expected a refusal", { cause: error });
  return error;
}

describe("the SDK against the local Notion", () => {
  it("knows the token, and only that", async () => {
    expect(await client.users.me({})).toMatchObject({ type: "bot", name: "Parley" });
    const other = server.client({ auth: "ntn_other" });
    expect(await refusal(other.users.me({}))).toMatchObject({
      status: 401,
      code: "unauthorized",
      message: "API token is invalid.",
    });
  });

  it("keeps every kind of value", async () => {
    const { source } = await makeDatabase({
      Note: { rich_text: {} },
      Score: { number: { format: "percent" } },
      Level: { select: { options: [{ name: "High", color: "red" }] } },
      Tags: { multi_select: {} },
      Phase: { status: {} },
      Due: { date: {} },
      Done: { checkbox: {} },
      Site: { url: {} },
      Mail: { email: {} },
      Phone: { phone_number: {} },
      Who: { people: {} },
      Number: { unique_id: { prefix: "RSK" } },
    });
    const { properties } = await makeRow(source, {
      Name: { title: text("Supplier late") },
      Note: {
        rich_text: [
          { text: { content: "see ", link: null } },
          { text: { content: "here", link: { url: "https://example.com" } }, annotations: { bold: true } },
        ],
      },
      Score: { number: 0.25 },
      Level: { select: { name: "High" } },
      Tags: { multi_select: [{ name: "new" }, { name: "newer" }] },
      Due: { date: { start: "2027-04-01", end: "2027-04-02" } },
      Done: { checkbox: true },
      Site: { url: "https://example.com/a" },
      Mail: { email: "a@example.com" },
      Phone: { phone_number: "+86 10 1234" },
    });
    expect(properties).toMatchObject({
      Name: { id: "title", title: [{ plain_text: "Supplier late" }] },
      Note: { rich_text: [{ plain_text: "see " }, { href: "https://example.com", annotations: { bold: true } }] },
      Score: { number: 0.25 },
      Level: { select: { name: "High", color: "red" } },
      Tags: { multi_select: [{ name: "new" }, { name: "newer" }] },
      Phase: { status: { name: "Not started" } },
      Due: { date: { start: "2027-04-01", end: "2027-04-02", time_zone: null } },
      Done: { checkbox: true },
      Number: { unique_id: { prefix: "RSK", number: 1 } },
      Who: { people: [] },
    });
  });

  it("computes formulas, relations and rollups", async () => {
    const risks = await makeDatabase({
      P: { number: {} },
      I: { number: {} },
      Score: {
        formula: {
          expression: 'if(or(empty(format(prop("P"))), empty(format(prop("I")))), toNumber(""), prop("P") * prop("I"))',
        },
      },
      Level: { formula: { expression: 'ifs(empty(format(prop("Score"))), "", prop("Score") < 5, "Low", "High")' } },
    });
    const plans = await makeDatabase({
      Risks: { relation: { data_source_id: risks.source, dual_property: { synced_property_name: "Plans" } } },
      Exposure: { rollup: { function: "sum", relation_property_name: "Risks", rollup_property_name: "Score" } },
    });
    const rows = [
      await makeRow(risks.source, { P: { number: 2 }, I: { number: 2 } }),
      await makeRow(risks.source, { P: { number: 5 }, I: { number: 3 } }),
      await makeRow(risks.source, { P: { number: 0 }, I: { number: 3 } }),
      await makeRow(risks.source, { P: { number: 5 } }),
    ];
    const values = rows.map(({ properties: { Score, Level } }) => [
      Score?.type === "formula" && Score.formula,
      Level?.type === "formula" && Level.formula,
    ]);
    expect(values).toEqual([
      [
        { type: "number", number: 4 },
        { type: "string", string: "Low" },
      ],
      [
        { type: "number", number: 15 },
        { type: "string", string: "High" },
      ],
      [
        { type: "number", number: 0 },
        { type: "string", string: "Low" },
      ],
      [
        { type: "number", number: null },
        { type: "string", string: "" },
      ],
    ]);
    const plan = await makeRow(plans.source, {
      Name: { title: text("Plan") },
      Risks: { relation: rows.map(({ id }) => ({ id })) },
    });
    expect(plan.properties.Exposure).toMatchObject({ rollup: { type: "number", number: 19, function: "sum" } });
    const back = await client.pages.retrieve({ page_id: rows[0]?.id ?? "" });
    expect(back).toMatchObject({ properties: { Plans: { relation: [{ id: plan.id }], has_more: false } } });
  });

  it("refuses formulas that Notion would not take", async () => {
    const formula = (expression: string): Promise<unknown> =>
      makeDatabase({ A: { number: {} }, T: { rich_text: {} }, F: { formula: { expression } } });
    for (const wrong of [
      'prop("Gone") + 1',
      "nonsense(1)",
      'prop("A") * prop("T")',
      'prop("A") == prop("T")',
      "1 +",
      "if(true)",
      'if(prop("A"), 1, 2)',
      "'a'",
    ]) {
      expect(await refusal(formula(wrong))).toMatchObject({
        status: 400,
        code: "validation_error",
        message: expect.stringContaining("Type error with formula."),
      });
    }
    expect(await refusal(formula('formatDate(now(), "L")'))).toMatchObject({ status: 501 });
  });

  it("writes a formula back with its properties by id, so that a rename keeps it", async () => {
    const { source } = await makeDatabase({ A: { number: {} }, Twice: { formula: { expression: 'prop("A") * 2' } } });
    await client.dataSources.update({ data_source_id: source, properties: { A: { name: "B" } } });
    const shown = await client.dataSources.retrieve({ data_source_id: source });
    expect(JSON.stringify(shown.properties.Twice)).toContain("{{notion:block_property:");
    expect((await makeRow(source, { B: { number: 21 } })).properties.Twice).toMatchObject({ formula: { number: 42 } });
  });

  it("pages through lists and filters them", async () => {
    const { source } = await makeDatabase({ Key: { rich_text: {} } });
    for (let i = 0; i < 5; i++) await makeRow(source, { Key: { rich_text: text(`key-${i}`) } });
    const first = await client.dataSources.query({ data_source_id: source, page_size: 2 });
    expect([first.results.length, first.has_more]).toEqual([2, true]);
    const second = await client.dataSources.query({
      data_source_id: source,
      start_cursor: first.next_cursor,
      page_size: 4,
    });
    expect([second.results.length, second.has_more, second.next_cursor]).toEqual([3, false, null]);
    const found = await client.dataSources.query({
      data_source_id: source,
      filter: { property: "Key", rich_text: { equals: "key-3" } },
    });
    expect(found.results.map((r) => isFullPage(r) && r.properties.Key)).toMatchObject([
      { rich_text: [{ plain_text: "key-3" }] },
    ]);
    expect(await refusal(client.dataSources.query({ data_source_id: source, page_size: 101 }))).toMatchObject({
      status: 400,
    });
  });

  it("keeps what is in the trash apart, and refuses to change it", async () => {
    const { source, id } = await makeDatabase({});
    const row = await makeRow(source, { Name: { title: text("gone") } });
    await client.pages.update({ page_id: row.id, in_trash: true });
    const query = (in_trash: boolean): Promise<{ results: readonly unknown[] }> =>
      client.dataSources.query({ data_source_id: source, in_trash });
    expect([(await query(false)).results.length, (await query(true)).results.length]).toEqual([0, 1]);
    expect(
      await refusal(client.pages.update({ page_id: row.id, properties: { Name: { title: text("back") } } })),
    ).toMatchObject({ message: expect.stringContaining("archived") });
    expect(
      await client.pages.update({ page_id: row.id, in_trash: false, properties: { Name: { title: text("back") } } }),
    ).toMatchObject({ in_trash: false });
    await client.databases.update({ database_id: id, in_trash: true });
    const children = await client.blocks.children.list({ block_id: rootPageId });
    expect(children.results.some((block) => block.id === id)).toBe(false);
  });

  it("keeps blocks in order, with children, callouts and tables", async () => {
    const page = await client.pages.create({
      parent,
      properties: { title: { title: text("Guide") } },
      children: [
        { callout: { rich_text: text("How to read it"), icon: { emoji: "💡" } } },
        { toggle: { rich_text: text("More"), children: [{ paragraph: { rich_text: text("inside") } }] } },
        { table: { table_width: 2, children: [{ table_row: { cells: [text("a"), text("b")] } }] } },
      ],
    });
    const first = (await client.blocks.children.list({ block_id: page.id })).results[0]?.id ?? "";
    await client.blocks.children.append({
      block_id: page.id,
      children: [{ divider: {} }],
      position: { type: "after_block", after_block: { id: first } },
    });
    const { results } = await client.blocks.children.list({ block_id: page.id });
    expect(results.map((b) => isFullBlock(b) && [b.type, b.has_children])).toEqual([
      ["callout", false],
      ["divider", false],
      ["toggle", true],
      ["table", true],
    ]);
    await client.blocks.delete({ block_id: first });
    expect((await client.blocks.children.list({ block_id: page.id })).results).toHaveLength(3);
    await client.blocks.update({ block_id: results[2]?.id ?? "", toggle: { rich_text: text("Less") } });
    expect(await client.blocks.retrieve({ block_id: results[2]?.id ?? "" })).toMatchObject({
      toggle: { rich_text: [{ plain_text: "Less" }] },
    });
  });

  it("keeps views", async () => {
    const { id, source } = await makeDatabase({ Phase: { select: { options: [{ name: "Now" }] } }, Due: { date: {} } });
    const { properties } = await client.dataSources.retrieve({ data_source_id: source });
    const board = await client.views.create({
      database_id: id,
      data_source_id: source,
      name: "By phase",
      type: "board",
      configuration: {
        type: "board",
        group_by: { type: "select", property_id: properties.Phase?.id ?? "", sort: { type: "manual" } },
      },
    });
    await client.views.update({
      view_id: board.id,
      name: "Phases",
      sorts: [{ property: "Due", direction: "ascending" }],
    });
    expect(await client.views.retrieve({ view_id: board.id })).toMatchObject({
      name: "Phases",
      type: "board",
      sorts: [{ property: "Due" }],
    });
    expect((await client.views.list({ database_id: id })).results).toHaveLength(2);
    expect(
      await refusal(
        client.views.create({
          database_id: id,
          data_source_id: source,
          name: "x",
          type: "calendar",
          configuration: { type: "calendar", date_property_id: "nope" },
        }),
      ),
    ).toMatchObject({ status: 400 });
    await client.views.delete({ view_id: board.id });
    expect((await client.views.list({ database_id: id })).results).toHaveLength(1);
  });

  it("cuts relations at 25 in a page and gives all as property items", async () => {
    const other = await makeDatabase({});
    const { source } = await makeDatabase({ To: { relation: { data_source_id: other.source, single_property: {} } } });
    const ids: { id: string }[] = [];
    for (let i = 0; i < 26; i++) ids.push({ id: (await makeRow(other.source, {})).id });
    const row = await makeRow(source, { To: { relation: ids } });
    expect(row.properties.To).toMatchObject({ has_more: true });
    const items = await client.pages.properties.retrieve({ page_id: row.id, property_id: row.properties.To?.id ?? "" });
    expect(items).toMatchObject({ object: "list", results: { length: 26 } });
  });

  it("answers 501 to what it does not have, in Notion's format", async () => {
    expect(await refusal(client.search({ query: "x" }))).toMatchObject({
      status: 501,
      message: expect.stringContaining("local Notion"),
    });
    const raw = await fetch(`${server.baseUrl}/v1/search`, {
      method: "POST",
      headers: { authorization: "Bearer ntn_local", "notion-version": "2026-03-11" },
    });
    expect([raw.status, await raw.json()]).toMatchObject([
      501,
      { object: "error", status: 501, code: "invalid_request" },
    ]);
    const nowhere = await fetch(`${server.baseUrl}/v1/nowhere`, {
      headers: { authorization: "Bearer ntn_local", "notion-version": "2026-03-11" },
    });
    expect([nowhere.status, await nowhere.json()]).toMatchObject([400, { code: "invalid_request_url" }]);
  });

  it("lists users, and holds several data sources in a database", async () => {
    const { results } = await client.users.list({});
    expect(await client.users.retrieve({ user_id: results[1]?.id ?? "" })).toMatchObject({ type: "person" });
    const { id } = await makeDatabase({});
    await client.dataSources.create({
      parent: { database_id: id },
      properties: { Name: { title: {} } },
      title: text("Second"),
    });
    expect(await client.databases.retrieve({ database_id: id })).toMatchObject({
      data_sources: [{ name: "Risks" }, { name: "Second" }],
    });
  });

  it("checked every call by a schema", () => {
    expect(server.notion.calls.length).toBeGreaterThan(80);
    expect(server.notion.calls.filter((call) => call.checkedBy === "" || call.status === 500)).toEqual([]);
    const called = new Set(server.notion.calls.filter((c) => c.status === 200).map((c) => c.operation));
    expect(server.notion.operations.filter((name) => !called.has(name))).toEqual([]);
  });

  it("speaks the version before, for clients that lag", async () => {
    const older = server.client({ notionVersion: "2025-09-03" });
    const page = await older.pages.create({ parent, properties: { title: { title: text("old") } } });
    expect(await older.pages.update({ page_id: page.id, archived: true })).toMatchObject({
      in_trash: true,
      archived: true,
    });
    const source = await older.databases.create({
      parent,
      title: text("x"),
      initial_data_source: { properties: { Name: { title: {} } } },
    });
    expect(
      isFullDatabase(source) &&
        isFullDataSource(await older.dataSources.retrieve({ data_source_id: source.data_sources[0]?.id ?? "" })),
    ).toBe(true);
    expect(await refusal(client.pages.update({ page_id: page.id, archived: true }))).toMatchObject({
      message: expect.stringContaining("body.archived should be not present"),
    });
  });
});
