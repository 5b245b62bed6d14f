import {
  above,
  all,
  any,
  atLeast,
  averageOf,
  type Band,
  banded,
  cellsWith,
  countRows,
  daysBetween,
  either,
  evaluate,
  exactly,
  type Expr,
  filled,
  is,
  isFilled,
  least,
  minus,
  most,
  type Node,
  not,
  type Op,
  over,
  plus,
  type Scope,
  sumOf,
  times,
  today as todayExpr,
} from "@parley/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const today = "2027-03-01";
type Row = Readonly<Record<string, unknown>>;
const scopeOf = (row: Row, rows: readonly Row[] = [], cells: readonly (readonly string[])[] = []): Scope => ({
  today,
  read: (name) => (Object.hasOwn(row, name) ? row[name] : undefined),
  rows: () => rows.map((r) => scopeOf(r)),
  cells: () => cells,
});
const ref = (name: string): Expr<never> => ({ node: { op: "ref", name } });
const run = (e: Expr<unknown>, row: Row = {}, rows?: readonly Row[], cells?: readonly (readonly string[])[]): unknown =>
  evaluate(e.node, scopeOf(row, rows, cells));

const [a, b] = [ref("a"), ref("b")] as readonly Expr<number>[] as [Expr<number>, Expr<number>];
const bands: readonly Band[] = [
  { below: 5, id: "low", label: ["Low", "低"], tone: "success" },
  { below: 10, id: "middle", label: ["Middle", "中"], tone: "warning" },
  { id: "high", label: ["High", "高"], tone: "danger" },
];
const scores = { table: "rows", columns: { a, b, s: ref("s") as Expr<string> } };
const rows: readonly Row[] = [{ a: 1, s: "x" }, { a: 2, b: 5, s: "y" }, { s: "x" }, { a: "text" }];

