import { useCallback, useMemo, useState } from "react";
import type { Language } from "@parley/core";
import type { Overview } from "../overview.ts";
import { type SentOn, type StepId, type TryStep, trySteps } from "./steps.ts";

export interface Steps {
  readonly done: ReadonlySet<StepId>;
  /** What the bar above the tool is about. */
  readonly current: TryStep | undefined;
  /** What comes after the current one and is not done yet. */
  readonly next: TryStep | undefined;
  readonly begin: (id: StepId) => void;
  readonly leave: () => void;
  readonly noteSent: (sent: SentOn) => void;
}

/**
 * Which of the things to try are done. What the tools hold says so by itself; only what was sent is remembered by this browser.
 */
export function useSteps(seen: Overview | undefined, language: Language): Steps {
  const [sent, setSent] = useState(() => read(keptAt(language)));
  const [currentId, begin] = useState<StepId>();
  const noteSent = useCallback(
    (one: SentOn) =>
      setSent((before) => {
        const next = [...before, one].slice(-most);
        localStorage.setItem(keptAt(language), JSON.stringify(next));
        return next;
      }),
    [language],
  );
  const done = useMemo(
    () => new Set(seen ? trySteps.filter(({ isDone }) => isDone(seen, sent)).map(({ id }) => id) : []),
    [seen, sent],
  );
  const at = trySteps.findIndex(({ id }) => id === currentId);
  return {
    done,
    current: trySteps[at],
    next: [...trySteps.slice(at + 1), ...trySteps.slice(0, Math.max(at, 0))].find(({ id }) => !done.has(id)),
    begin,
    leave: () => begin(undefined),
    noteSent,
  };
}

const keptAt = (language: Language): string => `parley.sent.${language}`;
/** Sendings that are remembered. */
const most = 50;

/** The tools of a language are brought back to the beginning: what was sent between them before is no news. */
export const forgetSent = (language: Language): void => localStorage.removeItem(keptAt(language));

function read(kept: string): readonly SentOn[] {
  try {
    const said: unknown = JSON.parse(localStorage.getItem(kept) ?? "[]");
    return Array.isArray(said) ? (said as SentOn[]) : [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}
