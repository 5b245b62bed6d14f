import type { Change } from "@parley/core";
import { diffProperties } from "./diff.ts";
import { identifyDocuments } from "./identity.ts";
import { keyColumn } from "./layout.ts";
import { markerText } from "./marker.ts";
import { matchProperties } from "./match.ts";
import type { DocumentDatabase, DocumentPage, Native, Property } from "./native.ts";
import type { NotionPlan, Op, Ref } from "./ops.ts";
import { planDocument, type DocumentSteps } from "./plan-document.ts";
import { opKey } from "./plan-table.ts";

/**
 * What has to be done so that what stands there becomes what is wanted, in the order in which it has to be done. Pure.
 *
 * A document that is no longer wanted goes to the trash. What stands there of others, and what people added, stays.
 *
 * @throws ParleyError "limit-exceeded" for a text that no request holds
 */
export function plan(wanted: Native, there: Native): NotionPlan {
  const ops: Op[] = [];
  const changes: Change[] = [];
  let unchanged = 0;
  const isSame = (a: DocumentDatabase, b: DocumentDatabase): boolean =>
    a.template === b.template && a.language === b.language;
  for (const database of wanted.databases) {
    const standing = there.databases.find((other) => isSame(other, database));
    const steps = planDatabase(database, standing);
    ops.push(...steps.ops);
    changes.push(...steps.changes);
    unchanged += steps.unchanged;
  }
  for (const database of there.databases) {
    const kept = wanted.databases.find((other) => isSame(other, database))?.documents ?? [];
    const steps = removed(database, kept);
    ops.push(...steps.ops);
    changes.push(...steps.changes);
  }
  return { ops, changes, calls: ops.length, unchanged };
}

function planDatabase(
  database: DocumentDatabase,
  there: DocumentDatabase | undefined,
): DocumentSteps & { readonly unchanged: number } {
  const key = opKey("database", database.template, database.language);
  const source: Ref = there?.source === undefined ? { made: key } : { id: there.source };
  const found = new Map(identifyDocuments(there?.documents ?? []).map((one) => [one.id, one]));
  const steps = database.documents.map((page) => planDocument(database, source, page, there, found.get(page.key)));
  const ops = steps.flatMap((s) => s.ops);
  const needed = steps.flatMap((s) => s.needed);
  return {
    ops:
      ops.length === 0
        ? []
        : [...(there ? changedProperties(database, there, needed) : [makeDatabase(database, key)]), ...ops],
    changes: steps.flatMap((s) => s.changes),
    needed,
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
function removed(there: DocumentDatabase, kept: readonly DocumentPage[]): Pick<DocumentSteps, "ops" | "changes"> {
  const ops: Op[] = [];
  const changes: Change[] = [];
  for (const { id, page } of identifyDocuments(there.documents)) {
    if (page.id === undefined || page.trashed || kept.some((other) => other.key === id)) continue;
    const matched = matchProperties([{ key: keyColumn, name: "Key" }], there.properties, page.envelope?.at?.properties);
    const key = matched.property(keyColumn);
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
