import type { Content } from "./content.ts";
import type { Stored } from "./document.ts";
import { compiled, type Compiled, type Scope } from "./evaluate.ts";
import type { Node } from "./expression.ts";
import { listKinds, type Columns } from "./fields.ts";
import { parts, type ComputedMap, type Shape } from "./shape.ts";
import { MatrixCounts } from "./totals.ts";

export { totals, type Totals } from "./totals.ts";

/** What is added to every row of a table, or to the document: looked up in the shape once. */
interface Level {
  /** Columns that are never missing, only empty. */
  readonly lists: readonly string[];
  /** Each behind those that it builds on. */
  readonly formulas: readonly (readonly [name: string, run: Compiled])[];
}
interface Plan {
  readonly top: Level;
  readonly tables: readonly (readonly [name: string, level: Level])[];
}
const plans = new WeakMap<Shape, Plan>();

function planOf(shape: Shape): Plan {
  const known = plans.get(shape);
  if (known) return known;
  const { fields, tables, computed } = parts(shape);
  const plan: Plan = {
    top: levelOf(fields, computed),
    tables: Object.entries(tables).map(([name, t]) => [name, levelOf(t.columns, t.computed)]),
  };
  plans.set(shape, plan);
  return plan;
}
function levelOf(columns: Columns, formulas: ComputedMap): Level {
  const ordered = new Map<string, Compiled>();
  const open = new Set<string>();
  const add = (name: string): void => {
    if (open.has(name)) return;
    open.add(name);
    const { node } = formulas[name]!.expression;
    for (const used of usedIn(node)) if (Object.hasOwn(formulas, used)) add(used);
    ordered.set(name, compiled(node));
  };
  Object.keys(formulas).forEach(add);
  const lists = Object.entries(columns).flatMap(([name, { kind }]) => (listKinds.has(kind) ? [name] : []));
  return { lists, formulas: [...ordered] };
}
/** Names that an expression reads where it stands; what a summary reads stands in another table. */
function usedIn(node: Node): readonly string[] {
  if (node.op === "ref") return [node.name];
  if (node.op === "band") return usedIn(node.of);
  return "args" in node ? node.args.flatMap(usedIn) : [];
}

/** Stored content plus computed values and empty lists: what rules and hosts read. */
export function fill<S extends Shape>(shape: S, stored: Stored, today: string): Content<S> {
  const { fields, matrices } = parts(shape);
  const { top, tables } = planOf(shape);
  const filling = new Filling(shape, stored, today);
  const out: Record<string, unknown> = {};
  for (const [name, level] of tables) {
    const rows = (stored[name] ?? []) as Stored[];
    out[name] = rows.map((row) => completed(row, level, filling, name));
    filling.tables.set(name, out[name] as readonly Stored[]);
  }
  for (const name of Object.keys(matrices)) out[name] = bare((stored[name] ?? {}) as Readonly<Record<string, Stored>>);
  const values = completed(stored, top, filling, "");
  for (const name of Object.keys(fields)) if (values[name] !== undefined) out[name] = values[name];
  for (const [name] of top.formulas) out[name] = values[name];
  return out as Content<S>;
}

/** A row with its empty lists and its computed values. */
function completed(row: Stored, { lists, formulas }: Level, filling: Filling, table: string): Stored {
  const values: Record<string, unknown> = { ...row };
  for (const name of lists) if (row[name] === undefined) values[name] = [];
  if (formulas.length === 0) return values;
  const scope = new RowScope(filling, table, values);
  for (const [name, run] of formulas) values[name] = run(scope);
  return values;
}

/** What the rows of one document see of the rest of it. */
class Filling {
  readonly today: string;
  readonly tables = new Map<string, readonly Stored[]>();
  readonly hasMatrices: boolean;
  private readonly matrices: ReadonlyMap<string, MatrixCounts>;
  private readonly counts = new Map<string, Count>();
  private readonly scopes = new Map<string, readonly Scope[]>();

  constructor(shape: Shape, stored: Stored, today: string) {
    this.today = today;
    const matrices = Object.entries(parts(shape).matrices);
    this.hasMatrices = matrices.length > 0;
    this.matrices = new Map(matrices.map(([name, m]) => [name, new MatrixCounts(name, m, stored, today)]));
  }
  /** The rows of a table that are filled by now, for a summary. */
  rows(name: string): readonly Scope[] {
    const known = this.scopes.get(name);
    if (known) return known;
    const made = (this.tables.get(name) ?? []).map((values) => new RowScope(this, name, values));
    this.scopes.set(name, made);
    return made;
  }
  /** A matrix's count as its tables see it: "duties.accountable". */
  countOf(table: string, id: string, name: string): unknown {
    let count = this.counts.get(name);
    if (!count) this.counts.set(name, (count = this.counter(name)));
    return count(table, id);
  }
  private counter(name: string): Count {
    const [matrix = "", key = ""] = name.split(".");
    const known = this.matrices.get(matrix);
    return known ? (table, id) => known.countOf(table, id, key) : () => undefined;
  }
}
type Count = (table: string, id: string) => unknown;

class RowScope implements Scope {
  readonly today: string;
  private readonly filling: Filling;
  private readonly table: string;
  private readonly values: Stored;

  constructor(filling: Filling, table: string, values: Stored) {
    this.today = filling.today;
    this.filling = filling;
    this.table = table;
    this.values = values;
  }
  read(name: string): unknown {
    if (this.filling.hasMatrices && name.includes("."))
      return this.filling.countOf(this.table, String(this.values["id"]), name);
    return Object.hasOwn(this.values, name) ? this.values[name] : undefined;
  }
  rows(name: string): readonly Scope[] {
    return this.filling.rows(name);
  }
  cells(): readonly (readonly string[])[] {
    return [];
  }
}

/** Makes objects that inherit nothing, so that a row called `constructor` is empty and not Object's own; filled faster than `Object.create(null)`. */
const Bare = function () {} as unknown as new () => Record<string, unknown>;
Bare.prototype = Object.create(null);
function bare(grid: Readonly<Record<string, Stored>>): object {
  const out = new Bare();
  for (const row of Object.keys(grid)) {
    const [from, cells] = [grid[row]!, new Bare()];
    for (const column of Object.keys(from)) cells[column] = from[column];
    out[row] = cells;
  }
  return out;
}
