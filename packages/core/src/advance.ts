import type { Content } from "./content.ts";
import { contentHash } from "./content-hash.ts";
import { check, hasErrors } from "./check.ts";
import type { Document, Entry } from "./document.ts";
import { fill } from "./fill.ts";
import type { Person } from "./fields.ts";
import { type Actor, actorOf, type AnyFlow, type Guard, plainFlow, sinceEntered, type Step } from "./flow.ts";
import { type Label, unexpected } from "./label.ts";
import { isAlike, isOneVoter, isSamePerson } from "./people.ts";
import type { Project } from "./project.ts";
import type { Shape } from "./shape.ts";
import type { AnyTemplate } from "./template.ts";

export type Advanced =
  | { readonly ok: true; readonly document: Document; readonly waitsFor: number }
  | { readonly ok: false; readonly refusals: readonly Label[] };

export const flowOf = (template: AnyTemplate): AnyFlow => (template.flow as AnyFlow | undefined) ?? plainFlow;

/**
 * The next document, or every reason why not. Pure; history only grows.
 *
 * A decision is bound to a hash of the content. To grant it, somebody must match by account or e-mail; to refuse the requester, a likeness of name is
 * enough. No flag of any kind lifts that: coordinators and administrators are people too. `waitsFor` counts the decisions still missing.
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
  const content = fill(shape, document.content, project.facts.today) as Content<Shape>;
  const binds = contentHash(shape, document.content);
  const quorum = step.decides === "for" ? (step.quorum ?? flow.quorum?.(content, project) ?? 1) : 1;
  const voices = step.decides === "for" ? votersFor(flow, document, binds, actor).length + 1 : 1;
  const to = voices < quorum ? document.flow.state : step.to;
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
    ...(comment && { comment }),
  };
  return {
    ok: true,
    waitsFor: Math.max(0, quorum - voices),
    document: {
      ...document,
      revision: document.revision + 1,
      updatedAt: project.facts.now,
      flow: { state: to, history: [...document.flow.history, entry] },
    },
  };
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

/**
 * Different people who decided for this content since it came into its state. Where the platform proves who acts, only what it proved counts: a vote
 * that a file brought along opens no gate.
 */
export function votersFor(flow: AnyFlow, document: Document, binds: string, { verified }: Actor): readonly Person[] {
  const actions = new Set(flow.steps.filter((s) => s.decides === "for").map((s) => s.action));
  const votes = sinceEntered(document.flow).filter((e) => actions.has(e.action) && e.binds === binds);
  return votes
    .filter((e) => e.verified || !verified)
    .map(actorOf)
    .filter((person, i, all) => !all.slice(0, i).some((earlier) => isOneVoter(earlier, person)));
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
  const content = fill(template.shape as Shape, document.content, project.facts.today) as Content<Shape>;
  const holders = (role: string): readonly Person[] => flow.roles[role]?.holders(content, project) ?? [];
  const out: Label[] = [];
  if (step.by.length > 0 && !step.by.some((role) => holders(role).some((p) => isSamePerson(p, person)))) {
    const named = (i: 0 | 1): string => step.by.map((role) => flow.roles[role]!.label[i]).join(i === 0 ? " or " : "或");
    const alike = step.by.some((role) => holders(role).some((p) => isAlike(p, person)));
    out.push(
      unexpected(
        [person.name, person.name],
        alike
          ? [`${named(0)}, shown by an account or e-mail address`, `${named(1)}，并有账号或邮箱可以证明`]
          : [named(0), named(1)],
      ),
    );
  }
  if (step.comment && !comment?.trim()) out.push(unexpected(["no comment", "空白说明"], ["a reason", "理由"]));
  for (const name of step.guards ?? []) {
    const guard = guardOf(template, flow, name);
    if (!guard.holds(content, document, project)) out.push(unexpected(guard.found, guard.expected));
  }
  if (step.decides && flow.requester && holders(flow.requester).some((p) => isAlike(p, person)))
    out.push(unexpected(["a decision by the requester", "申请人自行审批"], ["somebody else", "其他人"]));
  const binds = contentHash(template.shape as Shape, document.content);
  if (step.decides === "for" && votersFor(flow, document, binds, actor).some((p) => isOneVoter(p, person)))
    out.push(unexpected([`a second vote of ${person.name}`, `${person.name}再次投票`], ["somebody else", "其他人"]));
  return out;
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

/** After an edit: decisions whose content is gone are void, and a sealed state falls back. Every host's save calls it. */
export function settle(template: AnyTemplate, document: Document, now: string): Document {
  const { sealed = {} } = flowOf(template);
  const back = Object.hasOwn(sealed, document.flow.state) ? sealed[document.flow.state] : undefined;
  const last = document.flow.history.filter((e) => e.binds !== undefined).at(-1);
  if (!back || last?.binds === contentHash(template.shape as Shape, document.content)) return document;
  const entry: Entry = {
    action: "void",
    from: document.flow.state,
    to: back,
    by: "Parley",
    at: now,
    verified: true,
    version: document.templateVersion,
  };
  return { ...document, flow: { state: back, history: [...document.flow.history, entry] } };
}

/**
 * Why a history cannot have happened: a step that the flow does not have, states that do not join, a decision about other content, or one by the
 * requester. A hand-written "approved" shows here.
 */
export function historyFaults(shape: Shape, flow: AnyFlow, document: Document, project: Project): readonly Label[] {
  const content = fill(shape, document.content, project.facts.today) as Content<Shape>;
  const requesters = flow.requester ? (flow.roles[flow.requester]?.holders(content, project) ?? []) : [];
  const out: Label[] = [];
  let state = flow.start;
  for (const entry of document.flow.history) {
    const step = flow.steps.find((s) => s.action === entry.action && s.from.includes(entry.from));
    const stays = step?.decides === "for" && entry.to === entry.from;
    const voided = entry.action === "void" && flow.sealed?.[entry.from] === entry.to;
    if (entry.from !== state || !(voided || stays || step?.to === entry.to))
      out.push([`${entry.from} → ${entry.to} by "${entry.action}"`, `“${entry.action}”：${entry.from} → ${entry.to}`]);
    if (step?.decides && requesters.some((p) => isAlike(p, actorOf(entry))))
      out.push([`a decision by the requester ${entry.by}`, `申请人${entry.by}自行审批`]);
    state = entry.to;
  }
  if (state !== document.flow.state)
    out.push([
      `the state "${document.flow.state}" after a history that ends in "${state}"`,
      `历史停在“${state}”，状态却为“${document.flow.state}”`,
    ]);
  return out;
}
