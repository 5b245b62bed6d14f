import { existsSync, readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { expect, it } from "vitest";
import { restContracts } from "../../../packages/workbench/src/hosts/jira/schema/rest.ts";
import { openSite } from "./local-site.ts";

interface Published {
  readonly operationId?: string;
  readonly parameters?: readonly { readonly in: string; readonly name: string }[];
  readonly security?: readonly Record<string, readonly string[]>[];
  readonly responses: Record<string, { readonly content?: Record<string, { readonly schema?: object }> }>;
}
interface OpenApi {
  readonly paths: Record<string, Record<string, Published>>;
  readonly components: object;
}

/** Atlassian's own description of the REST API is not ours to pass on: whoever has a copy names it in JIRA_OPENAPI. */
const file = process.env["JIRA_OPENAPI"] ?? "";
const openApi = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as OpenApi) : undefined;
console.log(
  openApi
    ? `Held against Jira's OpenAPI description: ${Object.keys(openApi.paths).length} paths.`
    : "Optional: JIRA_OPENAPI=<file> also holds the local Jira against Atlassian's OpenAPI description. Not set.",
);

const published = new Map(
  Object.entries(openApi?.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, operation]) => [operation.operationId, { path, method, ...operation }] as const,
    ),
  ),
);
const own = Object.keys(restContracts).filter((id) => id !== "Refusal");

/** One answer of every operation that answers with a body. */
const asked: Record<string, string | { readonly path: string; readonly body: object }> = {
  bulkFetchIssues: { path: "issue/bulkfetch", body: { issueIdsOrKeys: ["10101", "DEMO-2"], fields: ["project"] } },
  getIssue: "issue/DEMO-1?properties=*all",
  getIssuePropertyKeys: "issue/DEMO-1/properties",
  getIssueProperty: "issue/DEMO-1/properties/note",
  getCurrentUser: "myself",
  findUsers: "user/search?query=example",
  bulkGetUsers: "user/bulk?accountId=712020:0003-chen-chen",
  getProject: "project/DEMO",
  getMyPermissions: "mypermissions?permissions=EDIT_ISSUES&issueKey=DEMO-1",
  searchAndReconsileIssuesUsingJql: "search/jql?jql=project%3DDEMO&fields=summary",
};

it("names operations, parameters and answers as Jira publishes them", () => {
  expect(own.length).toBeGreaterThanOrEqual(12);
  for (const id of openApi ? own : []) {
    const operation = published.get(id);
    expect([id, operation?.operationId]).toEqual([id, id]);
    const contract = restContracts[id as keyof typeof restContracts] as {
      query?: { properties: object };
      answers: object;
    };
    const names = (operation?.parameters ?? []).filter((p) => p.in === "query").map(({ name }) => name);
    expect([id, ...names]).toEqual(expect.arrayContaining([id, ...Object.keys(contract.query?.properties ?? {})]));
    expect([id, ...Object.keys(operation?.responses ?? {})]).toEqual(
      expect.arrayContaining([id, ...Object.keys(contract.answers)]),
    );
  }
});

it("answers in the form that Jira publishes", async () => {
  const site = openSite();
  await site.rest("PUT", "/rest/api/3/issue/DEMO-1/properties/note", { a: 1 });
  const ajv = new Ajv({ strict: false, validateFormats: false });
  ajv.addSchema({ $id: "openapi", components: openApi?.components ?? {} });
  for (const [id, what] of Object.entries(asked)) {
    const { status, body } =
      typeof what === "string"
        ? await site.rest("GET", `/rest/api/3/${what}`)
        : await site.rest("POST", `/rest/api/3/${what.path}`, what.body);
    expect([id, status]).toEqual([id, 200]);
    const schema = published.get(id)?.responses["200"]?.content?.["application/json"]?.schema;
    if (!openApi) continue;
    const absolute = JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"openapi#/')) as object;
    const isValid = ajv.validate(absolute, body);
    expect([id, isValid || ajv.errorsText()]).toEqual([id, true]);
  }
});
