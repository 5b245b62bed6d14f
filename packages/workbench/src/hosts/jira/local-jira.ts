import { join } from "node:path";
import { Hono } from "hono";
import { createFaults } from "../../faults.ts";
import type { Call, RunningPlatform, Target } from "../../platform.ts";
import type { Store } from "../../store.ts";
import { appFiles } from "./bridge/app-files.ts";
import { createBridge } from "./bridge/bridge-app.ts";
import { firstLook } from "./first-look.ts";
import { openBundle } from "./forge/bundle.ts";
import { manifestReader } from "./forge/manifest.ts";
import { createRuntime, type Runtime } from "./forge/runtime.ts";
import { createStorage } from "./forge/storage-app.ts";
import { createRest } from "./rest/rest-app.ts";
import { DEMO_TOKEN, seedWorld } from "./seed.ts";
import { openWorld } from "./world.ts";

export interface LocalJiraSettings {
  readonly store: Store;
  readonly now: () => Date;
  readonly newId: () => string;
  /** Directory of the built app, as `forge deploy` takes it: `dist/jira`. */
  readonly appDir: string;
  /** Another manifest than the app's own: what it leaves out (a scope), the app cannot do. */
  readonly manifestPath?: string;
}

/** What every platform offers, and a way into Forge's storage for tests of code that runs there. */
export interface LocalJira extends RunningPlatform {
  readonly within: Runtime["within"];
}

/** Where the plugin is pointed to: the epic of the demo project. */
const DEMO_ISSUE = "DEMO-1";

/** Below which path of the workbench the site is. */
export const MOUNT = "/jira";

/**
 * A stand-in of one Jira Cloud site with one Forge app installed: its REST API, Forge's storage and functions, and what the
 * page that draws an issue needs. It runs the app's built bundles unmodified and says 501 to what it does not have.
 */
export function createLocalJira({ store, now, newId, appDir, manifestPath }: LocalJiraSettings): LocalJira {
  const world = openWorld(store);
  const faults = createFaults();
  const calls: Call[] = [];
  const record = (call: Call): void => void calls.push(call);
  const manifest = manifestReader(appDir, manifestPath ?? join(appDir, "manifest.yml"));
  const rest = createRest({ world, faults, now, mount: MOUNT, record });
  const storage = createStorage({ store, now, manifest, faults, record });
  const runtime = createRuntime({ bundle: openBundle(appDir), manifest, rest, storage, newId });
  const bridge = createBridge({ world, runtime, rest, manifest, faults, newId, record });
  const app = new Hono();
  app.route("/", rest.app);
  app.route("/", bridge.app);
  app.route("/", appFiles(appDir, manifest));
  return {
    app,
    calls,
    operations: [...rest.operations, ...storage.operations, ...bridge.operations],
    seed: () => seedWorld(world),
    tidy: () => firstLook(app, DEMO_ISSUE),
    reset() {
      store.transaction(() => store.clear("jira/"));
      calls.length = 0;
    },
    failNext: faults.failNext,
    within: runtime.within,
    target: targetOf,
  };
}

function targetOf(origin: string): Target {
  const env = { JIRA_SITE: `${origin}${MOUNT}`, JIRA_EMAIL: DEMO_TOKEN.email, JIRA_TOKEN: DEMO_TOKEN.secret };
  return { address: `jira:${DEMO_ISSUE}`, env, options: {} };
}
