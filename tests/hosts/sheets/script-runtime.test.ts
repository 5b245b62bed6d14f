import { describe, expect, it } from "vitest";
import { emptyWorkbook, type Workbook } from "../../../packages/workbench/src/hosts/sheets/grid/workbook.ts";
import { applyBatch } from "../../../packages/workbench/src/hosts/sheets/requests/index.ts";
import { runScript, type RunResult } from "../../../packages/workbench/src/hosts/sheets/script/runtime.ts";

const currentOnly = ["https://www.googleapis.com/auth/spreadsheets.currentonly"];
let ids = 0;
const newId = (): string => `id-${++ids}`;

function workbook(): Workbook {
  const made = emptyWorkbook("s1", { title: "Test" });
  made.version = newId();
  applyBatch({ requests: [{ addSheet: { properties: { sheetId: 1, title: "A" } } }] }, { workbook: made, newId });
  return made;
}

/** Runs the body of a function `f` as a script. */
function run(
  body: string,
  { scopes = currentOnly, on = workbook() }: { scopes?: readonly string[]; on?: Workbook } = {},
): RunResult {
  const project = new Map([
    ["Code.js", `function f() { ${body} } function secret_() {}`],
    ["appsscript.json", JSON.stringify({ oauthScopes: scopes })],
  ]);
  return runScript(project, on, { function: "f", args: [], locale: "en", url: "", now: () => new Date(), newId });
}

/** The local Apps Script refuses what the real one refuses, and says what it does not have. */
describe("the local Apps Script", () => {
  it("checks scopes", () => {
    expect(run("SpreadsheetApp.getActiveSpreadsheet()", { scopes: [] }).error?.message).toMatch(
      /^Specified permissions are not sufficient/,
    );
    expect(run("SpreadsheetApp.getUi()").error?.message).toMatch(/script\.container\.ui/);
    expect(run("return SpreadsheetApp.getActiveSpreadsheet().getName()").value).toBe("Test");
  });

  it("has no browser and no modules around it, and makes no code from text", () => {
    const names = ["URL", "TextEncoder", "setTimeout", "fetch", "require", "process", "crypto", "structuredClone"];
    expect(
      run(`return ${JSON.stringify(names)}.filter((name) => typeof globalThis[name] !== "undefined").join()`).value,
    ).toBe("");
    expect(run('return new Function("return 1")()').error?.name).toBe("EvalError");
  });

  it("says what it does not have", () => {
    expect(run("UrlFetchApp.fetch('http://x')").error?.message).toMatch(/^UrlFetchApp\.fetch is not supported/);
    expect(run("SpreadsheetApp.getActiveSpreadsheet().getSheets()[0].newChart()").error?.message).toMatch(
      /^Sheet\.newChart is not supported/,
    );
  });

  it("calls public functions only", () => {
    const project = new Map([
      ["Code.js", "function secret_() {}"],
      ["appsscript.json", "{}"],
    ]);
    const options = { args: [], locale: "en", url: "", now: () => new Date(), newId };
    for (const name of ["secret_", "toString.call", "absent"]) {
      expect(runScript(project, workbook(), { ...options, function: name }).error?.message).toBe(
        `Script function not found: ${name}`,
      );
    }
  });

  it("reads texts as if they were typed, unless they are protected", () => {
    const on = workbook();
    const range = "SpreadsheetApp.getActiveSpreadsheet().getSheets()[0].getRange";
    const typed = run(
      `${range}(1, 1, 1, 6).setValues([["=1+1", "+1+1", "'=1+1", "1/2/2027", "5%", "-2"]]); return JSON.stringify([${range}(1, 1, 1, 6).getFormulas()[0], ${range}(1, 1, 1, 6).getDisplayValues()[0]])`,
      { on },
    );
    expect(JSON.parse(String(typed.value))).toEqual([
      ["=1+1", "=+1+1", "", "", "", ""],
      ["2", "2", "=1+1", "1/2/2027", "5%", "-2"],
    ]);
    const plain = run(
      `${range}(2, 1).setNumberFormat("@"); ${range}(2, 1).setValues([["=1+1"]]); return ${range}(2, 1).getValues()[0][0]`,
      { on },
    );
    expect(plain.value).toBe("=1+1");
  });

  it("keeps what was written before an error", () => {
    const on = workbook();
    const failed = run(
      "SpreadsheetApp.getActiveSpreadsheet().getSheets()[0].getRange(1, 1).setValues([['kept']]); throw new Error('late')",
      { on },
    );
    expect(failed.error?.message).toBe("late");
    expect(on.sheets[0]?.rows[0]?.[0]?.userEnteredValue).toEqual({ stringValue: "kept" });
  });
});
