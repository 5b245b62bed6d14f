import type { Content } from "./content.ts";
import type { Document, Entry } from "./document.ts";
import type { Person } from "./fields.ts";
import { type Actor, actorOf, type AnyFlow, sinceEntered, type Step } from "./flow.ts";
import { isAlikeOn, isOneVoter, isSamePerson } from "./people.ts";
import type { Project } from "./project.ts";
import type { Shape } from "./shape.ts";

/** The step that an entry of a history took; `undefined` when the flow has none like it. */
export const stepOf = (flow: AnyFlow, { action, from }: Pick<Entry, "action" | "from">): Step | undefined =>
  flow.steps.find((step) => step.action === action && step.from.includes(from));

const isFor = (flow: AnyFlow, entry: Entry): boolean => stepOf(flow, entry)?.decides === "for";

/**
 * Votes for this content since the document came into its state, one per person. With `verified`, only those that the platform proved: a vote that
 * a file brought along opens no gate.
 */
export function votesFor(flow: AnyFlow, document: Document, binds: string, verified: boolean): readonly Entry[] {
  return countedIn(flow, sinceEntered(document.flow), binds, verified);
}
/** Different people who voted for this content since the document came into its state. */
export const votersFor = (flow: AnyFlow, document: Document, binds: string, { verified }: Actor): readonly Person[] =>
  votesFor(flow, document, binds, verified).map(actorOf);
const countedIn = (flow: AnyFlow, entries: readonly Entry[], binds: string, verified: boolean): readonly Entry[] =>
  entries
    .filter((entry) => isFor(flow, entry) && entry.binds === binds && (entry.verified || !verified))
    .filter((entry, i, all) => !all.slice(0, i).some((earlier) => isOneVoter(actorOf(earlier), actorOf(entry))));

/** The last decision for something that moved a document on, with the votes of its round; `undefined` when nobody decided. */
export function lastDecision(
  flow: AnyFlow,
  { flow: { history } }: Document,
  verified: boolean,
): { readonly entry: Entry; readonly step: Step; readonly votes: readonly Entry[] } | undefined {
  const at = history.map((entry) => isFor(flow, entry) && entry.to !== entry.from).lastIndexOf(true);
  const entry = history[at];
  const step = entry && stepOf(flow, entry);
  if (!entry || !step) return undefined;
  const before = sinceEntered({ state: entry.from, history: history.slice(0, at) });
  return { entry, step, votes: countedIn(flow, [...before, entry], entry.binds ?? "", verified) };
}

/** How many votes a step still needs from others than these; 0 = it is carried. */
export function votesMissing(
  flow: AnyFlow,
  step: Step,
  content: Content<Shape>,
  project: Project,
  voters: readonly Person[],
): number {
  if (step.seats) return openSeats(flow, step, content, project, voters).length;
  return Math.max(0, (step.quorum ?? flow.quorum?.(content, project) ?? 1) - voters.length);
}

/** The seats of a step that no voter fills, when each voter fills one: roles by name. */
export function openSeats(
  flow: AnyFlow,
  { seats = [] }: Step,
  content: Content<Shape>,
  project: Project,
  voters: readonly Person[],
): readonly string[] {
  const may = seats.map((role) => {
    const holders = flow.roles[role]?.holders(content, project) ?? [];
    return voters.flatMap((voter, i) => (holders.some((holder) => isSamePerson(holder, voter)) ? [i] : []));
  });
  const seatOf = new Map<number, number>();
  /** Seats somebody, moving who sits there already to another seat of theirs. */
  const isSeated = (seat: number, tried: Set<number>): boolean =>
    may[seat]!.some((voter) => {
      if (tried.has(voter)) return false;
      tried.add(voter);
      const other = seatOf.get(voter);
      if (other !== undefined && !isSeated(other, tried)) return false;
      seatOf.set(voter, seat);
      return true;
    });
  return seats.filter((_, seat) => !isSeated(seat, new Set()));
}

/**
 * Perhaps the requester: who holds that role, or who took a step that only the requester may take. A field alone could be changed after the request
 * was made.
 */
export function isRequester(
  flow: AnyFlow,
  content: Content<Shape>,
  history: readonly Entry[],
  project: Project,
  person: Person,
): boolean {
  const role = flow.requester;
  if (!role) return false;
  const holders = flow.roles[role]?.holders(content, project) ?? [];
  const acted = history.filter((entry) => stepOf(flow, entry)?.by.every((by) => by === role) && isOwn(flow, entry));
  return [...holders, ...acted.map(actorOf)].some((one) => isAlikeOn(project.facts.people, one, person));
}
const isOwn = (flow: AnyFlow, entry: Entry): boolean => (stepOf(flow, entry)?.by.length ?? 0) > 0;
