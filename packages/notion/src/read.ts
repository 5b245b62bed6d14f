import type { HostContext, Label, Language, Loss, Standing } from "@parley/core";
import { unfinished } from "./envelope.ts";
import { identifyDocuments, rowIdsByPage, type IdentifiedDocument } from "./identity.ts";
import type { Native } from "./native.ts";
import { knownPages } from "./read-links.ts";
import { readDocument } from "./read-document.ts";

/**
 * What stands in Notion, as documents. Pure; the inverse of `render` up to losses.
 *
 * Of a document whose template this version does not know, only that it stands there is told.
 */
export function read(
  native: Native,
  context: HostContext,
): { readonly standing: readonly Standing[]; readonly losses: readonly Loss[] } {
  const identified = identifyDocuments(native.databases);
  const around = { rows: rowIdsByPage(native.databases), known: knownPages(identified) };
  const results = identified.map((found) => {
    const { template: id, language, properties } = found.database;
    const template = context.template(id);
    if (!template) return unknownDocument(id, language as Language, found);
    return readDocument(template, language as Language, properties, found, around, context);
  });
  return { standing: results.map(({ standing }) => standing), losses: results.flatMap(({ losses }) => losses) };
}

function unknownDocument(
  template: string,
  language: Language,
  { id, page, copyOf }: IdentifiedDocument,
): { readonly standing: Standing; readonly losses: readonly Loss[] } {
  const { state, history, ...meta } = page.envelope?.meta ?? unfinished;
  const document = {
    format: "parley/1" as const,
    id,
    template,
    language,
    title: "",
    ...meta,
    content: {},
    flow: { state, history },
  };
  const detail: Label = [`This version does not know the template “${template}”`, `本版本没有模板“${template}”`];
  const loss: Loss = { document: id, at: [], kind: "unreadable", detail, kept: "nowhere" };
  return {
    standing: { document, ...(page.trashed && { trashed: true as const }), ...(copyOf !== undefined && { copyOf }) },
    losses: [loss],
  };
}
