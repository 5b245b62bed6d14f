import { historyFaults } from "../../history.ts";
import { contentHash } from "../../content-hash.ts";
import { workingDays } from "../../calendar.ts";
import type { Document, Entry } from "../../document.ts";
import { actorOf } from "../../flow.ts";
import { isAlike, isSamePerson } from "../../people.ts";
import type { Rules } from "../../rule.ts";
import { enteredOn, flow } from "./flow.ts";
import { decisionLevel, membersAt, spentOnChanges } from "./level.ts";
import { changeRequest } from "./shape.ts";

const decided = new Set(["approved", "implementing", "verifying", "closed"]);
const approvals = new Set(["approve", "approveWithConditions", "ratify"]);
const lastApprovals = ({ flow: { history } }: Document): readonly Entry[] =>
  history.filter((e) => approvals.has(e.action));

const zhang = { name: "张三", email: "zhang@example.com" };
const sponsor = { name: "Wang", email: "wang@example.com" };
const step = (action: string, from: string, to: string, who = sponsor, binds?: string): Entry => ({
  action,
  from,
  to,
  by: who.name,
  who,
  at: "2027-03-01T09:00:00+08:00",
  verified: true,
  version: 1,
  ...(binds && { binds }),
});
const walked: readonly Entry[] = [
  step("submit", "draft", "submitted", zhang),
  step("assess", "submitted", "assessing"),
  step("propose", "assessing", "review"),
];

