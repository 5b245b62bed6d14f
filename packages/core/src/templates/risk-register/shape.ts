import { all, atLeast, type Band, banded, countRows, is, sumOf, times } from "../../expression.ts";
import { choice, computed, date, longText, person, reference, references, scale, text } from "../../fields.ts";
import { defineShape, table } from "../../shape.ts";

/** Bands of probability × impact. */
const bands: readonly Band[] = [
  { below: 5, id: "low", label: ["Low", "低"], tone: "success" },
  { below: 10, id: "medium", label: ["Medium", "中"], tone: "info" },
  { below: 15, id: "high", label: ["High", "高"], tone: "warning" },
  { id: "critical", label: ["Critical", "严重"], tone: "danger" },
];

export const riskRegister = defineShape({
  id: "risk-register",
  version: 1,
  family: "plan",
  name: ["Risk register", "风险登记册"],
  purpose: [
    "What may go wrong and how badly, who watches it, and what is done about it",
    "可能出什么问题、有多严重、由谁关注、如何应对",
  ],
  source: ["000 九", "002 七"],
  tables: {
    risks: table("Risks", "风险", {
      required: true,
      columns: {
        title: text("Risk", "风险", {
          required: true,
          also: ["Risk title", "Risk description", "风险名称", "风险描述"],
        }),
        cause: longText("Cause", "原因", { required: true, help: ["Because ...", "由于……"] }),
        event: longText("Event", "事件", { required: true, help: ["... this may happen ...", "可能发生……"] }),
        impactText: longText("Effect", "后果", { required: true, help: ["... which leads to", "导致……"] }),
        category: choice(
          "Category",
          "类别",
          {
            market: ["Market", "市场"],
            technical: ["Technical", "技术"],
            operational: ["Operational", "运营"],
            supplier: ["Supplier", "供应商"],
            legal: ["Legal", "法律"],
            people: ["People", "人员"],
          },
          { required: true, also: ["Type", "类型"] },
        ),
        probability: scale("Probability", "可能性", 1, 5, { required: true, also: ["Likelihood", "概率"] }),
        impact: scale("Impact", "影响程度", 1, 5, { required: true, also: ["Severity", "严重程度"] }),
        proximity: date("Expected around", "预计发生时间"),
        strategy: choice("Strategy", "应对策略", {
          avoid: ["Avoid", "规避"],
          transfer: ["Transfer", "转移"],
          mitigate: ["Mitigate", "减轻"],
          accept: ["Accept", "接受"],
          exploit: ["Exploit", "开拓"],
          share: ["Share", "分享"],
          enhance: ["Enhance", "提高"],
        }),
        response: longText("Response", "应对措施", { also: ["Mitigation", "缓解措施"] }),
        actions: references("Actions", "行动项", "meeting-record.actions"),
        transferTo: text("Transferred to", "转移给"),
        trigger: text("Trigger", "触发条件", {
          help: ["The sign on which the response starts", "出现什么征兆时启动应对"],
        }),
        owner: person("Owner", "负责人", { help: ["One person, not a team", "一个人，而非团队"] }),
        residualP: scale("Residual probability", "剩余可能性", 1, 5),
        residualI: scale("Residual impact", "剩余影响", 1, 5),
        reviewDate: date("Review on", "复核日期", { required: true, also: ["Next review", "下次复核"] }),
        status: choice(
          "Status",
          "状态",
          {
            open: ["Open", "未处理"],
            treating: ["Treating", "处理中", "info"],
            occurred: ["Occurred", "已发生", "danger"],
            closed: ["Closed", "已关闭", "success"],
          },
          { required: true },
        ),
        closedReason: text("Closed because", "关闭理由"),
        contingency: reference("Contingency plan", "应急预案", "contingency-plan"),
        clientVisible: choice(
          "For the client",
          "对客户",
          { yes: ["Visible", "可见"], no: ["Internal", "仅内部"] },
          { help: ["Internal risks never reach a client copy", "仅内部的风险不会出现在客户版本中"] },
        ),
      },
      computed: (c) => {
        const score = times(c.probability, c.impact);
        return {
          score: computed("Score", "分值", score),
          level: computed("Level", "等级", banded(score, bands)),
          residualScore: computed("Residual score", "剩余分值", times(c.residualP, c.residualI)),
        };
      },
      needs: (c) => ({
        strategy: atLeast(c.score, 5),
        response: is(c.strategy, "avoid", "transfer", "mitigate"),
        owner: atLeast(c.score, 5),
        trigger: atLeast(c.score, 10),
        transferTo: is(c.strategy, "transfer"),
        contingency: all(is(c.strategy, "accept"), atLeast(c.score, 15)),
        closedReason: is(c.status, "closed"),
      }),
      privateWhen: (c) => is(c.clientVisible, "no"),
    }),
  },
  computed: (_, t) => ({
    exposure: computed(
      "Exposure",
      "总敞口",
      sumOf(
        t.risks,
        (c) => c.score,
        (c) => is(c.status, "open", "treating"),
      ),
    ),
    critical: computed(
      "Critical risks",
      "严重风险数",
      countRows(t.risks, (c) => all(atLeast(c.score, 15), is(c.status, "open", "treating"))),
    ),
  }),
  views: [
    { view: "heatmap", of: "risks", by: ["probability", "impact"] },
    { view: "board", of: "risks", by: ["status"] },
  ],
});
