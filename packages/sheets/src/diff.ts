import { columnsLine, headerLine, isDataLine, isSpecial, labelMarker, valueMarker } from "./keys.ts";
import type { Cell, CellValue } from "./native.ts";
import type { Placed } from "./placed.ts";
import type { CellData, Request } from "./requests.ts";
import { isSameFormula, plainText, resolve, type Placement } from "./resolve.ts";
import { linkedText, linkFields, type Linked } from "./linked.ts";
import { numberFormatOf } from "./setup.ts";

/** A wanted cell at its place in the tab as it will be. */
export interface PlacedCell {
  readonly row: number;
  readonly column: number;
  readonly cell: Cell;
  /** A piece of the document's own notes. */
  readonly isNotes: boolean;
}

/** Every cell that Parley wants in a tab, lines of the block in their two columns, the table's by their keys. */
export function wantedCells(tab: Placed): readonly PlacedCell[] {
  const { frame } = tab;
  const keys = new Map([...frame.columns].map(([key, index]) => [index, key]));
  const ids = new Map(frame.rows.map(({ id, index }) => [index, id]));
  return frame.cells.flatMap((cells, index) => {
    const first = cells[0]?.value;
    const key = ids.get(index) ?? (typeof first === "string" ? first : "");
    const row = tab.row(key);
    if (row === undefined) return [];
    const inTable = key === columnsLine || key === headerLine || !isSpecial(key);
    return cells.flatMap((cell, at): PlacedCell[] => {
      const name = at === 0 ? undefined : inTable ? keys.get(at) : at === 1 ? labelMarker : valueMarker;
      const column = at === 0 ? 0 : name === undefined ? undefined : tab.column(name);
      return column === undefined ? [] : [{ row, column, cell: cell ?? {}, isNotes: at > 0 && isDataLine(key) }];
    });
  });
}

/**
 * What becomes of formulas: compared with what stands there, written whatever stands there, or left alone.
 */
export type Formulas = "compared" | "written" | "left";

/** What cells hold, and number formats of single ones: those have to follow the formats of whole columns. */
export interface CellRequests {
  readonly values: readonly Request[];
  readonly formats: readonly Request[];
  /** The document's own notes. They say what both sides agreed on, so they come when everything else has arrived. */
  readonly notes: readonly Request[];
}

/** Requests that make the cells of a tab say what is wanted; none where they say it already. */
export function cellRequests(tab: Placed, placement: Placement, formulas: Formulas, linked: Linked): CellRequests {
  const changed: Datum[] = [];
  const noted: Datum[] = [];
  const relinked: Datum[] = [];
  const formats: Request[] = [];
  // A row that is new is written whole, empty cells too: rows of one width go in one request.
  let newRow = -1;
  for (const placed of wantedCells(tab)) {
    const { row, column, cell } = placed;
    const now = tab.now(row, column);
    const formula = typeof cell.formula === "object" ? resolve(cell.formula, tab, row, placement) : cell.formula;
    const isFresh = now === undefined;
    if (cell.note && isFresh) noted.push({ ...placed, data: { note: cell.note } });
    const same = formula === undefined ? isSame(cell, now ?? null) : isKept(formula, now ?? null, formulas);
    const data = cell.links && linkedText(cell, cell.links, same, linked);
    if (data) relinked.push({ ...placed, data });
    if (column === 0 && !same) newRow = row;
    if (same && row !== newRow) continue;
    changed.push({ ...placed, data: toData(cell.value, formula) });
    if (cell.format !== undefined) formats.push(formatRequest(tab.sheetId, row, column, cell.format));
  }
  const written = (list: readonly Datum[], fields: string): Request[] => runs(tab.sheetId, list, fields);
  return {
    values: [
      ...written(
        changed.filter(({ isNotes }) => !isNotes),
        "userEnteredValue",
      ),
      ...written(noted, "note"),
      ...written(relinked, linkFields),
    ],
    formats,
    notes: written(
      changed.filter(({ isNotes }) => isNotes),
      "userEnteredValue",
    ),
  };
}

