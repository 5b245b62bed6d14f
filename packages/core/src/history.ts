import { configured } from "./configured.ts";
import { contentHash } from "./content-hash.ts";
import type { Content } from "./content.ts";
import type { Document, Entry } from "./document.ts";
import { fill } from "./fill.ts";
import { actorOf, type AnyFlow, type Step } from "./flow.ts";
import type { Label } from "./label.ts";
import { isOneVoter } from "./people.ts";
import type { Project } from "./project.ts";
import type { Shape } from "./shape.ts";
import { isRequester, lastDecision, stepOf, votesMissing } from "./votes.ts";
import { isPartial } from "./withheld.ts";

/** True when people decide in a flow: its states are then what its history says, and nothing else. */
export const hasDecisions = (flow: AnyFlow): boolean => flow.steps.some((step) => step.decides !== undefined);
/** The state that a history ends in. */
export const endOf = (flow: AnyFlow, { flow: { history } }: Document): string => history.at(-1)?.to ?? flow.start;

/**
 * Why a history cannot have happened: a step that the flow does not have, states that do not join, a decision about nothing, one by the requester, two
 * votes of one person. A hand-written "approved" shows here.
 */
export function historyFaults(shape: Shape, flow: AnyFlow, document: Document, project: Project): readonly Label[] {
  const content = fill(configured(shape, project.settings), document.content, project.facts.today) as Content<Shape>;
  const { history, state: claimed } = document.flow;
  const out: Label[] = [];
  let state = flow.start;
  let round: Entry[] = [];
  for (const [i, entry] of history.entries()) {
    const step = stepOf(flow, entry);
    if (entry.from !== state || !isPossible(flow, step, entry, round))
      out.push([`${entry.from} → ${entry.to} by "${entry.action}"`, `“${entry.action}”：${entry.from} → ${entry.to}`]);
    if (step?.decides) {
      const who = actorOf(entry);
      if (entry.binds === undefined)
        out.push([`a decision by ${entry.by} about no text`, `${entry.by}的审批未对应任何内容`]);
      if (isRequester(flow, content, history.slice(0, i), project, who))
        out.push([`a decision by the requester ${entry.by}`, `申请人${entry.by}自行审批`]);
      if (round.some((vote) => vote.binds === entry.binds && isOneVoter(actorOf(vote), who)))
        out.push([`a second vote of ${entry.by}`, `${entry.by}再次投票`]);
    }
    if (entry.to !== entry.from) round = [];
    else if (step?.decides === "for") round.push(entry);
    state = entry.to;
  }
  if (state !== claimed)
    out.push([
      `the state "${claimed}" after a history that ends in "${state}"`,
      `历史停在“${state}”，状态却为“${claimed}”`,
    ]);
  return out;
}

/** A step's own end; the state itself while votes are missing; the end of an earlier vote that prevails; or a decision that was voided. */
function isPossible(
  flow: AnyFlow,
  step: Step | undefined,
  { action, from, to }: Entry,
  round: readonly Entry[],
): boolean {
  if (action === "void") return flow.sealed?.[from] === to;
  if (!step) return false;
  return step.to === to || (step.decides === "for" && (to === from || prevailing(flow, round)?.to === to));
}
/** The step whose end a round of votes comes to, whoever votes last: a vote with conditions is not undone by one without. */
export const prevailing = (flow: AnyFlow, round: readonly Entry[]): Step | undefined =>
  round.map((vote) => stepOf(flow, vote)).find((step) => step?.prevails);

/** What a decision is judged by. */
export interface Judged {
  /** With it, votes are counted against the quorum. */
  readonly project?: Project;
  /** Only what a platform proved counts. */
  readonly verified?: boolean;
}

/**
 * Why the decision on which a document's state rests does not hold: there is none, it was about another text, votes are missing, nobody proved them.
 * `undefined` = it holds, the state rests on none, or it cannot be told because private content is not in this copy.
 */
export function decisionProblem(
  shape: Shape,
  flow: AnyFlow,
  document: Document,
  { project, verified = false }: Judged = {},
): Label | undefined {
  const { state } = document.flow;
  if (!flow.sealed || !Object.hasOwn(flow.sealed, state)) return undefined;
  const decision = lastDecision(flow, document, false);
  if (!decision) return [`the state "${state}" without a decision`, `未经审批的“${state}”状态`];
  // Later votes on the same thing (a review after the fact) count as well: the text is the last one that was decided on.
  const last = document.flow.history.filter((entry) => stepOf(flow, entry)?.decides === "for").at(-1);
  if (!isPartial(document) && last?.binds !== contentHash(shape, document.content))
    return ["an edit after the decision", "审批后内容被修改"];
  if (!project) return undefined;
  const missing = (verifiedOnly: boolean): number => {
    const votes = lastDecision(flow, document, verifiedOnly)?.votes ?? [];
    const content = fill(configured(shape, project.settings), document.content, project.facts.today) as Content<Shape>;
    // Who has left since then was there; who came since then was not.
    return Math.min(
      ...[project, withLeavers(project)].map((p) => votesMissing(flow, decision.step, content, p, votes.map(actorOf))),
    );
  };
  const [open, unproven] = [missing(false), verified ? missing(true) : 0];
  if (open > 0) return [`a decision that lacks ${open} of its votes`, `审批尚缺 ${open} 票`];
  return unproven > 0 ? ["a decision that nobody proved", "无法核实身份的审批"] : undefined;
}
const withLeavers = (project: Project): Project => ({
  ...project,
  facts: { ...project.facts, people: project.facts.people.map((member) => ({ ...member, active: true })) },
});
