import { type Asked, type Operation, Refusal } from "../operation.ts";
import type { Store } from "../../../store.ts";
import { type Condition, type Conditions, meets, meetsAll } from "./conditions.ts";
import { bytesOf, checkAttributes, checkKey, checkValue, STORAGE_LIMITS } from "./limits.ts";
import type { AppManifest, Entity } from "./manifest.ts";
import { type EntityQuery, type Kept, type Page, paged, selected } from "./query.ts";

interface Write {
  readonly key: string;
  readonly entityName?: string;
  readonly value?: unknown;
  readonly options?: { readonly keyPolicy?: string };
  readonly conditions?: Conditions;
}
interface Transaction {
  readonly set?: readonly Write[];
  readonly delete?: readonly Write[];
  readonly check?: readonly Write[];
}
export interface StorageSettings {
  readonly store: Store;
  readonly now: () => Date;
  /** Read for each call: the app may have been built anew. */
  readonly manifest: () => AppManifest;
}

/**
 * Forge's key-value and custom entity stores with their limits: keys, sizes, depth, declared attributes, conditions, indexes.
 * The platform's code of a failed condition is not published; this one answers 409 CONDITION_FAILED.
 */
export function storageOperations({ store, now, manifest }: StorageSettings): Operation[] {
  const entityOf = (name: string): Entity => {
    const entity = manifest().entities.find((declared) => declared.name === name);
    if (!entity) throw new Refusal(400, `Entity ${name} is not defined in the manifest.`, "INVALID_ENTITY_NAME");
    return entity;
  };
  const spaceOf = (entityName?: string): string =>
    entityName === undefined ? "jira/kvs" : `jira/entity/${entityOf(entityName).name}`;
  const read = ({ key, entityName }: Write): Kept | undefined => store.get<Kept>(spaceOf(entityName), key);

  const put = ({ key, value, entityName }: Write): void => {
    checkKey(key);
    checkValue(value);
    if (entityName !== undefined) checkAttributes(entityOf(entityName), value);
    const [old, at] = [read({ key, ...(entityName !== undefined && { entityName }) }), now().getTime()];
    store.put(spaceOf(entityName), key, { value, createdAt: old?.createdAt ?? at, updatedAt: at });
  };
  const get = ({ body }: Asked) => {
    const asked = body as Write;
    checkKey(asked.key);
    const found = read(asked);
    if (!found) throw new Refusal(404, "The specified key does not exist.", "KEY_NOT_FOUND");
    return { status: 200, body: { key: asked.key, ...found } };
  };
  const set = ({ body }: Asked) => {
    const write = body as Write;
    if (write.options?.keyPolicy === "FAIL_IF_EXISTS" && read(write))
      throw new Refusal(409, "The specified key already exists.", "KEY_ALREADY_EXISTS");
    put(write);
    return { status: 204 };
  };
  const remove = ({ body }: Asked) => {
    const { key, entityName } = body as Write;
    checkKey(key);
    store.delete(spaceOf(entityName), key);
    return { status: 204 };
  };
  const query = ({ body }: Asked) => {
    const { where = [], ...page } = body as Page & { where?: readonly Condition[] };
    const all = store.entries<Kept>("jira/kvs").filter(([key]) => where.every((condition) => meets(key, condition)));
    return { status: 200, body: paged(all, { ...page, ...(page.after !== undefined && { cursor: page.after }) }) };
  };
  const queryEntity = ({ body }: Asked) => {
    const asked = body as EntityQuery;
    const all = store.entries<Kept>(spaceOf(asked.entityName));
    return { status: 200, body: paged(selected(all, entityOf(asked.entityName), asked), asked) };
  };
  const transaction = ({ body }: Asked) => {
    const { set: sets = [], delete: deletes = [], check: checks = [] } = body as Transaction;
    const all = [...sets, ...deletes, ...checks];
    checkTransaction(all, body);
    const failed = all.find((write) => !meetsAll(read(write)?.value, write.conditions));
    if (failed) throw new Refusal(409, `A condition on key ${failed.key} was not met.`, "CONDITION_FAILED");
    sets.forEach(put);
    for (const { key, entityName } of deletes) store.delete(spaceOf(entityName), key);
    return { status: 204 };
  };
  const operation = (id: string, path: string, answer: Operation["answer"]): Operation => ({
    id: `kvs.${id}`,
    method: "POST",
    path: `/api/v1/${path}`,
    scope: "storage:app",
    answer,
  });
  return [
    operation("get", "get", get),
    operation("set", "set", set),
    operation("delete", "delete", remove),
    operation("query", "query", query),
    operation("entity.get", "entity/get", get),
    operation("entity.set", "entity/set", set),
    operation("entity.delete", "entity/delete", remove),
    operation("entity.query", "entity/query", queryEntity),
    operation("transaction", "transaction", transaction),
  ];
}

function checkTransaction(all: readonly Write[], body: unknown): void {
  if (all.length === 0 || all.length > STORAGE_LIMITS.transactionOperations)
    throw new Refusal(400, "A transaction takes 1 to 25 operations.", "INVALID_TRANSACTION");
  if (bytesOf(body) > STORAGE_LIMITS.transactionBytes)
    throw new Refusal(400, "A transaction's payload cannot exceed 4 MB.", "MAX_SIZE");
  const keys = all.map(({ key, entityName = "" }) => `${entityName} ${key}`);
  if (new Set(keys).size < keys.length)
    throw new Refusal(400, "A transaction cannot name the same key twice.", "INVALID_TRANSACTION");
}
