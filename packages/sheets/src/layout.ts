import {
  applyPatch,
  cellText,
  parts,
  rowName,
  say,
  type AnyTemplate,
  type Computed,
  type Document,
  type Field,
  type Label,
  type Language,
  type Matrix,
  type Shape,
  type Stored,
} from "@parley/core";
import { computedKey, matrixColumn } from "./keys.ts";

/** A column of a table's tab, after the hidden one with the ids. */
export interface Column {
  readonly key: string;
  readonly label: string;
  /** The label in both languages; absent for a matrix column, which is called what its row is called. */
  readonly labels?: Label;
  readonly field?: Field;
  readonly computed?: Computed;
  /** The matrix that the column belongs to, and the row of the table across that it stands for. */
  readonly matrix?: { readonly name: string; readonly of: Matrix; readonly row: string };
  /** The matrix whose cells a computed column counts: along this row, or down the column of this row. */
  readonly counts?: { readonly name: string; readonly of: Matrix; readonly along: "row" | "column" };
}

/** A line of the header block below the title. */
export interface Line {
  /** A field's or computed value's name, or one of the header: "$owner". */
  readonly name: string;
  readonly labels: Label;
  readonly field?: Field;
  readonly computed?: Computed;
}

/** More lines than this leave no room for a table below them. */
const blockLines = 6;

/**
 * The table that stands below the header block on the main tab: the one with the rows of the first matrix, else the
 * first. None when the header block is long, or when the table has no column of its own beside its name: the block's
 * values share its second column, which must never go.
 */
export function mainTable(shape: Shape): string | undefined {
  const { fields, tables, matrices, computed } = parts(shape);
  const name = Object.values(matrices)[0]?.rows ?? Object.keys(tables)[0];
  if (name === undefined || Object.keys(fields).length + Object.keys(computed).length > blockLines) return undefined;
  return Object.keys(tables[name]?.columns ?? {}).length >= 2 ? name : undefined;
}

/** The columns of a table in the order in which they are made; people may move them. */
export function tableColumns(shape: Shape, table: string, content: Stored, language: Language): readonly Column[] {
  const { tables, matrices } = parts(shape);
  const t = tables[table];
  if (!t) return [];
  const frame = { content } as Document;
  const own = Object.entries(t.columns).map(([key, field]): Column => ({
    key,
    label: say(field.label, language),
    labels: field.label,
    field,
  }));
  const across = Object.entries(matrices).filter(([, m]) => m.rows === table);
  const cells = across.flatMap(([name, of]) =>
    ((content[of.columns] ?? []) as readonly { id: string }[]).map(({ id: row }): Column => ({
      key: matrixColumn(name, row),
      label: rowName(shape, frame, of.columns, row),
      field: of.cell,
      matrix: { name, of, row },
    })),
  );
  const counts = Object.entries(matrices).flatMap(([name, of]) => [
    ...(of.rows === table ? counted(name, of, "row", language) : []),
    ...(of.columns === table ? counted(name, of, "column", language) : []),
  ]);
  const computed = Object.entries(t.computed).map(([name, c]) => computedColumn(name, c, language));
  return [...own, ...cells, ...counts, ...computed];
}

function counted(name: string, of: Matrix, along: "row" | "column", language: Language): Column[] {
  const formulas = Object.entries((along === "row" ? of.perRow : of.perColumn) ?? {});
  return formulas.map(([key, c]) => ({
    ...computedColumn(`${name}.${key}`, c, language),
    counts: { name, of, along },
  }));
}

const computedColumn = (name: string, computed: Computed, language: Language): Column => ({
  key: computedKey(name),
  label: say(computed.label, language),
  labels: computed.label,
  computed,
});

/** The lines of the header block: what every document has is not among them. */
export function blockOf(shape: Shape): readonly Line[] {
  const { fields, computed } = parts(shape);
  return [
    ...Object.entries(fields).map(([name, field]): Line => ({ name, labels: field.label, field })),
    ...Object.entries(computed).map(([name, c]): Line => ({ name, labels: c.label, computed: c })),
  ];
}

/**
 * What a cell of a matrix offers: each option, and the combinations that the method's own sample uses ("A/R"), since
 * most others make no sense. Those that the document has already are offered too.
 */
export function matrixChoices(template: AnyTemplate, name: string, content: Stored): readonly string[] {
  const shape: Shape = template.shape;
  const matrix = parts(shape).matrices[name];
  const sample = applyPatch(shape, {}, template.sample((en) => en) as never);
  const used = [sample, content].flatMap((from) =>
    Object.values((from[name] ?? {}) as Readonly<Record<string, Stored>>).flatMap((row) => Object.values(row)),
  );
  const combined = used
    .filter((cell): cell is readonly string[] => Array.isArray(cell) && cell.length > 1)
    .map(cellText);
  return [...new Set([...Object.keys(matrix?.cell.options ?? {}), ...combined])];
}
