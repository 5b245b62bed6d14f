import type { LocalPlatform } from "../../platform.ts";
import { createLocalNotion } from "./local-notion.ts";
import { businessPlan } from "./rate.ts";
import { notionSchema } from "./schema/generate.ts";

export { createLocalNotion, type LocalNotionOptions } from "./local-notion.ts";
export { localToken, personToken, rootPageId } from "./tokens.ts";

/** Notion, as the workbench finds and starts it. */
export const localPlatform: LocalPlatform = {
  host: "notion",
  mount: "/notion",
  name: ["Notion", "Notion"],
  tint: "#37352f",
  // Whoever tries things out sends often: the larger plan, so that nobody waits for the next minute.
  create: ({ store, now, newId }) => createLocalNotion({ store, now, newId, rateLimit: businessPlan }),
  prepare: () => void notionSchema(),
};
