import { applyFix, canonical, check, digest, type Document, type Finding, projectOf, standing } from "@parley/core";
import { templateOf } from "./known-templates.ts";

/** When the documents are judged. */
export interface Clock {
  /** ISO instant. */
  readonly now: string;
  /** ISO day; the project's own day at `now` when undefined. */
  readonly today: string | undefined;
}

/** The findings of every document, in order. They are judged together as one project. */
export function judge(documents: readonly Document[], { now, today }: Clock): readonly (readonly Finding[])[] {
  const project = projectOf(documents, now, today);
  return documents.map((document) => {
    const template = templateOf(document.template);
    return template ? check(template, document, project) : [];
  });
}

/** A finding whose fix was applied. */
export interface Mended {
  /** Index of the document. */
  readonly index: number;
  readonly finding: Finding;
}

/** Far more fixes than anybody's documents need: two fixes that undo each other come to an end. */
const mostFixes = 2000;

/**
 * Applies fixes one at a time, judging anew after each (a fix may mend or move another finding), until no finding
 * offers one. A fix that leads back to what the document said before is left alone.
 */
export function mend(
  documents: readonly Document[],
  clock: Clock,
): { readonly documents: readonly Document[]; readonly mended: readonly Mended[] } {
  const now = [...documents];
  const mended: Mended[] = [];
  const seen = new Set(documents.map((document, index) => `${index} ${digest(document.content)}`));
  while (mended.length < mostFixes) {
    const step = nextStep(now, judge(now, clock), clock.now, seen);
    if (!step) break;
    now[step.index] = step.document;
    seen.add(`${step.index} ${digest(step.document.content)}`);
    mended.push({ index: step.index, finding: step.finding });
  }
  const changed = (document: Document, i: number): boolean => canonical(document) !== canonical(documents[i]);
  // However many fixes it took, the user made one edit.
  const once = now.map((document, i) =>
    changed(document, i) ? { ...document, revision: (documents[i]?.revision ?? 0) + 1 } : document,
  );
  return { documents: once, mended };
}

interface Step extends Mended {
  readonly document: Document;
}

function nextStep(
  documents: readonly Document[],
  findings: readonly (readonly Finding[])[],
  now: string,
  seen: ReadonlySet<string>,
): Step | undefined {
  for (const [index, document] of documents.entries()) {
    const template = templateOf(document.template);
    for (const finding of standing(findings[index] ?? [])) {
      if (!template || !finding.fix) continue;
      const fixed = applyFix(template, document, finding, now);
      if (!seen.has(`${index} ${digest(fixed.content)}`)) return { index, finding, document: fixed };
    }
  }
  return undefined;
}
