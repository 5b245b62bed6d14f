import type { Label, Tone } from "./label.ts";

/**
 * A computation as plain data: evaluated by core (`evaluate`), translated by hosts into their own formula. `T` is a phantom, the value that comes out.
 *
 * The empty rule, the same on every platform: arithmetic with an empty operand is empty, a comparison with one is false, x / 0 is empty.
 */
export interface Expr<T> {
  readonly node: Node;
  readonly "~out"?: T;
}
/** An ISO calendar date. Branded so that dates and texts do not mix in an expression. */
export interface Day {
  readonly "~day": true;
}

/** One step of a scale: values below `below`; the last band has none. */
export interface Band {
  readonly below?: number;
  /** The setting of the shape that `below` is the value of. */
  readonly setting?: string;
  readonly id: string;
  readonly label: Label;
  readonly tone: Tone;
}
export type Node =
  | { readonly op: "ref"; readonly name: string }
  /** `setting`: the setting of the shape that it is the value of, so that `configured` finds it. */
  | { readonly op: "value"; readonly value: number | string | boolean; readonly setting?: string }
  | { readonly op: "today" }
  | {
      readonly op: "add" | "subtract" | "multiply" | "divide" | "min" | "max" | "days";
      readonly args: readonly Node[];
    }
  | { readonly op: "eq" | "ge" | "gt"; readonly args: readonly [Node, Node] }
  | { readonly op: "and" | "or" | "not" | "filled" | "if"; readonly args: readonly Node[] }
  | { readonly op: "count" | "sum" | "average"; readonly table: string; readonly of?: Node; readonly where?: Node }
  | { readonly op: "cells"; readonly has: string }
  | { readonly op: "band"; readonly of: Node; readonly bands: readonly Band[] };
export type Op = Node["op"];

type Num = Expr<number> | number;
type Strict = "add" | "subtract" | "multiply" | "divide" | "min" | "max";
type Arithmetic = (...args: Num[]) => Expr<number>;
const expr = <T>(node: Node): Expr<T> => ({ node });
const num = (n: Num): Node => (typeof n === "number" ? { op: "value", value: n } : n.node);
const strict =
  (op: Strict): Arithmetic =>
  (...args) =>
    expr({ op, args: args.map(num) });

export const plus: Arithmetic = strict("add");
export const minus: Arithmetic = strict("subtract");
export const times: Arithmetic = strict("multiply");
export const over: Arithmetic = strict("divide");
export const least: Arithmetic = strict("min");
export const most: Arithmetic = strict("max");
export const today: Expr<Day> = expr({ op: "today" });
/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: Expr<Day>, to: Expr<Day>): Expr<number> =>
  expr({ op: "days", args: [from.node, to.node] });
export const atLeast = (a: Num, b: Num): Expr<boolean> => expr({ op: "ge", args: [num(a), num(b)] });
export const above = (a: Num, b: Num): Expr<boolean> => expr({ op: "gt", args: [num(a), num(b)] });
/** True when a choice holds one of `options`; an option the field does not have does not compile. */
export const is = <T extends string>(field: Expr<T>, ...options: NoInfer<T>[]): Expr<boolean> =>
  any(...options.map((value) => expr<boolean>({ op: "eq", args: [field.node, { op: "value", value }] })));
/** True when the document's state is one of these. */
export const inState = (...states: string[]): Expr<boolean> =>
  is(expr<string>({ op: "ref", name: "$state" }), ...states);
export const filled = (e: Expr<unknown>): Expr<boolean> => expr({ op: "filled", args: [e.node] });
export const all = (...e: Expr<boolean>[]): Expr<boolean> =>
  (e.length === 1 && e[0]) || expr({ op: "and", args: e.map((x) => x.node) });
export const any = (...e: Expr<boolean>[]): Expr<boolean> =>
  (e.length === 1 && e[0]) || expr({ op: "or", args: e.map((x) => x.node) });
export const not = (e: Expr<boolean>): Expr<boolean> => expr({ op: "not", args: [e.node] });
/** `then` when `when` holds, else `otherwise`. */
export const either = (when: Expr<boolean>, then: Num, otherwise: Num): Expr<number> =>
  expr({ op: "if", args: [when.node, num(then), num(otherwise)] });

/** What a summary sees of a table: its name and its typed columns. */
export interface TableScope<C> {
  readonly table: string;
  readonly columns: C;
}
type Where<C> = (columns: C) => Expr<boolean>;
type Of<C> = (columns: C) => Expr<number>;
const summary = <C>(op: "count" | "sum" | "average", t: TableScope<C>, of?: Of<C>, where?: Where<C>): Expr<number> =>
  expr({
    op,
    table: t.table,
    ...(of && { of: of(t.columns).node }),
    ...(where && { where: where(t.columns).node }),
  });
export const countRows = <C>(t: TableScope<C>, where?: Where<C>): Expr<number> => summary("count", t, undefined, where);
export const sumOf = <C>(t: TableScope<C>, of: Of<C>, where?: Where<C>): Expr<number> => summary("sum", t, of, where);
export const averageOf = <C>(t: TableScope<C>, of: Of<C>, where?: Where<C>): Expr<number> =>
  summary("average", t, of, where);
/**
 * A matrix's own count, seen from the table of its rows (`perRow`) or columns (`perColumn`): "duties.accountable". Hosts show these counts as columns
 * of that table, so a reference to one is a reference to a column.
 */
export const totalOf = (matrix: string, name: string): Expr<number> => expr({ op: "ref", name: `${matrix}.${name}` });
/** True when a number is exactly `n`. */
export const exactly = (a: Expr<number>, n: number): Expr<boolean> =>
  expr({ op: "eq", args: [a.node, { op: "value", value: n }] });
/** How many cells of this matrix row (or column) hold the option. One option: "A or R" has no portable formula; add two counts. */
export const cellsWith = (has: string): Expr<number> => expr({ op: "cells", has });
/** A threshold inside a computation: the setting's default, until `configured` puts the project's value there. */
export const settingOf = (name: string, value: number): Expr<number> => expr({ op: "value", value, setting: name });
/** A band as it is written: its end may be a threshold. */
export type BandTo = Omit<Band, "below" | "setting"> & { readonly below?: Num };
/** The id of the band a number falls into. */
export const banded = (of: Expr<number>, bands: readonly BandTo[]): Expr<string> =>
  expr({ op: "band", of: of.node, bands: bands.map(toBand) });
/** @throws Error when an end is neither a number nor a threshold: no host could write it down */
function toBand({ below, ...band }: BandTo): Band {
  if (below === undefined) return band;
  if (typeof below === "number") return { below, ...band };
  const { node } = below;
  if (node.op !== "value" || typeof node.value !== "number")
    throw new Error(`Unexpected ${node.op} as the end of the band "${band.id}", expected a number or a setting`);
  return { below: node.value, ...(node.setting !== undefined && { setting: node.setting }), ...band };
}
