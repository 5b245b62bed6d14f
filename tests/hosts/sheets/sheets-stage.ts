import type { Connection } from "@parley/core";
import { door, sheetsAdapter } from "@parley/sheets";
import type { ConformanceHost, Stage } from "@parley/core/testing";
import { scriptPort } from "../../../packages/sheets/src/script-port.ts";
import { localPlatform } from "../../../packages/workbench/src/hosts/sheets/index.ts";
import { seededSpreadsheet } from "../../../packages/workbench/src/hosts/sheets/seeded.ts";
import { openLocal, type LocalStage } from "../../support/local-stage.ts";
import { handsOf, Page } from "./hands.ts";

const errorBody = (code: number): object => ({ error: { code, message: "Ordered by a test", status: "UNKNOWN" } });
export const openSheets = (): Promise<LocalStage> => openLocal(localPlatform, door, errorBody);

/** Google Sheets by its API: the command line's road. */
export const sheetsStage: ConformanceHost = {
  name: "sheets over its API",
  async open(): Promise<Stage> {
    const stage = await openSheets();
    return { ...stage, hands: handsOf(new Page(stage.origin, seededSpreadsheet)) };
  },
};

/** Google Sheets by the built Apps Script: the sidebar's road. */
export const scriptStage: ConformanceHost = {
  name: "sheets through Apps Script",
  async open(): Promise<Stage> {
    const stage = await openSheets();
    const written = { count: 0 };
    return {
      ...stage,
      connection: byScript(stage.origin, written),
      hands: handsOf(new Page(stage.origin, seededSpreadsheet)),
      writes: () => written.count,
    };
  },
};

/** What Apps Script says in place of a status. */
const sentences: Readonly<Record<number, string>> = {
  401: "Authorization is required to perform that action.",
  403: "You do not have permission to access the requested document.",
  404: "Requested entity was not found.",
  500: "We're sorry, a server error occurred. Please wait a bit and try again.",
};

/**
 * Calls the script as the page does for the sidebar.
 *
 * @param written  counts deliveries that the script carried out
 */
export function byScript(origin: string, written = { count: 0 }): Connection {
  const port = scriptPort(async (name, ...args) => {
    const response = await fetch(`${origin}/sheets/local/spreadsheets/${seededSpreadsheet}/run`, {
      method: "POST",
      headers: { authorization: "Bearer ya29.local", "content-type": "application/json" },
      body: JSON.stringify({ function: name, args }),
    });
    if (!response.ok) throw new Error(sentences[response.status] ?? `HTTP ${response.status}`);
    const { value, error } = (await response.json()) as { value?: unknown; error?: { message: string } };
    if (error) throw new Error(error.message);
    if (value === "ok") written.count++;
    return value;
  });
  return { adapter: sheetsAdapter, port, target: { spreadsheetId: seededSpreadsheet } };
}
