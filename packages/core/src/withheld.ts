import type { Document, Place } from "./document.ts";

/**
 * Whether a document lacks places that others have: what it does not say there is unknown, not cleared. It cannot be decided on, and cannot tell whether
 * somebody else's decision was about the same text.
 */
export const isPartial = ({ withheld = [] }: Document): boolean => withheld.length > 0;

/**
 * Tells the places that a document may lack: `["budget"]` a field, or everything under a name; `["lines", "r1"]` a row with its cells,
 * `["lines", ""]` any row that is not there; `["lines", "", "cost"]` a column, in every row.
 */
export function withheldIn({ withheld = [] }: Document): (at: Place, hasRow: boolean) => boolean {
  const byName = new Map<string, Place[]>();
  for (const place of withheld) byName.set(place[0] ?? "", [...(byName.get(place[0] ?? "") ?? []), place]);
  return ([name = "", row, column], hasRow) =>
    (byName.get(name) ?? []).some(([, inRow, inColumn]) => {
      if (inRow === undefined) return true;
      if (inColumn !== undefined && inColumn !== column) return false;
      return inRow === row || (inRow === "" && (inColumn !== undefined || !hasRow));
    });
}

/** The document as a copy that lacks places, besides those that it lacked already; the same document when there are none. */
export function lacking(document: Document, places: readonly Place[]): Document {
  const known = new Map([...(document.withheld ?? []), ...places].map((at) => [at.join("/"), at]));
  return known.size === 0 ? document : { ...document, withheld: [...known.values()] };
}

/** The document with this mark and no other. */
export function markedAs(document: Document, withheld: readonly Place[] | undefined): Document {
  const { withheld: _before, ...rest } = document;
  return withheld ? { ...rest, withheld } : rest;
}
