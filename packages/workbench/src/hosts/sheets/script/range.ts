import { parseEntered } from "../grid/entered-text.ts";
import { fromSerial } from "../grid/number-format.ts";
import type { Shown } from "../grid/shown.ts";
import { cellAt, putCell } from "../grid/workbook.ts";
import type { CellFormat, DataValidationRule, GridRange } from "../resources.ts";
import { withValue } from "../values.ts";
import { toRgb } from "./colors.ts";
import { richTextOf } from "./rich-text.ts";
import { ruleOf } from "./rules.ts";
import { liveSheet, type ScriptRun } from "./script-run.ts";
import { strict } from "./strict.ts";
import { fromWallClock } from "./zone.ts";

const ranges = new WeakMap<object, GridRange>();

/** The grid range behind a Range object. @throws Error for anything else */
export function gridRangeOf(range: object): GridRange {
  const found = ranges.get(range);
  if (!found) throw new Error("The parameters don't match the method signature: expected a Range.");
  return found;
}

/** A Range of Apps Script, as far as it is modelled; rows and columns count from 1. @source Apps Script, `Range` */
export function createRange(
  scriptRun: ScriptRun,
  sheetId: number,
  row: number,
  column: number,
  rows: number,
  columns: number,
): object {
  const sheet = liveSheet(scriptRun, sheetId);
  if (![row, column, rows, columns].every((n) => Number.isInteger(n) && n >= 1)) {
    throw new Error("The starting row, the starting column and the size of the range must be at least 1.");
  }
  const range: GridRange = {
    sheetId,
    startRowIndex: row - 1,
    endRowIndex: row - 1 + rows,
    startColumnIndex: column - 1,
    endColumnIndex: column - 1 + columns,
  };
  if (row - 1 + rows > sheet.rowCount || column - 1 + columns > sheet.columnCount) {
    throw new Error("The coordinates of the range are outside the dimensions of the sheet.");
  }

  const map = <T>(read: (r: number, c: number) => T): T[][] =>
    Array.from({ length: rows }, (_, i) =>
      Array.from({ length: columns }, (__, j) => read(row - 1 + i, column - 1 + j)),
    );
  const sized = (values: readonly (readonly unknown[])[]): void => {
    const width = values[0]?.length ?? 0;
    if (values.length !== rows)
      throw new Error(
        `The number of rows in the data does not match the number of rows in the range. ` +
          `The data has ${values.length} but the range has ${rows}.`,
      );
    if (values.some((line) => line.length !== columns))
      throw new Error(
        `The number of columns in the data does not match the number of columns in the range. ` +
          `The data has ${width} but the range has ${columns}.`,
      );
  };
  const format = (userEnteredFormat: CellFormat, fields: string): object => {
    scriptRun.apply({ repeatCell: { range, cell: { userEnteredFormat }, fields: `userEnteredFormat.${fields}` } });
    return self;
  };

  const self: object = strict("Range", {
    getRow: () => row,
    getColumn: () => column,
    getNumRows: () => rows,
    getNumColumns: () => columns,
    getValues() {
      const shown = scriptRun.shown();
      return map((r, c) => toScriptValue(shown.value(sheet, r, c), scriptRun.workbook.properties.timeZone));
    },
    getDisplayValues() {
      const shown = scriptRun.shown();
      return map((r, c) => shown.value(sheet, r, c).formattedValue ?? "");
    },
    getFormulas: () => map((r, c) => cellAt(sheet, r, c).userEnteredValue?.formulaValue ?? ""),
    getNumberFormats: () => map((r, c) => cellAt(sheet, r, c).userEnteredFormat?.numberFormat?.pattern ?? "General"),
    getNotes: () => map((r, c) => cellAt(sheet, r, c).note ?? ""),
    setValues(values: readonly (readonly unknown[])[]) {
      sized(values);
      scriptRun.touch();
      map((r, c) => putCell(sheet, r, c, withScriptValue(cellAt(sheet, r, c), values[r - row + 1]?.[c - column + 1])));
      return self;
    },
    setNotes(notes: readonly (readonly (string | null)[])[]) {
      sized(notes);
      map((r, c) => {
        const { note: _old, ...rest } = cellAt(sheet, r, c);
        const note = notes[r - row + 1]?.[c - column + 1];
        putCell(sheet, r, c, { ...rest, ...(note && { note }) });
      });
      return self;
    },
    setNumberFormat(pattern: string) {
      return format({ numberFormat: toNumberFormat(pattern) }, "numberFormat");
    },
    setBackground: (hex: string | null) =>
      format(hex === null ? {} : { backgroundColorStyle: { rgbColor: toRgb(hex) } }, "backgroundColorStyle"),
    setFontColor: (hex: string) =>
      format({ textFormat: { foregroundColorStyle: { rgbColor: toRgb(hex) } } }, "textFormat.foregroundColorStyle"),
    setFontWeight: (weight: string) => format({ textFormat: { bold: weight === "bold" } }, "textFormat.bold"),
    setFontStyle: (style: string) => format({ textFormat: { italic: style === "italic" } }, "textFormat.italic"),
    setFontSize: (fontSize: number) => format({ textFormat: { fontSize } }, "textFormat.fontSize"),
    setHorizontalAlignment: (name: string) =>
      format(
        { horizontalAlignment: oneOf(name, { left: "LEFT", center: "CENTER", right: "RIGHT" }) },
        "horizontalAlignment",
      ),
    setVerticalAlignment: (name: string) =>
      format(
        { verticalAlignment: oneOf(name, { top: "TOP", middle: "MIDDLE", bottom: "BOTTOM" }) },
        "verticalAlignment",
      ),
    setWrap: (wrap: boolean) => format({ wrapStrategy: wrap ? "WRAP" : "OVERFLOW_CELL" }, "wrapStrategy"),
    setDataValidation(rule: object | null) {
      scriptRun.apply({ setDataValidation: { range, ...(rule && { rule: ruleOf<DataValidationRule>(rule) }) } });
      return self;
    },
    setRichTextValues(values: readonly (readonly object[])[]) {
      sized(values);
      const written = values.map((line) => ({
        values: [...line].map((value) => {
          const { text, runs } = richTextOf(value);
          return { ...(text !== "" && { userEnteredValue: { stringValue: text } }), textFormatRuns: runs };
        }),
      }));
      const start = { sheetId, rowIndex: row - 1, columnIndex: column - 1 };
      scriptRun.apply({ updateCells: { start, rows: written, fields: "userEnteredValue,textFormatRuns" } });
      return self;
    },
    clearContent() {
      scriptRun.touch();
      map((r, c) => {
        const { userEnteredValue: _gone, textFormatRuns: _runs, ...rest } = cellAt(sheet, r, c);
        putCell(sheet, r, c, rest);
      });
      return self;
    },
    activate() {
      scriptRun.ui.active = { sheetId, row: row - 1, column: column - 1, rows, columns };
      return self;
    },
  });
  ranges.set(self, range);
  return self;
}

