/** Notion's error codes that this platform sends, and the HTTP status of each. */
const statusOf = {
  invalid_json: 400,
  invalid_request_url: 400,
  invalid_request: 400,
  validation_error: 400,
  missing_version: 400,
  unauthorized: 401,
  restricted_resource: 403,
  object_not_found: 404,
  conflict_error: 409,
  rate_limited: 429,
  internal_server_error: 500,
  not_supported: 501,
  service_unavailable: 503,
} as const;

/** `not_supported` is ours: the real Notion would have carried the request out. */
export type NotionErrorCode = keyof typeof statusOf;

/** A request refused the way Notion refuses it. */
export class NotionError extends Error {
  readonly code: NotionErrorCode;
  readonly additional: Readonly<Record<string, string | readonly string[]>> | undefined;

  constructor(
    code: NotionErrorCode,
    message: string,
    additional?: Readonly<Record<string, string | readonly string[]>>,
  ) {
    super(message);
    this.code = code;
    this.additional = additional;
  }

  get status(): (typeof statusOf)[NotionErrorCode] {
    return statusOf[this.code];
  }
}

/** 400 with a message as it stands. */
export const invalid = (message: string): NotionError => new NotionError("validation_error", message);

/** 400 as Notion words a body that does not fit: one problem on the line, several below each other. */
export function failedValidation(problems: readonly string[]): NotionError {
  const [first = "body is not valid", ...more] = problems;
  return invalid(
    more.length === 0 ? `body failed validation: ${first}` : `body failed validation. Fix one:\n${problems.join("\n")}`,
  );
}

/** 404 for an object that is not there, or not shared with the connection: Notion tells them apart to nobody. */
export function notFound(
  kind: "page" | "block" | "database" | "data_source" | "view" | "user",
  id: string,
): NotionError {
  const shared = 'Make sure the relevant pages and databases are shared with your integration "Parley".';
  return new NotionError("object_not_found", `Could not find ${kind} with ID: ${id}. ${shared}`);
}

/** 501 for what the real Notion does and this platform does not. */
export const notSupported = (what: string): NotionError =>
  new NotionError("not_supported", `Unexpected ${what}, which this local Notion does not have.`);

/** The body of an error answer. */
export function errorBody(error: NotionError, requestId: string): Readonly<Record<string, unknown>> {
  return {
    object: "error",
    status: error.status,
    // The SDK reads the message only of codes it knows: this is the one for requests that are not supported.
    code: error.code === "not_supported" ? "invalid_request" : error.code,
    message: error.message,
    ...(error.additional && { additional_data: error.additional }),
    request_id: requestId,
  };
}
