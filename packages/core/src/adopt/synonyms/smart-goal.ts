import type { TemplateWords } from "../lexicon.ts";

/** Headers that people use in tables of the template `smart-goal`. */
export const smartGoalWords: TemplateWords = {
  subject: "goal, smart, 目标",
  homes: {
    "": {
      statement: {
        words: `
          goal, statement, goal statement, smart goal, objective, goal description, description, target statement,
          goal objective, outcome, 目标, 目标描述, 目标陈述, 目标内容, 具体目标, 目标名称, 描述, 说明
        `,
        weak: "title, name, specific, what, 具体, 名称",
      },
      metric: {
        words: `
          metric, measure, kpi, indicator, key result, measurable, measurement, success metric, how measured, 指标,
          衡量指标, 度量, 衡量标准, 关键指标, 考核指标, 可衡量, 衡量方式
        `,
      },
      unit: { words: "unit, unit of measure, uom, 单位, 计量单位" },
      baseline: {
        words: `
          baseline, starting point, start value, baseline value, from, last year, 基线, 基准, 基准值, 现状值, 起点, 初始值, 去年
        `,
      },
      target: { words: "target, target value, goal value, to, 目标值, 指标值, 达成值, 目标数值" },
      current: {
        words: `
          current, current value, actual, progress value, latest, 当前值, 当前, 现值, 实际值
        `,
      },
      dataSource: { words: "data source, source, source of data, 数据来源, 来源, 数据源" },
      owner: {
        words: `
          owner, responsible, assignee, who, assignable, goal owner, 负责人, 责任人, 目标负责人
        `,
      },
      startDate: { words: "start, start date, from date, 开始日期, 开始时间, 起始日期" },
      dueDate: {
        words: `
          due, due date, deadline, end date, target date, by when, by, time bound, timeline, when, 截止日期, 截止时间, 完成日期,
          完成时间, 期限, 时限, 到期日
        `,
      },
      why: {
        words: `
          why, relevance, relevant, reason, rationale, purpose, importance, 原因, 理由, 意义, 相关性, 为什么, 背景
        `,
      },
      resources: {
        words: "resources, achievable, how, support needed, resources needed, 资源, 所需资源, 可实现, 支持",
      },
      level: { words: "level, goal level, 层级, 级别" },
      strategyLink: {
        words: `
          strategy, strategic goal, strategy link, aligned to, alignment, supports, 战略, 战略目标, 关联战略, 对应战略
        `,
      },
      parent: { words: "parent, parent goal, parent objective, 上级目标, 父目标" },
      result: { words: "result, achieved, final value, final result, 结果, 达成, 完成值, 实际结果" },
      confidence: { words: "confidence, confidence level, 信心, 信心指数" },
    },
  },
};
