import { check, hasErrors } from "./check.ts";
import { configured } from "./configured.ts";
import { contentHash } from "./content-hash.ts";
import type { Content } from "./content.ts";
import type { Document, Entry } from "./document.ts";
import { fill } from "./fill.ts";
import type { Person } from "./fields.ts";
import { type Actor, actorOf, type AnyFlow, type Guard, plainFlow, type Step } from "./flow.ts";
import { decisionProblem, endOf, hasDecisions, historyFaults, type Judged, prevailing } from "./history.ts";
import { type Label, unexpected } from "./label.ts";
import { isAlike, isOneVoter, isSamePerson } from "./people.ts";
import type { Project } from "./project.ts";
import type { Shape } from "./shape.ts";
import type { AnyTemplate } from "./template.ts";
import { isRequester, openSeats, votesFor, votesMissing } from "./votes.ts";
import { isPartial } from "./withheld.ts";

export type Advanced =
  | { readonly ok: true; readonly document: Document; readonly waitsFor: number }
  | { readonly ok: false; readonly refusals: readonly Label[] };

export const flowOf = (template: AnyTemplate): AnyFlow => (template.flow as AnyFlow | undefined) ?? plainFlow;

/**
 * The next document, or every reason why not. Pure; history only grows.
 *
 * A decision is bound to a hash of the content. To grant it, somebody must match by account or e-mail; to refuse the requester, a likeness of name is
 * enough. No flag of any kind lifts that: coordinators and administrators are people too. A history that cannot have happened, or a decision that does
 * not hold, leads nowhere. `waitsFor` counts the decisions still missing.
 */
export function advance(
  template: AnyTemplate,
  document: Document,
  action: string,
  actor: Actor,
  project: Project,
  comment?: string,
): Advanced {
  const flow = flowOf(template);
  const step = stepFrom(flow, document, action);
  if (!step) return { ok: false, refusals: [noSuchStep(flow, document, action)] };
  const refusals = refusalsOf(template, document, step, actor, project, comment);
  if (refusals.length > 0) return { ok: false, refusals };
  const shape: Shape = template.shape;
  const binds = contentHash(shape, document.content);
  const { to, waitsFor } = outcome(template, document, step, actor, project, binds);
  const entry: Entry = {
    action,
    from: document.flow.state,
    to,
    by: actor.person.name,
    who: actor.person,
    at: project.facts.now,
    verified: actor.verified,
    version: document.templateVersion,
    ...(step.decides && { binds }),
    ...(step.marks && { stood: binds }),
    ...(comment && { comment }),
  };
  return {
    ok: true,
    waitsFor,
    document: {
      ...document,
      revision: document.revision + 1,
      updatedAt: project.facts.now,
      flow: { state: to, history: [...document.flow.history, entry] },
    },
  };
}

const contentOf = ({ shape }: AnyTemplate, { content }: Document, { settings, facts }: Project): Content<Shape> =>
  fill(configured(shape as Shape, settings), content, facts.today) as Content<Shape>;

/** Where a step leads to: to its end, or nowhere yet while votes are missing. */
function outcome(
  template: AnyTemplate,
  document: Document,
  step: Step,
  { person, verified }: Actor,
  project: Project,
  binds: string,
): { readonly to: string; readonly waitsFor: number } {
  if (step.decides !== "for") return { to: step.to, waitsFor: 0 };
  const flow = flowOf(template);
  const votes = votesFor(flow, document, binds, verified);
  const voters = [...votes.map(actorOf), person];
  const waitsFor = votesMissing(flow, step, contentOf(template, document, project), project, voters);
  const to = (prevailing(flow, votes) ?? step).to;
  return { to: waitsFor > 0 ? document.flow.state : to, waitsFor };
}

const stepFrom = (flow: AnyFlow, document: Document, action: string): Step | undefined =>
  flow.steps.find((s) => s.action === action && s.from.includes(document.flow.state));

function noSuchStep(flow: AnyFlow, { flow: { state } }: Document, action: string): Label {
  const named = (i: 0 | 1): string => (Object.hasOwn(flow.states, state) ? flow.states[state]![i] : state);
  const verb = flow.steps.find((s) => s.action === action)?.label ?? ([action, action] as const);
  const open = flow.steps.filter((s) => s.from.includes(state));
  const list = (i: 0 | 1, none: string, comma: string): string => open.map((s) => s.label[i]).join(comma) || none;
  return unexpected(
    [`"${verb[0]}" in the state "${named(0)}"`, `状态“${named(1)}”下的“${verb[1]}”`],
    [list(0, "no further step", ", "), list(1, "没有后续步骤", "、")],
  );
}

