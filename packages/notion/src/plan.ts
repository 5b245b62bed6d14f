import type { Change } from "@parley/core";
import { diffProperties } from "./diff.ts";
import { identifyDocuments, rowIdsByPage, type IdentifiedDocument } from "./identity.ts";
import { keyColumn } from "./layout.ts";
import { markerText } from "./marker.ts";
import { matchProperties } from "./match.ts";
import type { DocumentDatabase, Native, Property } from "./native.ts";
import type { NotionPlan, Op, Ref } from "./ops.ts";
import { planDocument, type DocumentSteps } from "./plan-document.ts";
import { opKey } from "./plan-table.ts";
import { words } from "./words.ts";

/**
 * What has to be done so that what stands there becomes what is wanted, in the order in which it has to be done. Pure.
 *
 * A document that is no longer wanted goes to the trash. What stands there of others, and what people added, stays.
 *
 * @throws ParleyError "limit-exceeded" for a text that no request holds
 */
export function plan(wanted: Native, there: Native): NotionPlan {
  const identified = identifyDocuments(there.databases);
  const steps = wanted.databases.map((database) => planDatabase(database, there, identified));
  const gone = removed(identified, wanted.databases);
  const ops = [...steps.flatMap((s) => s.ops), ...gone.ops];
  const changes = [...steps.flatMap((s) => s.changes), ...gone.changes];
  return { ops, changes, calls: ops.length, unchanged: steps.reduce((sum, s) => sum + s.unchanged, 0) };
}

const isSame = (a: DocumentDatabase, b: DocumentDatabase): boolean =>
  a.template === b.template && a.language === b.language;

function planDatabase(
  database: DocumentDatabase,
  { databases }: Native,
  identified: readonly IdentifiedDocument[],
): DocumentSteps & { readonly unchanged: number } {
  const key = opKey("database", database.template, database.language);
  // New documents go to the first of several, should people have copied the database.
  const first = databases.find((other) => isSame(other, database));
  const found = new Map(identified.flatMap((one) => (isSame(one.database, database) ? [[one.id, one] as const] : [])));
  const anyRows = rowIdsByPage(databases);
  const steps = database.documents.map((page) => {
    const standing = found.get(page.key);
    const home = standing?.database ?? first;
    const source: Ref = home?.source === undefined ? { made: key } : { id: home.source };
    return { home, ...planDocument(database, source, page, home, standing, anyRows) };
  });
  const ops = steps.flatMap((s) => s.ops);
  const homes = [...new Set(steps.flatMap((s) => (s.ops.length > 0 ? [s.home] : [])))];
  const before = homes.flatMap((home): readonly Op[] =>
    home
      ? changedProperties(
          database,
          home,
          steps.flatMap((s) => (s.home === home ? s.needed : [])),
        )
      : [makeDatabase(database, key)],
  );
  return {
    ops: [...before, ...ops],
    changes: steps.flatMap((s) => s.changes),
    needed: [],
    unchanged: steps.filter((s) => s.ops.length === 0).length,
  };
}

const makeDatabase = (database: DocumentDatabase, key: string): Op => ({
  do: "database",
  key,
  label: [database.title, database.title],
  parent: "target",
  title: database.title,
  description: markerText(database.template, database.language),
  inline: false,
  properties: Object.fromEntries(database.properties.map((p) => [p.name, p.config ?? {}])),
});

/** Properties that no document remembers, because the template is newer than the database; and those that values are waiting for. */
function changedProperties(
  database: DocumentDatabase,
  there: DocumentDatabase,
  needed: readonly Property[],
): readonly Op[] {
  const ids: Record<string, string> = {};
  for (const { envelope } of there.documents) Object.assign(ids, envelope?.at?.properties);
  const changed = diffProperties(database.properties, there.properties, { ids, names: {}, formulas: {} }, needed);
  if (Object.keys(changed).length === 0 || there.source === undefined) return [];
  return [
    {
      do: "properties",
      key: opKey("properties", database.template, database.language),
      label: [database.title, database.title],
      source: { id: there.source },
      properties: changed,
    },
  ];
}

/** Documents that are taken away lose their key with it: made again one day, they are not those that people threw away. */
function removed(
  identified: readonly IdentifiedDocument[],
  wanted: readonly DocumentDatabase[],
): Pick<DocumentSteps, "ops" | "changes"> {
  const ops: Op[] = [];
  const changes: Change[] = [];
  for (const { id, page, database } of identified) {
    const kept = wanted.find((other) => isSame(other, database))?.documents ?? [];
    if (page.id === undefined || page.trashed || kept.some((other) => other.key === id)) continue;
    const own = [{ key: keyColumn, name: words.key[0] }];
    const key = matchProperties(own, database.properties, page.envelope?.at?.properties).property(keyColumn);
    ops.push({
      do: "trash",
      key: opKey("trash", id),
      label: [id, id],
      document: id,
      page: page.id,
      values: key ? { [key.id ?? key.name]: { type: "rich_text", text: "" } } : {},
    });
    changes.push({ document: id, kind: "delete", at: [] });
  }
  return { ops, changes };
}
