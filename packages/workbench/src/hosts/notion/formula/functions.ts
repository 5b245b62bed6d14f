import { FormulaError } from "./formula-error.ts";
import {
  compare,
  isDateValue,
  isEmpty,
  isList,
  isSame,
  numbersIn,
  toNumber,
  toText,
  type FormulaDate,
  type Value,
  type ValueType,
} from "./values.ts";

/** A function of the formula language: what it takes, what comes out, and how. */
export interface FormulaFunction {
  /** The types of its arguments; the last one repeats when `more` is set. */
  readonly takes: readonly ValueType[];
  readonly more?: true;
  /** How many of `takes` may be left out, from the end. */
  readonly optional?: number;
  readonly gives: ValueType | ((args: readonly ValueType[]) => ValueType);
  /** Arguments are thunks, because `if` must not work out the branch it does not take. */
  run(args: readonly (() => Value)[], now: Date): Value;
}

type Strict = (...args: readonly Value[]) => Value;
const eager = (
  takes: readonly ValueType[],
  gives: FormulaFunction["gives"],
  run: Strict,
  more: Pick<FormulaFunction, "more" | "optional"> = {},
): FormulaFunction => ({ takes, gives, ...more, run: (args) => run(...args.map((arg) => arg())) });

/** Arithmetic: an empty number counts as 0, as in Notion; a result that is no number is empty. */
const arithmetic = (work: (a: number, b: number) => number): FormulaFunction =>
  eager(["number", "number"], "number", (a, b) => finite(work(toNumber(a) ?? 0, toNumber(b) ?? 0)));
const rounding = (work: (n: number) => number): FormulaFunction =>
  eager(["number"], "number", (n) => (typeof n === "number" ? finite(work(n)) : undefined));
const finite = (n: number): number | undefined => (Number.isFinite(n) ? n : undefined);
const comparison = (holds: (order: number) => boolean): FormulaFunction => ({
  ...eager(["any", "any"], "boolean", (a, b) => {
    const order = compare(a, b);
    return order !== undefined && holds(order);
  }),
  gives: sameTypes,
});
const aggregate = (work: (numbers: readonly number[]) => number | undefined): FormulaFunction =>
  eager(["any"], "number", (...values) => work(numbersIn(values)), { more: true });

function sameTypes([a = "any", b = "any"]: readonly ValueType[]): ValueType {
  if (a !== b && a !== "any" && b !== "any") throw new FormulaError(`Types ${a} and ${b} cannot be compared.`);
  return "boolean";
}

const common = (types: readonly ValueType[]): ValueType =>
  types.every((t) => t === types[0]) ? (types[0] ?? "any") : "any";
const oddOnes = (types: readonly ValueType[]): readonly ValueType[] =>
  types.filter((_, index) => index % 2 === 1 || index === types.length - 1);

const logic: Readonly<Record<string, FormulaFunction>> = {
  if: {
    takes: ["boolean", "any", "any"],
    gives: ([, a, b]) => common([a ?? "any", b ?? "any"]),
    run: ([when, then, otherwise]) => (when?.() === true ? then?.() : otherwise?.()),
  },
  ifs: { takes: ["any", "any"], more: true, gives: (types) => common(oddOnes(types)), run: runIfs },
  and: { takes: ["boolean"], more: true, gives: "boolean", run: (args) => args.every((arg) => arg() === true) },
  or: { takes: ["boolean"], more: true, gives: "boolean", run: (args) => args.some((arg) => arg() === true) },
  not: eager(["boolean"], "boolean", (value) => value !== true),
  empty: eager(["any"], "boolean", (value) => isEmpty(value), { optional: 1 }),
  equal: { ...eager(["any", "any"], "boolean", (a, b) => isSame(a, b)), gives: sameTypes },
  unequal: { ...eager(["any", "any"], "boolean", (a, b) => !isSame(a, b)), gives: sameTypes },
  larger: comparison((order) => order > 0),
  largerEq: comparison((order) => order >= 0),
  smaller: comparison((order) => order < 0),
  smallerEq: comparison((order) => order <= 0),
};

function runIfs(args: readonly (() => Value)[]): Value {
  for (let i = 0; i + 1 < args.length; i += 2) if (args[i]?.() === true) return args[i + 1]?.();
  return args.length % 2 === 1 ? args.at(-1)?.() : undefined;
}

const numeric: Readonly<Record<string, FormulaFunction>> = {
  add: {
    takes: ["any", "any"],
    gives: ([a, b]) => (a === "number" && b === "number" ? "number" : a === "text" || b === "text" ? "text" : "any"),
    run: ([a, b]) => plus(a?.(), b?.()),
  },
  subtract: arithmetic((a, b) => a - b),
  multiply: arithmetic((a, b) => a * b),
  divide: arithmetic((a, b) => a / b),
  mod: arithmetic((a, b) => a % b),
  pow: arithmetic((a, b) => a ** b),
  unaryMinus: rounding((n) => -n),
  abs: rounding(Math.abs),
  ceil: rounding(Math.ceil),
  floor: rounding(Math.floor),
  sign: rounding(Math.sign),
  sqrt: rounding(Math.sqrt),
  round: eager(
    ["number", "number"],
    "number",
    (n, places) => (typeof n === "number" ? roundTo(n, toNumber(places) ?? 0) : undefined),
    { optional: 1 },
  ),
  min: aggregate((numbers) => (numbers.length > 0 ? Math.min(...numbers) : undefined)),
  max: aggregate((numbers) => (numbers.length > 0 ? Math.max(...numbers) : undefined)),
  sum: aggregate((numbers) => numbers.reduce((a, b) => a + b, 0)),
  mean: aggregate((numbers) => (numbers.length > 0 ? numbers.reduce((a, b) => a + b, 0) / numbers.length : undefined)),
  toNumber: eager(["any"], "number", (value) => toNumber(value)),
};

