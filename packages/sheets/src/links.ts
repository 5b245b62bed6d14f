import { valueToText, type Field, type Language, type Reference } from "@parley/core";
import { named, type CodecContext } from "./codec.ts";
import type { CellLinks } from "./native.ts";

/** Between the items of a list, as core writes it. */
const separator = "; ";

/** Where the names in a cell lead to: each reference whose target stands in this spreadsheet. */
export function linksOf(field: Field, value: unknown, at: string, context: CodecContext): CellLinks | undefined {
  if (field.kind !== "reference" && field.kind !== "references") return undefined;
  if (value === undefined || value === null) return undefined;
  const shown = named(field, value, context);
  const list = (field.kind === "reference" ? [shown] : shown) as readonly Reference[];
  let from = 0;
  const runs = list.flatMap((reference) => {
    const to = from + itemText(field, reference, context.language).length;
    const run = { from, to, ...targetOf(field, reference) };
    from = to + separator.length;
    return context.targets(field).nameOf(reference) === undefined ? [] : [run];
  });
  const key = runs.map(({ from: start, document, table }) => `${start}:${document}/${table ?? ""}`).join(" ");
  return { at, key, runs };
}

const itemText = (field: Field, reference: Reference, language: Language): string =>
  field.kind === "reference" ? valueToText(field, reference, language) : valueToText(field, [reference], language);

/** The tab of a target: that of its rows, or a document's main one. "" is the document that points. */
function targetOf(field: Field, { document = "", row }: Reference): { document: string; table?: string } {
  if (row === undefined) return { document };
  const tables = (field.to ?? []).flatMap((to) => {
    const [template = "", table] = to.split(".");
    return table !== undefined && (template === "") === (document === "") ? [table] : [];
  });
  const [table] = tables;
  return { document, ...(table !== undefined && { table }) };
}