/** What comes out, by operation: a number, a blank, a zero. An operation that is added to core does not compile until it is here. */
const cases: Readonly<Record<Op, readonly (readonly [Expr<unknown>, Row, unknown])[]>> = {
  ref: [
    [a, { a: 5 }, 5],
    [a, {}, undefined],
    [ref("constructor"), {}, undefined],
    [a, { a: { amount: "60000.50", currency: "CNY" } }, 60000.5],
  ],
  value: [[plus(2), {}, 2]],
  today: [[todayExpr, {}, today]],
  add: [
    [plus(a, b, 1), { a: 1, b: 2 }, 4],
    [plus(a, b), { a: 1 }, undefined],
    [plus(a, b), { a: 1, b: "2" }, undefined],
    [plus(), {}, undefined],
    [plus(a, a), { a: 1e308 }, undefined],
  ],
  subtract: [
    [minus(a, b), { a: 1, b: 3 }, -2],
    [minus(a, b), { b: 3 }, undefined],
  ],
  multiply: [
    [times(a, b), { a: 2, b: 3 }, 6],
    [times(a, 0), { a: 2 }, 0],
    [times(a, b), { a: 0 }, undefined],
  ],
  divide: [
    [over(a, b), { a: 1, b: 4 }, 0.25],
    [over(a, b), { a: 1, b: 0 }, undefined],
    [over(a, b), { a: 0, b: 0 }, undefined],
    [over(a, b), { a: 0, b: 3 }, 0],
    [over(a, b), { b: 4 }, undefined],
  ],
  min: [
    [least(a, b), { a: 2, b: -1 }, -1],
    [least(a, b), { a: 2 }, undefined],
    [least(), {}, undefined],
  ],
  max: [
    [most(a, b, 7), { a: 2, b: -1 }, 7],
    [most(a, b), { b: 2 }, undefined],
  ],
  days: [
    [daysBetween(ref("d"), ref("e")), { d: "2027-03-27", e: "2027-03-29" }, 2],
    [daysBetween(ref("d"), ref("e")), { d: "2028-03-01", e: "2028-02-28" }, -2],
    [daysBetween(ref("d"), todayExpr), { d: "2026-03-01" }, 365],
    [daysBetween(ref("d"), ref("e")), { d: "2027-03-27" }, undefined],
    [daysBetween(ref("d"), ref("e")), { d: "5", e: "2027-03-29" }, undefined],
    [daysBetween(ref("d"), ref("e")), { d: 5, e: 7 }, undefined],
  ],
  eq: [
    [exactly(a, 1), { a: 1 }, true],
    [exactly(a, 1), { a: 2 }, false],
    [exactly(a, 0), {}, false],
    [is(ref("s") as Expr<"x" | "y">, "x"), { s: "x" }, true],
    [is(ref("s") as Expr<"x" | "y">, "x", "y"), { s: "y" }, true],
    [is(ref("s") as Expr<"x" | "y">, "x"), {}, false],
  ],
  ge: [
    [atLeast(a, 1), { a: 1 }, true],
    [atLeast(a, b), { a: 1, b: 2 }, false],
    [atLeast(a, b), { a: 1 }, false],
    [atLeast(a, -5), {}, false],
    [atLeast(a, 1), { a: "9" }, false],
  ],
  gt: [
    [above(a, 1), { a: 1 }, false],
    [above(a, b), { a: 3, b: 2 }, true],
    [above(a, -1), {}, false],
  ],
  and: [
    [all(filled(a), filled(b)), { a: 1, b: 1 }, true],
    [all(filled(a), filled(b)), { a: 1 }, false],
    [all(), {}, true],
  ],
  or: [
    [any(filled(a), filled(b)), { b: 1 }, true],
    [any(filled(a), filled(b)), {}, false],
    [any(), {}, false],
  ],
  not: [
    [not(filled(a)), {}, true],
    [not(ref("c") as Expr<boolean>), {}, true],
    [not(ref("c") as Expr<boolean>), { c: true }, false],
  ],
  filled: [
    [filled(a), { a: 0 }, true],
    [filled(a), { a: "" }, false],
    [filled(a), { a: [] }, false],
    [filled(a), { a: false }, false],
    [filled(a), { a: true }, true],
  ],
  if: [
    [either(filled(a), a, 9), { a: 3 }, 3],
    [either(filled(a), a, 9), {}, 9],
    [either(atLeast(a, 1), 1, 0), {}, 0],
  ],
  count: [
    [countRows(scores), {}, 4],
    [countRows(scores, (c) => is(c.s, "x")), {}, 2],
    [countRows(scores, (c) => atLeast(c.a, 5)), {}, 0],
  ],
  sum: [
    [sumOf(scores, (c) => c.a), {}, 3],
    [sumOf(scores, (c) => times(c.a, c.b)), {}, 10],
    [
      sumOf(
        scores,
        (c) => c.a,
        (c) => is(c.s, "nobody"),
      ),
      {},
      0,
    ],
  ],
  average: [
    [averageOf(scores, (c) => c.a), {}, 1.5],
    [
      averageOf(
        scores,
        (c) => c.a,
        (c) => is(c.s, "nobody"),
      ),
      {},
      undefined,
    ],
  ],
  cells: [[cellsWith("A"), {}, 2]],
  band: [
    [banded(a, bands), { a: 4.99 }, "low"],
    [banded(a, bands), { a: 5 }, "middle"],
    [banded(a, bands), { a: 10 }, "high"],
    [banded(a, bands), {}, undefined],
    [banded(a, bands.slice(0, 1)), { a: 7 }, undefined],
  ],
};

