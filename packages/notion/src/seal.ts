import { envelopeText, shortPageId, type Places, type TablePlace } from "./envelope.ts";
import type { KnownProperties, Ref, Seal, SealedTable } from "./ops.ts";
import type { Registry } from "./registry.ts";

/** The text of a document's envelope, with the places of everything that was made meanwhile. */
export function sealText(op: Seal, registry: Registry): string {
  const at: Places = {
    page: registry.id(op.page),
    document: op.document ?? "",
    properties: idsOf(op.properties, registry.source(op.source), registry),
    ...linksOf(op.links, registry),
    ...(Object.keys(op.formulas).length > 0 && { formulas: op.formulas }),
    tables: Object.fromEntries(op.tables.map((table) => [table.name, placeOf(table, registry)])),
  };
  return envelopeText({ ...op.envelope, at });
}

function placeOf(
  { table, database, properties, given, links, rows, formulas }: SealedTable,
  registry: Registry,
): TablePlace {
  const source = registry.source(table);
  const pages = Object.entries(rows).map(([row, ref]) => [shortPageId(registry.id(ref)), row]);
  return {
    database: database ?? registry.id(table),
    source,
    properties: idsOf(properties, source, registry),
    ...linksOf(links, registry),
    names: given,
    rows: Object.fromEntries(pages),
    formulas,
  };
}

function linksOf(links: Readonly<Record<string, Ref>>, registry: Registry): Pick<Places, "links"> {
  const sources = Object.entries(links).map(([key, ref]) => [key, registry.source(ref)]);
  return sources.length > 0 ? { links: Object.fromEntries(sources) } : {};
}

function idsOf({ names, ids }: KnownProperties, source: string, registry: Registry): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(names).flatMap(([key, name]) => {
      const id = ids[key] ?? registry.propertyId(source, name);
      return id === undefined ? [] : [[key, id]];
    }),
  );
}
