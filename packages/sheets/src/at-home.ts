import type { Batch } from "./batch.ts";
import { tabLink } from "./linked.ts";
import type { Native, Tab } from "./native.ts";
import type { Request } from "./requests.ts";

/**
 * The requests of a batch with the ids that tabs have by now. Apps Script cannot choose the id of a new tab: what an
 * earlier batch made goes by another one than the plan calls it by, and its mark tells which.
 *
 * @param before  ids of the tabs that stood there when the delivery began
 */
export function atHome({ requests, made }: Batch, { tabs }: Native, before: ReadonlySet<number>): readonly Request[] {
  const ids = new Map<number, number>();
  for (const { sheetId, document, table } of made) {
    const isMade = ({ sheetId: id, mark }: Tab): boolean =>
      !before.has(id) && mark.document === document && mark.table === table;
    const tab = tabs.find(isMade);
    if (tab && tab.sheetId !== sheetId) ids.set(sheetId, tab.sheetId);
  }
  return ids.size === 0 ? requests : (renamed(requests, ids) as readonly Request[]);
}

function renamed(value: unknown, ids: ReadonlyMap<number, number>): unknown {
  if (Array.isArray(value)) return value.map((item) => renamed(item, ids));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => {
      if (key === "sheetId" && typeof part === "number") return [key, ids.get(part) ?? part];
      if (key === "uri" && typeof part === "string") return [key, relinked(part, ids)];
      return [key, renamed(part, ids)];
    }),
  );
}

function relinked(uri: string, ids: ReadonlyMap<number, number>): string {
  const id = ids.get(Number(/^#gid=(\d+)$/.exec(uri)?.[1] ?? NaN));
  return id === undefined ? uri : tabLink(id);
}
