import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { initSync, Model } from "@ironcalc/wasm";
import type { ErrorValue, ExtendedValue } from "../resources.ts";
import { rewriteReferences, withPlace, writeReference, type Reference } from "./references.ts";
import { areaOf } from "./address.ts";
import { cellsOf, sheetByTitle, type SheetState, type Workbook } from "./workbook.ts";

/** What a formula came to. */
export interface Computed {
  readonly value: ExtendedValue;
  /** How the engine writes it when the cell has no number format: dates that a function made read as dates. */
  readonly text: string;
}

/**
 * Formulas beside those in cells, each to be computed as if it stood in its tab: the conditions of conditional formats.
 */
export interface Probe {
  readonly sheet: SheetState;
  readonly formula: string;
}

export interface Computation {
  /** By tab id, then "row,column". */
  readonly cells: ReadonlyMap<number, ReadonlyMap<string, Computed>>;
  /** In the order of the probes. */
  readonly probes: readonly Computed[];
}

let ready = false;
function start(): void {
  if (ready) return;
  const file = createRequire(import.meta.url).resolve("@ironcalc/wasm/wasm_bg.wasm");
  initSync({ module: readFileSync(file) });
  ready = true;
}

/** 15 significant digits: the most the engine prints, and what Sheets shows in its formula bar. */
const allDigits = "0.00000000000000E+00";

/**
 * Computes every formula of a spreadsheet with IronCalc. Open ranges (`A2:A`) are closed at the grid's edge first,
 * which that engine needs.
 *
 * Differences to Google Sheets are the engine's: a function it does not have is `#NAME?` and says so.
 */
export function compute(workbook: Workbook, probes: readonly Probe[] = []): Computation {
  const formulas = workbook.sheets.map((sheet) =>
    [...cellsOf(sheet)].filter(([, , c]) => c.userEnteredValue?.formulaValue),
  );
  const empty = new Map(workbook.sheets.map((s) => [s.properties.sheetId, new Map<string, Computed>()]));
  if (formulas.every((list) => list.length === 0) && probes.length === 0) return { cells: empty, probes: [] };
  start();
  const model = blankModel(workbook.sheets.length + 1, zoneOf(workbook));
  try {
    model.pauseEvaluation();
    fill(model, workbook);
    const probeSheet = workbook.sheets.length;
    for (const [i, probe] of probes.entries())
      model.setUserInput(probeSheet, i + 1, 1, inEngine(probe.formula, probe.sheet, workbook, true));
    model.resumeEvaluation();
    model.evaluate();
    for (const [i, sheet] of workbook.sheets.entries()) {
      const out = empty.get(sheet.properties.sheetId);
      for (const [row, column, cell] of formulas[i] ?? []) {
        out?.set(`${row},${column}`, result(model, i, row + 1, column + 1, cell.userEnteredValue?.formulaValue ?? ""));
      }
    }
    return { cells: empty, probes: probes.map((probe, i) => result(model, probeSheet, i + 1, 1, probe.formula)) };
  } finally {
    model.free();
  }
}

const blanks = new Map<string, Uint8Array>();

/**
 * An empty model with so many tabs, called S1, S2, ...: titles may hold what the engine refuses in a name. Adding tabs
 * takes the engine long, so a model that has them is kept and copied.
 */
function blankModel(tabs: number, zone: string): Model {
  const key = `${tabs} ${zone}`;
  const kept = blanks.get(key);
  if (kept) return Model.from_bytes(kept, "en");
  const model = new Model("workbook", "en", zone, "en");
  for (let i = 0; i < tabs; i++) {
    if (i > 0) model.newSheet();
    model.renameSheet(i, `S${i + 1}`);
  }
  blanks.set(key, model.toBytes());
  return model;
}

function fill(model: Model, workbook: Workbook): void {
  for (const { name, range } of workbook.namedRanges) {
    if (!name || !range) continue;
    const { sheet, top, left, bottom, right } = areaOf(workbook, range);
    const fixed = { fixedRow: true, fixedColumn: true };
    const cells = writeReference({
      first: { row: top, column: left, ...fixed },
      last: { row: bottom - 1, column: right - 1, ...fixed },
    });
    model.newDefinedName(name, undefined, `S${workbook.sheets.indexOf(sheet) + 1}!${cells}`);
  }
  for (const [i, sheet] of workbook.sheets.entries()) {
    for (const [row, column, { userEnteredValue: value }] of cellsOf(sheet)) {
      const input = value && toInput(value, sheet, workbook);
      if (input !== undefined) model.setUserInput(i, row + 1, column + 1, input);
    }
  }
}

