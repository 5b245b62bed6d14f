import type { Content } from "./content.ts";
import type { Document, Entry } from "./document.ts";
import type { OptionText, Person } from "./fields.ts";
import type { Label } from "./label.ts";
import type { Project } from "./project.ts";
import type { Shape } from "./shape.ts";

/** Who acts. `verified`: the platform proved it (Jira's server side). A name in a file proves nothing. */
export interface Actor {
  readonly person: Person;
  readonly verified: boolean;
}
/** Everybody who holds a role in a document, from its fields and the project's roster. */
export interface Role<S> {
  readonly label: Label;
  readonly holders: (content: Content<S>, project: Project) => readonly Person[];
}
export interface Guard<S> {
  /** What is said when it does not hold: found and expected. */
  readonly found: Label;
  readonly expected: Label;
  readonly holds: (content: Content<S>, document: Document, project: Project, actor: Actor) => boolean;
}
export interface Step<State extends string = string, R extends string = string, G extends string = string> {
  readonly action: string;
  readonly label: Label;
  readonly from: readonly State[];
  readonly to: State;
  /** Roles of which one is enough; empty = anybody. */
  readonly by: readonly R[];
  /** Names of guards; "sound" is every flow's: no error stands open. */
  readonly guards?: readonly (G | "sound")[];
  /** A decision: bound to the content's hash, never by the requester. `for` reaches `to` when the quorum is there, `against` at once. */
  readonly decides?: "for" | "against";
  readonly comment?: "required";
  /** How many different people, when the step has a number of its own. */
  readonly quorum?: number;
  /** Instead of a number: roles of which each must be filled by a vote of its own. */
  readonly seats?: readonly R[];
  /** Among the votes that carry it, its `to` wins, whoever votes last. */
  readonly prevails?: true;
  /** Its entry keeps a hash of the content, so that a later guard can tell whether anything was changed. */
  readonly marks?: true;
}
/** States, actions, who may act, guards. */
export interface Flow<
  S extends Shape,
  State extends string = string,
  R extends string = string,
  G extends string = string,
> {
  readonly states: Readonly<Record<State, OptionText>>;
  readonly start: State;
  readonly roles: Readonly<Record<R, Role<S>>>;
  /** The role that may never decide. */
  readonly requester?: R;
  readonly guards?: Readonly<Record<G, Guard<S>>>;
  /** How many different people must decide for it. Default 1. */
  readonly quorum?: (content: Content<S>, project: Project) => number;
  /** States in which the content is what was decided: an edit there voids the decisions and leads back to the state named. */
  readonly sealed?: Partial<Readonly<Record<State, State>>>;
  readonly steps: readonly Step<State, R, G>[];
}
// Flows are contravariant in their shape, like rules: a list of different ones holds them erased.
// oxlint-disable-next-line typescript/no-explicit-any
export type AnyFlow = Flow<any>;

/** A flow as it is written: names come from `states`, `roles` and `guards`; everywhere else they are only used. */
type FlowDefinition<S extends Shape, State extends string, R extends string, G extends string> = Pick<
  Flow<S, State, R, G>,
  "states" | "roles" | "guards" | "quorum"
> &
  Pick<Flow<S, NoInfer<State>, NoInfer<R>, NoInfer<G>>, "start" | "requester" | "sealed" | "steps">;

/** Infers states, roles and guards first, so that a step naming one that is not there does not compile. */
export const defineFlow = <
  S extends Shape,
  const State extends string,
  const R extends string,
  const G extends string = never,
>(
  _shape: S,
  flow: FlowDefinition<S, State, R, G>,
): Flow<S> => flow as unknown as Flow<S>;

/** The flow of a template without one of its own: draft, agreed, closed. */
export const plainFlow: AnyFlow = {
  states: {
    draft: ["Draft", "草稿", "neutral"],
    agreed: ["Agreed", "已确认", "success"],
    closed: ["Closed", "已关闭", "info"],
  },
  start: "draft",
  roles: {},
  steps: [
    {
      action: "agree",
      label: ["Mark as agreed", "标为已确认"],
      from: ["draft"],
      to: "agreed",
      by: [],
      guards: ["sound"],
    },
    { action: "reopen", label: ["Back to draft", "退回草稿"], from: ["agreed", "closed"], to: "draft", by: [] },
    { action: "close", label: ["Close", "关闭"], from: ["agreed"], to: "closed", by: [] },
  ],
};

/** The person of a history entry; older entries hold only a name. */
export const actorOf = (entry: Entry): Person => entry.who ?? { name: entry.by };

/** The history from the last time the document came into its present state: what a quorum is counted over. */
export function sinceEntered({ state, history }: Document["flow"]): readonly Entry[] {
  const entered = history.map((e) => e.to === state && e.from !== state).lastIndexOf(true);
  return history.slice(entered + 1);
}
