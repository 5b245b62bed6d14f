import type { Place } from "@parley/core";
import { frameOf } from "./frame.ts";
import { groupTabs } from "./identify.ts";
import { columnsLine, computedKey, fieldLine, headerLine, matrixColumn } from "./keys.ts";
import type { Native } from "./native.ts";

/** A cell of a spreadsheet; row and column count from 0. */
export interface Spot {
  readonly sheetId: number;
  readonly row: number;
  readonly column: number;
}

/** The cell that shows a place of a document, or the nearest one that does: a row's first cell, a table's header, the title. */
export function locate(native: Native, document: string, at: Place): Spot | undefined {
  const group = groupTabs(native).find(({ id }) => id === document);
  if (!group) return undefined;
  const [name = "", row, column] = at;
  const main = frameOf(group.main);
  const title: Spot = { sheetId: group.main.sheetId, row: main.lines.get("$title") ?? 0, column: main.label ?? 1 };
  const line = [name, fieldLine(name), computedKey(name)]
    .map((key) => main.lines.get(key))
    .find((index) => index !== undefined);
  if (line !== undefined && name !== "") return { ...title, row: line, column: main.value ?? title.column };
  for (const tab of [...group.tables.values(), group.main]) {
    const frame = frameOf(tab);
    const isTable = (tab.mark.table ?? "") === name || frame.columns.has(column ?? "");
    const cells = [column ?? "", matrixColumn(name, column ?? ""), computedKey(column ?? "")];
    const across = cells.map((key) => frame.columns.get(key)).find((index) => index !== undefined);
    const found = row === undefined ? undefined : frame.rows.find(({ id }) => id === row)?.index;
    const isMatrix = [...frame.columns.keys()].some((key) => key.startsWith(`${name}/`));
    if (!isTable && !isMatrix && across === undefined) continue;
    if (row !== undefined && found === undefined) continue;
    const header = frame.lines.get(headerLine) ?? frame.lines.get(columnsLine) ?? 0;
    return { sheetId: tab.sheetId, row: found ?? header, column: across ?? 1 };
  }
  return title;
}
