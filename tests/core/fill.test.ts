import {
  atLeast,
  averageOf,
  type Band,
  banded,
  cellsWith,
  choice,
  computed,
  countRows,
  date,
  daysBetween,
  defineShape,
  type Expr,
  fill,
  is,
  matrix,
  minus,
  money,
  type Node,
  number,
  over,
  plus,
  type Shape,
  type Stored,
  sumOf,
  table,
  text,
  times,
  today as todayExpr,
  totalOf,
  totals,
} from "@parley/core";
import { describe, expect, it } from "vitest";
import { copy, edited, raci, type Raci, sample } from "./given.ts";

const today = "2027-03-01";
const ref = (name: string): Expr<never> => ({ node: { op: "ref", name } });
const bands: readonly Band[] = [
  { below: 5, id: "low", label: ["Low", "低"], tone: "success" },
  { id: "high", label: ["High", "高"], tone: "danger" },
];

describe("computed values of a document", () => {
  const risks = defineShape({
    id: "risks",
    version: 1,
    family: "plan",
    name: ["Risks", "风险"],
    purpose: ["", ""],
    source: ["D"],
    fields: { budget: money("Budget", "预算"), due: date("Due", "到期") },
    tables: {
      risks: table("Risks", "风险", {
        columns: {
          name: text("Name", "名称"),
          p: number("P", "可能性"),
          i: number("I", "影响"),
          cost: money("Cost", "成本"),
          state: choice("State", "状态", { open: ["Open", "开"], shut: ["Shut", "关"] }),
        },
        computed: (c) => {
          const score = times(c.p, c.i);
          return { score: computed("Score", "分值", score), level: computed("Level", "级别", banded(score, bands)) };
        },
      }),
    },
    computed: (f, { risks: t }) => {
      const open = countRows(t, (c) => is(c.state, "open"));
      return {
        open: computed("Open", "未关闭", open),
        share: computed("Share", "占比", over(open, countRows(t)), "percent"),
        exposure: computed(
          "Exposure",
          "敞口",
          sumOf(
            t,
            (c) => times(c.p, c.cost),
            (c) => is(c.state, "open"),
          ),
        ),
        again: computed(
          "Again",
          "再次",
          sumOf(t, (c) => times(c.p, c.cost)),
        ),
        high: computed(
          "High",
          "高",
          countRows(t, (c) => is(c.level as Expr<string>, "high")),
        ),
        mean: computed(
          "Mean",
          "均值",
          averageOf(t, (c) => c.score),
        ),
        rest: computed(
          "Rest",
          "剩余",
          minus(
            f.budget,
            sumOf(t, (c) => c.cost),
          ),
        ),
        left: computed("Left", "剩余天数", daysBetween(todayExpr, f.due)),
      };
    },
  });
  const stored = {
    budget: { amount: "100.50", currency: "CNY" },
    due: "2027-03-31",
    risks: [
      { id: "a", p: 4, i: 3, cost: { amount: "10", currency: "CNY" }, state: "open" },
      { id: "b", p: 2, i: 2, cost: { amount: "20.25", currency: "CNY" }, state: "shut" },
      { id: "constructor", p: 1, state: "open" },
    ],
  };

  it("come out of rows and of the whole, blanks left out", () => {
    const content = fill(risks, stored, today);
    expect(content.risks.map((r) => [r.score, r.level])).toEqual([
      [12, "high"],
      [4, "low"],
      [undefined, undefined],
    ]);
    expect(content).toMatchObject({
      open: 2,
      share: 2 / 3,
      exposure: 40,
      again: 80.5,
      high: 1,
      mean: 8,
      rest: 70.25,
      left: 30,
    });
  });

  it("of an empty document are empty, zero or nothing, and never an error", () => {
    expect(fill(risks, {}, today)).toMatchObject({
      risks: [],
      open: 0,
      share: undefined,
      exposure: 0,
      mean: undefined,
    });
    expect(fill(risks, {}, today).left).toBeUndefined();
  });

  it("are hoisted: what a summary counts or sums is one hidden column of its table, shared by all that use it", () => {
    const hidden = Object.entries(risks.tables.risks.computed as Record<string, { hidden?: true }>).filter(
      ([, c]) => c.hidden,
    );
    expect(hidden.map(([name]) => name)).toEqual(["$2", "$3", "$4"]);
    for (const { expression } of Object.values(risks.computed as Record<string, { expression: Expr<unknown> }>))
      for (const node of summariesIn(expression.node)) {
        expect(node.of?.op ?? "ref").toBe("ref");
        expect(node.where?.op ?? "ref").toBe("ref");
      }
    expect(JSON.stringify(risks.computed.share.expression)).toContain('{"op":"ref","name":"open"}');
  });

  it("that build on each other twice over are worked out once each", () => {
    let last: Expr<number> = plus(ref("a") as Expr<number>);
    const chain: Record<string, ReturnType<typeof computed<number>>> = {};
    for (let i = 0; i < 60; i++) {
      chain[`c${i}`] = computed(`C${i}`, `C${i}`, last);
      last = plus(last, last);
    }
    const deep = defineShape({
      id: "deep",
      version: 1,
      family: "plan",
      name: ["", ""],
      purpose: ["", ""],
      source: [],
      fields: { a: number("A", "甲") },
      computed: () => chain,
    });
    expect((fill(deep, { a: 1 }, today) as Record<string, unknown>)["c59"]).toBe(2 ** 59);
  });
});

