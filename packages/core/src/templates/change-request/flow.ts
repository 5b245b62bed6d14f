import { contentHash } from "../../content-hash.ts";
import { actorOf, defineFlow, type Flow } from "../../flow.ts";
import { isAlikeOn } from "../../people.ts";
import { decisionLevel, managersOf, membersAt, quorumOf } from "./level.ts";
import { isReviewed } from "./reviewed.ts";
import { changeRequest } from "./shape.ts";

/** The states, steps and guards of the method's table of change control. "Void" (back to review after an edit) is every flow's own. */
export const flow: Flow<typeof changeRequest> = defineFlow(changeRequest, {
  states: {
    draft: ["Draft", "草稿", "neutral"],
    submitted: ["Submitted", "已提交", "info"],
    needsInfo: ["Needs information", "待补充", "warning"],
    assessing: ["Being assessed", "评估中", "info"],
    review: ["In review", "审批中", "info"],
    approved: ["Approved", "已批准", "success"],
    // A state of its own: who starts the work has to see that there are conditions.
    approvedWithConditions: ["Approved with conditions", "有条件批准", "success"],
    rejected: ["Rejected", "已否决", "danger"],
    deferred: ["Deferred", "已搁置", "warning"],
    implementing: ["Being done", "实施中", "info"],
    verifying: ["Being verified", "验证中", "info"],
    closed: ["Closed", "已关闭", "success"],
    withdrawn: ["Withdrawn", "已撤回", "neutral"],
  },
  start: "draft",
  requester: "requester",
  sealed: {
    approved: "review",
    approvedWithConditions: "review",
    implementing: "review",
    verifying: "review",
    closed: "review",
  },
  roles: {
    requester: { label: ["the requester", "申请人"], holders: ({ requester }) => (requester ? [requester] : []) },
    coordinator: { label: ["a project manager", "项目经理"], holders: (_, project) => managersOf(project) },
    assessor: {
      label: ["the assessor", "评估人"],
      holders: ({ assessor }, project) => (assessor ? [assessor] : managersOf(project)),
    },
    approver: {
      label: ["an approver of this level", "本级审批人"],
      holders: (change, project) => membersAt(decisionLevel(change, project), project),
    },
    implementer: {
      label: ["the implementer", "实施人"],
      holders: ({ implementer }, project) => (implementer ? [implementer] : managersOf(project)),
    },
    verifier: { label: ["the verifier", "验证人"], holders: ({ verifiedBy }) => (verifiedBy ? [verifiedBy] : []) },
  },
  quorum: quorumOf,
  guards: {
    assessed: {
      found: ["an impact left blank", "有影响项未填写"],
      expected: [
        "every impact stated, none included, and a recommendation",
        "每项影响均已填写（没有也要写明），并有建议",
      ],
      holds: ({ scope, scheduleDays, cost, quality, risk, resources, customer, recommendation }) =>
        [scope, scheduleDays, cost, quality, risk, resources, customer, recommendation].every((v) =>
          typeof v === "string" ? v.trim() !== "" : v !== undefined,
        ),
    },
    edited: {
      found: ["the same text as before", "内容未作修改"],
      expected: ["the information that was asked for", "补充所要求的信息"],
      holds: (_, { content, flow: { history } }) =>
        history.filter(({ action }) => action === "ask").at(-1)?.stood !== contentHash(changeRequest, content),
    },
    dated: {
      found: ["no day ahead to come back to it", "没有今后重新考虑的日期"],
      expected: ["a later day in “Deferred until”", "在“搁置至”中填写今后的日期"],
      holds: ({ deferredUntil }, _, { facts }) => deferredUntil !== undefined && deferredUntil > facts.today,
    },
    reached: {
      found: ["a date that is still ahead", "搁置日期未到"],
      expected: ["to wait until then", "到期后再提交"],
      holds: ({ deferredUntil }, _, { facts }) => deferredUntil !== undefined && deferredUntil <= facts.today,
    },
    planned: {
      found: ["no plan of how it will be done", "没有实施计划"],
      expected: ["a plan on the new baseline", "按新基线更新的实施计划"],
      holds: ({ implementPlan }) => !!implementPlan?.trim(),
    },
    told: {
      found: ["a client who was not told", "尚未告知客户"],
      expected: ["the day on which the client was informed", "填写告知客户的日期"],
      holds: ({ customer, clientInformedOn }) => customer !== "affected" || clientInformedOn !== undefined,
    },
    urgent: {
      found: ["a normal change", "普通变更"],
      expected: ["an emergency with its written reason", "紧急变更并写明原因"],
      holds: ({ urgency, reason }) => urgency === "emergency" && !!reason?.trim(),
    },
    done: {
      found: ["no day or figures of what was done", "缺少完成日期或实际数据"],
      expected: ["when it was done, what it cost and how long it took", "完成日期、实际成本与实际工期"],
      holds: ({ doneOn, actualCost, actualDays }) =>
        doneOn !== undefined && actualCost !== undefined && actualDays !== undefined,
    },
    accepted: {
      found: ["no evidence of acceptance", "没有验收凭据"],
      expected: ["evidence that it works", "能证明已达成的凭据"],
      holds: ({ evidence }) => !!evidence?.trim(),
    },
    reviewed: {
      found: ["an emergency without its full review", "尚未补审的紧急变更"],
      expected: ["the review after the fact", "先完成补审"],
      holds: (change, document, project, actor) => isReviewed(flow, change, document, project, actor),
    },
    unreviewed: {
      found: ["a change without a review to make up for", "无需补审的变更"],
      expected: ["an emergency that was started at once", "已紧急实施、尚未补审的变更"],
      holds: (change, document, project, actor) => !isReviewed(flow, change, document, project, actor),
    },
    otherEyes: {
      found: ["a verifier who did the work", "实施人自行验证"],
      expected: ["somebody else", "其他人"],
      holds: ({ implementer, verifiedBy }, { flow: { history } }, { facts }) => {
        const worked = history.filter(({ action }) => action === "start" || action === "finish").map(actorOf);
        const workers = implementer ? [implementer, ...worked] : worked;
        return !verifiedBy || !workers.some((one) => isAlikeOn(facts.people, one, verifiedBy));
      },
    },
  },
  steps: [
    {
      action: "submit",
      label: ["Submit", "提交"],
      from: ["draft"],
      to: "submitted",
      by: ["requester"],
      guards: ["sound"],
    },
    {
      action: "assess",
      label: ["Start assessing", "开始评估"],
      from: ["submitted"],
      to: "assessing",
      by: ["coordinator"],
    },
    {
      action: "ask",
      label: ["Ask for information", "要求补充"],
      from: ["submitted", "assessing"],
      to: "needsInfo",
      by: ["coordinator", "assessor"],
      comment: "required",
      marks: true,
    },
    {
      action: "answer",
      label: ["Submit again", "重新提交"],
      from: ["needsInfo"],
      to: "submitted",
      by: ["requester"],
      guards: ["edited"],
    },
    {
      action: "propose",
      label: ["Send to review", "送审"],
      from: ["assessing"],
      to: "review",
      by: ["assessor"],
      guards: ["assessed", "sound"],
    },
    {
      action: "approve",
      label: ["Approve", "批准"],
      from: ["review"],
      to: "approved",
      by: ["approver"],
      decides: "for",
    },
    {
      action: "approveWithConditions",
      label: ["Approve with conditions", "有条件批准"],
      from: ["review"],
      to: "approvedWithConditions",
      by: ["approver"],
      decides: "for",
      prevails: true,
      comment: "required",
    },
    {
      action: "reject",
      label: ["Reject", "否决"],
      from: ["review"],
      to: "rejected",
      by: ["approver"],
      decides: "against",
      comment: "required",
    },
    {
      action: "defer",
      label: ["Defer", "搁置"],
      from: ["review"],
      to: "deferred",
      by: ["approver"],
      decides: "against",
      comment: "required",
      guards: ["dated"],
    },
    {
      action: "resume",
      label: ["Submit again", "重新提交"],
      from: ["deferred"],
      to: "submitted",
      by: ["requester", "coordinator"],
      guards: ["reached"],
    },
    {
      action: "start",
      label: ["Start work", "开始实施"],
      from: ["approved", "approvedWithConditions"],
      to: "implementing",
      by: ["implementer"],
      guards: ["planned", "told"],
    },
    {
      action: "startEmergency",
      label: ["Start at once", "紧急实施"],
      from: ["submitted"],
      to: "implementing",
      by: ["coordinator", "approver"],
      guards: ["urgent"],
      decides: "for",
      seats: ["coordinator", "approver"],
      comment: "required",
    },
    {
      action: "ratify",
      label: ["Review in full", "补审"],
      from: ["implementing"],
      to: "implementing",
      by: ["approver"],
      guards: ["unreviewed", "assessed"],
      decides: "for",
    },
    {
      // A review that cannot say no is none.
      action: "rejectAfterwards",
      label: ["Reject in the full review", "补审否决"],
      from: ["implementing"],
      to: "rejected",
      by: ["approver"],
      guards: ["unreviewed"],
      decides: "against",
      comment: "required",
    },
    {
      action: "finish",
      label: ["Hand over to verify", "提交验证"],
      from: ["implementing"],
      to: "verifying",
      by: ["implementer"],
      guards: ["done", "reviewed"],
    },
    {
      action: "close",
      label: ["Close", "关闭"],
      from: ["verifying"],
      to: "closed",
      by: ["verifier"],
      guards: ["otherEyes", "accepted"],
    },
    {
      action: "withdraw",
      label: ["Withdraw", "撤回"],
      from: ["draft", "submitted", "needsInfo", "assessing", "review", "deferred"],
      to: "withdrawn",
      by: ["requester"],
    },
  ],
});
