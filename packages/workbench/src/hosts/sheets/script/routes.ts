import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Context, Hono } from "hono";
import type { Store } from "../../../store.ts";
import { assertAccess } from "../access.ts";
import { GoogleError, invalid } from "../errors.ts";
import type { Spreadsheets } from "../spreadsheets.ts";
import { sidebarPolicy, withBridge } from "./bridge.ts";
import { runScript, type Project, type RunResult } from "./runtime.ts";

interface ScriptEnv {
  readonly store: Store;
  readonly spreadsheets: Spreadsheets;
  readonly now: () => Date;
  /** Folder of the built plugins. */
  readonly dist: string;
}

/** What the page sends to run a function: `google.script.run` in its own words. */
interface RunRequest {
  readonly function: string;
  readonly args?: readonly unknown[];
  readonly activeSheetId?: number;
  readonly locale?: string;
}

/**
 * The parts of the page that are no Sheets API: Drive's list of files (`GET /local/spreadsheets`), the editor's undo,
 * and what the editor does when the add-on's menu or sidebar calls a function (`.../run`) or the sidebar opens
 * (`.../sidebar`).
 */
export function scriptRoutes(app: Hono, env: ScriptEnv): void {
  app.get("/local/spreadsheets", (context) => {
    const list = env.spreadsheets
      .list()
      .map(({ spreadsheetId, properties }) => ({ spreadsheetId, title: properties.title }));
    return context.json({ spreadsheets: list });
  });

  app.post("/local/spreadsheets/:id/undo", (context) =>
    answer(context, async () => {
      assertAccess(context.req.header("authorization"));
      env.store.transaction(() => env.spreadsheets.undo(context.req.param("id")));
      return context.json({});
    }),
  );

  app.post("/local/spreadsheets/:id/run", (context) =>
    answer(context, async () => {
      assertAccess(context.req.header("authorization"));
      const request = toRunRequest(await context.req.json());
      return context.json(run(env, context.req.param("id"), request, pageOf(context)));
    }),
  );

  app.get("/local/spreadsheets/:id/sidebar", (context) =>
    answer(context, async () => {
      const request = { function: context.req.query("function") ?? "", locale: context.req.query("locale") ?? "en" };
      const { ui, error } = run(env, context.req.param("id"), request, pageOf(context));
      if (!ui.sidebar) throw invalid(error?.message ?? "The function showed no sidebar.");
      return context.html(withBridge(ui.sidebar.html), 200, { "content-security-policy": sidebarPolicy });
    }),
  );
}

/** The page of the spreadsheet: beside these routes. */
function pageOf({ req }: Context): string {
  const { origin, pathname } = new URL(req.url);
  const mount = pathname.slice(0, pathname.indexOf("/local/"));
  return `${origin}${mount}/view/?id=${encodeURIComponent(req.param("id") ?? "")}`;
}

async function answer(context: Context, work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof GoogleError)) throw error;
    return context.json(error.body, error.code as 400);
  }
}

function run(env: ScriptEnv, spreadsheetId: string, request: RunRequest, url: string): RunResult {
  const project = readProject(join(env.dist, "sheets"));
  return env.store.transaction(() => {
    const workbook = env.spreadsheets.open(spreadsheetId);
    const before = JSON.stringify(workbook);
    const ran = runScript(project, workbook, {
      ...request,
      args: request.args ?? [],
      locale: request.locale ?? "en",
      url,
      now: env.now,
      newId: env.spreadsheets.newId,
    });
    if (JSON.stringify(workbook) !== before) env.spreadsheets.save(workbook);
    return ran;
  });
}

function toRunRequest(body: unknown): RunRequest {
  if (typeof body !== "object" || body === null || !("function" in body) || typeof body.function !== "string") {
    throw invalid("No function specified.");
  }
  return body as RunRequest;
}

/** The built add-on. @throws GoogleError when it has not been built */
function readProject(folder: string): Project {
  const names = listed(folder);
  if (!names.includes("Code.js") || !names.includes("appsscript.json")) {
    throw new GoogleError(
      "NOT_FOUND",
      `The add-on is not built. Expected Code.js, Sidebar.html and appsscript.json in ${folder}: npm run build`,
    );
  }
  return new Map(names.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

function listed(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}
