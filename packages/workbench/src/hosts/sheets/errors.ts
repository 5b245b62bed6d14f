/** The status names of Google's error model that this platform answers with. */
export type Status =
  | "INVALID_ARGUMENT"
  | "UNAUTHENTICATED"
  | "PERMISSION_DENIED"
  | "NOT_FOUND"
  | "RESOURCE_EXHAUSTED"
  | "INTERNAL"
  | "UNIMPLEMENTED";

const codes: Readonly<Record<Status, number>> = {
  INVALID_ARGUMENT: 400,
  UNAUTHENTICATED: 401,
  PERMISSION_DENIED: 403,
  NOT_FOUND: 404,
  RESOURCE_EXHAUSTED: 429,
  INTERNAL: 500,
  UNIMPLEMENTED: 501,
};

/** A refusal, as Google words and shapes it. */
export class GoogleError extends Error {
  override readonly name = "GoogleError";
  readonly status: Status;
  readonly details: readonly object[];

  constructor(status: Status, message: string, details: readonly object[] = []) {
    super(message);
    this.status = status;
    this.details = details;
  }

  /** The HTTP status. */
  get code(): number {
    return codes[this.status];
  }

  /** The JSON body. @source google.rpc.Status in the "Errors" page of Google Cloud APIs */
  get body(): object {
    const { code, message, status, details } = this;
    return { error: { code, message, status, ...(details.length > 0 && { details }) } };
  }
}

/** A request whose content is wrong: HTTP 400. */
export function invalid(message: string, details?: readonly object[]): GoogleError {
  return new GoogleError("INVALID_ARGUMENT", message, details);
}

/** Something Google Sheets has and this local platform has not: HTTP 501, so that nobody takes silence for success. */
export function unimplemented(what: string): GoogleError {
  return new GoogleError("UNIMPLEMENTED", `${what} is not supported by the local Google Sheets. The real one has it.`);
}
