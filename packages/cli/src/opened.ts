import type { Document, Finding, Label } from "@parley/core";
import type { Location } from "./adopting/locate.ts";

/** What became of an attempt to change a document in its file. */
export type Change =
  | { readonly ok: true; readonly document: Document }
  /** Why the file cannot say it. */
  | { readonly ok: false; readonly why: Label };

/**
 * A file that documents were read from: one of Parley's own, or a table that somebody else made. Both are judged
 * alike; they differ in where a finding stands and how a fix is written back.
 */
export interface Opened {
  /** As the user named it. */
  readonly path: string;
  /** In the file's order. Their number never changes. */
  readonly documents: () => readonly Document[];
  /** The findings of its documents as they are told: of a table, what has no column once. */
  readonly told: (findings: readonly (readonly Finding[])[]) => readonly (readonly Finding[])[];
  /** Where a finding stands in the file; undefined where the file is a document, whose places have names. */
  readonly locate: (index: number, finding: Finding) => Location | undefined;
  /** Takes a changed document in, when the file can say it. Nothing is written yet. */
  readonly change: (index: number, document: Document) => Promise<Change>;
  /** What somebody should know about how it was read. */
  readonly notes: () => readonly Label[];
  /**
   * Writes the file, when anything was changed.
   *
   * @param today  ISO day, for what is shown as of a day
   * @returns whether it was written
   * @throws FileFailure; "conflict" when somebody wrote to the file in the meantime
   */
  readonly write: (today: string) => Promise<boolean>;
}
