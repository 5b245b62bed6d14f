import { useCallback, useEffect, useRef, useState } from "react";
import type { Label, Language } from "@parley/core";
import type { Progress } from "../fill.ts";
import { openWorld, resetAll } from "./api.ts";
import { failureOf } from "./failure.ts";

export type WorldState =
  | { readonly is: "preparing"; readonly progress?: Progress }
  /** `round` tells one set of tools from the next: what is drawn of an earlier one is old. */
  | { readonly is: "ready"; readonly round: number }
  | { readonly is: "failed"; readonly why: Label };

export interface OpenWorld {
  readonly state: WorldState;
  /** Asks for the tools of this language again: after a failure, or when another window shows the other ones. */
  readonly reopen: () => void;
  readonly reset: (to: "example" | "empty") => void;
  /** Counts the resets: what a page remembers of the tools before is old. */
  readonly resets: number;
}

/** The tools of the reader's language: being prepared, ready, or not to be had. */
export function useWorld(language: Language): OpenWorld {
  const [state, setState] = useState<WorldState>({ is: "preparing" });
  const rounds = useRef(0);
  const begin = useCallback((work: (onProgress: (progress: Progress) => void) => Promise<object>) => {
    const round = ++rounds.current;
    // Whoever asked for something else meanwhile does not hear of this any more.
    const tell = (next: WorldState): void => (round === rounds.current ? setState(next) : undefined);
    tell({ is: "preparing" });
    work((progress) => tell({ is: "preparing", progress })).then(
      () => tell({ is: "ready", round }),
      (error) => tell({ is: "failed", why: failureOf(error) }),
    );
  }, []);
  const reopen = useCallback(() => begin((onProgress) => openWorld(language, onProgress)), [begin, language]);
  const [resets, setResets] = useState(0);
  const reset = useCallback(
    (to: "example" | "empty") => {
      setResets((n) => n + 1);
      begin((onProgress) => resetAll(to, onProgress));
    },
    [begin],
  );
  useEffect(reopen, [reopen]);
  return { state, reopen, reset, resets };
}
