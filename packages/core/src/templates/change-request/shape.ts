import { above, all, any, atLeast, banded, type BandTo, either, inState, is, not, over } from "../../expression.ts";
import {
  choice,
  computed,
  date,
  longText,
  money,
  number,
  people,
  person,
  reference,
  references,
  text,
} from "../../fields.ts";
import { defineShape, needs } from "../../shape.ts";
import { settings } from "./settings.ts";

/** Who decides: by cost, days and scope, after the thresholds of the project. */
export const levels: readonly BandTo[] = [
  { below: 2, id: "manager", label: ["Project manager", "项目经理"], tone: "neutral" },
  { below: 3, id: "authority", label: ["Change authority", "变更授权人"], tone: "info" },
  { id: "sponsor", label: ["Sponsor or board", "发起人或变更委员会"], tone: "warning" },
];

/** States in which a change stands approved. */
export const decidedStates = ["approved", "approvedWithConditions", "implementing", "verifying", "closed"] as const;

export const changeRequest = defineShape({
  id: "change-request",
  version: 1,
  family: "run",
  name: ["Change request", "变更申请"],
  purpose: [
    "Ask for, weigh and decide a change to what was agreed",
    "对已约定内容的变更：提出、评估、审批、落实、告知",
  ],
  source: ["S12", "S18", "003 八"],
  settings,
  fields: {
    title: text("Change", "变更", { required: true, also: ["Change request", "变更名称"] }),
    description: longText("Description", "变更内容", { required: true }),
    reason: longText("Reason", "原因", { required: true, also: ["Justification", "变更原因"] }),
    reasonType: choice(
      "Kind of reason",
      "原因类别",
      {
        client: ["Client need", "客户需求"],
        error: ["Error or omission", "错误或遗漏"],
        misunderstanding: ["Misunderstanding", "误解"],
        improvement: ["Improvement", "改进"],
        risk: ["Risk response", "风险应对"],
        regulation: ["Regulation", "法规"],
        external: ["External", "外部"],
      },
      { required: true },
    ),
    requester: person("Requester", "申请人", { required: true, also: ["Requested by", "提出人"] }),
    requestedOn: date("Requested on", "申请日期", { required: true }),
    urgency: choice("Urgency", "紧急程度", {
      normal: ["Normal", "普通"],
      emergency: ["Emergency", "紧急", "danger"],
    }),
    baselineRef: reference("Baseline", "基线", "project-plan", { required: true }),
    affects: references("Affects", "影响对象", ["smart-goal", "project-plan.activities"], { required: true }),
    scope: choice("Scope or goal", "范围或目标影响", {
      none: ["No change", "无变化"],
      within: ["Within the agreed goals", "在既定目标内"],
      beyond: ["Changes a goal or the contract", "改变目标或合同", "danger"],
    }),
    scheduleDays: number("Days", "工期影响", { unit: ["days", "天"] }),
    cost: money("Cost", "成本影响"),
    quality: choice("Quality", "质量影响", {
      none: ["None", "无"],
      lower: ["Lower", "降低", "danger"],
      higher: ["Higher", "提高"],
    }),
    risk: text("Risks", "风险影响", { help: ['Say "none" when there is none', "没有时请写“无”"] }),
    riskRefs: references("Risk entries", "关联风险", "risk-register.risks"),
    resources: text("Resources", "资源影响", { help: ['Say "none" when there is none', "没有时请写“无”"] }),
    customer: choice("Customer", "客户影响", { none: ["None", "无"], affected: ["Affected", "有影响", "warning"] }),
    doNothing: longText("If we do nothing", "不变更的后果", { required: true }),
    alternatives: longText("Alternatives", "备选方案"),
    recommendation: longText("Recommendation", "建议"),
    assessor: person("Assessor", "评估人"),
    assessedOn: date("Assessed on", "评估日期"),
    budget: money("Project budget", "项目预算", { private: true, help: ["As of the assessment", "以评估时为准"] }),
    changeBudgetLeft: money("Change budget left", "变更预算余额", {
      private: true,
      help: ["Before this change, as of the assessment", "扣除本变更之前，以评估时为准"],
    }),
    approvers: people("Approvers", "审批人"),
    conditions: longText("Conditions", "附加条件", { afterDecision: true }),
    deferredUntil: date("Deferred until", "搁置至", { afterDecision: true }),
    clientInformedOn: date("Client informed on", "告知客户日期", { afterDecision: true }),
    implementer: person("Implementer", "实施人", { afterDecision: true }),
    implementPlan: longText("How it will be done", "实施计划", { commitment: true, afterDecision: true }),
    rollback: longText("Way back", "回退方案", { afterDecision: true }),
    doneOn: date("Done on", "完成日期", { afterDecision: true }),
    verifiedBy: person("Verified by", "验证人", { afterDecision: true }),
    evidence: longText("Evidence of acceptance", "验收凭据", { afterDecision: true }),
    actualCost: money("Actual cost", "实际成本", { afterDecision: true }),
    actualDays: number("Actual days", "实际工期", { afterDecision: true, unit: ["days", "天"] }),
  },
  // The same order of thoughts as `decisionLevel`, which judges by the project; where the two differ, CR-05 says so.
  computed: (c, _tables, threshold) => {
    const share = over(c.cost, c.budget);
    const costly = above(c.cost, 0);
    // A share that cannot be known (no budget, a budget of zero or less) never lowers the level.
    const unknown = all(costly, not(atLeast(share, 0)));
    const highest = any(
      is(c.scope, "beyond"),
      is(c.quality, "lower", "higher"),
      unknown,
      above(share, threshold.authorityShare),
      above(c.scheduleDays, threshold.authorityDays),
      all(costly, above(c.cost, c.changeBudgetLeft)),
    );
    const middle = any(
      is(c.scope, "within"),
      above(share, threshold.managerShare),
      above(c.scheduleDays, threshold.managerDays),
    );
    return {
      share: computed("Cost as a share of the budget", "成本占预算", share, "percent"),
      level: computed("Decided by", "审批级别", banded(either(highest, 3, either(middle, 2, 1)), levels)),
    };
  },
  needs: (c) => {
    // "None" has to be chosen, so nothing may stay blank once it is assessed.
    const stated = needs("CR-03", inState("review", ...decidedStates));
    const begun = ["implementing", "verifying", "closed"];
    return {
      scope: stated,
      scheduleDays: stated,
      cost: stated,
      quality: stated,
      risk: stated,
      resources: stated,
      customer: stated,
      recommendation: stated,
      assessor: stated,
      conditions: inState("approvedWithConditions"),
      clientInformedOn: needs("CR-10", all(is(c.customer, "affected"), inState(...begun))),
      implementPlan: inState(...decidedStates),
      verifiedBy: inState("closed"),
    };
  },
});
