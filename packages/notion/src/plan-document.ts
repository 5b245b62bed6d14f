import { canonical, type Change, type Label } from "@parley/core";
import { diffValues, inRequests } from "./diff.ts";
import { unfinished, type Envelope, type Meta, type TablePlace } from "./envelope.ts";
import type { IdentifiedDocument } from "./identity.ts";
import { envelopeColumn, keyColumn } from "./layout.ts";
import { matchProperties } from "./match.ts";
import type { DocumentDatabase, DocumentPage, TableDatabase } from "./native.ts";
import type { Op, Ref, SealedTable } from "./ops.ts";
import {
  newTableConfigs,
  opKey,
  planTable,
  sealedTable,
  tableLabel,
  type TableSteps,
  type TableTask,
} from "./plan-table.ts";
import { RowPages } from "./relations.ts";
import type { Property } from "./native.ts";
import type { Values } from "./value.ts";

export interface DocumentSteps {
  readonly ops: readonly Op[];
  readonly changes: readonly Change[];
  /** Properties of the documents' own data source that values are waiting for. */
  readonly needed: readonly Property[];
}
const nothing: DocumentSteps = { ops: [], changes: [], needed: [] };

const label = (page: DocumentPage, database: DocumentDatabase): Label => {
  const title = page.values[database.properties.find(({ key }) => key === "$title")?.name ?? ""];
  const text = title?.type === "title" ? title.text : page.key;
  return [text, text];
};

/**
 * Everything it takes to bring one document to what is wanted; nothing at all when what the document says stands there already, even if what
 * follows from it (a count, a row's number) is out of date: documents that are not brought stay as they are.
 *
 * @param source  the data source of the documents
 */
export function planDocument(
  database: DocumentDatabase,
  source: Ref,
  wanted: DocumentPage,
  there: DocumentDatabase | undefined,
  found: IdentifiedDocument | undefined,
): DocumentSteps {
  if (wanted.trashed || wanted.opaque || found?.page.trashed) return nothing;
  const standing = found?.page;
  const document = wanted.key;
  const page: Ref = standing?.id === undefined ? { made: opKey("document", document) } : { id: standing.id };
  // Places in a copy's envelope are those of its original.
  const envelope = standing?.envelope?.at?.page === standing?.id ? standing?.envelope : undefined;
  const own = planOwn(database, source, wanted, there, standing, envelope);
  const tables = planTables(wanted, standing, envelope, page);
  const essential = own.essential || tables.essential || saysOther(wanted.envelope, standing?.envelope);
  if (!essential) return nothing;
  const kind = standing ? "update" : "create";
  const whole: Change = { document, kind, at: [] };
  const seal = sealOf(database, source, wanted, there, standing, page, tables.sealed);
  return {
    ops: [...own.ops, ...tables.ops, seal],
    changes: standing && own.changes.length + tables.changes.length > 0 ? [...own.changes, ...tables.changes] : [whole],
    needed: own.needed,
  };
}

/** Whether the notes of a document say something else than those that stand there. */
function saysOther(wanted: Envelope | undefined, there: Envelope | undefined): boolean {
  const notes = ({ revision, createdAt, updatedAt, waivers, history, series }: Meta): unknown => ({
    revision,
    createdAt,
    updatedAt,
    waivers,
    history,
    series,
  });
  const before = there?.meta ?? unfinished;
  const after = wanted?.meta ?? unfinished;
  if (canonical(notes(before)) !== canonical(notes(after))) return true;
  if (there && (canonical(before.extra) !== canonical(after.extra) || before.templateVersion !== after.templateVersion))
    return true;
  return canonical(wanted?.base ?? null) !== canonical(there?.base ?? null);
}

interface OwnSteps extends DocumentSteps {
  readonly essential: boolean;
}

/** The document's own page and its values. */
function planOwn(
  database: DocumentDatabase,
  source: Ref,
  wanted: DocumentPage,
  there: DocumentDatabase | undefined,
  standing: DocumentPage | undefined,
  envelope: Envelope | undefined,
): OwnSteps {
  const document = wanted.key;
  const common = { label: label(wanted, database), document };
  const write = (page: Ref, parts: readonly Values[]): readonly Op[] =>
    parts.map((values, index): Op => ({
      do: "values",
      key: opKey("values", document, ...(index === 0 ? [] : [String(index)])),
      ...common,
      page,
      values,
    }));
  if (standing?.id === undefined) {
    const key = opKey("document", document);
    const name = nameOf(database.properties, keyColumn);
    const values: Values = { ...wanted.values, [name]: { type: "rich_text", text: document } };
    const [first = {}, ...rest] = inRequests(values);
    const make: Op = {
      do: "page",
      key,
      ...common,
      source,
      keyProperty: { name, type: "rich_text" },
      id: document,
      values: first,
      children: wanted.guidance ?? [],
    };
    return { ops: [make, ...write({ made: key }, rest)], changes: [], needed: [], essential: true };
  }
  const matched = matchProperties(
    database.properties as readonly { key: string; name: string }[],
    there?.properties ?? [],
    envelope?.at?.properties,
  );
  const diff = diffValues(database.properties, wanted.values, matched, standing.values);
  const changes: readonly Change[] = diff.essential ? [{ document, kind: "update", at: ["$title"] }] : [];
  return {
    ops: write({ id: standing.id }, inRequests(diff.values)),
    changes,
    needed: diff.properties,
    essential: diff.essential,
  };
}

