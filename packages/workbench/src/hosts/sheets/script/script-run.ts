import type { BatchUpdate, Reply } from "../resources.ts";
import type { Shown } from "../grid/shown.ts";
import type { SheetState, Workbook } from "../grid/workbook.ts";

/** The scopes this runtime knows. @source Apps Script, "Authorization scopes" */
export const scopes = {
  spreadsheets: "https://www.googleapis.com/auth/spreadsheets",
  currentOnly: "https://www.googleapis.com/auth/spreadsheets.currentonly",
  ui: "https://www.googleapis.com/auth/script.container.ui",
} as const;

/** What the script made the page show. */
export interface Ui {
  /** Items of the add-on's menu: what they say and the function they call. */
  menu?: { label: string; function: string }[];
  sidebar?: { title: string; html: string };
  /** What the script selected. */
  active?: { sheetId: number; row: number; column: number; rows: number; columns: number };
}

/** One run of a script function: the spreadsheet it works on, what it may do, what it did to the page. */
export interface ScriptRun {
  readonly workbook: Workbook;
  /** The tab in front of the person who started the run. */
  readonly activeSheetId: number | undefined;
  /** "en", "zh_CN", ... */
  readonly locale: string;
  /** Of the spreadsheet's page. */
  readonly url: string;
  readonly now: () => Date;
  readonly files: ReadonlyMap<string, string>;
  readonly ui: Ui;
  readonly log: string[];
  /** What the spreadsheet shows now; kept until something is changed. */
  shown(): Shown;
  /** Something is being changed without a request. */
  touch(): void;
  /** Carries requests out on the spreadsheet; throws as Apps Script does. */
  apply(...requests: NonNullable<BatchUpdate["requests"]>): Reply[];
  /** @throws Error in Apps Script's words when none of the scopes is in the manifest */
  need(what: string, ...any: string[]): void;
}

/** @throws Error when the tab has been deleted since the script got hold of it */
export function liveSheet({ workbook }: ScriptRun, sheetId: number): SheetState {
  const sheet = workbook.sheets.find((s) => s.properties.sheetId === sheetId);
  if (!sheet) throw new Error(`Sheet ${sheetId} not found`);
  return sheet;
}
