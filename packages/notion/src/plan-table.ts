import type { Change, Label } from "@parley/core";
import { diffProperties, diffValues, formulaDigests, givenNames, inRequests, type Remembered } from "./diff.ts";
import { identifyRows } from "./identity.ts";
import { keyColumn, numberColumn } from "./layout.ts";
import { matchProperties, valueAt, type Matched } from "./match.ts";
import type { Page, Property, TableDatabase } from "./native.ts";
import { sendable } from "./formula-links.ts";
import {
  isUnknown,
  linkConfigs,
  linkedSources,
  linkNames,
  linksThere,
  outgrown,
  presentProperties,
  type RememberedLinks,
} from "./link-properties.ts";
import { isLinkKey } from "./links.ts";
import { opKey, type Op, type Ref, type SealedTable } from "./ops.ts";
import { numbersFor } from "./order.ts";
import type { PropertyConfigs } from "./port.ts";
import { relatedTable, resolvedConfig, type RowPages } from "./relations.ts";
import { isBlank, type Value, type Values } from "./value.ts";
import type { Sources } from "./sources.ts";

/** One table of one document, as it is wanted and as it stands. */
export interface TableTask {
  readonly document: string;
  readonly name: string;
  readonly wanted: TableDatabase;
  readonly there: TableDatabase | undefined;
  readonly source: Ref;
  readonly remembered: Remembered & RememberedLinks;
  readonly pages: RowPages;
  /** Data sources by key: those that stand, and those that operations before make. */
  readonly sources: Sources;
  /** What a new table was made with; relations to tables further down, and to itself, follow when every table is there. */
  readonly made: readonly Property[];
  /** Relations to tables of documents that come later: they are added at the end of everything. */
  readonly last: readonly Property[];
}

/** What it takes to bring a table to what is wanted. */
export interface TableSteps {
  /** In order: properties, then rows. */
  readonly ops: readonly Op[];
  /** Relations to rows that are made further down. */
  readonly links: readonly Op[];
  /** Relations to what is made for documents that come later. */
  readonly last: readonly Op[];
  /** Properties that values are waiting for. */
  readonly waiting: readonly Property[];
  readonly changes: readonly Change[];
  /** The document itself says something else, not just what follows from it. */
  readonly essential: boolean;
}

export const tableLabel = (table: TableDatabase): Label => [table.title, table.title];

/**
 * How a new table's properties are made, but for those that have to wait: relations to what is not there yet, and formulas that speak of them.
 *
 * @param before  properties that are made already; their formulas are changed where they can now say more
 */
export function newTableConfigs(
  properties: readonly Property[],
  sources: Sources,
  before: readonly Property[] = [],
): { readonly configs: PropertyConfigs; readonly made: readonly Property[] } {
  const wanted = properties.filter((p) => !p.spare && !before.includes(p) && !isUnknown(p, sources));
  const there = [...before, ...wanted];
  const made = wanted.filter((p) => sendable(p, there) !== undefined);
  const configs = made.map((p) => [
    p.name,
    sendable({ ...p, config: resolvedConfig(p, sources) }, there)?.config ?? {},
  ]);
  const none = matchProperties([], []);
  return { configs: { ...Object.fromEntries(configs), ...outgrown(before, there, none) }, made: [...before, ...made] };
}

export const matchTable = ({
  wanted,
  there,
  remembered,
}: Pick<TableTask, "wanted" | "there" | "remembered">): Matched =>
  matchProperties(
    wanted.properties as readonly { key: string; name: string }[],
    there?.properties ?? [],
    remembered.ids,
  );

