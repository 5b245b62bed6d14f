import {
  type AnyTemplate,
  applyFix,
  canonical,
  type Conflict,
  type Document,
  edit,
  type Finding,
  flatten,
  type HeaderPatch,
  keyOf,
  merge,
  parts,
  type Place,
  saysTheSame,
  type StoredRow,
  toBase,
  waive,
  type Waiver,
} from "@parley/core";
import type { DocumentRecord } from "../native.ts";

/** What somebody else saved while this was being edited, and how it was laid together. */
export interface News {
  readonly fromThem: readonly Place[];
  /** Places that both changed: theirs stands, ours is kept here. */
  readonly conflicts: readonly Conflict[];
  /** The document as it would be with ours at those places. */
  readonly withOurs: Document;
}

/** A document in work: what it was when it was read, what it is now, and every step between. */
export interface Draft {
  readonly template: AnyTemplate;
  readonly opened: DocumentRecord;
  readonly document: Document;
  readonly past: readonly Document[];
  readonly news?: News;
}

const MOST_STEPS = 100;

export const startDraft = (template: AnyTemplate, opened: DocumentRecord): Draft => ({
  template,
  opened,
  document: opened.document,
  past: [],
});

const stepped = (draft: Draft, document: Document): Draft =>
  document === draft.document
    ? draft
    : { ...draft, document, past: [...draft.past, draft.document].slice(-MOST_STEPS) };

/** @param content  a patch of the content, of any template */
export const edited = (
  draft: Draft,
  change: { readonly content?: object; readonly header?: HeaderPatch },
  now: string,
): Draft => {
  const { content, header } = change;
  const given = { ...(content && { content: content as never }), ...(header && { header }) };
  return stepped(draft, edit(draft.template.shape, draft.document, given, now));
};

export const fixed = (draft: Draft, finding: Finding, now: string): Draft =>
  stepped(draft, applyFix(draft.template, draft.document, finding, now));

/** Accepts a finding for a reason. Whoever saves is who accepted it: the app's functions write the name. */
export function accepted(
  draft: Draft,
  finding: Finding,
  waiver: Pick<Waiver, "reason" | "by" | "on">,
  now: string,
): Draft {
  const document = waive(draft.document, finding, { ...waiver, now });
  const waivers = document.waivers.map((one, at, all) => (at === all.length - 1 ? { ...one, on: waiver.on } : one));
  return stepped(draft, { ...document, waivers });
}

/** Takes a waiver back. */
export function withdrawn(draft: Draft, waiver: Waiver, now: string): Draft {
  const { document } = draft;
  const waivers = document.waivers.filter((one) => one !== waiver);
  return stepped(draft, { ...document, waivers, revision: document.revision + 1, updatedAt: now });
}

/** Puts a copy of a row behind it, its cells in matrices too. */
export function rowDuplicated(draft: Draft, table: string, id: string, newId: string, now: string): Draft {
  const { template, document } = draft;
  const rows = (document.content[table] ?? []) as readonly StoredRow[];
  const row = rows.find((one) => one.id === id);
  if (!row) return draft;
  const grids = Object.entries(parts(template.shape).matrices).flatMap(([name, { rows: own, columns }]) => {
    const grid = (document.content[name] ?? {}) as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    if (own === table) return Object.hasOwn(grid, id) ? [[name, { ...grid, [newId]: grid[id] }]] : [];
    if (columns !== table) return [];
    const lines = Object.entries(grid).map(([line, cells]) =>
      Object.hasOwn(cells, id) ? [line, { ...cells, [newId]: cells[id] }] : [line, cells],
    );
    return [[name, Object.fromEntries(lines)]];
  });
  const copied = rows.flatMap((one) => (one === row ? [row, { ...row, id: newId }] : [one]));
  const content = { ...document.content, ...(Object.fromEntries(grids) as object), [table]: copied };
  return stepped(draft, { ...document, content, revision: document.revision + 1, updatedAt: now });
}

/** Moves a row of a table by so many rows; beyond the ends it stays. */
export function rowMoved(draft: Draft, table: string, id: string, by: number, now: string): Draft {
  const rows = [...((draft.document.content[table] ?? []) as readonly StoredRow[])];
  const from = rows.findIndex((row) => row.id === id);
  const to = from + by;
  const [row] = rows.splice(from, from < 0 ? 0 : 1);
  if (!row || to < 0 || to > rows.length) return draft;
  rows.splice(to, 0, row);
  const { document } = draft;
  const content = { ...document.content, [table]: rows };
  return stepped(draft, { ...document, content, revision: document.revision + 1, updatedAt: now });
}

/** Puts another content in place of this one, as pasted text does. State and history stay. */
export function replaced(draft: Draft, by: Document, now: string): Draft {
  const { flow, createdAt, revision } = draft.document;
  return stepped(draft, { ...by, id: draft.document.id, flow, createdAt, revision: revision + 1, updatedAt: now });
}

/** The step before, but for state and history: those are the storage's. */
export function undone(draft: Draft): Draft {
  const before = draft.past.at(-1);
  if (!before) return draft;
  return { ...draft, document: { ...before, flow: draft.document.flow }, past: draft.past.slice(0, -1) };
}

export const isDirty = ({ template, opened, document }: Draft): boolean =>
  opened.document !== document && !saysTheSame(template.shape, opened.document, document);

/** After a save: what was saved is what was read. Edits made while it was under way stay edits. */
export function saved(draft: Draft, record: DocumentRecord, sent: Document): Draft {
  if (draft.document === sent)
    return { template: draft.template, opened: record, document: record.document, past: draft.past };
  return { ...rebased({ ...draft, opened: { ...draft.opened, document: sent } }, record), past: draft.past };
}

/** Lays the draft over what somebody else saved since: their changes come in, at places that both changed theirs stands. */
export function rebased(draft: Draft, newer: DocumentRecord): Draft {
  const { template, opened, document } = draft;
  if (!isDirty(draft)) return { ...startDraft(template, newer), past: draft.past };
  const base = toBase(template.shape, opened.document);
  const step = merge(template.shape, base, document, newer.document);
  const withOurs = merge(template.shape, base, document, newer.document, "ours").document;
  const news = { fromThem: step.fromThem, conflicts: step.conflicts, withOurs };
  return { template, opened: newer, document: step.document, past: [...draft.past, document], news };
}

/** Settles what both changed in our favour. */
export function withOurs(draft: Draft): Draft {
  const { news, ...rest } = draft;
  return news ? stepped(rest, news.withOurs) : draft;
}
export function withoutNews({ news: _news, ...draft }: Draft): Draft {
  return draft;
}

/** A place where two documents differ. */
export interface Difference {
  readonly at: Place;
  readonly from: unknown;
  readonly to: unknown;
}
/** Where `to` says something else than `from`: what applying it will change. The order of rows is not listed. */
export function differences({ shape }: AnyTemplate, from: Document, to: Document): readonly Difference[] {
  const [before, after] = [flatten(shape, from), flatten(shape, to)];
  const places = new Map([...before, ...after].map(([key, { at }]) => [key, at]));
  return [...places].flatMap(([, at]) => {
    if (at[1] === "#order" || at[0] === "$flow") return [];
    const [a, b] = [before.get(keyOf(at))?.value, after.get(keyOf(at))?.value];
    return canonical(a ?? null) === canonical(b ?? null) ? [] : [{ at, from: a, to: b }];
  });
}
