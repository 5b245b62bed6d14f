import type { Change } from "@parley/core";
import type { Envelope } from "./envelope.ts";
import type { DocumentPage, TableDatabase } from "./native.ts";
import type { Op, Ref, SealedTable } from "./ops.ts";
import { newTableConfigs, opKey, planTable, sealedTable, tableLabel, type TableTask } from "./plan-table.ts";
import { RowPages } from "./relations.ts";

/** What it takes to bring all tables of a document to what is wanted. */
export interface TablesSteps {
  readonly ops: readonly Op[];
  readonly changes: readonly Change[];
  /** What the envelope keeps of each table. */
  readonly sealed: readonly SealedTable[];
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
  const sources = standingSources(wanted, standing);
  const planned: Planned[] = [];
  for (const table of wanted.tables) {
    const one = plannedTable(tables, table, pages, sources);
    if (one) planned.push(one);
  }
  const makes = planned.flatMap(({ make }) => make ?? []);
  const late = planned.flatMap(({ task }) => lateProperties(task, sources));
  const steps = planned.map(({ task }) => planTable(task, sources));
  const views = planned.flatMap(({ task, make }) => (make ? makeViews(task) : []));
  return {
    ops: [...makes, ...late, ...steps.flatMap((s) => s.ops), ...steps.flatMap((s) => s.links), ...views],
    changes: steps.flatMap((s) => s.changes),
    sealed: planned.map(({ task }) => sealedTable(task)),
    essential: steps.some((s) => s.essential) || (makes.length > 0 && envelope !== undefined),
  };
}

/** A table as it stands: by its name, or by its title where no envelope names it. */
const standingTable = (standing: DocumentPage | undefined, { name, title }: TableDatabase): TableDatabase | undefined =>
  standing?.tables.find((t) => t.name === name) ??
  standing?.tables.find((t) => t.name === undefined && t.title === title);

/** Where rows are, and which ones are still to be made. */
function rowPages({ wanted: { key, tables }, standing, anyRows }: TablesTask): RowPages {
  const pages = new RowPages(anyRows);
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
  sources: Map<string, Ref>,
): Planned | undefined {
  const { name = "", title, rows } = wanted;
  const there = standingTable(standing, wanted);
  const place = envelope?.at?.tables[name];
  const common = { document, name, wanted, pages };
  if (there?.source !== undefined) {
    const remembered = { ids: place?.properties ?? {}, names: place?.names ?? {}, formulas: place?.formulas ?? {} };
    return { task: { ...common, there, source: { id: there.source }, remembered, late: [] } };
  }
  // Somebody threw the whole table away: it comes back only with rows to show.
  if (place && rows.length === 0) return undefined;
  const key = opKey("table", document, name);
  const { configs, late } = newTableConfigs(wanted.properties, sources);
  sources.set(name, { made: key });
  const make: Op = {
    do: "database",
    key,
    label: tableLabel(wanted),
    document,
    parent: page,
    title,
    description: "",
    inline: true,
    properties: configs,
  };
  const remembered = { ids: {}, names: {}, formulas: {} };
  return { make, task: { ...common, there: undefined, source: { made: key }, remembered, late } };
}

/** Relations that had to wait for their tables. */
function lateProperties(
  { document, name, wanted, source, late }: TableTask,
  sources: ReadonlyMap<string, Ref>,
): readonly Op[] {
  if (late.length === 0) return [];
  const { configs } = newTableConfigs(late, sources);
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
