import {
  type Actor,
  type AnyFlow,
  type AnyTemplate,
  type Document,
  fill,
  flowOf,
  isSamePerson,
  type Label,
  type Person,
  type Project,
  refusalsOf,
  type Shape,
  type Step,
  unexpected,
} from "@parley/core";

/** A document whose next step is looked for. */
export interface Standpoint {
  readonly template: AnyTemplate;
  readonly document: Document;
  readonly project: Project;
}

/** A step that leads on from a document's state. */
export interface Possible {
  readonly step: Step;
  /** Who may take it: nobody named here and `anybody` false means that something is missing first. */
  readonly people: readonly Person[];
  readonly anybody: boolean;
  /** Why the person that was asked about may not; when nobody was, why nobody may. */
  readonly refusals: readonly Label[];
}

/** A comment that is there: whether one is needed is said beside the step, not as a refusal. */
const someComment = "…";

/**
 * Every step from a document's state, with who may take it and why others may not.
 *
 * @param person  whom the refusals are about
 */
export function possibleActions(at: Standpoint, person?: Person): readonly Possible[] {
  const flow = flowOf(at.template);
  const steps = flow.steps.filter(({ from }) => from.includes(at.document.flow.state));
  return steps.map((step) => {
    const anybody = step.by.length === 0;
    const judged = holdersOf(at, flow, step).map((holder) => ({ holder, refusals: refusalsFor(at, step, holder) }));
    const people = judged.filter(({ refusals }) => refusals.length === 0).map(({ holder }) => holder);
    return { step, people, anybody, refusals: person ? refusalsFor(at, step, person) : unasked(at, step, judged) };
  });
}

const refusalsFor = ({ template, document, project }: Standpoint, step: Step, person: Person): readonly Label[] => {
  // A name in a file proves nothing.
  const actor: Actor = { person, verified: false };
  return refusalsOf(template, document, step, actor, project, someComment);
};

/** Those who hold one of a step's roles, each once. */
function holdersOf({ template, document, project }: Standpoint, flow: AnyFlow, step: Step): readonly Person[] {
  const content = fill(template.shape as Shape, document.content, project.facts.today);
  const all = step.by.flatMap((role) => flow.roles[role]?.holders(content, project) ?? []);
  return all.filter((person, i) => !all.slice(0, i).some((earlier) => isSamePerson(earlier, person)));
}

/** Why nobody may take a step; nothing when somebody may. */
function unasked(
  at: Standpoint,
  step: Step,
  judged: readonly { readonly refusals: readonly Label[] }[],
): readonly Label[] {
  const nobody: Person = { name: "" };
  // What stands in everybody's way does not depend on who asks.
  if (step.by.length === 0) return refusalsFor(at, step, nobody);
  if (judged.some(({ refusals }) => refusals.length === 0)) return [];
  const [first] = judged;
  if (first) return first.refusals;
  const { roles } = flowOf(at.template);
  const named = (i: 0 | 1, or: string): string => step.by.map((role) => roles[role]?.label[i] ?? role).join(or);
  return [unexpected(["nobody in this role", "无人担任此角色"], [named(0, " or "), named(1, "或")])];
}
