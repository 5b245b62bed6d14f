import type { Native } from "./native.ts";
import type { Request } from "./requests.ts";

/**
 * What Parley needs of a spreadsheet. Throws what the client behind it throws; `deliver` and `collect` say what that
 * means.
 */
export interface SheetsPort {
  /** A new spreadsheet with one empty tab. */
  create(title: string): Promise<{ readonly spreadsheetId: string; readonly url?: string }>;
  /** Tabs, our marks, and the cells of our tabs. */
  read(spreadsheetId: string): Promise<Native>;
  /** All of the requests or none of them. */
  write(spreadsheetId: string, requests: readonly Request[]): Promise<void>;
  /** What a failure of this port means. */
  explain(error: unknown): Failure;
}

/** A failed call, as the caller has to take it. */
export interface Failure {
  /** HTTP status; absent when no answer came. */
  readonly status?: number;
  readonly message: string;
  /** What the platform asks to wait before the next call. */
  readonly retryAfterMs?: number;
}

export interface SheetsTarget {
  /** Absent: a spreadsheet that is yet to be made. It is set by the first delivery, so that later ones go there too. */
  spreadsheetId?: string;
}