describe("an expression", () => {
  const flat = Object.entries(cases).flatMap(([op, list]) =>
    list.map(([e, row, out], i) => [op, i, e, row, out] as const),
  );
  it.each(flat)("%s, %i", (op, _i, e, row, out) => {
    expect(run(e, row, rows, [["A"], ["A", "R"], [], ["R"]])).toEqual(out);
    expect(opsIn(e.node)).toContain(op);
  });

  it("agrees with a second implementation on any arithmetic, blanks and zeros included", () => {
    const leaf: fc.Arbitrary<Node> = fc.oneof(
      fc.constantFrom("a", "b", "c").map((name): Node => ({ op: "ref", name })),
      fc.constantFrom(0, 1, -2, 0.5, 100).map((value): Node => ({ op: "value", value })),
    );
    const { tree } = fc.letrec<{ tree: Node; test: Node }>((tie) => ({
      tree: fc.oneof(
        { depthSize: "small", withCrossShrink: true },
        leaf,
        fc
          .record({
            op: fc.constantFrom("add", "subtract", "multiply", "divide", "min", "max"),
            args: fc.array(tie("tree"), { minLength: 1, maxLength: 3 }),
          })
          .map((node) => node as Node),
        fc.tuple(tie("test"), tie("tree"), tie("tree")).map((args): Node => ({ op: "if", args })),
      ),
      test: fc.oneof(
        { depthSize: "small" },
        fc.tuple(tie("tree"), tie("tree")).map((args): Node => ({ op: "ge", args })),
        fc.tuple(tie("tree"), tie("tree")).map((args): Node => ({ op: "gt", args })),
        tie("tree").map((node): Node => ({ op: "filled", args: [node] })),
        fc.array(tie("test"), { maxLength: 3 }).map((args): Node => ({ op: "and", args })),
        fc.array(tie("test"), { maxLength: 3 }).map((args): Node => ({ op: "or", args })),
        tie("test").map((node): Node => ({ op: "not", args: [node] })),
      ),
    }));
    const cell = fc.option(fc.constantFrom(0, 1, -1, 3, 0.25, 1e200), { nil: undefined });
    fc.assert(
      fc.property(tree, fc.record({ a: cell, b: cell, c: cell }), (node, row) => {
        expect(unsigned(evaluate(node, scopeOf(row)) ?? null)).toBe(unsigned(oracle(node, row)));
      }),
      { numRuns: 2000, examples: [[least(0, times(a, 0)).node, { a: -1, b: undefined, c: undefined }]] },
    );
  });

  it("counts days as a calendar does, over leap days and whatever the clock's zone", () => {
    const day = fc.date({ min: new Date("1900-01-01"), max: new Date("2200-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(day, fc.integer({ min: -40_000, max: 40_000 }), (from, n) => {
        const [d, e] = [0, n].map((days) => {
          const at = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth(), from.getUTCDate() + days));
          return at.toISOString().slice(0, 10);
        });
        expect(run(daysBetween(ref("d"), ref("e")), { d, e })).toBe(n);
      }),
    );
  });

  it("takes nothing, an empty text or list, and an unticked box for not filled in", () => {
    for (const value of [undefined, null, "", false, []]) expect(isFilled(value)).toBe(false);
    for (const value of [0, "0", " ", true, [0], {}]) expect(isFilled(value)).toBe(true);
  });
});

/** Zero has no sign in JSON, nor in a spreadsheet. */
const unsigned = (value: unknown): unknown => (value === 0 ? 0 : value);

/** The empty rule again, written another way: `null` swallows everything it touches. */
function oracle(node: Node, row: Row): number | boolean | null {
  const of = (n: Node): number | boolean | null => oracle(n, row);
  const finite = (n: number): number | null => (Number.isFinite(n) ? n : null);
  if (node.op === "ref") return (row[node.name] as number | undefined) ?? null;
  if (node.op === "value") return node.value as number;
  const args = ("args" in node ? node.args : []).map((n) => of(n));
  const [x, y, z] = args;
  const tests: Partial<Record<Op, boolean | number | null>> = {
    ge: x !== null && y !== null && Number(x) >= Number(y),
    gt: x !== null && y !== null && Number(x) > Number(y),
    filled: x !== null,
    and: args.every((v) => v === true),
    or: args.some((v) => v === true),
    not: x !== true,
    if: (x === true ? y : z) ?? null,
  };
  if (node.op in tests) return tests[node.op] ?? null;
  if (args.includes(null)) return null;
  let [out = NaN] = args.map(Number);
  for (const n of args.slice(1).map(Number)) {
    if (node.op === "add") out += n;
    if (node.op === "subtract") out -= n;
    if (node.op === "multiply") out *= n;
    if (node.op === "divide") out /= n;
    if (node.op === "min") out = n < out ? n : out;
    if (node.op === "max") out = n > out ? n : out;
  }
  return finite(out);
}

function opsIn(node: Node): readonly Op[] {
  const inner = [...("args" in node ? node.args : []), ...("of" in node && node.of ? [node.of] : [])];
  const where = "where" in node && node.where ? [node.where] : [];
  return [node.op, ...[...inner, ...where].flatMap(opsIn)];
}
