import type { Change } from "@parley/core";
import { standingTable, type Atlas } from "./atlas.ts";
import type { Envelope } from "./envelope.ts";
import type { DocumentPage, TableDatabase } from "./native.ts";
import { Sources } from "./sources.ts";
import { lastLinks } from "./link-properties.ts";
import { tableSource } from "./links.ts";
import { opKey, type Op, type Ref, type SealedTable } from "./ops.ts";
import {
  lastProperties,
  newTableConfigs,
  planTable,
  sealedTable,
  tableLabel,
  type TableSteps,
  type TableTask,
} from "./plan-table.ts";
import { RowPages } from "./relations.ts";

/** What it takes to bring all tables of a document to what is wanted. */
export interface TablesSteps {
  readonly ops: readonly Op[];
  /** What has to wait for other documents, once everything of them is there. */
  readonly last: () => readonly Op[];
  /** Values are among that, not just columns. */
  readonly waits: boolean;
  readonly changes: readonly Change[];
  /** Data sources that the operations make, by key. */
  readonly made: ReadonlyMap<string, Ref>;
  /** What the envelope keeps of each table, once everything is there. */
  readonly sealed: () => readonly SealedTable[];
  /** The document itself says something else, not just what follows from it. */
  readonly essential: boolean;
}

interface TablesTask {
  readonly wanted: DocumentPage;
  readonly standing: DocumentPage | undefined;
  /** The envelope, when it was written for this very page. */
  readonly envelope: Envelope | undefined;
  readonly page: Ref;
  /** Row ids by page id, of all documents. */
  readonly anyRows: ReadonlyMap<string, string>;
  readonly atlas: Atlas;
}
interface Planned {
  readonly task: TableTask;
  /** Makes the table, when it is not there. */
  readonly make?: Op;
}

/** The tables of a document: those that are missing are made, then rows, then what points to rows further down. */
export function planTables(tables: TablesTask): TablesSteps {
  const { wanted, standing, envelope } = tables;
  const pages = rowPages(tables);
  const sources = new Sources(tables.atlas.sources, standingSources(wanted, standing));
  const begun: Planned[] = [];
  for (const table of wanted.tables) {
    const one = plannedTable(tables, table, pages, sources);
    if (one) begun.push(one);
  }
  // Now that every table of this document is there, what is still missing belongs to others.
  const planned = begun.map((one): Planned => {
    const last = lastLinks(one.task.wanted.properties, sources);
    return { ...one, task: { ...one.task, last } };
  });
  const makes = planned.flatMap(({ make }) => make ?? []);
  const late = planned.flatMap(({ task, make }) => (make ? lateProperties(task) : []));
  const steps = planned.map(({ task }): TableSteps & { readonly task: TableTask } => ({ task, ...planTable(task) }));
  const views = planned.flatMap(({ task, make }) => (make ? makeViews(task) : []));
  return {
    ops: [...makes, ...late, ...steps.flatMap((s) => s.ops), ...steps.flatMap((s) => s.links), ...views],
    last: () => [...steps.flatMap((s) => lastProperties(s.task, s.waiting)), ...steps.flatMap((s) => s.last)],
    waits: steps.some((s) => s.last.length > 0),
    changes: steps.flatMap((s) => s.changes),
    made: new Map(
      planned.flatMap(({ task: { document, name, source }, make }) =>
        make ? [[tableSource(document, name), source] as const] : [],
      ),
    ),
    sealed: () => planned.map(({ task }) => sealedTable(task)),
    essential: steps.some((s) => s.essential) || (makes.length > 0 && envelope !== undefined),
  };
}

/** Where rows are, and which ones are still to be made. */
function rowPages({ wanted: { key, tables }, standing, anyRows, atlas }: TablesTask): RowPages {
  const pages = new RowPages(anyRows, atlas);
  for (const table of tables) {
    const { name = "", rows } = table;
    const there = standingTable(standing, table);
    if (there) pages.addTable(name, there);
    const before = new Set((there?.rows ?? []).map((row) => row.key));
    for (const row of rows) if (!before.has(row.key)) pages.addMade(name, row.key, opKey("row", key, name, row.key));
  }
  return pages;
}

function standingSources({ tables }: DocumentPage, standing: DocumentPage | undefined): Map<string, Ref> {
  return new Map(
    tables.flatMap((table) => {
      const source = standingTable(standing, table)?.source;
      return source === undefined ? [] : [[table.name ?? "", { id: source }] as const];
    }),
  );
}

/** @param sources  gets the table's own, when it is made here */
function plannedTable(
  { wanted: { key: document }, standing, envelope, page }: TablesTask,
  wanted: TableDatabase,
  pages: RowPages,
  sources: Sources,
): Planned | undefined {
  const { name = "", title, rows } = wanted;
  const there = standingTable(standing, wanted);
  const place = envelope?.at?.tables[name];
  const common = { document, name, wanted, pages, sources, last: [] };
  if (there?.source !== undefined) {
    const remembered = {
      ids: place?.properties ?? {},
      names: place?.names ?? {},
      formulas: place?.formulas ?? {},
      links: place?.links ?? {},
    };
    return { task: { ...common, there, source: { id: there.source }, remembered, made: [] } };
  }
  // Somebody threw the whole table away: it comes back only with rows to show.
  if (place && rows.length === 0) return undefined;
  const key = opKey("table", document, name);
  const { configs, made } = newTableConfigs(wanted.properties, sources);
  sources.set(name, { made: key });
  const make: Op = {
    do: "database",
    key,
    label: tableLabel(wanted),
    document,
    parent: page,
    title,
    description: wanted.description ?? "",
    inline: true,
    properties: configs,
  };
  const remembered = { ids: {}, names: {}, formulas: {}, links: {} };
  return { make, task: { ...common, there: undefined, source: { made: key }, remembered, made } };
}

/** Relations that had to wait for their tables, and formulas that speak of them. */
function lateProperties({ document, name, wanted, source, made, last, sources }: TableTask): readonly Op[] {
  const properties = wanted.properties.filter((property) => !last.includes(property));
  const { configs } = newTableConfigs(properties, sources, made);
  if (Object.keys(configs).length === 0) return [];
  const key = opKey("relations", document, name);
  return [{ do: "properties", key, label: tableLabel(wanted), document, source, properties: configs }];
}

function makeViews({ document, name, wanted, source }: TableTask): readonly Op[] {
  return (wanted.views ?? []).flatMap((view): readonly Op[] => {
    const by = wanted.properties.find(({ key }) => key === view.by)?.name;
    if (by === undefined) return [];
    const key = opKey("view", document, name, view.type);
    return [{ do: "view", key, label: tableLabel(wanted), document, table: source, view, by }];
  });
}
