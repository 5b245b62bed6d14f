import type { Person } from "./fields.ts";
import type { Language } from "./label.ts";

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
/** A place in a document: a field, a table and row and column, or a matrix and row and column. `$title` and its kin are the header's. */
export type Place = readonly string[];

/** Content as it is stored: fields, tables (arrays of rows with ids), matrices (row id → column id → cell). */
export type Stored = Readonly<Record<string, unknown>>;
export type StoredRow = { readonly id: string } & Stored;

/** "This finding is accepted, because ...": listed, never silent. */
export interface Waiver {
  readonly code: string;
  readonly at: Place;
  readonly reason: string;
  readonly by: string;
  /** ISO day. */
  readonly on: string;
  /** Hash of what was found: when the fact changes, the finding is back. */
  readonly seen: string;
}

/** One step of a document's history. */
export interface Entry {
  readonly action: string;
  readonly from: string;
  readonly to: string;
  /** The name of who acted. */
  readonly by: string;
  /** Who acted, with what tells two people of one name apart. */
  readonly who?: Person;
  /** ISO instant. */
  readonly at: string;
  /** The platform proved who this was. Never true for what came from a file. */
  readonly verified: boolean;
  /** Hash of the content a decision was about. */
  readonly binds?: string;
  /** Hash of the content that stood here at a step that is no decision, where a later step asks whether it was changed. */
  readonly stood?: string;
  readonly version: number;
  readonly comment?: string;
}

/** One filled template, as plain JSON: validated, versioned, the unit that travels. */
export interface Document {
  readonly format: "parley/1";
  readonly id: string;
  readonly template: string;
  readonly templateVersion: number;
  readonly language: Language;
  readonly title: string;
  readonly owner?: string;
  /** ISO day. */
  readonly reviewBy?: string;
  readonly clientVisible?: true;
  /** Documents of one kind that follow each other (reports, retrospectives). */
  readonly series?: string;
  /** ISO instants. */
  readonly createdAt: string;
  readonly updatedAt: string;
  /** Grows with the content, not with deliveries. */
  readonly revision: number;
  readonly content: Stored;
  readonly flow: { readonly state: string; readonly history: readonly Entry[] };
  readonly waivers: readonly Waiver[];
  /** By address ("risks.r1.colour"): what has no field, and raw values a host could not read. Written back where they came from. */
  readonly extra: Readonly<Record<string, Json>>;
  /**
   * Set on a copy that left the team, or that came from where private content is not kept: the places that it does not tell about (`withheld.ts`).
   * What it lacks there is unknown to a merge, never cleared.
   */
  readonly withheld?: readonly Place[];
}

/** The states of a template without a flow of its own. */
export const plainStates = {
  draft: ["Draft", "草稿", "neutral"],
  agreed: ["Agreed", "已确认", "success"],
  closed: ["Closed", "已关闭", "info"],
} as const;

/** The address of a place in `extra`. */
export const addressOf = (at: Place): string => at.join(".");

const id = /^[A-Za-z0-9][\w-]{0,63}$/;
/** Row and document ids start with a letter or digit, so `__proto__` is none; look-ups still use `Object.hasOwn` for `constructor` and its kin. */
export const isId = (text: string): boolean => id.test(text);
