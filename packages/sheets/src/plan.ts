import { canonical, hashOf, type Change, type Plan } from "@parley/core";
import { templates } from "@parley/core/registry";
import { batches, type Batch, type Step } from "./batch.ts";
import { groupTabs, isStripped, metadataIdFor, type TabGroup } from "./identify.ts";
import type { Mark, Native, Tab } from "./native.ts";
import type { Placed } from "./placed.ts";
import { placeAll, type Group } from "./placement.ts";
import { contentRequests, tiesOf, type Ties } from "./plan-content.ts";
import type { Request } from "./requests.ts";
import type { FindTab } from "./resolve.ts";
import { tabRequest } from "./setup.ts";

/** What a tab's mark and the mark of a delivery are filed under. */
export const markKey = "parley";
export const deliveryKey = "parley.delivery";

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
  // Every tab has its place before anything is written: cells name the tabs of other documents.
  const placed = wantedGroups.map((group): PlacedGroup => {
    const before = old.get(group.id);
    return { group, before, placement: placeAll(group, before ?? { tables: orphans(group.id, there) }, titles, ids) };
  });
  const placements = new Map(placed.map(({ group, placement }) => [group.id, placement]));
  for (const each of placed) {
    const find: FindTab = (document, table) => {
      const placement = document === "" ? each.placement : placements.get(document);
      return table === undefined ? placement?.main : placement?.tab(table);
    };
    const step = each.before ? updated(each, each.before, find) : created(each, find);
    if (step.requests.length > 0) steps.push(step);
  }
  const kept = new Set(wantedGroups.map(({ id }) => id));
  const removed = [...old.values()].filter((group) => !kept.has(group.id) && isKnown(group));
  steps.push(...removed.map(deleted));
  const spare = spareTab(there, removed, steps);
  const all: readonly Step[] = spare && steps[0] ? [{ ...steps[0], tabs: [spare] }, ...steps.slice(1)] : steps;
  const ops = batches(all, digestOf(there));
  const calls = ops.length === 0 ? 0 : ops.length + (there.spreadsheetId === undefined ? 1 : 0);
  return { ops, changes: steps.map(({ change }) => change), calls };
}

/** Tabs of tables whose document has lost its main one: the document comes back around them. */
const orphans = (id: string, { tabs }: Native): ReadonlyMap<string, Tab> =>
  new Map(
    tabs.flatMap((tab) => {
      const { document, table, home } = tab.mark;
      const isOrphan = document === id && table !== undefined && home === tab.sheetId && !isStripped(tab);
      return isOrphan ? [[table, tab] as const] : [];
    }),
  );

/** Only what `read` could show as a document can have been left out on purpose. */
const isKnown = ({ main }: TabGroup): boolean =>
  templates.some(({ shape }) => (shape as { id: string }).id === main.mark.template);

interface PlacedGroup {
  readonly group: TabGroup;
  readonly before: TabGroup | undefined;
  readonly placement: Group;
}

function created({ group, placement }: PlacedGroup, find: FindTab): Step {
  const change: Change = { document: group.id, kind: "create", at: [] };
  const ties = { ...tiesOf(undefined, find), isUnfinished: false };
  return { ...requestsOf(group, placement, ties), change, sheetId: placement.main.sheetId };
}

function updated({ group, placement }: PlacedGroup, before: TabGroup, find: FindTab): Step {
  const ties = tiesOf(before, find);
  const change: Change = { document: group.id, kind: "update", at: [] };
  const { sheetId } = placement.main;
  // A copy that nobody changes stays as its maker left it, formulas that point to the original and all.
  const isBareCopy = before.main.mark.document !== group.id;
  if (isBareCopy && contentRequests(placement, "left", ties).length === 0) return { ...nothing, change, sheetId };
  return { ...requestsOf(group, placement, ties), change, sheetId };
}

function deleted({ id, main, tables }: TabGroup): Step {
  const requests = [main, ...tables.values()].map(({ sheetId }): Request => ({ deleteSheet: { sheetId } }));
  return { ...nothing, requests, change: { document: id, kind: "delete", at: [] }, sheetId: main.sheetId };
}

/** A spreadsheet without a tab cannot be: an empty one takes the place of the last. */
function spareTab(there: Native, removed: readonly TabGroup[], steps: readonly Step[]): Request | undefined {
  const gone = removed.reduce((sum, { tables }) => sum + 1 + tables.size, 0);
  const isEmptied = gone > 0 && gone === there.sheets.length && steps.every(({ change }) => change.kind === "delete");
  return isEmptied ? { addSheet: { properties: { index: 0 } } } : undefined;
}

type Work = Pick<Step, "tabs" | "requests" | "made">;
const nothing: Work = { tabs: [], requests: [], made: [] };

function requestsOf(group: TabGroup, placement: Group, ties: Ties): Work {
  const { all } = placement;
  const isRebuilt =
    all.some(({ requests }) => requests.length > 0) || new Set(all.map(({ there }) => there !== undefined)).size > 1;
  // After a row or a column has gone in or out, a spreadsheet may have stretched a formula's range, or not: then each
  // is written as it is meant.
  const content = contentRequests(placement, isRebuilt ? "written" : "compared", ties);
  if (content.length === 0) return nothing;
  const marks = (tabs: readonly Placed[]): readonly Request[] => tabs.flatMap((tab) => markRequest(group, tab) ?? []);
  const [fresh, old] = [all.filter(({ there }) => !there), all.filter(({ there }) => there)];
  // A new tab says at once whose it is: should the rest take several calls and not arrive, the next delivery goes on
  // with it.
  return {
    tabs: [...fresh.map(tabRequest), ...marks(fresh)],
    requests: [...content, ...marks(old)],
    made: fresh.map(({ sheetId, wanted: { mark } }) => ({
      sheetId,
      document: group.id,
      ...(mark.table !== undefined && { table: mark.table }),
    })),
  };
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