function plus(a: Value, b: Value): Value {
  if (typeof a === "string" || typeof b === "string") return toText(a) + toText(b);
  return finite((toNumber(a) ?? 0) + (toNumber(b) ?? 0));
}
const roundTo = (n: number, places: number): number => Math.round(n * 10 ** places) / 10 ** places;

const textual: Readonly<Record<string, FormulaFunction>> = {
  format: eager(["any"], "text", (value) => toText(value)),
  length: eager(["any"], "number", (value) => (isList(value) ? value.length : toText(value).length)),
  contains: eager(["any", "any"], "boolean", (value, part) => holds(value, part)),
  includes: eager(["list", "any"], "boolean", (value, part) => holds(value, part)),
  lower: eager(["text"], "text", (value) => toText(value).toLowerCase()),
  upper: eager(["text"], "text", (value) => toText(value).toUpperCase()),
  substring: eager(
    ["text", "number", "number"],
    "text",
    (value, from, to) => toText(value).substring(toNumber(from) ?? 0, toNumber(to)),
    { optional: 1 },
  ),
  join: eager(
    ["list", "text"],
    "text",
    (list, between) => (isList(list) ? list.map(toText).join(toText(between)) : toText(list)),
    { optional: 1 },
  ),
  split: eager(["text", "text"], "list", (value, at) => toText(value).split(toText(at))),
  concat: eager(["list"], "list", (...lists) => lists.flatMap((list) => (isList(list) ? list : [list])), {
    more: true,
  }),
  at: eager(["list", "number"], "any", (list, index) => (isList(list) ? list[toNumber(index) ?? 0] : undefined)),
  first: eager(["list"], "any", (list) => (isList(list) ? list[0] : undefined)),
  last: eager(["list"], "any", (list) => (isList(list) ? list.at(-1) : undefined)),
};

const holds = (value: Value, part: Value): boolean =>
  isList(value) ? value.some((item) => isSame(item, part)) : toText(value).includes(toText(part));

const dayMs = 86_400_000;
const unitMs: Readonly<Record<string, number>> = { weeks: 7 * dayMs, days: dayMs, hours: 3_600_000, minutes: 60_000 };

const dates: Readonly<Record<string, FormulaFunction>> = {
  today: { takes: [], gives: "date", run: (_, now) => toDate(now.toISOString().slice(0, 10)) },
  now: { takes: [], gives: "date", run: (_, now) => toDate(now.toISOString()) },
  dateBetween: eager(["date", "date", "text"], "number", (a, b, unit) => between(a, b, toText(unit))),
  dateAdd: eager(["date", "number", "text"], "date", (date, count, unit) =>
    shifted(date, toNumber(count) ?? 0, toText(unit)),
  ),
  dateSubtract: eager(["date", "number", "text"], "date", (date, count, unit) =>
    shifted(date, -(toNumber(count) ?? 0), toText(unit)),
  ),
  year: eager(["date"], "number", (date) => (isDateValue(date) ? new Date(date.start).getUTCFullYear() : undefined)),
  month: eager(["date"], "number", (date) => (isDateValue(date) ? new Date(date.start).getUTCMonth() + 1 : undefined)),
};

const toDate = (start: string): FormulaDate => ({ date: true, start, end: null, time_zone: null });

/** Whole units from `b` to `a`, cut towards zero. */
function between(a: Value, b: Value, unit: string): Value {
  const ms = unitMs[unit];
  if (ms === undefined)
    throw new FormulaError(`Unit ${JSON.stringify(unit)} is not one of ${Object.keys(unitMs).join(", ")}.`);
  if (!isDateValue(a) || !isDateValue(b)) return undefined;
  return Math.trunc((Date.parse(a.start) - Date.parse(b.start)) / ms) + 0;
}

function shifted(date: Value, count: number, unit: string): Value {
  const ms = unitMs[unit];
  if (ms === undefined)
    throw new FormulaError(`Unit ${JSON.stringify(unit)} is not one of ${Object.keys(unitMs).join(", ")}.`);
  if (!isDateValue(date)) return undefined;
  const moved = new Date(Date.parse(date.start) + count * ms).toISOString();
  return toDate(date.start.includes("T") ? moved : moved.slice(0, 10));
}

/** The functions that this platform works out, by name. */
export const functions: Readonly<Record<string, FormulaFunction>> = { ...logic, ...numeric, ...textual, ...dates };

/** Functions of the real language that this platform does not have: a formula with one answers 501, not "unknown". */
export const missingFunctions: ReadonlySet<string> = new Set([
  "cbrt",
  "exp",
  "ln",
  "log10",
  "log2",
  "median",
  "test",
  "match",
  "replace",
  "replaceAll",
  "repeat",
  "trim",
  "style",
  "unstyle",
  "link",
  "dateRange",
  "dateStart",
  "dateEnd",
  "timestamp",
  "fromTimestamp",
  "formatDate",
  "formatNumber",
  "parseDate",
  "minute",
  "hour",
  "day",
  "date",
  "week",
  "slice",
  "sort",
  "reverse",
  "unique",
  "filter",
  "find",
  "findIndex",
  "map",
  "some",
  "every",
  "flat",
  "id",
  "name",
  "email",
  "padStart",
  "padEnd",
  "splice",
]);
