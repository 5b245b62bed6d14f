import {
  actorOf,
  type AnyFlow,
  type AnyTemplate,
  configured,
  type Content,
  contentHash,
  type Document,
  fill,
  flowOf,
  hasDecisions,
  type Label,
  type Person,
  possibleSteps,
  type Project,
  settle,
  type Shape,
  type Step,
  type Tone,
  votesFor,
  votesMissing,
} from "@parley/core";
import { texts } from "../texts.ts";

/** A step from the present state, with every reason why the person at the screen may not take it. */
export interface OpenStep {
  readonly step: Step;
  readonly refusals: readonly Label[];
}

/** What somebody can do with a document now, as the app's functions will weigh it again. */
export function stepsOf(
  template: AnyTemplate,
  document: Document,
  { actor, mayEdit }: { readonly actor: Person; readonly mayEdit: boolean },
  project: Project,
): readonly OpenStep[] {
  const open = possibleSteps(template, document, { person: actor, verified: true }, project);
  return open.map(({ step, refusals }) =>
    step.by.length === 0 && !mayEdit ? { step, refusals: [texts.readOnly, ...refusals] } : { step, refusals },
  );
}

export interface State {
  readonly label: Label;
  readonly tone: Tone | undefined;
}
/** A state as it is called; one that the flow does not know is called by its id. */
export function stateOf(flow: AnyFlow, id: string): State {
  const [en, zh, tone] = Object.hasOwn(flow.states, id) ? (flow.states[id] ?? [id, id]) : [id, id];
  return { label: [en, zh], tone: tone as Tone | undefined };
}

/** Steps that lead on: not against it, and not to a state in which it rests or has failed. */
const onward: ReadonlySet<Tone | undefined> = new Set<Tone | undefined>(["info", "success"]);
const isOnward = (flow: AnyFlow, { decides, to }: Step): boolean =>
  decides !== "against" && onward.has(stateOf(flow, to).tone);

/** The step that is likely to come next: one that the reader may take before one that waits for others. */
export function nextStep(flow: AnyFlow, steps: readonly OpenStep[]): OpenStep | undefined {
  const ahead = steps.filter(({ step }) => isOnward(flow, step));
  return ahead.find(({ refusals }) => refusals.length === 0) ?? ahead[0];
}

/** Names beyond these are too many to be a help. */
const NAMED = 3;

/** Who may take a step, by role and name: "the assessor (Li Na)"; nothing when anybody may. */
export function whoMay(template: AnyTemplate, document: Document, { by }: Step, project: Project): Label | undefined {
  if (by.length === 0) return undefined;
  const flow = flowOf(template);
  const content = contentOf(template, document, project);
  const holders = by.flatMap((role) => flow.roles[role]?.holders(content, project) ?? []);
  const names = unique(holders.map(({ name }) => name));
  const called = (at: 0 | 1): string[] => by.map((role) => flow.roles[role]?.label[at] ?? role);
  const [en, zh] = [called(0).join(" or "), called(1).join("或")];
  if (names.length === 0 || names.length > NAMED) return [en, zh];
  return [`${en} (${names.join(", ")})`, `${zh}（${names.join("、")}）`];
}

const contentOf = ({ shape }: AnyTemplate, { content }: Document, { settings, facts }: Project): Content<Shape> =>
  fill(configured(shape as Shape, settings), content, facts.today) as Content<Shape>;

/** How many different people have to decide for it, and who has, about the content as it is. */
export interface Votes {
  readonly need: number;
  readonly by: readonly Person[];
}
/** The votes of the present state; nothing where nothing is to be decided. */
export function votesOf(template: AnyTemplate, document: Document, actor: Person, project: Project): Votes | undefined {
  const flow = flowOf(template);
  const deciding = flow.steps.filter((step) => step.decides === "for" && step.from.includes(document.flow.state));
  if (deciding.length === 0) return undefined;
  const shape: Shape = template.shape;
  const content = contentOf(template, document, project);
  const who = { person: actor, verified: true };
  const isOpen = ({ guards = [] }: Step): boolean =>
    guards.every((name) => flow.guards?.[name]?.holds(content, document, project, who) ?? true);
  const steps = deciding.filter(isOpen);
  if (steps.length === 0) return undefined;
  const by = votesFor(flow, document, contentHash(shape, document.content), true).map(actorOf);
  const missing = steps.map((step) => votesMissing(flow, step, content, project, by));
  return { need: by.length + Math.max(...missing), by };
}

/** What saving an edit will undo: the state it falls back to, or the votes that no longer count. */
export interface Voiding {
  readonly from: string;
  readonly to: string;
  /** Names of those whose decisions end. */
  readonly by: readonly string[];
}
/** @param before  as it is stored; `after` as it would be saved */
export function voidingOf(
  template: AnyTemplate,
  before: Document,
  after: Document,
  actor: Person,
  project: Project,
): Voiding | undefined {
  if (before === after || !hasDecisions(flowOf(template))) return undefined;
  const { now } = project.facts;
  const { state } = before.flow;
  const fallen = settle(template, { ...after, flow: before.flow }, now, { project, verified: true }).flow.state;
  const decided = before.flow.history.filter(({ binds }) => binds !== undefined);
  const last = decided.at(-1)?.binds;
  if (fallen !== state)
    return { from: state, to: fallen, by: unique(decided.filter(({ binds }) => binds === last).map(({ by }) => by)) };
  const [had, has] = [before, { ...after, flow: before.flow }].map(
    (one) => votesOf(template, one, actor, project)?.by ?? [],
  );
  if (!had || !has || had.length <= has.length) return undefined;
  return { from: state, to: state, by: had.map(({ name }) => name) };
}

const unique = (names: readonly string[]): readonly string[] => [...new Set(names)];
