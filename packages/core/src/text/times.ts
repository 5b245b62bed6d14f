import type { Day } from "./days.ts";
import { behind, each } from "./patterns.ts";
import { inOrder, type Range } from "./spans.ts";

/** Something in the text that speaks of time. Numbers inside it are no measures, except in a "level". */
export interface TimeHit extends Range {
  /**
   * "bound": an end that resolves to a date, or a bounded period. "level": how long something may take each time, which
   * is a measure ("answer within 2 hours"). "other": part of a metric, a baseline, a frequency, a name.
   */
  readonly role: "bound" | "level" | "other";
  /** Said to be the end ("by", 前) rather than a period in which something happens. */
  readonly due?: boolean;
  /** The last day, when there is a day to count from. */
  readonly last?: Day | undefined;
}

/**
 * A pattern and what its match means, undefined when it is nothing about time after all. Patterns are tried in
 * their order; the first that takes a stretch of text keeps it.
 *
 * `before` has up to 80 units, `after` up to 32; `from` is the day to count from.
 */
export type TimePattern = readonly [
  pattern: RegExp,
  read: (match: RegExpExecArray, before: string, after: string, from: Day | undefined) => Reading | undefined,
];
export type Reading = Pick<TimeHit, "role" | "due" | "last">;
/** An end, said to be due or a period. */
export const bound = (due: boolean, last?: Day): Reading => ({ role: "bound", due, last });
/** How long something may take each time. */
export const level: Reading = { role: "level" };
/** Spoken of, but no end. */
export const other: Reading = { role: "other" };

/** @returns hits that do not overlap, in the order of the text */
export const timesIn = (text: string, patterns: readonly TimePattern[], from: Day | undefined): TimeHit[] => {
  const found: TimeHit[] = [];
  const taken = new Uint8Array(text.length);
  for (const [pattern, read] of patterns)
    for (const match of each(pattern, text)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (taken[start] || taken[end - 1]) continue;
      const reading = read(match, behind(text, start, 80), text.slice(end, end + 32), from);
      if (!reading) continue;
      taken.fill(1, start, end);
      found.push({ start, end, ...reading });
    }
  return found.sort(inOrder);
};

/** The end that counts: what is said to be due, else the latest one. */
export const deadlineOf = (times: readonly TimeHit[]): Day | undefined => {
  const bounds = times.filter(({ role, last }) => role === "bound" && last);
  const due = bounds.filter((hit) => hit.due);
  return (due.length > 0 ? due : bounds)
    .map(({ last }) => last!)
    .sort()
    .at(-1);
};
