import type { DataSourceObjectResponse, PageObjectResponse, RichTextItemResponse } from "@notionhq/client";

/** What is kept in the store: Notion's objects without what is worked out when they are shown. Ids are hyphenated, lower case. */
export type PropertyType = DataSourceObjectResponse["properties"][string]["type"];
export type RichText = readonly RichTextItemResponse[];
export type Icon = PageObjectResponse["icon"];
export type Cover = PageObjectResponse["cover"];

export type Parent =
  | { readonly type: "page_id"; readonly page_id: string }
  | { readonly type: "block_id"; readonly block_id: string }
  | { readonly type: "data_source_id"; readonly data_source_id: string; readonly database_id: string }
  | { readonly type: "workspace"; readonly workspace: true };

/** When and by whom; times are rounded down to the minute, as Notion shows them. */
export interface Stamps {
  readonly created_time: string;
  readonly last_edited_time: string;
  readonly created_by: string;
  readonly last_edited_by: string;
  readonly in_trash: boolean;
}

export interface Option {
  readonly id: string;
  readonly name: string;
  readonly color: SelectColor;
  readonly description: string | null;
}
export type SelectColor =
  | "default"
  | "gray"
  | "brown"
  | "orange"
  | "yellow"
  | "green"
  | "blue"
  | "purple"
  | "pink"
  | "red";

/** A column of a data source. What only one type has lies beside the others, absent where it has no meaning. */
export interface Property {
  readonly id: string;
  readonly name: string;
  readonly type: PropertyType;
  readonly description: string | null;
  readonly format?: string;
  readonly options?: readonly Option[];
  readonly groups?: readonly {
    readonly id: string;
    readonly name: string;
    readonly color: SelectColor;
    readonly option_ids: readonly string[];
  }[];
  readonly prefix?: string | null;
  /** With references to properties by id, as Notion keeps them, so that a renamed property stays found. */
  readonly expression?: string;
  readonly relation?: { readonly data_source_id: string; readonly synced_property_id?: string };
  readonly rollup?: {
    readonly function: string;
    readonly relation_property_id: string;
    readonly rollup_property_id: string;
  };
}

export interface DatabaseRecord extends Stamps {
  readonly id: string;
  readonly title: RichText;
  readonly description: RichText;
  readonly parent: Parent;
  readonly is_inline: boolean;
  readonly is_locked: boolean;
  readonly data_sources: readonly string[];
  readonly icon: Icon;
  readonly cover: Cover;
}

export interface DataSourceRecord extends Stamps {
  readonly id: string;
  readonly database_id: string;
  readonly title: RichText;
  readonly properties: readonly Property[];
  readonly icon: Icon;
  /** The last number given out by a `unique_id` property. */
  readonly sequence: number;
}

export interface PageRecord extends Stamps {
  readonly id: string;
  readonly parent: Parent;
  /** By property id; what is computed is absent. A page outside a data source has only "title". */
  readonly values: Readonly<Record<string, StoredValue>>;
  readonly icon: Icon;
  readonly cover: Cover;
  readonly is_locked: boolean;
  /** Its number in the data source, for `unique_id`. */
  readonly number: number | null;
}

/** A value as it is kept: options and people by id, dates with all their parts. */
export type StoredValue =
  | { readonly kind: "text"; readonly text: RichText }
  | { readonly kind: "plain"; readonly value: string | number | boolean | null }
  | { readonly kind: "ids"; readonly ids: readonly string[] }
  | { readonly kind: "date"; readonly date: DateValue | null }
  | { readonly kind: "files"; readonly files: readonly { readonly name: string; readonly url: string }[] };

export interface DateValue {
  readonly start: string;
  readonly end: string | null;
  readonly time_zone: string | null;
}

export interface BlockRecord extends Stamps {
  readonly id: string;
  readonly parent: Parent;
  readonly type: string;
  /** What the block's own key holds in an answer, without children. */
  readonly body: Readonly<Record<string, unknown>>;
}

export interface ViewRecord extends Stamps {
  readonly id: string;
  readonly database_id: string;
  readonly data_source_id: string;
  readonly name: string;
  readonly type: string;
  readonly filter: unknown;
  readonly sorts: unknown;
  readonly quick_filters: unknown;
  readonly configuration: unknown;
}

/** The text of rich text. */
export const plainText = (text: RichText): string => text.map((item) => item.plain_text).join("");
