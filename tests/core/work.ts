type Method = (this: unknown, ...args: unknown[]) => unknown;
type Methods = Record<PropertyKey, Method>;

/** Everything by which a list is walked over. */
const ofLists = ["at", "concat", "every", "filter", "find", "findIndex", "flatMap", "forEach", "includes", "indexOf"];
const ofListsToo = ["join", "lastIndexOf", "map", "reduce", "slice", "some", "sort", "entries", "keys", "values"];
const ofObjects = ["entries", "fromEntries", "keys", "values"];

/**
 * How much work something is: the elements of lists and objects that are walked over while it runs. The same on every machine and under any load, which a
 * clock is not.
 */
export function workOf(run: () => void): number {
  let work = 0;
  const undo: (() => void)[] = [];
  const counted = (owner: Methods, name: PropertyKey, lengthOf: (self: unknown, out: unknown) => number): void => {
    const original = owner[name]!;
    undo.push(() => void (owner[name] = original));
    owner[name] = function (...args) {
      const out = original.apply(this, args);
      work += lengthOf(this, out);
      return out;
    };
  };
  const lists = Array.prototype as unknown as Methods;
  for (const name of [...ofLists, ...ofListsToo, Symbol.iterator])
    counted(lists, name, (self) => (name === "at" ? 1 : (self as unknown[]).length));
  for (const name of ofObjects)
    counted(Object as unknown as Methods, name, (_, out) => (Array.isArray(out) ? out.length : 1));
  try {
    run();
  } finally {
    for (const back of undo) back();
  }
  return work;
}