export const rules: Rules<typeof changeRequest> = {
  "CR-01": {
    severity: "error",
    source: "S26",
    title: ["The requester does not decide", "申请人不能审批"],
    expected: ["somebody else", "其他人"],
    check({ requester, approvers }, { report }) {
      if (!requester) return;
      const rest = approvers.filter((p) => !isAlike(p, requester));
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
      if (!decided.has(document.flow.state)) return;
      const last = document.flow.history.filter((e) => e.binds !== undefined).at(-1);
      if (last && last.binds !== contentHash(changeRequest, document.content))
        report({ at: [], found: ["an edit after the decision", "审批后内容被修改"] });
    },
    bad: [
      {
        change: {},
        state: "approved",
        history: [...walked, step("approve", "review", "approved", sponsor, "0")],
        at: [],
      },
    ],
  },
  "CR-03": {
    severity: "error",
    source: "S12",
    title: ["Every impact is stated, none included", "每项影响都须填写，没有也要写明"],
    good: [{ change: { quality: null } }],
    bad: [
      { change: { quality: null }, state: "review", at: ["quality"] },
      { change: { scheduleDays: null }, state: "review", at: ["scheduleDays"] },
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
  "CR-05": {
    severity: "error",
    source: "S12b S18",
    title: ["The right level decides", "由相应级别审批"],
    check(change, { document, project, people, report }) {
      const { budget } = change;
      const known = project.budget;
      if (budget && known && (budget.currency !== known.currency || Number(budget.amount) !== Number(known.amount)))
        report({
          at: ["budget"],
          found: [`${budget.currency} ${budget.amount}`, `${budget.currency} ${budget.amount}`],
          expected: [`the project's ${known.currency} ${known.amount}`, `项目预算 ${known.currency} ${known.amount}`],
          fix: { label: ["Take the project's budget", "采用项目预算"], patch: { budget: known } },
        });
      if (people.length === 0 || !decided.has(document.flow.state)) return;
      const level = decisionLevel(change, project, document);
      for (const entry of lastApprovals(document))
        if (!membersAt(level, project).some((p) => isSamePerson(p, actorOf(entry))))
          report({
            at: [],
            found: [`an approval by ${entry.by}`, `${entry.by}的批准`],
            expected: [`somebody of the level "${level}"`, `“${level}”级审批人`],
          });
    },
    good: [{ change: {} }],
    bad: [
      {
        change: {},
        state: "approved",
        history: [...walked, step("approve", "review", "approved", sponsor, "0")],
        facts: { people: [{ name: "Li", email: "li@example.com", level: "authority", active: true }] },
        at: [],
      },
    ],
  },
  "CR-06": {
    severity: "error",
    source: "S18",
    title: ["Approved changes stay inside the change budget", "已批变更不超过变更预算"],
    expected: ["the sponsor's decision", "由发起人审批"],
    check(change, { document, project, report }) {
      const { changeBudget } = project;
      if (!changeBudget || !decided.has(document.flow.state)) return;
      const spent = spentOnChanges(change, document, project);
      if (spent <= Number(changeBudget.amount)) return;
      const sponsors = membersAt("sponsor", project);
      if (lastApprovals(document).some((e) => sponsors.some((p) => isSamePerson(p, actorOf(e))))) return;
      report({
        at: ["cost"],
        found: [`${spent} ${changeBudget.currency} of changes`, `变更合计 ${spent} ${changeBudget.currency}`],
      });
    },
    good: [{ change: {}, state: "approved", changeBudget: { amount: "100000", currency: "CNY" } }],
    bad: [{ change: {}, state: "approved", changeBudget: { amount: "50000", currency: "CNY" }, at: ["cost"] }],
  },
  "CR-09": {
    severity: "warning",
    source: "D",
    title: ["A review does not drag on", "审批不拖延"],
    check({ urgency }, { document, today, calendar, settings, report }) {
      const { state, history } = document.flow;
      const since = enteredOn(document.flow);
      const hurried =
        state === "implementing" && urgency === "emergency" && !history.some((e) => e.action === "ratify");
      if (!since || (state !== "review" && !hurried)) return;
      const days = workingDays(since, today, calendar);
      const most = hurried ? settings.emergencyDays : settings.reviewDays;
      if (days > most)
        report({
          at: [],
          found: hurried
            ? [`an emergency without a full review for ${days} working days`, `紧急变更 ${days} 个工作日未补审`]
            : [`a review of ${days} working days`, `审批已 ${days} 个工作日`],
          expected: [`at most ${most}`, `至多 ${most} 个工作日`],
        });
    },
    good: [{ change: {}, state: "review", history: walked, today: "2027-03-05" }],
    bad: [
      { change: {}, state: "review", history: walked, today: "2027-03-15", at: [] },
      {
        change: { urgency: "emergency" },
        state: "implementing",
        history: [walked[0]!, step("startEmergency", "submitted", "implementing", sponsor, "0")],
        today: "2027-03-08",
        at: [],
      },
    ],
  },
  "CR-10": {
    severity: "error",
    source: "003 八",
    title: ["The client is told of what affects them", "影响客户的变更须告知客户"],
    good: [{ change: { clientInformedOn: null } }],
    bad: [{ change: { clientInformedOn: null }, state: "implementing", at: ["clientInformedOn"] }],
  },
  "CR-11": {
    severity: "warning",
    source: "D",
    title: ["No creep by slices", "避免化整为零"],
    expected: ["one larger request", "合并为一个申请"],
    check({ requester, affects }, { report, earlier, settings: { slices } }) {
      if (!requester) return;
      const touched = new Set(affects.map((r) => r.row ?? r.document ?? r.text));
      const small = earlier().filter(
        (c) =>
          c.requester &&
          isAlike(c.requester, requester) &&
          c.level === "manager" &&
          c.affects.some((r) => touched.has(r.row ?? r.document ?? r.text)),
      );
      if (small.length >= slices)
        report({
          at: ["requester"],
          found: [
            `${small.length + 1} small changes by ${requester.name}`,
            `${requester.name}的第 ${small.length + 1} 个小变更`,
          ],
        });
    },
    good: [{ change: { requester: zhang }, with: ["a", "b"].map(slice) }],
    bad: [{ change: { requester: zhang }, with: ["a", "b", "c"].map(slice), at: ["requester"] }],
  },
  "CR-12": {
    severity: "warning",
    source: "D",
    title: ["Actuals stay near what was approved", "实际接近批准值"],
    check({ cost, actualCost, scheduleDays, actualDays }, { report, settings: { overrun } }) {
      const most = 1 + overrun;
      if (
        cost &&
        actualCost &&
        cost.currency === actualCost.currency &&
        Number(actualCost.amount) > Number(cost.amount) * most
      )
        report({
          at: ["actualCost"],
          found: [`${actualCost.currency} ${actualCost.amount}`, `${actualCost.currency} ${actualCost.amount}`],
          expected: [`at most ${Number(cost.amount) * most}`, `至多 ${Number(cost.amount) * most}`],
        });
      if (scheduleDays !== undefined && actualDays !== undefined && actualDays > scheduleDays * most)
        report({
          at: ["actualDays"],
          found: [`${actualDays} days`, `${actualDays} 天`],
          expected: [`at most ${scheduleDays * most}`, `至多 ${scheduleDays * most}`],
        });
    },
    good: [{ change: { actualCost: { amount: "70000", currency: "CNY" } } }],
    bad: [
      { change: { actualCost: { amount: "90000", currency: "CNY" } }, at: ["actualCost"] },
      { change: { actualDays: 9 }, at: ["actualDays"] },
    ],
  },
  "CR-13": {
    severity: "hint",
    source: "001",
    title: ["A misunderstanding is counted", "误解造成的变更会计入统计"],
    expected: ["an entry for the requirement error rate", "计入需求传递错误率"],
    check({ reasonType }, { report }) {
      if (reasonType === "misunderstanding")
        report({ at: ["reasonType"], found: ["a change caused by a misunderstanding", "误解造成的变更"] });
    },
    good: [{ change: { reasonType: "client" } }],
    bad: [{ change: { reasonType: "misunderstanding" }, at: ["reasonType"] }],
  },
};

function slice(id: string): Document {
  return {
    format: "parley/1",
    id,
    template: "change-request",
    templateVersion: 1,
    language: "en",
    title: id,
    createdAt: "2027-01-01T00:00:00Z",
    updatedAt: "2027-01-01T00:00:00Z",
    revision: 1,
    content: {
      requester: zhang,
      scheduleDays: 1,
      cost: { amount: "1", currency: "CNY" },
      budget: { amount: "1000", currency: "CNY" },
      affects: [{ document: "smart-goal-sample", text: "G1" }],
    },
    flow: { state: "closed", history: [] },
    waivers: [],
    extra: {},
  };
}
