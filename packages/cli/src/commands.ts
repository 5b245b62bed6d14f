import type { AnyCommand } from "./command.ts";

/**
 * Every command, loaded when it is named: a check does not wait for the SDKs of the hosts. In the order of the help.
 */
export const commands: Readonly<Record<string, () => Promise<AnyCommand>>> = {
  templates: async () => (await import("./commands/templates.ts")).templates,
  new: async () => (await import("./commands/new.ts")).create,
  adopt: async () => (await import("./commands/adopt.ts")).adopt,
  check: async () => (await import("./commands/check.ts")).check,
  explain: async () => (await import("./commands/explain.ts")).explain,
  waive: async () => (await import("./commands/waive.ts")).waive,
  convert: async () => (await import("./commands/convert.ts")).convert,
  flow: async () => (await import("./commands/flow.ts")).flow,
  push: async () => (await import("./commands/push.ts")).push,
  pull: async () => (await import("./commands/pull.ts")).pull,
  remove: async () => (await import("./commands/remove.ts")).remove,
  login: async () => (await import("./commands/login.ts")).login,
  logout: async () => (await import("./commands/logout.ts")).logout,
  text: async () => (await import("./commands/text.ts")).text,
  start: async () => (await import("./commands/start.ts")).start,
};

/** Commands that the method knows and this version does not have. */
export const unsupported: readonly string[] = ["packs"];
