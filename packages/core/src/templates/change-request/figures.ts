import type { Document, Entry } from "../../document.ts";
import type { Money } from "../../fields.ts";
import { compareInstants } from "../../instant.ts";
import { median } from "../../median.ts";
import type { Project } from "../../project.ts";
import { changeBudgetLeft } from "./level.ts";
import { changeRequest, decidedStates } from "./shape.ts";

/** A change in the log of a project. */
export interface ChangeEntry {
  readonly document: Document;
  readonly state: string;
  /** Days from the request to the last decision for or against it; `undefined` while there is none. */
  readonly leadDays: number | undefined;
}
/** What the changes of a project come to. */
export interface ChangeFigures {
  /** Oldest first. */
  readonly log: readonly ChangeEntry[];
  /** Sums over approved changes, by currency: sums in two currencies are not added up. */
  readonly cost: readonly Money[];
  readonly days: number;
  /** Of approved and refused ones; `undefined` without any. */
  readonly approvalRate: number | undefined;
  readonly medianLeadDays: number | undefined;
  /** How many changes each kind of reason caused, most first. */
  readonly causes: readonly { readonly reasonType: string; readonly changes: number }[];
  /** `undefined` without a change budget, and when approved changes are in another currency. */
  readonly changeBudgetLeft: Money | undefined;
}

const approvedStates: ReadonlySet<string> = new Set(decidedStates);
const deciding = new Set(["approve", "approveWithConditions", "reject", "ratify", "rejectAfterwards"]);

/** The change log of a project's documents, with the numbers that follow from all of them. Drafts and withdrawn requests count in the log alone. */
export function changeFigures(project: Project): ChangeFigures {
  const documents = project.documents
    .filter(({ template }) => template === changeRequest.id)
    .sort((a, b) => compareInstants(a.createdAt, b.createdAt));
  const log = documents.map((document): ChangeEntry => ({
    document,
    state: document.flow.state,
    leadDays: leadDaysOf(document),
  }));
  const approved = documents.filter(({ flow }) => approvedStates.has(flow.state));
  const rejected = documents.filter(({ flow }) => flow.state === "rejected");
  const judged = approved.length + rejected.length;
  const leads = log.flatMap(({ leadDays }) => (leadDays === undefined ? [] : [leadDays]));
  return {
    log,
    cost: sums(approved),
    days: approved.reduce((sum, { content }) => sum + ((content["scheduleDays"] as number | undefined) ?? 0), 0),
    approvalRate: judged > 0 ? approved.length / judged : undefined,
    medianLeadDays: median(leads),
    causes: causesOf(documents.filter(({ flow }) => flow.state !== "draft" && flow.state !== "withdrawn")),
    changeBudgetLeft: changeBudgetLeft(undefined, project),
  };
}

function leadDaysOf({ content, flow: { history } }: Document): number | undefined {
  const decided = history.filter(({ action, from, to }: Entry) => deciding.has(action) && from !== to).at(-1);
  const asked = content["requestedOn"];
  if (!decided || typeof asked !== "string") return undefined;
  const days = (Date.parse(decided.at.slice(0, 10)) - Date.parse(asked)) / 86_400_000;
  return Number.isFinite(days) ? days : undefined;
}

function sums(documents: readonly Document[]): readonly Money[] {
  const cents = new Map<string, number>();
  for (const { content } of documents) {
    const cost = content["cost"] as Money | undefined;
    if (cost) cents.set(cost.currency, (cents.get(cost.currency) ?? 0) + Math.round(Number(cost.amount) * 100));
  }
  return [...cents].map(([currency, sum]) => ({ amount: String(sum / 100), currency }));
}

function causesOf(documents: readonly Document[]): ChangeFigures["causes"] {
  const counts = new Map<string, number>();
  for (const { content } of documents) {
    const reason = content["reasonType"];
    if (typeof reason === "string") counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts]
    .map(([reasonType, changes]) => ({ reasonType, changes }))
    .sort((a, b) => b.changes - a.changes || (a.reasonType < b.reasonType ? -1 : 1));
}
