import type { Content } from "../../content.ts";
import type { Document } from "../../document.ts";
import type { Money, Person } from "../../fields.ts";
import type { Project } from "../../project.ts";
import type { Member } from "../../rule.ts";
import { changeRequest } from "./shape.ts";

export type Change = Content<typeof changeRequest>;
export type Level = "manager" | "authority" | "sponsor";

/** A threshold: the project's, else the method's. */
export const setting = (name: keyof typeof changeRequest.settings, { settings }: Project): number =>
  settings?.[`${changeRequest.id}.${name}`] ?? changeRequest.settings[name][0];

/** A share of a sum; `undefined` when it cannot be known: no sum, a sum of zero, another currency. */
export function shareOf(part: Money | undefined, whole: Money | undefined): number | undefined {
  if (!part || !whole || part.currency !== whole.currency) return undefined;
  const share = Number(part.amount) / Number(whole.amount);
  return Number.isFinite(share) ? share : undefined;
}

const decided = new Set(["approved", "implementing", "verifying", "closed"]);
/** What approved changes cost together, this one included, in the currency of the change budget. */
export function spentOnChanges(change: Change, document: Document | undefined, project: Project): number {
  const { changeBudget } = project;
  const costs = project.documents
    .filter((d) => d.template === changeRequest.id && d.id !== document?.id && decided.has(d.flow.state))
    .map((d) => d.content["cost"] as Money | undefined);
  return [change.cost, ...costs]
    .filter((cost) => cost?.currency === changeBudget?.currency)
    .reduce((sum, cost) => sum + Number(cost?.amount ?? 0), 0);
}

/**
 * Who has to decide. Taken from the project's budget, never from what the request says of it; whatever cannot be weighed goes to the highest level.
 */
export function decisionLevel(change: Change, project: Project, document?: Document): Level {
  const { cost, scheduleDays = 0, scope, quality } = change;
  const share = shareOf(cost, project.budget);
  const free = cost === undefined || Number(cost.amount) <= 0;
  const over = project.changeBudget && spentOnChanges(change, document, project) > Number(project.changeBudget.amount);
  const within = (level: "manager" | "authority"): boolean =>
    (free || (share !== undefined && share <= setting(`${level}Share`, project))) &&
    scheduleDays <= setting(`${level}Days`, project);
  if (scope === "beyond" || quality === "lower" || over || !within("authority")) return "sponsor";
  return scope === "within" || !within("manager") ? "authority" : "manager";
}

const personOf = ({ name, email, ids }: Member): Person => ({ name, ...(email && { email }), ...(ids && { ids }) });
/** Active people of the roster who decide up to a level. */
export const membersAt = (level: Level, { facts }: Project): readonly Person[] =>
  facts.people.filter((p) => p.active && p.level === level).map(personOf);
