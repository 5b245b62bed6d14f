import type { QueryDataSourceParameters } from "@notionhq/client";
import { invalid, notSupported } from "../errors.ts";
import { compare } from "../formula/values.ts";
import { valueOf } from "../properties/compute.ts";
import { propertyAt } from "../properties/write.ts";
import type { DataSourceRecord, PageRecord } from "../records.ts";
import { showPage } from "../show.ts";
import type { World } from "../world.ts";
import { toTest } from "./filter.ts";
import { idAt, paged, type Operation } from "./operation.ts";
import { only } from "./pages.ts";

/** Reading the rows of a data source. */
export const queryOperations: readonly Operation[] = [
  {
    name: "queryDataSource",
    body: "QueryDataSource",
    answer: "Pages",
    run(request) {
      const { world, query } = request;
      const body = request.body as QueryDataSourceParameters;
      const source = world.dataSource(idAt(request));
      if (body.result_type === "data_source") throw notSupported("query for data sources");
      const page = paged(matching(world, source, body), body);
      const results = page.results.map((row) => only(showPage(world, row), query));
      return {
        ...page,
        results,
        type: "page_or_data_source",
        page_or_data_source: {},
        request_status: { type: "complete" },
      };
    },
  },
];

function matching(world: World, source: DataSourceRecord, body: QueryDataSourceParameters): readonly PageRecord[] {
  const test = toTest(world, source, body.filter as Readonly<Record<string, unknown>> | undefined);
  const inTrash = body.in_trash ?? body.archived ?? false;
  const rows = world
    .rows(source.id)
    .map((id) => world.page(id))
    .filter((page) => page.in_trash === inTrash && test(page));
  const sorts = body.sorts ?? [];
  return sorts.length === 0 ? rows : [...rows].sort((a, b) => order(world, source, sorts, a, b));
}

/** Empty values stand last, whichever way the rest is sorted. */
function order(
  world: World,
  source: DataSourceRecord,
  sorts: NonNullable<QueryDataSourceParameters["sorts"]>,
  a: PageRecord,
  b: PageRecord,
): number {
  for (const sort of sorts) {
    const sign = sort.direction === "ascending" ? 1 : -1;
    const [left, right] = [a, b].map((page) => {
      if ("timestamp" in sort) return page[sort.timestamp];
      const property = propertyAt(source, sort.property);
      if (!property) throw invalid(`Could not find sort property with name or id: ${sort.property}`);
      return valueOf(world, source, page, property);
    });
    if (left === undefined || right === undefined) {
      if (left === right) continue;
      return left === undefined ? 1 : -1;
    }
    const by = compare(left, right) ?? 0;
    if (by !== 0) return by * sign;
  }
  return 0;
}