/** Brings a table that stands, or has just been made, to what is wanted. */
export function planTable(task: TableTask): TableSteps {
  const { document, name, wanted, pages } = task;
  const matched = matchTable(task);
  const standing = new Map(identifyRows(task.there?.rows ?? []).map(({ id, page }) => [id, page]));
  const numbers = numbersFor(wanted.rows.map((row) => numberOf(matched, standing.get(row.key))));
  const linked = linkNames(wanted.properties, matched);
  const ops: Op[] = [];
  const links: Op[] = [];
  const last: Op[] = [];
  const changes: Change[] = [];
  const needed = new Set<Property>();
  let essential = false;
  for (const [index, row] of wanted.rows.entries()) {
    const values = withNumber(wanted, row, numbers[index] ?? index + 1);
    const at = [name, row.key];
    const page = standing.get(row.key);
    if (page?.id === undefined) {
      const steps = makeRow(task, row, values);
      ops.push(...steps.now);
      (steps.isLast ? last : links).push(...steps.later);
      changes.push({ document, kind: "create", at });
      essential = true;
      continue;
    }
    const there = pages.byRow(page.values, linked);
    const diff = diffValues(wanted.properties, values, matched, there, pages.byAnyRow(page.values, linked));
    for (const property of diff.properties) needed.add(property);
    essential ||= diff.essential;
    if (diff.essential) changes.push({ document, kind: "update", at });
    const written = splitByTime(task, matched, diff.values);
    ops.push(...writeRow(task, row.key, { id: page.id }, written.now, "values"));
    (written.isLast ? last : links).push(...writeRow(task, row.key, { id: page.id }, written.later, "links"));
  }
  for (const [id, page] of standing) {
    if (page.id === undefined || wanted.rows.some((row) => row.key === id)) continue;
    ops.push({
      do: "trash",
      key: opKey("trash", document, name, id),
      label: tableLabel(wanted),
      document,
      page: page.id,
      values: {},
    });
    changes.push({ document, kind: "delete", at: [name, id] });
    essential = true;
  }
  return {
    ops: [...changeProperties(task, "properties", changedProperties(task, matched, [...needed])), ...ops],
    links,
    last,
    waiting: [...needed],
    changes,
    essential,
  };
}

function changedProperties(
  { wanted: { properties }, there, remembered, sources }: TableTask,
  matched: Matched,
  needed: readonly Property[],
): PropertyConfigs {
  if (!there) return {};
  const added = linkConfigs(properties, matched, remembered, sources, needed);
  const links = linksThere(properties, matched, added);
  return { ...added, ...diffProperties(properties, there.properties, remembered, needed, links) };
}

/** What is left of a table when everything is made: relation columns to documents that came later, and formulas that speak of them. */
export function lastProperties(task: TableTask, waiting: readonly Property[]): readonly Op[] {
  const { last, wanted, remembered, sources } = task;
  const matched = matchTable(task);
  const added = linkConfigs(last, matched, remembered, sources, waiting);
  const now = presentProperties(wanted.properties, matched, sources);
  const before = now.filter(({ name }) => !Object.hasOwn(added, name));
  return changeProperties(task, "links", { ...added, ...outgrown(before, now, matched) });
}

function numberOf(matched: Matched, page: Page | undefined): number | undefined {
  const value = page && valueAt(matched, numberColumn, page.values);
  return value?.type === "number" && value.number !== null ? value.number : undefined;
}

function withNumber({ properties }: TableDatabase, row: Page, number: number): Values {
  const name = properties.find(({ key }) => key === numberColumn)?.name;
  return name === undefined ? row.values : { ...row.values, [name]: { type: "number", number } };
}

function changeProperties(
  { document, name, wanted, source, sources }: TableTask,
  kind: string,
  changed: PropertyConfigs,
): readonly Op[] {
  const entries = Object.entries(changed).map(([at, config]) => {
    const property = wanted.properties.find((p) => p.name === at);
    return [
      at,
      config && property && relatedTable(property) !== undefined ? resolvedConfig(property, sources) : config,
    ] as const;
  });
  if (entries.length === 0) return [];
  return [
    {
      do: "properties",
      key: opKey(kind, document, name),
      label: tableLabel(wanted),
      document,
      source,
      properties: Object.fromEntries(entries),
    },
  ];
}

