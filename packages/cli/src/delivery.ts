import { join } from "node:path";
import {
  digest,
  type Document,
  type HostContext,
  type Language,
  projectSettings,
  type Run,
  throwIfAborted,
} from "@parley/core";
import type { Io } from "./io.ts";
import { openJournal } from "./journal.ts";
import { templateOf } from "./known-templates.ts";
import type { OpenTarget } from "./targets.ts";
import { todayFor } from "./today.ts";

/** What render and read may know: time zone and currency are those of the project document among some. */
export function contextFor(documents: readonly Document[], language: Language, now: string): HostContext {
  const { timeZone, currency } = projectSettings(documents);
  return {
    language,
    audience: "team",
    today: todayFor(documents, now),
    timeZone,
    currency,
    template: templateOf,
    people: { toAccount: () => undefined, toPerson: () => undefined },
  };
}

/** What is done to a target. */
interface Work<T> {
  readonly target: OpenTarget;
  /** Ids of the documents that it delivers; none when it only looks. */
  readonly delivers: readonly string[];
  readonly work: (run: Run) => Promise<T>;
}

/**
 * Does work on a target with a journal on the disk (`.parley/journal/`, or below PARLEY_HOME), progress on the
 * terminal, and a Ctrl+C that stops between two operations; the second one stops at once.
 */
export async function running<T>({ target, delivers, work }: Work<T>, io: Io): Promise<T> {
  const signal = { aborted: false };
  const waiting = new Set<() => void>();
  const stop = (): void => {
    if (signal.aborted) process.exit(2);
    signal.aborted = true;
    io.note(
      io.say([
        "Stopping after this request; Ctrl+C again stops at once",
        "当前请求完成后停止；再按一次 Ctrl+C 立即停止",
      ]),
    );
    for (const wake of waiting) wake();
  };
  const folder = join(io.env["PARLEY_HOME"] || ".parley", "journal");
  const journal = openJournal(folder, target.key, digest([...delivers].sort()));
  for (const name of signals) process.on(name, stop);
  try {
    const result = await work({
      signal,
      journal,
      onProgress: (done, of, doing) => io.progress(`${done}/${of} ${io.say(doing)}`),
      now: io.now,
      newId: io.newId,
      sleep: async (ms) => {
        const [seconds, [en, zh]] = [Math.ceil(ms / 1000), target.tool];
        if (seconds > 1) io.progress(io.say([`Waiting ${seconds} s for ${en}`, `等待 ${zh}：${seconds} 秒`]));
        await woken(ms, waiting);
        throwIfAborted(signal, target.connection.adapter.host);
      },
    });
    await journal.settle();
    return result;
  } finally {
    for (const name of signals) process.off(name, stop);
    io.progress(undefined);
    await journal.close();
  }
}
const signals = ["SIGINT", "SIGTERM"] as const;

/** Some time, or until somebody wakes everybody. */
function woken(ms: number, waiting: Set<() => void>): Promise<void> {
  return new Promise((resolve) => {
    const wake = (): void => {
      clearTimeout(timer);
      waiting.delete(wake);
      resolve();
    };
    const timer = setTimeout(wake, ms);
    waiting.add(wake);
  });
}
