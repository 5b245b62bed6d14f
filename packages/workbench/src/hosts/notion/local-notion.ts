import type { Language } from "@parley/core";
import { Hono, type Context } from "hono";
import { createFaults } from "../../faults.ts";
import type { Call, Fault, RunningPlatform } from "../../platform.ts";
import type { Store } from "../../store.ts";
import { errorBody, NotionError, notSupported } from "./errors.ts";
import { exchange, operations, versions, type Exchange, type Version } from "./exchange.ts";
import { botId, personId } from "./handlers/users.ts";
import { freePlan, RateBudget, type RateLimit } from "./rate.ts";
import { seedRoot } from "./seed.ts";
import { localToken, personToken, rootPageId } from "./tokens.ts";

export interface LocalNotionOptions {
  readonly store: Store;
  readonly now: () => Date;
  readonly newId: () => string;
  /** Requests of the connection per window; false for none. Default: Notion's Free plan. */
  readonly rateLimit?: RateLimit | false;
}

/**
 * A stand-in of Notion that speaks its API (2026-03-11, and 2025-09-03 for clients that lag) below `/v1`.
 *
 * It refuses what Notion refuses, with Notion's messages where they are known. What it does not have answers 501.
 * Bodies and answers are held against JSON Schema made from the SDK's types; an answer of ours that does not fit is kept
 * by nobody and answers 500.
 */
export function createLocalNotion({ store, now, newId, rateLimit = freePlan }: LocalNotionOptions): RunningPlatform {
  const calls: Call[] = [];
  const faults = createFaults();
  const ambiguous: Fault[] = [];
  const budget = rateLimit === false ? undefined : new RateBudget(rateLimit);
  const app = new Hono();
  app.use(faults.middleware);
  app.all("/v1/*", async (context) => {
    const requestId = newId();
    const text = await context.req.text();
    try {
      const { actor, version } = admitted(context.req.raw.headers);
      if (actor === botId) takeFrom(budget, now());
      const url = new URL(context.req.url);
      // Mounted in another app, the path begins with the mount.
      const path = context.req.path.replace(/^.*?\/v1\//, "");
      const method = context.req.method;
      const done = exchange(store, now, newId, { method, path, query: url.searchParams, text, version, actor });
      const outcome =
        done.outcome instanceof NotionError
          ? done.outcome
          : (lostAnswer(ambiguous, context, done, path) ?? done.outcome);
      const status = outcome instanceof NotionError ? outcome.status : 200;
      calls.push({ operation: done.operation, checkedBy: done.checkedBy, status });
      return answer(context, outcome, requestId);
    } catch (error) {
      if (error instanceof NotionError) return answer(context, error, requestId);
      calls.push({ operation: "failed", checkedBy: "", status: 500 });
      console.error(error);
      return answer(
        context,
        new NotionError("internal_server_error", error instanceof Error ? error.message : String(error)),
        requestId,
      );
    }
  });
  const seed = (language: Language = "en"): void => seedRoot(store, now, newId, language);
  return {
    app,
    calls,
    operations: operations.map(({ name }) => name),
    seed,
    reset() {
      store.clear("notion/");
      calls.length = 0;
    },
    failNext(fault) {
      // Only after the change is made is it known which ids a 503 has to name.
      if (fault.status === 503 && fault.afterCommit && fault.body === undefined) ambiguous.push(fault);
      else
        faults.failNext(
          fault.kind === "reset" ? fault : { ...fault, body: fault.body ?? defaultBody(fault.status ?? 500) },
        );
    },
    target: (origin) => ({
      address: `notion:${rootPageId}`,
      env: { NOTION_TOKEN: localToken },
      options: { "notion-base-url": `${origin}/notion` },
    }),
  };
}

/** Who asks, in which version. */
function admitted(headers: Headers): { readonly actor: string; readonly version: Version } {
  const token = /^Bearer (.+)$/i.exec(headers.get("authorization") ?? "")?.[1];
  const actor = token === localToken ? botId : token === personToken ? personId : undefined;
  if (actor === undefined) throw new NotionError("unauthorized", "API token is invalid.");
  const version = headers.get("notion-version");
  if (version === null) {
    throw new NotionError(
      "missing_version",
      "Notion-Version header failed validation: Notion-Version header should be defined, instead was `undefined`.",
    );
  }
  const known = versions.find((v) => v === version);
  if (!known) throw notSupported(`Notion-Version ${version}, expected ${versions.join(" or ")}`);
  return { actor, version: known };
}

function takeFrom(budget: RateBudget | undefined, now: Date): void {
  const waitSeconds = budget?.take(now.getTime()) ?? 0;
  if (waitSeconds === 0) return;
  throw new NotionError("rate_limited", "You have been rate limited. Please try again in a few minutes.", {
    rate_limit_reason: "public_api_request_rate_limit",
    retry_after: String(waitSeconds),
  });
}

/**
 * "Saved, but the answer was lost": a 503 that names what was made.
 * @source https://developers.notion.com/reference/status-codes "service_unavailable"
 */
function lostAnswer(ordered: Fault[], { req }: Context, { outcome }: Exchange, path: string): NotionError | undefined {
  const at = ordered.findIndex(
    (fault) => (fault.method ?? req.method) === req.method && (fault.path?.test(req.path) ?? true),
  );
  if (at < 0) return undefined;
  ordered.splice(at, 1);
  const made = outcome as { readonly id?: string; readonly results?: readonly { readonly id: string }[] };
  return new NotionError(
    "service_unavailable",
    "Public API service is temporarily unavailable, please try again later.",
    {
      retry_guidance: ["Read the object again to confirm the saved change.", "Do not repeat the write."],
      committed_resource_id: made.id ?? path.split("/")[1] ?? "",
      ...(made.results && { committed_child_ids: made.results.map(({ id }) => id) }),
    },
  );
}

const faultCodes: Readonly<Record<number, string>> = {
  400: "validation_error",
  401: "unauthorized",
  403: "restricted_resource",
  404: "object_not_found",
  409: "conflict_error",
  429: "rate_limited",
  500: "internal_server_error",
  502: "bad_gateway",
  503: "service_unavailable",
  504: "gateway_timeout",
  529: "service_overload",
};
const defaultBody = (status: number): object => ({
  object: "error",
  status,
  code: faultCodes[status] ?? "internal_server_error",
  message: "A failure ordered by a test.",
});

function answer(context: Context, outcome: object | NotionError, requestId: string): Response {
  context.header("x-notion-request-id", requestId);
  if (!(outcome instanceof NotionError)) return context.json({ ...outcome, request_id: requestId });
  const wait = outcome.code === "rate_limited" ? outcome.additional?.retry_after : undefined;
  if (typeof wait === "string") context.header("retry-after", wait);
  return context.json(errorBody(outcome, requestId), outcome.status);
}
