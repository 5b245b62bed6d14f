import { GoogleError, invalid, unimplemented } from "../errors.ts";
import type { BatchUpdate, Reply, Request } from "../resources.ts";
import { assertCellCount } from "../grid/workbook.ts";
import { cellHandlers } from "./cells.ts";
import { conditionalFormatHandlers } from "./conditional-formats.ts";
import { dimensionHandlers } from "./dimensions.ts";
import type { Draft, Handlers } from "./handler.ts";
import { metadataHandlers } from "./metadata.ts";
import { rangeHandlers } from "./ranges.ts";
import { tabHandlers } from "./tabs.ts";

const handlers: Handlers = {
  ...tabHandlers,
  ...cellHandlers,
  ...dimensionHandlers,
  ...conditionalFormatHandlers,
  ...rangeHandlers,
  ...metadataHandlers,
};

/**
 * Carries the requests out on the draft, in order.
 *
 * @returns one reply per request, empty where Google's is
 * @throws GoogleError naming the first request that fails; the draft is then to be thrown away
 */
export function applyBatch({ requests = [] }: BatchUpdate, draft: Draft): Reply[] {
  if (requests.length === 0) throw invalid("Must specify at least one request.");
  const replies = requests.map((request, i) => {
    const [kind, ...others] = Object.keys(request) as (keyof Request)[];
    if (!kind || others.length > 0) throw invalid(`Invalid requests[${i}]: exactly one request type must be set.`);
    try {
      return apply(kind, request, draft) ?? {};
    } catch (error) {
      if (!(error instanceof GoogleError)) throw error;
      throw new GoogleError(error.status, `Invalid requests[${i}].${kind}: ${error.message}`, error.details);
    }
  });
  assertCellCount(draft.workbook);
  return replies;
}

function apply<Kind extends keyof Request>(kind: Kind, request: Request, draft: Draft): Reply | void {
  const handle = handlers[kind];
  const body = request[kind];
  if (!handle || body === undefined) throw unimplemented(`The request ${kind}`);
  return handle(body, draft);
}
