import type { HostAdapter } from "@parley/core";
import type { Batch } from "./batch.ts";
import { limits } from "./limits.ts";
import type { Native } from "./native.ts";
import { plan } from "./plan.ts";
import type { SheetsPort, SheetsTarget } from "./port.ts";
import { read } from "./read.ts";
import { render } from "./render.ts";
import { collect, deliver } from "./transport.ts";

const files = "Google, Files you can store in Google Drive";

/**
 * Google Sheets: a document is a tab with a header block, and a tab for each further table. Two executors run the same
 * requests.
 */
export const sheetsAdapter: HostAdapter<Native, Batch, SheetsPort, SheetsTarget> = {
  host: "sheets",
  capabilities: {
    provesIdentity: false,
    conditionalWrite: false,
    keepsOrder: true,
    // A deleted tab comes back by undo only.
    trash: false,
    copies: true,
    editsInPlace: true,
    limits: {
      textChars: { most: limits.cellChars, source: files },
      cells: { most: limits.cells, source: files },
      columns: { most: limits.columns, source: files },
    },
  },
  render,
  read,
  plan,
  collect,
  deliver,
};
