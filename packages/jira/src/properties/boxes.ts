import type { Base, Document, Place } from "@parley/core";
import type { DocumentRecord } from "../native.ts";
import { type Drawer, drawer, type Kept } from "./drawer.ts";
import type { PropertyStore } from "./property-store.ts";

/** Where programs outside of Jira lay documents for the panel, and where the panel lays copies for them. */
export interface Boxes {
  readonly inbox: Drawer;
  readonly published: Drawer;
}

export const boxes = (properties: PropertyStore): Boxes => ({
  inbox: drawer("parley.inbox", properties),
  published: drawer("parley.published", properties),
});

/** What lies in a box for one document. */
export interface Letter {
  /** Version in storage that this is (published) or was made on (inbox); 0 = none. */
  readonly version: number;
  readonly document: Document;
  readonly base?: Base;
  readonly from: Base;
  readonly trashed?: true;
  readonly withheld?: readonly Place[];
  readonly seals?: readonly string[];
}

export const toLetter = ({ version, document, base, from = {}, trashed, withheld, seals }: DocumentRecord): Letter => ({
  version,
  document,
  ...(base && { base }),
  from,
  ...(trashed && { trashed }),
  ...(withheld && { withheld }),
  ...(seals && { seals }),
});

/** A letter, or `undefined` for anything else: anybody who may edit the issue may write there. The document itself is checked by core. */
export function letterIn({ text }: Kept): Letter | undefined {
  if (text === undefined) return undefined;
  try {
    const value = JSON.parse(text) as Partial<Record<keyof Letter, unknown>> | null;
    if (typeof value !== "object" || value === null) return undefined;
    const { version, document, base, from, trashed, withheld, seals } = value;
    if (typeof version !== "number" || typeof document !== "object" || document === null) return undefined;
    return {
      version,
      document: document as Document,
      ...(isBase(base) && { base }),
      from: isBase(from) ? from : {},
      ...(trashed === true && { trashed }),
      ...(isPlaces(withheld) && { withheld }),
      ...(isTexts(seals) && { seals }),
    };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const isBase = (value: unknown): value is Base =>
  typeof value === "object" && value !== null && Object.values(value).every((digest) => typeof digest === "string");

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === "string");
const isPlaces = (value: unknown): value is readonly Place[] => Array.isArray(value) && value.every(isTexts);

/** Says that a document shall go, as it stood in this version. */
export const isRemoval = ({ note }: Kept): boolean => note["removed"] === true;
export const removedVersion = ({ note }: Kept): number => (typeof note["onto"] === "number" ? note["onto"] : 0);
