import type { Column } from "./columns.ts";
import type { Property } from "./native.ts";
import type { Value, Values } from "./value.ts";

/** Which property holds what: found by the ids that the envelope remembers, else by name. */
export interface Matched {
  /** The property of a column, by the column's key. */
  readonly property: (key: string) => Property | undefined;
  /** Properties that are none of Parley's. */
  readonly unknown: readonly Property[];
}

/**
 * Matches what Parley makes with what stands there. A name is only believed for a property that no remembered id claims.
 *
 * @param remembered  property ids by key
 */
export function matchProperties(
  wanted: readonly Pick<Column, "key" | "name">[],
  there: readonly Property[],
  remembered: Readonly<Record<string, string>> = {},
): Matched {
  const claimed = new Map<string, Property>();
  for (const [key, id] of Object.entries(remembered)) {
    const property = there.find((p) => p.id === id);
    if (property) claimed.set(key, property);
  }
  const free = there.filter((p) => ![...claimed.values()].includes(p));
  for (const { key, name } of wanted) {
    const property = claimed.has(key) ? undefined : free.find((p) => p.name === name);
    if (property) claimed.set(key, property);
  }
  const taken = new Set(claimed.values());
  return { property: (key) => claimed.get(key), unknown: there.filter((p) => !taken.has(p)) };
}

/** The value under a column's key. */
export function valueAt(matched: Matched, key: string, values: Values): Value | undefined {
  const property = matched.property(key);
  return property && Object.hasOwn(values, property.name) ? values[property.name] : undefined;
}
