import { AsyncLocalStorage } from "node:async_hooks";
import { type Caller, Refusal } from "../operation.ts";
import type { Rest } from "../rest/rest-app.ts";
import type { Bundle } from "./bundle.ts";
import type { AppManifest } from "./manifest.ts";
import type { Storage } from "./storage-app.ts";

/** Longest time an invocation from a panel may take. @source Forge, "Platform quotas and limits" */
export const INVOCATION_MS = 25_000;

/** What the platform tells a function about who called it, and from where. Made on the server's side. */
export interface Invocation {
  readonly functionKey: string;
  readonly payload: unknown;
  readonly accountId: string;
  readonly context: Readonly<Record<string, unknown>> & { readonly moduleKey: string; readonly locale: string };
}
export interface Runtime {
  /** Calls the app's function and answers with what it returned, as JSON. @throws Refusal when it failed or took too long */
  invoke(invocation: Invocation): Promise<unknown>;
  /** Runs code of ours as if it were a function of the app that this person called: the storage answers it, with the same checks. */
  within<T>(accountId: string, work: () => Promise<T>): Promise<T>;
}
export interface RuntimeSettings {
  readonly bundle: Bundle;
  readonly manifest: () => AppManifest;
  readonly rest: Rest;
  readonly storage: Storage;
  readonly newId: () => string;
}

/** One call under way. The globals of a bundle are the process's, so each call brings its own surroundings along. */
interface Running {
  readonly settings: RuntimeSettings;
  readonly invocation: Invocation;
  readonly id: string;
  readonly startedAt: number;
  ended: boolean;
}
const running = new AsyncLocalStorage<Running>();

/** Runs the app's functions as Forge runs them: the globals they expect, the manifest's scopes, 25 seconds. */
export function createRuntime(settings: RuntimeSettings): Runtime {
  installGlobals();
  const during = async <T>(invocation: Invocation, work: (call: Running) => Promise<T>): Promise<T> => {
    const call: Running = { settings, invocation, id: settings.newId(), startedAt: performance.now(), ended: false };
    try {
      return await running.run(call, () => work(call));
    } finally {
      call.ended = true;
    }
  };
  return {
    invoke: (invocation) => during(invocation, (call) => Promise.race([called(call), overdue()])),
    within: (accountId, work) =>
      during({ functionKey: "within", payload: {}, accountId, context: { moduleKey: "", locale: "en-US" } }, work),
  };
}

async function called({ settings, invocation }: Running): Promise<unknown> {
  const { functionKey, payload, accountId, context } = invocation;
  const handler = settings.bundle.handler(settings.manifest().panel.handler);
  const request = JSON.parse(JSON.stringify({ call: { functionKey, payload }, context })) as object;
  const installContext = "ari:cloud:jira::site/local";
  try {
    const result = await handler(request, { installContext, principal: { accountId } });
    return result === undefined ? null : (JSON.parse(JSON.stringify(result)) as unknown);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Refusal(500, `Error in function "${functionKey}": ${message}`, "FUNCTION_FAILED");
  }
}

function overdue(): Promise<never> {
  return new Promise((_resolve, reject) => {
    const late = (): void =>
      reject(new Refusal(504, "The function exceeded its time limit of 25 seconds.", "FUNCTION_TIMEOUT"));
    setTimeout(late, INVOCATION_MS).unref();
  });
}

interface FetchTarget {
  readonly type: string;
  readonly provider?: string;
  readonly remote?: string;
}

/** The two globals that `@forge/api` and `@forge/kvs` look for, once for the process. */
function installGlobals(): void {
  const get = (): object | undefined => {
    const call = running.getStore();
    return call && surroundings(call);
  };
  Object.defineProperty(globalThis, "__forge_runtime__", { configurable: true, get });
  Object.defineProperty(globalThis, "__forge_fetch__", { configurable: true, value: forgeFetch, writable: true });
}

async function forgeFetch(target: FetchTarget, path: string, init?: RequestInit): Promise<Response> {
  const call = running.getStore();
  if (!call || call.ended) throw new Error("Unexpected call outside of an invocation, expected one while it runs");
  const { rest, storage, manifest } = call.settings;
  const request = new Request(new URL(path, "http://forge.local"), init);
  request.headers.set("accept-language", call.invocation.context.locale);
  const { scopes } = manifest();
  const app: Caller = { app: true, scopes };
  const person: Caller = { accountId: call.invocation.accountId, scopes };
  if (target.type === "kvs") return storage.call(app, request);
  const isJira = target.type === "fpp" && target.remote === "jira";
  if (isJira && target.provider !== "none") return rest.call(target.provider === "app" ? app : person, request);
  return new Response("{}", { status: 501, headers: { "forge-proxy-error": "NOT_SUPPORTED" } });
}

const nothing = (): void => undefined;
const METRICS = {
  counter: () => ({ incr: nothing, incrBy: nothing, decr: nothing, decrBy: nothing }),
  timing: () => ({ measure: () => ({ stop: nothing }) }),
  gauge: () => ({ set: nothing }),
};

function surroundings({ settings, invocation, id, startedAt }: Running): object {
  const { appId, scopes, panel } = settings.manifest();
  return {
    proxy: { token: "local", url: "http://forge.local" },
    contextAri: "ari:cloud:jira::site/local",
    aaid: invocation.accountId,
    container: { region: "local", runtime: "nodejs22.x", handler: panel.handler, appCodeDir: "." },
    metrics: METRICS,
    appContext: {
      appId,
      appVersion: "0.0.0",
      environmentId: "local",
      environmentType: "DEVELOPMENT",
      invocationId: id,
      installationId: "local",
      functionKey: invocation.functionKey,
      moduleKey: invocation.context.moduleKey,
      permissions: { scopes, external: {} },
    },
    lambdaContext: {
      awsRequestId: id,
      getRemainingTimeInMillis: () => INVOCATION_MS - (performance.now() - startedAt),
    },
    tracing: { traceId: id, spanId: id },
  };
}
