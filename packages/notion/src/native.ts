import type { Label } from "@parley/core";
import type { Envelope } from "./envelope.ts";
import type { Link } from "./links.ts";
import type { Values } from "./value.ts";

/** What stands below a page in Notion, or is wanted there: one database per template and language. */
export interface Native {
  readonly databases: readonly DocumentDatabase[];
}

/** A property of a data source. */
export interface Property {
  readonly name: string;
  readonly type: string;
  /** Notion's id of it; absent in what is wanted. */
  readonly id?: string;
  /** How it is made; absent in what stands there. */
  readonly config?: Readonly<Record<string, unknown>>;
  /** What it holds: a field's name, "#key", "matrix/row", "~field>source"; absent in what stands there. */
  readonly key?: string;
  /** Of a reference to other documents: what it may point to. */
  readonly links?: readonly string[];
  /** Nobody needs it as long as it would be empty: it is not made then. */
  readonly spare?: true;
}

interface Source {
  /** The database's id, and that of its one data source; absent in what is wanted. */
  readonly database?: string;
  readonly source?: string;
  readonly title: string;
  /** The title in both languages; absent in what stands there. */
  readonly label?: Label;
  /** What people read below the title; absent in what stands there. */
  readonly description?: string;
  readonly properties: readonly Property[];
}

/** A database whose rows are documents of one template in one language. */
export interface DocumentDatabase extends Source {
  readonly template: string;
  readonly language: string;
  readonly documents: readonly DocumentPage[];
}

/** A row of a data source, which is a page. */
export interface Page {
  /** Absent in what is wanted. */
  readonly id?: string;
  readonly url?: string;
  /** When it was made, to the minute. */
  readonly created?: string;
  /** The id of the document or row it shows, as the envelope remembers it, else as its key property has it; "" when it has none. */
  readonly key: string;
  /** The key is from the envelope: people may have cleared or copied the property. */
  readonly remembered?: true;
  readonly values: Values;
  /** References to other documents, by their columns' keys; absent in what stands there. */
  readonly links?: Readonly<Record<string, readonly Link[]>>;
}

export interface DocumentPage extends Page {
  /** What has no place of its own on the page; absent until a delivery is complete, and on pages that people made. */
  readonly envelope?: Envelope;
  readonly trashed?: true;
  /** Of a template that this version does not know: it stands as it is. */
  readonly opaque?: true;
  readonly tables: readonly TableDatabase[];
  /** Blocks for a new page. */
  readonly guidance?: readonly Readonly<Record<string, unknown>>[];
}

/** A table of a document: a database inside the document's page. */
export interface TableDatabase extends Source {
  /** The table's name in its shape; absent when it was found without one being known. */
  readonly name?: string;
  readonly rows: readonly Page[];
  /** Views to make with it. */
  readonly views?: readonly WantedView[];
}

export interface WantedView {
  readonly type: "board" | "calendar" | "timeline";
  readonly name: string;
  /** Key of the property it goes by. */
  readonly by: string;
}
