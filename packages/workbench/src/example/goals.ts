import { defineTemplate, type Document, type Label, type Sample, sampleDocument, say } from "@parley/core";
import { smartGoalTemplate } from "@parley/core/templates/smart-goal";
import type { ExampleDay } from "./example.ts";
import { exampleIds } from "./ids.ts";

interface Part {
  readonly id: string;
  readonly title: Label;
  readonly content: Sample<typeof smartGoalTemplate.shape>;
}

/** The two goals below G1, as the worked example names them: what the sample of G1 says and they do not change, they share. */
const parts: readonly Part[] = [
  {
    id: "smart-goal-douyin",
    title: ["G1.1 Douyin sales", "G1.1 抖音销售额"],
    content: (t) => ({
      statement: t(
        "Zhang San raises sales on Douyin from ¥3.0M to ¥3.9M by 15 June 2027, because live shopping brings the new buyers",
        "张三在 2027 年 6 月 15 日前将抖音销售额从 300 万元提升到 390 万元，因为直播带来新客",
      ),
      metric: t("Douyin sales", "抖音销售额"),
      baseline: 300,
      current: 300,
      target: 390,
      bestPast: 320,
      dueDate: "2027-06-15",
      level: "person",
      owner: { name: t("Zhang San", "张三"), email: "zhang@example.com" },
      why: t("Because live shopping brings the new buyers", "因为直播带来新客"),
      resources: t("¥400k of the media budget, six livestreams with KOLs", "媒体预算 40 万元，6 场达人直播"),
    }),
  },
  {
    id: "smart-goal-repurchase",
    title: ["G1.2 Repeat purchases", "G1.2 私域复购"],
    content: (t) => ({
      statement: t(
        "Li Si raises repeat purchases in the private domain from 2,000 to 2,500 orders by 20 June 2027, because loyal buyers cost least",
        "李四在 2027 年 6 月 20 日前将私域复购订单从 2000 单提升到 2500 单，因为老客的获客成本最低",
      ),
      metric: t("Repeat purchases", "复购订单"),
      unit: t("orders", "单"),
      baseline: 2000,
      current: 2000,
      target: 2500,
      bestPast: 2100,
      level: "person",
      owner: { name: t("Li Si", "李四"), email: "lisi@example.com" },
      dataSource: t("Order export, weekly", "每周订单导出"),
      why: t("Because loyal buyers cost least", "因为老客的获客成本最低"),
      resources: t("Two community managers, a coupon of ¥30 for members", "2 名社群运营，会员券 30 元"),
    }),
  },
];

/** G1 and the goals below it, linked to it. */
export function goals({ language, now, today }: ExampleDay): readonly Document[] {
  const title: Label = ["G1 Online sales", "G1 线上销售额"];
  const t = (en: string, zh: string): string => say([en, zh], language);
  const made = { language, now, today };
  const { shape, rules, sample } = smartGoalTemplate;
  const parent = { document: exampleIds.goal, text: t(...title) };
  const below = parts.map(({ id, title: name, content }) => {
    // As a sample of its own: its days are then shifted as those of G1 are.
    const own: Sample<typeof shape> = (tell) => ({ ...sample(tell), ...content(tell), parent });
    return sampleDocument(defineTemplate({ shape, rules, sample: own }), { ...made, id, title: t(...name) });
  });
  return [sampleDocument(smartGoalTemplate, { ...made, id: exampleIds.goal, title: t(...title) }), ...below];
}
