import {
  type AnyTemplate,
  type Base,
  canonical,
  type Document,
  isParleyError,
  keyOf,
  merge,
  orThrow,
  parse,
  ParleyError,
  type Place,
  saysTheSame,
  settle,
  toBase,
} from "@parley/core";
import { bytesOf, VALUE_BYTES } from "../adapter.ts";
import { checkSize, HOST } from "../failures.ts";
import type { DocumentRecord } from "../native.ts";
import { boxes, isRemoval, type Letter, letterIn, removedVersion } from "../properties/boxes.ts";
import type { Kept } from "../properties/drawer.ts";
import type { Arrival, Reject, Taken } from "./defs.ts";
import { type Desk, knownTemplate } from "./desk.ts";
import { baseOf } from "../withhold.ts";
import { publicRecord, publishAll } from "./publish.ts";

/** Somebody may save between reading and writing; more often than this in a row is worth telling. */
const ATTEMPTS = 4;

/**
 * Takes in what lies in the issue's inbox: each letter is validated as a stranger's, merged with what stands in storage, and taken
 * out of the inbox only after the storage has it. Then the published copies are brought up to date.
 */
export async function takeInbox(desk: Desk): Promise<Taken> {
  const { inbox } = boxes(desk.properties);
  const arrivals: Arrival[] = [];
  const rejects: Reject[] = [];
  for (const kept of await inbox.open(desk.issueId)) {
    try {
      const arrival = isRemoval(kept) ? await removed(desk, kept) : await received(desk, kept);
      if (arrival) arrivals.push(arrival);
      await inbox.take(desk.issueId, kept.key, kept.mark);
    } catch (error) {
      if (!isParleyError(error)) throw error;
      rejects.push({ key: kept.key, problem: error.label });
    }
  }
  await publishAll(desk);
  return { arrivals, rejects };
}

/** Throws one part of the inbox away, unread. */
export async function discard(desk: Desk, key: string): Promise<void> {
  const { inbox } = boxes(desk.properties);
  const kept = (await inbox.open(desk.issueId)).find((one) => one.key === key);
  if (kept) await inbox.take(desk.issueId, key, kept.mark);
}

async function removed({ storage, issueId }: Desk, kept: Kept): Promise<Arrival | undefined> {
  const now = await storage.record(issueId, kept.key);
  if (!now) return undefined;
  const arrival: Arrival = { document: now.key, title: now.document.title, kind: "removed", conflicts: [] };
  // It was asked to go as it stood then; somebody has worked on it since.
  if (now.version !== removedVersion(kept)) return { ...arrival, kind: "merged" };
  await storage.write(issueId, { kind: "delete", key: now.key, expects: now.version });
  return arrival;
}

/** @throws ParleyError for a letter that is no document, or too large a one */
async function received(desk: Desk, kept: Kept): Promise<Arrival | undefined> {
  const letter = letterIn(kept);
  if (!letter) throw misaddressed(kept.key);
  const document = orThrow(parse(letter.document, desk.template));
  if (document.id !== kept.key) throw misaddressed(kept.key);
  for (let attempt = 1; ; attempt++) {
    const stands = await desk.storage.record(desk.issueId, kept.key);
    const { record, arrival } = stands ? merged(desk, letter, document, stands) : fresh(letter, document);
    if (!record) return undefined;
    checkSize(record.key, bytesOf(record), VALUE_BYTES);
    try {
      const op = stands
        ? ({ kind: "update", record, expects: stands.version } as const)
        : ({ kind: "create", record } as const);
      await desk.storage.write(desk.issueId, op);
      return arrival;
    } catch (error) {
      if (!isParleyError(error) || error.code !== "conflict" || attempt === ATTEMPTS) throw error;
    }
  }
}

interface Step {
  readonly record?: DocumentRecord;
  readonly arrival: Arrival;
}

const fresh = ({ base, seals }: Letter, document: Document): Step => ({
  record: { key: document.id, version: 1, document, ...(base && { base }), ...(seals && { seals }) },
  arrival: { document: document.id, title: document.title, kind: "new", conflicts: [] },
});

