import type { Change, Label, Plan } from "@parley/core";
import type { Envelope } from "./envelope.ts";
import type { Block } from "./guidance.ts";
import type { WantedView } from "./native.ts";
import type { PropertyConfigs } from "./port.ts";
import type { Values } from "./value.ts";

/** Something in Notion: its id, or the key of the operation that makes it. */
export type Ref = { readonly id: string } | { readonly made: string };

interface Common {
  /** What the journal calls it; the same operation has the same key in the next run. */
  readonly key: string;
  readonly label: Label;
  /** The document it belongs to; absent for what several share. */
  readonly document?: string;
}

/** Makes a database with its data source. */
export interface MakeDatabase extends Common {
  readonly do: "database";
  readonly parent: Ref | "target";
  readonly title: string;
  /** Names it for good; "" for the tables of a document. */
  readonly description: string;
  readonly inline: boolean;
  readonly properties: PropertyConfigs;
}
/** Makes a page in a data source, with its key among the values: that is how it is found again. */
export interface MakePage extends Common {
  readonly do: "page";
  readonly source: Ref;
  readonly keyProperty: { readonly name: string; readonly type: "title" | "rich_text" };
  readonly id: string;
  readonly values: Values;
  readonly children: readonly Block[];
}
/** Writes values of a page; may be repeated. */
export interface WriteValues extends Common {
  readonly do: "values";
  readonly page: Ref;
  readonly values: Values;
}
/** Adds, changes, renames and removes properties; may be repeated. */
export interface ChangeProperties extends Common {
  readonly do: "properties";
  readonly source: Ref;
  readonly properties: PropertyConfigs;
}
/** Puts a page in the trash; may be repeated. `values` are written with it. */
export interface Trash extends Common {
  readonly do: "trash";
  readonly page: string;
  readonly values: Values;
}
export interface MakeView extends Common {
  readonly do: "view";
  readonly table: Ref;
  readonly view: WantedView;
  /** The name of the property it goes by. */
  readonly by: string;
}
/** Writes the envelope, last of all: now the document is complete. May be repeated. */
export interface Seal extends Common {
  readonly do: "seal";
  readonly page: Ref;
  /** The data source of the document. */
  readonly source: Ref;
  /** Id or name of the property that holds it. */
  readonly property: string;
  readonly envelope: Envelope;
  /** What follows from the document and shows on its page, by property id or name: it takes no request of its own. */
  readonly values: Values;
  readonly properties: KnownProperties;
  /** The data source that each relation column leads to. */
  readonly links: Readonly<Record<string, Ref>>;
  /** Digests of formulas. */
  readonly formulas: Readonly<Record<string, string>>;
  readonly tables: readonly SealedTable[];
  readonly url?: string;
}
/** Property names by what they hold, and the ids that are known. */
export interface KnownProperties {
  readonly names: Readonly<Record<string, string>>;
  readonly ids: Readonly<Record<string, string>>;
}
export interface SealedTable {
  readonly name: string;
  /** The data source, or what makes it. */
  readonly table: Ref;
  /** The database's id, when it stands. */
  readonly database?: string;
  readonly properties: KnownProperties;
  readonly given: Readonly<Record<string, string>>;
  /** The data source that each relation column leads to. */
  readonly links: Readonly<Record<string, Ref>>;
  /** Where each row is, by its id. */
  readonly rows: Readonly<Record<string, Ref>>;
  readonly formulas: Readonly<Record<string, string>>;
}

export type Op = MakeDatabase | MakePage | WriteValues | ChangeProperties | Trash | MakeView | Seal;

/** A plan that also knows how many documents stay as they are. */
export interface NotionPlan extends Plan<Op> {
  readonly changes: readonly Change[];
  readonly unchanged: number;
}

/** What the journal calls an operation. */
export const opKey = (kind: string, ...parts: readonly string[]): string => `${kind} ${parts.join("/")}`;

/** In the place of a page's id in a relation: the page that an operation makes. */
export const madeId = (key: string): string => `+${key}`;
export const keyOfMadeId = (id: string): string | undefined => (id.startsWith("+") ? id.slice(1) : undefined);

/** In the place of a data source's id in a relation's configuration. */
export const sourceOf = (ref: Ref): { readonly ref: Ref } => ({ ref });
export const isSourceRef = (value: unknown): value is { readonly ref: Ref } =>
  typeof value === "object" && value !== null && "ref" in value;
