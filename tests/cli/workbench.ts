import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { onTestFinished } from "vitest";
import { doors, platforms } from "../../packages/workbench/src/_hosts.ts";
import type { RunningPlatform, Target } from "../../packages/workbench/src/platform.ts";
import { listen } from "../../packages/workbench/src/server.ts";
import { memoryStore } from "../../packages/workbench/src/store.ts";
import { createWorkbench } from "../../packages/workbench/src/workbench.ts";
import { project } from "./parley.ts";
import { openStore, replaceThere } from "./somebody.ts";

export { doors, platforms };

/** A workbench on a free port, with an empty memory, gone after the test. */
export interface OpenWorkbench {
  readonly origin: string;
  /** What a command needs to find it. */
  readonly env: Readonly<Record<string, string>>;
  readonly platforms: Readonly<Record<string, RunningPlatform>>;
  /** Somebody works in a tool: a text that stands there becomes another one. */
  replace(host: string, from: string, to: string): Promise<void>;
  target(host: string): Promise<Target>;
  /** Requests to the tools so far. */
  readonly asked: readonly Request[];
  /** Called before a request to a tool is answered. */
  onRequest: (request: Request) => Promise<void> | void;
}

export async function openWorkbench(): Promise<OpenWorkbench> {
  const store = openStore(memoryStore());
  const workbench = createWorkbench({
    store,
    now: () => new Date(),
    newId: randomUUID,
    dist: `${project}/dist`,
  });
  const asked: Request[] = [];
  const app = new Hono();
  app.use(async ({ req }, next) => {
    if (platforms.some(({ mount }) => req.path.startsWith(`${mount}/`))) {
      asked.push(req.raw);
      await open.onRequest(req.raw);
    }
    await next();
  });
  app.mount("/", (request, bindings) => workbench.app.fetch(request, bindings as object));
  const serving = await listen({ app }, 0);
  onTestFinished(() => serving.close());
  const open: OpenWorkbench = {
    origin: serving.origin,
    env: { PARLEY_WORKBENCH: serving.origin },
    platforms: workbench.platforms,
    async replace(host, from, to) {
      const door = doors.find((each) => each.host === host);
      if (!door) throw new Error(`Unexpected host ${host}, expected one with a door`);
      await replaceThere({ door, store, target: await open.target(host) }, from, to);
    },
    target: async (host) => (await (await fetch(`${serving.origin}/api/targets/${host}`)).json()) as Target,
    asked,
    onRequest: () => undefined,
  };
  return open;
}

/** An origin at which nothing listens. */
export async function deadOrigin(): Promise<string> {
  const { origin, close } = await listen({ app: new Hono() }, 0);
  await close();
  return origin;
}
