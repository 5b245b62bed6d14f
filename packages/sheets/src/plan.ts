import { canonical, hashOf, type Change, type Plan } from "@parley/core";
import { templates } from "@parley/core/registry";
import { cellRequests, type Formulas } from "./diff.ts";
import { groupTabs, metadataIdFor, sheetIdFor, type TabGroup } from "./identify.ts";
import { isDataLine } from "./keys.ts";
import { batchBytes } from "./limits.ts";
import type { Mark, Native, Tab } from "./native.ts";
import { placeNew, placeThere, type Placed } from "./placed.ts";
import type { Request } from "./requests.ts";
import type { Placement } from "./resolve.ts";
import { columnRequests, hiddenLine, lookRequests, tabRequest } from "./setup.ts";
import { freeTitle } from "./titles.ts";

/** What a tab's mark and the mark of a delivery are filed under. */
export const markKey = "parley";
export const deliveryKey = "parley.delivery";

/** One call of `batchUpdate`: all of it or nothing arrives. */
export interface Batch {
  readonly requests: readonly Request[];
  /** Digest of what the plan was made from: when something else stands there, it does not fit any more. */
  readonly from: string;
  /** What becomes of each document, for the receipt. */
  readonly changes: readonly Change[];
  /** The tab of each document that the batch touches, for its address. */
  readonly tabs: Readonly<Record<string, number>>;
}

/**
 * Tells whether a spreadsheet still is what a plan was made from; deliveries leave a mark of their own that does not
 * count.
 */
export function digestOf(native: Native): string {
  const { delivery: _delivery, url: _url, ...rest } = native;
  return hashOf(canonical(rest));
}

/**
 * What has to be done so that a spreadsheet holds the wanted documents. Pure. Documents of templates that this version
 * does not know are never touched.
 */
export function plan(wanted: Native, there: Native): Plan<Batch> {
  const old = new Map(groupTabs(there).map((group) => [group.id, group]));
  const titles = new Set(there.sheets.map(({ title }) => title.toLowerCase()));
  const ids = new Set(there.sheets.map(({ sheetId }) => sheetId));
  const wantedGroups = groupTabs(wanted);
  const steps: Step[] = [];
  for (const group of wantedGroups) {
    const before = old.get(group.id);
    const step = before ? updated(group, before, titles, ids) : created(group, titles, ids);
    if (step.requests.length > 0) steps.push(step);
  }
  const kept = new Set(wantedGroups.map(({ id }) => id));
  const removed = [...old.values()].filter((group) => !kept.has(group.id) && isKnown(group));
  steps.push(...removed.map(deleted));
  const spare = spareTab(there, removed, steps);
  const all: readonly Step[] =
    spare && steps[0] ? [{ ...steps[0], requests: [spare, ...steps[0].requests] }, ...steps.slice(1)] : steps;
  const ops = batches(all, digestOf(there));
  const calls = ops.length === 0 ? 0 : ops.length + (there.spreadsheetId === undefined ? 1 : 0);
  return { ops, changes: steps.map(({ change }) => change), calls };
}

interface Step {
  readonly requests: readonly Request[];
  readonly change: Change;
  readonly sheetId: number;
}

/** Only what `read` could show as a document can have been left out on purpose. */
const isKnown = ({ main }: TabGroup): boolean =>
  templates.some(({ shape }) => (shape as { id: string }).id === main.mark.template);

function created(group: TabGroup, titles: Set<string>, ids: Set<number>): Step {
  const placement = placeAll(group, undefined, titles, ids);
  const requests = requestsOf(group, placement);
  return { requests, change: { document: group.id, kind: "create", at: [] }, sheetId: placement.main.sheetId };
}

function updated(group: TabGroup, before: TabGroup, titles: Set<string>, ids: Set<number>): Step {
  const placement = placeAll(group, before, titles, ids);
  const change: Change = { document: group.id, kind: "update", at: [] };
  const { sheetId } = placement.main;
  // A copy that nobody changes stays as its maker left it, formulas that point to the original and all.
  const isBareCopy = before.main.mark.document !== group.id;
  if (isBareCopy && contentRequests(placement, "left").length === 0) return { requests: [], change, sheetId };
  return { requests: requestsOf(group, placement, before), change, sheetId };
}

function deleted({ id, main, tables }: TabGroup): Step {
  const requests = [main, ...tables.values()].map(({ sheetId }): Request => ({ deleteSheet: { sheetId } }));
  return { requests, change: { document: id, kind: "delete", at: [] }, sheetId: main.sheetId };
}

/** A spreadsheet without a tab cannot be: an empty one takes the place of the last. */
function spareTab(there: Native, removed: readonly TabGroup[], steps: readonly Step[]): Request | undefined {
  const gone = removed.reduce((sum, { tables }) => sum + 1 + tables.size, 0);
  const isEmptied = gone > 0 && gone === there.sheets.length && steps.every(({ change }) => change.kind === "delete");
  return isEmptied ? { addSheet: { properties: { index: 0 } } } : undefined;
}

interface Group extends Placement {
  readonly all: readonly Placed[];
}

