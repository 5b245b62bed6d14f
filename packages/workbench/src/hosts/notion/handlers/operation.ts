import { invalid } from "../errors.ts";
import { limits } from "../limits.ts";
import type { SchemaName } from "../schema/types-root.ts";
import type { World } from "../world.ts";

/** A request that was understood: its body fits the operation's schema and the documented limits. */
export interface Request {
  /** The ids in the path, in order, as they were written. */
  readonly ids: readonly string[];
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly world: World;
}

/** One operation of Notion's API that this platform has. */
export interface Operation {
  /** The SDK's name of it: "createPage". Method, path and parameters are read from the SDK by this name. */
  readonly name: string;
  /** The schema of the body with the path's ids; absent where there is no body. */
  readonly body?: SchemaName;
  readonly answer: SchemaName;
  /** @throws NotionError when the request is refused; nothing is kept then */
  run(request: Request): unknown;
}

/** One page of a list. */
export interface Paged<T> {
  readonly object: "list";
  readonly results: readonly T[];
  readonly next_cursor: string | null;
  readonly has_more: boolean;
}

/**
 * Cuts a list where a cursor says; a cursor is the id of the first item of the next page.
 *
 * @param at  from the query string or the body
 * @throws NotionError for a size outside 1-100 and a cursor that is not in the list
 */
export function paged<T extends { readonly id: string }>(
  items: readonly T[],
  at: { readonly start_cursor?: unknown; readonly page_size?: unknown },
): Paged<T> {
  const size = at.page_size === undefined || at.page_size === null ? limits.pageSize : Number(at.page_size);
  if (!Number.isInteger(size) || size < 1)
    throw invalid(`page_size should be ≥ \`1\`, instead was \`${String(at.page_size)}\`.`);
  if (size > limits.pageSize) throw invalid(`page_size should be ≤ \`${limits.pageSize}\`, instead was \`${size}\`.`);
  const cursor = typeof at.start_cursor === "string" ? at.start_cursor : undefined;
  const from = cursor === undefined ? 0 : items.findIndex((item) => item.id === cursor);
  if (from < 0) throw invalid(`The start_cursor provided is invalid: ${cursor ?? ""}`);
  const next = items[from + size]?.id ?? null;
  return { object: "list", results: items.slice(from, from + size), next_cursor: next, has_more: next !== null };
}

/** What a query string says about paging. */
export const pagingOf = (query: URLSearchParams): { readonly start_cursor?: string; readonly page_size?: string } =>
  Object.fromEntries(
    ["start_cursor", "page_size"].flatMap((key) => {
      const value = query.get(key);
      return value === null ? [] : [[key, value]];
    }),
  );

/** The only id, or one of several, in a path. */
export function idAt(request: Request, index = 0): string {
  const id = request.ids[index];
  if (id === undefined) throw new Error(`Unexpected path with ${request.ids.length} ids, expected more than ${index}`);
  return id;
}
