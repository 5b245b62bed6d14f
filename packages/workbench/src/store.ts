/**
 * What the local platforms remember: JSON values by space and key. Synchronous, so that a handler that has answered has also saved.
 * Two of them exist: `memoryStore` for tests, `openStore` (SQLite) for the workbench.
 */
export interface Store {
  /** The value at a key, a fresh copy; `undefined` when there is none. */
  get<T>(space: string, key: string): T | undefined;
  put(space: string, key: string, value: unknown): void;
  delete(space: string, key: string): void;
  /** Every entry of a space, ordered by key. */
  entries<T>(space: string): [key: string, value: T][];
  /** All or nothing: when `work` throws, nothing of it is kept. May be nested. What a promise does later stands outside. */
  transaction<T>(work: () => T): T;
  /** Forgets everything in the spaces whose name starts with `prefix`. */
  clear(prefix: string): void;
  close(): void;
}

/** A store that lives as long as the process. */
export function memoryStore(): Store {
  let spaces = new Map<string, Map<string, string>>();
  return {
    get: <T>(space: string, key: string) => {
      const json = spaces.get(space)?.get(key);
      return json === undefined ? undefined : (JSON.parse(json) as T);
    },
    put(space, key, value) {
      const entries = spaces.get(space) ?? new Map<string, string>();
      spaces.set(space, entries.set(key, JSON.stringify(value)));
    },
    delete: (space, key) => void spaces.get(space)?.delete(key),
    entries: <T>(space: string) =>
      [...(spaces.get(space) ?? [])]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, json]): [string, T] => [key, JSON.parse(json) as T]),
    transaction<T>(work: () => T): T {
      const before = new Map([...spaces].map(([name, entries]) => [name, new Map(entries)]));
      try {
        return work();
      } catch (error) {
        spaces = before;
        throw error;
      }
    },
    clear(prefix) {
      for (const name of spaces.keys()) if (name.startsWith(prefix)) spaces.delete(name);
    },
    close: () => spaces.clear(),
  };
}
