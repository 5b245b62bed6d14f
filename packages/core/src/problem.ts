import type * as z from "zod/mini";
import type { Place } from "./document.ts";
import { type Label, same, unexpected } from "./label.ts";
import { patterns } from "./schema.ts";

/** Why a text is no document: where, what stands there, what should. */
export interface Problem {
  readonly path: Place;
  readonly found: Label;
  readonly expected: Label;
  /** Set when the whole document is beyond this version, not merely malformed. */
  readonly reason?: "newer-format" | "unknown-template";
}

/** A problem as one sentence. */
export function problemText({ path, found, expected }: Problem): Label {
  const [en, zh] = unexpected(found, expected);
  return path.length === 0 ? [en, zh] : [`${en} at ${path.join(".")}`, `${path.join(".")}：${zh}`];
}

const forms: ReadonlyMap<string, Label> = new Map<string, Label>([
  [String(patterns.day), ["a day such as 2027-06-20", "日期，如 2027-06-20"]],
  [String(patterns.instant), ["a time such as 2027-06-20T09:00:00+08:00", "时间，如 2027-06-20T09:00:00+08:00"]],
  [String(patterns.amount), ['a decimal as text, such as "60000.00"', "文本形式的小数，如“60000.00”"]],
  [String(patterns.currency), ["a currency code such as CNY", "货币代码，如 CNY"]],
  [String(patterns.id), ["an id of letters, digits, - and _", "由字母、数字、- 和 _ 组成的编号"]],
]);
const types: Readonly<Record<string, Label>> = {
  string: ["text", "文本"],
  number: ["a number", "数字"],
  int: ["a whole number", "整数"],
  boolean: ["true or false", "true 或 false"],
  array: ["a list", "列表"],
  object: ["an object", "对象"],
  record: ["an object", "对象"],
};

/** What a schema said, in the house's words. */
export function explain(issue: z.core.$ZodIssue): Problem {
  return { path: issue.path.map(String), found: foundIn(issue.input), expected: expectedOf(issue) };
}
function foundIn(input: unknown): Label {
  if (input === undefined) return ["nothing", "空白"];
  const json = JSON.stringify(input) ?? typeof input;
  return same(json.length > 60 ? `${json.slice(0, 60)}…` : json);
}
function expectedOf(issue: z.core.$ZodIssue): Label {
  if (issue.code === "invalid_value") {
    const values = issue.values.map(String);
    return [values.join(", "), values.join("、")];
  }
  if (issue.code === "invalid_type") return types[issue.expected] ?? same(issue.expected);
  if (issue.code === "invalid_format") return forms.get(issue.pattern ?? "") ?? ["another form", "其他格式"];
  if (issue.code === "invalid_key") return forms.get(String(patterns.id))!;
  return ["another value", "其他值"];
}
