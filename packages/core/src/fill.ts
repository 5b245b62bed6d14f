import type { Content } from "./content.ts";
import type { Stored } from "./document.ts";
import { evaluate, type Scope } from "./evaluate.ts";
import { listKinds, type Columns } from "./fields.ts";
import { parts, type ComputedMap, type Shape } from "./shape.ts";

type Cells = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
const own = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;

/** Letters of one matrix row or column, as an expression counts them. */
const cellScope = (today: string, cells: readonly (readonly string[])[], formulas: ComputedMap): Scope => {
  const scope: Scope = {
    today,
    rows: () => [],
    cells: () => cells,
    read: (name) => {
      const formula = own(formulas, name);
      return formula && evaluate(formula.expression.node, scope);
    },
  };
  return scope;
};

/** The computed values of a matrix: by row id, and by column id. */
export interface Totals {
  readonly perRow: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly perColumn: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** What a matrix counts per row and per column, for every row of its two tables, empty ones included. */
export function totals(shape: Shape, name: string, stored: Stored, today: string): Totals {
  const { rows, columns, perRow = {}, perColumn = {} } = parts(shape).matrices[name]!;
  const grid = (stored[name] ?? {}) as Cells;
  const ids = (table: string): string[] => ((stored[table] ?? []) as { id: string }[]).map((row) => row.id);
  const listed = (value: unknown): readonly string[] =>
    Array.isArray(value) ? (value as string[]) : typeof value === "string" ? [value] : [];
  const values = (cells: unknown[], formulas: ComputedMap): Record<string, unknown> => {
    const scope = cellScope(today, cells.map(listed), formulas);
    return Object.fromEntries(Object.keys(formulas).map((key) => [key, scope.read(key)]));
  };
  const [rowIds, columnIds] = [ids(rows), ids(columns)];
  const at = (row: string, column: string): unknown => own(own(grid, row) ?? {}, column);
  return {
    perRow: Object.fromEntries(
      rowIds.map((r) => [
        r,
        values(
          columnIds.map((c) => at(r, c)),
          perRow,
        ),
      ]),
    ),
    perColumn: Object.fromEntries(
      columnIds.map((c) => [
        c,
        values(
          rowIds.map((r) => at(r, c)),
          perColumn,
        ),
      ]),
    ),
  };
}

/** Stored content plus computed values and empty lists: what rules and hosts read. */
export function fill<S extends Shape>(shape: S, stored: Stored, today: string): Content<S> {
  const { fields, tables, matrices, computed } = parts(shape);
  const out: Record<string, unknown> = {};
  const scopes: Record<string, readonly Scope[]> = {};
  const counted = Object.entries(matrices).map(([name, m]) => ({
    name,
    m,
    totals: totals(shape, name, stored, today),
  }));

  /** A matrix's count as its tables see it: "duties.accountable". */
  const countOf = (table: string, row: string, name: string): unknown => {
    const [matrix, key = ""] = name.split(".");
    const found = counted.find((c) => c.name === matrix);
    if (!found) return undefined;
    const { perRow, perColumn } = found.totals;
    const isPerRow = found.m.rows === table && Object.hasOwn(found.m.perRow ?? {}, key);
    return own(isPerRow ? perRow : perColumn, row)?.[key];
  };
  const level = (
    raw: Stored,
    columns: Columns,
    formulas: ComputedMap,
    table = "",
  ): { values: Stored; scope: Scope } => {
    const lists = Object.entries(columns).filter(([name, f]) => listKinds.has(f.kind) && raw[name] === undefined);
    const values: Stored = { ...raw, ...Object.fromEntries(lists.map(([name]) => [name, []])) };
    // A value that ten others build on is worked out once.
    const known = new Map<string, unknown>();
    const scope: Scope = {
      today,
      rows: (name) => own(scopes, name) ?? [],
      cells: () => [],
      read: (name) => {
        const formula = own(formulas, name);
        if (formula && !known.has(name)) known.set(name, evaluate(formula.expression.node, scope));
        if (formula) return known.get(name);
        return name.includes(".") ? countOf(table, String(raw["id"]), name) : own(values, name);
      },
    };
    return { values, scope };
  };

  for (const [name, t] of Object.entries(tables)) {
    const rows = ((stored[name] ?? []) as Stored[]).map((row) => level(row, t.columns, t.computed, name));
    scopes[name] = rows.map((r) => r.scope);
    out[name] = rows.map(({ values, scope }) => ({ ...values, ...valuesOf(t.computed, scope) }));
  }
  for (const name of Object.keys(matrices)) out[name] = bare((stored[name] ?? {}) as Readonly<Record<string, object>>);
  const top = level(stored, fields, computed);
  for (const name of Object.keys(fields)) if (top.values[name] !== undefined) out[name] = top.values[name];
  return { ...out, ...valuesOf(computed, top.scope) } as Content<S>;
}
/** Without a prototype, so that a row called `constructor` is empty and not Object's own. */
const bare = (grid: Readonly<Record<string, object>>): object =>
  Object.assign(
    Object.create(null) as object,
    Object.fromEntries(
      Object.entries(grid).map(([row, cells]) => [row, Object.assign(Object.create(null) as object, cells)]),
    ),
  );
const valuesOf = (formulas: ComputedMap, scope: Scope): Record<string, unknown> =>
  Object.fromEntries(Object.keys(formulas).map((name) => [name, scope.read(name)]));
