import type { HostDoor, Language } from "@parley/core";
import { Hono } from "hono";
import { join } from "node:path";
import { doors as allDoors, platforms as allPlatforms } from "./_hosts.ts";
import { workbenchApi } from "./api.ts";
import { createChanges } from "./changes.ts";
import type { Example } from "./example/example.ts";
import type { Progress } from "./fill.ts";
import { pageFiles } from "./page-files.ts";
import type { LocalPlatform, PlatformEnv, RunningPlatform } from "./platform.ts";
import { loopbackOnly } from "./security.ts";
import { createWorld, type World } from "./world.ts";

export interface WorkbenchSettings extends PlatformEnv {
  /** The tools to show; every one that there is when left out. */
  readonly platforms?: readonly LocalPlatform[];
  readonly doors?: readonly HostDoor[];
  /** What a newcomer finds in the tools; without it they are as their makers deliver them. */
  readonly example?: Example;
  /** Which language's tools are shown until somebody opens another's. Default English. */
  readonly language?: Language;
}

/** The whole workbench behind one `fetch`: serve it with `listen`, or ask `app.request(...)` in a test. */
export interface Workbench {
  readonly app: Hono;
  /** The running stand-ins by host, of the language that is shown: what they were asked, and where to order failures. */
  readonly platforms: Readonly<Record<string, RunningPlatform>>;
  /** The language whose tools are shown. */
  language(): Language;
  /** Shows the tools of a language; the first time the example is brought into them. @throws ParleyError as the hosts do */
  open(language: Language, onProgress?: (progress: Progress) => void): Promise<void>;
  /** Brings every tool that is shown back to what a newcomer finds, or to nothing. @throws ParleyError as the hosts do */
  reset(to?: "example" | "empty", onProgress?: (progress: Progress) => void): Promise<void>;
  /** Ends what is under way, so that the store can be closed; the next start goes on with it. */
  close(): Promise<void>;
}

/**
 * Puts the workbench together: every local platform at its mount, the page, and its own questions below `/api`.
 *
 * Every language has tools of its own, so that nobody reads two on one screen; they stay as they were left. What is at the mounts are
 * the tools of the language that was opened last.
 */
export function createWorkbench(settings: WorkbenchSettings): Workbench {
  const { platforms = allPlatforms, doors = allDoors, dist, store, now, newId } = settings;
  const changes = createChanges();
  const worlds = new Map<Language, World>();
  const worldIn = (language: Language): World => {
    const world =
      worlds.get(language) ?? createWorld(language, { ...settings, platforms, doors, onChange: changes.note });
    worlds.set(language, world);
    return world;
  };
  // Kept, so that a restart shows the tools that people worked in last.
  const last = store.get<Language>("workbench", "shown");
  let language = last ?? settings.language ?? "en";
  let shown = worldIn(language);
  const show = (wanted: Language): World => {
    language = wanted;
    store.put("workbench", "shown", language);
    return (shown = worldIn(language));
  };

  const app = new Hono();
  app.use(loopbackOnly);
  app.get("/healthz", (context) => context.json({ status: "ok", example: shown.example() }));
  app.route("/", pageFiles(join(dist, "workbench"), new Map(platforms.map(({ mount, host }) => [mount, host]))));
  app.route("/api", workbenchApi({ shown: () => shown, show, changes, now, newId }));
  for (const { mount } of platforms)
    app.all(`${mount}/*`, ({ req, env }) => shown.app.fetch(req.raw, env as Record<string, unknown>));
  return {
    app,
    get platforms() {
      return Object.fromEntries(shown.tools.map(({ platform, running }) => [platform.host, running]));
    },
    language: () => language,
    open: (wanted, onProgress) => show(wanted).open(onProgress),
    reset: (to = "example", onProgress) => shown.reset(to, onProgress),
    close: async () => void (await Promise.all([...worlds.values()].map((world) => world.close()))),
  };
}
