import { serve, type ServerType } from "@hono/node-server";
import type { HttpBindings } from "@hono/node-server";
import type { Connection, HostDoor } from "@parley/core";
import { type FailureCode, failures } from "@parley/core/testing";
import { Hono, type MiddlewareHandler } from "hono";
import { randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import type { LocalPlatform, RunningPlatform, Target } from "../../packages/workbench/src/platform.ts";
import { memoryStore } from "../../packages/workbench/src/store.ts";

/** A local platform behind a real HTTP server, with a host's real port pointed at it. */
export interface LocalStage {
  readonly platform: RunningPlatform;
  readonly origin: string;
  readonly target: Target;
  readonly connection: Connection;
  writes(): number;
  fail(code: FailureCode): void;
  loseAnswer(nth: number): void;
  close(): Promise<void>;
}
/** The body of an error as the platform words it. */
export type ErrorBody = (status: number, code: FailureCode | "lost") => unknown;

/** POSTs that only read. */
const reading = /(\/query|\/search|\/bulkfetch|[:/](?:search|getByDataFilter|batchGetByDataFilter|jql))\/?$/;
const isWrite = (method: string, path: string): boolean => method !== "GET" && method !== "HEAD" && !reading.test(path);

/** Starts a platform on a free port of 127.0.0.1, seeded, on an empty store. */
export async function openLocal(
  local: LocalPlatform,
  door: HostDoor,
  errorBody: ErrorBody,
  address?: (target: Target) => string,
): Promise<LocalStage> {
  const platform = local.create({
    store: memoryStore(),
    now: () => new Date(),
    newId: randomUUID,
    dist: fileURLToPath(new URL("../../dist", import.meta.url)),
  });
  platform.seed();
  let [written, failing, losing]: [number, FailureCode | undefined, number] = [0, undefined, 0];
  const watch: MiddlewareHandler<{ Bindings: HttpBindings }> = async (context, next) => {
    const { method, path } = context.req;
    const write = isWrite(method, path);
    if (failing) {
      const [code, status] = [failing, failures[failing]];
      failing = undefined;
      return context.json(errorBody(status, code) as object, status);
    }
    await next();
    if (write && context.res.ok) written++;
    if (write && losing > 0 && --losing === 0) context.res = Response.json(errorBody(500, "lost"), { status: 500 });
    return;
  };
  const app = new Hono<{ Bindings: HttpBindings }>().use(watch).route(local.mount, platform.app);
  const server = await listening(app);
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const target = platform.target(origin);
  const connection = await door.connect(address?.(target) ?? target.address, target);
  return {
    platform,
    origin,
    target,
    connection,
    writes: () => written,
    fail: (code) => void (failing = code),
    loseAnswer: (nth) => void (losing = nth),
    async close() {
      await new Promise<void>((done, failed) => {
        server.close((error) => (error ? failed(error) : done()));
        if ("closeAllConnections" in server) server.closeAllConnections();
      });
      const unchecked = platform.calls.filter(({ checkedBy }) => checkedBy === "");
      if (unchecked.length > 0)
        throw new Error(
          `Unexpected ${unchecked.length} calls that no schema checked, expected none: ${unchecked[0]?.operation}`,
        );
    },
  };
}

const listening = (app: Hono<{ Bindings: HttpBindings }>): Promise<ServerType> =>
  new Promise((done) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, () => done(server));
  });
