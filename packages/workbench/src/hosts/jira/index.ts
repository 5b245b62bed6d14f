import { join } from "node:path";
import type { LocalPlatform } from "../../platform.ts";
import { createLocalJira, MOUNT } from "./local-jira.ts";

export { DEMO_ACCOUNT, DEMO_TOKEN, VIEWER_ACCOUNT, VIEWER_TOKEN } from "./seed.ts";
export { createLocalJira, type LocalJira } from "./local-jira.ts";

/** The local stand-in of Jira, as the workbench finds it. */
export const localPlatform: LocalPlatform = {
  host: "jira",
  mount: MOUNT,
  name: ["Jira", "Jira"],
  tint: "#1868db",
  create: ({ store, now, newId, dist }) => createLocalJira({ store, now, newId, appDir: join(dist, "jira") }),
};
