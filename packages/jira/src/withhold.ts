import { type AnyTemplate, type Base, digest, type Document, keyOf, type Place, redact, toBase } from "@parley/core";

/** A document without what must not be published, and the places that were taken out. */
export interface Withheld {
  readonly document: Document;
  readonly places: readonly Place[];
  /** Says whether private content is the same, without saying what it is; absent when there is none. */
  readonly seal?: string;
}

/**
 * What of a document may be published: everything but private fields, private columns and private rows. Header, history, accepted
 * findings and unknown values go along: they are the team's.
 */
export function withhold(template: AnyTemplate, document: Document, today: string): Withheld {
  const { document: open, withheld } = redact(template, document, today);
  const named = withheld.filter(([name = ""]) => !name.startsWith("$"));
  if (named.length === 0) return { document, places: [] };
  const published = { ...document, content: open.content };
  const whole = toBase(template.shape, document);
  const shown = toBase(template.shape, published);
  // Cells of a matrix go with the private row or column that they belong to.
  const isNamed = isUnder(named);
  const cells = Object.keys(whole).filter((key) => !Object.hasOwn(shown, key) && !isNamed(key));
  const places = [...named, ...cells.map((key) => key.split("/"))];
  return { document: published, places, seal: digest(baseOf(whole, places)) };
}

const isUnder = (places: readonly Place[]): ((key: string) => boolean) => {
  const hidden = places.map(keyOf);
  return (key) => hidden.some((at) => key === at || key.startsWith(`${at}/`));
};

/** A merge base without the digests of places that were taken out: a digest of a short value gives the value away. */
export function baseWithout(base: Base, places: readonly Place[]): Base {
  const isHidden = isUnder(places);
  return Object.fromEntries(Object.entries(base).filter(([key]) => !isHidden(key)));
}

/** Of a merge base, the digests of those places only. */
export function baseOf(base: Base, places: readonly Place[]): Base {
  const isHidden = isUnder(places);
  return Object.fromEntries(Object.entries(base).filter(([key]) => isHidden(key)));
}
