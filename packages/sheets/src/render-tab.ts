import {
  plainFlow,
  say,
  type AnyFlow,
  type Computed,
  type Field,
  type Label,
  type Language,
  type Shape,
} from "@parley/core";
import { shortened } from "./codec.ts";
import { envelopePieces, type Envelope } from "./envelope.ts";
import { toFormula, type Home } from "./formula.ts";
import {
  blockLine,
  columnsLine,
  computedKey,
  dataLine,
  fieldLine,
  headerLine,
  labelMarker,
  valueMarker,
} from "./keys.ts";
import { blockOf, tableColumns, type Column } from "./layout.ts";
import { spareRows } from "./limits.ts";
import { columnLook, lineLook } from "./look.ts";
import type { Cell, ColumnLook, Formula, Look, Row, Tab } from "./native.ts";
import { headerWidth } from "./text-width.ts";
import { headerFields, storedRows, type Writer } from "./writer.ts";
import { words } from "./words.ts";

type Drawn = Pick<Tab, "cells" | "rowCount" | "columnCount"> & { readonly look: Look };
/** The most rows above a table that may stay in sight while it is scrolled. */
const frozenAtMost = 14;

const text = (value: string): Cell => ({ value });

/** A table in a tab of its own. */
export function renderTable(writer: Writer, table: string): Drawn {
  const { cells, columns } = tableRows(writer, table);
  return drawn(cells, {
    columns: columns.map((column) => columnLook(writer, table, column)),
    lines: [],
    frozenRows: 2,
    isMain: false,
  });
}

/**
 * The main tab: notes (hidden), the header block, then one table where there is room.
 *
 * @param envelope  made last: what the cells do not say is known only then
 */
export function renderMain(writer: Writer, table: string | undefined, envelope: () => Envelope): Drawn {
  const { lines, looks } = block(writer);
  const body = table === undefined ? undefined : { ...tableRows(writer, table), table };
  const columns: readonly ColumnLook[] = body
    ? body.columns.map((column) => columnLook(writer, body.table, column))
    : [
        { key: labelMarker, width: labelWidth(lines) },
        { key: valueMarker, width: 460, wrap: true, align: "LEFT" },
      ];
  const data = envelopePieces(envelope(), writer.room.pieceChars).map((piece, n): Row => [
    text(dataLine(n + 1)),
    text(piece),
  ]);
  const head: Row[] = [[text(blockLine), text(labelMarker), text(valueMarker)], ...data, ...lines];
  const frozen = lines.length + 1;
  const frozenRows = body && frozen <= frozenAtMost ? head.length + 2 : 0;
  return drawn([...head, ...(body?.cells ?? [])], { columns, lines: looks, frozenRows, isMain: true });
}

function drawn(cells: readonly Row[], look: Omit<Look, "frozenColumns">): Drawn {
  // One column more, for people's own remarks.
  const width = Math.max(look.columns.length + 2, ...cells.map((row) => row.length));
  const hasTable = cells.some((row) => row[0]?.value === columnsLine);
  return {
    cells,
    rowCount: cells.length + (hasTable ? spareRows : 10),
    columnCount: width,
    // Without a table nothing is scrolled past a label.
    look: { ...look, frozenColumns: hasTable ? 2 : 0 },
  };
}

function block(writer: Writer): { readonly lines: readonly Row[]; readonly looks: readonly ColumnLook[] } {
  const { document, template } = writer;
  const shape: Shape = template.shape;
  const { language } = document;
  const header = (name: keyof typeof words, value: Cell, note?: Label): Row => [
    text(name),
    { value: say(words[name], language), labels: words[name] },
    note ? { ...value, note: say(note, language) } : value,
  ];
  const flow: AnyFlow = template.flow ?? plainFlow;
  const state = Object.hasOwn(flow.states, document.flow.state) ? flow.states[document.flow.state] : undefined;
  const lines: Row[] = [
    [text("$title"), text(shortened(document.title, writer.room.cellChars))],
    header("$owner", writer.cell(headerFields.owner, ["$owner"], document.owner)),
    header("$reviewBy", writer.cell(headerFields.reviewBy, ["$reviewBy"], document.reviewBy)),
    header("$state", text(state ? say([state[0], state[1]], language) : document.flow.state), words.stateNote),
    header("$clientVisible", writer.cell(headerFields.clientVisible, ["$clientVisible"], document.clientVisible)),
  ];
  const looks: ColumnLook[] = [
    lineLook(writer, "$owner", headerFields.owner),
    { ...lineLook(writer, "$state", headerFields.owner), tones: stateTones(flow, language) },
    lineLook(writer, "$reviewBy", headerFields.reviewBy),
    lineLook(writer, "$clientVisible", headerFields.clientVisible),
  ];
  for (const line of blockOf(shape)) {
    const { name, labels, field, computed } = line;
    const key = field ? fieldLine(name) : computedKey(name);
    const value = field
      ? writer.cell({ field }, [name], document.content[name])
      : computed
        ? computedCell(writer, computed, { shape, language }, [name])
        : {};
    const note = noteFor(line, language);
    lines.push([text(key), { value: say(labels, language), labels, ...(note !== "" && { note }) }, value]);
    looks.push(lineLook(writer, key, line));
  }
  return { lines, looks };
}