/**
 * Lays a letter over what stands in storage, by the digests of the published copy that both come from. A history that came along
 * proves nothing that the storage does not.
 */
function merged(desk: Desk, letter: Letter, document: Document, stands: DocumentRecord): Step {
  const template = knownTemplate(desk, document);
  const { withheld = [] } = publicRecord(desk, stands);
  const step = merge(template.shape, ancestor(template, letter, document, stands, withheld), document, stands.document);
  const next = numbered(desk, settle(template, step.document, desk.now), document, stands);
  const brought = letter.base && { ...baseOf(stands.base ?? {}, withheld), ...letter.base };
  const base = brought ? agreed(brought, letter.from, step.conflicts) : stands.base;
  const seals = letter.seals ?? stands.seals;
  const record: DocumentRecord = {
    ...stands,
    version: stands.version + 1,
    document: next,
    ...(base && { base }),
    ...(seals && { seals }),
  };
  const conflicts = step.conflicts.map(({ at, ours }) => ({ at, theirs: shortText(ours) }));
  const arrival: Arrival = { document: next.id, title: next.title, kind: "merged", conflicts };
  const isSame = next === stands.document && canonical([base, seals]) === canonical([stands.base, stands.seals]);
  return isSame ? { arrival } : { record, arrival };
}

/**
 * What both sides come from: the published copy, and of private content what the last push brought. A letter that was made on the
 * published copy knows nothing of private content: that it lacks it is no deletion.
 */
function ancestor(
  { shape }: AnyTemplate,
  { from }: Letter,
  document: Document,
  { base = {} }: DocumentRecord,
  withheld: readonly Place[],
): Base {
  const brought = toBase(shape, document);
  const known = Object.entries(baseOf(base, withheld)).filter(([key]) => Object.hasOwn(brought, key));
  return { ...from, ...Object.fromEntries(known) };
}

/**
 * Keeps the counters of whichever side the outcome is: the storage's, when nothing came in; the letter's, when nothing else was
 * there, so that whoever sent it finds it unchanged; a new revision when both are in it.
 */
function numbered(desk: Desk, next: Document, letter: Document, stands: DocumentRecord): Document {
  const { shape } = knownTemplate(desk, letter);
  if (saysTheSame(shape, next, stands.document)) return stands.document;
  const { createdAt, revision } = stands.document;
  const open = publicRecord(desk, { ...stands, document: next }).document;
  const isLetter = saysTheSame(shape, next, letter) || saysTheSame(shape, open, letter);
  if (isLetter && letter.revision > revision)
    return { ...next, createdAt, revision: letter.revision, updatedAt: letter.updatedAt };
  return { ...next, createdAt, revision: Math.max(letter.revision, revision) + 1, updatedAt: desk.now };
}

/** What the sender agreed to, but for places where the panel's text stayed: there the next push has to see the conflict too. */
function agreed(base: Base, from: Base, conflicts: readonly { readonly at: Place }[]): Base {
  const open = new Set(conflicts.map(({ at }) => keyOf(at)));
  const isOpen = (key: string): boolean => open.has(key) || open.has(key.split("/").slice(0, 2).join("/"));
  const kept = Object.entries(base).filter(([key]) => !isOpen(key));
  return Object.fromEntries([...kept, ...Object.entries(from).filter(([key]) => isOpen(key))]);
}

const misaddressed = (key: string): ParleyError =>
  new ParleyError("invalid-document", {
    found: [`something else in the inbox under "${key}"`, `收件箱“${key}”中的其他内容`],
    expected: ["the document of that id", "该编号的文档"],
    host: HOST,
  });

const SHOWN_CHARS = 200;
/** What the other side had written, for the panel to show. */
const shortText = (value: unknown): string =>
  (typeof value === "string" ? value : value === undefined ? "" : JSON.stringify(value)).slice(0, SHOWN_CHARS);
