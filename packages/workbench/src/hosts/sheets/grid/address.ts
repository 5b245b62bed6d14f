import { invalid } from "../errors.ts";
import type { GridRange } from "../resources.ts";
import { sheetByTitle, sheetOf, type SheetState, type Workbook } from "./workbook.ts";

/** A bounded rectangle of one tab, 0-based, ends excluded. */
export interface Area {
  readonly sheet: SheetState;
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** 0 as "A", 26 as "AA". */
export function toLetters(column: number): string {
  let letters = "";
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26))
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return letters;
}

/** "A" as 0, "AA" as 26. */
export function fromLetters(letters: string): number {
  return Array.from(letters.toUpperCase()).reduce((sum, c) => sum * 26 + c.charCodeAt(0) - 64, 0) - 1;
}

/** A title as a formula and an A1 address quote it; plain names stay bare. */
export function quoteTitle(title: string): string {
  const plain = /^[A-Za-z_][A-Za-z0-9_]*$/.test(title) && !/^[A-Za-z]{1,3}[0-9]+$/.test(title);
  return plain ? title : `'${title.replaceAll("'", "''")}'`;
}

/** The area in A1 notation with its tab: `'My tab'!A1:C3`. */
export function toA1({ sheet, top, left, bottom, right }: Area): string {
  const first = `${toLetters(left)}${top + 1}`;
  const last = `${toLetters(right - 1)}${bottom}`;
  return `${quoteTitle(sheet.properties.title)}!${first === last ? first : `${first}:${last}`}`;
}

/** The same with dollars: where a copied rule keeps pointing to. */
export function toFixedA1({ sheet, top, left, bottom, right }: Area): string {
  const [first, last] = [`$${toLetters(left)}$${top + 1}`, `$${toLetters(right - 1)}$${bottom}`];
  return `${quoteTitle(sheet.properties.title)}!${first === last ? first : `${first}:${last}`}`;
}

/**
 * The area that an A1 text names: `Tab!A1:B2`, `A:C`, `2:5`, `A2:B`, a tab's title alone, or a named range.
 * Open ends reach to the edge of the grid.
 *
 * @throws GoogleError when the text names nothing
 */
export function parseA1(workbook: Workbook, text: string): Area {
  const failed = invalid(`Unable to parse range: ${text}`);
  const { title, cells } = splitTitle(text);
  if (title === undefined) {
    const named = workbook.namedRanges.find((n) => n.name?.toLowerCase() === text.toLowerCase());
    if (named?.range) return areaOf(workbook, named.range);
    const whole = sheetByTitle(workbook, cells);
    if (whole) return areaOf(workbook, { sheetId: whole.properties.sheetId });
  }
  const sheet = title === undefined ? workbook.sheets[0] : sheetByTitle(workbook, title);
  if (!sheet) throw failed;
  const match = /^([A-Za-z]*)(\d*)(?::([A-Za-z]*)(\d*))?$/.exec(cells);
  if (!match || cells === "") {
    if (cells === "" && title !== undefined) return areaOf(workbook, { sheetId: sheet.properties.sheetId });
    throw failed;
  }
  const [, c1 = "", r1 = "", c2, r2] = match;
  if (c2 === undefined && (c1 === "" || r1 === "")) throw failed;
  const endColumn = c2 ?? c1;
  const endRow = r2 ?? r1;
  return areaOf(workbook, {
    sheetId: sheet.properties.sheetId,
    ...(c1 && { startColumnIndex: fromLetters(c1) }),
    ...(r1 && { startRowIndex: Number(r1) - 1 }),
    ...(endColumn && { endColumnIndex: fromLetters(endColumn) + 1 }),
    ...(endRow && { endRowIndex: Number(endRow) }),
  });
}

function splitTitle(text: string): { title?: string; cells: string } {
  const quoted = /^'((?:[^']|'')*)'(?:!(.*))?$/s.exec(text);
  if (quoted) return { title: (quoted[1] ?? "").replaceAll("''", "'"), cells: quoted[2] ?? "" };
  const mark = text.lastIndexOf("!");
  return mark < 0 ? { cells: text } : { title: text.slice(0, mark), cells: text.slice(mark + 1) };
}

/**
 * A grid range with its open ends closed.
 *
 * @throws GoogleError when it is empty, upside down or reaches beyond the grid
 */
export function areaOf(workbook: Workbook, range: GridRange): Area {
  const sheet = sheetOf(workbook, range.sheetId);
  const { startRowIndex: top = 0, startColumnIndex: left = 0 } = range;
  const { endRowIndex: bottom = sheet.rowCount, endColumnIndex: right = sheet.columnCount } = range;
  for (const index of [top, left, bottom, right]) {
    if (!Number.isInteger(index) || index < 0) throw invalid(`Invalid range: ${index} is not an index.`);
  }
  if (top >= bottom || left >= right) throw invalid("Invalid range: its end must be after its start.");
  if (bottom > sheet.rowCount || right > sheet.columnCount) {
    throw invalid(
      `Range (${toA1({ sheet, top, left, bottom, right })}) exceeds grid limits. ` +
        `Max rows: ${sheet.rowCount}, max columns: ${sheet.columnCount}`,
    );
  }
  return { sheet, top, left, bottom, right };
}

/** The area as Google writes it back: all four ends. */
export function toGridRange({ sheet, top, left, bottom, right }: Area): GridRange {
  return {
    sheetId: sheet.properties.sheetId,
    startRowIndex: top,
    endRowIndex: bottom,
    startColumnIndex: left,
    endColumnIndex: right,
  };
}

/** Whether a cell of the tab lies in the range; absent ends are open. */
export function isInside(range: GridRange, sheetId: number, row: number, column: number): boolean {
  const { startRowIndex = 0, endRowIndex = Infinity, startColumnIndex = 0, endColumnIndex = Infinity } = range;
  return (
    (range.sheetId ?? 0) === sheetId &&
    row >= startRowIndex &&
    row < endRowIndex &&
    column >= startColumnIndex &&
    column < endColumnIndex
  );
}
