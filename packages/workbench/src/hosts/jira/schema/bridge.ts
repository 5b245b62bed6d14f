import type { AnySchema } from "ajv";
import type { Contract } from "./check.ts";

const text: AnySchema = { type: "string" };
const closed = (properties: Record<string, AnySchema>, required = Object.keys(properties)): AnySchema => ({
  type: "object",
  properties,
  required,
  additionalProperties: false,
});
const locale: AnySchema = { enum: ["en-US", "zh-CN"] };
const person = closed({ accountId: text, displayName: text, emailAddress: text });
const label: AnySchema = { type: "array", items: text, minItems: 2, maxItems: 2 };
const project = closed({ id: text, key: text, name: label });
const session = closed({
  user: person,
  users: { type: "array", items: person },
  projects: { type: "array", items: project },
});

/**
 * The stand-in's own endpoints: what the page around an app asks for (session, moving an issue, the panel's title), and the
 * bridge commands that need the server, in the form in which `@forge/bridge` 7.2.0 sends them.
 */
export const bridgeContracts = {
  "local.session": { answers: { 200: session } },
  "local.becomeUser": { body: closed({ accountId: text }), answers: { 200: session } },
  "local.moveIssue": {
    body: closed({ issue: text, project: text }),
    answers: { 200: closed({ id: text, key: text }) },
  },
  "local.panel": { answers: { 200: closed({ key: text, title: label, resource: text }) } },
  "bridge.getContext": {
    body: closed({ issue: text, locale }),
    answers: {
      200: {
        type: "object",
        properties: { accountId: text, moduleKey: text, locale, extension: { type: "object" } },
        required: ["accountId", "moduleKey", "locale", "extension"],
      },
    },
  },
  "bridge.invoke": {
    body: closed({ issue: text, locale, functionKey: { type: "string", minLength: 1 }, payload: { type: "object" } }, [
      "issue",
      "locale",
      "functionKey",
    ]),
    answers: { 200: closed({ result: {} }) },
  },
  "bridge.fetchProduct": {
    body: closed(
      {
        restPath: { type: "string", pattern: "^/rest/" },
        method: text,
        headers: { type: "array", items: { type: "array", items: text, minItems: 2, maxItems: 2 } },
        body: { type: ["string", "null"] },
      },
      ["restPath"],
    ),
    answers: {
      200: closed({
        body: text,
        headers: { type: "object", additionalProperties: text },
        status: { type: "integer" },
        statusText: text,
        isAttachment: { type: "boolean" },
      }),
    },
  },
  Refusal: { answers: { 0: closed({ code: text, message: text }) } },
} satisfies Record<string, Contract>;
