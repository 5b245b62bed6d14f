import type { Base, Document, Json } from "@parley/core";
import { packBase, unpackBase, type PackedBase } from "./packed-base.ts";

/** What of a document has no property of its own. */
export type Meta = Pick<
  Document,
  "templateVersion" | "revision" | "createdAt" | "updatedAt" | "series" | "waivers" | "extra" | "withheld"
> & {
  readonly state: string;
  readonly history: Document["flow"]["history"];
};

/**
 * A document's own notes, as JSON in its page's `Parley` property. The base is written when everything else of a delivery is there: a page
 * without one is not complete.
 */
export interface Envelope {
  readonly meta: Meta;
  /** Absent in the copy of a document that was never pushed. */
  readonly base?: Base;
  /** Values that a property shows less exactly than they are, by address: money's decimals, a team, the order of letters. */
  readonly exact: Readonly<Record<string, Json>>;
  /** The same for values that are being written: until the delivery is complete, either may be what a property shows. */
  readonly next?: Readonly<Record<string, Json>>;
  /** Tables and matrices that the document does not have at all, where an empty one would look the same. */
  readonly absent: readonly string[];
  /** Where things are; absent in what is wanted. */
  readonly at?: Places;
}

export interface Places {
  /** The page that this was written for: a copy made by hand carries another's. */
  readonly page: string;
  /** The document's id. */
  readonly document: string;
  /** Ids of the properties of the page's own data source, by what they hold. */
  readonly properties: Readonly<Record<string, string>>;
  /** The data sources that relation columns lead to, by what they hold: a target that was made again has another. */
  readonly links?: Readonly<Record<string, string>>;
  /** Digests of the formulas of the page's own data source. */
  readonly formulas?: Readonly<Record<string, string>>;
  readonly tables: Readonly<Record<string, TablePlace>>;
}
export interface TablePlace {
  readonly database: string;
  readonly source: string;
  /** Property ids by what they hold, as far as they were seen. */
  readonly properties: Readonly<Record<string, string>>;
  readonly links?: Readonly<Record<string, string>>;
  /** What properties were called when they were last named, where the name follows a row: people may have renamed them since. */
  readonly names: Readonly<Record<string, string>>;
  /** Row ids by the first characters of their pages' ids. */
  readonly rows: Readonly<Record<string, string>>;
  /** Digests of formulas: Notion answers with another wording of them. */
  readonly formulas: Readonly<Record<string, string>>;
}

/** What is assumed of a page that nobody finished: older than every document that is brought. */
export const unfinished: Meta = {
  templateVersion: 0,
  revision: 0,
  createdAt: "",
  updatedAt: "",
  waivers: [],
  extra: {},
  state: "draft",
  history: [],
};

/** As much of a page's id as tells it from the other rows of a table. */
export const shortPageId = (page: string): string => page.replaceAll("-", "").slice(-12);

interface Packed {
  readonly parley: 1;
  readonly meta: Meta;
  readonly base?: PackedBase;
  readonly exact?: Envelope["exact"];
  readonly next?: Envelope["exact"];
  readonly absent?: Envelope["absent"];
  readonly at?: Places;
}

/** The text of an envelope. */
export function envelopeText({ meta, base, exact, next, absent, at }: Envelope): string {
  const packed: Packed = {
    parley: 1,
    meta,
    ...(base && { base: packBase(base) }),
    ...(Object.keys(exact).length > 0 && { exact }),
    ...(next && { next }),
    ...(absent.length > 0 && { absent }),
    ...(at && { at }),
  };
  return JSON.stringify(packed);
}

/** Whether a text is meant to be an envelope, whole or broken. */
export const looksLikeEnvelope = (text: string): boolean => text.startsWith('{"parley":');

/** The envelope in a text; nothing when somebody typed over it. */
export function parseEnvelope(text: string): Envelope | undefined {
  if (!looksLikeEnvelope(text)) return undefined;
  let packed: Packed;
  try {
    packed = JSON.parse(text) as Packed;
  } catch {
    return undefined;
  }
  if (packed.parley !== 1 || typeof packed.meta?.revision !== "number") return undefined;
  return {
    meta: { ...unfinished, ...packed.meta },
    ...(packed.base && { base: unpackBase(packed.base) }),
    exact: packed.exact ?? {},
    ...(packed.next && { next: packed.next }),
    absent: packed.absent ?? [],
    ...(packed.at && { at: packed.at }),
  };
}

/** The notes of a document that is only being made: older than every revision, and nothing is agreed on yet. */
export const begun = ({ meta, exact, absent }: Envelope): Envelope => ({
  meta: { ...meta, revision: 0 },
  exact,
  absent,
});
