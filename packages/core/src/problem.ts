import type * as z from "zod/mini";
import type { Place } from "./document.ts";
import { type Label, same, unexpected } from "./label.ts";

/** Why a text is no document: where, what stands there, what should. */
export interface Problem {
  readonly path: Place;
  readonly found: Label;
  readonly expected: Label;
  /** Set when the whole document is beyond this version, not merely malformed. */
  readonly reason?: "newer-format" | "unknown-template";
}

/** What was found, with its place: "5 at content.roles.0.name". */
export function foundAt({ path, found: [en, zh] }: Problem): Label {
  const at = path.join(".");
  return at === "" ? [en, zh] : [`${en} at ${at}`, `${at} 处的${/^\w/.test(zh) ? " " : ""}${zh}`];
}
/** A problem as one sentence. */
export const problemText = (problem: Problem): Label => unexpected(foundAt(problem), problem.expected);

/** The forms of texts that are not free. */
const forms = {
  day: ["a day such as 2027-06-20", "日期，如 2027-06-20"],
  instant: ["a time such as 2027-06-20T09:00:00+08:00", "时间，如 2027-06-20T09:00:00+08:00"],
  amount: ['a decimal as text, such as "60000.00"', "文本形式的小数，如“60000.00”"],
  currency: ["a currency code such as CNY", "货币代码，如 CNY"],
  id: ["an id of letters, digits, - and _", "由字母、数字、- 和 _ 组成的编号"],
} as const satisfies Readonly<Record<string, Label>>;
/** A schema's own check names its form as its message. */
export type Form = keyof typeof forms;
const isForm = (name: string): name is Form => Object.hasOwn(forms, name);
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
  return same(clipped(JSON.stringify(input) ?? typeof input, 60));
}
/** The beginning of a text, never half a character. */
export const clipped = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most).replace(/[\ud800-\udbff]$/, "")}…` : text;

function expectedOf(issue: z.core.$ZodIssue): Label {
  switch (issue.code) {
    case "invalid_value": {
      const values = issue.values.map(String);
      return [values.join(", "), values.join("、")];
    }
    case "invalid_type":
      return Object.hasOwn(types, issue.expected) ? types[issue.expected]! : same(issue.expected);
    case "too_small":
      return [`at least ${issue.minimum}`, `至少 ${issue.minimum}`];
    case "invalid_key":
      return forms.id;
    case "custom":
      return isForm(issue.message) ? forms[issue.message] : other;
    default:
      return other;
  }
}
const other: Label = ["another value", "其他值"];
