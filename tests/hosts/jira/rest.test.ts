import { beforeEach, describe, expect, it } from "vitest";
import { VIEWER_TOKEN } from "../../../packages/workbench/src/hosts/jira/index.ts";
import { openSite, type Site } from "./local-site.ts";

const viewer = `${VIEWER_TOKEN.email}:${VIEWER_TOKEN.secret}`;
const property = "/rest/api/3/issue/DEMO-1/properties/note";
let site: Site;
beforeEach(() => void (site = openSite()));

describe("the REST API of the local Jira", () => {
  it("shows an issue by key and by id, with the fields that were asked for", async () => {
    const { body } = await site.rest("GET", "/rest/api/3/issue/DEMO-1?fields=summary,status");
    expect(body).toMatchObject({
      id: "10101",
      key: "DEMO-1",
      fields: { summary: "Launch Summer Glow for the 618 season" },
    });
    expect(Object.keys((body as { fields: object }).fields)).toEqual(["summary", "status"]);
    expect((await site.rest("GET", "/rest/api/3/issue/10101")).body).toMatchObject({ key: "DEMO-1" });
  });

  it("keeps properties: made, changed, listed, read with the issue, deleted", async () => {
    expect((await site.rest("PUT", property, { a: 1 })).status).toBe(201);
    expect((await site.rest("PUT", property, { a: 2 })).status).toBe(200);
    expect((await site.rest("GET", property)).body).toEqual({ key: "note", value: { a: 2 } });
    const list = await site.rest("GET", "/rest/api/3/issue/DEMO-1/properties");
    expect((list.body as { keys: { key: string }[] }).keys.map(({ key }) => key)).toEqual(["note"]);
    const issue = await site.rest("GET", "/rest/api/3/issue/DEMO-1?fields=summary&properties=note,other");
    expect((issue.body as { properties: object }).properties).toEqual({ note: { a: 2 } });
    expect((await site.rest("DELETE", property)).status).toBe(204);
    expect((await site.rest("GET", property)).status).toBe(404);
    expect((await site.rest("DELETE", property)).status).toBe(404);
  });

  it("takes a property of 32,768 characters and refuses one more", async () => {
    const sized = (chars: number): string => JSON.stringify("x".repeat(chars - 2));
    expect((await site.rest("PUT", property, sized(32_767))).status).toBe(201);
    expect((await site.rest("PUT", property, sized(32_768))).status).toBe(200);
    expect(await site.rest("PUT", property, sized(32_769))).toMatchObject({
      status: 400,
      body: { errorMessages: [expect.stringContaining("32768")], errors: {} },
    });
  });

  it("says who may not, in Jira's words", async () => {
    const cases: [number, string, string, string][] = [
      [401, "GET", "/rest/api/3/myself", ""],
      [401, "GET", "/rest/api/3/myself", "demo@example.com:wrong"],
      [403, "PUT", property, viewer],
      [404, "GET", "/rest/api/3/issue/NONE-1", viewer],
    ];
    for (const [status, method, path, token] of cases) {
      const answer = await site.rest(method, path, method === "PUT" ? { a: 1 } : undefined, token);
      expect(answer).toMatchObject({ status, body: { errorMessages: [expect.any(String)], errors: {} } });
    }
  });

  it("finds people, permissions, projects and the issues of a project", async () => {
    expect((await site.rest("GET", "/rest/api/3/user/search?query=%E6%9D%8E")).body).toHaveLength(2);
    const bulk = await site.rest("GET", "/rest/api/3/user/bulk?accountId=712020:0003-chen-chen&accountId=none");
    expect(bulk.body).toMatchObject({ total: 1, isLast: true, values: [{ displayName: "Chen Chen" }] });
    const mine = "/rest/api/3/mypermissions?permissions=EDIT_ISSUES&issueId=10101";
    const may = { permissions: { EDIT_ISSUES: { havePermission: true } } };
    expect((await site.rest("GET", mine)).body).toMatchObject(may);
    expect((await site.rest("GET", mine, undefined, viewer)).body).not.toMatchObject(may);
    expect((await site.rest("GET", "/rest/api/3/project/DEMO")).body).toMatchObject({ name: "Summer Glow 618 launch" });
    const list = await site.rest(
      "GET",
      "/rest/api/3/search/jql?jql=project%20%3D%20DEMO%20order%20by%20key&fields=summary",
    );
    expect((list.body as { issues: { key: string }[] }).issues.map(({ key }) => key)).toEqual(
      [1, 2, 3, 4, 5].map((n) => `DEMO-${n}`),
    );
    expect((await site.rest("GET", "/rest/api/3/search/jql?jql=text~%22x%22")).status).toBe(400);
  });

  it("refuses what a schema refuses, and answers 501 to what it does not have", async () => {
    expect((await site.rest("PUT", "/rest/api/3/issue/DEMO-1", { fields: { summary: 7 } })).status).toBe(400);
    expect((await site.rest("PUT", property, "{not json")).status).toBe(400);
    expect((await site.rest("GET", "/rest/api/3/issue/DEMO-1?expand=changelog")).status).toBe(400);
    expect(await site.rest("POST", "/rest/api/3/issue", {})).toMatchObject({
      status: 501,
      body: { errorMessages: [expect.stringContaining("not supported")] },
    });
  });

  it("holds every call against a schema, refusals too", async () => {
    for (const path of ["myself", "issue/DEMO-1", "issue/NONE-1", "nothing"])
      await site.rest("GET", `/rest/api/3/${path}`);
    expect(site.jira.calls).toHaveLength(4);
    expect(site.jira.calls.filter(({ checkedBy }) => checkedBy === "")).toEqual([]);
    expect(site.jira.calls.map(({ operation }) => operation)).toEqual([
      "getCurrentUser",
      "getIssue",
      "getIssue",
      "unsupported",
    ]);
  });

  it("fails as a test orders, before or after the change is made", async () => {
    site.jira.failNext({ method: "PUT", path: /properties/, status: 503, headers: { "retry-after": "1" } });
    expect((await site.rest("PUT", property, 1)).status).toBe(503);
    expect((await site.rest("GET", property)).status).toBe(404);
    site.jira.failNext({ method: "PUT", status: 500, afterCommit: true });
    expect((await site.rest("PUT", property, 2)).status).toBe(500);
    expect((await site.rest("GET", property)).body).toMatchObject({ value: 2 });
  });

  it("moves an issue: another key, the same id, the old key still leads there", async () => {
    const moved = await site.page("POST", "/local/move", { issue: "10101", project: "CARE" });
    expect(moved.body).toEqual({ id: "10101", key: "CARE-1" });
    expect((await site.rest("GET", "/rest/api/3/issue/DEMO-1")).body).toMatchObject({ id: "10101", key: "CARE-1" });
  });
});
