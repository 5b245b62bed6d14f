import type { Document, Place, Stored } from "./document.ts";
import type { AnyTemplate } from "./template.ts";

/** Lays the migrations between the document's version and the template's over it; addresses in waivers and `extra` follow the renames. */
export function migrate(template: AnyTemplate, document: Document): Document {
  let out = document;
  for (let version = document.templateVersion + 1; version <= template.shape.version; version++) {
    const { rename = {}, then } = template.migrations?.[version] ?? {};
    let content = out.content;
    for (const [from, to] of Object.entries(rename)) content = renamed(content, from.split("."), to.split("."));
    out = {
      ...out,
      templateVersion: version,
      content: then ? then(content) : content,
      waivers: out.waivers.map((waiver) => ({ ...waiver, at: moved(rename, waiver.at) })),
      extra: Object.fromEntries(
        Object.entries(out.extra).map(([address, value]) => [moved(rename, address.split(".")).join("."), value]),
      ),
    };
  }
  return out;
}

/** A place after the renames: a column's in its table, or a field's, table's or matrix's own name. */
function moved(rename: Readonly<Record<string, string>>, at: Place): Place {
  const [name, row, column] = at;
  const asColumn = column === undefined ? undefined : rename[`${name}.${column}`];
  if (row !== undefined && asColumn) return [name!, row, asColumn.split(".").at(-1)!];
  const to = name === undefined ? undefined : rename[name];
  return to ? [to, ...at.slice(1)] : at;
}

const swapped = (object: Stored, from: string, to: string): Stored =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key === from ? to : key, value]));

function renamed(content: Stored, [name, column]: readonly string[], to: readonly string[]): Stored {
  if (name === undefined) return content;
  if (column === undefined) return swapped(content, name, to.at(-1)!);
  const rows = (content[name] ?? []) as readonly Stored[];
  return { ...content, [name]: rows.map((row) => swapped(row, column, to.at(-1)!)) };
}
