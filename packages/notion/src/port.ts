import type { Block } from "./guidance.ts";
import type { Property } from "./native.ts";
import type { Values } from "./value.ts";

/** What Parley needs of Notion: six calls, each one request but where it says otherwise. Throws what the SDK throws. */
export interface NotionPort {
  /** Blocks below a page or block, a hundred at a time. */
  children(block: string, cursor?: string): Promise<Paged<ChildBlock>>;
  database(id: string): Promise<FoundDatabase>;
  dataSource(id: string): Promise<FoundSource>;
  /** Rows of a data source, a hundred at a time; of a relation with more than 25 pages all of them, at a request more. */
  query(source: string, query: RowQuery): Promise<Paged<FoundPage>>;
  create(what: NewThing): Promise<Made>;
  update(what: ChangedThing): Promise<Made>;
}

export interface Paged<T> {
  readonly items: readonly T[];
  readonly next?: string;
}
export interface ChildBlock {
  readonly id: string;
  readonly type: string;
  readonly hasChildren: boolean;
  /** Of a child database. */
  readonly title?: string;
}
export interface FoundDatabase {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly sources: readonly string[];
}
export interface FoundSource {
  readonly id: string;
  readonly trashed: boolean;
  readonly properties: readonly Property[];
}
export interface FoundPage {
  readonly id: string;
  readonly url: string;
  readonly created: string;
  readonly trashed: boolean;
  readonly properties: readonly Property[];
  readonly values: Values;
}
export interface RowQuery {
  readonly cursor?: string;
  readonly trashed?: true;
  /** Only rows whose property is this very text. */
  readonly where?: { readonly property: string; readonly type: "title" | "rich_text"; readonly equals: string };
}

/** How properties are made, by name; `null` takes one away. */
export type PropertyConfigs = Readonly<Record<string, Readonly<Record<string, unknown>> | null>>;

export type NewThing =
  | {
      readonly thing: "database";
      readonly parent: string;
      readonly title: string;
      readonly description: string;
      readonly inline: boolean;
      readonly properties: PropertyConfigs;
    }
  | { readonly thing: "page"; readonly source: string; readonly values: Values; readonly children: readonly Block[] }
  | {
      readonly thing: "view";
      readonly database: string;
      readonly source: string;
      readonly name: string;
      readonly type: string;
      readonly configuration: Readonly<Record<string, unknown>>;
    };
export type ChangedThing =
  | { readonly thing: "page"; readonly id: string; readonly values: Values; readonly trash?: true }
  | { readonly thing: "source"; readonly id: string; readonly properties: PropertyConfigs };

/** What came out of a write. */
export interface Made {
  readonly id: string;
  readonly url?: string;
  /** Of a database: its data source. */
  readonly source?: string;
  /** As far as the answer tells them. */
  readonly properties?: readonly Property[];
}
