import type { Content, Patch, Path, SettingsOf } from "./content.ts";
import type { Document, Entry, Place, Waiver } from "./document.ts";
import type { Money, Person } from "./fields.ts";
import { type Label, unexpected } from "./label.ts";
import type { Project } from "./project.ts";
import type { Shape } from "./shape.ts";

export type Severity = "error" | "warning" | "hint";
export const severities: readonly Severity[] = ["error", "warning", "hint"];

/** Somebody of the project, as its roster knows them. */
export interface Member {
  readonly name: string;
  readonly email?: string;
  readonly ids?: Person["ids"];
  readonly role?: string;
  /** Up to which level they decide: "manager", "authority" or "sponsor". */
  readonly level?: string;
  readonly active: boolean;
}
/** What a rule may know besides documents. All data: core reads no clock and calls nobody. */
export interface Facts {
  /** ISO instant. */
  readonly now: string;
  /** ISO day, in the project's time zone. */
  readonly today: string;
  /** The roster; empty = not known, so rules about people stay silent. */
  readonly people: readonly Member[];
  /** Working days other than Monday to Friday, as data: Chinese holidays swap days. ISO days. */
  readonly calendar: { readonly off: readonly string[]; readonly on: readonly string[] };
}
export interface Context<S> extends Facts {
  readonly document: Document;
  /** Everything that is judged together: budget, change budget, the other documents. */
  readonly project: Project;
  readonly settings: SettingsOf<S>;
  /** Says one finding. A callback rather than a generator: a misspelt path is then an error at its own line. */
  readonly report: (found: Found<S>) => void;
  /** The project's documents of another template, typed by its shape, this one left out; oldest first. */
  readonly all: <O extends Shape>(shape: O) => readonly (Content<O> & { readonly $: Document })[];
  /** As `all`, this document's own kind, strictly before it: reports, meetings, retrospectives in a row. */
  readonly earlier: () => readonly (Content<S> & { readonly $: Document })[];
  /** True when the project cannot answer (no such documents were handed in): cross-document rules then say nothing. */
  readonly missing: (...shapes: Shape[]) => boolean;
}
export interface Fix<S> {
  readonly label: Label;
  readonly patch: Patch<S>;
}
/** What a rule says: only what differs from the rule's own declaration. */
export interface Found<S> {
  readonly at: Path<S>;
  readonly found: Label;
  readonly expected?: Label;
  /** Offsets into the text at the place, [from, to). */
  readonly span?: readonly [from: number, to: number];
  readonly also?: readonly Path<S>[];
  readonly fix?: Fix<S>;
}
/** A rule's verdict at a place: a value, never thrown. */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  /** Id of the document. */
  readonly document: string;
  readonly at: Place;
  readonly span?: readonly [from: number, to: number];
  readonly also?: readonly Place[];
  readonly found: Label;
  readonly expected: Label;
  readonly fix?: { readonly label: Label; readonly patch: object };
  readonly waived?: Waiver;
}
/** An edit of the sample, and the surroundings in which it is judged. */
export interface Example<S> {
  readonly change: Patch<S>;
  readonly state?: string;
  readonly history?: readonly Entry[];
  readonly today?: string;
  readonly settings?: Partial<SettingsOf<S>>;
  readonly with?: readonly Document[];
  readonly facts?: Partial<Facts>;
  readonly budget?: Money;
  readonly changeBudget?: Money;
}
export type BadExample<S> = Example<S> & { readonly at: Path<S> };
export interface Rule<S> {
  readonly severity: Severity;
  readonly title: Label;
  /** Ids of sources, separated by spaces. */
  readonly source: string;
  readonly expected?: Label;
  /** Codes this rule had before; a waiver of an old code still counts. */
  readonly was?: readonly string[];
  /** Absent: the shape's `needs` report under this code. */
  readonly check?: (content: Content<S>, context: Context<S>) => void;
  readonly good?: readonly Example<S>[];
  /** Edits of the sample that must bring exactly this finding, at this place. */
  readonly bad: readonly [BadExample<S>, ...BadExample<S>[]];
}
/**
 * Keyed by code, so a code cannot be given twice. Used as an annotation (`const rules: Rules<typeof shape> = …`), not through a function:
 * a generic call would check the bodies while `S` is still open, and every literal in it would widen to string.
 */
export type Rules<S> = Readonly<Record<`${Uppercase<string>}-${string}`, Rule<S>>>;

/** A finding in the one grammar: "Unexpected X, expected Y". */
export const describe = (finding: Pick<Finding, "found" | "expected">): Label =>
  unexpected(finding.found, finding.expected);