interface ByTime {
  readonly now: Values;
  readonly later: Values;
  /** What comes later has to wait for other documents. */
  readonly isLast: boolean;
}

/** Relations wait until the pages and the properties are there; everything else is written at once. */
function splitByTime({ wanted, pages, last }: TableTask, matched: Matched | undefined, values: Values): ByTime {
  const now: [string, Value][] = [];
  const later: [string, Value][] = [];
  let isLast = false;
  for (const [at, value] of Object.entries(values)) {
    const property = wanted.properties.find(
      (p) => p.name === at || (matched !== undefined && matched.property(p.key ?? "")?.id === at),
    );
    const linked = property ? pages.byPage(property, value) : value;
    const isThere = pages.isThere(linked);
    if (isThere && !(property && last.includes(property))) {
      now.push([at, linked]);
      continue;
    }
    later.push([at, linked]);
    isLast ||= property !== undefined && (last.includes(property) || (!isThere && isLinkKey(property.key)));
  }
  return { now: Object.fromEntries(now), later: Object.fromEntries(later), isLast };
}

function writeRow(
  { document, name, wanted }: TableTask,
  row: string,
  page: Ref,
  values: Values,
  kind: string,
): readonly Op[] {
  return inRequests(values).map((part, index): Op => ({
    do: "values",
    key: opKey(kind, document, name, row, ...(index === 0 ? [] : [String(index)])),
    label: tableLabel(wanted),
    document,
    page,
    values: part,
  }));
}

function makeRow(
  task: TableTask,
  row: Page,
  values: Values,
): { readonly now: readonly Op[]; readonly later: readonly Op[]; readonly isLast: boolean } {
  const { document, name, wanted, source, pages } = task;
  const key = opKey("row", document, name, row.key);
  const column = wanted.properties.find((p) => p.key === keyColumn);
  const keyProperty = {
    name: column?.name ?? "",
    type: column?.type === "title" ? ("title" as const) : ("rich_text" as const),
  };
  const all: Values = { ...values, [keyProperty.name]: { type: keyProperty.type, text: row.key } };
  const { now, later, isLast } = splitByTime(
    task,
    undefined,
    Object.fromEntries(Object.entries(all).filter(([, value]) => !isBlank(value))),
  );
  const [first = {}, ...rest] = inRequests(now);
  const make: Op = {
    do: "page",
    key,
    label: tableLabel(wanted),
    document,
    source,
    keyProperty,
    id: row.key,
    values: first,
    children: [],
  };
  pages.markDone(key);
  const more = rest.flatMap((part) => writeRow(task, row.key, { made: key }, part, "more"));
  return { now: [make, ...more], later: writeRow(task, row.key, { made: key }, later, "links"), isLast };
}

/** What the envelope keeps of a table. */
export function sealedTable(task: TableTask): SealedTable {
  const { name, source, wanted, there } = task;
  const matched = matchTable(task);
  const standing = new Map(identifyRows(there?.rows ?? []).map(({ id, page }) => [id, page.id]));
  const rows = wanted.rows.map(({ key }): [string, Ref] => {
    const page = standing.get(key);
    return [key, page === undefined ? { made: opKey("row", task.document, name, key) } : { id: page }];
  });
  const found = wanted.properties.flatMap(({ key = "" }) => {
    const id = matched.property(key)?.id;
    return id === undefined ? [] : [[key, id] as const];
  });
  return {
    name,
    table: source,
    ...(there?.database !== undefined && { database: there.database }),
    properties: {
      names: Object.fromEntries(wanted.properties.map((p) => [p.key ?? "", p.name])),
      ids: Object.fromEntries(found),
    },
    links: linkedSources(wanted.properties, task.sources),
    given: givenNames(wanted.properties),
    rows: Object.fromEntries(rows),
    formulas: formulaDigests(presentProperties(wanted.properties, matched, task.sources)),
  };
}