function toInput(value: ExtendedValue, sheet: SheetState, workbook: Workbook): string | undefined {
  if (value.formulaValue !== undefined) return inEngine(value.formulaValue, sheet, workbook);
  if (value.stringValue !== undefined) return `'${value.stringValue}`;
  if (value.numberValue !== undefined) return String(value.numberValue);
  return value.boolValue === undefined ? undefined : String(value.boolValue).toUpperCase();
}

/** The formula with the engine's names of tabs, and without open ends. A tab that is not there becomes `#REF!`. */
function inEngine(formula: string, home: SheetState, workbook: Workbook, qualify = false): string {
  return rewriteReferences(formula, (reference) => {
    const sheet = reference.title === undefined ? home : sheetByTitle(workbook, reference.title);
    if (!sheet) return undefined;
    const closed = close(reference, sheet);
    return reference.title === undefined && !qualify
      ? closed
      : { ...closed, title: `S${workbook.sheets.indexOf(sheet) + 1}` };
  });
}

function close({ first, last }: Reference, sheet: SheetState): Reference {
  if (!last) return { first };
  return {
    first: withPlace(first, first.row ?? 0, first.column ?? 0),
    last: withPlace(last, last.row ?? sheet.rowCount - 1, last.column ?? sheet.columnCount - 1),
  };
}

/** @source IronCalc, `getCellType`: 1 number, 2 text, 4 logical, 16 error */
const types = { number: 1, logical: 4, error: 16 } as const;

function result(model: Model, sheet: number, row: number, column: number, formula: string): Computed {
  const text = model.getFormattedCellValue(sheet, row, column);
  const type = model.getCellType(sheet, row, column);
  if (type === types.error) return { value: { errorValue: toError(text, formula) }, text: shown[text] ?? text };
  if (type === types.logical) return { value: { boolValue: text === "TRUE" }, text };
  if (type !== types.number) return { value: { stringValue: text }, text };
  model.updateRangeStyle({ sheet, row, column, width: 1, height: 1 }, "num_fmt", allDigits);
  return { value: { numberValue: Number(model.getFormattedCellValue(sheet, row, column)) }, text };
}

/** Errors that Sheets shows under another name than the engine. */
const shown: Readonly<Record<string, string>> = {
  "#CIRC!": "#REF!",
  "#CALC!": "#N/A",
  "#SPILL!": "#REF!",
  "#N/IMPL": "#NAME?",
};

const errors: Readonly<Record<string, ErrorValue>> = {
  "#REF!": { type: "REF", message: "Reference does not exist." },
  "#CIRC!": {
    type: "REF",
    message: "Circular dependency detected. To resolve with iterative calculation, see File > Settings.",
  },
  "#SPILL!": { type: "REF", message: "Array result was not expanded because it would overwrite data." },
  "#DIV/0!": { type: "DIVIDE_BY_ZERO", message: "Function DIVIDE parameter 2 cannot be zero." },
  "#VALUE!": { type: "VALUE", message: "A value has the wrong type for this formula." },
  "#NUM!": { type: "NUM", message: "A number is out of range for this formula." },
  "#N/A": { type: "N_A", message: "A value is not available to the formula." },
  "#CALC!": { type: "N_A", message: "No matches are found." },
  "#ERROR!": { type: "ERROR", message: "Formula parse error." },
};

function toError(text: string, formula: string): ErrorValue {
  const known = errors[text];
  if (known) return known;
  const names = [...formula.matchAll(/([A-Za-z_][\w.]*)\s*\(/g)].map((match) => match[1]?.toUpperCase());
  return {
    type: "NAME",
    message:
      `Unknown name in the formula${names.length > 0 ? ` (functions used: ${names.join(", ")})` : ""}. ` +
      `The local engine does not have every function of Google Sheets.`,
  };
}

/** The engine refuses a zone it does not know; dates then are those of UTC. */
function zoneOf(workbook: Workbook): string {
  const zone = workbook.properties.timeZone;
  return Intl.supportedValuesOf("timeZone").includes(zone) ? zone : "UTC";
}
