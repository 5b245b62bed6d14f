import type { Day } from "./days.ts";
import { each } from "./patterns.ts";
import type { Range } from "./spans.ts";

/** Something in the text that speaks of time. Numbers inside it are no measures, except in a "level". */
export interface TimeHit extends Range {
  /**
   * "bound": an end that resolves to a date, or a bounded period. "level": how long something may take each time, which is a
   * measure ("answer within 2 hours"). "other": part of a metric, a baseline, a frequency, a name.
   */
  readonly role: "bound" | "level" | "other";
  /** Said to be the end ("by", 前) rather than a period in which something happens. */
  readonly due?: boolean;
  /** The last day, when there is a day to count from. */
  readonly last?: Day | undefined;
}

/** Patterns are tried in their order; the first that takes a stretch of text keeps it. */
export interface TimePattern {
  readonly pattern: RegExp;
  /** @returns undefined when it is nothing about time after all */
  read(match: RegExpExecArray, around: Around): Reading | undefined;
}
export type Reading = Pick<TimeHit, "role" | "due" | "last">;
/** Spoken of, but no end. */
export const other: Reading = { role: "other" };

/** What stands beside a match, and the day to count from. */
export interface Around {
  /** Up to 80 units before the match. */
  readonly before: string;
  /** Up to 32 units behind it. */
  readonly after: string;
  readonly from: Day | undefined;
}

/** @returns hits that do not overlap, in the order of the text */
export function timesIn(text: string, patterns: readonly TimePattern[], from: Day | undefined): TimeHit[] {
  const found: TimeHit[] = [];
  const taken = new Uint8Array(text.length);
  for (const { pattern, read } of patterns)
    for (const match of each(pattern, text)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (taken[start] || taken[end - 1]) continue;
      const before = text.slice(Math.max(0, start - 80), start);
      const reading = read(match, { before, after: text.slice(end, end + 32), from });
      if (!reading) continue;
      taken.fill(1, start, end);
      found.push({ start, end, ...reading });
    }
  return found.sort((a, b) => a.start - b.start);
}

/** The end that counts: what is said to be due, else the latest one. */
export function deadlineOf(times: readonly TimeHit[]): Day | undefined {
  const bounds = times.filter(({ role, last }) => role === "bound" && last !== undefined);
  const due = bounds.filter((hit) => hit.due);
  return (due.length > 0 ? due : bounds)
    .map(({ last }) => last!)
    .sort()
    .at(-1);
}
