import { fromLetters } from "../grid/address.ts";
import type { CellData, Sheet } from "../resources.ts";

/**
 * What a cell offers to choose from: its own list, or the texts of a range somewhere in the spreadsheet. Each range is
 * read once.
 */
export function optionsIn(sheets: readonly Sheet[]): (cell: CellData) => readonly string[] | undefined {
  const ranges = new Map<string, readonly string[]>();
  return ({ dataValidation }) => {
    const { type, values = [] } = dataValidation?.condition ?? {};
    if (type === "ONE_OF_LIST") return values.map(({ userEnteredValue = "" }) => userEnteredValue);
    if (type !== "ONE_OF_RANGE") return undefined;
    const range = values[0]?.userEnteredValue ?? "";
    const known = ranges.get(range) ?? textsIn(sheets, range);
    ranges.set(range, known);
    return known;
  };
}

/** Whether the cell holds something its list does not have: Sheets marks it with a red corner. */
export const isInvalid = ({ formattedValue }: CellData, options: readonly string[] | undefined): boolean =>
  options !== undefined && formattedValue !== undefined && !options.includes(formattedValue);

/** "='My tab'!$B$3:$B$60" as the texts that stand there. */
function textsIn(sheets: readonly Sheet[], range: string): readonly string[] {
  const match = /^=?(?:'((?:[^']|'')*)'|([^'!]+))!\$?([A-Z]+)\$?(\d+)(?::\$?([A-Z]+)\$?(\d+))?$/i.exec(range);
  if (!match) return [];
  const [, quoted, plain = "", firstColumn = "", firstRow = "1", lastColumn = firstColumn, lastRow = firstRow] = match;
  const title = (quoted?.replaceAll("''", "'") ?? plain).toLowerCase();
  const sheet = sheets.find(({ properties }) => properties?.title?.toLowerCase() === title);
  const rows = (sheet?.data?.[0]?.rowData ?? []).slice(Number(firstRow) - 1, Number(lastRow));
  const [from, to] = [fromLetters(firstColumn), fromLetters(lastColumn) + 1];
  const texts = rows.flatMap(({ values = [] }) => values.slice(from, to).map((cell) => cell.formattedValue ?? ""));
  return [...new Set(texts.filter((text) => text !== ""))];
}
