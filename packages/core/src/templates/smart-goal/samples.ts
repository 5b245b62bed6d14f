import type { Sample } from "../../template.ts";
import type { smartGoal } from "./shape.ts";

/** Goal G1 of the worked example. */
export const sample: Sample<typeof smartGoal> = (t) => ({
  statement: t(
    "Marketing raises online sales of the summer season from ¥8.0M to ¥9.6M by 20 June 2027, because it funds the brand's top-three position",
    "营销团队在 2027 年 6 月 20 日前将夏季线上销售额从 800 万元提升到 960 万元，为冲进品类前三提供资金",
  ),
  kind: "quantitative",
  metric: t("Online sales", "线上销售额"),
  unit: t("¥10k", "万元"),
  baseline: 800,
  target: 960,
  direction: "increase",
  current: 800,
  dataSource: t("Shop dashboard, daily", "店铺后台日报"),
  owner: { name: t("Zhang San", "张三"), email: "zhang@example.com" },
  startDate: "2027-03-01",
  dueDate: "2027-06-20",
  level: "project",
  strategyLink: t("Top three in the category by 2028", "2028 年品类前三"),
  why: t("Because it funds the top-three strategy", "因为它为品类前三的战略提供资金"),
  resources: t("¥1.2M budget, two writers, 12 KOLs under contract", "预算 120 万元，2 名文案，12 位签约达人"),
  bestPast: 820,
  confidence: 4,
});

/** A textbook fault: a target without a unit. */
export const fault: Sample<typeof smartGoal> = () => ({ unit: null });
