import {
  type Actor,
  addressOf,
  applyFix,
  blankDocument,
  check,
  fromText,
  type AnyTemplate,
  type Document,
  type Finding,
  type HostContext,
  type Language,
  type Loss,
  type Member,
  personText,
  plainRun,
  projectOf,
  projectSettings,
  push,
  type Pushed,
  type Project,
  type Run,
  sampleDocument,
  settle,
  type Shape,
  type Standing,
} from "@parley/core";
import { templates } from "@parley/core/registry";
import { sheetsAdapter } from "../adapter.ts";
import { locate } from "../locate.ts";
import type { Native } from "../native.ts";
import type { scriptPort } from "../script-port.ts";

/** A document of this spreadsheet with what the rules say of it. */
export interface Judged {
  readonly standing: Standing;
  readonly template: AnyTemplate;
  readonly findings: readonly Finding[];
  readonly losses: readonly Loss[];
}
/** The spreadsheet as the sidebar knows it. */
export interface Desk {
  readonly native: Native;
  readonly judged: readonly Judged[];
  /** What is told of documents that cannot be read at all. */
  readonly lost: readonly Loss[];
  /** What every document is judged by: its roster, calendar and thresholds come from the project document, if there is one. */
  readonly project: Project;
}
export type Port = ReturnType<typeof scriptPort>;

export const templateOf = (id: string): AnyTemplate | undefined =>
  templates.find(({ shape }) => (shape as Shape).id === id);
export const gallery: readonly AnyTemplate[] = templates;

/** Time, ids and waiting of a browser. */
export interface Surroundings {
  readonly now: () => string;
  readonly newId: () => string;
  readonly sleep: Run["sleep"];
}

/** Reads the spreadsheet and judges every document in it, together with the others. */
export async function openDesk(port: Port, around: Surroundings): Promise<Desk> {
  const run = runOf(around);
  const native = await sheetsAdapter.collect(port, { spreadsheetId: here }, run);
  const { standing, losses } = sheetsAdapter.read(native, contextOf([], "en", around));
  const documents = standing.map(({ document }) => document);
  const project = projectOf(documents, around.now());
  const judged = standing.flatMap((each): Judged[] => {
    const template = templateOf(each.document.template);
    if (!template) return [];
    const findings = check(template, each.document, project);
    return [
      { standing: each, template, findings, losses: losses.filter((loss) => loss.document === each.document.id) },
    ];
  });
  const shown = new Set(judged.map(({ standing: { document } }) => document.id));
  return { native, judged, lost: losses.filter((loss) => !shown.has(loss.document)), project };
}

/** The script knows which spreadsheet it belongs to. */
const here = "current";

const runOf = ({ now, newId, sleep }: Surroundings): Run => plainRun(now, newId, sleep);

function contextOf(documents: readonly Document[], language: Language, { now }: Surroundings): HostContext {
  const { timeZone, currency } = projectSettings(documents);
  return {
    language,
    audience: "team",
    today: projectOf(documents, now()).facts.today,
    timeZone,
    currency,
    template: templateOf,
    people: { toAccount: () => undefined, toPerson: () => undefined },
  };
}

/** Brings documents into the spreadsheet, merged with what stands there. */
export function bring(
  port: Port,
  desk: Desk,
  documents: readonly Document[],
  around: Surroundings,
  onProgress?: NonNullable<Run["onProgress"]>,
): Promise<Pushed<unknown>> {
  const known = [...desk.judged.map(({ standing }) => standing.document), ...documents];
  const language = documents[0]?.language ?? "en";
  return push(sheetsAdapter, port, { spreadsheetId: here }, documents, contextOf(known, language, around), {
    ...runOf(around),
    ...(onProgress && { onProgress }),
  });
}

/** A new document of a template: its sample, or as empty as it begins. */
export function newDocument(
  template: AnyTemplate,
  language: Language,
  withSample: boolean,
  { now, newId }: Surroundings,
): Document {
  const at = now();
  const made = { id: newId(), language, now: at };
  return withSample ? sampleDocument(template, { ...made, today: at.slice(0, 10) }) : blankDocument(template, made);
}

/** The documents of a text that somebody pastes. @throws ParleyError naming the first problem */
export const pasted = (text: string): readonly Document[] => fromText(text, templateOf);

/** A document with a finding mended. */
export const mended = ({ template, standing }: Judged, finding: Finding, now: string): Document =>
  settle(template, applyFix(template, standing.document, finding, now), now);

/** As many fixes in a row as a document may take: each is judged anew, and one may bring the next. */
const mostFixes = 200;

/** A document with everything mended that mends itself, and how many fixes that took. */
export function mendedAll(
  { template, standing }: Judged,
  project: Project,
  now: string,
): { readonly document: Document; readonly fixes: number } {
  let document = standing.document;
  const documents = (): Document[] => project.documents.map((one) => (one.id === document.id ? document : one));
  for (let fixes = 0; fixes < mostFixes; fixes++) {
    const found = check(template, document, { ...project, documents: documents() });
    const next = found.find(({ fix, waived }) => fix && !waived);
    if (!next) return { document: settle(template, document, now), fixes };
    document = applyFix(template, document, next, now);
  }
  return { document: settle(template, document, now), fixes: mostFixes };
}

/** Who acts, as they say themselves: somebody of the roster by name, or just a name. Nothing here proves it. */
export function actorNamed({ facts }: Project, name: string): Actor {
  const wanted = name.trim();
  const member = facts.people.find((one) => one.active && [one.name, textOf(one)].includes(wanted));
  const { email, ids } = member ?? {};
  const person = { name: member?.name ?? wanted, ...(email && { email }), ...(ids && { ids }) };
  return { person, verified: false };
}

const textOf = ({ name, email }: Member): string => personText({ name, ...(email && { email }) });

/** A document as it was, as a new edit of what it is: so it is taken back in the spreadsheet too. */
export const restored = (before: Document, now: Document, at: string): Document => ({
  ...before,
  revision: now.revision + 1,
  updatedAt: at,
});

/** Selects the cell that a finding is about. */
export async function show(
  port: Port,
  { native }: Desk,
  { document, at }: Pick<Finding, "document" | "at">,
): Promise<void> {
  const spot = locate(native, document, at);
  if (spot) await port.select(spot.sheetId, spot.row, spot.column);
}

/** Tells findings of one document apart. */
export const keyOf = ({ code, at }: Finding): string => `${code}@${addressOf(at)}`;
