import type { Base, Document, Place, Run } from "@parley/core";

/** One document as an issue keeps it. */
export interface DocumentRecord {
  /** The document's id. */
  readonly key: string;
  /** Of the record in Forge's storage: grows by one with every write there. 0 = not there yet. */
  readonly version: number;
  readonly document: Document;
  /** What the last push and this issue agreed on. Kept through edits in the panel, so that the next push sees who changed what. */
  readonly base?: Base;
  /** Thrown away in the panel; can be brought back there. */
  readonly trashed?: true;
  /**
   * On the road of issue properties: digests of the published document that a waiting change was made on, or of the document
   * itself when nothing waits. What a waiting change is merged over when the panel takes it in.
   */
  readonly from?: Base;
  /** Of a published copy: places whose private content is not in it. */
  readonly withheld?: readonly Place[];
  /** Seals of private content: of what is withheld, and of what the last push brought. */
  readonly seals?: readonly string[];
  /** Of a record that is about to be written, when it has private content: how it would look published. Never stored. */
  readonly open?: Pick<DocumentRecord, "document" | "base">;
}

/** Everything of ours at one issue. */
export interface Native {
  readonly records: readonly DocumentRecord[];
}

/** One write. `expects` is the version it was made on. */
export type Op =
  | { readonly kind: "create"; readonly record: DocumentRecord }
  | { readonly kind: "update"; readonly record: DocumentRecord; readonly expects: number }
  | { readonly kind: "delete"; readonly key: string; readonly expects: number };

/** An issue, by its key (which changes when it moves) or its id (which does not). */
export interface IssueTarget {
  readonly issue: string;
}

/** How a port waits when the platform asks it to come back later, and when it stops waiting. */
export type Waiting = Pick<Run, "signal" | "sleep">;

/** One road to the records of an issue: Forge's storage, or issue properties. Every method throws ParleyError only. */
export interface RecordPort {
  /** Longest JSON of one record, in UTF-8 bytes. */
  readonly recordBytes: number;
  records(issue: string, waiting: Waiting): Promise<readonly DocumentRecord[]>;
  /** @throws ParleyError "conflict" when the platform moved on since the record was read */
  write(issue: string, op: Op, waiting: Waiting): Promise<{ readonly requests: number }>;
  /** Where people find the issue, when the port knows. */
  link?(issue: string): string;
}
