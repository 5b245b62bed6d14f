import { copyFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { VIEWER_ACCOUNT } from "../../../packages/workbench/src/hosts/jira/index.ts";
import { openSite, type Site } from "./local-site.ts";
import { buildSampleApp } from "./sample-app.ts";

let appDir: string;
let site: Site;
beforeAll(async () => void (appDir = await buildSampleApp()));
afterAll(() => rmSync(appDir, { recursive: true, force: true }));
beforeEach(() => void (site = openSite({ appDir })));

const note = (version: number, issueId = "1", body: unknown = "x") => ({ version, issueId, body });

describe("the Forge runtime of the local Jira", () => {
  it("tells a function who called, from the session and not from what the page sends", async () => {
    const who = await site.invoke("whoami", { accountId: "somebody-else" });
    expect(who).toMatchObject({ accountId: "712020:0000-li-na", issue: { id: "10101", key: "DEMO-1", type: "Epic" } });
    expect(await site.invoke("whoami", {}, { accountId: VIEWER_ACCOUNT })).toMatchObject({ accountId: VIEWER_ACCOUNT });
    const anonymous = await site.jira.app.request("http://jira.local/bridge/invoke", { method: "POST", body: "{}" });
    expect(anonymous.status).toBe(401);
  });

  it("answers with the function's failure", async () => {
    await expect(site.invoke("fail")).rejects.toThrow("as told");
    await expect(site.invoke("nowhere")).rejects.toThrow("nowhere");
  });

  it("creates once, and updates only the version that was read", async () => {
    const create = { key: "a", value: note(1) };
    expect(await site.invoke("create", create)).toEqual({});
    expect(await site.invoke("create", create)).toMatchObject({ status: 409 });
    expect(await site.invoke("update", { key: "a", value: note(2), version: 1 })).toEqual({});
    expect(await site.invoke("update", { key: "a", value: note(3), version: 1 })).toMatchObject({ status: 409 });
    expect(await site.invoke("update", { key: "none", value: note(1), version: 0 })).toMatchObject({ status: 409 });
    expect(await site.invoke("get", { key: "a" })).toEqual({ done: note(2) });
  });

  it("of two who update the same version, one wins", async () => {
    await site.invoke("create", { key: "a", value: note(1) });
    const both = [2, 3].map((n) => site.invoke("update", { key: "a", value: note(2, "1", n), version: 1 }));
    const outcomes = (await Promise.all(both)) as { status?: number }[];
    expect(new Set(outcomes.map(({ status }) => status))).toEqual(new Set([undefined, 409]));
  });

  it("reads an index in order, in pages", async () => {
    for (let n = 0; n < 5; n++) await site.invoke("create", { key: `k${n}`, value: note(n, n < 4 ? "one" : "two") });
    const first = (await site.invoke("ofIssue", { issueId: "one", limit: 3 })) as {
      done: { results: unknown[]; nextCursor?: string };
    };
    expect(first.done.results).toHaveLength(3);
    const rest = (await site.invoke("ofIssue", {
      issueId: "one",
      limit: 3,
      cursor: first.done.nextCursor,
    })) as typeof first;
    expect(rest.done.results).toHaveLength(1);
    expect(rest.done.nextCursor).toBeUndefined();
    expect(await site.invoke("newest", { issueId: "one" })).toMatchObject({ done: { key: "k3" } });
  });

  it("keeps the limits of keys, sizes, depth, attributes and transactions", async () => {
    const refusal = async (key: string, value: unknown): Promise<unknown> =>
      ((await site.invoke("create", { key, value })) as { code?: string }).code;
    expect(await refusal("k".repeat(500), note(1))).toBeUndefined();
    expect(await refusal("k".repeat(501), note(1))).toBe("KEY_TOO_LONG");
    expect(await refusal("a/b", note(1))).toBe("INVALID_KEY");
    const empty = JSON.stringify(note(1, "1", "")).length;
    const sized = (bytes: number) => note(1, "1", "x".repeat(bytes - empty));
    expect(await refusal("size-1", sized(240 * 1024 - 1))).toBeUndefined();
    expect(await refusal("size", sized(240 * 1024))).toBeUndefined();
    expect(await refusal("size+1", sized(240 * 1024 + 1))).toBe("INVALID_KEY");
    expect(await refusal("over", sized(240 * 1024 + 1))).toBe("MAX_SIZE");
    const deep = (depth: number): unknown => (depth === 0 ? 1 : { d: deep(depth - 1) });
    expect(await refusal("deep", note(1, "1", deep(30)))).toBeUndefined();
    expect(await refusal("deeper", note(1, "1", deep(31)))).toBe("MAX_DEPTH");
    expect(await refusal("typed", { ...note(1), version: "1" })).toBe("INVALID_ENTITY_VALUE");
    expect(await refusal("extra", { ...note(1), colour: "red" })).toBe("INVALID_ENTITY_VALUE");
    expect(await site.invoke("many", { count: 25 })).toEqual({});
    expect(await site.invoke("many", { count: 26 })).toMatchObject({ code: "INVALID_TRANSACTION" });
  });

  it("checks the manifest's scopes on every call, and a person's rights on theirs", async () => {
    const path = "/rest/api/3/issue/10101/properties/p";
    const write = { path, method: "PUT", body: 1 };
    expect(await site.invoke("jira", { as: "user", path: "/rest/api/3/myself" })).toMatchObject({ status: 401 });
    expect(await site.invoke("jira", { as: "user", ...write }, { accountId: VIEWER_ACCOUNT })).toMatchObject({
      status: 403,
    });
    expect(await site.invoke("jira", { as: "app", ...write }, { accountId: VIEWER_ACCOUNT })).toMatchObject({
      status: 201,
    });
    const manifestPath = join(appDir, "narrow.yml");
    writeFileSync(
      manifestPath,
      readFileSync(join(appDir, "manifest.yml"), "utf8").replace(/"write:jira-work", "storage:app"/, ""),
    );
    const narrow = openSite({ appDir, manifestPath });
    expect(await narrow.invoke("jira", { as: "app", ...write })).toEqual({
      status: 401,
      body: JSON.stringify({ code: 401, message: "Unauthorized; scope does not match" }),
    });
    expect(await narrow.invoke("get", { key: "a" })).toMatchObject({ status: 401 });
  });

  it("loads the bundle anew when it was built anew", async () => {
    const bundle = join(appDir, "local", "index.cjs");
    copyFileSync(bundle, `${bundle}.kept`);
    expect(await site.invoke("get", { key: "a" })).toEqual({});
    writeFileSync(bundle, 'exports.handler = async () => "built anew";');
    expect(await site.invoke("get", { key: "a" })).toBe("built anew");
    copyFileSync(`${bundle}.kept`, bundle);
  });

  it("has no road from the network into the storage", async () => {
    const response = await site.jira.app.request("http://jira.local/api/v1/entity/get", { method: "POST", body: "{}" });
    expect(response.status).toBe(404);
  });

  it("serves the app's page, its bundle and its translations, closed to every other site", async () => {
    const get = async (path: string) => site.jira.app.request(`http://jira.local/app/${path}`);
    const page = await get("index.html");
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect((await get("panel.js")).status).toBe(200);
    expect(await (await get("__LOCALES__/zh-CN.json")).json()).toEqual({ panel: { title: "示例面板", hello: "你好" } });
    expect((await get("__LOCALES__/de-DE.json")).status).toBe(404);
    expect((await site.page("GET", "/local/panel")).body).toMatchObject({ title: ["Sample panel", "示例面板"] });
  });

  it("held every call against a schema", async () => {
    await site.invoke("create", { key: "a", value: note(1) });
    await site.invoke("create", { key: "/", value: note(1) });
    expect(site.jira.calls.length).toBeGreaterThan(3);
    expect(site.jira.calls.filter(({ checkedBy }) => checkedBy === "")).toEqual([]);
  });
});
