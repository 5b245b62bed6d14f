import {
  type AnyTemplate,
  check,
  describe,
  type Document,
  type Finding,
  flowOf,
  type Label,
  type Place as At,
  placeLabel,
  projectOf,
  same,
  type Severity,
  severities,
  type Shape,
  type Standing,
  standing as open,
  type Tone,
} from "@parley/core";
import { isChanged, isInStep, upToDate } from "./agreement.ts";
import { type Listed, listed } from "./exchange.ts";
import { type Clock, type Place, templateOf, visit } from "./visit.ts";

/** Everything that stands in the tools, each document once, and what is found in it. */
export interface Overview {
  /** In the order of the work: settings first, then by what comes before what. */
  readonly documents: readonly Seen[];
  /** Gravest first. */
  readonly findings: readonly SeenFinding[];
}

/** One document, wherever it stands. */
export interface Seen extends Listed {
  readonly state: { readonly id: string; readonly label: Label; readonly tone: Tone };
  /** Of its newest version. */
  readonly revision: number;
  readonly places: readonly SeenPlace[];
  /** Every tool that has it says the same. */
  readonly inStep: boolean;
}

export interface SeenPlace {
  readonly host: string;
  /** "newest": what the others will get. "behind": a newer one stands elsewhere. "changed": so was another: both will be merged. */
  readonly is: "newest" | "behind" | "changed";
}

export interface SeenFinding {
  readonly document: string;
  readonly code: string;
  readonly severity: Severity;
  readonly at: At;
  readonly place: Label;
  readonly says: Label;
  /** Parley can mend it by itself. */
  readonly canFix: boolean;
}

/** One document in one tool. */
interface There {
  readonly host: string;
  readonly standing: Standing;
}

/**
 * Looks into every tool, compares what stands there, and judges the newest version of each document by all of them.
 *
 * @throws ParleyError as the hosts do
 */
export async function overview(places: readonly Place[], clock: Clock): Promise<Overview> {
  const visits = await Promise.all(places.map(async (place) => ({ place, ...(await visit(place, clock)) })));
  const there = visits.flatMap(({ place, standing }) =>
    standing
      .filter(({ trashed, copyOf }) => !trashed && copyOf === undefined)
      .map((each): There => ({ host: place.door.host, standing: each })),
  );
  const ids = [...new Set(there.map(({ standing }) => standing.document.id))];
  const those = (id: string): There[] => there.filter(({ standing }) => standing.document.id === id);
  const documents = ids.map((id) => newestOf(those(id)));
  const project = projectOf(documents, clock.now().toISOString());
  const judged = documents.flatMap((document) => {
    const template = templateOf(document.template);
    return template ? open(check(template, document, project)).map((f) => shown(template, document, f)) : [];
  });
  return {
    documents: documents.map((document) => seen(document, those(document.id))).sort(inOrder),
    findings: judged.sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity)),
  };
}

/** The version that people worked on last, with what its tool keeps back and another one holds. */
function newestOf(all: readonly There[]): Document {
  const [first, ...others] = [...all].sort(newestFirst).map(({ standing }) => standing);
  if (!first) throw new RangeError("Unexpected document that stands nowhere");
  return others.reduce((document, other) => upToDate({ ...first, document }, other), first.document);
}

const newestFirst = (a: There, b: There): number =>
  Number(isChanged(b.standing)) - Number(isChanged(a.standing)) ||
  b.standing.document.revision - a.standing.document.revision ||
  Date.parse(b.standing.document.updatedAt) - Date.parse(a.standing.document.updatedAt);

function seen(newest: Document, all: readonly There[]): Seen {
  const template = templateOf(newest.template);
  const isSame = ({ standing }: There): boolean =>
    template === undefined || isInStep(template.shape as Shape, standing.document, newest);
  const is = (one: There): SeenPlace["is"] => (isSame(one) ? "newest" : isChanged(one.standing) ? "changed" : "behind");
  return {
    ...listed(newest),
    state: stateOf(template, newest),
    revision: newest.revision,
    places: all.map((one) => ({ host: one.host, is: is(one) })),
    inStep: all.every(isSame),
  };
}

function stateOf(template: AnyTemplate | undefined, { flow: { state } }: Document): Seen["state"] {
  const states = template && flowOf(template).states;
  const known = states && Object.hasOwn(states, state) ? states[state] : undefined;
  if (!known) return { id: state, label: same(state), tone: "neutral" };
  const [en, zh, tone = "neutral"] = known;
  return { id: state, label: [en, zh], tone };
}

const shown = (template: AnyTemplate, document: Document, finding: Finding): SeenFinding => ({
  document: document.id,
  code: finding.code,
  severity: finding.severity,
  at: finding.at,
  place: placeLabel(template.shape as Shape, document, finding.at),
  says: describe(finding),
  canFix: finding.fix !== undefined,
});

/** The order of the work. */
const families = ["project", "align", "plan", "run", "report", "improve", "external"];
const rank = ({ template }: Listed): number =>
  families.indexOf((templateOf(template)?.shape as Shape | undefined)?.family ?? "");
const inOrder = (a: Seen, b: Seen): number =>
  rank(a) - rank(b) || (a.template < b.template ? -1 : a.template > b.template ? 1 : a.title < b.title ? -1 : 1);
