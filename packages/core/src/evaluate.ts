import type { Node } from "./expression.ts";

/** What an expression can see from where it stands: one row, one matrix row or column, or the document. */
export interface Scope {
  readonly today: string;
  read(name: string): unknown;
  rows(table: string): readonly Scope[];
  cells(): readonly (readonly string[])[];
}

/** The value of an expression in one row (or document); `undefined` is empty. */
export function evaluate(node: Node, scope: Scope): unknown {
  const value = (n: Node): unknown => evaluate(n, scope);
  switch (node.op) {
    case "ref":
      return asTerm(scope.read(node.name));
    case "value":
      return node.value;
    case "today":
      return scope.today;
    case "eq":
      return value(node.args[0]) === value(node.args[1]);
    case "ge":
    case "gt":
      return compare(node.op, value(node.args[0]), value(node.args[1]));
    case "and":
      return node.args.every((n) => value(n) === true);
    case "or":
      return node.args.some((n) => value(n) === true);
    case "not":
      return value(node.args[0]!) !== true;
    case "filled":
      return isFilled(value(node.args[0]!));
    case "if":
      return value(value(node.args[0]!) === true ? node.args[1]! : node.args[2]!);
    case "days":
      return daysBetween(value(node.args[0]!), value(node.args[1]!));
    case "count":
    case "sum":
    case "average":
      return summarise(node, scope);
    case "cells":
      return scope.cells().filter((options) => options.includes(node.has)).length;
    case "band": {
      const n = value(node.of);
      return typeof n === "number" ? node.bands.find((b) => b.below === undefined || n < b.below)?.id : undefined;
    }
    default:
      return arithmetic(node.op, node.args.map(value));
  }
}

/** Nothing, an empty text or list, and an unticked box all count as not filled in. */
export const isFilled = (v: unknown): boolean =>
  v !== undefined && v !== null && v !== "" && v !== false && !(Array.isArray(v) && v.length === 0);

const asTerm = (v: unknown): unknown => (typeof v === "object" && v !== null && "amount" in v ? Number(v.amount) : v);

const compare = (op: "ge" | "gt", a: unknown, b: unknown): boolean =>
  typeof a === "number" && typeof b === "number" && (op === "ge" ? a >= b : a > b);

function daysBetween(from: unknown, to: unknown): number | undefined {
  const days = (dayNumber(to) - dayNumber(from)) / 86_400_000;
  return Number.isNaN(days) ? undefined : days;
}
/** Only ISO days: `Date.parse` would also make something of "5". */
const dayNumber = (day: unknown): number =>
  typeof day === "string" && /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(day) : NaN;
const finite = (n: number): number | undefined => (Number.isFinite(n) ? n : undefined);

function summarise(node: Node & { op: "count" | "sum" | "average" }, scope: Scope): number | undefined {
  const { where, of } = node;
  const rows = scope.rows(node.table).filter((row) => !where || evaluate(where, row) === true);
  if (node.op === "count" || !of) return rows.length;
  const numbers = rows.map((row) => evaluate(of, row)).filter((n) => typeof n === "number");
  const sum = numbers.reduce((a, b) => a + b, 0);
  return finite(node.op === "sum" ? sum : sum / numbers.length);
}

function arithmetic(op: "add" | "subtract" | "multiply" | "divide" | "min" | "max", args: unknown[]): unknown {
  if (args.length === 0 || !args.every((n) => typeof n === "number")) return undefined;
  if (op === "min") return Math.min(...args);
  if (op === "max") return Math.max(...args);
  return finite(
    args.reduce((a, b) => {
      if (op === "add") return a + b;
      if (op === "subtract") return a - b;
      return op === "multiply" ? a * b : a / b;
    }),
  );
}
