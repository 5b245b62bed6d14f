import { type HostDoor, plainRun } from "@parley/core";
import type { Store } from "../../packages/workbench/src/store.ts";

/** A store that knows the names of its spaces. */
export interface OpenStore extends Store {
  readonly spaces: ReadonlySet<string>;
}
export function openStore(store: Store): OpenStore {
  const spaces = new Set<string>();
  const put: Store["put"] = (space, key, value) => {
    spaces.add(space);
    store.put(space, key, value);
  };
  return { ...store, put, spaces };
}

/** A tool in which somebody works: its door, how it is reached, and what it holds. */
interface Tool {
  readonly door: HostDoor;
  readonly target: Parameters<HostDoor["connect"]>[1] & { readonly address: string };
  readonly store: OpenStore;
}

/**
 * Somebody works in a tool: a text that stands there becomes another one, and nothing else does. What Parley keeps
 * there for the next merge are digests, which stay as they were, as they would under a person's hands.
 *
 * Where the tool holds sealed parts (Jira's copies carry a digest of themselves) the edit goes through the plugin, as
 * its panel does it.
 */
export async function replaceThere(tool: Tool, from: string, to: string): Promise<void> {
  if (await throughPlugin(tool, from, to)) return;
  if (!inStore(tool, from, to))
    throw new Error(`Unexpected no "${from}" in ${tool.door.host}, expected one to replace`);
}

async function throughPlugin({ door, target: given }: Tool, from: string, to: string): Promise<boolean> {
  const { adapter, port, target } = await door.connect(given.address, given);
  const run = plainRun(
    () => new Date().toISOString(),
    () => crypto.randomUUID(),
    async () => undefined,
  );
  const there: unknown = await adapter.collect(port, target, run);
  const plan = adapter.plan(replaced(there, from, to), there);
  if (plan.ops.length > 0) await adapter.deliver(plan, port, target, run);
  return plan.ops.length > 0;
}

function inStore({ door, store }: Tool, from: string, to: string): boolean {
  const own = [...store.spaces].filter((name) => name.split("/").includes(door.host));
  const changes = own.flatMap((space) =>
    store.entries(space).flatMap(([key, value]) => {
      const now = replaced(value, from, to);
      return JSON.stringify(now) === JSON.stringify(value) ? [] : [{ space, key, now }];
    }),
  );
  for (const { space, key, now } of changes) store.put(space, key, now);
  return changes.length > 0;
}

function replaced(value: unknown, from: string, to: string): unknown {
  if (typeof value === "string") return value.replaceAll(from, to);
  if (Array.isArray(value)) return value.map((each) => replaced(each, from, to));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, replaced(each, from, to)]));
}
