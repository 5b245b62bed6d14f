import {
  above,
  all,
  any,
  banded,
  type BandTo,
  daysBetween,
  either,
  type Expr,
  filled,
  is,
  least,
  minus,
  most,
  not,
  over,
  plus,
  today,
} from "../../expression.ts";
import { choice, computed, date, longText, number, person, reference, references, scale, text } from "../../fields.ts";
import { defineShape, needs } from "../../shape.ts";
import { settings } from "./settings.ts";

const rag = (amber: Expr<number>, green: Expr<number>): readonly BandTo[] => [
  { below: amber, id: "red", label: ["Red", "红"], tone: "danger" },
  { below: green, id: "amber", label: ["Amber", "黄"], tone: "warning" },
  { id: "green", label: ["Green", "绿"], tone: "success" },
];
/** Whether a letter of SMART is met: what the score is the sum of. */
const letter: readonly BandTo[] = [
  { below: 1, id: "failed", label: ["Not yet", "未满足"], tone: "warning" },
  { id: "met", label: ["Met", "满足"], tone: "success" },
];

export const smartGoal = defineShape({
  id: "smart-goal",
  version: 1,
  family: "align",
  name: ["SMART goal", "SMART 目标"],
  purpose: [
    "One measurable, owned, dated outcome, linked up to the strategy and down to stages and people",
    "一个可衡量、有负责人、有期限的成果，上承战略，下接阶段与个人",
  ],
  source: ["S1", "S2", "000 一", "002 一"],
  settings,
  fields: {
    statement: longText("Goal", "目标", {
      required: true,
      also: ["Objective", "Goal statement", "目标描述"],
      help: ["Who raises what, from how much to how much, by when", "谁在何时之前把什么从多少提升到多少"],
    }),
    kind: choice(
      "Kind",
      "类型",
      { quantitative: ["Quantitative", "定量"], qualitative: ["Qualitative", "定性"] },
      { required: true },
    ),
    metric: text("Metric", "指标", { also: ["KPI", "衡量指标"] }),
    unit: text("Unit", "单位", { also: ["Units", "计量单位"] }),
    baseline: number("Baseline", "基线", { also: ["From", "现状值"] }),
    baselineBy: date("Baseline known by", "基线确定日期", {
      help: ["When there is no baseline yet: the day it will exist", "尚无基线时：将于何日得到"],
    }),
    target: number("Target", "目标值", { also: ["To", "目标数值"] }),
    direction: choice("Direction", "方向", {
      increase: ["Increase", "提升"],
      decrease: ["Decrease", "降低"],
      maintain: ["Maintain", "保持"],
    }),
    current: number("Current value", "当前值", { afterDecision: true, also: ["Actual", "实际值"] }),
    dataSource: text("Data source", "数据来源"),
    indicators: longText("Indicators", "判断依据", {
      help: ["For a qualitative goal: how it will be judged", "定性目标：如何判断是否达成"],
    }),
    owner: person("Goal owner", "目标负责人", { also: ["Responsible", "责任人"] }),
    startDate: date("Start", "开始日期", { required: true }),
    dueDate: date("Due", "截止日期", { also: ["Deadline", "完成时间"] }),
    level: choice(
      "Level",
      "层级",
      { project: ["Project", "项目"], stage: ["Stage", "阶段"], team: ["Team", "团队"], person: ["Person", "个人"] },
      { required: true },
    ),
    parent: reference("Parent goal", "上级目标", "smart-goal"),
    strategyLink: text("Strategy it serves", "支撑的战略"),
    why: longText("Why it matters", "为何重要", { required: true }),
    resources: longText("Resources and reasons", "资源与依据", { required: true }),
    bestPast: number("Best result so far", "历史最佳"),
    confidence: scale("Confidence", "信心", 1, 5),
    checkpoints: references("Checkpoints", "检查点", "project-plan.milestones"),
    result: number("Result", "最终结果", { afterDecision: true }),
    outcome: choice(
      "Outcome",
      "达成情况",
      {
        met: ["Met", "达成", "success"],
        partly: ["Partly met", "部分达成", "warning"],
        missed: ["Missed", "未达成", "danger"],
        dropped: ["Dropped", "已放弃", "neutral"],
      },
      { afterDecision: true },
    ),
  },
  computed: (c, _tables, threshold) => {
    const progress = over(minus(c.current, c.baseline), minus(c.target, c.baseline));
    const elapsed = over(daysBetween(c.startDate, today), daysBetween(c.startDate, c.dueDate));
    const expected = most(0, least(1, elapsed));
    const measured = any(
      all(filled(c.metric), filled(c.unit), filled(c.target)),
      all(is(c.kind, "qualitative"), filled(c.indicators)),
    );
    // Doran's A is "assignable", the popular one "achievable": both.
    const assigned = all(filled(c.owner), filled(c.resources));
    const relevant = all(filled(c.why), any(filled(c.parent), filled(c.strategyLink)));
    const dated = above(daysBetween(c.startDate, c.dueDate), 0);
    const letters = [filled(c.statement), measured, assigned, relevant, dated].map((holds) => either(holds, 1, 0));
    const [s, m, a, r, t] = letters.map((points) => banded(points, letter));
    return {
      progress: computed("Progress", "进度", progress, "percent"),
      expected: computed("Expected by now", "应有进度", expected, "percent"),
      rag: computed("Status", "状态灯", banded(over(progress, expected), rag(threshold.amber, threshold.green))),
      score: computed("SMART score (of 5)", "SMART 得分（满分 5）", plus(...letters)),
      specific: computed("S: specific", "S 具体", s!),
      measurable: computed("M: measurable", "M 可衡量", m!),
      assignable: computed("A: assigned and achievable", "A 有人负责、可实现", a!),
      realistic: computed("R: realistic and relevant", "R 现实、相关", r!),
      timeBound: computed("T: time-bound", "T 有时限", t!),
    };
  },
  needs: (c) => {
    const quantitative = not(is(c.kind, "qualitative"));
    return {
      metric: needs("SG-M1", quantitative),
      unit: needs("SG-M1", quantitative),
      target: needs("SG-M1", quantitative),
      direction: needs("SG-M1", quantitative),
      baseline: needs("SG-M2", all(quantitative, not(filled(c.baselineBy)))),
      dataSource: needs("SG-M3", quantitative),
      indicators: needs("SG-M5", is(c.kind, "qualitative")),
      owner: needs("SG-A1", all()),
      dueDate: needs("SG-T1", all()),
      strategyLink: needs("SG-R1", not(filled(c.parent))),
    };
  },
});
