import type { Content, Patch } from "../../content.ts";
import type { Document } from "../../document.ts";
import type { Money, Person } from "../../fields.ts";
import { isAlikeOn } from "../../people.ts";
import type { Project } from "../../project.ts";
import type { Member } from "../../rule.ts";
import { changeRequest, decidedStates } from "./shape.ts";

export type Change = Content<typeof changeRequest>;
export type Level = "manager" | "authority" | "sponsor";
const ranks: readonly Level[] = ["manager", "authority", "sponsor"];

/** A threshold: the project's, else the method's. */
export const setting = (name: keyof typeof changeRequest.settings, { settings }: Project): number =>
  settings?.[`${changeRequest.id}.${name}`] ?? changeRequest.settings[name][0];

/** A share of a sum; `undefined` when it cannot be known: no sum, one of zero or less, another currency. */
export function shareOf(part: Money | undefined, whole: Money | undefined): number | undefined {
  if (!part || !whole || part.currency !== whole.currency) return undefined;
  const share = Number(part.amount) / Number(whole.amount);
  return Number(whole.amount) > 0 && Number.isFinite(share) ? share : undefined;
}

const isDecided = ({ flow: { state } }: Document): boolean => (decidedStates as readonly string[]).includes(state);
const costs = (cost: Money | undefined): boolean => cost !== undefined && Number(cost.amount) > 0;

/** What the other approved changes of a project cost together; `undefined` when one of them is in another currency than the change budget. */
export function spentOnOthers(document: Pick<Document, "id"> | undefined, project: Project): number | undefined {
  const all = project.documents
    .filter((d) => d.template === changeRequest.id && d.id !== document?.id && isDecided(d))
    .map((d) => d.content["cost"] as Money | undefined);
  if (all.some((cost) => costs(cost) && cost?.currency !== project.changeBudget?.currency)) return undefined;
  return all.reduce((sum, cost) => sum + Number(cost?.amount ?? 0), 0);
}

/** What is left of the change budget for a change; `undefined` when there is none, or when nobody can add it up. */
export function changeBudgetLeft(document: Pick<Document, "id"> | undefined, project: Project): Money | undefined {
  const { changeBudget } = project;
  const spent = spentOnOthers(document, project);
  if (!changeBudget || spent === undefined) return undefined;
  // Cents, so that binary fractions do not show.
  return { ...changeBudget, amount: String(Math.round((Number(changeBudget.amount) - spent) * 100) / 100) };
}

/** A change that costs more than is left of the change budget, or of which that cannot be known. */
export function isOverBudget({ cost }: Change, document: Pick<Document, "id"> | undefined, project: Project): boolean {
  if (!project.changeBudget || !costs(cost)) return false;
  const left = changeBudgetLeft(document, project);
  return !left || left.currency !== cost?.currency || Number(cost.amount) > Number(left.amount);
}

/**
 * Who has to decide. Taken from the project's budget, never from what the request says of it; whatever cannot be weighed goes to the highest level.
 */
export function decisionLevel(change: Change, project: Project, document?: Document): Level {
  const { cost, scheduleDays = 0, scope, quality = "none" } = change;
  const share = shareOf(cost, project.budget);
  const within = (level: "manager" | "authority"): boolean =>
    (!costs(cost) || (share !== undefined && share <= setting(`${level}Share`, project))) &&
    scheduleDays <= setting(`${level}Days`, project);
  if (scope === "beyond" || quality !== "none" || isOverBudget(change, document, project) || !within("authority"))
    return "sponsor";
  return scope === "within" || !within("manager") ? "authority" : "manager";
}

/** The project's figures as a request states them, as of now: what its own computed level then follows from. */
export function projectFigures(
  document: Document,
  project: Project,
): Pick<Patch<typeof changeRequest>, "budget" | "changeBudgetLeft"> {
  return { budget: project.budget ?? null, changeBudgetLeft: changeBudgetLeft(document, project) ?? null };
}

const personOf = ({ name, email, ids }: Member): Person => ({ name, ...(email && { email }), ...(ids && { ids }) });
/** Active people of the roster who decide on changes of a level: those who decide up to it, and those who decide on more. */
export const membersAt = (level: Level, { facts }: Project): readonly Person[] =>
  facts.people.filter((p) => p.active && ranks.indexOf(p.level as Level) >= ranks.indexOf(level)).map(personOf);
/** The project managers of the roster: they coordinate, whatever the level. */
export const managersOf = ({ facts }: Project): readonly Person[] =>
  facts.people.filter((p) => p.active && p.level === "manager").map(personOf);

/**
 * How many have to approve. A sponsor decides alone; where the roster has several people of a level they are a board. The requester is no part of it.
 */
export function quorumOf(change: Change, project: Project): number {
  const level = decisionLevel(change, project);
  if (level === "manager") return 1;
  const { requester } = change;
  const voters = membersAt(level, project).filter((p) => !requester || !isAlikeOn(project.facts.people, p, requester));
  const wanted = setting(level === "sponsor" ? "boardQuorum" : "authorityQuorum", project);
  return Math.max(1, Math.min(wanted, voters.length));
}
