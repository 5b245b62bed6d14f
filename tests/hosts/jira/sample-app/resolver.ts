import Resolver from "@forge/resolver";
import { asApp, asUser, assumeTrustedRoute } from "@forge/api";
import { Filter, FilterConditions, ForgeKvsAPIError, kvs, WhereConditions } from "@forge/kvs";

// An app that does what it is told: what the stand-in of the platform answers is what the tests look at.
type Note = { version: number; issueId: string; body?: unknown };
const notes = kvs.entity<Note>("note");
const refused = (error: unknown): unknown => {
  if (error instanceof ForgeKvsAPIError) return { code: error.code, status: error.responseDetails.status };
  throw error;
};
const tried = async (work: () => Promise<unknown>): Promise<unknown> => {
  try {
    return { done: await work() };
  } catch (error) {
    return refused(error);
  }
};

const resolver = new Resolver();
resolver
  .define("whoami", ({ context }) => ({ accountId: context["accountId"], issue: context["extension"].issue }))
  .define("create", ({ payload: { key, value } }) =>
    tried(() => notes.set(key, value, { keyPolicy: "FAIL_IF_EXISTS" })),
  )
  .define("get", ({ payload: { key } }) => tried(() => notes.get(key)))
  .define("update", ({ payload: { key, value, version } }) =>
    tried(() => {
      const conditions = new Filter<Note>().and("version", FilterConditions.equalTo(version));
      return kvs.transact().set(key, value, { entityName: "note", conditions }).execute();
    }),
  )
  .define("many", ({ payload: { count } }) =>
    tried(() => {
      let transaction = kvs.transact();
      for (let at = 0; at < count; at++) transaction = transaction.set(`many-${at}`, at);
      return transaction.execute();
    }),
  )
  .define("ofIssue", ({ payload: { issueId, limit, cursor } }) =>
    tried(() => {
      const query = notes.query().index("issueId").where(WhereConditions.equalTo(issueId)).limit(limit);
      return (cursor ? query.cursor(cursor) : query).getMany();
    }),
  )
  .define("newest", ({ payload: { issueId } }) =>
    tried(() =>
      notes
        .query()
        .index("by-issue-version", { partition: [issueId] })
        .sort("DESC" as never)
        .getOne(),
    ),
  )
  .define("jira", async ({ payload: { as, path, method = "GET", body } }) => {
    const { requestJira } = as === "app" ? asApp() : asUser();
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
    const response = await requestJira(assumeTrustedRoute(path), init);
    return { status: response.status, body: await response.text() };
  })
  .define("fail", () => {
    throw new Error("as told");
  });

export const handler = resolver.getDefinitions();
