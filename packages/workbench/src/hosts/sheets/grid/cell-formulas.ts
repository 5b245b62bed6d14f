import { oneOfRange } from "./conditions.ts";
import type { Cell } from "./workbook.ts";

/**
 * Changes everything in a cell that names other cells: its formula, and the range its list is taken from. Google Sheets
 * carries both along when rows move or a tab is renamed.
 */
export function changeFormulas(cell: Cell, change: (formula: string) => string): void {
  const formula = cell.userEnteredValue?.formulaValue;
  if (formula) cell.userEnteredValue = { formulaValue: change(formula) };
  const { dataValidation } = cell;
  const { type, values } = dataValidation?.condition ?? {};
  const range = type === oneOfRange ? values?.[0]?.userEnteredValue : undefined;
  if (!range) return;
  const changed = change(range);
  if (changed !== range)
    cell.dataValidation = {
      ...dataValidation,
      condition: { type: oneOfRange, values: [{ userEnteredValue: changed }] },
    };
}
