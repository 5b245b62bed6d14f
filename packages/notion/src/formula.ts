import { linkedMark } from "./formula-links.ts";
import { optionText, say, type Computed, type Field, type Language, type Node } from "@parley/core";

/** How references are found when an expression is written for Notion. */
export interface Dialect {
  readonly language: Language;
  /** The name of the property that holds a field, a computed value or "$state"; nothing when there is none. */
  readonly property: (ref: string) => string | undefined;
  /** The field of a reference, for its options' names. */
  readonly field: (ref: string) => Field | undefined;
  /** How an option is called in its property. */
  readonly option: (ref: string, id: string) => string | undefined;
  /** It is a reference to other documents, which several properties may show. */
  readonly isLinked: (ref: string) => boolean;
  /** What a computed reference is. */
  readonly computed: (ref: string) => Computed | undefined;
  /** Properties of a matrix row, one per column; `many` when each holds several options. */
  readonly cells: readonly { readonly name: string; readonly many: boolean }[];
}

/** A dialect with names for variables, each given once in a formula. */
interface Writer extends Dialect {
  readonly fresh: () => string;
}

class Inexpressible extends Error {}

const signs = { add: "+", subtract: "-", multiply: "*", divide: "/", ge: ">=", gt: ">" } as const;
const quoted = (text: string): string => `"${text.replace(/["\\]/g, "\\$&")}"`;
const prop = (name: string): string => `prop(${quoted(name)})`;
/** Notion's `empty()` holds for 0 too: a number is missing when there is nothing to format. */
const missing = (number: string): string => `empty(format(${number}))`;
/** A number that is not there: the language has no word for it. */
const noNumber = `toNumber("")`;

export type ResultType = "number" | "text" | "boolean";

/** What an expression gives. */
export function resultType(node: Node): ResultType {
  switch (node.op) {
    case "band":
      return "text";
    case "eq":
    case "ge":
    case "gt":
    case "and":
    case "or":
    case "not":
    case "filled":
      return "boolean";
    case "value":
      return typeof node.value === "string" ? "text" : typeof node.value === "number" ? "number" : "boolean";
    default:
      return "number";
  }
}

/**
 * An expression as a Notion formula (2.0), or nothing when Notion has no words for it: sums over tables would need a relation from every
 * document to each of its rows.
 *
 * @param percent  the number is a share and reads as "12.5%": a formula has no number format in the API
 * @source https://www.notion.com/help/formula-syntax
 */
export function toFormula(node: Node, dialect: Dialect, percent = false): string | undefined {
  let variables = 0;
  const writer: Writer = { ...dialect, fresh: () => `x${++variables}` };
  try {
    const written = write(node, writer);
    if (!percent) return written;
    return bound([written], writer, ([n = ""]) => `if(${missing(n)}, "", format(round(${n} * 1000) / 10) + "%")`);
  } catch (error) {
    if (error instanceof Inexpressible) return undefined;
    throw error;
  }
}

function write(node: Node, d: Writer): string {
  switch (node.op) {
    case "ref":
      return reference(node.name, d);
    case "value":
      return typeof node.value === "string" ? quoted(node.value) : String(node.value);
    case "today":
      return "today()";
    case "eq":
      return equality(node.args[0], node.args[1], d);
    case "ge":
    case "gt": {
      const sign = signs[node.op];
      return bound([write(node.args[0], d), write(node.args[1], d)], d, (parts) =>
        allOf([...present(node.args, parts), parts.join(` ${sign} `)]),
      );
    }
    case "and":
      return allOf(node.args.map((arg) => write(arg, d)));
    case "or":
      return node.args.length === 0 ? "false" : `or(${node.args.map((arg) => write(arg, d)).join(", ")})`;
    case "not":
      return `not(${node.args.map((arg) => write(arg, d)).join("")})`;
    case "filled":
      return node.args.map((arg) => filled(arg, d)).join("");
    case "if":
      return `if(${node.args.map((arg) => write(arg, d)).join(", ")})`;
    case "days": {
      const [from = "", to = ""] = node.args.map((arg) => write(arg, d));
      return `if(or(empty(${from}), empty(${to})), ${noNumber}, dateBetween(${to}, ${from}, "days"))`;
    }
    case "cells":
      if (d.cells.length === 0) return "0";
      return `(${d.cells.map((cell) => `toNumber(${holds(cell, node.has)})`).join(" + ")})`;
    case "band": {
      const last = node.bands.at(-1);
      const end = last?.below === undefined ? [] : [`""`];
      return bound([write(node.of, d)], d, ([value = ""]) => {
        const steps = node.bands.map(({ below, label }) =>
          [...(below === undefined ? [] : [`${value} < ${below}`]), quoted(say(label, d.language))].join(", "),
        );
        return `if(${missing(value)}, "", ifs(${[...steps, ...end].join(", ")}))`;
      });
    }
    case "count":
    case "sum":
    case "average":
      throw new Inexpressible();
    default:
      return arithmetic(node.op, node.args, d);
  }
}

