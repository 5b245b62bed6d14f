import { FormulaError } from "./formula-error.ts";

export type Token =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "string"; readonly value: string }
  | { readonly kind: "name"; readonly value: string }
  /** A property by id, as Notion writes a formula back: `{{notion:block_property:<id>:…}}`. */
  | { readonly kind: "reference"; readonly id: string }
  | { readonly kind: "sign"; readonly value: string };

const rules: readonly (readonly [RegExp, (match: RegExpExecArray) => Token | undefined])[] = [
  [/\s+|\/\*[\s\S]*?\*\//y, () => undefined],
  [
    /\{\{notion:block_property:([^:}]+):[^}]*\}\}/y,
    ([, id = ""]) => ({ kind: "reference", id: decodeURIComponent(id) }),
  ],
  [/\d+(?:\.\d+)?(?:e[+-]?\d+)?/iy, ([text]) => ({ kind: "number", value: Number(text) })],
  [/"((?:[^"\\]|\\[\s\S])*)"/y, ([, body = ""]) => ({ kind: "string", value: unescaped(body) })],
  [/[A-Za-z_][A-Za-z0-9_]*/y, ([value]) => ({ kind: "name", value })],
  [/==|!=|>=|<=|&&|\|\||[-+*/%^()<>![\],.?:]/y, ([value]) => ({ kind: "sign", value })],
];

/**
 * The tokens of a Notion formula, comments and spaces left out.
 *
 * @throws FormulaError for a character that starts none
 * @source https://www.notion.com/help/formula-syntax
 */
export function tokensOf(expression: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < expression.length) {
    const [match, make] = firstMatch(expression, at);
    const token = make(match);
    if (token) tokens.push(token);
    at += match[0].length;
  }
  return tokens;
}

function firstMatch(
  expression: string,
  at: number,
): readonly [RegExpExecArray, (match: RegExpExecArray) => Token | undefined] {
  for (const [pattern, make] of rules) {
    pattern.lastIndex = at;
    const match = pattern.exec(expression);
    if (match) return [match, make];
  }
  throw new FormulaError(`Unexpected character ${JSON.stringify(expression[at])} at ${at}.`);
}

const unescaped = (body: string): string =>
  body.replace(/\\([\s\S])/g, (_, char: string) => ({ n: "\n", t: "\t" })[char] ?? char);
