import type { Field } from "@parley/core";
import type { Values } from "./value.ts";

/**
 * References from one document to another, as Notion shows them: a relation where the target stands at the same place, a text where it does
 * not. A relation leads to one data source, so there is one column for each that a field may point to; the text column holds the rest.
 */

/** A document, or a row in one of its tables. */
export interface Spot {
  readonly document: string;
  readonly table?: string;
  readonly row?: string;
}

/** One reference of a field, as it is wanted. */
export interface Link {
  readonly document?: string;
  readonly row?: string;
  /** How it reads in the text column, in quotes where a separator would tear it. */
  readonly text: string;
}

/** What a field may point to in other documents: "template" or "template.table"; nothing when it is no reference of that kind. */
export function linkTargets(field: Field): readonly string[] | undefined {
  if (field.kind !== "reference" && field.kind !== "references") return undefined;
  const others = (field.to ?? []).filter((to) => !to.startsWith("."));
  return others.length > 0 ? others : undefined;
}

/** Key of the relation column of a field to a data source. */
export const linkKey = (field: string, source: string): string => `~${field}>${source}`;
export const isLinkKey = (key: string | undefined): key is string => key?.startsWith("~") === true;
/** The data source that a relation column leads to. */
export const sourceOfLink = (key: string): string => key.slice(key.indexOf(">") + 1);
export const isLinkOf = (key: string, field: string): boolean => key.startsWith(`~${field}>`);

/** Key of the data source of a template's documents in a language, and of one table of one document. */
export const documentsSource = (template: string, language: string): string => `$${template}/${language}`;
export const tableSource = (document: string, table: string): string => `${document}/${table}`;

/** What a relation column is called, whatever it leads to, begins with this: so it is known even when nothing remembers it. */
export const linkNameStart = (column: string): string => `${column} → `;

/** In the place of a page's id in a relation: a document or row, wherever its page is. */
export const spotId = ({ document, table, row }: Spot): string =>
  `@${JSON.stringify(row === undefined ? [document] : [document, table ?? "", row])}`;
export const isSpotId = (id: string): boolean => id.startsWith("@");

/** Values with the relations of some columns by spot instead of by page. */
export function bySpot(values: Values, columns: ReadonlySet<string>, spots: ReadonlyMap<string, string>): Values {
  if (columns.size === 0) return values;
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      if (value.type !== "relation" || !columns.has(name)) return [name, value];
      return [name, { ...value, ids: value.ids.map((id) => spots.get(id) ?? id) }];
    }),
  );
}
