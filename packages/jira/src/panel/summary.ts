import {
  type AnyTemplate,
  check,
  type Document,
  type Finding,
  flowOf,
  type Label,
  type Person,
  type Project,
  standing,
} from "@parley/core";
import type { DocumentRecord } from "../native.ts";
import { nextStep, type OpenStep, stepsOf, whoMay } from "./flow/steps.ts";
import { templateOf } from "./templates.ts";

/** What the overview says of one document. */
export interface Summary {
  readonly record: DocumentRecord;
  readonly document: Document;
  /** Absent for a kind of document that this version does not have. */
  readonly template: AnyTemplate | undefined;
  readonly findings: readonly Finding[];
  /** The step that comes next; absent at the end of a flow. */
  readonly next: OpenStep | undefined;
  /** Who may take it, by role and name; absent when anybody may. */
  readonly waitsFor: Label | undefined;
  /** The flow names who takes the next step, and the reader is one of them. */
  readonly isMine: boolean;
}

interface Reader {
  readonly actor: Person;
  readonly mayEdit: boolean;
}

/** The documents of an issue as the overview lists them: those that wait for the reader, those with errors, then the latest changed. */
export function summaries(records: readonly DocumentRecord[], reader: Reader, project: Project): readonly Summary[] {
  const all = records.filter(({ trashed }) => !trashed).map((record) => summaryOf(record, reader, project));
  const rank = ({ isMine, findings }: Summary): number =>
    isMine ? 0 : findings.some(({ severity }) => severity === "error") ? 1 : 2;
  return all.sort((a, b) => rank(a) - rank(b) || Date.parse(b.document.updatedAt) - Date.parse(a.document.updatedAt));
}

function summaryOf(record: DocumentRecord, reader: Reader, project: Project): Summary {
  const { document } = record;
  const template = templateOf(document);
  if (!template)
    return { record, document, template, findings: [], next: undefined, waitsFor: undefined, isMine: false };
  const next = nextStep(flowOf(template), stepsOf(template, document, reader, project));
  const isMine = next !== undefined && next.step.by.length > 0 && next.refusals.length === 0;
  const waitsFor = next && whoMay(template, document, next.step, project);
  const findings = standing(check(template, document, project));
  return { record, document, template, findings, next, waitsFor, isMine };
}
