import type { Base, Document } from "@parley/core";
import { Filter, FilterConditions, ForgeKvsAPIError, kvs, WhereConditions } from "@forge/kvs";
import { VALUE_BYTES } from "../adapter.ts";
import { movedOn, refused, unreachable } from "../failures.ts";
import type { DocumentRecord, Op, RecordPort } from "../native.ts";

/** The custom entity of the manifest. */
const ENTITY = "parley-document";
/** Results of one query. @source Forge, "Querying the Custom Entity Store" */
const PAGE = 20;
/** What Forge's storage says of values that do not fit. @source Forge, "Error handling for the Custom Entity Store" */
const TOO_LARGE = new Set(["MAX_SIZE", "MAX_DEPTH", "KEY_TOO_LONG"]);

// A type, not an interface: Forge's generics want an index signature, which types have and interfaces do not.
type Stored = {
  readonly version: number;
  readonly issueId: string;
  readonly documentId: string;
  readonly template: string;
  readonly document: Document;
  readonly base?: Base;
  readonly trashed?: true;
  readonly seals?: readonly string[];
};

/** Documents are keyed by the issue's id, which stays when the issue moves to another project; its key does not. */
const keyOf = (issueId: string, documentId: string): string => `${issueId}:${documentId}`;

const toStored = (issueId: string, { key, version, document, base, trashed, seals }: DocumentRecord): Stored => ({
  version,
  issueId,
  documentId: key,
  template: document.template,
  document,
  ...(base && { base }),
  ...(trashed && { trashed }),
  ...(seals && { seals }),
});
const toRecord = ({ documentId, version, document, base, trashed, seals }: Stored): DocumentRecord => ({
  key: documentId,
  version,
  document,
  ...(base && { base }),
  ...(trashed && { trashed }),
  ...(seals && { seals }),
});

/** A record with the issue that it stands at. */
export interface PlacedRecord {
  readonly issueId: string;
  readonly record: DocumentRecord;
}
/** What only the app's own functions can ask, besides the road that every port offers. */
export interface StoragePort extends RecordPort {
  /** An invocation from a panel has 25 seconds: it fails rather than waits. @source Forge, "Platform quotas and limits" */
  records(issueId: string): Promise<readonly DocumentRecord[]>;
  write(issueId: string, op: Op): Promise<{ readonly requests: number }>;
  record(issueId: string, key: string): Promise<DocumentRecord | undefined>;
  /** Every record of a template on the whole site. */
  ofTemplate(template: string): Promise<readonly PlacedRecord[]>;
}

/**
 * Records in Forge's custom entity store, inside of a running function of the app. Targets name the issue by its id. A record is
 * made only where none is, and changed only where its version is the one that was read; Forge publishes no code for a failed
 * condition, so after any refusal the record is read again, and one that moved on is a conflict.
 */
export const storagePort: StoragePort = {
  recordBytes: VALUE_BYTES,
  async records(issueId) {
    const records = (await all("issueId", issueId)).map(toRecord);
    return records.sort((a, b) => (a.key < b.key ? -1 : 1));
  },
  async ofTemplate(template) {
    const found = await all("template", template);
    return found.map((stored) => ({ issueId: stored.issueId, record: toRecord(stored) }));
  },
  async record(issueId, key) {
    const stored = await told(() => kvs.entity<Stored>(ENTITY).get(keyOf(issueId, key)));
    return stored && toRecord(stored);
  },
  async write(issueId, op) {
    const key = op.kind === "delete" ? op.key : op.record.key;
    try {
      await told(() => carriedOut(issueId, op));
    } catch (error) {
      if (await hasMovedOn(issueId, op)) throw movedOn(key, error);
      throw error;
    }
    return { requests: 1 };
  },
};

/** Everything that an index has under a value, page by page. */
async function all(index: "issueId" | "template", value: string): Promise<readonly Stored[]> {
  const found: Stored[] = [];
  let cursor: string | undefined;
  do {
    const query = kvs.entity<Stored>(ENTITY).query().index(index).where(WhereConditions.equalTo(value)).limit(PAGE);
    const page = await told(() => (cursor === undefined ? query : query.cursor(cursor)).getMany());
    found.push(...page.results.map((result) => result.value));
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return found;
}

function carriedOut(issueId: string, op: Op): Promise<void> {
  if (op.kind === "create") {
    const { record } = op;
    return kvs
      .entity<Stored>(ENTITY)
      .set(keyOf(issueId, record.key), toStored(issueId, record), { keyPolicy: "FAIL_IF_EXISTS" });
  }
  const entity = {
    entityName: ENTITY,
    conditions: new Filter<Stored>().and("version", FilterConditions.equalTo(op.expects)),
  };
  if (op.kind === "delete") return kvs.transact().delete(keyOf(issueId, op.key), entity).execute();
  return kvs.transact().set(keyOf(issueId, op.record.key), toStored(issueId, op.record), entity).execute();
}

/** Whether the record is no longer the one that a refused write was made on. */
async function hasMovedOn(issueId: string, op: Op): Promise<boolean> {
  const now = await storagePort.record(issueId, op.kind === "delete" ? op.key : op.record.key);
  return op.kind === "create" ? now !== undefined : now?.version !== op.expects;
}

async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ForgeKvsAPIError)) throw unreachable(error);
    const { status } = error.responseDetails;
    throw refused(TOO_LARGE.has(error.code) ? 413 : status, `${error.code} ${error.message}`, error);
  }
}
