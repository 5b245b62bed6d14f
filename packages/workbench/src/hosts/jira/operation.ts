import type { Context, Hono } from "hono";
import type { Store } from "../../store.ts";
import type { Call } from "../../platform.ts";
import { type Checker, NOTHING } from "./schema/check.ts";

/** Who asks: a person, the app itself (Forge's `asApp`), or nobody who could be told. */
export interface Caller {
  readonly accountId?: string;
  readonly app?: true;
  /** OAuth scopes of the app's manifest; absent for people, whom no scope limits. */
  readonly scopes?: readonly string[];
}

export interface Asked {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  /** The body as it came: Jira counts a property's characters in it. */
  readonly text: string;
  readonly caller: Caller;
  readonly language: "en" | "zh";
}
export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One thing the platform can do, as its reference names it. */
export interface Operation {
  readonly id: string;
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** In Hono's form: "/rest/api/3/issue/:issueIdOrKey". */
  readonly path: string;
  /** The OAuth scope an app needs for it. */
  readonly scope?: string;
  readonly anonymous?: true;
  /** Runs in one transaction when it answers at once; one that waits (an app's function) makes its own. */
  readonly answer: (asked: Asked) => Reply | Promise<Reply>;
}

/** A request that the platform refuses, in its own words. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, message: string, code = "") {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** One of the platform's interfaces: how it knows its callers, how it words a refusal, what checks its requests and answers. */
export interface Road {
  readonly name: string;
  readonly store: Store;
  readonly checker: Checker;
  readonly record: (call: Call) => void;
  readonly identify: (context: Context) => Caller;
  readonly refusal: (refusal: Refusal) => unknown;
}

/**
 * Serves the operations on an app, each one checked by schema on both sides, recorded, and in one transaction of the store;
 * whatever else is asked below `prefix` is answered with 501 and recorded as unsupported.
 */
export function serve(app: Hono, road: Road, operations: readonly Operation[], prefix: string): void {
  for (const operation of operations)
    app.on(operation.method, operation.path, (context) => answered(road, operation, context));
  app.all(`${prefix}/*`, (context) => {
    const message = `${context.req.method} ${context.req.path} is not supported by this local stand-in of Jira.`;
    return send(road, "unsupported", "Refusal", { status: 501, body: road.refusal(new Refusal(501, message)) });
  });
}

async function answered(road: Road, operation: Operation, context: Context): Promise<Response> {
  try {
    const caller = road.identify(context);
    admit(operation, caller);
    const asked = { ...(await requested(context)), caller };
    const problem = road.checker.request(operation.id, asked);
    if (problem) throw new Refusal(400, problem, "INVALID_REQUEST");
    const reply = await road.store.transaction(() => operation.answer(asked));
    return send(road, operation.id, operation.id, reply);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return send(road, operation.id, "Refusal", { status: error.status, body: road.refusal(error) });
  }
}

function admit({ scope, anonymous }: Operation, caller: Caller): void {
  if (scope && caller.scopes && !caller.scopes.includes(scope))
    throw new Refusal(401, "Unauthorized; scope does not match", "SCOPE");
  if (!anonymous && !caller.accountId && !caller.app)
    throw new Refusal(401, "Client must be authenticated to access this resource.");
}

async function requested({ req }: Context): Promise<Omit<Asked, "caller">> {
  const text = await req.text();
  const query = new URL(req.url).searchParams;
  return { params: req.param(), query, text, body: parsed(text), language: languageOf(req.header("accept-language")) };
}

/** @throws Refusal 400 for a body that is no JSON */
function parsed(text: string): unknown {
  if (text === "") return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new Refusal(
      400,
      "There was an error parsing JSON. Check that your request body is valid.",
      "INVALID_REQUEST",
    );
  }
}

const languageOf = (accepted = ""): "en" | "zh" => (accepted.toLowerCase().startsWith("zh") ? "zh" : "en");

/** @throws Error when our own answer breaks the schema: a fault of the stand-in, not of the caller */
function send(road: Road, operation: string, schema: string, { status, body, headers }: Reply): Response {
  const problem = road.checker.response(schema, status, body ?? NOTHING);
  if (problem) throw new Error(`Unexpected answer of ${road.name} ${operation}, expected the schema's: ${problem}`);
  road.record({ operation, checkedBy: `${road.name}#${schema}`, status });
  if (body === undefined) return new Response(null, { status, ...(headers && { headers }) });
  const type = { "content-type": "application/json" };
  return new Response(JSON.stringify(body), { status, headers: { ...type, ...headers } });
}
