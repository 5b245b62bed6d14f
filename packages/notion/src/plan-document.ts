import { canonical, type Change, type Label } from "@parley/core";
import type { Atlas } from "./atlas.ts";
import { assertFits, diffValues, formulaDigests, inRequests, isOwn } from "./diff.ts";
import { begun, envelopeText, unfinished, type Envelope, type Meta } from "./envelope.ts";
import { envelopeColumn, keyColumn } from "./layout.ts";
import { linkedSources, linkNames, presentProperties } from "./link-properties.ts";
import { bySpot, isLinkKey } from "./links.ts";
import { matchProperties, type Matched } from "./match.ts";
import type { DocumentDatabase, DocumentPage, Property } from "./native.ts";
import { opKey, type Op, type Ref, type SealedTable } from "./ops.ts";
import { planTables } from "./plan-tables.ts";
import { Sources } from "./sources.ts";
import { isBlank, type Value, type Values } from "./value.ts";

/** One document as it is wanted and as it stands. */
export interface DocumentTask {
  /** The documents of its kind, as they are wanted. */
  readonly database: DocumentDatabase;
  /** The database that it stands in, or will; absent when that is yet to be made. */
  readonly home: DocumentDatabase | undefined;
  /** The data source of that. */
  readonly source: Ref;
  readonly wanted: DocumentPage;
  readonly standing: DocumentPage | undefined;
  /** Relation columns of that data source which are only made at the end. */
  readonly lastProperties: readonly Property[];
  /** Row ids by page id, of all documents. */
  readonly anyRows: ReadonlyMap<string, string>;
  readonly atlas: Atlas;
}

export interface DocumentSteps {
  readonly ops: readonly Op[];
  /** What has to wait until the documents that come later are there; it is asked for then. */
  readonly last: () => readonly Op[];
  /** Something has to wait: the envelope comes behind that. */
  readonly waits: boolean;
  /** The envelope, behind everything else of the document. */
  readonly seal: () => readonly Op[];
  readonly changes: readonly Change[];
  /** Properties of the documents' own data source that values are waiting for. */
  readonly needed: readonly Property[];
}
const nothing: DocumentSteps = { ops: [], last: () => [], waits: false, seal: () => [], changes: [], needed: [] };

const label = (page: DocumentPage, database: DocumentDatabase): Label => {
  const title = page.values[database.properties.find(({ key }) => key === "$title")?.name ?? ""];
  const text = title?.type === "title" ? title.text : page.key;
  return [text, text];
};

/**
 * Everything it takes to bring one document to what is wanted; nothing at all when what the document says stands there already, even if what
 * follows from it (a count, a row's number) is out of date: documents that are not brought stay as they are.
 *
 * Documents are planned one after the other: the atlas knows what those before make.
 */
export function planDocument(task: DocumentTask): DocumentSteps {
  const { wanted, standing, atlas } = task;
  if (wanted.opaque) return nothing;
  const document = wanted.key;
  const page: Ref = standing?.id === undefined ? { made: opKey("document", document) } : { id: standing.id };
  // Places in a copy's envelope are those of its original.
  const envelope = standing?.envelope?.at?.page === standing?.id ? standing?.envelope : undefined;
  const own = planOwn(task, envelope);
  const tables = planTables({ wanted, standing, envelope, page, anyRows: task.anyRows, atlas });
  const essential = own.essential || tables.essential || saysOther(wanted.envelope, standing?.envelope);
  if (!essential) return nothing;
  const kind = standing ? "update" : "create";
  const whole: Change = { document, kind, at: [] };
  if (standing?.id === undefined) atlas.done.add(opKey("document", document));
  for (const [key, made] of tables.made) atlas.sources.set(key, made);
  assertFits(document, envelopeText(wanted.envelope ?? blankEnvelope));
  return {
    ops: [...prepare(task), ...own.ops, ...tables.ops],
    last: () => [...tables.last(), ...own.last],
    waits: tables.waits || own.last.length > 0,
    seal: () => [sealOf(task, page, own.derived, tables.sealed())],
    changes: standing && own.changes.length + tables.changes.length > 0 ? [...own.changes, ...tables.changes] : [whole],
    needed: own.needed,
  };
}

/** Whether the notes of a document say something else than those that stand there. */
function saysOther(wanted: Envelope | undefined, there: Envelope | undefined): boolean {
  const notes = ({ revision, createdAt, updatedAt, waivers, history, series, withheld }: Meta): unknown => ({
    revision,
    createdAt,
    updatedAt,
    waivers,
    history,
    series,
    withheld,
  });
  const before = there?.meta ?? unfinished;
  const after = wanted?.meta ?? unfinished;
  if (canonical(notes(before)) !== canonical(notes(after))) return true;
  if (there && (canonical(before.extra) !== canonical(after.extra) || before.templateVersion !== after.templateVersion))
    return true;
  return canonical(wanted?.base ?? null) !== canonical(there?.base ?? null);
}

interface OwnSteps {
  readonly ops: readonly Op[];
  /** Relations that have to wait for other documents. */
  readonly last: readonly Op[];
  /** What follows from the document and has changed: it is written with the envelope. */
  readonly derived: Values;
  readonly changes: readonly Change[];
  readonly needed: readonly Property[];
  readonly essential: boolean;
}

