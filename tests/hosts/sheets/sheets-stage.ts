import type { Connection } from "@parley/core";
import { door, sheetsAdapter } from "@parley/sheets";
import type { ConformanceHost, Stage } from "@parley/core/testing";
import { fileURLToPath } from "node:url";
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

/** Google Sheets by the built Apps Script: the sidebar's road. A failure of the script's server is told as what it was. */
export const scriptStage: ConformanceHost = {
  name: "sheets through Apps Script",
  async open(): Promise<Stage> {
    const stage = await openSheets();
    return { ...stage, connection: byScript(stage.origin), hands: handsOf(new Page(stage.origin, seededSpreadsheet)) };
  },
};

/** Calls the script as the page does for the sidebar. */
export function byScript(origin: string): Connection {
  const port = scriptPort(async (name, ...args) => {
    const response = await fetch(`${origin}/sheets/local/spreadsheets/${seededSpreadsheet}/run`, {
      method: "POST",
      headers: { authorization: "Bearer ya29.local", "content-type": "application/json" },
      body: JSON.stringify({ function: name, args }),
    });
    const answer = (await response.json()) as { value?: unknown; error?: { message: string } };
    if (answer.error) throw Object.assign(new Error(answer.error.message), { status: response.status });
    return answer.value;
  });
  return { adapter: sheetsAdapter, port, target: { spreadsheetId: seededSpreadsheet } };
}

/** Where the built add-on lies. */
export const builtAddOn = fileURLToPath(new URL("../../../dist/sheets/", import.meta.url));
