import { FormulaError } from "./formula-error.ts";
import { tokensOf, type Token } from "./lexer.ts";

/** A formula as a tree. Operators are calls of the functions that mean the same. */
export type Node =
  | { readonly kind: "literal"; readonly value: number | string | boolean }
  | { readonly kind: "property"; readonly by: "name" | "id"; readonly key: string }
  | { readonly kind: "variable"; readonly name: string }
  | { readonly kind: "list"; readonly items: readonly Node[] }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly Node[] };

/** Left to right, weakest binding first. @source https://www.notion.com/help/formula-syntax "Operator precedence" */
const binary: readonly Readonly<Record<string, string>>[] = [
  { or: "or", "||": "or" },
  { and: "and", "&&": "and" },
  { "==": "equal", "!=": "unequal" },
  { ">": "larger", ">=": "largerEq", "<": "smaller", "<=": "smallerEq" },
  { "+": "add", "-": "subtract" },
  { "*": "multiply", "/": "divide", "%": "mod" },
];
const constants: Readonly<Record<string, number | boolean>> = { true: true, false: false, pi: Math.PI, e: Math.E };

/**
 * Parses a Notion formula.
 *
 * @throws FormulaError where the text is no formula
 */
export function parseFormula(expression: string): Node {
  const parser = new Parser(tokensOf(expression));
  const node = parser.expression();
  parser.end();
  return node;
}

class Parser {
  private at = 0;
  private readonly tokens: readonly Token[];

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  expression(): Node {
    const condition = this.level(0);
    if (!this.take("?")) return condition;
    const then = this.expression();
    this.need(":");
    return call("if", condition, then, this.expression());
  }

  end(): void {
    if (this.at < this.tokens.length) throw this.unexpected("the end");
  }

  private level(index: number): Node {
    const operators = binary[index];
    if (!operators) return this.unary();
    let left = this.level(index + 1);
    for (;;) {
      const sign = this.peek();
      // `and(a, b)` is a call, not an operator: an operator has something before it, a call has not.
      if (sign === undefined || !Object.hasOwn(operators, sign)) return left;
      this.at++;
      left = call(operators[sign] ?? sign, left, this.level(index + 1));
    }
  }

  private unary(): Node {
    if (this.take("!") || this.take("not")) return call("not", this.unary());
    if (this.take("-")) return call("unaryMinus", this.unary());
    if (this.take("+")) return this.unary();
    const base = this.postfix();
    return this.take("^") ? call("pow", base, this.unary()) : base;
  }

  private postfix(): Node {
    let node = this.primary();
    while (this.take(".")) node = this.method(node);
    return node;
  }

  private method(subject: Node): Node {
    const token = this.next();
    if (token?.kind !== "name") throw this.unexpected("a function's name");
    return call(token.value, subject, ...(this.peek() === "(" ? this.arguments("(", ")") : []));
  }

  private primary(): Node {
    const token = this.next();
    if (token?.kind === "number" || token?.kind === "string") return { kind: "literal", value: token.value };
    if (token?.kind === "reference") return { kind: "property", by: "id", key: token.id };
    if (token?.kind === "sign" && token.value === "(") {
      const inner = this.expression();
      this.need(")");
      return inner;
    }
    if (token?.kind === "sign" && token.value === "[") {
      this.at--;
      return { kind: "list", items: this.arguments("[", "]") };
    }
    if (token?.kind === "name") return this.named(token.value);
    this.at--;
    throw this.unexpected("a value");
  }

  private named(name: string): Node {
    if (this.peek() === "(") {
      const args = this.arguments("(", ")");
      return name === "prop" ? property(args) : call(name, ...args);
    }
    const value = Object.hasOwn(constants, name) ? constants[name] : undefined;
    return value === undefined ? { kind: "variable", name } : { kind: "literal", value };
  }

  private arguments(open: string, close: string): readonly Node[] {
    this.need(open);
    const args: Node[] = [];
    while (!this.take(close)) {
      if (args.length > 0) this.need(",");
      args.push(this.expression());
    }
    return args;
  }

  private next(): Token | undefined {
    return this.tokens[this.at++];
  }

  /** The word or sign that stands next, when it is one. */
  private peek(): string | undefined {
    const token = this.tokens[this.at];
    return token?.kind === "sign" || token?.kind === "name" ? token.value : undefined;
  }

  private take(sign: string): boolean {
    if (this.peek() !== sign) return false;
    this.at++;
    return true;
  }

  private need(sign: string): void {
    if (!this.take(sign)) throw this.unexpected(sign);
  }

  private unexpected(expected: string): FormulaError {
    const token = this.tokens[this.at];
    const found = token === undefined ? "the end" : JSON.stringify("value" in token ? token.value : token.id);
    return new FormulaError(`Unexpected ${found}, expected ${expected}.`);
  }
}

const call = (name: string, ...args: readonly Node[]): Node => ({ kind: "call", name, args });

function property(args: readonly Node[]): Node {
  const [name] = args;
  if (args.length !== 1 || name?.kind !== "literal" || typeof name.value !== "string") {
    throw new FormulaError("prop() takes one name in quotes.");
  }
  return { kind: "property", by: "name", key: name.value };
}
