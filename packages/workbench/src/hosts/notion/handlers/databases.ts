import type {
  CreateDatabaseParameters,
  CreateDataSourceParameters,
  UpdateDatabaseParameters,
  UpdateDataSourceParameters,
} from "@notionhq/client";
import { invalid, notSupported } from "../errors.ts";
import { toCover, toIcon } from "../icon.ts";
import { assertSchemaFits } from "../limits.ts";
import { requestedType, withProperty, type PropertyRequest } from "../properties/config.ts";
import { showProperties } from "../properties/show.ts";
import { propertyAt } from "../properties/write.ts";
import type { DatabaseRecord, DataSourceRecord, ViewRecord } from "../records.ts";
import { toRichText, type RichTextRequest } from "../rich-text.ts";
import { showDatabase, showDataSource } from "../show.ts";
import { assertEditable, isTrashed, type World } from "../world.ts";
import { idAt, type Operation } from "./operation.ts";

/** Databases and the data sources in them, which hold the properties. */
export const databaseOperations: readonly Operation[] = [
  {
    name: "createDatabase",
    body: "CreateDatabase",
    answer: "Database",
    run: ({ world, body }) => showDatabase(world, createDatabase(world, body as CreateDatabaseParameters)),
  },
  {
    name: "getDatabase",
    answer: "Database",
    run: (request) => showDatabase(request.world, request.world.database(idAt(request))),
  },
  {
    name: "updateDatabase",
    body: "UpdateDatabase",
    answer: "Database",
    run: (request) =>
      showDatabase(
        request.world,
        updateDatabase(request.world, request.world.database(idAt(request)), request.body as UpdateDatabaseParameters),
      ),
  },
  {
    name: "createDataSource",
    body: "CreateDataSource",
    answer: "DataSource",
    run({ world, body }) {
      const { parent, title, icon, properties } = body as CreateDataSourceParameters;
      const database = world.database(parent.database_id);
      assertEditable(world, database);
      const source = newDataSource(
        world,
        database.id,
        title as readonly RichTextRequest[] | undefined,
        properties as Requests,
        toIcon(icon),
      );
      world.save("databases", { ...database, data_sources: [...database.data_sources, source.id] });
      return showDataSource(world, source);
    },
  },
  {
    name: "getDataSource",
    answer: "DataSource",
    run: (request) => showDataSource(request.world, request.world.dataSource(idAt(request))),
  },
  {
    name: "updateDataSource",
    body: "UpdateDataSource",
    answer: "DataSource",
    run: (request) =>
      showDataSource(
        request.world,
        updateDataSource(
          request.world,
          request.world.dataSource(idAt(request)),
          request.body as UpdateDataSourceParameters,
        ),
      ),
  },
];

type Requests = Readonly<Record<string, PropertyRequest | null>>;

function createDatabase(world: World, request: CreateDatabaseParameters): DatabaseRecord {
  if (!("page_id" in request.parent)) {
    throw invalid(
      "Internal integrations aren't owned by a single user, so creating workspace-level private databases is not supported.",
    );
  }
  const page = world.page(request.parent.page_id);
  const parent = { type: "page_id", page_id: page.id } as const;
  if (isTrashed(world, parent)) throw invalid("Can't create a database below something in the trash.");
  const id = world.newId();
  const title = toRichText(request.title as readonly RichTextRequest[] | undefined);
  const common = { id, title, parent, is_inline: request.is_inline ?? false, is_locked: false, ...world.made() };
  const description = toRichText(request.description as readonly RichTextRequest[] | undefined);
  const properties = (request.initial_data_source?.properties ?? { Name: { title: {} } }) as Requests;
  // The source is made first in the database's name: its relations may point at itself only once it is there.
  const bare: DatabaseRecord = {
    ...common,
    description,
    data_sources: [],
    icon: toIcon(request.icon),
    cover: toCover(request.cover),
  };
  world.save("databases", bare);
  const source = newDataSource(world, id, request.title as readonly RichTextRequest[] | undefined, properties, null);
  const database = { ...bare, data_sources: [source.id] };
  world.save("databases", database);
  world.setChildren(page.id, [...world.children(page.id), id]);
  world.addView(defaultView(world, database, source));
  return database;
}