const nameOf = (properties: readonly Property[], key: string): string =>
  properties.find((p) => p.key === key)?.name ?? "";

interface TablesSteps {
  readonly ops: readonly Op[];
  readonly changes: readonly Change[];
  readonly sealed: readonly SealedTable[];
  readonly essential: boolean;
}

/** The tables of a document: those that are missing are made, then rows, then what points to rows further down. */
function planTables(
  wanted: DocumentPage,
  standing: DocumentPage | undefined,
  envelope: Envelope | undefined,
  page: Ref,
): TablesSteps {
  const document = wanted.key;
  const pages = new RowPages();
  const sources = new Map<string, Ref>();
  const tasks: { readonly task: TableTask; readonly make?: Op }[] = [];
  const standingOf = (name: string, title: string): TableDatabase | undefined =>
    standing?.tables.find((t) => t.name === name) ??
    standing?.tables.find((t) => t.name === undefined && t.title === title);
  for (const table of wanted.tables) {
    const there = standingOf(table.name ?? "", table.title);
    if (there?.source !== undefined) sources.set(table.name ?? "", { id: there.source });
    if (there) pages.addTable(table.name ?? "", there);
    const before = new Set((there?.rows ?? []).map((row) => row.key));
    for (const row of table.rows)
      if (!before.has(row.key))
        pages.addMade(table.name ?? "", row.key, opKey("row", document, table.name ?? "", row.key));
  }
  for (const table of wanted.tables) {
    const name = table.name ?? "";
    const there = standingOf(name, table.title);
    const place: TablePlace | undefined = envelope?.at?.tables[name];
    const remembered = { ids: place?.properties ?? {}, names: place?.names ?? {}, formulas: place?.formulas ?? {} };
    if (there?.source !== undefined) {
      tasks.push({
        task: { document, name, wanted: table, there, source: { id: there.source }, remembered, pages, late: [] },
      });
      continue;
    }
    // Somebody threw the whole table away: it comes back only with rows to show.
    if (place && table.rows.length === 0) continue;
    const key = opKey("table", document, name);
    const { configs, late } = newTableConfigs(table.properties, sources);
    sources.set(name, { made: key });
    const make: Op = {
      do: "database",
      key,
      label: tableLabel(table),
      document,
      parent: page,
      title: table.title,
      description: "",
      inline: true,
      properties: configs,
    };
    tasks.push({
      make,
      task: {
        document,
        name,
        wanted: table,
        there: undefined,
        source: { made: key },
        remembered: { ids: {}, names: {}, formulas: {} },
        pages,
        late,
      },
    });
  }
  const makes = tasks.flatMap(({ make }) => make ?? []);
  const lateOps = tasks.flatMap(({ task }) => lateProperties(task, sources));
  const steps: readonly TableSteps[] = tasks.map(({ task }) => planTable(task, sources));
  return {
    ops: [
      ...makes,
      ...lateOps,
      ...steps.flatMap((s) => s.ops),
      ...steps.flatMap((s) => s.links),
      ...tasks.flatMap(({ task, make }) => (make ? makeViews(task) : [])),
    ],
    changes: steps.flatMap((s) => s.changes),
    sealed: tasks.map(({ task }) => sealedTable(task)),
    essential: steps.some((s) => s.essential) || (makes.length > 0 && envelope !== undefined),
  };
}

/** Relations that had to wait for their tables. */
function lateProperties(
  { document, name, wanted, source, late }: TableTask,
  sources: ReadonlyMap<string, Ref>,
): readonly Op[] {
  if (late.length === 0) return [];
  const { configs } = newTableConfigs(late, sources);
  return [
    {
      do: "properties",
      key: opKey("relations", document, name),
      label: tableLabel(wanted),
      document,
      source,
      properties: configs,
    },
  ];
}

const makeViews = ({ document, name, wanted, source }: TableTask): readonly Op[] =>
  (wanted.views ?? []).flatMap((view): readonly Op[] => {
    const by = nameOf(wanted.properties, view.by);
    return by === ""
      ? []
      : [
          {
            do: "view",
            key: opKey("view", document, name, view.type),
            label: tableLabel(wanted),
            document,
            table: source,
            view,
            by,
          },
        ];
  });

function sealOf(
  database: DocumentDatabase,
  source: Ref,
  wanted: DocumentPage,
  there: DocumentDatabase | undefined,
  standing: DocumentPage | undefined,
  page: Ref,
  tables: readonly SealedTable[],
): Op {
  const matched = matchProperties(
    database.properties as readonly { key: string; name: string }[],
    there?.properties ?? [],
    standing?.envelope?.at?.properties,
  );
  const ids = Object.fromEntries(
    database.properties.flatMap(({ key = "" }) => {
      const id = matched.property(key)?.id;
      return id === undefined ? [] : [[key, id]];
    }),
  );
  const envelope = wanted.envelope ?? { meta: unfinished, exact: {}, absent: [] };
  return {
    do: "seal",
    key: opKey("seal", wanted.key),
    label: label(wanted, database),
    document: wanted.key,
    page,
    source,
    property: ids[envelopeColumn] ?? nameOf(database.properties, envelopeColumn),
    envelope,
    properties: { names: Object.fromEntries(database.properties.map((p) => [p.key ?? "", p.name])), ids },
    tables,
    ...(standing?.url !== undefined && { url: standing.url }),
  };
}
