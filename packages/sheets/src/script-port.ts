import { toNative, type RawSpreadsheet } from "./raw.ts";
import type { SheetsPort } from "./port.ts";
import { checksum } from "./script/checksum.ts";

/** Calls a function of the script by its name: `google.script.run` as a promise. */
export type CallScript = (
  name: "collect" | "deliver" | "select",
  ...args: readonly (string | number)[]
) => Promise<unknown>;

/** A refusal of the script, told like one of the API. */
class ScriptRefusal extends Error {
  override readonly name = "ScriptRefusal";
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** The port through Apps Script, for the spreadsheet that the sidebar stands beside. */
export function scriptPort(
  call: CallScript,
): SheetsPort & { readonly select: (sheetId: number, row: number, column: number) => Promise<void> } {
  let from = "";
  return {
    create: () => Promise.reject(new ScriptRefusal(501, "The sidebar works in the spreadsheet that is open")),
    async read() {
      const { raw } = JSON.parse(String(await call("collect"))) as { raw: string };
      from = checksum(raw);
      return toNative(JSON.parse(raw) as RawSpreadsheet);
    },
    async write(_spreadsheetId, requests) {
      const answer = await call("deliver", JSON.stringify({ requests, from }));
      if (answer === "busy") throw new ScriptRefusal(429, "Another delivery is under way");
      if (answer === "changed") throw new ScriptRefusal(409, "The spreadsheet has changed in the meantime");
    },
    explain: (error) => ({
      message: error instanceof Error ? error.message : String(error),
      // What Apps Script throws was refused, not lost; its answers do not get lost on the way as those of a network do.
      status: error instanceof ScriptRefusal ? error.status : 400,
    }),
    async select(sheetId, row, column) {
      await call("select", sheetId, row + 1, column + 1);
    },
  };
}
