import type { AnySchema } from "ajv";
import type { Contract } from "./check.ts";

const text: AnySchema = { type: "string" };
const closed = (properties: Record<string, AnySchema>, required: string[]): AnySchema => ({
  type: "object",
  properties,
  required,
  additionalProperties: false,
});
const list = (items: AnySchema, more: object = {}): AnySchema => ({ type: "array", items, ...more });

const metadata = { metadataFields: list({ enum: ["CREATED_AT", "UPDATED_AT", "EXPIRE_TIME"] }) };
const getOptions = closed(metadata, []);
const setOptions = closed({ keyPolicy: { enum: ["OVERRIDE", "FAIL_IF_EXISTS"] } }, []);
const condition = closed({ property: text, condition: text, values: list({}) }, ["property", "condition", "values"]);
const conditions: AnySchema = {
  oneOf: [
    closed({ and: list(condition, { minItems: 1 }) }, ["and"]),
    closed({ or: list(condition, { minItems: 1 }) }, ["or"]),
  ],
};
const range = closed({ condition: text, values: list({}, { minItems: 1, maxItems: 2 }) }, ["condition", "values"]);

const found = closed(
  { key: text, entityName: text, value: {}, createdAt: { type: "integer" }, updatedAt: { type: "integer" } },
  ["key", "value"],
);
const page = closed({ data: list(closed({ key: text, value: {} }, ["key", "value"])), cursor: text }, ["data"]);
const limit: AnySchema = { type: "integer", minimum: 1, maximum: 100 };

/**
 * What the storage endpoints take and give: read off `@forge/kvs` 1.6.5 (`interfaces/kvs-api.d.ts`), which sends and reads exactly this.
 * Time to live, secrets, batches and returned values are not here: the stand-in answers 501 or refuses them.
 */
export const storageContracts = {
  "kvs.get": { body: closed({ key: text, options: getOptions }, ["key"]), answers: { 200: found } },
  "kvs.set": { body: closed({ key: text, value: {}, options: setOptions }, ["key", "value"]), answers: { 204: null } },
  "kvs.delete": { body: closed({ key: text }, ["key"]), answers: { 204: null } },
  "kvs.query": {
    body: closed({ limit, after: text, where: list(condition, { maxItems: 1 }), options: getOptions }, []),
    answers: { 200: page },
  },
  "kvs.entity.get": {
    body: closed({ entityName: text, key: text, options: getOptions }, ["entityName", "key"]),
    answers: { 200: found },
  },
  "kvs.entity.set": {
    body: closed({ entityName: text, key: text, value: {}, options: setOptions }, ["entityName", "key", "value"]),
    answers: { 204: null },
  },
  "kvs.entity.delete": { body: closed({ entityName: text, key: text }, ["entityName", "key"]), answers: { 204: null } },
  "kvs.entity.query": {
    body: closed(
      {
        entityName: text,
        indexName: text,
        partition: list({}),
        range,
        filters: conditions,
        sort: { enum: ["ASC", "DESC"] },
        cursor: text,
        limit,
        options: getOptions,
      },
      ["entityName", "indexName"],
    ),
    answers: { 200: page },
  },
  "kvs.transaction": {
    body: closed(
      {
        set: list(closed({ key: text, value: {}, entityName: text, conditions }, ["key", "value"])),
        delete: list(closed({ key: text, entityName: text, conditions }, ["key"])),
        check: list(closed({ key: text, entityName: text, conditions }, ["key", "entityName", "conditions"])),
      },
      [],
    ),
    answers: { 204: null },
  },
  Refusal: { answers: { 0: closed({ code: text, message: text }, ["code", "message"]) } },
} satisfies Record<string, Contract>;
