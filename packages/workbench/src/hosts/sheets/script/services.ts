import { formatInZone } from "./zone.ts";
import { areaOf, parseA1, toFixedA1 } from "../grid/address.ts";
import { createRange, gridRangeOf } from "./range.ts";
import { newRichTextValue } from "./rich-text.ts";
import { newConditionalFormatRule, newDataValidation } from "./rules.ts";
import { scopes, type ScriptRun } from "./script-run.ts";
import { addMetadata, createSheet, metadataOf, sheetIdOf } from "./sheet.ts";
import { absentServices, strict } from "./strict.ts";

/** The global objects that a script finds, for one run. */
export function createServices(scriptRun: ScriptRun): Readonly<Record<string, unknown>> {
  return {
    SpreadsheetApp: createSpreadsheetApp(scriptRun),
    HtmlService: strict("HtmlService", {
      createHtmlOutputFromFile: (name: string) => createHtmlOutput(scriptRun, name),
    }),
    LockService: strict("LockService", {
      getDocumentLock: createLock,
      getScriptLock: createLock,
      getUserLock: createLock,
    }),
    Session: strict("Session", { getActiveUserLocale: () => scriptRun.locale }),
    Logger: strict("Logger", { log: (message: unknown) => void scriptRun.log.push(String(message)) }),
    console: strict("console", { log: (message: unknown) => void scriptRun.log.push(String(message)) }),
    Utilities: strict("Utilities", {
      formatDate: (date: Date, zone: string, format: string) => formatInZone(date, zone, format),
    }),
    ...Object.fromEntries(absentServices.map((name) => [name, strict(name, {})])),
  };
}

function createSpreadsheetApp(scriptRun: ScriptRun): object {
  const { workbook } = scriptRun;
  const spreadsheet: object = strict("Spreadsheet", {
    getId: () => workbook.spreadsheetId,
    getName: () => workbook.properties.title,
    getUrl: () => scriptRun.url,
    getSpreadsheetTimeZone: () => workbook.properties.timeZone,
    getSpreadsheetLocale: () => workbook.properties.locale ?? "en_US",
    getRange(a1: string) {
      const { sheet, top, left, bottom, right } = parseA1(workbook, a1.replaceAll("$", ""));
      return createRange(scriptRun, sheet.properties.sheetId, top + 1, left + 1, bottom - top, right - left);
    },
    getSheets: () => workbook.sheets.map((s) => createSheet(scriptRun, s.properties.sheetId)),
    getActiveSheet() {
      const active =
        workbook.sheets.find((s) => s.properties.sheetId === scriptRun.activeSheetId) ?? workbook.sheets[0];
      return createSheet(scriptRun, active?.properties.sheetId ?? 0);
    },
    insertSheet(title?: string, index = workbook.sheets.length) {
      const [reply] = scriptRun.apply({ addSheet: { properties: { index, ...(title !== undefined && { title }) } } });
      return createSheet(scriptRun, reply?.addSheet?.properties?.sheetId ?? 0);
    },
    deleteSheet(sheet: object) {
      scriptRun.apply({ deleteSheet: { sheetId: sheetIdOf(sheet) } });
    },
    setActiveSheet(sheet: object) {
      scriptRun.ui.active = { sheetId: sheetIdOf(sheet), row: 0, column: 0, rows: 1, columns: 1 };
      return sheet;
    },
    addDeveloperMetadata(metadataKey: string, metadataValue: string, visibility = "DOCUMENT") {
      addMetadata(scriptRun, { metadataKey, metadataValue, location: { spreadsheet: true } }, visibility);
      return spreadsheet;
    },
    getDeveloperMetadata: () => metadataOf(scriptRun, (m) => m.location?.spreadsheet === true),
  });
  return strict("SpreadsheetApp", {
    getActiveSpreadsheet() {
      scriptRun.need("SpreadsheetApp.getActiveSpreadsheet", scopes.currentOnly, scopes.spreadsheets);
      return spreadsheet;
    },
    openById() {
      scriptRun.need("SpreadsheetApp.openById", scopes.spreadsheets);
      throw new Error("SpreadsheetApp.openById is not supported by the local Apps Script.");
    },
    getUi() {
      scriptRun.need("SpreadsheetApp.getUi", scopes.ui);
      return createUi(scriptRun);
    },
    newDataValidation: () => newDataValidation((range) => toFixedA1(areaOf(workbook, gridRangeOf(range)))),
    newRichTextValue,
    newConditionalFormatRule: () => newConditionalFormatRule(gridRangeOf),
    DeveloperMetadataVisibility: { DOCUMENT: "DOCUMENT", PROJECT: "PROJECT" },
    flush: () => undefined,
  });
}

function createUi(scriptRun: ScriptRun): object {
  return strict("Ui", {
    createAddonMenu() {
      const items: { label: string; function: string }[] = [];
      const menu: object = strict("Menu", {
        addItem(label: string, name: string) {
          items.push({ label, function: name });
          return menu;
        },
        addSeparator: () => menu,
        addToUi() {
          scriptRun.ui.menu = items;
        },
      });
      return menu;
    },
    showSidebar(output: { getTitle(): string; getContent(): string }) {
      scriptRun.ui.sidebar = { title: output.getTitle(), html: output.getContent() };
    },
  });
}

function createHtmlOutput({ files }: ScriptRun, name: string): object {
  const html = files.get(`${name}.html`);
  if (html === undefined) throw new Error(`No HTML file named ${name} was found.`);
  let title = "";
  const output: object = strict("HtmlOutput", {
    getContent: () => html,
    getTitle: () => title,
    setTitle(text: string) {
      title = text;
      return output;
    },
  });
  return output;
}

/** One process runs one script at a time, start to end, so that a lock is always free. */
function createLock(): object {
  return strict("Lock", {
    tryLock: () => true,
    waitLock: () => undefined,
    hasLock: () => true,
    releaseLock: () => undefined,
  });
}
