import { applyFix, check, digest, type Finding, type Label, projectOf, standing } from "@parley/core";
import { type Owner, settled, withSettings } from "./config/apply-config.ts";
import { type Config, noConfig } from "./config/config.ts";
import { templateOf } from "./known-templates.ts";
import type { Opened } from "./opened.ts";

/** When the documents are judged. */
export interface Clock {
  /** ISO instant. */
  readonly now: string;
  /** ISO day; the project's own day at `now` when undefined. */
  readonly today: string | undefined;
}

/**
 * The findings of every document, in order. They are judged together as one project, by what the team settled.
 */
export function judge(
  owners: readonly Owner[],
  { now, today }: Clock,
  config: Config = noConfig,
): readonly (readonly Finding[])[] {
  const documents = owners.map(({ document }) => document);
  const project = withSettings(projectOf(documents, now, today), config);
  return owners.map((owner) => {
    const template = templateOf(owner.document.template);
    return template ? settled(check(template, owner.document, project), owner, config, project.facts.today) : [];
  });
}

/** A finding whose fix was applied, or could not be. */
export interface Mended {
  readonly file: Opened;
  /** Index of the document in its file. */
  readonly index: number;
  readonly finding: Finding;
}
export interface Refused extends Mended {
  readonly why: Label;
}

/** Far more fixes than anybody's documents need: two fixes that undo each other come to an end. */
const mostFixes = 2000;

/**
 * Applies fixes one at a time, judging anew after each (a fix may mend or move another finding), until no finding
 * offers one. A fix that leads back to what the document said before is left alone, as is one that its file cannot say.
 */
export async function mend(
  files: readonly Opened[],
  clock: Clock,
  config: Config,
): Promise<{ readonly mended: readonly Mended[]; readonly refused: readonly Refused[] }> {
  const mended: Mended[] = [];
  const refused = new Map<string, Refused>();
  const seen = new Set(ownersOf(files).map(stateKey));
  for (let next = true; next && mended.length < mostFixes;) {
    next = false;
    const owners = ownersOf(files);
    const findings = judge(owners, clock, config);
    for (const [i, owner] of owners.entries()) {
      for (const finding of next ? [] : standing(findings[i] ?? [])) {
        if (!(await mendOne(owner, finding, clock.now, seen, refused))) continue;
        mended.push({ file: owner.opened, index: owner.index, finding });
        next = true;
        break;
      }
    }
  }
  return { mended, refused: [...refused.values()] };
}

/** @returns whether the document now says what the fix wants */
async function mendOne(
  owner: Held,
  finding: Finding,
  now: string,
  seen: Set<string>,
  refused: Map<string, Refused>,
): Promise<boolean> {
  const { opened, index, document } = owner;
  const template = templateOf(document.template);
  const key = `${document.id} ${finding.code} ${finding.at.join("/")}`;
  if (!template || !finding.fix || refused.has(key)) return false;
  const fixed = applyFix(template, document, finding, now);
  if (seen.has(stateKey({ ...owner, document: fixed }))) return false;
  const change = await opened.change(index, fixed);
  if (change.ok) seen.add(stateKey({ ...owner, document: change.document }));
  else refused.set(key, { file: opened, index, finding, why: change.why });
  return change.ok;
}

/** A document with the opened file that holds it. */
export interface Held extends Owner {
  readonly opened: Opened;
  readonly index: number;
}
export const ownersOf = (files: readonly Opened[]): readonly Held[] =>
  files.flatMap((opened) =>
    opened.documents().map((document, index): Held => ({ file: opened.path, document, opened, index })),
  );
const stateKey = ({ file, index, document }: Held): string => `${file} ${index} ${digest(document.content)}`;
