import type { Change } from "@parley/core";
import { batchBytes } from "./limits.ts";
import type { Request } from "./requests.ts";

/** One call of `batchUpdate`: all of it or nothing arrives. */
export interface Batch {
  readonly requests: readonly Request[];
  /** Digest of what the plan was made from: when something else stands there, it does not fit any more. */
  readonly from: string;
  /** What becomes of each document, for the receipt. */
  readonly changes: readonly Change[];
  /** The tab of each document that the batch touches, for its address. */
  readonly tabs: Readonly<Record<string, number>>;
  /** The tabs that the plan makes: Apps Script gives them other ids than those that the requests call them by. */
  readonly made: readonly MadeTab[];
}
export interface MadeTab {
  readonly sheetId: number;
  readonly document: string;
  readonly table?: string;
}

/** What has to be done for one document. */
export interface Step {
  /** Makes its new tabs. These come before everything else: cells name the tabs of other documents. */
  readonly tabs: readonly Request[];
  readonly requests: readonly Request[];
  readonly change: Change;
  readonly sheetId: number;
  readonly made: readonly MadeTab[];
}

/** Steps as calls, as few as their size allows; a document is only cut when it alone is too much for one. */
export function batches(steps: readonly Step[], from: string): readonly Batch[] {
  const out: { requests: Request[]; bytes: number; steps: Step[] }[] = [];
  const work = [...steps.map((step) => [step, step.tabs] as const), ...steps.map((s) => [s, s.requests] as const)];
  for (const [step, requests] of work) {
    for (const request of requests) {
      const bytes = bytesOf(JSON.stringify(request));
      const last = out.at(-1);
      const batch = last && last.bytes + bytes <= batchBytes ? last : { requests: [], bytes: 0, steps: [] };
      if (batch !== last) out.push(batch);
      batch.requests.push(request);
      batch.bytes += bytes;
      if (!batch.steps.includes(step)) batch.steps.push(step);
    }
  }
  const told = new Set<Step>();
  const made = steps.flatMap((step) => step.made);
  return out.map(({ requests, steps: touched }) => {
    const news = touched.filter((step) => !told.has(step));
    for (const step of news) told.add(step);
    return {
      requests,
      from,
      made,
      changes: news.map(({ change }) => change),
      tabs: Object.fromEntries(
        touched
          .filter(({ change }) => change.kind !== "delete")
          .map(({ change, sheetId }) => [change.document, sheetId]),
      ),
    };
  });
}

/** At most: a character beyond ASCII takes up to three bytes. */
const bytesOf = (json: string): number => json.length + 2 * (json.match(/[^\0-\x7f]/g)?.length ?? 0);
