import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Hono } from "hono";
import type { Store } from "../../../store.ts";
import { assertAccess } from "../access.ts";
import { GoogleError, invalid } from "../errors.ts";
import type { Spreadsheets } from "../spreadsheets.ts";
import { runScript, type Project } from "./runtime.ts";

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
 * The parts of the page that are no Sheets API: `GET /local/spreadsheets` (what Drive's list is at Google) and
 * `POST /local/spreadsheets/{id}/run` (what the editor does when the add-on's menu or sidebar calls a function).
 */
export function scriptRoutes(app: Hono, env: ScriptEnv): void {
  app.get("/local/spreadsheets", (context) => {
    const list = env.spreadsheets
      .list()
      .map(({ spreadsheetId, properties }) => ({ spreadsheetId, title: properties.title }));
    return context.json({ spreadsheets: list });
  });

  app.post("/local/spreadsheets/:id/run", async (context) => {
    try {
      assertAccess(context.req.header("authorization"));
      const request = toRunRequest(await context.req.json());
      const project = readProject(join(env.dist, "sheets"));
      const result = env.store.transaction(() => {
        const workbook = env.spreadsheets.open(context.req.param("id"));
        const before = JSON.stringify(workbook);
        const ran = runScript(project, workbook, {
          ...request,
          args: request.args ?? [],
          locale: request.locale ?? "en",
          now: env.now,
          newId: env.spreadsheets.newId,
        });
        if (JSON.stringify(workbook) !== before) env.spreadsheets.save(workbook);
        return ran;
      });
      return context.json(result);
    } catch (error) {
      if (!(error instanceof GoogleError)) throw error;
      return context.json(error.body, error.code as 400);
    }
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