/** The document's own page and its values. */
function planOwn(task: DocumentTask, envelope: Envelope | undefined): OwnSteps {
  const { database, source, wanted, home: there, standing, atlas } = task;
  const document = wanted.key;
  const common = { label: label(wanted, database), document };
  const write = (page: Ref, parts: readonly Values[], kind = "values"): readonly Op[] =>
    parts.map((values, index): Op => ({
      do: "values",
      key: opKey(kind, document, ...(index === 0 ? [] : [String(index)])),
      ...common,
      page,
      values,
    }));
  if (standing?.id === undefined) {
    const key = opKey("document", document);
    const name = nameOf(database.properties, keyColumn);
    const notes = envelopeText(begun(wanted.envelope ?? blankEnvelope));
    const values: Values = {
      ...wanted.values,
      [name]: { type: "rich_text", text: document },
      [nameOf(database.properties, envelopeColumn)]: { type: "rich_text", text: notes },
    };
    const shown = Object.fromEntries(Object.entries(values).filter(([, value]) => !isBlank(value)));
    const { now, last } = splitByTime(task, undefined, shown);
    const [first = {}, ...rest] = inRequests(now);
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
    return {
      ops: [make, ...write({ made: key }, rest)],
      last: write({ made: key }, inRequests(last), "links"),
      derived: {},
      changes: [],
      needed: [],
      essential: true,
    };
  }
  const matched = matchProperties(
    database.properties as readonly { key: string; name: string }[],
    there?.properties ?? [],
    envelope?.at?.properties,
  );
  const values = bySpot(standing.values, linkNames(database.properties, matched), atlas.spots);
  const diff = diffValues(database.properties, wanted.values, matched, values);
  const changes: readonly Change[] = diff.essential ? [{ document, kind: "update", at: ["$title"] }] : [];
  const { now, last, derived } = splitByTime(task, matched, diff.values);
  return {
    ops: write({ id: standing.id }, inRequests(now)),
    last: write({ id: standing.id }, inRequests(last), "links"),
    derived,
    changes,
    needed: diff.properties,
    essential: diff.essential,
  };
}

interface ByTime {
  readonly now: Values;
  /** Relations to what is made later, or in columns that are. */
  readonly last: Values;
  readonly derived: Values;
}

/** Relations wait for the documents that they lead to; what follows from the document goes with its envelope. */
function splitByTime(
  { database: { properties }, atlas, lastProperties }: DocumentTask,
  matched: Matched | undefined,
  values: Values,
): ByTime {
  const split = {
    now: {} as Record<string, Value>,
    last: {} as Record<string, Value>,
    derived: {} as Record<string, Value>,
  };
  for (const [at, value] of Object.entries(values)) {
    const property = properties.find(
      (p) => p.name === at || (matched !== undefined && matched.property(p.key ?? "")?.id === at),
    );
    const linked = isLinkKey(property?.key) ? atlas.byPage(value) : value;
    const waits = !atlas.isThere(linked) || (property !== undefined && lastProperties.includes(property));
    const isDerived = matched !== undefined && property !== undefined && isOwn(property.key);
    split[waits ? "last" : isDerived ? "derived" : "now"][at] = linked;
  }
  return split;
}

const blankEnvelope: Envelope = { meta: unfinished, exact: {}, absent: [] };

/**
 * Before cells change that are exact only in the envelope, it says what they will be: else a delivery that stops in between would read as
 * somebody's edit.
 */
function prepare({ database, wanted, home: there, standing }: DocumentTask): readonly Op[] {
  const before = standing?.envelope;
  const next = wanted.envelope?.exact ?? {};
  if (standing?.id === undefined || before === undefined || canonical(before.exact) === canonical(next)) return [];
  const known = { ...before.exact, ...before.next };
  if (Object.entries(next).every(([address, value]) => canonical(known[address] ?? null) === canonical(value)))
    return [];
  const matched = matchProperties(
    database.properties as readonly { key: string; name: string }[],
    there?.properties ?? [],
    before.at?.properties,
  );
  const property = matched.property(envelopeColumn);
  const values: Values = {
    [property?.id ?? nameOf(database.properties, envelopeColumn)]: {
      type: "rich_text",
      text: envelopeText({ ...before, next }),
    },
  };
  const common = { label: label(wanted, database), document: wanted.key };
  return [{ do: "values", key: opKey("prepare", wanted.key), ...common, page: { id: standing.id }, values }];
}

const nameOf = (properties: readonly Property[], key: string): string =>
  properties.find((p) => p.key === key)?.name ?? "";

function sealOf(
  { database, source, wanted, home: there, standing, atlas }: DocumentTask,
  page: Ref,
  derived: Values,
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
  const sources = new Sources(atlas.sources);
  return {
    do: "seal",
    key: opKey("seal", wanted.key),
    label: label(wanted, database),
    document: wanted.key,
    page,
    source,
    property: ids[envelopeColumn] ?? nameOf(database.properties, envelopeColumn),
    envelope: wanted.envelope ?? blankEnvelope,
    values: derived,
    links: linkedSources(database.properties, sources),
    formulas: formulaDigests(presentProperties(database.properties, matched, sources)),
    properties: { names: Object.fromEntries(database.properties.map((p) => [p.key ?? "", p.name])), ids },
    tables,
    ...(standing?.url !== undefined && { url: standing.url }),
  };
}
