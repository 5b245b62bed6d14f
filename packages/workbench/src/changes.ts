/** Tells who listens that something was written. Who writes often is told of once. */
export interface Changes {
  /** Something was written. */
  readonly note: () => void;
  /** @returns what ends the listening */
  readonly listen: (listener: () => void) => () => void;
}

/** One edit of a person is many writes: they are told of together, this long after the first. */
const gatherMs = 150;

/** Makes a place where writers and listeners meet. */
export function createChanges(): Changes {
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    note() {
      if (listeners.size === 0) return;
      timer ??= setTimeout(() => {
        timer = undefined;
        for (const listener of listeners) listener();
      }, gatherMs);
    },
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