describe("a matrix", () => {
  const content = sample().content;
  const counts = totals(raci.shape as Shape, "duties", content, today);

  it("counts its letters per row and per column, for every row of both tables", () => {
    const letters = content["duties"] as Record<string, Record<string, string[]>>;
    const ids = (name: string): string[] => (content[name] as { id: string }[]).map((row) => row.id);
    const names = { A: "accountable", R: "responsible", C: "consulted", I: "informed" };
    expect(Object.keys(counts.perRow)).toEqual(ids("activities"));
    expect(Object.keys(counts.perColumn)).toEqual(ids("roles"));
    for (const [letter, name] of Object.entries(names)) {
      for (const activity of ids("activities"))
        expect(counts.perRow[activity]![name]).toBe(
          ids("roles").filter((role) => letters[activity]?.[role]?.includes(letter)).length,
        );
      for (const role of ids("roles"))
        expect(counts.perColumn[role]![name]).toBe(
          ids("activities").filter((activity) => letters[activity]?.[role]?.includes(letter)).length,
        );
    }
    expect(counts.perColumn["pm"]).toMatchObject({ accountable: 4, responsible: 3, load: 7 });
  });

  it("counts no cell whose row or column is gone, and rows that have none as zero", () => {
    const odd = {
      roles: [{ id: "r" }],
      activities: [{ id: "a" }, { id: "constructor" }],
      duties: { a: { gone: ["A"], r: ["R"] }, gone: { r: ["A"] } },
    };
    const { perRow, perColumn } = totals(raci.shape as Shape, "duties", odd, today);
    expect(perRow["a"]).toMatchObject({ accountable: 0, responsible: 1 });
    expect(perRow["constructor"]).toMatchObject({ accountable: 0, responsible: 0 });
    expect(perColumn["r"]).toMatchObject({ accountable: 0, responsible: 1, load: 1 });
  });

  it("gives the health score: activities with one A and at least one R", () => {
    const health = (stored: Stored): unknown =>
      (fill(raci.shape as Shape, stored, today) as { health?: unknown }).health;
    expect(health(content)).toBe(1);
    expect(health(edited(sample(), { duties: { media: { pm: ["A"] } } }).content)).toBeCloseTo(13 / 14);
    expect(health(edited(sample(), { duties: { poster: { design: null }, brief: null } }).content)).toBeCloseTo(
      12 / 14,
    );
    expect(health({})).toBeUndefined();
  });

  it("has empty rows and cells where names of every object would be", () => {
    const filled = fill(
      raci.shape as Raci,
      { roles: [{ id: "toString" }], activities: [{ id: "constructor" }] },
      today,
    );
    expect(filled.duties["constructor"]).toBeUndefined();
    const one = fill(raci.shape as Raci, { duties: { constructor: { toString: ["A"] } } }, today);
    expect(one.duties["constructor"]!["toString"]).toEqual(["A"]);
    expect(one.duties["constructor"]!["valueOf"]).toBeUndefined();
  });

  it("over one table twice counts per row and per column of that table", () => {
    const network = defineShape({
      id: "network",
      version: 1,
      family: "align",
      name: ["", ""],
      purpose: ["", ""],
      source: [],
      tables: { people: table("People", "人", { columns: { name: text("Name", "名") } }) },
      matrices: {
        ties: matrix("Ties", "联系", {
          rows: "people",
          columns: "people",
          cell: choice("Tie", "联系", { w: ["Writes to", "写给"] }),
          perRow: { out: computed("Out", "出", cellsWith("w")) },
          perColumn: { into: computed("In", "入", cellsWith("w")) },
        }),
      },
      computed: (_, t) => ({
        loudest: computed(
          "Out",
          "出",
          sumOf(t.people, () => totalOf("ties", "out")),
        ),
        heard: computed(
          "In",
          "入",
          countRows(t.people, () => atLeast(totalOf("ties", "into"), 2)),
        ),
      }),
    });
    const people = ["a", "b", "c"].map((id) => ({ id }));
    expect(fill(network, { people, ties: { a: { b: "w", c: "w" }, b: { c: "w" } } }, today)).toMatchObject({
      loudest: 3,
      heard: 1,
    });
  });
});

it("filling changes nothing of what was stored", () => {
  const content = sample().content;
  const before = copy(content);
  const filled = fill(raci.shape as Shape, content, today) as Stored;
  expect(content).toEqual(before);
  expect(filled["duties"]).toEqual(content["duties"]);
  expect(filled["roles"]).toEqual(content["roles"]);
});

function summariesIn(node: Node): readonly Extract<Node, { op: "count" | "sum" | "average" }>[] {
  if (node.op === "count" || node.op === "sum" || node.op === "average") return [node];
  return "args" in node ? node.args.flatMap(summariesIn) : [];
}
