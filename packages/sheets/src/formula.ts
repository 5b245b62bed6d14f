import {
  optionText,
  parts,
  say,
  type Expr,
  type Field,
  type Language,
  type Matrix,
  type Node,
  type Shape,
} from "@parley/core";
import { computedKey, fieldLine, idColumn, matrixColumn } from "./keys.ts";
import type { Formula, Part } from "./native.ts";

/** Where an expression stands: what its names mean there. */
export interface Home {
  readonly shape: Shape;
  readonly language: Language;
  /** The table in whose rows it stands; absent in the header block. */
  readonly table?: string;
  /** The matrix that it counts, and which cells: those of this row, or those below a column. */
  readonly counts?: {
    readonly of: Matrix;
    readonly name: string;
    readonly along: "row" | "column";
    readonly columns: readonly string[];
  };
  /** The row across for which a column is counted. */
  readonly row?: string;
}

/**
 * An expression as a formula of Google Sheets, with the cells it names left open. Empty cells count as 0 in a
 * spreadsheet, so every operand is guarded to stay empty as in core.
 *
 * @returns nothing when it names something that has no cell
 */
export function toFormula({ node }: Expr<unknown>, home: Home): Formula | undefined {
  try {
    return joined(["=", ...write(node, home)]);
  } catch (error) {
    if (error instanceof Inexpressible) return undefined;
    throw error;
  }
}

class Inexpressible extends Error {}

type Parts = readonly Part[];
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const signs = { add: "+", subtract: "-", multiply: "*", divide: "/", ge: ">=", gt: ">" } as const;

const list = (args: readonly Parts[], sign = ","): Parts => args.flatMap((arg, i) => (i === 0 ? arg : [sign, ...arg]));
const call = (name: string, ...args: readonly Parts[]): Parts => [`${name}(`, ...list(args), ")"];

function write(node: Node, home: Home): Parts {
  const all = (nodes: readonly Node[]): readonly Parts[] => nodes.map((n) => write(n, home));
  switch (node.op) {
    case "ref":
      return [cellOf(node.name, home)];
    case "value":
      return [typeof node.value === "string" ? quoted(node.value) : String(node.value).toUpperCase()];
    case "today":
      return ["TODAY()"];
    case "eq":
      return equality(node.args[0], node.args[1], home);
    case "ge":
    case "gt": {
      const [a = [], b = []] = all(node.args);
      return call("AND", call("ISNUMBER", a), call("ISNUMBER", b), [...a, signs[node.op], ...b]);
    }
    case "and":
      return node.args.length === 0 ? ["TRUE"] : call("AND", ...node.args.map((n) => truth(n, home)));
    case "or":
      return node.args.length === 0 ? ["FALSE"] : call("OR", ...node.args.map((n) => truth(n, home)));
    case "not":
      return call("NOT", ...node.args.map((n) => truth(n, home)));
    case "filled":
      return node.args.flatMap((n) => (isTick(n, home) ? truth(n, home) : [...call("LEN", write(n, home)), ">0"]));
    case "if": {
      const [when, ...branches] = node.args;
      return when ? call("IF", truth(when, home), ...all(branches)) : [];
    }
    case "days": {
      const [from = [], to = []] = all(node.args);
      return call("IF", [...call("COUNT", from, to), "=2"], [...to, "-", ...from], [`""`]);
    }
    case "count":
    case "sum":
    case "average":
      return aggregate(node, home);
    case "cells":
      return cellsWith(node.has, home);
    case "band": {
      const value = write(node.of, home);
      const steps = node.bands.flatMap(({ below, label }): Parts[] => [
        below === undefined ? ["TRUE"] : [...value, `<${below}`],
        [quoted(say(label, home.language))],
      ]);
      return call("IF", call("ISNUMBER", value), call("IFS", ...steps), [`""`]);
    }
    default:
      return arithmetic(node.op, node.args, home);
  }
}

/** The cell behind a name: a column of the same row, or a line of the header block. */
function cellOf(name: string, { shape, table }: Home): Part {
  const { fields, tables, matrices, computed } = parts(shape);
  if (name === "$state") return { in: "line", line: "$state" };
  if (table === undefined) {
    if (Object.hasOwn(fields, name)) return { in: "line", line: fieldLine(name) };
    if (Object.hasOwn(computed, name)) return { in: "line", line: computedKey(name) };
    throw new Inexpressible(name);
  }
  const [matrix = "", count = ""] = name.split(".");
  const m = Object.hasOwn(matrices, matrix) ? matrices[matrix] : undefined;
  const counts = (m?.rows === table ? m.perRow : m?.perColumn) ?? {};
  const t = tables[table];
  if (Object.hasOwn(t?.columns ?? {}, name)) return { in: "row", column: name };
  if (Object.hasOwn(t?.computed ?? {}, name) || Object.hasOwn(counts, count))
    return { in: "row", column: computedKey(name) };
  throw new Inexpressible(name);
}

