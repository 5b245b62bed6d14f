import type { Node } from "./expression.ts";

/** What an expression can see from where it stands: one row, one matrix row or column, or the document. */
export interface Scope {
  readonly today: string;
  read(name: string): unknown;
  rows(table: string): readonly Scope[];
  cells(): readonly (readonly string[])[];
}

/** An expression ready to run: looked at once, then run for every row. */
export type Compiled = (scope: Scope) => unknown;

/** The value of an expression in one row (or document); `undefined` is empty. */
export const evaluate = (node: Node, scope: Scope): unknown => compiled(node)(scope);

const made = new WeakMap<Node, Compiled>();
/** An expression as a function, made once per expression: closures, as no host lets core make code from text. */
export function compiled(node: Node): Compiled {
  let run = made.get(node);
  if (!run) made.set(node, (run = compile(node)));
  return run;
}

function compile(node: Node): Compiled {
  switch (node.op) {
    case "ref": {
      const { name } = node;
      return (scope) => asTerm(scope.read(name));
    }
    case "value": {
      const { value } = node;
      return () => value;
    }
    case "today":
      return (scope) => scope.today;
    case "eq": {
      const [a, b] = [compiled(node.args[0]), compiled(node.args[1])];
      return (scope) => a(scope) === b(scope);
    }
    case "ge":
    case "gt": {
      const [a, b] = [compiled(node.args[0]), compiled(node.args[1])];
      return node.op === "ge"
        ? (scope) => compare(a(scope), b(scope), true)
        : (scope) => compare(a(scope), b(scope), false);
    }
    case "count":
    case "sum":
    case "average":
      return summary(node);
    case "cells": {
      const { has } = node;
      return (scope) => {
        let n = 0;
        for (const options of scope.cells()) if (options.includes(has)) n++;
        return n;
      };
    }
    case "band": {
      const [of, { bands }] = [compiled(node.of), node];
      return (scope) => {
        const n = of(scope);
        return typeof n === "number" ? bands.find((b) => b.below === undefined || n < b.below)?.id : undefined;
      };
    }
    default:
      return operation(node.op, node.args.map(compiled));
  }
}

type Operation = "and" | "or" | "not" | "filled" | "if" | "days" | keyof typeof arithmetic;
function operation(op: Operation, args: readonly Compiled[]): Compiled {
  const [a, b, c] = args as [Compiled, Compiled, Compiled];
  switch (op) {
    case "and":
      return (scope) => {
        for (const arg of args) if (arg(scope) !== true) return false;
        return true;
      };
    case "or":
      return (scope) => {
        for (const arg of args) if (arg(scope) === true) return true;
        return false;
      };
    case "not":
      return (scope) => a(scope) !== true;
    case "filled":
      return (scope) => isFilled(a(scope));
    case "if":
      return (scope) => (a(scope) === true ? b(scope) : c(scope));
    case "days":
      return (scope) => daysBetween(a(scope), b(scope));
    default:
      return calculation(arithmetic[op], args);
  }
}

/** Nothing, an empty text or list, and an unticked box all count as not filled in. */
export const isFilled = (v: unknown): boolean =>
  v !== undefined && v !== null && v !== "" && v !== false && !(Array.isArray(v) && v.length === 0);

const asTerm = (v: unknown): unknown => (typeof v === "object" && v !== null && "amount" in v ? Number(v.amount) : v);

const compare = (a: unknown, b: unknown, orEqual: boolean): boolean =>
  typeof a === "number" && typeof b === "number" && (orEqual ? a >= b : a > b);

function daysBetween(from: unknown, to: unknown): number | undefined {
  const days = (dayNumber(to) - dayNumber(from)) / 86_400_000;
  return Number.isNaN(days) ? undefined : days;
}
/** Only ISO days: `Date.parse` would also make something of "5". */
const dayNumber = (day: unknown): number =>
  typeof day === "string" && /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(day) : NaN;
const finite = (n: number): number | undefined => (Number.isFinite(n) ? n : undefined);

function summary(node: Node & { op: "count" | "sum" | "average" }): Compiled {
  const [where, of] = [node.where && compiled(node.where), node.of && compiled(node.of)];
  const isCount = node.op === "count" || !of;
  return (scope) => {
    let [rows, numbers, sum] = [0, 0, 0];
    for (const row of scope.rows(node.table)) {
      if (where && where(row) !== true) continue;
      rows++;
      const n = isCount ? undefined : of(row);
      if (typeof n !== "number") continue;
      numbers++;
      sum += n;
    }
    if (isCount) return rows;
    return finite(node.op === "sum" ? sum : sum / numbers);
  };
}

const arithmetic = {
  add: (a: number, b: number) => a + b,
  subtract: (a: number, b: number) => a - b,
  multiply: (a: number, b: number) => a * b,
  divide: (a: number, b: number) => a / b,
  min: (a: number, b: number) => Math.min(a, b),
  max: (a: number, b: number) => Math.max(a, b),
};
/** Of numbers from left to right; empty when one of them is empty, or none is there. */
function calculation(step: (a: number, b: number) => number, args: readonly Compiled[]): Compiled {
  return (scope) => {
    let total: number | undefined;
    for (const arg of args) {
      const n = arg(scope);
      if (typeof n !== "number") return undefined;
      total = total === undefined ? n : step(total, n);
    }
    return total === undefined ? undefined : finite(total);
  };
}
