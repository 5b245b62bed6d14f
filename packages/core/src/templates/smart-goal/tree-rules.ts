import type { Content } from "../../content.ts";
import type { Document } from "../../document.ts";
import type { Context, Rules } from "../../rule.ts";
import { smartGoal } from "./shape.ts";

type Goal = Content<typeof smartGoal>;
type Placed = Goal & { readonly $: Document };

const others = (context: Context<typeof smartGoal>): readonly Placed[] => context.all(smartGoal);
const childrenOf = (id: string, goals: readonly Placed[]): readonly Placed[] =>
  goals.filter((g) => g.parent?.document === id && g.$.id !== id);
const near = (a: number, b: number): boolean => Math.abs(a - b) <= Math.abs(b) * 0.001;

/** A goal of the same kind in another project's document, for the examples. */
const goal = (id: string, content: object): Document => ({
  format: "parley/1",
  id,
  template: "smart-goal",
  templateVersion: 1,
  language: "en",
  title: id,
  createdAt: "",
  updatedAt: "",
  revision: 1,
  content: { ...content },
  flow: { state: "draft", history: [] },
  waivers: [],
  extra: {},
});
const under = { document: "smart-goal-sample", text: "G1" };

/** What a goal owes the goals above and below it. */
export const treeRules: Rules<typeof smartGoal> = {
  "SG-X1": {
    severity: "warning",
    source: "D",
    title: ["Parts add up to the whole", "子目标合计等于上级目标"],
    check({ target, baseline, metric, unit }, context) {
      if (target === undefined || !metric) return;
      const parts = childrenOf(context.document.id, others(context)).filter(
        (g) => g.metric === metric && g.unit === unit && g.target !== undefined,
      );
      if (parts.length < 2) return;
      const sum = parts.reduce((n, g) => n + (g.target ?? 0), 0);
      const gains = parts.reduce((n, g) => n + (g.target ?? 0) - (g.baseline ?? 0), 0);
      const covered =
        baseline !== undefined && parts.every((g) => g.baseline !== undefined) && near(gains, target - baseline);
      if (near(sum, target) || covered) return;
      context.report({
        at: ["target"],
        found: [`${sum} as the sum of ${parts.length} goals below`, `${parts.length} 个子目标合计 ${sum}`],
        expected: [`${target}`, `${target}`],
      });
    },
    good: [
      {
        change: { metric: "Sales" },
        with: [
          goal("a", { parent: under, metric: "Sales", unit: "¥10k", target: 500 }),
          goal("b", { parent: under, metric: "Sales", unit: "¥10k", target: 460 }),
        ],
      },
    ],
    bad: [
      {
        change: { metric: "Sales", unit: "x" },
        with: [
          goal("a", { parent: under, metric: "Sales", unit: "x", target: 500 }),
          goal("b", { parent: under, metric: "Sales", unit: "x", target: 100 }),
        ],
        at: ["target"],
      },
    ],
  },
  "SG-X2": {
    severity: "warning",
    source: "D",
    title: ["A part is due before the whole", "子目标不晚于上级目标"],
    check({ parent, dueDate }, context) {
      const above = others(context).find((g) => g.$.id === parent?.document);
      if (!above?.dueDate || !dueDate || dueDate <= above.dueDate) return;
      context.report({
        at: ["dueDate"],
        found: [`due ${dueDate}`, `截止 ${dueDate}`],
        expected: [
          `${above.dueDate} or earlier, as "${above.$.title}" is due`,
          `不晚于“${above.$.title}”的 ${above.dueDate}`,
        ],
      });
    },
    good: [{ change: { parent: { document: "up", text: "Up" } }, with: [goal("up", { dueDate: "2028-01-01" })] }],
    bad: [
      {
        change: { parent: { document: "up", text: "Up" } },
        with: [goal("up", { dueDate: "2027-04-01" })],
        at: ["dueDate"],
      },
    ],
  },
  "SG-X3": {
    severity: "error",
    source: "D",
    title: ["No goal stands above itself", "目标不能是自己的上级"],
    expected: ["a goal that is not below this one", "不在本目标之下的目标"],
    check({ parent }, context) {
      const goals = new Map(others(context).map((g) => [g.$.id, g]));
      const seen = new Set([context.document.id]);
      for (let id = parent?.document; id !== undefined; id = goals.get(id)?.parent?.document) {
        if (seen.has(id)) {
          if (id === context.document.id)
            context.report({ at: ["parent"], found: ["a circle of parent goals", "上级目标形成循环"] });
          return;
        }
        seen.add(id);
      }
    },
    good: [{ change: { parent: { document: "up", text: "Up" } }, with: [goal("up", {})] }],
    bad: [
      { change: { parent: { document: "up", text: "Up" } }, with: [goal("up", { parent: under })], at: ["parent"] },
      { change: { parent: under }, at: ["parent"] },
    ],
  },
};
