import { workingDays } from "../../calendar.ts";
import { decisionProblem, historyFaults } from "../../history.ts";
import { isAlikeOn } from "../../people.ts";
import type { Rules } from "../../rule.ts";
import { lastDecision } from "../../votes.ts";
import { approvedBy, hurried, sponsor, step, walked, zhang } from "./examples.ts";
import { flow } from "./flow.ts";
import { enteredOn, hurriedOn, isReviewed } from "./reviewed.ts";
import { changeRequest } from "./shape.ts";

/** What a change owes its decision: who made it, about what, by which steps, and when. */
export const decisionRules: Rules<typeof changeRequest> = {
  "CR-01": {
    severity: "error",
    source: "S26",
    title: ["The requester does not decide", "申请人不能审批"],
    expected: ["somebody else", "其他人"],
    check({ requester, approvers }, { people, report }) {
      if (!requester) return;
      const rest = approvers.filter((p) => !isAlikeOn(people, p, requester));
      if (rest.length < approvers.length)
        report({
          at: ["approvers"],
          found: [`${requester.name} as requester and approver`, `${requester.name}既申请又审批`],
          fix: { label: ["Take the requester off", "移除申请人"], patch: { approvers: rest } },
        });
    },
    good: [
      {
        change: {
          approvers: [{ name: "张三", email: "another@example.com", ids: { jira: "x" } }],
          requester: { name: "李四" },
        },
      },
    ],
    bad: [
      { change: { approvers: [zhang, sponsor], requester: zhang }, at: ["approvers"] },
      { change: { approvers: [{ name: "ｚｈａｎｇ  San" }], requester: { name: "Zhang San" } }, at: ["approvers"] },
    ],
  },
  "CR-02": {
    severity: "error",
    source: "S25",
    title: ["What was decided is what stands here", "审批内容与当前内容一致"],
    expected: ["a new review", "重新审批"],
    check(_, { document, report }) {
      const problem = decisionProblem(changeRequest, flow, document);
      // A state without any decision is the history's fault (CR-04).
      if (problem && lastDecision(flow, document, false)) report({ at: [], found: problem });
    },
    bad: [
      {
        change: {},
        state: "approved",
        history: approvedBy("0"),
        at: [],
      },
    ],
  },
  "CR-04": {
    severity: "error",
    source: "S12",
    title: ["The history can have happened", "流程历史真实可行"],
    expected: ["steps that the flow allows", "流程允许的步骤"],
    check(_, { document, project, report }) {
      for (const found of historyFaults(changeRequest, flow, document, project)) report({ at: [], found });
    },
    good: [{ change: {}, state: "review", history: walked }],
    bad: [
      { change: {}, state: "approved", at: [] },
      { change: {}, state: "approved", history: [step("approve", "draft", "approved")], at: [] },
      {
        change: { requester: zhang },
        state: "approved",
        history: [...walked, step("approve", "review", "approved", { name: "张三", email: "" }, "0")],
        at: [],
      },
    ],
  },
  "CR-08": {
    severity: "error",
    source: "S18 D",
    title: ["No work before its approval", "未批准不得实施"],
    check(change, { document, project, today, calendar, settings: { emergencyDays }, report }) {
      const { state } = document.flow;
      const hurried = hurriedOn(document);
      if (hurried !== undefined && ["implementing", "verifying"].includes(state)) {
        const days = workingDays(hurried, today, calendar);
        if (days > emergencyDays && !isReviewed(flow, change, document, project))
          report({
            at: [],
            found: [
              `an emergency without its full review for ${days} working days`,
              `紧急变更实施 ${days} 个工作日仍未补审`,
            ],
            expected: [`a full review within ${emergencyDays}`, `${emergencyDays} 个工作日内完成补审`],
          });
      }
      const approved = hurried === undefined ? lastDecision(flow, document, false)?.entry.at.slice(0, 10) : undefined;
      if (approved !== undefined && change.doneOn !== undefined && change.doneOn < approved)
        report({
          at: ["doneOn"],
          found: [`work that was done on ${change.doneOn}`, `${change.doneOn} 已完成`],
          expected: [`${approved} or later, when it was approved`, `不早于批准之日 ${approved}`],
        });
    },
    good: [
      { change: { urgency: "emergency" }, state: "implementing", history: hurried, today: "2027-03-03" },
      { change: { doneOn: "2027-03-02" }, state: "approved", history: approvedBy("0") },
    ],
    bad: [
      { change: { urgency: "emergency" }, state: "implementing", history: hurried, today: "2027-03-08", at: [] },
      { change: { doneOn: "2027-02-26" }, state: "approved", history: approvedBy("0"), at: ["doneOn"] },
    ],
  },
  "CR-09": {
    severity: "warning",
    source: "D",
    title: ["A review does not drag on", "审批不拖延"],
    check(_, { document, today, calendar, settings, report }) {
      const since = enteredOn(document.flow);
      if (!since || document.flow.state !== "review") return;
      const days = workingDays(since, today, calendar);
      if (days > settings.reviewDays)
        report({
          at: [],
          found: [`a review of ${days} working days`, `审批已 ${days} 个工作日`],
          expected: [`at most ${settings.reviewDays}`, `至多 ${settings.reviewDays} 个工作日`],
        });
    },
    good: [{ change: {}, state: "review", history: walked, today: "2027-03-05" }],
    bad: [{ change: {}, state: "review", history: walked, today: "2027-03-15", at: [] }],
  },
};
