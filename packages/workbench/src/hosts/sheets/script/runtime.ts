import { createContext, Script } from "node:vm";
import { GoogleError } from "../errors.ts";
import type { Workbook } from "../grid/workbook.ts";
import { show, showNow, type Shown } from "../grid/shown.ts";
import { applyBatch } from "../requests/index.ts";
import { createServices } from "./services.ts";
import type { ScriptRun, Ui } from "./script-run.ts";

/** The files of an Apps Script project: `appsscript.json`, `Code.js`, `Sidebar.html`. */
export type Project = ReadonlyMap<string, string>;

export interface RunOptions {
  readonly function: string;
  readonly args: readonly unknown[];
  readonly activeSheetId?: number | undefined;
  readonly locale: string;
  readonly url: string;
  readonly now: () => Date;
  readonly newId: () => string;
}

export interface RunResult {
  /** What the function returned; absent when it threw. */
  readonly value?: unknown;
  /** What it threw. */
  readonly error?: { readonly name: string; readonly message: string };
  readonly ui: Ui;
  readonly log: readonly string[];
}

/**
 * @source Apps Script quotas: 6 minutes at Google; here a run is expected to take moments, and it holds the process
 * meanwhile
 */
const runTimeoutMs = 30_000;

/**
 * Runs a function of the project on a spreadsheet, in a bare V8 context: no modules, timers, `fetch`, `URL` or
 * `TextEncoder`, no code from text. What the script wrote before it threw stays written, as in Apps Script.
 *
 * A context is no wall against hostile code: only this project's own bundle runs in it.
 */
export function runScript(project: Project, workbook: Workbook, options: RunOptions): RunResult {
  const ui: Ui = {};
  const log: string[] = [];
  const manifest = toManifest(project);
  let shown: Shown | undefined;
  let touched = false;
  const scriptRun: ScriptRun = {
    workbook,
    activeSheetId: options.activeSheetId,
    locale: options.locale,
    url: options.url,
    now: options.now,
    files: project,
    ui,
    log,
    shown: () => (shown ??= touched ? showNow(workbook) : show(workbook)),
    touch() {
      touched = true;
      shown = undefined;
    },
    apply(...requests) {
      scriptRun.touch();
      return requests.length > 0 ? applyBatch({ requests }, { workbook, newId: options.newId }) : [];
    },
    need(what, ...any) {
      if (any.some((scope) => manifest.oauthScopes.includes(scope))) return;
      throw new Error(
        `Specified permissions are not sufficient to call ${what}. Required permissions: (${any.join(" || ")})`,
      );
    },
  };
  try {
    return { value: call(project, scriptRun, options), ui, log };
  } catch (error) {
    return { error: toFailure(error), ui, log };
  }
}

function call(project: Project, scriptRun: ScriptRun, { function: name, args }: RunOptions): unknown {
  // A trailing underscore makes a function private to the script. @source Apps Script, "HTML service: communicate with
  // server functions"
  if (!/^[A-Za-z]\w*$/.test(name) || name.endsWith("_")) throw new Error(`Script function not found: ${name}`);
  const context = createContext(Object.assign(Object.create(null) as object, createServices(scriptRun)), {
    codeGeneration: { strings: false, wasm: false },
  });
  new Script(project.get("Code.js") ?? "", { filename: "Code.js" }).runInContext(context, { timeout: runTimeoutMs });
  // Arguments and results cross as JSON: nothing of this process's own objects is handed over.
  const called = `${name}(...JSON.parse(${JSON.stringify(JSON.stringify(args))}))`;
  const source = `typeof ${name} === "function" ? JSON.stringify({ value: ${called} }) : undefined`;
  const json: unknown = new Script(source, { filename: "call.js" }).runInContext(context, { timeout: runTimeoutMs });
  if (typeof json !== "string") throw new Error(`Script function not found: ${name}`);
  return (JSON.parse(json) as { value?: unknown }).value;
}

function toManifest(project: Project): { oauthScopes: readonly string[] } {
  const { oauthScopes = [], dependencies } = JSON.parse(project.get("appsscript.json") ?? "{}") as {
    oauthScopes?: string[];
    dependencies?: { enabledAdvancedServices?: unknown[] };
  };
  if (dependencies?.enabledAdvancedServices?.length) {
    // The advanced Sheets service does not accept spreadsheets.currentonly, and this runtime has no other.
    throw new Error("Advanced services are not supported by the local Apps Script.");
  }
  return { oauthScopes };
}

function toFailure(error: unknown): { name: string; message: string } {
  if (error instanceof GoogleError) return { name: "Exception", message: error.message };
  // Errors of the context are no instances of this realm's Error.
  const { name, message } = (typeof error === "object" && error !== null ? error : { message: String(error) }) as {
    name?: string;
    message?: string;
  };
  return { name: name ?? "Error", message: message ?? "" };
}
