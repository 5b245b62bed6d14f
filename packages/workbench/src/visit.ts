import {
  type AnyAdapter,
  type Connection,
  dayIn,
  type Document,
  type HostContext,
  type HostDoor,
  plainRun,
  projectSettings,
  pull,
  push,
  type Pushed,
  type PushOptions,
  type Run,
  type Standing,
} from "@parley/core";
import { templates } from "@parley/core/registry";
import type { Target } from "./platform.ts";

/** One tool of the workbench, ready to be connected to. */
export interface Place {
  readonly door: HostDoor;
  readonly target: Target;
}

/** What an exchange gets from outside. */
export interface Clock {
  readonly now: () => Date;
  readonly newId: () => string;
}

/** A tool during one exchange: what stood there at its beginning, and the way to bring something there. */
export interface Visit {
  /** Thrown away documents among them; each says what its tool withholds. */
  readonly standing: readonly Standing[];
  /** @throws ParleyError as the host does */
  readonly bring: (documents: readonly Document[], options?: BringOptions) => Promise<Pushed<unknown>>;
}
export interface BringOptions extends PushOptions {
  readonly onProgress?: Run["onProgress"];
  readonly signal?: AbortSignal;
}

export const templateOf: HostContext["template"] = (id) =>
  templates.find(({ shape }) => (shape as { id: string }).id === id);

/**
 * Looks into a tool. What was collected for that serves the first delivery too: tools allow few requests a minute.
 *
 * @throws ParleyError as the host does
 */
export async function visit({ door, target: { address, env, options } }: Place, clock: Clock): Promise<Visit> {
  const { adapter, port, target }: Connection = await door.connect(address, { env, options });
  const run = runOf(clock);
  const native: unknown = await adapter.collect(port, target, run);
  const { standing } = await pull(
    { ...adapter, collect: async () => native },
    port,
    target,
    contextFor([], clock),
    run,
  );
  const there = standing.map(({ document }) => document);
  const prepared = collectedOnce(adapter, native);
  return {
    standing,
    bring(documents, { onProgress, signal, ...asked } = {}) {
      const context = contextFor([...there, ...documents], clock);
      const told = { ...run, ...(onProgress && { onProgress }), ...(signal && { signal }) };
      return push(prepared, port, target, documents, context, told, asked);
    },
  };
}

/** The adapter, whose first `collect` gives what is already there. */
function collectedOnce(adapter: AnyAdapter, native: unknown): AnyAdapter {
  const first = [native];
  return { ...adapter, collect: async (...from) => (first.length > 0 ? first.pop() : adapter.collect(...from)) };
}

/** Time zone and currency are those of the project document among them, when there is one. */
function contextFor(documents: readonly Document[], { now }: Clock): HostContext {
  const { timeZone, currency } = projectSettings(documents);
  return {
    language: documents[0]?.language ?? "en",
    audience: "team",
    today: dayIn(timeZone, now().toISOString()),
    timeZone,
    currency,
    template: templateOf,
    people: { toAccount: () => undefined, toPerson: () => undefined },
  };
}

const runOf = ({ now, newId }: Clock): Run =>
  plainRun(
    () => now().toISOString(),
    newId,
    (ms) => new Promise((resolve) => void setTimeout(resolve, ms)),
  );
