import { formatInZone } from "./zone.ts";
import { gridRangeOf } from "./range.ts";
import { newConditionalFormatRule, newDataValidation } from "./rules.ts";
import { scopes, type ScriptSession } from "./session.ts";
import { addMetadata, createSheet, metadataOf, sheetIdOf } from "./sheet.ts";
import { absentServices, strict } from "./strict.ts";

/** The global objects that a script finds, for one run. */
export function createServices(session: ScriptSession): Readonly<Record<string, unknown>> {
  return {
    SpreadsheetApp: createSpreadsheetApp(session),
    HtmlService: strict("HtmlService", { createHtmlOutputFromFile: (name: string) => createHtmlOutput(session, name) }),
    LockService: strict("LockService", {
      getDocumentLock: createLock,
      getScriptLock: createLock,
      getUserLock: createLock,
    }),
    Session: strict("Session", { getActiveUserLocale: () => session.locale }),
    Logger: strict("Logger", { log: (message: unknown) => void session.log.push(String(message)) }),
    console: strict("console", { log: (message: unknown) => void session.log.push(String(message)) }),
    Utilities: strict("Utilities", {
      formatDate: (date: Date, zone: string, format: string) => formatInZone(date, zone, format),
    }),
    ...Object.fromEntries(absentServices.map((name) => [name, strict(name, {})])),
  };
}

function createSpreadsheetApp(session: ScriptSession): object {
  const { workbook } = session;
  const spreadsheet: object = strict("Spreadsheet", {
    getId: () => workbook.spreadsheetId,
    getName: () => workbook.properties.title,
    getUrl: () => session.url,
    getSpreadsheetTimeZone: () => workbook.properties.timeZone,
    getSpreadsheetLocale: () => workbook.properties.locale ?? "en_US",
    getSheets: () => workbook.sheets.map((s) => createSheet(session, s.properties.sheetId)),
    getActiveSheet() {
      const active = workbook.sheets.find((s) => s.properties.sheetId === session.activeSheetId) ?? workbook.sheets[0];
      return createSheet(session, active?.properties.sheetId ?? 0);
    },
    insertSheet(title?: string, index = workbook.sheets.length) {
      const [reply] = session.apply({ addSheet: { properties: { index, ...(title !== undefined && { title }) } } });
      return createSheet(session, reply?.addSheet?.properties?.sheetId ?? 0);
    },
    deleteSheet(sheet: object) {
      session.apply({ deleteSheet: { sheetId: sheetIdOf(sheet) } });
    },
    setActiveSheet(sheet: object) {
      session.ui.active = { sheetId: sheetIdOf(sheet), row: 0, column: 0, rows: 1, columns: 1 };
      return sheet;
    },
    addDeveloperMetadata(metadataKey: string, metadataValue: string, visibility = "DOCUMENT") {
      addMetadata(session, { metadataKey, metadataValue, location: { spreadsheet: true } }, visibility);
      return spreadsheet;
    },
    getDeveloperMetadata: () => metadataOf(session, (m) => m.location?.spreadsheet === true),
  });
  return strict("SpreadsheetApp", {
    getActiveSpreadsheet() {
      session.need("SpreadsheetApp.getActiveSpreadsheet", scopes.currentOnly, scopes.spreadsheets);
      return spreadsheet;
    },
    openById() {
      session.need("SpreadsheetApp.openById", scopes.spreadsheets);
      throw new Error("SpreadsheetApp.openById is not supported by the local Apps Script.");
    },
    getUi() {
      session.need("SpreadsheetApp.getUi", scopes.ui);
      return createUi(session);
    },
    newDataValidation,
    newConditionalFormatRule: () => newConditionalFormatRule(gridRangeOf),
    DeveloperMetadataVisibility: { DOCUMENT: "DOCUMENT", PROJECT: "PROJECT" },
    flush: () => undefined,
  });
}

function createUi(session: ScriptSession): object {
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
          session.ui.menu = items;
        },
      });
      return menu;
    },
    showSidebar(output: { getTitle(): string; getContent(): string }) {
      session.ui.sidebar = { title: output.getTitle(), html: output.getContent() };
    },
  });
}

function createHtmlOutput({ files }: ScriptSession, name: string): object {
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
