import type { Stored } from "./document.ts";
import { compiled, type Scope } from "./evaluate.ts";
import { type ComputedMap, type Matrix, parts, type Shape } from "./shape.ts";

type Cells = Readonly<Record<string, Readonly<Record<string, unknown>>>>;
const none: readonly never[] = [];
const own = <T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined =>
  record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;
const listed = (value: unknown): readonly string[] =>
  Array.isArray(value) ? (value as string[]) : typeof value === "string" ? [value] : none;

/** Letters of one matrix row or column, as an expression counts them. */
class LineScope implements Scope {
  readonly today: string;
  private readonly letters: readonly (readonly string[])[];
  private readonly formulas: ComputedMap;

  constructor(today: string, letters: readonly (readonly string[])[], formulas: ComputedMap) {
    this.today = today;
    this.letters = letters;
    this.formulas = formulas;
  }
  read(name: string): unknown {
    const formula = own(this.formulas, name);
    return formula && compiled(formula.expression.node)(this);
  }
  rows(): readonly Scope[] {
    return none;
  }
  cells(): readonly (readonly string[])[] {
    return this.letters;
  }
}

/** What a matrix counts, worked out for the rows and columns that are asked for. */
export class MatrixCounts {
  readonly matrix: Matrix;
  readonly rowIds: readonly string[];
  readonly columnIds: readonly string[];
  private readonly columns: ReadonlySet<string>;
  private readonly grid: Cells;
  private readonly today: string;
  private last: { readonly of: "row" | "column"; readonly id: string; readonly line: Scope } | undefined;

  constructor(name: string, matrix: Matrix, stored: Stored, today: string) {
    const ids = (table: string): string[] => ((stored[table] ?? []) as { id: string }[]).map((row) => row.id);
    this.matrix = matrix;
    this.rowIds = ids(matrix.rows);
    this.columnIds = ids(matrix.columns);
    this.columns = new Set(this.columnIds);
    this.grid = (stored[name] ?? {}) as Cells;
    this.today = today;
  }
  row(id: string): Scope {
    const cells = own(this.grid, id) ?? {};
    const letters: (readonly string[])[] = [];
    for (const column of Object.keys(cells)) if (this.columns.has(column)) letters.push(listed(cells[column]));
    return new LineScope(this.today, letters, this.matrix.perRow ?? {});
  }
  column(id: string): Scope {
    const letters = this.rowIds.map((row) => listed(own(own(this.grid, row), id)));
    return new LineScope(this.today, letters, this.matrix.perColumn ?? {});
  }
  /** A count as the matrix's tables see it, by the table and id of a row of theirs. */
  countOf(table: string, id: string, key: string): unknown {
    const { rows, columns, perRow = {} } = this.matrix;
    const isPerRow = rows === table && Object.hasOwn(perRow, key);
    if (!isPerRow && columns !== table) return undefined;
    const of = isPerRow ? "row" : "column";
    if (this.last?.of !== of || this.last.id !== id) this.last = { of, id, line: this[of](id) };
    return this.last.line.read(key);
  }
}

/** The computed values of a matrix: by row id, and by column id. */
export interface Totals {
  readonly perRow: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly perColumn: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** What a matrix counts per row and per column, for every row of its two tables, empty ones included. */
export function totals(shape: Shape, name: string, stored: Stored, today: string): Totals {
  const counts = new MatrixCounts(name, parts(shape).matrices[name]!, stored, today);
  const { perRow = {}, perColumn = {} } = counts.matrix;
  const values = (line: Scope, formulas: ComputedMap): Record<string, unknown> =>
    Object.fromEntries(Object.keys(formulas).map((key) => [key, line.read(key)]));
  return {
    perRow: Object.fromEntries(counts.rowIds.map((id) => [id, values(counts.row(id), perRow)])),
    perColumn: Object.fromEntries(counts.columnIds.map((id) => [id, values(counts.column(id), perColumn)])),
  };
}
