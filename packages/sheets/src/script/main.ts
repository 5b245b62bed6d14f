/// <reference types="google-apps-script" />
import type { Request } from "../requests.ts";
import { checksum } from "./checksum.ts";
import { collectFrom } from "./collect.ts";
import { interpret } from "./interpret.ts";

/*
 * The script behind the sidebar: it collects and delivers, and knows nothing of documents. Checking, rendering, reading
 * and planning happen in the sidebar, which runs in a browser. Texts cross as JSON.
 */

/** The add-on's menu, in the person's language. Google calls it when a spreadsheet is opened. */
export function onOpen(): void {
  const label = Session.getActiveUserLocale().indexOf("zh") === 0 ? "打开 Parley" : "Open Parley";
  SpreadsheetApp.getUi().createAddonMenu().addItem(label, "showSidebar").addToUi();
}

/** The spreadsheet in which the add-on was installed is open already. */
export function onInstall(): void {
  onOpen();
}

export function showSidebar(): void {
  SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutputFromFile("Sidebar").setTitle("Parley"));
}

/**
 * What stands in the spreadsheet (a `RawSpreadsheet`), who looks at it, and a mark by which `deliver` knows it again.
 */
export function collect(): string {
  const raw = JSON.stringify(collectFrom(SpreadsheetApp.getActiveSpreadsheet()));
  return JSON.stringify({ raw, locale: Session.getActiveUserLocale() });
}

/**
 * Runs requests, one delivery at a time.
 *
 * @param json  `{ requests, from }`; `from` is the checksum of what `collect` gave as `raw`
 * @returns "ok"; "busy" while another delivery runs; "changed" when the spreadsheet is not what it was
 */
export function deliver(json: string): "ok" | "busy" | "changed" {
  const { requests, from } = JSON.parse(json) as { requests: Request[]; from: string };
  const lock = LockService.getDocumentLock();
  if (!lock.tryLock(10_000)) return "busy";
  try {
    const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
    if (checksum(JSON.stringify(collectFrom(spreadsheet))) !== from) return "changed";
    interpret(spreadsheet, requests);
    SpreadsheetApp.flush();
    return "ok";
  } finally {
    lock.releaseLock();
  }
}

/** Selects cells; rows and columns count from 1. */
export function select(sheetId: number, row: number, column: number): void {
  const sheet = SpreadsheetApp.getActiveSpreadsheet()
    .getSheets()
    .filter((one) => one.getSheetId() === sheetId)[0];
  if (!sheet) throw new Error("Unexpected tab, expected one of this spreadsheet");
  SpreadsheetApp.getActiveSpreadsheet().setActiveSheet(sheet);
  sheet.getRange(row, column).activate();
}
