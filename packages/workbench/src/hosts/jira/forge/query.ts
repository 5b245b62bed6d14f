import { Refusal } from "../operation.ts";
import { attribute, compare, type Condition, type Conditions, meets, meetsAll } from "./conditions.ts";
import type { Entity, Index } from "./manifest.ts";

/** A stored value and when it was written, in milliseconds since 1970. */
export interface Kept {
  readonly value: unknown;
  readonly createdAt: number;
  readonly updatedAt: number;
}
export interface Page {
  readonly limit?: number;
  readonly cursor?: string;
  readonly after?: string;
}
export interface EntityQuery extends Page {
  readonly entityName: string;
  readonly indexName: string;
  readonly partition?: readonly unknown[];
  readonly range?: Condition;
  readonly filters?: Conditions;
  readonly sort?: "ASC" | "DESC";
}

/** How many results a query gives when it does not say. @source Forge, "Querying the Custom Entity Store" */
const DEFAULT_PAGE = 10;

/**
 * The entries of an entity that a query asks for, in the order of its index.
 *
 * @throws Refusal for an index that the manifest does not declare, or a partition that does not fit it
 */
export function selected(
  all: readonly [string, Kept][],
  entity: Entity,
  query: EntityQuery,
): readonly [string, Kept][] {
  const index = indexOf(entity, query);
  const by = index.range[0] ?? "";
  const sorted = all
    .filter(([, { value }]) => inIndex(value, index, query))
    .sort(([, a], [, b]) => compare(attribute(a.value, by), attribute(b.value, by)));
  return query.sort === "DESC" ? sorted.reverse() : sorted;
}

function indexOf(entity: Entity, { indexName, partition = [] }: EntityQuery): Index {
  const index = entity.indexes.find(({ name }) => name === indexName);
  if (!index) throw new Refusal(400, `Index ${indexName} is not defined for ${entity.name}.`, "INVALID_INDEX");
  if (partition.length !== index.partition.length)
    throw new Refusal(400, `Index ${indexName} needs ${index.partition.length} partition values.`, "INVALID_PARTITION");
  return index;
}

/** Only values that have every attribute of an index are in it. */
function inIndex(value: unknown, index: Index, { partition = [], range, filters }: EntityQuery): boolean {
  const has = [...index.partition, ...index.range].every((name) => attribute(value, name) !== undefined);
  const same = index.partition.every((name, at) => attribute(value, name) === partition[at]);
  const inRange = !range || meets(attribute(value, index.range[0] ?? ""), range);
  return has && same && inRange && meetsAll(value, filters);
}

/** One page of entries and, when there are more, the cursor of the next. */
export function paged(all: readonly [string, Kept][], { limit = DEFAULT_PAGE, cursor = "0" }: Page): object {
  const from = Number(cursor);
  const data = all.slice(from, from + limit).map(([key, { value }]) => ({ key, value }));
  return from + limit < all.length ? { data, cursor: String(from + limit) } : { data };
}
