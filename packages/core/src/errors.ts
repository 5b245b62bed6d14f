import { type Label, unexpected } from "./label.ts";

/** Why something could not be done. A closed list: a host translates its platform's errors into one of these and nothing else. */
export const errorCodes = [
  "invalid-document",
  "unknown-template",
  "newer-format",
  "invalid-target",
  "not-configured",
  "not-supported",
  "not-found",
  "unauthorized",
  "forbidden",
  "rate-limited",
  "limit-exceeded",
  "conflict",
  "rejected",
  "unavailable",
  "aborted",
  "io",
] as const;
export type ErrorCode = (typeof errorCodes)[number];

interface ErrorOptions {
  readonly found: Label;
  readonly expected: Label;
  /** What to do next, when there is something. */
  readonly next?: Label;
  readonly host?: string;
  readonly cause?: unknown;
}

/**
 * A failure: something could not be done at all. Findings about a document are values and never thrown.
 *
 * `message` is English; `label` has both languages, in the grammar "Unexpected X, expected Y", with the next step behind.
 */
export class ParleyError extends Error {
  override readonly name = "ParleyError";
  readonly code: ErrorCode;
  readonly host: string | undefined;
  readonly label: Label;

  constructor(code: ErrorCode, { found, expected, next, host, cause }: ErrorOptions) {
    const [en, zh] = unexpected(found, expected);
    const label: Label = next ? [`${en}. ${next[0]}`, `${zh}。${next[1]}`] : [en, zh];
    super(label[0], cause === undefined ? undefined : { cause });
    this.code = code;
    this.host = host;
    this.label = label;
  }
}

export const isParleyError = (error: unknown): error is ParleyError => error instanceof ParleyError;
