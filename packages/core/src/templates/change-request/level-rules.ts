import { actorOf } from "../../flow.ts";
import { decisionProblem } from "../../history.ts";
import { type Label, same } from "../../label.ts";
import { isSamePerson } from "../../people.ts";
import type { Document } from "../../document.ts";
import type { Money, Person } from "../../fields.ts";
import type { Project } from "../../project.ts";
import type { Context, Rules } from "../../rule.ts";
import { lastDecision } from "../../votes.ts";
import { isPartial } from "../../withheld.ts";
import { approvedBy } from "./examples.ts";
import { flow } from "./flow.ts";
import { type Change, decisionLevel, isOverBudget, type Level, membersAt, projectFigures } from "./level.ts";
import { changeRequest, decidedStates, levels } from "./shape.ts";

const isDecided = ({ flow: { state } }: Document): boolean => (decidedStates as readonly string[]).includes(state);
const said = (money: Money | null | undefined): string => (money ? `${money.currency} ${money.amount}` : "–");
const sameSum = (a: Money | null | undefined, b: Money | null | undefined): boolean =>
  a?.currency === b?.currency && Number(a?.amount) === Number(b?.amount);
const named = (level: string | undefined): Label => levels.find(({ id }) => id === level)?.label ?? same(level ?? "–");

/** Who approved a change in its last round, whatever was said before; in an emergency also who reviewed it afterwards. */
function approversOf(document: Document): readonly Person[] {
  const votes = lastDecision(flow, document, false)?.votes ?? [];
  const later = document.flow.history.filter(({ action }) => action === "ratify");
  return [...votes.filter(({ action }) => action !== "startEmergency"), ...later].map(actorOf);
}
/** Who may decide at a level, and who might have before they left. */
const everAt = (level: Level, project: Project): readonly Person[] =>
  membersAt(level, {
    ...project,
    facts: { ...project.facts, people: project.facts.people.map((member) => ({ ...member, active: true })) },
  });

type Judging = Context<typeof changeRequest>;

/** Where a request stands on figures that are not the project's, or is weighed by ones that cannot be compared. */
function judgeFigures(change: Change, { document, project, people, report }: Judging): void {
  const { budget, changeBudget } = project;
  if (!budget && !changeBudget && people.length === 0) return;
  const figures = projectFigures(document, project);
  const fix = { label: ["Take the project's figures", "采用项目的数字"], patch: figures } as const;
  let told = false;
  for (const name of ["budget", "changeBudgetLeft"] as const) {
    if (!change[name] || sameSum(change[name], figures[name])) continue;
    told = true;
    report({
      at: [name],
      found: same(said(change[name])),
      expected: [`${said(figures[name])}, as the project has it`, `与项目一致：${said(figures[name])}`],
      fix,
    });
  }
  const { cost, level } = change;
  const known = budget ?? changeBudget;
  if (cost && known && cost.currency !== known.currency && Number(cost.amount) > 0) {
    told = true;
    report({
      at: ["cost"],
      found: [`a cost in ${cost.currency}`, `以 ${cost.currency} 计的成本`],
      expected: [
        `${known.currency}, as the budget; until then the highest level decides`,
        `与预算同为 ${known.currency}；换算之前由最高级别审批`,
      ],
    });
  }
  const decides = decisionLevel(change, project, document);
  if (!told && level !== decides) report({ at: ["level"], found: named(level), expected: named(decides), fix });
}

/** What the level of a change asks for. */
export const levelRules: Rules<typeof changeRequest> = {
  "CR-05": {
    severity: "error",
    source: "S12b S18",
    title: ["The right level decides", "由相应级别审批"],
    check(change, context) {
      const { document, project, people, report } = context;
      // Private figures are not in a client's copy: nobody can judge by them there.
      if (isPartial(document)) return;
      if (!isDecided(document)) return judgeFigures(change, context);
      if (people.length === 0) return;
      const level = decisionLevel(change, project, document);
      const may = everAt(level, project);
      for (const person of approversOf(document))
        if (!may.some((p) => isSamePerson(p, person)))
          report({
            at: [],
            found: [`an approval by ${person.name}`, `${person.name}的批准`],
            expected: [`${named(level)[0]} or above`, `${named(level)[1]}或更高级别`],
          });
      const problem = decisionProblem(changeRequest, flow, document)
        ? undefined
        : decisionProblem(changeRequest, flow, document, { project });
      if (problem) report({ at: [], found: problem, expected: ["all votes of its level", "该级别所需的全部票数"] });
    },
    good: [
      { change: {} },
      { change: {}, budget: { amount: "1200000", currency: "CNY" } },
      { change: { cost: null }, budget: { amount: "1200000.00", currency: "CNY" } },
    ],
    bad: [
      { change: {}, budget: { amount: "600000", currency: "CNY" }, at: ["budget"] },
      {
        change: { cost: { amount: "9000", currency: "USD" } },
        budget: { amount: "1200000", currency: "CNY" },
        at: ["cost"],
      },
      {
        change: {},
        budget: { amount: "1200000", currency: "CNY" },
        changeBudget: { amount: "50000", currency: "CNY" },
        at: ["level"],
      },
      {
        change: { changeBudgetLeft: { amount: "90000", currency: "CNY" } },
        budget: { amount: "1200000", currency: "CNY" },
        changeBudget: { amount: "50000", currency: "CNY" },
        at: ["changeBudgetLeft"],
      },
      {
        change: {},
        state: "approved",
        history: approvedBy("0"),
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
      if (!isDecided(document) || isPartial(document) || !isOverBudget(change, document, project)) return;
      const sponsors = everAt("sponsor", project);
      if (approversOf(document).some((person) => sponsors.some((p) => isSamePerson(p, person)))) return;
      const { changeBudget } = project;
      report({
        at: ["cost"],
        found: [
          `${said(change.cost)} above what is left of the change budget of ${said(changeBudget)}`,
          `${said(change.cost)}，超出变更预算 ${said(changeBudget)} 的余额`,
        ],
      });
    },
    good: [{ change: {}, state: "approved", changeBudget: { amount: "100000", currency: "CNY" } }],
    bad: [{ change: {}, state: "approved", changeBudget: { amount: "50000", currency: "CNY" }, at: ["cost"] }],
  },
};
