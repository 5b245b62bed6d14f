import type { AnySchema } from "ajv";
import type { Contract } from "./check.ts";

const text: AnySchema = { type: "string" };
const closed = (properties: Record<string, AnySchema>, required = Object.keys(properties)): AnySchema => ({
  type: "object",
  properties,
  required,
  additionalProperties: false,
});
const list = (items: AnySchema): AnySchema => ({ type: "array", items });
/** Query parameters as lists of values, each at most once unless said otherwise. */
const query = (properties: Record<string, AnySchema>, required: string[] = []): AnySchema =>
  closed(properties, required);
const once: AnySchema = { type: "array", items: text, minItems: 1, maxItems: 1 };
const often: AnySchema = { type: "array", items: text, minItems: 1 };
const whole: AnySchema = { type: "array", items: { type: "string", pattern: "^\\d+$" }, minItems: 1, maxItems: 1 };

const user = closed(
  {
    self: text,
    accountId: { type: "string", maxLength: 128 },
    accountType: { enum: ["atlassian", "app", "customer", "unknown"] },
    displayName: text,
    emailAddress: text,
    active: { type: "boolean" },
    timeZone: text,
  },
  ["self", "accountId", "accountType", "displayName", "active"],
);
const issue = closed({ id: text, key: text, self: text, fields: { type: "object" }, properties: { type: "object" } }, [
  "id",
  "key",
  "self",
]);
const project = closed({ id: text, key: text, self: text, name: text, lead: user, projectTypeKey: text, style: text });
const permission = closed({
  id: text,
  key: text,
  name: text,
  type: { enum: ["GLOBAL", "PROJECT"] },
  description: text,
  havePermission: { type: "boolean" },
});
/** How Jira words every refusal; the gateway in front of it, which knows an app's scopes, has its own form. */
const errors = closed({ errorMessages: list(text), errors: { type: "object", additionalProperties: text } });
const gatewayError = closed({ code: { type: "integer" }, message: text });

/**
 * What the supported operations take and give, written after Jira Cloud's reference; a test compares it with the published OpenAPI.
 * @source https://developer.atlassian.com/cloud/jira/platform/rest/v3/
 */
export const restContracts = {
  getIssue: { query: query({ fields: often, properties: often }), answers: { 200: issue } },
  bulkFetchIssues: {
    body: closed({ issueIdsOrKeys: { ...often, maxItems: 100 }, fields: list(text) }, ["issueIdsOrKeys"]),
    answers: { 200: closed({ issues: list(issue), issueErrors: list(closed({ id: text, errorMessage: text })) }) },
  },
  editIssue: {
    body: closed({ fields: closed({ summary: { type: "string", minLength: 1, maxLength: 255 } }) }),
    answers: { 204: null },
  },
  getIssuePropertyKeys: { answers: { 200: closed({ keys: list(closed({ self: text, key: text })) }) } },
  getIssueProperty: { answers: { 200: closed({ key: text, value: {} }) } },
  setIssueProperty: { answers: { 200: closed({}), 201: closed({}) } },
  deleteIssueProperty: { answers: { 204: null } },
  getCurrentUser: { answers: { 200: user } },
  findUsers: {
    query: query({ query: once, accountId: once, startAt: whole, maxResults: whole }),
    answers: { 200: list(user) },
  },
  bulkGetUsers: {
    query: query({ accountId: often, startAt: whole, maxResults: whole }, ["accountId"]),
    answers: {
      200: closed({
        self: text,
        maxResults: { type: "integer" },
        startAt: { type: "integer" },
        total: { type: "integer" },
        isLast: { type: "boolean" },
        values: list(user),
      }),
    },
  },
  getProject: { answers: { 200: project } },
  getMyPermissions: {
    query: query({ permissions: once, issueId: once, issueKey: once, projectId: once, projectKey: once }),
    answers: { 200: closed({ permissions: { type: "object", additionalProperties: permission } }) },
  },
  searchAndReconsileIssuesUsingJql: {
    query: query({ jql: once, fields: often, maxResults: whole }, ["jql"]),
    answers: { 200: closed({ issues: list(issue), isLast: { type: "boolean" } }) },
  },
  Refusal: { answers: { 0: { anyOf: [errors, gatewayError] } } },
} satisfies Record<string, Contract>;
