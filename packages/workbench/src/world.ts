import { dayIn, type HostDoor, type Language, projectSettings } from "@parley/core";
import { Hono } from "hono";
import type { Example } from "./example/example.ts";
import { fill, type Progress } from "./fill.ts";
import type { LocalPlatform, PlatformEnv } from "./platform.ts";
import { storeWithin } from "./store-within.ts";
import type { Tool } from "./tool.ts";

/** What the tools of a world hold: nothing yet, half of the example (somebody was killed), the example, or what people make. */
type Held = "nothing" | "half" | "example" | "empty";

/** The tools in one language, with everything that people did there. */
export interface World {
  readonly language: Language;
  readonly tools: readonly Tool[];
  /** The tools at their mounts. */
  readonly app: Hono;
  /** "none" where there is no example to bring. */
  readonly example: () => "ready" | "preparing" | "failed" | "none";
  /** Brings the example, unless it came before. Whoever asks meanwhile waits for the same. @throws ParleyError as the hosts do */
  open(onProgress?: (progress: Progress) => void): Promise<void>;
  /** Forgets what people did, and brings the example again, or not. @throws ParleyError as the hosts do */
  reset(to: "example" | "empty", onProgress?: (progress: Progress) => void): Promise<void>;
  /** How often a tool was written to since the start. */
  readonly writes: (host: string) => number;
  /** When nothing is being brought any more, whatever came of it. */
  settled(): Promise<void>;
  /** Brings nothing any more: what is under way goes on at the next start. */
  close(): Promise<void>;
}

export interface WorldSettings extends PlatformEnv {
  readonly platforms: readonly LocalPlatform[];
  readonly doors: readonly HostDoor[];
  readonly example?: Example;
  /** Something was written. */
  readonly onChange: () => void;
}

/**
 * Makes the tools of one language over their own part of the store. A tool is seeded when it first meets it, in the transaction that
 * notes it: a restart adds nothing. An example that a kill cut in half is taken away with everything else, and brought anew.
 */
export function createWorld(language: Language, settings: WorldSettings): World {
  const { platforms, doors, example, now, newId } = settings;
  const writes = new Map<string, number>();
  const store = storeWithin(settings.store, `${language}/`, (to) => {
    const [host = ""] = to.split("/");
    writes.set(host, (writes.get(host) ?? 0) + 1);
    settings.onChange();
  });
  const tools = platforms.map((platform): Tool => {
    const door = doors.find(({ host }) => host === platform.host);
    return { platform, running: platform.create({ ...settings, store }), door };
  });
  const app = new Hono();
  for (const { platform, running } of tools) app.route(platform.mount, running.app);

  const held = (): Held => store.get<Held>(space, "held") ?? "nothing";
  const hold = (what: Held): void => store.put(space, "held", what);
  const seed = (): void => {
    for (const { platform, running } of tools) {
      if (store.get(space, platform.host)) continue;
      running.seed(language);
      store.put(space, platform.host, { at: now().toISOString() });
    }
  };
  const startOver = (): void =>
    store.transaction(() => {
      for (const { running } of tools) running.reset();
      store.clear(space);
      seed();
    });
  if (held() === "half") startOver();
  else store.transaction(seed);

  const watchers = new Set<(progress: Progress) => void>();
  const stopping = new AbortController();
  let state: "still" | "preparing" | "failed" = "still";
  const bring = async (): Promise<void> => {
    if (!example) return;
    const at = now().toISOString();
    const documents = example({ language, now: at, today: dayIn(projectSettings([]).timeZone, at) });
    try {
      state = "preparing";
      hold("half");
      const onProgress = (progress: Progress): void => watchers.forEach((tell) => tell(progress));
      await fill(app, tools, documents, { now, newId, signal: stopping.signal, onProgress });
      hold("example");
      state = "still";
    } catch (error) {
      state = "failed";
      // Nobody sees what came half way; who stops the workbench gets the rest at the next start.
      if (!stopping.signal.aborted) startOver();
      throw error;
    }
  };
  /** One after the other. */
  let queue = Promise.resolve();
  const queued = async (work: () => Promise<void>, onProgress?: (progress: Progress) => void): Promise<void> => {
    if (onProgress) watchers.add(onProgress);
    const done = queue.then(work);
    // Whoever waits is told by `done`; the next in line begins all the same.
    queue = done.catch(() => undefined);
    try {
      await done;
    } finally {
      if (onProgress) watchers.delete(onProgress);
    }
  };
  return {
    language,
    tools,
    app,
    example() {
      if (state !== "still") return state;
      return example && held() !== "nothing" ? "ready" : "none";
    },
    writes: (host) => writes.get(host) ?? 0,
    settled: () => queue,
    close() {
      stopping.abort();
      return queue;
    },
    open: (onProgress) =>
      queued(async () => {
        if (held() === "nothing") await bring();
      }, onProgress),
    reset: (to, onProgress) =>
      queued(async () => {
        startOver();
        if (to === "empty") hold("empty");
        else await bring();
      }, onProgress),
  };
}

const space = "workbench";
