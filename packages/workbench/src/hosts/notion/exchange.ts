import type { Store } from "../../store.ts";
import { matchEndpoint, unknownKeys, type Match } from "./endpoints.ts";
import { failedValidation, invalid, NotionError, notSupported } from "./errors.ts";
import { blockOperations } from "./handlers/blocks.ts";
import { databaseOperations } from "./handlers/databases.ts";
import type { Operation } from "./handlers/operation.ts";
import { pagePropertyOperations } from "./handlers/page-property.ts";
import { pageOperations } from "./handlers/pages.ts";
import { queryOperations } from "./handlers/query.ts";
import { userOperations } from "./handlers/users.ts";
import { viewOperations } from "./handlers/views.ts";
import { idPattern, limitProblems, limits } from "./limits.ts";
import { sdkVersion } from "./schema/generate.ts";
import { sdkTypeOf } from "./schema/types-root.ts";
import { problemsOf } from "./schema/validate.ts";
import { worldOf } from "./world.ts";

/** What this platform has of Notion's API. */
export const operations: readonly Operation[] = [
  ...databaseOperations,
  ...queryOperations,
  ...pageOperations,
  ...pagePropertyOperations,
  ...blockOperations,
  ...viewOperations,
  ...userOperations,
];

/** The versions of the API it speaks. They differ in `archived` (now `in_trash`) and `after` (now `position`). */
export const versions = ["2026-03-11", "2025-09-03"] as const;
export type Version = (typeof versions)[number];

export interface Incoming {
  readonly method: string;
  /** Behind "/v1/". */
  readonly path: string;
  readonly query: URLSearchParams;
  /** The body as it came. */
  readonly text: string;
  readonly version: Version;
  /** The user whose token it carries. */
  readonly actor: string;
}

/** What became of a request that was understood. */
export interface Exchange {
  readonly operation: string;
  /** What request and answer were held against. */
  readonly checkedBy: string;
  /** The answer, or the refusal. */
  readonly outcome: object | NotionError;
}

/**
 * Carries out one request: finds the operation, checks the body against its schema and the documented limits, runs it in a
 * transaction, and checks the answer before anything is kept.
 */
export function exchange(store: Store, now: () => Date, newId: () => string, incoming: Incoming): Exchange {
  const match = matchEndpoint(incoming.method, incoming.path);
  const operation = match && operations.find(({ name }) => name === match.endpoint.name);
  if (!match || !operation) {
    const url = new NotionError("invalid_request_url", "Invalid request URL.");
    return {
      operation: "unsupported",
      checkedBy: `${sdkVersion} endpoints`,
      outcome: match ? notSupported(`operation ${match.endpoint.name}`) : url,
    };
  }
  const checkedBy = `${sdkVersion} ${operation.body ? sdkTypeOf(operation.body) : "no body"} -> ${sdkTypeOf(operation.answer)}`;
  try {
    const body = bodyOf(incoming, match, operation);
    const outcome = store.transaction(() => {
      const world = worldOf(store, now, newId, incoming.actor);
      const answer = operation.run({ ids: match.params, query: incoming.query, body, world }) as object;
      assertAnswer(operation, answer);
      return answer;
    });
    return { operation: operation.name, checkedBy, outcome: forVersion(outcome, incoming.version) };
  } catch (error) {
    if (error instanceof NotionError) return { operation: operation.name, checkedBy, outcome: error };
    throw error;
  }
}

function bodyOf({ text, version }: Incoming, { endpoint, params }: Match, operation: Operation): unknown {
  params.forEach((id, index) => {
    const name = endpoint.pathParams[index] ?? "id";
    if (name !== "property_id" && !idPattern.test(id))
      throw invalid(`path failed validation: path.${name} should be a valid uuid, instead was \`"${id}"\`.`);
  });
  if (!operation.body) return undefined;
  const body = parsed(text);
  const problems = [
    ...versionProblems(body, version),
    ...unknownKeys(endpoint, operation, body).map(
      (key) =>
        `body.${key} should be not present, instead was \`${JSON.stringify((body as Record<string, unknown>)[key])}\`.`,
    ),
  ];
  if (problems.length > 0) throw failedValidation(problems);
  const ids = Object.fromEntries(endpoint.pathParams.map((name, index) => [name, params[index]]));
  const whole = { ...renamedForVersion(body), ...ids };
  const checked =
    operation.body === "CreateView" || operation.body === "UpdateView" ? without(whole, ["filter", "sorts"]) : whole;
  const misfits = [...limitProblems(body), ...problemsOf(operation.body, checked, "body")];
  if (misfits.length > 0) throw failedValidation(misfits);
  return whole;
}

function parsed(text: string): object {
  if (Buffer.byteLength(text) > limits.requestBytes) {
    throw invalid(
      `body failed validation: body should be ≤ \`${limits.requestBytes}\` bytes, instead was \`${Buffer.byteLength(text)}\`.`,
    );
  }
  let value: unknown;
  try {
    value = text === "" ? {} : JSON.parse(text);
  } catch {
    throw new NotionError("invalid_json", "Error parsing JSON body.");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw failedValidation([`body should be an object, instead was \`${text.slice(0, 100)}\`.`]);
  return value;
}

const without = (value: object, keys: readonly string[]): object =>
  Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)));

function versionProblems(body: object, version: Version): readonly string[] {
  if (version !== "2026-03-11") return [];
  return ["archived", "after"]
    .filter((key) => key in body)
    .map(
      (key) =>
        `body.${key} should be not present, instead was \`${JSON.stringify((body as Record<string, unknown>)[key])}\`.`,
    );
}

/** The older version's `archived` is today's `in_trash`. */
function renamedForVersion(body: object): object {
  if (!("archived" in body)) return body;
  const { archived, ...rest } = body as { archived: unknown };
  return { ...rest, in_trash: archived };
}

/** @throws Error when our own answer is not one of Notion's: a fault of this platform */
function assertAnswer(operation: Operation, answer: object): void {
  const problems = problemsOf(operation.answer, forSchema(answer), "response");
  if (problems.length > 0)
    throw new Error(
      `Unexpected answer of ${operation.name}, expected ${sdkTypeOf(operation.answer)}:\n${problems.join("\n")}`,
    );
}

/** The SDK's types still require `archived`, which went away, and do not know a relation's `has_more`. */
function forSchema(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(forSchema);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => key !== "has_more" || !("relation" in value));
  const shown = Object.fromEntries(entries.map(([key, item]) => [key, forSchema(item)]));
  return "in_trash" in shown ? { ...shown, archived: shown.in_trash } : shown;
}

/** Up to 2025-09-03 every `in_trash` had `archived` beside it. */
function forVersion(value: object, version: Version): object {
  if (version === "2026-03-11") return value;
  const older = (item: object): object => ("in_trash" in item ? { ...item, archived: item.in_trash } : item);
  const results = "results" in value ? { results: (value.results as readonly object[]).map(older) } : {};
  return { ...older(value), ...results };
}
