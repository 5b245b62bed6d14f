import type { Document, Label, Run } from "@parley/core";
import type { Hono } from "hono";
import type { Tool } from "./tool.ts";
import { listen } from "./server.ts";
import { type Clock, visit } from "./visit.ts";

/** How far a longer work is. */
export interface Progress {
  readonly done: number;
  readonly of: number;
  readonly doing: Label;
}

interface FillSettings extends Clock {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}

/** Steps that every tool counts as, whatever its own count is. */
const stepsPerTool = 100;

/**
 * Brings documents into every tool that has a plugin, one after the other, as the command line would: over HTTP, through the
 * plugins' own doors. The tools listen at an address of their own meanwhile, so that nobody sees them half filled.
 *
 * @param app  the tools at their mounts
 * @throws ParleyError as the hosts do; "aborted" when `signal` said so
 */
export async function fill(
  app: Hono,
  tools: readonly Tool[],
  documents: readonly Document[],
  { signal, onProgress, ...clock }: FillSettings,
): Promise<void> {
  const { origin, close } = await listen({ app }, 0);
  try {
    for (const [at, { platform, running, door }] of tools.entries()) {
      const [from, of] = [at * stepsPerTool, tools.length * stepsPerTool];
      const doing: Label = [`Preparing ${platform.name[0]}`, `正在准备 ${platform.name[1]}`];
      onProgress({ done: from, of, doing });
      if (!door) continue;
      const told: Run["onProgress"] = (done, all) =>
        onProgress({ done: from + Math.round((stepsPerTool * done) / Math.max(all, 1)), of, doing });
      const { bring } = await visit({ door, target: running.target(origin) }, clock);
      await bring(documents, { onProgress: told, signal });
      await running.tidy?.();
    }
  } finally {
    await close();
  }
}
