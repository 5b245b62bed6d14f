import {
  type AnyTemplate,
  canonical,
  type Document,
  flowOf,
  isParleyError,
  type Judged,
  orThrow,
  parse,
  ParleyError,
  saysTheSame,
  settle,
  toBase,
  type Waiver,
} from "@parley/core";
import { bytesOf, VALUE_BYTES } from "../adapter.ts";
import { checkSize } from "../failures.ts";
import type { DocumentRecord, Op } from "../native.ts";
import type { Written } from "./defs.ts";
import { type Desk, knownTemplate } from "./desk.ts";
import { projectAt } from "./neighbours.ts";
import { publish } from "./publish.ts";

/** A new document, validated as a stranger's, with a history that starts here. */
export const create = (desk: Desk, sent: Document): Promise<Written> =>
  writing(desk, async () => {
    const document = orThrow(parse(sent, desk.template));
    const template = knownTemplate(desk, document);
    const flow = { state: flowOf(template).start, history: [] };
    const made: Document = { ...document, flow, createdAt: desk.now, updatedAt: desk.now };
    // What whoever pulls it first will have: their edits are then edits, and not a second document of the same id.
    const record = { key: made.id, version: 1, document: made, base: toBase(template.shape, made) };
    return written(desk, { kind: "create", record }, record);
  });

/**
 * A new state of a document. Id, template, state and history are the storage's; the revision grows when something changed.
 * A finding that was accepted since is accepted by whoever saves.
 */
export const save = (desk: Desk, sent: Document, version: number): Promise<Written> =>
  onRecord(desk, sent.id, version, async (stands) => {
    const document = orThrow(parse(sent, desk.template));
    const template = knownTemplate(desk, stands.document);
    if (document.template !== stands.document.template) throw otherTemplate(document, stands.document);
    const { createdAt, revision, flow } = stands.document;
    const { updatedAt } = stands.document;
    const waivers = await signed(desk, document.waivers, stands.document.waivers);
    const edited = { ...document, flow, createdAt, revision, updatedAt, waivers };
    const next = settle(template, edited, desk.now, await judging(desk, template, edited));
    if (saysTheSame(template.shape, next, stands.document))
      return { outcome: "written", record: stands, published: true };
    return changed(desk, stands, { document: { ...next, revision: revision + 1, updatedAt: desk.now } });
  });

/** Against what decisions are held here: the project, and what Jira proved. Asked for only where a state rests on one. */
async function judging(desk: Desk, template: AnyTemplate, { flow: { state } }: Document): Promise<Judged> {
  if (!Object.hasOwn(flowOf(template).sealed ?? {}, state)) return {};
  const records = await desk.storage.records(desk.issueId);
  return { project: await projectAt(desk, records), verified: true };
}

/** Waivers that were there already as they were; new ones with today's date and the name of the person who acts. */
async function signed(desk: Desk, sent: readonly Waiver[], known: readonly Waiver[]): Promise<readonly Waiver[]> {
  const old = new Set(known.map((waiver) => canonical(waiver)));
  const isOld = (waiver: Waiver): boolean => old.has(canonical(waiver));
  if (sent.every(isOld)) return sent;
  const [{ name }, { facts }] = await Promise.all([
    desk.actor(),
    projectAt(desk, await desk.storage.records(desk.issueId)),
  ]);
  return sent.map((waiver) => (isOld(waiver) ? waiver : { ...waiver, by: name, on: facts.today }));
}

/** Throws a document away, so that it can be brought back. */
export const remove = (desk: Desk, key: string, version: number): Promise<Written> =>
  onRecord(desk, key, version, (stands) => changed(desk, stands, { trashed: true }));

/** Brings back what was thrown away. */
export const restore = (desk: Desk, key: string, version: number): Promise<Written> =>
  onRecord(desk, key, version, (stands) => {
    const { trashed: _trashed, ...live } = stands;
    return changed(desk, live, {});
  });

/** Writes a record over the one that stands. */
export function changed(desk: Desk, stands: DocumentRecord, change: Partial<DocumentRecord>): Promise<Written> {
  const record = { ...stands, ...change, version: stands.version + 1 };
  return written(desk, { kind: "update", record, expects: stands.version }, record);
}

/** Writes to storage; the published copy follows, and is made up for at the next opening when that fails. */
async function written(desk: Desk, op: Op, record: DocumentRecord): Promise<Written> {
  checkSize(record.key, bytesOf(record), VALUE_BYTES);
  await desk.storage.write(desk.issueId, op);
  try {
    await publish(desk, record);
    return { outcome: "written", record, published: true };
  } catch (error) {
    if (!isParleyError(error)) throw error;
    return { outcome: "written", record, published: false };
  }
}

/** The record as it stands when it still is the one that was read; else what stands now, for the panel to merge. */
export const onRecord = (
  desk: Desk,
  key: string,
  version: number,
  work: (stands: DocumentRecord) => Promise<Written>,
): Promise<Written> =>
  writing(
    desk,
    async () => {
      const stands = await desk.storage.record(desk.issueId, key);
      if (!stands) return { outcome: "conflict" };
      return stands.version === version ? work(stands) : { outcome: "conflict", record: stands };
    },
    key,
  );

/** Said to people who may not edit the issue. */
export const notAllowed: Written = {
  outcome: "refused",
  reason: ["You may see this issue, but not edit it", "您可以查看该事务，但无权编辑"],
};

/** Only for people who may edit the issue. */
const writing = async (desk: Desk, work: () => Promise<Written>, key?: string): Promise<Written> =>
  (await desk.mayEdit()) ? answering(desk, key, work) : notAllowed;

/** What cannot be done is an answer, not a crash; somebody else's write is one too. */
export async function answering(desk: Desk, key: string | undefined, work: () => Promise<Written>): Promise<Written> {
  try {
    return await work();
  } catch (error) {
    if (!isParleyError(error)) throw error;
    if (error.code !== "conflict" || key === undefined) return { outcome: "refused", reason: error.label };
    const record = await desk.storage.record(desk.issueId, key);
    return { outcome: "conflict", ...(record && { record }) };
  }
}

const otherTemplate = (sent: Document, stands: Document): ParleyError =>
  new ParleyError("rejected", {
    found: [`template "${sent.template}"`, `模板“${sent.template}”`],
    expected: [`"${stands.template}", which this document has`, `该文档的模板“${stands.template}”`],
    host: "jira",
  });
