import type { HostDoor } from "@parley/core";
import { Hono } from "hono";
import { join } from "node:path";
import { doors as allDoors, platforms as allPlatforms } from "./_hosts.ts";
import { type Tool, workbenchApi } from "./api.ts";
import { pageFiles } from "./page-files.ts";
import type { LocalPlatform, PlatformEnv, RunningPlatform } from "./platform.ts";
import { loopbackOnly } from "./security.ts";

export interface WorkbenchSettings extends PlatformEnv {
  /** The tools to show; every one that there is when left out. */
  readonly platforms?: readonly LocalPlatform[];
  readonly doors?: readonly HostDoor[];
}

/** The whole workbench behind one `fetch`: serve it with `listen`, or ask `app.request(...)` in a test. */
export interface Workbench {
  readonly app: Hono;
  /** The running stand-ins by host: what they were asked, and where to order failures. */
  readonly platforms: Readonly<Record<string, RunningPlatform>>;
  /** Brings every tool back to what a newcomer finds. All or nothing. */
  reset(): void;
}

/**
 * Puts the workbench together: every local platform at its mount, the page, and its own questions below `/api`.
 *
 * A platform is seeded when it first meets the store, in the same transaction that notes it: a restart adds nothing.
 */
export function createWorkbench(settings: WorkbenchSettings): Workbench {
  const { platforms = allPlatforms, doors = allDoors, store, dist } = settings;
  const tools = platforms.map((platform): Tool => {
    const door = doors.find(({ host }) => host === platform.host);
    return { platform, running: platform.create(settings), door };
  });
  const seed = ({ platform: { host }, running }: Tool): void =>
    store.transaction(() => {
      if (store.get(seeded, host)) return;
      running.seed();
      store.put(seeded, host, { at: settings.now().toISOString() });
    });
  const reset = (): void =>
    store.transaction(() => {
      for (const { running } of tools) running.reset();
      store.clear(seeded);
      for (const tool of tools) seed(tool);
    });
  for (const tool of tools) seed(tool);

  const app = new Hono();
  app.use(loopbackOnly);
  app.get("/healthz", (context) => context.json({ status: "ok" }));
  app.route("/", pageFiles(join(dist, "workbench"), new Map(platforms.map(({ mount, host }) => [mount, host]))));
  app.route("/api", workbenchApi({ tools, reset, now: settings.now, newId: settings.newId }));
  for (const { platform, running } of tools) app.route(platform.mount, running.app);
  return {
    app,
    platforms: Object.fromEntries(tools.map(({ platform, running }) => [platform.host, running])),
    reset,
  };
}

const seeded = "workbench/seeded";