function placeAll(group: TabGroup, before: TabGroup | undefined, titles: Set<string>, ids: Set<number>): Group {
  const place = (wanted: Tab, there: Tab | undefined, table?: string): Placed => {
    if (there) return placeThere(wanted, there);
    const title = freeTitle(wanted.title, titles);
    titles.add(title.toLowerCase());
    const sheetId = freeId(sheetIdFor(group.id, table), ids);
    ids.add(sheetId);
    return placeNew(wanted, sheetId, title);
  };
  const main = place(group.main, before?.main);
  const tables = new Map(
    [...group.tables].map(([table, tab]) => [table, place(tab, before?.tables.get(table), table)]),
  );
  return { main, tab: (table) => tables.get(table) ?? main, all: [main, ...tables.values()] };
}

/** A tab of a copy may have taken an id that would be ours. */
function freeId(wanted: number, ids: ReadonlySet<number>): number {
  let id = wanted;
  while (ids.has(id)) id = (id + 1) & 0x7fffffff;
  return id;
}

function requestsOf(group: TabGroup, placement: Group, before?: TabGroup): readonly Request[] {
  const { all } = placement;
  const isRebuilt =
    all.some(({ requests }) => requests.length > 0) || (before !== undefined && all.some(({ there }) => !there));
  // After a row or a column has gone in or out, a spreadsheet may have stretched a formula's range, or not: then each
  // is written as it is meant.
  const content = contentRequests(placement, isRebuilt ? "written" : "compared");
  if (content.length === 0) return [];
  const marks = (tabs: readonly Placed[]): readonly Request[] => tabs.flatMap((tab) => markRequest(group, tab) ?? []);
  const [fresh, old] = [all.filter(({ there }) => !there), all.filter(({ there }) => there)];
  // A new tab says at once whose it is: should the rest take several calls and not arrive, the next delivery goes on
  // with it.
  return [...fresh.map(tabRequest), ...marks(fresh), ...content, ...marks(old)];
}

function contentRequests(placement: Group, formulas: Formulas): readonly Request[] {
  const { all } = placement;
  const cells = all.map((tab) => cellRequests(tab, placement, formulas));
  return [
    ...all.flatMap((tab) => tab.requests),
    ...cells.flatMap(({ values }) => values),
    ...all.flatMap((tab) => (tab.there ? newColumns(tab) : lookRequests(tab, tab.wanted.look ?? emptyLook))),
    ...cells.flatMap(({ formats }) => formats),
    ...cells.flatMap(({ notes }) => notes),
  ];
}

const emptyLook = { columns: [], lines: [], frozenRows: 0, frozenColumns: 0, isMain: false } as const;
function newColumns(tab: Placed): readonly Request[] {
  const header = tab.firstRow - 1;
  const columns = (tab.wanted.look?.columns ?? []).filter(({ key }) => {
    const at = tab.column(key);
    return at !== undefined && header >= 0 && tab.now(header, at) === undefined;
  });
  const pieces = [...tab.frame.lines.keys()].filter(
    (key) => isDataLine(key) && tab.now(tab.row(key) ?? 0, 0) === undefined,
  );
  return [
    ...columns.flatMap((column) => columnRequests(tab, column)),
    ...pieces.flatMap((key) => hiddenLine(tab, key)),
  ];
}

/** What a tab says of itself, as far as it does not yet. */
function markRequest({ id, copyOf }: TabGroup, { wanted, there, sheetId }: Placed): Request | undefined {
  const origin = copyOf ?? (there && there.mark.document !== id ? there.mark.document : there?.mark.copyOf);
  const mark: Mark = { ...wanted.mark, document: id, home: sheetId, ...(origin !== undefined && { copyOf: origin }) };
  const metadataValue = JSON.stringify(mark);
  if (there && canonical(there.mark) === canonical(mark)) return undefined;
  if (there?.metadataId !== undefined) {
    const dataFilters = [{ developerMetadataLookup: { metadataId: there.metadataId } }];
    return { updateDeveloperMetadata: { dataFilters, developerMetadata: { metadataValue }, fields: "metadataValue" } };
  }
  const developerMetadata = {
    metadataId: metadataIdFor(sheetId),
    metadataKey: markKey,
    metadataValue,
    visibility: "DOCUMENT",
    location: { sheetId },
  };
  return { createDeveloperMetadata: { developerMetadata } };
}

/** Steps as calls, as few as their size allows; a document is only cut when it alone is too much for one. */
function batches(steps: readonly Step[], from: string): readonly Batch[] {
  const out: { requests: Request[]; bytes: number; steps: Step[] }[] = [];
  for (const step of steps) {
    for (const request of step.requests) {
      const bytes = bytesOf(JSON.stringify(request));
      const last = out.at(-1);
      const batch = last && last.bytes + bytes <= batchBytes ? last : { requests: [], bytes: 0, steps: [] };
      if (batch !== last) out.push(batch);
      batch.requests.push(request);
      batch.bytes += bytes;
      if (!batch.steps.includes(step)) batch.steps.push(step);
    }
  }
  const told = new Set<Step>();
  return out.map(({ requests, steps: touched }) => {
    const news = touched.filter((step) => !told.has(step));
    for (const step of news) told.add(step);
    return {
      requests,
      from,
      changes: news.map(({ change }) => change),
      tabs: Object.fromEntries(
        touched
          .filter(({ change }) => change.kind !== "delete")
          .map(({ change, sheetId }) => [change.document, sheetId]),
      ),
    };
  });
}

/** At most: a character beyond ASCII takes up to three bytes. */
const bytesOf = (json: string): number => json.length + 2 * (json.match(/[^\0-\x7f]/g)?.length ?? 0);
