import type { Change, Label } from "@parley/core";
import { diffProperties, diffValues, formulaDigests, givenNames, inRequests, type Remembered } from "./diff.ts";
import { identifyRows } from "./identity.ts";
import { keyColumn, numberColumn } from "./layout.ts";
import { matchProperties, valueAt, type Matched } from "./match.ts";
import type { Page, Property, TableDatabase } from "./native.ts";
import type { Op, Ref, SealedTable } from "./ops.ts";
import { numbersFor } from "./order.ts";
import type { PropertyConfigs } from "./port.ts";
import { relatedTable, resolvedConfig, type RowPages } from "./relations.ts";
import { isBlank, type Value, type Values } from "./value.ts";

/** One table of one document, as it is wanted and as it stands. */
export interface TableTask {
  readonly document: string;
  readonly name: string;
  readonly wanted: TableDatabase;
  readonly there: TableDatabase | undefined;
  readonly source: Ref;
  readonly remembered: Remembered;
  readonly pages: RowPages;
  /** Properties that are added when every table is there: relations to tables further down, and to the table itself. */
  readonly late: readonly Property[];
}

/** What it takes to bring a table to what is wanted. */
export interface TableSteps {
  /** In order: properties, then rows. */
  readonly ops: readonly Op[];
  /** Relations to rows that are made further down. */
  readonly links: readonly Op[];
  readonly changes: readonly Change[];
  /** The document itself says something else, not just what follows from it. */
  readonly essential: boolean;
}

export const opKey = (kind: string, ...parts: readonly string[]): string => `${kind} ${parts.join("/")}`;
export const tableLabel = (table: TableDatabase): Label => [table.title, table.title];

/** How a new table's properties are made, but for the relations that have to wait. */
export function newTableConfigs(
  properties: readonly Property[],
  sources: ReadonlyMap<string, Ref>,
): { readonly configs: PropertyConfigs; readonly late: readonly Property[] } {
  const late = properties.filter((p) => relatedTable(p) !== undefined && !sources.has(relatedTable(p) ?? ""));
  const now = properties.filter((p) => !late.includes(p));
  return { configs: Object.fromEntries(now.map((p) => [p.name, resolvedConfig(p, sources)])), late };
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
export function planTable(task: TableTask, sources: ReadonlyMap<string, Ref>): TableSteps {
  const { document, name, wanted, pages } = task;
  const matched = matchTable(task);
  const standing = new Map(identifyRows(task.there?.rows ?? []).map(({ id, page }) => [id, page]));
  const numbers = numbersFor(wanted.rows.map((row) => numberOf(matched, standing.get(row.key))));
  const ops: Op[] = [];
  const links: Op[] = [];
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
      links.push(...steps.later);
      changes.push({ document, kind: "create", at });
      essential = true;
      continue;
    }
    const there = pages.byRow(page.values);
    const diff = diffValues(wanted.properties, values, matched, there, pages.byAnyRow(page.values));
    for (const property of diff.properties) needed.add(property);
    essential ||= diff.essential;
    if (diff.essential) changes.push({ document, kind: "update", at });
    const written = splitByTime(task, matched, diff.values);
    ops.push(...writeRow(task, row.key, { id: page.id }, written.now, "values"));
    links.push(...writeRow(task, row.key, { id: page.id }, written.later, "links"));
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
  const changed = task.there
    ? diffProperties(wanted.properties, task.there.properties, task.remembered, [...needed])
    : {};
  return { ops: [...changeProperties(task, changed, sources), ...ops], links, changes, essential };
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
  { document, name, wanted, source }: TableTask,
  changed: PropertyConfigs,
  sources: ReadonlyMap<string, Ref>,
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
      key: opKey("properties", document, name),
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
}

/** Relations wait until the pages and the properties are there; everything else is written at once. */
function splitByTime({ wanted, pages, late }: TableTask, matched: Matched | undefined, values: Values): ByTime {
  const now: [string, Value][] = [];
  const later: [string, Value][] = [];
  for (const [at, value] of Object.entries(values)) {
    const property = wanted.properties.find(
      (p) => p.name === at || (matched !== undefined && matched.property(p.key ?? "")?.id === at),
    );
    const linked = property ? pages.byPage(property, value) : value;
    const waits = !pages.isThere(linked) || (property !== undefined && late.includes(property));
    (waits ? later : now).push([at, linked]);
  }
  return { now: Object.fromEntries(now), later: Object.fromEntries(later) };
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
): { readonly now: readonly Op[]; readonly later: readonly Op[] } {
  const { document, name, wanted, source, pages } = task;
  const key = opKey("row", document, name, row.key);
  const column = wanted.properties.find((p) => p.key === keyColumn);
  const keyProperty = {
    name: column?.name ?? "",
    type: column?.type === "title" ? ("title" as const) : ("rich_text" as const),
  };
  const all: Values = { ...values, [keyProperty.name]: { type: keyProperty.type, text: row.key } };
  const { now, later } = splitByTime(
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
  return { now: [make, ...more], later: writeRow(task, row.key, { made: key }, later, "links") };
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
    given: givenNames(wanted.properties),
    rows: Object.fromEntries(rows),
    formulas: formulaDigests(wanted.properties),
  };
}
