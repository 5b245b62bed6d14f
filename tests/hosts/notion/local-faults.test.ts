import { APIResponseError } from "@notionhq/client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { rootPageId } from "../../../packages/workbench/src/hosts/notion/index.ts";
import { startLocalNotion, text, type LocalServer } from "./local-server.ts";

let server: LocalServer;
beforeEach(
  async () => void (server = await startLocalNotion({ rateLimit: { requests: 3, windowMs: 60_000 } })),
  60_000,
);
afterEach(() => server.close());

const newPage = { parent: { page_id: rootPageId }, properties: { title: { title: text("p") } } };
const thrown = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => undefined,
    (error: unknown) => error,
  );
/** What stands below the root, asked for as the person, who has no rate limit. */
const standing = async (): Promise<number> =>
  (await server.client({ auth: "ntn_local_person" }).blocks.children.list({ block_id: rootPageId })).results.length;

describe("faults of the local Notion", () => {
  it("spends its window, says how long to wait, and opens the next", async () => {
    const client = server.client();
    for (let i = 0; i < 3; i++) await client.users.me({});
    server.clock.ms += 20_000;
    const error = await thrown(client.users.me({}));
    expect(error).toMatchObject({
      status: 429,
      code: "rate_limited",
      additional_data: { rate_limit_reason: "public_api_request_rate_limit", retry_after: "40" },
    });
    expect(APIResponseError.isAPIResponseError(error) && (error.headers as Headers).get("retry-after")).toBe("40");
    server.clock.ms += 40_000;
    expect(await client.users.me({})).toMatchObject({ name: "Parley" });
  });

  it("loses the answer of a write that was saved, and names it", async () => {
    server.notion.failNext({ method: "POST", path: /pages/, status: 503, afterCommit: true });
    const error = await thrown(server.client().pages.create(newPage));
    expect(error).toMatchObject({
      status: 503,
      code: "service_unavailable",
      additional_data: { committed_resource_id: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    });
    expect(await standing()).toBe(1);
  });

  it("cuts the connection, before or after the write", async () => {
    server.notion.failNext({ method: "POST", kind: "reset" });
    expect(await thrown(server.client().pages.create(newPage))).toBeInstanceOf(Error);
    expect(await standing()).toBe(0);
    server.notion.failNext({ method: "POST", kind: "reset", afterCommit: true });
    expect(await thrown(server.client().pages.create(newPage))).toBeInstanceOf(Error);
    expect(await standing()).toBe(1);
  });

  it("answers with any other status in Notion's format", async () => {
    server.notion.failNext({ status: 409 });
    expect(await thrown(server.client().users.me({}))).toMatchObject({ status: 409, code: "conflict_error" });
  });
});