function fieldOf(node: Node, { shape, table }: Home): Field | undefined {
  const { fields, tables } = parts(shape);
  const known = table === undefined ? fields : (tables[table]?.columns ?? {});
  return node.op === "ref" && Object.hasOwn(known, node.name) ? known[node.name] : undefined;
}

const isTick = (node: Node, home: Home): boolean => fieldOf(node, home)?.kind === "checkbox";

/** A condition. An empty cell alone is no valid argument of AND, so a cell is compared. */
const truth = (node: Node, home: Home): Parts =>
  node.op === "ref" ? [...write(node, home), "=TRUE"] : write(node, home);

/**
 * Choices are compared by the names that their cells show, bands by theirs; numbers only with numbers, for an empty
 * cell equals 0.
 */
function equality(a: Node, b: Node, home: Home): Parts {
  const [left, right] = [write(a, home), write(b, home)];
  if (b.op !== "value") return [...left, "=", ...right];
  if (typeof b.value === "number") return call("AND", call("ISNUMBER", left), [...left, "=", ...right]);
  if (typeof b.value === "boolean") return [...left, "=", ...right];
  return [...left, "=", quoted(shownAs(a, b.value, home))];
}

function shownAs(node: Node, id: string, home: Home): string {
  const field = fieldOf(node, home);
  if (field) return optionText(field, id, home.language);
  const { tables, computed } = parts(home.shape);
  const known = home.table === undefined ? computed : (tables[home.table]?.computed ?? {});
  const behind = node.op === "ref" && Object.hasOwn(known, node.name) ? known[node.name]?.expression.node : node;
  const band = behind?.op === "band" ? behind.bands.find((step) => step.id === id) : undefined;
  return band ? say(band.label, home.language) : id;
}

/** Core has hoisted what an aggregate looks at into columns of its table. */
function aggregate({ op, table, of, where }: Node & { op: "count" | "sum" | "average" }, { shape }: Home): Parts {
  const own = parts(shape).tables[table]?.columns ?? {};
  const rows = (node: Node | undefined): Parts => {
    if (node === undefined) return [{ in: "rows", table, column: idColumn }];
    if (node.op !== "ref") throw new Inexpressible(node.op);
    return [{ in: "rows", table, column: Object.hasOwn(own, node.name) ? node.name : computedKey(node.name) }];
  };
  const condition: readonly Parts[] = where ? [rows(where), ["TRUE"]] : [];
  if (op === "count") return where ? call("COUNTIFS", ...condition) : call("COUNTA", rows(undefined));
  const name = op === "sum" ? "SUM" : "AVERAGE";
  const total = where ? call(`${name}IFS`, rows(of), ...condition) : call(name, rows(of));
  return op === "sum" ? total : call("IFERROR", total, [`""`]);
}

/** A cell of a matrix holds one option, or several with strokes between them. */
function cellsWith(has: string, { counts, row }: Home): Parts {
  if (!counts) throw new Inexpressible("cells");
  const [from, to] = [counts.columns[0], counts.columns.at(-1)];
  if (from === undefined || to === undefined) return ["0"];
  const range: Part =
    counts.along === "row"
      ? { in: "span", from, to }
      : { in: "rows", table: counts.of.rows, column: matrixColumn(counts.name, row ?? "") };
  const patterns = [has, `${has}/*`, `*/${has}`, `*/${has}/*`];
  return list(
    patterns.map((pattern) => call("COUNTIF", [range], [quoted(pattern)])),
    "+",
  );
}

/** Never empty, so not guarded. */
const never: ReadonlySet<Node["op"]> = new Set(["value", "count", "sum", "cells", "today"]);

function arithmetic(
  op: "add" | "subtract" | "multiply" | "divide" | "min" | "max",
  args: readonly Node[],
  home: Home,
): Parts {
  const written = args.map((arg) => write(arg, home));
  const plain =
    op === "min" || op === "max"
      ? call(op.toUpperCase(), ...written)
      : list(
          written.map((arg) => (arg.length === 1 ? arg : ["(", ...arg, ")"])),
          signs[op],
        );
  const body = op === "divide" ? call("IFERROR", plain, [`""`]) : plain;
  const guarded = written.filter((_, i) => !never.has(args[i]?.op ?? "value"));
  if (guarded.length === 0) return body;
  return call("IF", [...call("COUNT", ...guarded), `=${guarded.length}`], body, [`""`]);
}

/** Neighbouring texts as one, so that equal formulas are equal as data. */
function joined(written: Parts): Formula {
  const out: Part[] = [];
  for (const part of written) {
    const last = out.at(-1);
    if (typeof part === "string" && typeof last === "string") out[out.length - 1] = last + part;
    else out.push(part);
  }
  return out;
}
