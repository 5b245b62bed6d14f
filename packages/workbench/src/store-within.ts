import type { Store } from "./store.ts";

/**
 * A part of a store as a store of its own: its spaces begin with `prefix` there, and nothing else can be reached. Closing is its
 * owner's business.
 *
 * @param prefix  ends with a slash: "en/"
 * @param onWrite  told the space of every change
 */
export function storeWithin(store: Store, prefix: string, onWrite: (space: string) => void): Store {
  const told =
    <Rest extends readonly unknown[]>(write: (space: string, ...rest: Rest) => void) =>
    (space: string, ...rest: Rest): void => {
      write(`${prefix}${space}`, ...rest);
      onWrite(space);
    };
  return {
    get: (space, key) => store.get(`${prefix}${space}`, key),
    put: told((space, key: string, value: unknown) => store.put(space, key, value)),
    delete: told((space, key: string) => store.delete(space, key)),
    entries: (space) => store.entries(`${prefix}${space}`),
    transaction: (work) => store.transaction(work),
    clear: told((spaces) => store.clear(spaces)),
    close: () => undefined,
  };
}