const stateTones = ({ states }: AnyFlow, language: Language): NonNullable<ColumnLook["tones"]> =>
  Object.values(states).flatMap(([en, zh, tone]) => (tone ? [{ text: say([en, zh], language), tone }] : []));

function tableRows(
  writer: Writer,
  table: string,
): { readonly cells: readonly Row[]; readonly columns: readonly Column[] } {
  const { document, template } = writer;
  const shape: Shape = template.shape;
  const { language, content } = document;
  const columns = tableColumns(shape, table, content, language);
  const header: Row = [
    text(headerLine),
    ...columns.map((column): Cell => {
      const { label, labels, matrix } = column;
      const note = matrix ? legend(matrix.of.cell, writer) : noteFor(column, language);
      return { value: label, ...(labels && { labels }), ...(note !== "" && { note }) };
    }),
  ];
  const rows = storedRows(document, table).map((row): Row => [
    text(row.id),
    ...columns.map((column) => cellFor(writer, table, row, column, columns)),
  ]);
  return { cells: [[text(columnsLine), ...columns.map(({ key }) => text(key))], header, ...rows], columns };
}

/** What a label tells on demand: help, unit, whether it is required, that it is computed. */
function noteFor({ field, computed }: { field?: Field; computed?: Computed }, language: Language): string {
  const { help, unit, required } = field ?? {};
  const parts = [
    help && say(help, language),
    unit && `${say(words.unit, language)}${say(unit, language)}`,
    required && say(words.required, language),
    computed && say(words.computed, language),
  ];
  return parts.filter((part) => part !== undefined).join("\n");
}

/** Wide enough for the longest label of the block. */
const labelWidth = (lines: readonly Row[]): number =>
  Math.min(
    280,
    Math.max(150, ...lines.slice(1).map((row) => headerWidth(String(row[1]?.value ?? "").replace(/ /g, "_")))),
  );

function legend(cell: Field, { document }: Writer): string {
  const lines = Object.entries(cell.options ?? {}).map(
    ([id, [en, zh]]) => `${id}: ${say([en, zh], document.language)}`,
  );
  return [...lines, say(words.matrixHeader, document.language)].join("\n");
}

function cellFor(
  writer: Writer,
  table: string,
  row: { readonly id: string },
  column: Column,
  columns: readonly Column[],
): Cell {
  const { document, template } = writer;
  const { key, field, computed, matrix, counts } = column;
  if (matrix) {
    const grid = (document.content[matrix.name] ?? {}) as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    const cells = Object.hasOwn(grid, row.id) ? grid[row.id] : undefined;
    const value = cells && Object.hasOwn(cells, matrix.row) ? cells[matrix.row] : undefined;
    return writer.cell({ field: matrix.of.cell, inMatrix: true }, [matrix.name, row.id, matrix.row], value);
  }
  if (field) return writer.cell({ field }, [table, row.id, key], (row as Readonly<Record<string, unknown>>)[key]);
  if (!computed) return {};
  const across = counts ? columns.filter((c) => c.matrix?.name === counts.name).map((c) => c.key) : [];
  const home: Home = {
    shape: template.shape as Shape,
    language: document.language,
    table,
    row: row.id,
    ...(counts && { counts: { ...counts, columns: counts.along === "row" ? across : [key] } }),
  };
  // Only what counts down a column of the matrix differs from row to row.
  const same = counts?.along === "column" ? undefined : `${table}/${key}`;
  return computedCell(writer, computed, home, [table, row.id, key.slice(1)], same);
}

/**
 * A computed value as a live formula. Something that has no cell to point to cannot be followed: told, and left empty.
 *
 * @param same  under what the formula is written once for all rows that it is the same for
 */
function computedCell(
  writer: Writer,
  { expression, label }: Computed,
  home: Home,
  at: readonly string[],
  same?: string,
): Cell {
  const known = same === undefined ? undefined : writer.formulas.get(same);
  const formula: Formula | undefined = known ?? toFormula(expression, home);
  if (formula && same !== undefined) writer.formulas.set(same, formula);
  if (formula) return { formula };
  writer.lose(
    at,
    "static-number",
    [`"${label[0]}" cannot be computed in a spreadsheet`, `“${label[1]}”无法在表格中计算`],
    "nowhere",
  );
  return {};
}
