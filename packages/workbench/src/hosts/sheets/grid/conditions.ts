import { unimplemented } from "../errors.ts";
import type { BooleanCondition, ExtendedValue } from "../resources.ts";
import { parseEntered } from "./entered-text.ts";

/** A cell as a condition sees it. */
export interface Seen {
  readonly value: ExtendedValue | undefined;
  readonly text: string;
}

type Test = (seen: Seen, values: readonly string[]) => boolean;

const has = (seen: Seen, text = ""): boolean => seen.text.toLowerCase().includes(text.toLowerCase());
const same = (a: string, b = ""): boolean => a.toLowerCase() === b.toLowerCase();
const number = (test: (n: number, a: number, b: number) => boolean): Test => {
  return ({ value }, [first, second]) =>
    value?.numberValue !== undefined && test(value.numberValue, toNumber(first), toNumber(second));
};

const tests: Readonly<Record<string, Test>> = {
  BLANK: ({ text }) => text === "",
  NOT_BLANK: ({ text }) => text !== "",
  BOOLEAN: ({ value, text }, values) =>
    values.length > 0 ? values.some((v) => same(text, v)) : value?.boolValue !== undefined || text === "",
  ONE_OF_LIST: ({ text }, values) => values.includes(text),
  TEXT_EQ: ({ text }, [wanted]) => same(text, wanted),
  TEXT_CONTAINS: (seen, [part]) => has(seen, part),
  TEXT_NOT_CONTAINS: (seen, [part]) => !has(seen, part),
  TEXT_STARTS_WITH: ({ text }, [part = ""]) => text.toLowerCase().startsWith(part.toLowerCase()),
  TEXT_ENDS_WITH: ({ text }, [part = ""]) => text.toLowerCase().endsWith(part.toLowerCase()),
  TEXT_IS_EMAIL: ({ text }) => /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(text),
  TEXT_IS_URL: ({ text }) => /^https?:\/\/\S+$/i.test(text),
  NUMBER_GREATER: number((n, a) => n > a),
  NUMBER_GREATER_THAN_EQ: number((n, a) => n >= a),
  NUMBER_LESS: number((n, a) => n < a),
  NUMBER_LESS_THAN_EQ: number((n, a) => n <= a),
  NUMBER_EQ: number((n, a) => n === a),
  NUMBER_NOT_EQ: number((n, a) => n !== a),
  NUMBER_BETWEEN: number((n, a, b) => n >= a && n <= b),
  NUMBER_NOT_BETWEEN: number((n, a, b) => n < a || n > b),
  DATE_IS_VALID: ({ value }) => value?.numberValue !== undefined,
  DATE_BEFORE: number((n, a) => n < a),
  DATE_ON_OR_BEFORE: number((n, a) => n <= a),
  DATE_AFTER: number((n, a) => n > a),
  DATE_ON_OR_AFTER: number((n, a) => n >= a),
  DATE_BETWEEN: number((n, a, b) => n >= a && n <= b),
};

/** Looks at other cells: whoever draws the list reads them. */
export const oneOfRange = "ONE_OF_RANGE";
/** Needs the formula engine: the caller computes it. */
export const customFormula = "CUSTOM_FORMULA";

/** @throws GoogleError 501 for a condition that is not modelled here, so that it is never taken for "true" */
export function assertCondition(condition: BooleanCondition | undefined): void {
  const type = condition?.type ?? "CONDITION_TYPE_UNSPECIFIED";
  if (type !== customFormula && type !== oneOfRange && !Object.hasOwn(tests, type))
    throw unimplemented(`The condition ${type}`);
}

/** Whether a cell meets a condition other than a custom formula. */
export function meets(condition: BooleanCondition, seen: Seen): boolean {
  const values = (condition.values ?? []).map((v) => v.userEnteredValue ?? "");
  return tests[condition.type ?? ""]?.(seen, values) ?? false;
}

function toNumber(text = ""): number {
  return parseEntered(text).value?.numberValue ?? NaN;
}