const isKept = (wanted: string, now: Cell | null, formulas: Formulas): boolean =>
  formulas === "left" ||
  (formulas === "compared" && typeof now?.formula === "string" && isSameFormula(now.formula, wanted));

function isSame(cell: Cell, now: Cell | null): boolean {
  const [want, have] = [blank(cell.value), blank(now?.value)];
  // People's own words for a label stay; ours in another language do not.
  if (cell.labels && have !== undefined && !cell.labels.includes(String(have))) return true;
  if (cell.mustShow !== undefined && now?.shown?.includes(cell.mustShow) !== true) return false;
  if (want === have) return true;
  // A number that somebody typed into a column of texts reads as that text.
  return (
    typeof want === "string" &&
    have !== undefined &&
    typeof have !== "string" &&
    want === (now?.shown ?? plainText(have))
  );
}

const blank = (value: CellValue | undefined): CellValue | undefined => (value === "" ? undefined : value);

/** Texts of people are given as texts, never as something to be read. @source Google Sheets API, "ExtendedValue" */
function toData(value: CellValue | undefined, formula: string | undefined): CellData {
  if (formula !== undefined) return { userEnteredValue: { formulaValue: formula } };
  if (value === undefined || value === "") return {};
  if (typeof value === "string") return { userEnteredValue: { stringValue: value } };
  return { userEnteredValue: typeof value === "number" ? { numberValue: value } : { boolValue: value } };
}

function formatRequest(sheetId: number, row: number, column: number, pattern: string): Request {
  const range = {
    sheetId,
    startRowIndex: row,
    endRowIndex: row + 1,
    startColumnIndex: column,
    endColumnIndex: column + 1,
  };
  const cell = { userEnteredFormat: { numberFormat: numberFormatOf(pattern) } };
  return { repeatCell: { range, cell, fields: "userEnteredFormat.numberFormat" } };
}

/** The most of one request; a batch takes a few of them. */
const blockChars = 400_000;

type Datum = PlacedCell & { readonly data: CellData };

/**
 * As few requests as cells that touch each other allow: runs of a row, and rows of equal runs, none larger than a call
 * can hold well.
 */
function runs(sheetId: number, cells: readonly Datum[], fields: string): Request[] {
  const byRow = new Map<number, Datum[]>();
  for (const cell of cells) {
    const row = byRow.get(cell.row);
    if (row) row.push(cell);
    else byRow.set(cell.row, [cell]);
  }
  const blocks: { readonly row: number; readonly column: number; readonly rows: Datum[][]; chars: number }[] = [];
  // Blocks that the next row may go on with, by their column and width.
  const open = new Map<string, (typeof blocks)[number]>();
  for (const [row, list] of [...byRow].sort(([a], [b]) => a - b)) {
    for (const run of touching(list)) {
      const column = run[0]?.column ?? 0;
      const chars = run.reduce((sum, { data }) => sum + JSON.stringify(data).length, 0);
      const key = `${column}+${run.length}`;
      const above = open.get(key);
      if (above && above.row + above.rows.length === row && above.chars + chars <= blockChars) {
        above.rows.push(run);
        above.chars += chars;
      } else {
        const block = { row, column, rows: [run], chars };
        blocks.push(block);
        open.set(key, block);
      }
    }
  }
  return blocks.map(({ row, column, rows }) => ({
    updateCells: {
      start: { sheetId, rowIndex: row, columnIndex: column },
      rows: rows.map((run) => ({ values: run.map(({ data }) => data) })),
      fields,
    },
  }));
}

function touching(row: readonly Datum[]): Datum[][] {
  const out: Datum[][] = [];
  for (const cell of [...row].sort((a, b) => a.column - b.column)) {
    const last = out.at(-1);
    if (last && last.at(-1)?.column === cell.column - 1) last.push(cell);
    else out.push([cell]);
  }
  return out;
}
