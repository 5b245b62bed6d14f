import { type Change, same } from "@parley/core";
import { Atlas, isSameKind } from "./atlas.ts";
import { inLinkOrder } from "./link-order.ts";
import { withLinks } from "./link-columns.ts";
import { identifyDocuments, rowIdsByPage, type IdentifiedDocument } from "./identity.ts";
import { keyColumn } from "./layout.ts";
import { matchProperties } from "./match.ts";
import type { DocumentDatabase, Native } from "./native.ts";
import { opKey, type NotionPlan, type Op } from "./ops.ts";
import { Homes } from "./plan-database.ts";
import { planDocument } from "./plan-document.ts";
import { words } from "./words.ts";

/**
 * What has to be done so that what stands there becomes what is wanted, in the order in which it has to be done. Pure.
 *
 * Databases come first, then documents, those that others refer to before them: a relation can then be written with its page. What points
 * forward all the same is written when everything is there, and the envelopes of those documents behind it.
 *
 * A document that is no longer wanted goes to the trash. What stands there of others, and what people added, stays.
 *
 * @throws ParleyError "limit-exceeded" for a text that no request holds
 */
export function plan(wanted: Native, there: Native): NotionPlan {
  const identified = identifyDocuments(there.databases);
  const atlas = new Atlas(wanted, there, identified);
  const { databases } = withLinks(wanted, atlas);
  const homes = new Homes(databases, atlas);
  const anyRows = rowIdsByPage(there.databases);
  const planned = inLinkOrder(databases, atlas).map(({ database, wanted: page }) => {
    const live = atlas.documents.get(page.key);
    const home = homes.of(database, live?.home);
    const before = home.ready();
    const steps = planDocument({
      database,
      home: live?.home,
      source: home.source,
      wanted: page,
      standing: live?.standing,
      lastProperties: home.pending,
      anyRows,
      atlas,
    });
    home.took(steps, before);
    return { home, before, steps, seal: steps.waits ? [] : steps.seal() };
  });
  const touched = planned.filter(({ steps }) => steps.changes.length > 0);
  const gone = removed(identified, databases);
  const ops = [
    ...homes.all.flatMap((home) => home.make()),
    ...homes.all.flatMap((home) => home.change()),
    ...touched.flatMap(({ home, before, steps, seal }) => [...home.add(before), ...steps.ops, ...seal]),
    ...homes.all.flatMap((home) => home.add(home.pending)),
    ...touched.flatMap(({ steps }) => steps.last()),
    ...touched.flatMap(({ steps }) => (steps.waits ? steps.seal() : [])),
    ...gone.ops,
  ];
  const all = databases.reduce((sum, { documents }) => sum + documents.length, 0);
  const changes = [...planned.flatMap(({ steps }) => steps.changes), ...gone.changes];
  return { ops, changes, calls: ops.length, unchanged: all - touched.length };
}

/** Documents that are taken away lose their key with it: made again one day, they are not those that people threw away. */
function removed(
  identified: readonly IdentifiedDocument[],
  wanted: readonly DocumentDatabase[],
): { readonly ops: readonly Op[]; readonly changes: readonly Change[] } {
  const ops: Op[] = [];
  const changes: Change[] = [];
  for (const { id, page, database } of identified) {
    const kept = wanted.find((other) => isSameKind(other, database))?.documents ?? [];
    if (page.id === undefined || page.trashed || kept.some((other) => other.key === id)) continue;
    const own = [{ key: keyColumn, name: words.key[0] }];
    const key = matchProperties(own, database.properties, page.envelope?.at?.properties).property(keyColumn);
    ops.push({
      do: "trash",
      key: opKey("trash", id),
      label: same(id),
      document: id,
      page: page.id,
      values: key ? { [key.id ?? key.name]: { type: "rich_text", text: "" } } : {},
    });
    changes.push({ document: id, kind: "delete", at: [] });
  }
  return { ops, changes };
}
