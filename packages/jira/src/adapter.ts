import {
  canonical,
  type Capabilities,
  type Document,
  type HostAdapter,
  type HostContext,
  type Loss,
  orThrow,
  parse,
  type Plan,
  type Receipt,
  type Run,
  type Standing,
  throwIfAborted,
  utf8,
} from "@parley/core";
import { checkSize, HOST } from "./failures.ts";
import type { DocumentRecord, IssueTarget, Native, Op, RecordPort } from "./native.ts";
import { baseWithout, withhold } from "./withhold.ts";

export type JiraAdapter = HostAdapter<Native, Op, RecordPort, IssueTarget>;

/** Most bytes of one value in Forge's storage. @source Forge, "KVS and Custom Entity Store limits" */
export const VALUE_BYTES = 240 * 1024;

const capabilities: Omit<Capabilities, "provesIdentity" | "conditionalWrite"> = {
  keepsOrder: true,
  trash: true,
  copies: false,
  editsInPlace: true,
  limits: { documentBytes: { most: VALUE_BYTES, source: "Forge, KVS and Custom Entity Store limits" } },
};

/** Documents in Forge's storage, as the app's own functions read and write them: whole, with proofs of who decided. */
export const storageAdapter: JiraAdapter = jiraAdapter(
  { ...capabilities, provesIdentity: true, conditionalWrite: true },
  { isPublic: false },
);

/** Documents in issue properties, as programs outside of Jira reach them: without private content, proving nothing. */
export const propertyAdapter: JiraAdapter = jiraAdapter(
  { ...capabilities, provesIdentity: false, conditionalWrite: false },
  { isPublic: true },
);

function jiraAdapter(can: Capabilities, { isPublic }: { readonly isPublic: boolean }): JiraAdapter {
  return {
    host: HOST,
    capabilities: can,
    render: (standing, context) => ({
      native: { records: standing.map((one) => (isPublic ? withOpenForm(one, context) : toRecord(one))) },
      losses: [],
    }),
    read: ({ records }, context) => ({
      standing: records.map((record) => toStanding(record, context, isPublic)),
      losses: records.flatMap(lossesOf),
    }),
    plan,
    collect: async (port, { issue }, run) => ({ records: await port.records(issue, run) }),
    deliver,
  };
}

const toRecord = ({ document, base, trashed }: Standing): DocumentRecord => ({
  key: document.id,
  version: 0,
  document,
  ...(base && { base }),
  ...(trashed && { trashed }),
});

/** A record with what of it may be published beside it: what stands there may be no more than that. */
function withOpenForm(standing: Standing, context: HostContext): DocumentRecord {
  const record = toRecord(standing);
  const template = context.template(record.document.template);
  if (!template) return record;
  const { document, places, seal } = withhold(template, record.document, context.today);
  if (seal === undefined) return record;
  return {
    ...record,
    seals: [seal],
    open: { document, ...(record.base && { base: baseWithout(record.base, places) }) },
  };
}

/** What a published copy does not say, and that it does not. */
const lossesOf = ({ key, withheld = [] }: DocumentRecord): readonly Loss[] =>
  withheld.map((at) => ({
    document: key,
    at,
    kind: "withheld",
    detail: ["Private: not in the copy that programs can read", "私密内容：不在供程序读取的副本中"],
    kept: "nowhere",
  }));

/** @throws ParleyError "invalid-document" for a record that is none: properties may be written by anybody who may edit the issue */
function toStanding(
  { document, base, trashed }: DocumentRecord,
  { template }: HostContext,
  isPublic: boolean,
): Standing {
  const read = asWritten(orThrow(parse(document, template, isPublic ? {} : { trusted: true })), document);
  return { document: read, ...(base && { base }), ...(trashed && { trashed }) };
}

/** Parsing gives every table and matrix a place; a document that never had them comes back without. */
function asWritten(read: Document, { content }: Document): Document {
  const isAdded = ([name, value]: [string, unknown]): boolean =>
    !Object.hasOwn(content, name) && typeof value === "object" && value !== null && Object.keys(value).length === 0;
  return { ...read, content: Object.fromEntries(Object.entries(read.content).filter((entry) => !isAdded(entry))) };
}

/**
 * Whether a record already says what is wanted. Counters alone are no reason to write. Against a published copy the published
 * forms are compared, and of private content the seals: a change of it is brought, its absence from the copy is none.
 */
function isThere(wanted: DocumentRecord, old: DocumentRecord): boolean {
  if (!old.withheld) return substance(wanted) === substance(old);
  const [seal] = wanted.seals ?? [];
  const isKnown = seal === undefined || (old.seals ?? []).includes(seal);
  return isKnown && substance({ ...wanted, ...wanted.open }) === substance(old);
}

const substance = ({ document, base = {}, trashed }: DocumentRecord): string => {
  const { revision: _revision, updatedAt: _updatedAt, ...said } = document;
  const places = Object.fromEntries(Object.entries(base).filter(([key]) => !key.startsWith("#")));
  return canonical({ said: proofless(said as Document), places, trashed });
};
/** Who proved what is the storage's own business: a delivery neither brings nor takes it. */
const proofless = (document: Document): unknown => ({
  ...document,
  flow: { ...document.flow, history: document.flow.history.map(({ verified: _verified, ...entry }) => entry) },
});

function plan(wanted: Native, there: Native): Plan<Op> {
  const stands = new Map(there.records.map((record) => [record.key, record]));
  const wants = new Set(wanted.records.map(({ key }) => key));
  const writes = wanted.records.flatMap((rendered): Op[] => {
    const { open: _open, ...record } = rendered;
    const old = stands.get(record.key);
    if (!old) return [{ kind: "create", record: { ...record, version: 1 } }];
    if (isThere(rendered, old)) return [];
    const next = { ...record, version: old.version + 1, ...(old.from && { from: old.from }) };
    return [{ kind: "update", record: next, expects: old.version }];
  });
  const deletes = there.records
    .filter(({ key }) => !wants.has(key))
    .map(({ key, version }): Op => ({ kind: "delete", key, expects: version }));
  const ops = [...writes, ...deletes];
  return { ops, changes: ops.map((op) => ({ document: keyOfOp(op), kind: op.kind, at: [] })), calls: ops.length };
}

const keyOfOp = (op: Op): string => (op.kind === "delete" ? op.key : op.record.key);

async function deliver({ ops }: Plan<Op>, port: RecordPort, { issue }: IssueTarget, run: Run): Promise<Receipt> {
  for (const op of ops) if (op.kind !== "delete") checkSize(op.record.key, bytesOf(op.record), port.recordBytes);
  let requests = 0;
  for (const [at, op] of ops.entries()) {
    throwIfAborted(run.signal, HOST);
    const name = `${op.kind} ${keyOfOp(op)}`;
    await run.journal.begin(name);
    requests += (await port.write(issue, op, run)).requests;
    await run.journal.done(name);
    run.onProgress?.(at + 1, ops.length, op.kind === "delete" ? ["Removing", "正在删除"] : ["Writing", "正在写入"]);
  }
  const count = (kind: Op["kind"]): number => ops.filter((op) => op.kind === kind).length;
  const link = port.link?.(issue);
  const links = link === undefined ? [] : ops.filter((op) => op.kind !== "delete").map((op) => [keyOfOp(op), link]);
  return {
    created: count("create"),
    updated: count("update"),
    deleted: count("delete"),
    unchanged: 0,
    requests,
    links: Object.fromEntries(links) as Record<string, string>,
  };
}

/** The size of a record as a store counts it. */
export const bytesOf = (value: unknown): number => utf8(JSON.stringify(value)).length;
