import { Refusal } from "../operation.ts";

/** One test of an attribute, as `@forge/kvs` sends it. */
export interface Condition {
  readonly property?: string;
  readonly condition: string;
  readonly values: readonly unknown[];
}
/** Every test under `and`, or one of those under `or`. */
export interface Conditions {
  readonly and?: readonly Condition[];
  readonly or?: readonly Condition[];
}

type Test = (value: unknown, first: unknown, second: unknown) => boolean;
/** Order within one type; values of different types, or none, are never in order. */
const ordered =
  (holds: (order: number) => boolean): Test =>
  (value, first) =>
    typeof value === typeof first && value !== undefined && holds(compare(value, first));

const TESTS: Readonly<Record<string, Test>> = {
  EQUAL_TO: (value, first) => value === first,
  NOT_EQUAL_TO: (value, first) => value !== first,
  EXISTS: (value) => value !== undefined,
  NOT_EXISTS: (value) => value === undefined,
  BEGINS_WITH: (value, first) => typeof value === "string" && value.startsWith(String(first)),
  CONTAINS: (value, first) => holds(value, first),
  NOT_CONTAINS: (value, first) => !holds(value, first),
  GREATER_THAN: ordered((order) => order > 0),
  GREATER_THAN_EQUAL_TO: ordered((order) => order >= 0),
  LESS_THAN: ordered((order) => order < 0),
  LESS_THAN_EQUAL_TO: ordered((order) => order <= 0),
  BETWEEN: (value, first, second) =>
    ordered((order) => order >= 0)(value, first, undefined) && ordered((order) => order <= 0)(value, second, undefined),
};

/** @throws Refusal for a condition that the platform does not have */
export function meets(value: unknown, { condition, values }: Condition): boolean {
  const test = TESTS[condition];
  if (!test) throw new Refusal(400, `Unknown condition ${condition}.`, "INVALID_CONDITION");
  return test(value, values[0], values[1]);
}

/** Whether a stored value (absent: `undefined`) meets all, or any, of the conditions. No conditions are always met. */
export function meetsAll(value: unknown, conditions: Conditions | undefined): boolean {
  if (!conditions) return true;
  const one = (condition: Condition): boolean => meets(attribute(value, condition.property ?? ""), condition);
  return conditions.and ? conditions.and.every(one) : (conditions.or ?? []).some(one);
}

/** An attribute's value; own attributes only. */
export function attribute(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[name];
}

/** Negative, zero or positive; numbers by size, everything else by its text. */
export function compare(a: unknown, b: unknown): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  const [x, y] = [String(a), String(b)];
  return x < y ? -1 : Number(x > y);
}

function holds(value: unknown, part: unknown): boolean {
  if (typeof value === "string") return value.includes(String(part));
  return Array.isArray(value) && value.includes(part);
}
