import { canonical, type Change, type Label } from "@parley/core";
import { assertFits, diffValues, inRequests } from "./diff.ts";
import { begun, envelopeText, unfinished, type Envelope, type Meta } from "./envelope.ts";
import type { IdentifiedDocument } from "./identity.ts";
import { envelopeColumn, keyColumn } from "./layout.ts";
import { matchProperties } from "./match.ts";
import type { DocumentDatabase, DocumentPage, Property } from "./native.ts";
import type { Op, Ref, SealedTable } from "./ops.ts";
import { opKey } from "./plan-table.ts";
import { planTables } from "./plan-tables.ts";
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
 * @param anyRows  row ids by page id, of all documents
 */
export function planDocument(
  database: DocumentDatabase,
  source: Ref,
  wanted: DocumentPage,
  there: DocumentDatabase | undefined,
  found: IdentifiedDocument | undefined,
  anyRows: ReadonlyMap<string, string>,
): DocumentSteps {
  if (wanted.trashed || wanted.opaque || found?.page.trashed) return nothing;
  const standing = found?.page;
  const document = wanted.key;
  const page: Ref = standing?.id === undefined ? { made: opKey("document", document) } : { id: standing.id };
  // Places in a copy's envelope are those of its original.
  const envelope = standing?.envelope?.at?.page === standing?.id ? standing?.envelope : undefined;
  const own = planOwn(database, source, wanted, there, standing, envelope);
  const tables = planTables({ wanted, standing, envelope, page, anyRows });
  const essential = own.essential || tables.essential || saysOther(wanted.envelope, standing?.envelope);
  if (!essential) return nothing;
  const kind = standing ? "update" : "create";
  const whole: Change = { document, kind, at: [] };
  const seal = sealOf(database, source, wanted, there, standing, page, tables.sealed);
  return {
    ops: [...prepare(database, wanted, there, standing), ...own.ops, ...tables.ops, seal],
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
    const notes = envelopeText(begun(wanted.envelope ?? blankEnvelope));
    const values: Values = {
      ...wanted.values,
      [name]: { type: "rich_text", text: document },
      [nameOf(database.properties, envelopeColumn)]: { type: "rich_text", text: notes },
    };
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

const blankEnvelope: Envelope = { meta: unfinished, exact: {}, absent: [] };

/**
 * Before cells change that are exact only in the envelope, it says what they will be: else a delivery that stops in between would read as
 * somebody's edit.
 */
function prepare(
  database: DocumentDatabase,
  wanted: DocumentPage,
  there: DocumentDatabase | undefined,
  standing: DocumentPage | undefined,
): readonly Op[] {
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
  const envelope = wanted.envelope ?? blankEnvelope;
  assertFits(wanted.key, envelopeText(envelope));
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
