import { GoogleError } from "./errors.ts";

/** The access token under which the local Google Sheets may be used. It opens nothing else. */
export const localToken = "ya29.local";

/**
 * Refuses a caller whom Google would refuse.
 *
 * @throws GoogleError 403 without credentials, 401 with wrong ones
 * @source Google APIs, "Method doesn't allow unregistered callers"; OAuth 2.0 errors
 */
export function assertAccess(authorization: string | undefined): void {
  if (!authorization) {
    const message =
      "Method doesn't allow unregistered callers (callers without established identity). " +
      "Please use API Key or other form of API consumer identity to call this API.";
    throw new GoogleError("PERMISSION_DENIED", message);
  }
  if (authorization === `Bearer ${localToken}`) return;
  const message =
    "Request had invalid authentication credentials. " +
    "Expected OAuth 2 access token, login cookie or other valid authentication credential. " +
    "See https://developers.google.com/identity/sign-in/web/devconsole-project.";
  throw new GoogleError("UNAUTHENTICATED", message);
}

/** Counts calls against Google's quota of requests per minute and user, reads and writes apart. */
export interface Quota {
  /** @throws GoogleError 429 */
  take(kind: "Read" | "Write"): void;
}

/** @param perMinute  60 at Google; `undefined` counts nothing. @source Google Sheets API, "Usage limits" */
export function createQuota(now: () => Date, perMinute: number | undefined): Quota {
  const taken = { Read: { minute: -1, calls: 0 }, Write: { minute: -1, calls: 0 } };
  return {
    take(kind) {
      if (perMinute === undefined) return;
      const minute = Math.floor(now().getTime() / 60_000);
      const counter = taken[kind];
      if (counter.minute !== minute) taken[kind] = { minute, calls: 1 };
      else if (counter.calls >= perMinute) throw exceeded(kind);
      else counter.calls++;
    },
  };
}

function exceeded(kind: string): GoogleError {
  return new GoogleError(
    "RESOURCE_EXHAUSTED",
    `Quota exceeded for quota metric '${kind} requests' and limit '${kind} requests per minute per user' ` +
      `of service 'sheets.googleapis.com'.`,
  );
}
