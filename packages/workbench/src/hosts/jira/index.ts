import { join } from "node:path";
import type { LocalPlatform } from "../../platform.ts";
import { createLocalJira, MOUNT } from "./local-jira.ts";

export { createLocalJira, type LocalJiraSettings } from "./local-jira.ts";

/** The local stand-in of Jira, as the workbench finds it. */
export const localPlatform: LocalPlatform = {
  host: "jira",
  mount: MOUNT,
  name: ["Jira", "Jira"],
  create: ({ store, now, newId, dist }) => createLocalJira({ store, now, newId, appDir: join(dist, "jira") }),
};
