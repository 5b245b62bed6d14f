import { useCallback, useMemo, useState, useSyncExternalStore } from "react";
import type { Document, Label } from "@parley/core";
import type { DocumentRecord } from "../native.ts";
import { type Draft, isDirty, rebased, saved } from "./draft.ts";
import { invoke } from "./use-desk.ts";

/** How a save went. */
export type SaveState = "idle" | "saving" | "unpublished" | "gone" | { readonly refused: Label };

export interface DraftHandle {
  readonly draft: Draft;
  readonly isDirty: boolean;
  readonly saveState: SaveState;
  readonly change: (next: (draft: Draft) => Draft) => void;
  /** @returns whether everything is saved now */
  readonly save: () => Promise<boolean>;
}

interface Held {
  readonly draft: Draft;
  readonly saveState: SaveState;
}
interface Holder {
  get(): Held;
  put(next: Partial<Held>): void;
  subscribe(heard: () => void): () => void;
}

/**
 * Holds the document in work outside of React's state: a field that is left commits, and the press on Save that made it be left
 * comes right behind, before the panel is drawn again.
 */
function createHolder(start: Draft): Holder {
  let held: Held = { draft: start, saveState: "idle" };
  const listeners = new Set<() => void>();
  return {
    get: () => held,
    put(next) {
      held = { ...held, ...next };
      for (const heard of listeners) heard();
    },
    subscribe(heard) {
      listeners.add(heard);
      return () => void listeners.delete(heard);
    },
  };
}

/** The document in work: edits at once, saves on request, and what came of it. */
export function useDraft(start: Draft, onWritten: (record: DocumentRecord) => void): DraftHandle {
  const [holder] = useState(() => createHolder(start));
  const { draft, saveState } = useSyncExternalStore(holder.subscribe, holder.get);
  const change = useCallback(
    (next: (draft: Draft) => Draft) => {
      const before = holder.get().draft;
      const after = next(before);
      if (after !== before) holder.put({ draft: after, saveState: "idle" });
    },
    [holder],
  );
  const save = useCallback(async () => {
    const { draft: now } = holder.get();
    if (!isDirty(now)) return true;
    holder.put({ saveState: "saving" });
    const { record, isSaved, ...next } = await sent(now.document, now.opened.version, (how) => how(holder.get().draft));
    holder.put(next);
    if (record) onWritten(record);
    return isSaved;
  }, [holder, onWritten]);
  return { draft, isDirty: useMemo(() => isDirty(draft), [draft]), saveState, change, save };
}

interface Sent {
  readonly draft: Draft;
  readonly saveState: SaveState;
  readonly isSaved: boolean;
  readonly record?: DocumentRecord;
}

/** @param now  gives the draft as it is when the answer is there: people go on typing */
async function sent(document: Document, version: number, now: (how: (draft: Draft) => Draft) => Draft): Promise<Sent> {
  const as = (saveState: SaveState, how = (draft: Draft): Draft => draft): Sent => ({
    draft: now(how),
    saveState,
    isSaved: false,
  });
  try {
    const written = await invoke("save", { document, version });
    if (written.outcome === "refused") return as({ refused: written.reason });
    const { record } = written;
    if (written.outcome === "conflict")
      return record ? { ...as("idle", (draft) => rebased(draft, record)), record } : as("gone");
    const state = written.published ? "idle" : "unpublished";
    return { ...as(state, (draft) => saved(draft, written.record, document)), isSaved: true, record: written.record };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return as({ refused: [message, message] });
  }
}
