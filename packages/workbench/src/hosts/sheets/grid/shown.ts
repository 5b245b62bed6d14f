import type { CellFormat, CellData, ConditionalFormatRule } from "../resources.ts";
import { isInside } from "./address.ts";
import { customFormula, meets } from "./conditions.ts";
import { compute, type Computation, type Probe } from "./engine.ts";
import { formatNumber, general } from "./number-format.ts";
import { translate } from "./references.ts";
import { cellAt, usedSize, type SheetState, type Workbook } from "./workbook.ts";

/** A spreadsheet as it is seen: values computed, numbers formatted, conditional formats applied. */
export interface Shown {
  /** The cell in full, as `spreadsheets.get` gives it. */
  cell(sheet: SheetState, row: number, column: number): CellData;
  /** The same without the effective format: what it comes to and how that reads. */
  value(sheet: SheetState, row: number, column: number): CellData;
}

/** @source Google Sheets, the default format of a new spreadsheet */
const defaultFormat: CellFormat = {
  verticalAlignment: "BOTTOM",
  wrapStrategy: "OVERFLOW_CELL",
  textFormat: { fontFamily: "Arial", fontSize: 10 },
};

let last: { readonly version: string; readonly spreadsheetId: string; readonly shown: Shown } | undefined;

/** What the spreadsheet shows. The latest one is kept: a page asks several times for the same version. */
export function show(workbook: Workbook): Shown {
  if (last?.version !== workbook.version || last.spreadsheetId !== workbook.spreadsheetId) {
    last = { version: workbook.version, spreadsheetId: workbook.spreadsheetId, shown: showNow(workbook) };
  }
  return last.shown;
}

/** As `show`, for a spreadsheet in the middle of a change. */
export function showNow(workbook: Workbook): Shown {
  // The engine is asked only when a formula is looked at: most cells are none.
  let made: Evaluated | undefined;
  const evaluated = (): Evaluated => (made ??= evaluate(workbook));
  const value = (sheet: SheetState, row: number, column: number): CellData => {
    const stored = cellAt(sheet, row, column);
    const isFormula = stored.userEnteredValue?.formulaValue !== undefined;
    const formula = isFormula ? evaluated().cells.get(sheet.properties.sheetId)?.get(`${row},${column}`) : undefined;
    const effective = formula?.value ?? stored.userEnteredValue;
    const isPlain = formula && !stored.userEnteredFormat?.numberFormat;
    const text = isPlain ? computedText(formula) : textOf(effective, stored);
    return { ...stored, ...(effective && { effectiveValue: effective }), ...(text !== "" && { formattedValue: text }) };
  };
  return {
    value,
    cell(sheet, row, column) {
      const seen = value(sheet, row, column);
      const holds: Holds = (rule) => evaluated().holds.has(probeKey(sheet, rule, row, column));
      const rules = sheet.conditionalFormats.filter((rule) => applies(rule, sheet, row, column, seen, holds));
      if (Object.keys(seen).length === 0 && rules.length === 0) return {};
      // The first rule of the list wins where two say different things.
      const formats = [seen.userEnteredFormat ?? {}, ...rules.map((r) => r.booleanRule?.format ?? {}).reverse()];
      return { ...seen, effectiveFormat: formats.reduce(laidOver, defaultFormat) };
    },
  };
}

interface Evaluated extends Pick<Computation, "cells"> {
  /** Cells for which the custom formula of a rule holds, by probe key. */
  readonly holds: ReadonlySet<string>;
}

function evaluate(workbook: Workbook): Evaluated {
  const probes = toProbes(workbook);
  const { cells, probes: results } = compute(
    workbook,
    probes.map(({ probe }) => probe),
  );
  return { cells, holds: new Set(probes.filter((_, i) => results[i]?.value.boolValue === true).map(({ key }) => key)) };
}

function computedText({ value, text }: { value: NonNullable<CellData["effectiveValue"]>; text: string }): string {
  // The engine writes dates as dates; its plain numbers have one digit less than those of Sheets.
  return value.numberValue !== undefined && /^-?[\d.]+(E[+-]\d+)?$/.test(text) ? general(value.numberValue) : text;
}

function textOf(value: CellData["effectiveValue"], { userEnteredFormat }: CellData): string {
  if (value?.numberValue !== undefined) return formatNumber(value.numberValue, userEnteredFormat?.numberFormat);
  if (value?.boolValue !== undefined) return String(value.boolValue).toUpperCase();
  return value?.stringValue ?? (value?.errorValue ? (errorTexts[value.errorValue.type ?? ""] ?? "#ERROR!") : "");
}

/** @source Google Sheets API, "ErrorType" */
const errorTexts: Readonly<Record<string, string>> = {
  NULL_VALUE: "#NULL!",
  DIVIDE_BY_ZERO: "#DIV/0!",
  VALUE: "#VALUE!",
  REF: "#REF!",
  NAME: "#NAME?",
  NUM: "#NUM!",
  N_A: "#N/A",
};

type Holds = (rule: ConditionalFormatRule) => boolean;

function applies(
  rule: ConditionalFormatRule,
  sheet: SheetState,
  row: number,
  column: number,
  cell: CellData,
  holds: Holds,
): boolean {
  const condition = rule.booleanRule?.condition;
  const sheetId = sheet.properties.sheetId;
  if (!condition || !rule.ranges?.some((range) => isInside(range, sheetId, row, column))) return false;
  if (condition.type === customFormula) return holds(rule);
  return meets(condition, { value: cell.effectiveValue, text: cell.formattedValue ?? "" });
}

function probeKey(sheet: SheetState, rule: ConditionalFormatRule, row: number, column: number): string {
  return `${sheet.properties.sheetId}:${sheet.conditionalFormats.indexOf(rule)}:${row},${column}`;
}

/**
 * A custom formula is written for the first cell of its first range and read for each cell as if it had been copied
 * there.
 */
function toProbes(workbook: Workbook): { key: string; probe: Probe }[] {
  return workbook.sheets.flatMap((sheet) =>
    sheet.conditionalFormats.flatMap((rule) => {
      const { type, values } = rule.booleanRule?.condition ?? {};
      const formula = values?.[0]?.userEnteredValue;
      if (type !== customFormula || !formula) return [];
      const { startRowIndex: top = 0, startColumnIndex: left = 0 } = rule.ranges?.[0] ?? {};
      return coveredCells(sheet, rule).map(([row, column]) => ({
        key: probeKey(sheet, rule, row, column),
        probe: { sheet, formula: translate(formula, row - top, column - left) },
      }));
    }),
  );
}

/** Cells of a rule within the used part of the tab: beyond it there is nothing to show. */
function coveredCells(sheet: SheetState, rule: ConditionalFormatRule): [row: number, column: number][] {
  const used = usedSize(sheet);
  const cells: [number, number][] = [];
  for (let row = 0; row < used.rows; row++) {
    for (let column = 0; column < used.columns; column++) {
      if (rule.ranges?.some((range) => isInside(range, sheet.properties.sheetId, row, column)))
        cells.push([row, column]);
    }
  }
  return cells;
}

function laidOver(under: CellFormat, over: CellFormat): CellFormat {
  return { ...under, ...over, ...(over.textFormat && { textFormat: { ...under.textFormat, ...over.textFormat } }) };
}
