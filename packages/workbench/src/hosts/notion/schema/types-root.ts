/** The types that bodies and answers are held against, as TypeScript source for the schema generator. Names are ours, shapes the SDK's. */
const shapes = {
  CreateDatabase: "CreateDatabaseParameters",
  UpdateDatabase: "UpdateDatabaseParameters",
  CreateDataSource: "CreateDataSourceParameters",
  UpdateDataSource: "UpdateDataSourceParameters",
  QueryDataSource: "QueryDataSourceParameters",
  CreatePage: "CreatePageParameters",
  UpdatePage: "UpdatePageParameters",
  UpdateBlock: "UpdateBlockParameters",
  AppendBlocks: "AppendBlockChildrenParameters",
  CreateView: "CreateViewParameters",
  UpdateView: "UpdateViewParameters",
  // The answers: full objects, where the SDK's own answer types also allow a bare id.
  Database: "DatabaseObjectResponse",
  DataSource: "DataSourceObjectResponse",
  Page: "PageObjectResponse",
  PageProperty: "GetPagePropertyResponse",
  Block: "BlockObjectResponse",
  View: "DataSourceViewObjectResponse",
  DeletedView: "PartialDataSourceViewObjectResponse",
  User: "UserObjectResponse",
} as const;

/** A list answer: its fixed part from the SDK, its results narrowed to full objects. */
const lists = {
  Pages: ["QueryDataSourceResponse", "PageObjectResponse"],
  Blocks: ["ListBlockChildrenResponse", "BlockObjectResponse"],
  Views: ["ListDatabaseViewsResponse", "DataSourceViewReferenceResponse"],
  Users: ["ListUsersResponse", "UserObjectResponse"],
} as const;

/** The name of a schema. */
export type SchemaName = keyof typeof shapes | keyof typeof lists;

/** The SDK's own name of what a schema holds, for the record of calls. */
export function sdkTypeOf(name: SchemaName): string {
  return name in shapes ? shapes[name as keyof typeof shapes] : lists[name as keyof typeof lists][0];
}

/**
 * TypeScript that exports one type per schema name.
 *
 * @param endpoints  path of the SDK's `api-endpoints` declarations, without extension
 */
export function typesRoot(endpoints: string): string {
  const single = Object.entries(shapes).map(([name, type]) => `export type ${name} = N.${type};`);
  const many = Object.entries(lists).map(
    ([name, [list, item]]) => `export type ${name} = Omit<N.${list}, "results"> & { results: ${itemType(item)}[] };`,
  );
  return [`import type * as N from ${JSON.stringify(endpoints)};`, ...single, ...many, ""].join("\n");
}

/** `DataSourceViewReferenceResponse` is not exported by the SDK's index of endpoints; its list's item type is the same. */
function itemType(item: string): string {
  return item === "DataSourceViewReferenceResponse" ? `N.ListDatabaseViewsResponse["results"][number]` : `N.${item}`;
}