/** Dates come as dates, whoever wrote the number: the cell's format decides. */
function toScriptValue(cell: ReturnType<Shown["value"]>, zone: string): unknown {
  const { numberValue, boolValue, stringValue } = cell.effectiveValue ?? {};
  if (numberValue !== undefined)
    return isDated(cell.userEnteredFormat) ? fromWallClock(fromSerial(numberValue), zone) : numberValue;
  return boolValue ?? stringValue ?? cell.formattedValue ?? "";
}

function isDated(format: CellFormat | undefined): boolean {
  return ["DATE", "TIME", "DATE_TIME"].includes(format?.numberFormat?.type ?? "");
}

function withScriptValue(cell: Parameters<typeof withValue>[0], value: unknown): ReturnType<typeof withValue> {
  if (value === null || value === undefined || value === "") return withValue(cell, "", true);
  if (typeof value === "object")
    throw new Error("Only texts, numbers and booleans are supported by the local Apps Script in setValues.");
  if (typeof value === "string" && value.startsWith("=")) {
    const entered = parseEntered(value, cell.userEnteredFormat?.numberFormat);
    return { ...withValue(cell, "", true), ...(entered.value && { userEnteredValue: entered.value }) };
  }
  return withValue(cell, value, false);
}

/** The kind of format that a pattern is. */
function toNumberFormat(pattern: string): NonNullable<CellFormat["numberFormat"]> {
  const bare = pattern.replace(/"[^"]*"|\\.|\[\$[^\]]*\]/g, "");
  const dated = /[yd]/i.test(bare);
  const timed = /[hs]/i.test(bare);
  if (pattern === "@") return { type: "TEXT", pattern };
  if (dated) return { type: timed ? "DATE_TIME" : "DATE", pattern };
  if (timed) return { type: "TIME", pattern };
  return { type: bare.includes("%") ? "PERCENT" : /\[\$/.test(pattern) ? "CURRENCY" : "NUMBER", pattern };
}

function oneOf<T extends string>(name: string, names: Readonly<Record<string, T>>): T {
  const found = Object.hasOwn(names, name) ? names[name] : undefined;
  if (!found) throw new Error(`Invalid argument: ${name}`);
  return found;
}
