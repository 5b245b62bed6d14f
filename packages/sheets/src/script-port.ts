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
    explain: (error) => {
      const message = error instanceof Error ? error.message : String(error);
      const status = error instanceof ScriptRefusal ? error.status : statusOf(message);
      return { message, ...(status !== undefined && { status }) };
    },
    async select(sheetId, row, column) {
      await call("select", sheetId, row + 1, column + 1);
    },
  };
}

/**
 * Apps Script tells a failure by its message only. Nothing for one after which nobody knows whether the script ran.
 *
 * @source messages of Apps Script, "Troubleshooting" and public issue threads
 */
function statusOf(message: string): number | undefined {
  if (/^NetworkError|timed? ?out|server error/i.test(message)) return undefined;
  if (/authorization is required/i.test(message)) return 401;
  if (/permission|not allowed/i.test(message)) return 403;
  if (/not found|is missing/i.test(message)) return 404;
  return 400;
}
