import { type Expr, settingOf, type TableScope } from "./expression.ts";
import type { Columns, Computed, Field, Term } from "./fields.ts";
import { hoisted, refs, shared } from "./hoist.ts";
import type { Label } from "./label.ts";

export type ComputedMap = Readonly<Record<string, Computed>>;
export type OutOf<X> = X extends Computed<infer T> ? T : never;
/** The columns of a table as terms of an expression, computed ones among them. */
export type Scoped<C, D = {}> = { readonly [N in keyof C]: Term<C[N]> } & {
  readonly [N in keyof D]: Expr<OutOf<D[N]>>;
};

/** "This must be filled when ...", reported under the method's own rule code when it has one, else as G-01. */
export interface Need {
  readonly when: Expr<boolean>;
  readonly code: string;
}
export const needs = (code: string, when: Expr<boolean>): Need => ({ when, code });
type Needs<C> = { readonly [N in keyof C]?: Expr<boolean> | Need };
export type NeedMap = Readonly<Record<string, Expr<boolean> | Need>>;

/** Rows with stable ids. */
export interface Table<C extends Columns = Columns, D = unknown> {
  readonly kind: "table";
  readonly label: Label;
  readonly columns: C;
  readonly computed: D;
  readonly needs: NeedMap;
  readonly privateWhen?: Expr<boolean>;
  readonly required?: true;
}
interface TableDefinition<C extends Columns, D extends ComputedMap> {
  readonly columns: C & { readonly id?: never };
  readonly computed?: (column: Scoped<C>) => D;
  readonly needs?: (column: Scoped<C, D>) => Needs<C>;
  /** Rows for which this holds never reach a client copy. */
  readonly privateWhen?: (column: Scoped<C, D>) => Expr<boolean>;
  readonly required?: true;
}

/** Defines a table. `computed` and `needs` see the columns by name and type; a name that is not there does not compile. */
export function table<const C extends Columns, const D extends ComputedMap = {}>(
  en: string,
  zh: string,
  definition: TableDefinition<C, D>,
): Table<C, D> {
  const { columns, required } = definition;
  const derived = shared(definition.computed?.(refs(Object.keys(columns))) ?? ({} as D));
  const scope: Scoped<C, D> = refs([...Object.keys(columns), ...Object.keys(derived)]);
  const privateWhen = definition.privateWhen?.(scope);
  return {
    kind: "table",
    label: [en, zh],
    columns,
    computed: derived,
    needs: (definition.needs?.(scope) ?? {}) as NeedMap,
    ...(privateWhen && { privateWhen }),
    ...(required && { required }),
  };
}

/** Rows of one table × rows of another; a cell is any stored field. */
export interface Matrix<R extends string = string, F extends Field = Field> {
  readonly kind: "matrix";
  readonly label: Label;
  /** The table whose rows are the matrix's rows. */
  readonly rows: R;
  /** The table whose rows are the matrix's columns. */
  readonly columns: R;
  readonly cell: F;
  readonly perRow?: ComputedMap;
  readonly perColumn?: ComputedMap;
}
export const matrix = <const R extends string, F extends Field>(
  en: string,
  zh: string,
  definition: Omit<Matrix<R, F>, "kind" | "label">,
): Matrix<R, F> => ({ kind: "matrix", label: [en, zh], ...definition });

/** A threshold somebody may change: the default, and what it is. */
export type Setting = readonly [value: number, en: string, zh: string];
export type Settings = Readonly<Record<string, Setting>>;

export const families = ["align", "plan", "run", "report", "improve", "external", "project"] as const;
export type Family = (typeof families)[number];
/** A hint: a host shows what it can. */
export interface View {
  readonly view: "board" | "calendar" | "timeline" | "heatmap" | "bars";
  readonly of: string;
  readonly by: readonly string[];
}

// `any` as the defaults: a shape is generic in five maps, and code that works on every template names none of them.
/* oxlint-disable typescript/no-explicit-any */
export interface Shape<F = any, T = any, M = any, D = any, S = any> {
  /* oxlint-enable typescript/no-explicit-any */
  readonly id: string;
  readonly version: number;
  readonly family: Family;
  readonly name: Label;
  readonly purpose: Label;
  /** Ids of sources; each resolves to a titled reference (`sources.ts`). */
  readonly source: readonly string[];
  readonly fields: F;
  readonly tables: T;
  readonly matrices: M;
  readonly computed: D;
  readonly needs: NeedMap;
  readonly settings: S;
  readonly views: readonly View[];
}

/** Not `Table<…>`: its type parameters would flow back from this context into `table()` and turn "no computed columns" into "any column". */
type Tables = Readonly<Record<string, { readonly kind: "table"; readonly label: Label }>>;
type TableScopes<T> = {
  readonly [N in keyof T]: T[N] extends Table<infer C, infer D> ? TableScope<Scoped<C, D>> : never;
};
interface ShapeDefinition<F extends Columns, T extends Tables, M, D extends ComputedMap, S extends Settings> {
  readonly id: string;
  readonly version: number;
  readonly family: Family;
  readonly name: Label;
  readonly purpose: Label;
  readonly source: readonly string[];
  readonly fields?: F;
  readonly tables?: T;
  readonly matrices?: M;
  readonly settings?: S;
  readonly views?: readonly View[];
  /** `setting`: the thresholds as terms, so that a number judges by what the project says. */
  readonly computed?: (
    field: Scoped<F>,
    table: TableScopes<T>,
    setting: { readonly [N in keyof S]: Expr<number> },
  ) => D;
  readonly needs?: (field: Scoped<F, D>) => Needs<F>;
}

/**
 * What a kind of document holds. Apart from its rules so that rules (of this and of other templates) can import the shape:
 * a template that held its own rules could not be inferred (TS7022, "referenced in its own initializer").
 */
export function defineShape<
  const F extends Columns = {},
  const T extends Tables = {},
  const M extends Readonly<Record<string, Matrix<keyof T & string>>> = {},
  const D extends ComputedMap = {},
  const S extends Settings = {},
>(definition: ShapeDefinition<F, T, M, D, S>): Shape<F, T, M, D, S> {
  const tables = { ...definition.tables } as unknown as Record<string, Table>;
  const scopes = Object.fromEntries(
    Object.entries(tables).map(([name, { columns, computed }]) => [
      name,
      { table: name, columns: refs([...Object.keys(columns), ...Object.keys(computed as ComputedMap)]) },
    ]),
  ) as TableScopes<T>;
  const fields = definition.fields ?? ({} as F);
  const names = Object.keys(fields);
  const settings = definition.settings ?? ({} as S);
  const thresholds = Object.fromEntries(
    Object.entries(settings).map(([name, [value]]) => [name, settingOf(name, value)]),
  ) as { readonly [N in keyof S]: Expr<number> };
  const derived = hoisted(shared(definition.computed?.(refs(names), scopes, thresholds) ?? ({} as D)), tables);
  return {
    ...definition,
    fields,
    tables: tables as unknown as T,
    matrices: definition.matrices ?? ({} as M),
    computed: derived,
    needs: (definition.needs?.(refs([...names, ...Object.keys(derived)])) ?? {}) as NeedMap,
    settings,
    views: definition.views ?? [],
  };
}

/** The maps of a shape with their general types, for code that walks every template alike. */
export const parts = (
  shape: Shape,
): {
  readonly fields: Columns;
  readonly tables: Readonly<Record<string, Table<Columns, ComputedMap>>>;
  readonly matrices: Readonly<Record<string, Matrix>>;
  readonly computed: ComputedMap;
  readonly settings: Settings;
} => shape;
