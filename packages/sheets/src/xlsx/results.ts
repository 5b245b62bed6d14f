import { fill, optionText, parts, say, totals } from "@parley/core";
import type { Computed, Document, Field, Shape, Stored } from "@parley/core";
import { toSerial } from "../dates.ts";
import { frameOf } from "../frame.ts";
import type { CellValue, Tab } from "../native.ts";
import type { Leaving } from "../render.ts";

/** What formulas come to, by row and column of one tab: for programs that show a workbook without calculating. */
export type Results = ReadonlyMap<string, CellValue>;
export const resultKey = (row: number, column: number): string => `${row},${column}`;

type Values = Readonly<Record<string, unknown>>;

/** The results of a new tab's formulas, as core computes them. */
export function resultsOf(tab: Tab, { document, template }: Leaving, today: string): Results {
  const shape: Shape = template.shape;
  const { tables, matrices, computed } = parts(shape);
  const filled = fill(shape, document.content, today) as Values;
  const results = new Map<string, CellValue>();
  const frame = frameOf(tab);
  const put = (row: number, column: number | undefined, c: Computed, value: unknown, columns: Columns): void => {
    if (column !== undefined) results.set(resultKey(row, column), shown(c, value, document, columns));
  };
  for (const [name, c] of Object.entries(computed)) {
    const row = frame.lines.get(`~${name}`);
    if (row !== undefined) put(row, frame.value, c, filled[name], parts(shape).fields);
  }
  for (const [name, table] of Object.entries(tables)) {
    const rows = new Map(((filled[name] ?? []) as (Stored & { id: string })[]).map((row) => [row.id, row]));
    for (const { id, index } of frame.rows)
      for (const [key, c] of Object.entries(table.computed))
        if (rows.has(id)) put(index, frame.columns.get(`~${key}`), c, rows.get(id)?.[key], table.columns);
  }
  for (const [name, { rows, columns, perRow = {}, perColumn = {} }] of Object.entries(matrices)) {
    const counted = totals(shape, name, document.content, today);
    const counts = [
      { table: rows, formulas: perRow, values: counted.perRow },
      { table: columns, formulas: perColumn, values: counted.perColumn },
    ];
    for (const { formulas, values } of counts)
      for (const { id, index } of frame.rows)
        for (const [key, c] of Object.entries(formulas))
          if (Object.hasOwn(values, id)) put(index, frame.columns.get(`~${name}.${key}`), c, values[id]?.[key], {});
  }
  return results;
}

type Columns = Readonly<Record<string, Field>>;

/** A computed value as its cell shows it: bands and choices by their names, nothing as an empty text. */
function shown(computed: Computed, value: unknown, { language }: Document, columns: Columns): CellValue {
  const { node } = computed.expression;
  if (typeof value === "number" || typeof value === "boolean") return value;
  if (typeof value !== "string") return "";
  const band = node.op === "band" ? node.bands.find(({ id }) => id === value) : undefined;
  if (band) return say(band.label, language);
  const field = node.op === "ref" && Object.hasOwn(columns, node.name) ? columns[node.name] : undefined;
  if (node.op === "today" || field?.kind === "date") return toSerial(value);
  return field?.options ? optionText(field, value, language) : value;
}
