import { invalid, notSupported } from "../errors.ts";
import type { Property, PropertyType } from "../records.ts";
import { FormulaError } from "./formula-error.ts";
import { functions, missingFunctions } from "./functions.ts";
import { parseFormula, type Node } from "./parser.ts";
import type { Value, ValueType } from "./values.ts";

/** A formula that was understood, over the properties of one data source. */
export interface Compiled {
  /** As Notion keeps and shows it: properties by id. */
  readonly expression: string;
  readonly type: ValueType;
  /**
   * Its value in one row.
   *
   * @param read  the value of a property, by id
   */
  run(read: (id: string) => Value, now: Date): Value;
}

const typeOf: Readonly<Partial<Record<PropertyType, ValueType>>> = {
  title: "text",
  rich_text: "text",
  url: "text",
  email: "text",
  phone_number: "text",
  select: "text",
  status: "text",
  number: "number",
  unique_id: "text",
  checkbox: "boolean",
  date: "date",
  created_time: "date",
  last_edited_time: "date",
  multi_select: "list",
  people: "list",
  relation: "list",
  files: "list",
  created_by: "any",
  last_edited_by: "any",
  rollup: "any",
  formula: "any",
};
/** Notion names the workspace in a reference; here there is one. */
const space = "00000000-0000-0000-0000-000000000000:6c6f6361-6c20-4e6f-8469-6f6e00000000";

/**
 * Understands a formula, or refuses it as Notion does when the property is made.
 *
 * @param properties  of the data source, which the formula may name
 * @throws NotionError "Type error with formula." with what is wrong behind it; 501 for a function that only the real Notion has
 */
export function compile(expression: string, properties: readonly Property[]): Compiled {
  try {
    const tree = resolved(parseFormula(expression), properties);
    const type = check(tree, properties);
    const shown = expression.replace(/prop\(\s*"((?:[^"\\]|\\[\s\S])*)"\s*\)/g, (_, name: string) => {
      const property = properties.find((p) => p.name === name.replace(/\\([\s\S])/g, "$1"));
      return `{{notion:block_property:${encodeURIComponent(property?.id ?? "")}:${space}}}`;
    });
    return { expression: shown, type, run: (read, now) => evaluate(tree, read, now) };
  } catch (error) {
    if (error instanceof FormulaError) throw invalid(`Type error with formula. ${error.message}`);
    throw error;
  }
}

/** The tree with every property by id. */
function resolved(node: Node, properties: readonly Property[]): Node {
  switch (node.kind) {
    case "literal":
    case "variable":
      return node;
    case "list":
      return { ...node, items: node.items.map((item) => resolved(item, properties)) };
    case "call":
      return { ...node, args: node.args.map((arg) => resolved(arg, properties)) };
    case "property": {
      const property = properties.find((p) => (node.by === "id" ? p.id : p.name) === node.key);
      if (!property) throw new FormulaError(`Undefined property ${JSON.stringify(node.key)}.`);
      return { kind: "property", by: "id", key: property.id };
    }
  }
}

/** @param known  types of the variables that `let` and `lets` have named so far */
function check(
  node: Node,
  properties: readonly Property[],
  known: ReadonlyMap<string, ValueType> = new Map(),
): ValueType {
  switch (node.kind) {
    case "variable": {
      const type = known.get(node.name);
      if (type === undefined) throw new FormulaError(`Undefined variable or function ${node.name}.`);
      return type;
    }
    case "literal":
      return typeof node.value === "string" ? "text" : typeof node.value === "number" ? "number" : "boolean";
    case "list":
      node.items.forEach((item) => check(item, properties, known));
      return "list";
    case "property":
      return typeOf[properties.find((p) => p.id === node.key)?.type ?? "formula"] ?? "any";
    case "call": {
      const naming = namingIn(node);
      if (!naming)
        return checkCall(
          node.name,
          node.args.map((arg) => check(arg, properties, known)),
        );
      const named = new Map(known);
      for (const { name, value } of naming.names) named.set(name, check(value, properties, named));
      return check(naming.body, properties, named);
    }
  }
}

interface Naming {
  readonly names: readonly { readonly name: string; readonly value: Node }[];
  readonly body: Node;
}
/**
 * What `let(name, value, expression)` and `lets(name, value, …, expression)` name.
 * @source https://www.notion.com/help/formula-syntax "let", "lets"
 */
function namingIn(node: Extract<Node, { kind: "call" }>): Naming | undefined {
  const { name: called, args } = node;
  if (called !== "let" && called !== "lets") return undefined;
  const body = args.at(-1);
  if (!body || args.length % 2 === 0 || args.length < 3 || (called === "let" && args.length > 3))
    throw new FormulaError(
      `Function ${called} takes names with values and an expression, found ${args.length} arguments.`,
    );
  const names = args.slice(0, -1).flatMap((arg, index) => {
    const value = args[index + 1];
    if (index % 2 === 1 || !value) return [];
    if (arg.kind !== "variable") throw new FormulaError(`Function ${called} takes the name of a variable.`);
    return [{ name: arg.name, value }];
  });
  return { names, body };
}

function checkCall(name: string, args: readonly ValueType[]): ValueType {
  const known = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (!known) {
    if (missingFunctions.has(name)) throw notSupported(`formula function ${name}()`);
    throw new FormulaError(`Undefined function ${name}.`);
  }
  const least = known.more ? known.takes.length : known.takes.length - (known.optional ?? 0);
  if (args.length < least || (!known.more && args.length > known.takes.length)) {
    throw new FormulaError(`Function ${name} takes ${least} argument${least === 1 ? "" : "s"}, found ${args.length}.`);
  }
  args.forEach((type, index) => {
    const wanted = known.takes[index] ?? known.takes.at(-1) ?? "any";
    if (wanted !== "any" && type !== "any" && type !== wanted) {
      throw new FormulaError(`Argument of type ${type} does not satisfy function ${name}, which takes ${wanted}.`);
    }
  });
  return typeof known.gives === "function" ? known.gives(args) : known.gives;
}

type Read = (id: string) => Value;
function evaluate(node: Node, read: Read, now: Date, known: ReadonlyMap<string, Value> = new Map()): Value {
  switch (node.kind) {
    case "variable":
      return known.get(node.name);
    case "literal":
      return node.value;
    case "list":
      return node.items.map((item) => evaluate(item, read, now, known));
    case "property":
      return read(node.key);
    case "call": {
      const naming = namingIn(node);
      if (naming) {
        const named = new Map(known);
        for (const { name, value } of naming.names) named.set(name, evaluate(value, read, now, named));
        return evaluate(naming.body, read, now, named);
      }
      const called = functions[node.name];
      if (!called) throw new FormulaError(`Undefined function ${node.name}.`);
      return called.run(
        node.args.map((arg) => () => evaluate(arg, read, now, known)),
        now,
      );
    }
  }
}
