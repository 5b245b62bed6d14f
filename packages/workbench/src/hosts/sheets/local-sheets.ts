import { say } from "@parley/core";
import { Hono, type Context } from "hono";
import { createFaults } from "../../faults.ts";
import type { Call as LoggedCall, PlatformEnv, RunningPlatform } from "../../platform.ts";
import { assertAccess, createQuota, localToken } from "./access.ts";
import { GoogleError, invalid, unimplemented } from "./errors.ts";
import { limits } from "./grid/workbook.ts";
import { parseMask, pick } from "./grid/field-mask.ts";
import { operations, type Operation } from "./operations.ts";
import type { Spreadsheet } from "./resources.ts";
import { applyBatch } from "./requests/index.ts";
import { sheetsContract } from "./schema/contract.ts";
import { scriptRoutes } from "./script/routes.ts";
import { seededSpreadsheet } from "./seeded.ts";
import { createSpreadsheets } from "./spreadsheets.ts";

export interface LocalSheetsEnv extends PlatformEnv {
  /** Requests per minute before 429, reads and writes apart; 60 at Google. Absent: no limit. */
  readonly requestsPerMinute?: number;
}

/**
 * A local Google Sheets: Sheets API v4 under `/v4/spreadsheets`, and an Apps Script that runs the built add-on under
 * `/script`.
 *
 * It is a stand-in: strict where Google is strict (schemas, limits, ids, access), 501 for what it has not.
 */
export function createLocalSheets({ store, now, newId, dist, requestsPerMinute }: LocalSheetsEnv): RunningPlatform {
  const app = new Hono();
  const faults = createFaults();
  const quota = createQuota(now, requestsPerMinute);
  const contract = sheetsContract();
  const spreadsheets = createSpreadsheets(store, newId);
  let calls: LoggedCall[] = [];

  async function answer(context: Context): Promise<Response> {
    const operation = find(context);
    const checkedBy = operation ? `${contract.name}: ${operation.request ?? "-"} -> ${operation.response}` : "";
    const done = (status: number, body: unknown): Response => {
      calls.push({ operation: operation?.name ?? "unsupported", checkedBy, status });
      const isPretty = context.req.query("prettyPrint") !== "false";
      return context.newResponse(`${JSON.stringify(body, undefined, isPretty ? 2 : undefined)}\n`, status as 200, {
        "content-type": "application/json; charset=UTF-8",
      });
    };
    try {
      return done(200, await run(operation, context));
    } catch (error) {
      if (error instanceof GoogleError) return done(error.code, error.body);
      const message = error instanceof Error ? error.message : String(error);
      return done(500, new GoogleError("INTERNAL", `The local Google Sheets failed: ${message}`).body);
    }
  }

  async function run(operation: Operation | undefined, { req }: Context): Promise<unknown> {
    assertAccess(req.header("authorization"));
    if (!operation) throw unimplemented(`${req.method} ${req.path}`);
    const query = new URL(req.url).searchParams;
    if (query.has("alt") && query.get("alt") !== "json") throw unimplemented(`alt=${query.get("alt") ?? ""}`);
    quota.take(operation.method === "GET" || operation.name.endsWith("search") ? "Read" : "Write");
    const body = operation.request === undefined ? undefined : toJson(await req.text());
    if (operation.request !== undefined) contract.request(operation.request, body);
    const [, spreadsheetId = "", rest = ""] = operation.path.exec(decodeURIComponent(pathOf(req.path))) ?? [];
    return store.transaction(() => {
      const result = operation.handle({ spreadsheets, spreadsheetId, rest, query, body });
      if (operation.response === "Spreadsheet") {
        const spreadsheet = result as Spreadsheet;
        spreadsheet.spreadsheetUrl = urlOf(req.url, spreadsheet);
      }
      const fields = query.get("fields");
      const masked = fields ? pick(result, parseMask(fields)) : result;
      contract.response(operation.response, masked);
      return masked;
    });
  }

  app.use(faults.middleware);
  app.all("/v4/*", answer);
  scriptRoutes(app, { store, spreadsheets, now, dist });

  return {
    app,
    get calls() {
      return calls;
    },
    operations: operations.map((operation) => operation.name),
    failNext: faults.failNext,
    seed(language = "en") {
      const title = say(["Summer Glow 618 launch", "夏日焕新 618 上市"], language);
      spreadsheets.create({ properties: { title } }, seededSpreadsheet);
    },
    async tidy() {
      const workbook = spreadsheets.open(seededSpreadsheet);
      const [empty, ...others] = workbook.sheets;
      if (!empty || empty.rows.length > 0 || others.length === 0) return;
      applyBatch({ requests: [{ deleteSheet: { sheetId: empty.properties.sheetId } }] }, { workbook, newId });
      spreadsheets.save(workbook);
    },
    reset() {
      store.clear("sheets/");
      calls = [];
    },
    target: (origin) => ({
      address: `sheets:${seededSpreadsheet}`,
      env: { GOOGLE_ACCESS_TOKEN: localToken },
      options: { "sheets-root-url": `${origin}/sheets/` },
    }),
  };
}

/** Where the page of a spreadsheet is: beside the API, on the same server. */
function urlOf(url: string, { spreadsheetId = "" }: Spreadsheet): string {
  const { origin, pathname } = new URL(url);
  const mount = pathname.slice(0, Math.max(0, pathname.indexOf("/v4/")));
  return `${origin}${mount}/view/?id=${encodeURIComponent(spreadsheetId)}`;
}

/** The path from `/v4` on, wherever the platform is mounted. */
function pathOf(path: string): string {
  return path.slice(Math.max(0, path.indexOf("/v4/")));
}

function find({ req }: Context): Operation | undefined {
  const path = decodeURIComponent(pathOf(req.path));
  const matching = operations.filter((operation) => operation.method === req.method && operation.path.test(path));
  // "values/A1:append" fits the pattern of "values/{range}" too: the longer pattern means it.
  return matching.sort((a, b) => b.path.source.length - a.path.source.length)[0];
}

function toJson(text: string): unknown {
  if (Buffer.byteLength(text) > limits.bodyBytes)
    throw invalid(`Request payload size exceeds the limit: ${limits.bodyBytes} bytes.`);
  if (text === "") return {};
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw invalid(`Invalid JSON payload received. ${error instanceof Error ? error.message : ""}`);
  }
}
