import { ParleyError } from "@parley/core";
import { envelopeText, type Places, type TablePlace } from "./envelope.ts";
import { limits } from "./limits.ts";
import type { KnownProperties, Seal, SealedTable } from "./ops.ts";
import type { Registry } from "./registry.ts";

/**
 * The text of a document's envelope, with the places of everything that was made meanwhile.
 *
 * @throws ParleyError "limit-exceeded" when it is longer than a property holds
 */
export function sealText(op: Seal, registry: Registry): string {
  const at: Places = {
    page: registry.id(op.page),
    properties: idsOf(op.properties, registry.source(op.source), registry),
    tables: Object.fromEntries(op.tables.map((table) => [table.name, placeOf(table, registry)])),
  };
  const text = envelopeText({ ...op.envelope, at });
  if (text.length <= limits.envelopeChars) return text;
  throw new ParleyError("limit-exceeded", {
    found: [
      `document “${op.document ?? ""}” with notes of ${text.length} characters`,
      `文档“${op.document ?? ""}”的附注有 ${text.length} 个字符`,
    ],
    expected: [
      `at most ${limits.envelopeChars}, as much as a property in Notion holds`,
      `不超过 ${limits.envelopeChars} 个字符（Notion 单个属性的上限）`,
    ],
    next: ["Split the document in two", "请将文档拆分为两份"],
    host: "notion",
  });
}

function placeOf({ table, database, properties, given, formulas }: SealedTable, registry: Registry): TablePlace {
  const source = registry.source(table);
  return {
    database: database ?? registry.id(table),
    source,
    properties: idsOf(properties, source, registry),
    names: given,
    formulas,
  };
}

function idsOf({ names, ids }: KnownProperties, source: string, registry: Registry): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(names).flatMap(([key, name]) => {
      const id = ids[key] ?? registry.propertyId(source, name);
      return id === undefined ? [] : [[key, id]];
    }),
  );
}