const holds = ({ name, many }: Dialect["cells"][number], option: string): string =>
  many ? `includes(${prop(name)}, ${quoted(option)})` : `${prop(name)} == ${quoted(option)}`;

function reference(name: string, d: Writer): string {
  // A share is shown as a text: what builds on it needs the number.
  const behind = d.computed(name);
  if (behind?.as === "percent") return write(behind.expression.node, d);
  const property = d.property(name);
  if (property === undefined) throw new Inexpressible();
  return prop(property);
}

const allOf = (parts: readonly string[]): string =>
  parts.length === 0 ? "true" : parts.length === 1 ? parts.join("") : `and(${parts.join(", ")})`;
/** Conditions that numbers which may be missing are there. @param parts  the arguments as they are written */
const present = (args: readonly Node[], parts: readonly string[]): readonly string[] =>
  args.flatMap((arg, index) =>
    arg.op === "value" || arg.op === "cells" || arg.op === "today" ? [] : [`not(${missing(parts[index] ?? "")})`],
  );

/** What needs no name: a property, or a number. */
const isSimple = (written: string): boolean => /^(prop\("(?:[^"\\]|\\.)*"\)|-?[\d.]+|today\(\))$/.test(written);

/**
 * A formula that uses its parts several times: long ones get a name, or a formula that builds on others would double with each of them.
 */
function bound(parts: readonly string[], d: Writer, write: (parts: readonly string[]) => string): string {
  const names: string[] = [];
  const short = parts.map((part) => {
    if (isSimple(part)) return part;
    const name = d.fresh();
    names.push(name, part);
    return name;
  });
  return names.length > 0 ? `lets(${names.join(", ")}, ${write(short)})` : write(short);
}

/** An option is compared by its name in Notion, a band by its label. */
function equality(a: Node, b: Node, d: Writer): string {
  if (a.op !== "ref" || b.op !== "value" || typeof b.value !== "string") return `${write(a, d)} == ${write(b, d)}`;
  const field = d.field(a.name);
  const behind = d.computed(a.name)?.expression.node;
  const band = behind?.op === "band" ? behind.bands.find(({ id }) => id === b.value) : undefined;
  const name =
    d.option(a.name, b.value) ??
    (band && say(band.label, d.language)) ??
    (field && optionText(field, b.value, d.language)) ??
    b.value;
  return `${reference(a.name, d)} == ${quoted(name)}`;
}

const numeric = new Set<string>(["number", "percent", "money"]);
function filled(node: Node, d: Writer): string {
  if (node.op === "ref" && d.isLinked(node.name)) return linkedMark(node.name);
  const written = write(node, d);
  const kind = node.op === "ref" ? d.field(node.name)?.kind : undefined;
  const behind = node.op === "ref" ? d.computed(node.name)?.expression.node : node;
  const isNumber = kind === undefined ? behind !== undefined && resultType(behind) === "number" : numeric.has(kind);
  return `not(${isNumber ? missing(written) : `empty(${written})`})`;
}

function arithmetic(
  op: "add" | "subtract" | "multiply" | "divide" | "min" | "max",
  args: readonly Node[],
  d: Writer,
): string {
  return bound(
    args.map((arg) => write(arg, d)),
    d,
    (parts) => {
      const body =
        op === "min" || op === "max"
          ? `${op}(${parts.join(", ")})`
          : parts.map((part) => `(${part})`).join(` ${signs[op]} `);
      const guards = parts
        .filter((_, index) => args[index]?.op !== "value" && args[index]?.op !== "cells")
        .map(missing);
      const divisors = op === "divide" ? parts.slice(1).map((part) => `(${part}) == 0`) : [];
      const stops = [...guards, ...divisors];
      if (stops.length === 0) return body;
      return `if(${stops.length === 1 ? stops.join("") : `or(${stops.join(", ")})`}, ${noNumber}, ${body})`;
    },
  );
}
