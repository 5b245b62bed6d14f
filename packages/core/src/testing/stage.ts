import type { ErrorCode } from "../errors.ts";
import type { Connection } from "../host.ts";
import type { Place } from "../document.ts";

/** A failure of the platform, as it looks from outside; the suite expects the `ParleyError` code it must become. */
export const failures = {
  unauthorized: 401,
  forbidden: 403,
  "not-found": 404,
  unavailable: 500,
} as const satisfies Partial<Record<ErrorCode, number>>;
export type FailureCode = keyof typeof failures;

/** What somebody does in the tool itself, without Parley: through the platform's own interface, never through the adapter. */
export interface Hands {
  /** Types a text into what shows a place: a cell `[table, row, column]`, or a field `[field]`. */
  type(document: string, at: Place, text: string): Promise<void>;
  /** Adds a row to a table with these texts, and nothing that only Parley knows (no id). */
  addRow(document: string, table: string, texts: Readonly<Record<string, string>>): Promise<void>;
  deleteRow(document: string, table: string, row: string): Promise<void>;
  /** Throws the document away by the tool's own means; only where `capabilities.trash`. */
  trash(document: string): Promise<void>;
  /** Copies the document by the tool's own means; only where `capabilities.copies`. */
  copy(document: string): Promise<void>;
  /** Every text that a person can see at the target: cell values, property values, titles. Nothing from hidden places. */
  visible(): Promise<readonly string[]>;
}

/** One empty target on a local platform, opened for one case. */
export interface Stage {
  readonly connection: Connection;
  readonly hands: Hands;
  /** Requests that changed something since the stage was opened. */
  writes(): number;
  /** The next request fails. */
  fail(code: FailureCode): void;
  /** The nth write from now (1 = the next) is carried out, and its answer is lost. */
  loseAnswer(nth: number): void;
  close(): Promise<void>;
}

/** A host (or one road into it) with what the suite needs to try it. */
export interface ConformanceHost {
  readonly name: string;
  open(): Promise<Stage>;
}