/** Every new database shows a table. */
const defaultView = (world: World, database: DatabaseRecord, source: DataSourceRecord): ViewRecord => ({
  id: world.newId(),
  database_id: database.id,
  data_source_id: source.id,
  name: "Table",
  type: "table",
  filter: null,
  sorts: null,
  quick_filters: null,
  configuration: { type: "table" },
  ...world.made(),
});

function newDataSource(
  world: World,
  database: string,
  title: readonly RichTextRequest[] | undefined,
  requests: Requests,
  icon: DataSourceRecord["icon"],
): DataSourceRecord {
  const titles = Object.values(requests).filter((request) => request !== null && requestedType(request) === "title");
  if (titles.length === 0) throw invalid("Title is not provided");
  const source: DataSourceRecord = {
    id: world.newId(),
    database_id: database,
    title: toRichText(title),
    properties: [],
    icon,
    sequence: 0,
    ...world.made(),
  };
  world.save("sources", source);
  return withProperties(world, source, requests);
}

/** What names other properties comes after them, in whatever order a request lists them. */
const rank = (request: PropertyRequest | null): number =>
  ["relation", "rollup", "formula"].indexOf((request && requestedType(request)) ?? "");

function withProperties(world: World, before: DataSourceRecord, requests: Requests): DataSourceRecord {
  let source = before;
  const byRank = Object.entries(requests).sort(([, a], [, b]) => rank(a) - rank(b));
  for (const [key, request] of byRank) {
    const property = propertyAt(source, key);
    if (request === null) source = withoutProperty(source, key);
    else if (!property && requestedType(request) === undefined) throw invalid(`${key} is not a property that exists.`);
    else source = withProperty(world, source, key, request, property);
  }
  const order = Object.keys(requests);
  const isNew = (name: string): boolean => !before.properties.some((p) => p.name === name);
  const place = (name: string): number => (isNew(name) && order.includes(name) ? order.indexOf(name) : -1);
  const properties = [...source.properties].sort((a, b) => place(a.name) - place(b.name));
  const saved = { ...source, ...world.edited(), properties };
  assertSchemaFits(showProperties(world, saved));
  world.save("sources", saved);
  return saved;
}

function withoutProperty(source: DataSourceRecord, key: string): DataSourceRecord {
  const property = propertyAt(source, key);
  if (!property) throw invalid(`${key} is not a property that exists.`);
  if (property.type === "title") throw invalid("Cannot delete the title property.");
  return { ...source, properties: source.properties.filter((p) => p.id !== property.id) };
}

function updateDatabase(world: World, database: DatabaseRecord, request: UpdateDatabaseParameters): DatabaseRecord {
  if (request.parent !== undefined) throw notSupported("moving a database");
  assertEditable(world, { ...database, in_trash: database.in_trash && request.in_trash !== false });
  const text = (value: UpdateDatabaseParameters["title"], before: DatabaseRecord["title"]): DatabaseRecord["title"] =>
    value === undefined ? before : toRichText(value as readonly RichTextRequest[]);
  const saved: DatabaseRecord = {
    ...database,
    ...world.edited(),
    title: text(request.title, database.title),
    description: text(request.description, database.description),
    is_inline: request.is_inline ?? database.is_inline,
    is_locked: request.is_locked ?? database.is_locked,
    in_trash: request.in_trash ?? database.in_trash,
    icon: request.icon === undefined ? database.icon : toIcon(request.icon),
    cover: request.cover === undefined ? database.cover : toCover(request.cover),
  };
  world.save("databases", saved);
  return saved;
}

function updateDataSource(
  world: World,
  source: DataSourceRecord,
  request: UpdateDataSourceParameters,
): DataSourceRecord {
  if (request.parent !== undefined) throw notSupported("moving a data source");
  const database = world.database(source.database_id);
  const inTrash = source.in_trash && request.in_trash !== false;
  assertEditable(world, { parent: database.parent, in_trash: inTrash || database.in_trash });
  const changed: DataSourceRecord = {
    ...source,
    ...world.edited(),
    title: request.title === undefined ? source.title : toRichText(request.title as readonly RichTextRequest[]),
    icon: request.icon === undefined ? source.icon : toIcon(request.icon),
    in_trash: request.in_trash ?? source.in_trash,
  };
  world.save("sources", changed);
  return request.properties === undefined ? changed : withProperties(world, changed, request.properties as Requests);
}
