import { invalid } from "../errors.ts";
import type { Reply, Request } from "../resources.ts";
import type { Workbook } from "../grid/workbook.ts";

/** What a request works on: a draft that is saved when all requests of the batch have passed. */
export interface Draft {
  readonly workbook: Workbook;
  readonly newId: () => string;
}

/** Carries one kind of request out on the draft; throws a GoogleError when it cannot. */
export type Handler<Kind extends keyof Request> = (request: NonNullable<Request[Kind]>, draft: Draft) => Reply | void;

export type Handlers = { readonly [Kind in keyof Request]?: Handler<Kind> };

/** The value of a field a request cannot do without. @throws GoogleError when it is absent */
export function required<T>(value: T | undefined, field: string): T {
  if (value === undefined) throw invalid(`No ${field} specified.`);
  return value;
}

/** A positive 31-bit id that is not taken yet. */
export function freshNumber(newId: () => string, isTaken: (id: number) => boolean): number {
  for (;;) {
    const id = toNumber(newId());
    if (id > 0 && !isTaken(id)) return id;
  }
}

/** FNV-1a over the id's characters, cut to 31 bits. */
function toNumber(id: string): number {
  let hash = 0x811c9dc5;
  for (const c of id) hash = Math.imul(hash ^ (c.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 1) & 0x7fffffff;
}

/**
 * @throws GoogleError when an explicit id is no positive integer or taken: a replayed request must not make a second
 * thing
 */
export function assertFree(what: string, id: number, isTaken: boolean): void {
  if (!Number.isInteger(id) || id < 0) throw invalid(`Invalid ${what} ID: ${id}.`);
  if (isTaken) throw invalid(`A ${what} with the ID ${id} already exists.`);
}
