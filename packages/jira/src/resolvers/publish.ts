import { check, type Document, hasErrors, standing, toBase } from "@parley/core";
import type { DocumentRecord } from "../native.ts";
import { boxes, letterIn, toLetter } from "../properties/boxes.ts";
import { baseWithout, withhold } from "../withhold.ts";
import type { Desk } from "./desk.ts";
import { projectAt } from "./neighbours.ts";

/** The small property that JQL and workflow expressions can read. */
export const MIRROR = "parley";

/**
 * A record as it may stand in issue properties: without private content, its history proving nothing, with the digests over
 * which a change made on it will be merged.
 */
export function publicRecord({ template, now }: Desk, record: DocumentRecord): DocumentRecord {
  const known = template(record.document.template);
  if (!known) return record;
  const { document: open, places, seal } = withhold(known, record.document, now.slice(0, 10));
  const document = unproven(open);
  return {
    ...record,
    document,
    ...(record.base && { base: baseWithout(record.base, places) }),
    from: toBase(known.shape, document),
    ...(seal !== undefined && { withheld: places, seals: [...new Set([seal, ...(record.seals ?? [])])] }),
  };
}

/** What a copy outside of the storage says of decisions: that somebody claims them. */
export const unproven = (document: Document): Document => ({
  ...document,
  flow: { ...document.flow, history: document.flow.history.map((entry) => ({ ...entry, verified: false })) },
});

/** Writes the published copy of one record, and the mirror of all. */
export async function publish(desk: Desk, record: DocumentRecord): Promise<void> {
  await putCopy(desk, record);
  await mirror(desk, await desk.storage.records(desk.issueId));
}

const putCopy = (desk: Desk, record: DocumentRecord): Promise<number> =>
  boxes(desk.properties).published.put(desk.issueId, record.key, JSON.stringify(toLetter(publicRecord(desk, record))));

/** Brings the published copies to what stands in storage: after a write whose copy was not written, and after removals. */
export async function publishAll(desk: Desk): Promise<void> {
  const { issueId, storage, properties } = desk;
  const { published } = boxes(properties);
  const records = await storage.records(issueId);
  const copies = await published.open(issueId);
  const versions = new Map(copies.map((kept) => [kept.key, letterIn(kept)?.version]));
  for (const record of records) if (versions.get(record.key) !== record.version) await putCopy(desk, record);
  const stands = new Set(records.map(({ key }) => key));
  for (const { key, mark } of copies) if (!stands.has(key)) await published.take(issueId, key, mark);
  await mirror(desk, records);
}

/** Counts and states, as `issue.property[parley].errors > 0` reads them. Written only when they changed. */
async function mirror(desk: Desk, records: readonly DocumentRecord[]): Promise<void> {
  const { issueId, properties, template } = desk;
  const documents = records.filter(({ trashed }) => !trashed).map(({ document }) => document);
  const project = await projectAt(desk, records);
  const judged = documents.flatMap((document) => {
    const known = template(document.template);
    return known ? [{ document, findings: standing(check(known, document, project)) }] : [];
  });
  const value = {
    documents: documents.length,
    errors: judged.reduce((n, { findings }) => n + findings.filter(({ severity }) => severity === "error").length, 0),
    templates: [...new Set(documents.map((document) => document.template))].sort(),
    states: [...new Set(documents.map(({ flow }) => flow.state))].sort(),
    sound: judged.every(({ findings }) => !hasErrors(findings)),
  };
  const old = (await properties.read(issueId, [MIRROR]))[MIRROR];
  if (JSON.stringify(old) !== JSON.stringify(value)) await properties.write(issueId, MIRROR, value);
}
