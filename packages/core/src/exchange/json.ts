import type { Document } from "../document.ts";
import { ParleyError } from "../errors.ts";
import { parse, type Parsed, type ParseOptions } from "../parse.ts";
import { foundAt, problemText } from "../problem.ts";
import type { AnyTemplate } from "../template.ts";
import { jsonIn } from "./markdown.ts";

/** The lossless text of one document, or of several as an array. */
export const toJson = (documents: Document | readonly Document[]): string =>
  `${JSON.stringify(documents, undefined, 2)}\n`;

/**
 * The documents in a text: JSON (one document or an array), or Markdown that carries them in a fenced block.
 * @throws ParleyError "invalid-document", "unknown-template" or "newer-format", naming the first problem
 */
export function fromText(
  text: string,
  template: (id: string) => AnyTemplate | undefined,
  options: ParseOptions = {},
): readonly Document[] {
  const json = readJson(text);
  const values = Array.isArray(json) ? json : [json];
  if (values.length === 0)
    throw new ParleyError("invalid-document", {
      found: ["an empty list", "空列表"],
      expected: ["a document", "一份文档"],
    });
  return values.map((value) => orThrow(parse(value, template, options)));
}

function readJson(text: string): unknown {
  const plain = text.replace(/^\uFEFF/, "");
  const isJson = /^\s*[[{]/.test(plain);
  // A Markdown text may begin with a bracket too: "[Draft] ...".
  const source = jsonIn(plain) ?? (isJson ? plain : undefined);
  if (source === undefined)
    throw new ParleyError("invalid-document", {
      found: plain.trim() === "" ? ["nothing", "空白"] : ["a text without a Parley document", "不含 Parley 文档的文本"],
      expected: ["JSON, or Markdown that Parley wrote", "JSON，或由 Parley 写出的 Markdown"],
    });
  try {
    return JSON.parse(source);
  } catch (cause) {
    throw new ParleyError("invalid-document", {
      found: ["malformed JSON", "格式错误的 JSON"],
      expected: ["a whole document", "完整的文档"],
      next: [(cause as Error).message, (cause as Error).message],
      cause,
    });
  }
}

/** @throws ParleyError naming the first problem, with how many more there are */
export function orThrow(parsed: Parsed): Document {
  if (parsed.ok) return parsed.document;
  const [first, ...rest] = parsed.problems;
  throw new ParleyError(first!.reason ?? "invalid-document", {
    found: foundAt(first!),
    expected: first!.expected,
    ...(rest.length > 0 && { next: [`${rest.length} more like this`, `另有 ${rest.length} 处问题`] as const }),
    cause: parsed.problems.map((p) => problemText(p)[0]).join("\n"),
  });
}
