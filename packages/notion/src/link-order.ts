import type { Atlas } from "./atlas.ts";
import { sourceOfLink, isLinkKey, documentsSource, type Link } from "./links.ts";
import type { DocumentDatabase, DocumentPage } from "./native.ts";

/** A document with the database it belongs to. */
export interface Placed {
  readonly database: DocumentDatabase;
  readonly wanted: DocumentPage;
}

/** Documents so that, as far as there is no ring, those that others refer to come first; in their own order otherwise. */
export function inLinkOrder(databases: readonly DocumentDatabase[], atlas: Atlas): readonly Placed[] {
  const placed = databases.flatMap((database) =>
    database.documents.flatMap((wanted) => (atlas.documents.has(wanted.key) ? [{ database, wanted }] : [])),
  );
  const byKey = new Map(placed.map((one) => [one.wanted.key, one]));
  return behindTargets(placed, ({ wanted }) =>
    linksOf(wanted).flatMap(({ document }) => (document === undefined ? [] : (byKey.get(document) ?? []))),
  );
}

function linksOf({ links, tables }: DocumentPage): readonly Link[] {
  const rows = tables.flatMap((table) => table.rows.flatMap((row) => Object.values(row.links ?? {}).flat()));
  return [...Object.values(links ?? {}).flat(), ...rows];
}

/** Databases so that those that relations of others lead to are made first. */
export function inSourceOrder(databases: readonly DocumentDatabase[]): readonly DocumentDatabase[] {
  const byKey = new Map(databases.map((one) => [documentsSource(one.template, one.language), one]));
  return behindTargets(databases, ({ properties, documents }) => {
    const tables = documents.flatMap((page) => page.tables.flatMap((table) => table.properties));
    return [...properties, ...tables].flatMap(({ key, spare }) =>
      isLinkKey(key) && !spare ? (byKey.get(sourceOfLink(key)) ?? []) : [],
    );
  });
}

/** Each item behind its targets. A ring is cut where it was entered. Walks without recursion: a tree of goals may be deep. */
function behindTargets<T>(items: readonly T[], targets: (item: T) => readonly T[]): readonly T[] {
  const ordered = new Set<T>();
  const entered = new Set<T>();
  for (const start of items) {
    const path = [start];
    for (let item = path.at(-1); item !== undefined; item = path.at(-1)) {
      const next = entered.has(item) ? [] : targets(item).filter((target) => !entered.has(target) && target !== item);
      entered.add(item);
      if (next.length > 0) path.push(...next.reverse());
      else {
        path.pop();
        ordered.add(item);
      }
    }
  }
  return [...ordered];
}
