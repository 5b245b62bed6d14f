import type { Finding, HeaderPatch, Place, Waiver } from "@parley/core";
import type { Draft } from "./draft.ts";

/** What the parts of the editor see of the document in work, and what they can do to it. */
export interface Editing {
  readonly draft: Draft;
  /** Findings that stand, of the document as it is now. */
  readonly findings: readonly Finding[];
  /** Findings that somebody accepted for a reason. */
  readonly waived: readonly Finding[];
  readonly isDisabled: boolean;
  /** Where somebody was sent to, until the next edit. */
  readonly target: Place | undefined;
  /** Counts how often somebody was sent: whoever is sent to the same place twice wants the cursor there again. */
  readonly round: number;
  /** @param content  a patch of the content */
  readonly patch: (content: object) => void;
  readonly header: (header: HeaderPatch) => void;
  readonly move: (table: string, row: string, by: number) => void;
  readonly duplicate: (table: string, row: string) => void;
  readonly fix: (finding: Finding) => void;
  readonly accept: (finding: Finding, reason: string) => void;
  readonly withdraw: (waiver: Waiver) => void;
  readonly goTo: (at: Place) => void;
}

/** Findings at exactly this place. */
export const findingsAt = ({ findings }: Editing, at: Place): readonly Finding[] =>
  findings.filter((finding) => finding.at.join("/") === at.join("/"));
/** Findings at a row or anywhere in it. */
export const findingsIn = ({ findings }: Editing, [name, row]: Place): readonly Finding[] =>
  findings.filter(({ at }) => at[0] === name && at[1] === row);
/** Whether somebody was sent to this place, or to something in it. */
export const isTarget = ({ target }: Editing, at: Place): boolean =>
  target !== undefined && at.every((step, index) => target[index] === step);
/** For inputs: drawn anew, with the cursor in it, each time somebody is sent to its place. */
export const soughtKey = (editing: Editing, at: Place): string =>
  isTarget(editing, at) ? `sought ${editing.round}` : "";