/** Every reason why somebody may not take a step now; empty = they may. */
export function refusalsOf(
  template: AnyTemplate,
  document: Document,
  step: Step,
  actor: Actor,
  project: Project,
  comment?: string,
): readonly Label[] {
  const { person } = actor;
  const flow = flowOf(template);
  const content = contentOf(template, document, project);
  const holders = (role: string): readonly Person[] => flow.roles[role]?.holders(content, project) ?? [];
  const out: Label[] = [...unsound(template, flow, document, step, actor, project)];
  if (step.by.length > 0 && !step.by.some((role) => holders(role).some((p) => isSamePerson(p, person)))) {
    const named = rolesNamed(flow, step.by);
    const alike = step.by.some((role) => holders(role).some((p) => isAlike(p, person)));
    out.push(
      unexpected(
        [person.name, person.name],
        alike ? [`${named[0]}, shown by an account or e-mail address`, `${named[1]}，并有账号或邮箱可以证明`] : named,
      ),
    );
  }
  if (step.comment && !comment?.trim()) out.push(unexpected(["no comment", "空白说明"], ["a reason", "理由"]));
  for (const name of step.guards ?? []) {
    const guard = guardOf(template, flow, name);
    if (!guard.holds(content, document, project, actor)) out.push(unexpected(guard.found, guard.expected));
  }
  if (step.decides && isRequester(flow, content, document.flow.history, project, person))
    out.push(unexpected(["a decision by the requester", "申请人自行审批"], ["somebody else", "其他人"]));
  return [...out, ...idleVote(template, flow, document, step, actor, project)];
}

const rolesNamed = (flow: AnyFlow, roles: readonly string[]): Label => {
  const named = (i: 0 | 1): string => roles.map((role) => flow.roles[role]!.label[i]).join(i === 0 ? " or " : "或");
  return [named(0), named(1)];
};

/** What is wrong with where the document stands, whoever acts. */
function unsound(
  template: AnyTemplate,
  flow: AnyFlow,
  document: Document,
  step: Step,
  { verified }: Actor,
  project: Project,
): readonly Label[] {
  if (!hasDecisions(flow)) return [];
  const shape: Shape = template.shape;
  const [fault] = historyFaults(shape, flow, document, project);
  if (fault)
    return [
      unexpected(fault, ["a history of steps that were taken; put it back as it was", "真实的流程历史，请恢复原状"]),
    ];
  if (isPartial(document) && step.decides)
    return [
      unexpected(
        ["a copy without the private content", "不含内部内容的副本"],
        ["the whole document, since a decision is about all of it", "完整的文档，审批针对全部内容"],
      ),
    ];
  const problem = decisionProblem(shape, flow, document, { project, verified });
  return problem ? [unexpected(problem, ["a new decision", "重新审批"])] : [];
}

/** A second vote, or one that brings the step no nearer to its end. */
function idleVote(
  template: AnyTemplate,
  flow: AnyFlow,
  document: Document,
  step: Step,
  { person, verified }: Actor,
  project: Project,
): readonly Label[] {
  if (step.decides !== "for") return [];
  const binds = contentHash(template.shape as Shape, document.content);
  const voters = votesFor(flow, document, binds, verified).map(actorOf);
  if (voters.some((voter) => isOneVoter(voter, person)))
    return [unexpected([`a second vote of ${person.name}`, `${person.name}再次投票`], ["somebody else", "其他人"])];
  const content = contentOf(template, document, project);
  const before = openSeats(flow, step, content, project, voters);
  if (before.length === 0 || openSeats(flow, step, content, project, [...voters, person]).length < before.length)
    return [];
  return [unexpected([`a vote of ${person.name}`, `${person.name}的一票`], rolesNamed(flow, [...new Set(before)]))];
}

/** "sound" is every flow's: no error stands open. */
function guardOf(template: AnyTemplate, flow: AnyFlow, name: string): Guard<Shape> {
  const own = flow.guards?.[name];
  if (own) return own;
  return {
    found: ["open errors", "未解决的错误"],
    expected: ["none, or a reason why each is accepted", "没有错误，或已逐条说明豁免理由"],
    holds: (_content, document, project) => !hasErrors(check(template, document, project)),
  };
}

/** What somebody can do now, and why not the rest. */
export function possibleSteps(
  template: AnyTemplate,
  document: Document,
  actor: Actor,
  project: Project,
): readonly { readonly step: Step; readonly refusals: readonly Label[] }[] {
  return flowOf(template)
    .steps.filter((step) => step.from.includes(document.flow.state))
    .map((step) => ({ step, refusals: refusalsOf(template, document, step, actor, project, "…") }));
}

/**
 * After an edit: decisions that no longer hold are void, and a sealed state falls back. A state that no step led to is none: the document is back where
 * its history ends. Every host's save calls it.
 *
 * @param judged where identity is proved, `{ project, verified: true }` also voids what nobody proved
 */
export function settle(template: AnyTemplate, document: Document, now: string, judged: Judged = {}): Document {
  const flow = flowOf(template);
  const { state, history } = document.flow;
  const end = endOf(flow, document);
  const isSealed = !!flow.sealed && Object.hasOwn(flow.sealed, state);
  if (isSealed && state !== end) return { ...document, flow: { state: end, history } };
  if (!isSealed || !decisionProblem(template.shape as Shape, flow, document, judged)) return document;
  const back = flow.sealed![state]!;
  const entry: Entry = {
    action: "void",
    from: state,
    to: back,
    by: "Parley",
    at: now,
    verified: true,
    version: document.templateVersion,
  };
  return { ...document, flow: { state: back, history: [...history, entry] } };
}
