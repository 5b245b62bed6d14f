import type { CreateViewParameters, UpdateViewParameters } from "@notionhq/client";
import { failedValidation, invalid, notSupported } from "../errors.ts";
import { propertyAt } from "../properties/write.ts";
import type { DatabaseRecord, DataSourceRecord, ViewRecord } from "../records.ts";
import { problemsOf } from "../schema/validate.ts";
import { showView } from "../show.ts";
import { assertEditable, normalId, type World } from "../world.ts";
import { toTest } from "./filter.ts";
import { idAt, paged, pagingOf, type Operation } from "./operation.ts";

/** Views: how a database is drawn. */
export const viewOperations: readonly Operation[] = [
  {
    name: "createView",
    body: "CreateView",
    answer: "View",
    run: ({ world, body }) => showView(createView(world, body as CreateViewParameters)),
  },
  { name: "getView", answer: "View", run: (request) => showView(request.world.view(idAt(request))) },
  {
    name: "updateView",
    body: "UpdateView",
    answer: "View",
    run: (request) =>
      showView(updateView(request.world, request.world.view(idAt(request)), request.body as UpdateViewParameters)),
  },
  {
    name: "deleteView",
    answer: "DeletedView",
    run(request) {
      const view = request.world.view(idAt(request));
      const others = request.world.views(view.database_id).filter((v) => v.id !== view.id);
      if (others.length === 0) throw invalid("Cannot delete the only view of a database.");
      request.world.forget("views", view.id);
      return {
        object: "view",
        id: view.id,
        parent: { type: "database_id", database_id: view.database_id },
        type: view.type,
      };
    },
  },
  {
    name: "listDatabaseViews",
    answer: "Views",
    run({ world, query }) {
      const database = query.get("database_id");
      const source = query.get("data_source_id");
      if (database === null && source === null)
        throw invalid("query failed validation: query.database_id should be defined, instead was `undefined`.");
      const views =
        source === null
          ? world.views(world.database(database ?? "").id)
          : world.views(world.dataSource(source).database_id).filter((v) => v.data_source_id === normalId(source));
      const page = paged(views, pagingOf(query));
      return { ...page, results: page.results.map(({ id }) => ({ object: "view", id })), type: "view", view: {} };
    },
  },
];

/** The place of a view, its data source's database unless the request names it. */
function databaseOf(world: World, request: CreateViewParameters, source: DataSourceRecord): DatabaseRecord {
  const database = world.database(request.database_id ?? source.database_id);
  if (!database.data_sources.includes(source.id)) throw notSupported("view of a data source in another database");
  return database;
}

function createView(world: World, request: CreateViewParameters): ViewRecord {
  for (const key of ["view_id", "create_database", "placement", "quick_filters"] as const) {
    if (request[key] !== undefined) throw notSupported(`\`${key}\` in a new view`);
  }
  if (request.position !== undefined && request.position.type !== "end") throw notSupported("position of a new view");
  if (request.type === "dashboard" || request.type === "map") throw notSupported(`view of type ${request.type}`);
  const source = world.dataSource(request.data_source_id);
  const database = databaseOf(world, request, source);
  assertEditable(world, database);
  assertShows(world, source, request.type, request);
  const view: ViewRecord = {
    id: world.newId(),
    database_id: database.id,
    data_source_id: source.id,
    name: request.name,
    type: request.type,
    filter: request.filter ?? null,
    sorts: request.sorts ?? null,
    quick_filters: null,
    configuration: request.configuration ?? { type: request.type },
    ...world.made(),
  };
  world.addView(view);
  return view;
}

function updateView(world: World, view: ViewRecord, request: UpdateViewParameters): ViewRecord {
  if (request.quick_filters !== undefined) throw notSupported("`quick_filters` in a view");
  const configuration = { ...(view.configuration as UpdateViewParameters["configuration"]), ...request.configuration };
  const wanted = { ...request, configuration } as UpdateViewParameters;
  assertShows(world, world.dataSource(view.data_source_id), view.type, wanted);
  const saved: ViewRecord = {
    ...view,
    ...world.edited(),
    name: request.name ?? view.name,
    filter: request.filter === undefined ? view.filter : request.filter,
    sorts: request.sorts === undefined ? view.sorts : request.sorts,
    configuration,
  };
  world.save("views", saved);
  return saved;
}

/** A view names its properties by id; they have to be there. */
function assertShows(
  world: World,
  source: DataSourceRecord,
  type: string,
  request: CreateViewParameters | UpdateViewParameters,
): void {
  const { filter, sorts, configuration } = request;
  if (configuration && configuration.type !== type)
    throw invalid(`body.configuration.type should be \`"${type}"\`, instead was \`"${configuration.type}"\`.`);
  const needed =
    type === "board" ? "group_by" : type === "calendar" || type === "timeline" ? "date_property_id" : undefined;
  if (needed && !(configuration && needed in configuration))
    throw invalid(`body failed validation: body.configuration.${needed} should be defined, instead was \`undefined\`.`);
  for (const id of propertyIds(configuration))
    if (!propertyAt(source, id)) throw invalid(`Could not find property with name or id: ${id}`);
  // The SDK's types let no filter and no sort through in a view; the reference says that they are those of a query.
  const asQuery = { data_source_id: source.id, ...(filter && { filter }), ...(sorts && { sorts }) };
  const problems = problemsOf("QueryDataSource", asQuery, "body");
  if (problems.length > 0) throw failedValidation(problems);
  toTest(world, source, (filter ?? undefined) as Readonly<Record<string, unknown>> | undefined);
}

/** Every `property_id`, `date_property_id` ... in a configuration. */
function propertyIds(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(propertyIds);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    key.endsWith("property_id") && typeof item === "string" ? [item] : propertyIds(item),
  );
}
