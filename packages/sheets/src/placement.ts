import { sheetIdFor, type TabGroup } from "./identify.ts";
import type { Tab } from "./native.ts";
import { placeNew, placeThere, type Placed } from "./placed.ts";
import type { Placement } from "./resolve.ts";
import { freeTitle } from "./titles.ts";

/** All tabs of one document as they will be. */
export interface Group extends Placement {
  readonly all: readonly Placed[];
}

/**
 * Finds the place of every tab of a document.
 *
 * @param titles  taken ones, in small letters; those of new tabs are added
 * @param ids     taken ones; those of new tabs are added
 */
export function placeAll(
  group: TabGroup,
  before: Partial<Pick<TabGroup, "main" | "tables">>,
  titles: Set<string>,
  ids: Set<number>,
): Group {
  const place = (wanted: Tab, there: Tab | undefined, table?: string): Placed => {
    if (there) return placeThere(wanted, there);
    const title = freeTitle(wanted.title, titles);
    titles.add(title.toLowerCase());
    const sheetId = freeId(sheetIdFor(group.id, table), ids);
    ids.add(sheetId);
    return placeNew(wanted, sheetId, title);
  };
  const main = place(group.main, before.main);
  const tables = new Map(
    [...group.tables].map(([table, tab]) => [table, place(tab, before.tables?.get(table), table)]),
  );
  return { main, tab: (table) => tables.get(table) ?? main, all: [main, ...tables.values()] };
}

/** A tab of a copy may have taken an id that would be ours. */
function freeId(wanted: number, ids: ReadonlySet<number>): number {
  let id = wanted;
  while (ids.has(id)) id = (id + 1) & 0x7fffffff;
  return id;
}
