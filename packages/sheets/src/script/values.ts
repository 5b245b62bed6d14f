/// <reference types="google-apps-script" />
import type { CellData } from "../requests.ts";

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;
type Value = NonNullable<CellData["userEnteredValue"]>;

/**
 * Writes values into a range, texts as texts. `setValues` reads a text as if it were typed: "=1+1", "+1", "TRUE" and
 * "1/2" stay texts behind an apostrophe, which it takes away again, and in a cell of plain text, where it may not. So
 * what was written is read again, and put right where it says something else.
 *
 * @throws Error when a text does not stay what it is: nothing of a person may turn into a formula
 * @source Apps Script, `Range.setValues`
 */
export function writeValues(sheet: Sheet, range: Range, values: readonly (readonly Value[])[]): void {
  const formats = range.getNumberFormats();
  const input = (value: Value, row: number, column: number): string | number | boolean =>
    typeof value.stringValue === "string"
      ? protectedText(value.stringValue, formats[row]?.[column] === "@")
      : plain(value);
  range.setValues(values.map((cells, row) => cells.map((value, column) => input(value, row, column))));
  for (const [row, column] of wrongTexts(range, values)) {
    const cell = sheet.getRange(range.getRow() + row, range.getColumn() + column, 1, 1);
    const text = values[row]?.[column]?.stringValue ?? "";
    cell.setValues([[protectedText(text, formats[row]?.[column] !== "@")]]);
    if (wrongTexts(cell, [[{ stringValue: text }]]).length > 0)
      throw new Error(`Unexpected reading of the text ${JSON.stringify(text)}, expected it as it is`);
  }
}

const protectedText = (text: string, isPlain: boolean): string => (isPlain || text === "" ? text : `'${text}`);

const plain = ({ formulaValue, numberValue, boolValue }: Value): string | number | boolean =>
  formulaValue ?? numberValue ?? boolValue ?? "";

/** Where a text reads as something else. Line ends are the spreadsheet's own business. */
function wrongTexts(range: Range, values: readonly (readonly Value[])[]): readonly [row: number, column: number][] {
  const [found, formulas] = [range.getValues() as unknown[][], range.getFormulas()];
  const unified = (text: unknown): unknown => (typeof text === "string" ? text.replace(/\r\n?/g, "\n") : text);
  return values.flatMap((cells, row) =>
    cells.flatMap(({ stringValue }, column): [number, number][] => {
      if (typeof stringValue !== "string") return [];
      const same = unified(found[row]?.[column]) === unified(stringValue) && formulas[row]?.[column] === "";
      return same ? [] : [[row, column]];
    }),
  );
}
