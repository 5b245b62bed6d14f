import type { Place } from "@parley/core";
import { frameOf, type Frame } from "./frame.ts";
import { groupTabs } from "./identify.ts";
import { computedKey, fieldLine, headerLine, matrixColumn } from "./keys.ts";
import type { Native } from "./native.ts";

/** A cell of a spreadsheet; row and column count from 0. */
export interface Spot {
  readonly sheetId: number;
  readonly row: number;
  readonly column: number;
}

/**
 * The cell that shows a place of a document, or the nearest one that does: a row's first cell, a table's header, the
 * title.
 */
export function locate(native: Native, document: string, at: Place): Spot | undefined {
  const group = groupTabs(native).find(({ id }) => id === document);
  if (!group) return undefined;
  const [name, row, column] = at;
  const main = frameOf(group.main);
  const title: Spot = { sheetId: group.main.sheetId, row: main.lines.get("$title") ?? 0, column: main.label ?? 1 };
  if (name === undefined) return title;
  const line = [name, fieldLine(name), computedKey(name)].flatMap((key) => main.lines.get(key) ?? [])[0];
  if (line !== undefined) return { ...title, row: line, column: main.value ?? title.column };
  const tab =
    group.tables.get(name) ?? [...group.tables.values()].find((one) => holdsMatrix(frameOf(one), name)) ?? group.main;
  const frame = frameOf(tab);
  const header = frame.lines.get(headerLine);
  if (header === undefined) return title;
  const found = frame.rows.find(({ id }) => id === row)?.index;
  const keys = column === undefined ? [] : [column, matrixColumn(name, column), computedKey(column)];
  return {
    sheetId: tab.sheetId,
    row: found ?? header,
    column: keys.flatMap((key) => frame.columns.get(key) ?? [])[0] ?? 1,
  };
}

const holdsMatrix = ({ columns }: Frame, name: string): boolean =>
  [...columns.keys()].some((key) => key.startsWith(`${name}/`));
