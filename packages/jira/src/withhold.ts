import { type AnyTemplate, type Base, type Document, keyOf, type Place, redact } from "@parley/core";

/** A document without what must not leave the team, and the places that were taken out. */
export interface Withheld {
  readonly document: Document;
  readonly places: readonly Place[];
}

/**
 * What of a document may stand in issue properties, where everybody who sees the issue can read it: everything but private
 * fields, private columns and private rows. Header, history, accepted findings and unknown values go along: they are the team's.
 */
export function withhold(template: AnyTemplate, document: Document, today: string): Withheld {
  const { document: open, withheld } = redact(template, document, today);
  const places = withheld.filter(([name = ""]) => !name.startsWith("$"));
  return places.length === 0 ? { document, places } : { document: { ...document, content: open.content }, places };
}

/** A merge base without the digests of places that were taken out: a digest of a short value gives the value away. */
export function baseWithout(base: Base, places: readonly Place[]): Base {
  const hidden = places.map(keyOf);
  const isHidden = (key: string): boolean => hidden.some((at) => key === at || key.startsWith(`${at}/`));
  return Object.fromEntries(Object.entries(base).filter(([key]) => !isHidden(key)));
}
