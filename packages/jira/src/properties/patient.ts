import { throwIfAborted } from "@parley/core";
import { HOST } from "../failures.ts";
import type { Waiting } from "../native.ts";
import type { Request } from "./property-store.ts";

const ATTEMPTS = 4;
const LONGEST_WAIT_MS = 60_000;

/**
 * Asks again when Jira says to come back later, after the time it names.
 *
 * @throws ParleyError "aborted" when the run was called off while waiting
 * @source Jira Cloud, "Rate limiting": 429, and 503 with Retry-After
 */
export function patient(request: Request, { signal, sleep }: Waiting): Request {
  return async (method, path, body) => {
    for (let attempt = 1; ; attempt++) {
      const response = await request(method, path, body);
      const waitMs = waitOf(response);
      if (waitMs === undefined || attempt === ATTEMPTS) return response;
      await sleep(waitMs);
      throwIfAborted(signal, HOST);
    }
  };
}

/** How long to wait, in milliseconds; `undefined` when asking again is of no use. */
function waitOf({ status, headers }: Response): number | undefined {
  const after = headers.get("retry-after");
  if (status !== 429 && !(status === 503 && after !== null)) return undefined;
  const seconds = after === null ? 1 : Number(after);
  const waitMs = Number.isFinite(seconds) ? seconds * 1000 : 1000;
  return waitMs > LONGEST_WAIT_MS ? undefined : waitMs;
}
