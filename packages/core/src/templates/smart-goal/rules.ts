import type { Rules } from "../../rule.ts";
import { readingOf } from "../../project.ts";
import { analyse } from "../../text/index.ts";
import type { smartGoal } from "./shape.ts";
import { treeRules } from "./tree-rules.ts";

const han = /\p{Script=Han}/gu;
const words = /[\p{L}\p{N}][\p{L}\p{N}'’.%-]*/gu;
const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

export const rules: Rules<typeof smartGoal> = {
  "SG-S1": {
    severity: "warning",
    source: "S1 S2",
    title: ["A statement says an action and an object", "目标描述有动作和对象"],
    check({ statement }, { report, settings: { minWords, maxWords, minHan, maxHan } }) {
      if (!statement) return;
      const characters = count(statement, han);
      const inHan = characters * 2 > statement.length;
      const n = inHan ? characters : count(statement.replace(han, " "), words);
      const [low, high] = inHan ? [minHan, maxHan] : [minWords, maxWords];
      if (n >= low && n <= high) return;
      report({
        at: ["statement"],
        found: inHan ? [`${n} Han characters`, `${n} 个汉字`] : [`${n} words`, `${n} 个词`],
        expected: inHan
          ? [`${low} to ${high} Han characters`, `${low}–${high} 个汉字`]
          : [`${low} to ${high} words`, `${low}–${high} 个词`],
      });
    },
    good: [{ change: {} }],
    bad: [{ change: { statement: "Sell more" }, at: ["statement"] }],
  },
  "SG-S2": {
    severity: "warning",
    source: "S3 S4 S5",
    title: ["Words that can be checked", "用词可检验"],
    expected: ["a number, or a word that can be checked", "数字，或可以检验的说法"],
    check({ statement, target }, { project, report }) {
      if (!statement || target !== undefined) return;
      const seen = analyse(statement, readingOf(project));
      const word = seen.vague ? seen.spans.find((s) => s.kind === "vague") : undefined;
      if (!word) return;
      report({
        at: ["statement"],
        found: [`the vague "${word.text}" without a measure`, `没有量化的“${word.text}”`],
        span: [word.start, word.end],
      });
    },
    good: [{ change: {} }],
    bad: [
      {
        change: {
          statement: "大幅提升夏季活动的线上销售与品牌口碑",
          kind: "qualitative",
          target: null,
          indicators: "NPS",
        },
        at: ["statement"],
      },
    ],
  },
  "SG-S3": {
    severity: "hint",
    source: "S1",
    title: ["One outcome per goal", "一个目标只说一个成果"],
    expected: ["one goal for each", "拆分为多个目标"],
    check({ statement }, { project, report }) {
      if (statement && !analyse(statement, readingOf(project)).oneOutcome)
        report({ at: ["statement"], found: ["two outcomes in one goal", "一个目标中有两个成果"] });
    },
    good: [{ change: {} }],
    bad: [
      {
        change: {
          statement: "Raise online sales by 20% and cut the return rate to 3% by 2027-06-20 for the summer launch",
        },
        at: ["statement"],
      },
    ],
  },
  "SG-M1": {
    severity: "error",
    source: "S1",
    title: ["What is measured, in which unit, to which target", "指标、单位、目标值齐全"],
    good: [{ change: { kind: "qualitative", indicators: "Brand survey", metric: null, unit: null, target: null } }],
    bad: [
      { change: { unit: null }, at: ["unit"] },
      { change: { target: null }, at: ["target"] },
      { change: { metric: null }, at: ["metric"] },
    ],
  },
  "SG-M2": {
    severity: "error",
    source: "S1",
    title: ["A baseline, or the day it will be known", "有基线，或注明何时得到"],
    good: [{ change: { baseline: null, baselineBy: "2027-03-20" } }],
    bad: [{ change: { baseline: null }, at: ["baseline"] }],
  },
  "SG-M3": {
    severity: "warning",
    source: "S1",
    title: ["The figure has a source", "数据有来源"],
    good: [{ change: { dataSource: "https://example.com/dashboard" } }],
    bad: [{ change: { dataSource: null }, at: ["dataSource"] }],
  },
  "SG-M4": {
    severity: "error",
    source: "S1",
    title: ["The target moves the way the goal says", "目标值与方向一致"],
    check({ baseline, target, direction }, { report }) {
      if (baseline === undefined || target === undefined || direction === undefined) return;
      const moves = target > baseline ? "increase" : target < baseline ? "decrease" : "maintain";
      if (moves === direction) return;
      const says = {
        increase: ["above", "高于"],
        decrease: ["below", "低于"],
        maintain: ["equal to", "等于"],
      } as const;
      report({
        at: ["target"],
        found: [`target ${target} from the baseline ${baseline}`, `基线 ${baseline}、目标值 ${target}`],
        expected: [`a target ${says[direction][0]} ${baseline}`, `目标值${says[direction][1]} ${baseline}`],
      });
    },
    good: [{ change: { direction: "decrease", target: 500 } }],
    bad: [
      { change: { direction: "decrease" }, at: ["target"] },
      { change: { target: 800 }, at: ["target"] },
    ],
  },
  "SG-M5": {
    severity: "warning",
    source: "S1",
    title: ["A qualitative goal has an indicator", "定性目标有判断依据"],
    good: [{ change: { kind: "qualitative", indicators: "Brand survey of 300 buyers" } }],
    bad: [{ change: { kind: "qualitative" }, at: ["indicators"] }],
  },
  "SG-A1": {
    severity: "error",
    source: "S1",
    title: ["Exactly one person owns the goal", "恰有一位负责人"],
    expected: ["one person", "一个人"],
    check({ owner }, { report }) {
      if (owner?.team) report({ at: ["owner"], found: [`the team ${owner.name}`, `团队“${owner.name}”`] });
      else if (owner && /[,;、；，]|\s(?:and|&)\s|和/.test(owner.name))
        report({ at: ["owner"], found: [`several people: ${owner.name}`, `多人：${owner.name}`] });
    },
    good: [{ change: { owner: { name: "Wang" } } }],
    bad: [
      { change: { owner: null }, at: ["owner"] },
      { change: { owner: { name: "Marketing", team: true } }, at: ["owner"] },
      { change: { owner: { name: "张三、李四" } }, at: ["owner"] },
    ],
  },
  "SG-A2": {
    severity: "warning",
    source: "D",
    title: ["A stretch has its reasons", "高目标有依据"],
    check({ baseline, target, bestPast, resources }, { report, settings: { stretch, gap } }) {
      if (target === undefined || (resources ?? "").trim() !== "") return;
      const far = baseline !== undefined && baseline !== 0 && Math.abs(target - baseline) / Math.abs(baseline) > gap;
      const high = bestPast !== undefined && bestPast > 0 && target > stretch * bestPast;
      if (!far && !high) return;
      report({
        at: ["resources"],
        found: [`target ${target} without a reason`, `目标值 ${target} 没有依据`],
        expected: ["resources or a reason that make it realistic", "使其可实现的资源或理由"],
      });
    },
    good: [{ change: { target: 1400 } }],
    bad: [{ change: { target: 1400, resources: null }, at: ["resources"] }],
  },
  "SG-A3": {
    severity: "hint",
    source: "D",
    title: ["The owner believes in it", "负责人有信心"],
    check({ confidence }, { report, settings: { lowConfidence } }) {
      if (confidence !== undefined && confidence <= lowConfidence)
        report({
          at: ["confidence"],
          found: [`confidence ${confidence}`, `信心 ${confidence}`],
          expected: [`more than ${lowConfidence}, or a smaller target`, `高于 ${lowConfidence}，否则调低目标`],
        });
    },
    good: [{ change: { confidence: 3 } }],
    bad: [{ change: { confidence: 2 }, at: ["confidence"] }],
  },
  "SG-R1": {
    severity: "warning",
    source: "002 一",
    title: ["It serves something larger", "支撑上级目标或战略"],
    good: [{ change: { strategyLink: null, parent: { document: "parent", text: "G1" } } }],
    bad: [{ change: { strategyLink: null }, at: ["strategyLink"] }],
  },
  "SG-R2": {
    severity: "warning",
    source: "002 一",
    title: ["It says why", "说明原因"],
    expected: ["a reason such as “because …” or “so that …”", "原因，如“因为……”“以便……”"],
    check({ why, statement, parent }, { report }) {
      if (parent || !why?.trim()) return;
      if ([why, statement ?? ""].some((text) => analyse(text).why) || why.length >= 8) return;
      report({ at: ["why"], found: [`"${why}"`, `“${why}”`] });
    },
    good: [{ change: { why: "Because it funds the brand" } }],
    bad: [
      {
        change: {
          why: "OK",
          statement: "Marketing raises online sales of the summer season from ¥8.0M to ¥9.6M by 20 June 2027",
        },
        at: ["why"],
      },
    ],
  },
  "SG-T1": {
    severity: "error",
    source: "S1",
    title: ["It ends on a day after its start", "截止日期晚于开始日期"],
    check({ startDate, dueDate }, { document, report, today }) {
      const found = [`due ${dueDate}`, `截止 ${dueDate}`] as const;
      if (startDate && dueDate && dueDate <= startDate)
        report({ at: ["dueDate"], found, expected: [`a day after ${startDate}`, `晚于 ${startDate} 的日期`] });
      else if (dueDate && dueDate < today && document.flow.state === "draft")
        // Once agreed, a goal may run out; nobody agrees on one that already has.
        report({ at: ["dueDate"], found, expected: [`${today} or later`, `不早于 ${today}`] });
    },
    good: [{ change: { dueDate: "2027-06-30" } }, { change: {}, state: "agreed", today: "2027-06-21" }],
    bad: [
      { change: { dueDate: null }, at: ["dueDate"] },
      { change: { dueDate: "2027-03-01" }, at: ["dueDate"] },
      { change: {}, today: "2027-06-21", at: ["dueDate"] },
    ],
  },
  "SG-T2": {
    severity: "warning",
    source: "S3",
    title: ["No vague time", "没有模糊的时间"],
    expected: ["a day", "具体日期"],
    check({ statement }, { project, report }) {
      const word = statement
        ? analyse(statement, readingOf(project)).spans.find((s) => s.kind === "vague-time")
        : undefined;
      if (word)
        report({ at: ["statement"], found: [`"${word.text}"`, `“${word.text}”`], span: [word.start, word.end] });
    },
    good: [{ change: {} }],
    bad: [{ change: { statement: "尽快把夏季活动线上销售额从 800 万提升到 960 万" }, at: ["statement"] }],
  },
  "SG-T3": {
    severity: "warning",
    source: "D",
    title: ["A long goal has checkpoints", "长期目标有检查点"],
    check({ startDate, dueDate, checkpoints }, { report, settings: { longMonths } }) {
      if (!startDate || !dueDate || checkpoints.length > 0) return;
      const months = (Date.parse(dueDate) - Date.parse(startDate)) / 86_400_000 / 30.44;
      if (months > longMonths)
        report({
          at: ["checkpoints"],
          found: [`${Math.round(months)} months without a checkpoint`, `${Math.round(months)} 个月没有检查点`],
          expected: [`one at least every ${longMonths} months`, `至少每 ${longMonths} 个月一个`],
        });
    },
    good: [{ change: { dueDate: "2028-12-31", checkpoints: [{ text: "M1" }] } }],
    bad: [{ change: { dueDate: "2028-12-31" }, at: ["checkpoints"] }],
  },
  ...treeRules,
};
