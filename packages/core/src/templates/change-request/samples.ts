import type { Sample } from "../../template.ts";
import type { changeRequest } from "./shape.ts";

/** CR-1 of the worked example. */
export const sample: Sample<typeof changeRequest> = (t) => ({
  title: t("Add Xiaohongshu as a channel", "增加小红书渠道"),
  description: t("Eight seeding posts before 618", "618 前发布 8 篇种草笔记"),
  reason: t("The client wants reach among buyers of 25 to 30", "客户希望触达 25–30 岁买家"),
  reasonType: "client",
  requester: { name: t("Zhang San", "张三"), email: "zhang@example.com" },
  requestedOn: "2027-03-01",
  urgency: "normal",
  baselineRef: { text: t("Plan v1 of 2027-03-01", "2027-03-01 计划 v1") },
  affects: [{ document: "smart-goal-sample", text: t("G1 online sales", "G1 线上销售额") }],
  scope: "within",
  scheduleDays: 4,
  cost: { amount: "60000", currency: "CNY" },
  quality: "none",
  risk: t("Two more contracts to check", "需多审两份合同"),
  resources: t("Two writers for three weeks", "2 名文案，3 周"),
  customer: "affected",
  doNothing: t("About 8 % less reach in the target group", "目标人群触达减少约 8%"),
  alternatives: t("More posts on Douyin", "增加抖音发布量"),
  recommendation: t("Approve, and drop variant B of the poster", "建议批准，同时取消海报 B 版"),
  assessor: { name: t("Li Na", "李娜"), email: "li@example.com" },
  assessedOn: "2027-03-01",
  budget: { amount: "1200000", currency: "CNY" },
  approvers: [{ name: t("Zhou Lü", "周律"), email: "zhou@example.com" }],
});

/** CR-2 of the worked example: raised and approved by one person. */
export const fault: Sample<typeof changeRequest> = (t) => ({
  approvers: [{ name: t("Zhang San", "张三"), email: "zhang@example.com" }],
});
