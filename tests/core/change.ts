import {
  type Actor,
  advance,
  type Document,
  edit,
  type Member,
  type Patch,
  type Person,
  type Project,
  projectOf,
  sampleDocument,
  type Shape,
} from "@parley/core";
import type { changeRequestTemplate } from "@parley/core/templates/change-request";
import { templateOf } from "./given.ts";

export const change = templateOf("change-request")!;
type Change = (typeof changeRequestTemplate)["shape"];
export type Edit = Patch<Change>;

export const zhang: Person = { name: "Zhang San", email: "zhang@example.com" };
export const li: Person = { name: "Li Na", email: "li@example.com" };
export const zhou: Person = { name: "Zhou Lü", email: "zhou@example.com" };
export const wang: Person = { name: "Wang (CMO)", email: "wang@example.com" };
export const wu: Person = { name: "Wu Min", email: "wu@example.com" };

/** Noon of a day of March 2027. */
export const on = (day: number): string => `2027-03-${String(day).padStart(2, "0")}T12:00:00+08:00`;

/** The worked example's project document, changed. */
export const settings = (content: object = {}): Document => {
  const made = sampleDocument(templateOf("project")!, { id: "project", language: "en", now: on(1) });
  return { ...made, content: { ...made.content, ...content } };
};
/** Thresholds of the project, by setting of the change request. */
export const thresholds = (values: Readonly<Record<string, number>>): object => ({
  thresholds: Object.entries(values).map(([name, value]) => ({ id: name, setting: `change-request.${name}`, value })),
});
export const judgedOn = (day: number, ...documents: Document[]): Project =>
  projectOf(documents.length > 0 ? documents : [settings()], on(day));
/** The project with more people on its roster. */
export const withPeople = (project: Project, ...people: (Person & { level: string })[]): Project => ({
  ...project,
  facts: {
    ...project.facts,
    people: [...project.facts.people, ...people.map((p): Member => ({ ...p, active: true }))],
  },
});

/** CR-1 of the worked example: 5 % and four days, so the change authority decides. */
export const request = (content: Edit = {}, language: "en" | "zh" = "en"): Document => {
  const made = sampleDocument(change, { id: "cr-1", language, now: on(1) });
  return edited(made, content);
};
export const edited = (document: Document, content: Edit): Document =>
  edit(change.shape as Change, document, { content }, on(1));
export const by = (person: Person, verified = false): Actor => ({ person, verified });

/** What is said against a step; [] = it may be taken. */
export function against(
  document: Document,
  action: string,
  person: Person,
  project: Project = judgedOn(1),
  comment?: string,
  language: "en" | "zh" = "en",
): readonly string[] {
  const result = advance(change, document, action, by(person), project, comment);
  return result.ok ? [] : result.refusals.map((label) => label[language === "en" ? 0 : 1]);
}
/** The document after a step. @throws Error with what is said against it */
export function go(
  document: Document,
  action: string,
  person: Person,
  project: Project = judgedOn(1),
  comment = "Because",
): Document {
  const result = advance(change, document, action, by(person), project, comment);
  if (!result.ok) throw new Error(`${action}: ${result.refusals.map(([en]) => en).join("; ")}`);
  return result.document;
}
/** The document after steps that each somebody takes, all on one day. */
export const walk = (
  document: Document,
  steps: readonly (readonly [action: string, person: Person])[],
  project: Project = judgedOn(1),
): Document => steps.reduce((d, [action, person]) => go(d, action, person, project), document);

export const toReview = [
  ["submit", zhang],
  ["assess", li],
  ["propose", li],
] as const;
export const inReview = (content: Edit = {}): Document => walk(request(content), toReview);
export const shape = change.shape as Shape;
