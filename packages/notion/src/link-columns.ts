import { say, type Language } from "@parley/core";
import type { Atlas, LiveDocument } from "./atlas.ts";
import { Names } from "./columns.ts";
import type { Envelope } from "./envelope.ts";
import { limits } from "./limits.ts";
import {
  documentsSource,
  isLinkOf,
  linkKey,
  linkNameStart,
  sourceOfLink,
  spotId,
  tableSource,
  type Link,
  type Spot,
} from "./links.ts";
import type { DocumentDatabase, DocumentPage, Native, Page, Property, TableDatabase } from "./native.ts";
import { isBlank, type Value } from "./value.ts";
import { words } from "./words.ts";

/** A data source that a field may link to. */
interface Target {
  /** Its key among the sources. */
  readonly source: string;
  readonly name: string;
  /** People shall find a column for it even while nothing is linked. */
  readonly isOffered: boolean;
  /** What it holds, where that is not told by the link itself. */
  readonly table?: { readonly document: string; readonly name: string };
}

/**
 * What is wanted, with a relation column for each data source that a reference may lead to. Text columns keep what no relation can show: what
 * stands elsewhere, and what is beyond the 100 pages that one value takes. Columns that nobody needs yet are `spare`. Pure.
 */
export function withLinks(wanted: Native, atlas: Atlas): Native {
  const databases = wanted.databases.map((database): DocumentDatabase => {
    const envelopes = standingEnvelopes(database, atlas);
    const remembered = envelopes.flatMap(({ at }) => Object.keys(at?.properties ?? {}));
    const { properties, pages } = linked(database.properties, database.documents, { database, atlas, remembered });
    return { ...database, properties, documents: pages.map((page) => withLinkedTables(page, database, atlas)) };
  });
  return { databases };
}

function withLinkedTables(page: DocumentPage, database: DocumentDatabase, atlas: Atlas): DocumentPage {
  const at = atlas.documents.get(page.key)?.standing?.envelope?.at;
  const tables = page.tables.map((table): TableDatabase => {
    const remembered = Object.keys(at?.tables[table.name ?? ""]?.properties ?? {});
    const { properties, pages } = linked(table.properties, table.rows, { database, atlas, remembered, own: page.key });
    return { ...table, properties, rows: pages };
  });
  return { ...page, tables };
}

const standingEnvelopes = (database: DocumentDatabase, atlas: Atlas): readonly Envelope[] =>
  database.documents.flatMap(({ key }) => atlas.documents.get(key)?.standing?.envelope ?? []);

/** Where links are looked for. */
interface Scope {
  readonly database: DocumentDatabase;
  readonly atlas: Atlas;
  /** Keys of properties that were made before. */
  readonly remembered: readonly string[];
  /** The document, when the pages are rows of its table. */
  readonly own?: string;
}

/** One data source's properties and pages. */
function linked<P extends Page>(
  properties: readonly Property[],
  pages: readonly P[],
  scope: Scope,
): { readonly properties: readonly Property[]; readonly pages: readonly P[] } {
  const names = new Names();
  for (const { name } of properties) names.give(name);
  const values = pages.map((page): Record<string, Value> => ({ ...page.values }));
  const made = properties.flatMap((property): readonly Property[] => {
    const { key = "", name, links: to } = property;
    if (to === undefined) return [property];
    const targets = [...to.flatMap((entry) => targetsOf(entry, scope)), ...lostTargets(key, to, scope)];
    const splits = pages.map((page) => splitLinks(page.links?.[key] ?? [], targets, scope.atlas));
    const columns = targets.map(({ source, name: target, isOffered }): Property => {
      const column = names.give(linkNameStart(name) + target);
      for (const [index, { ids }] of splits.entries())
        (values[index] ?? {})[column] = { type: "relation", ids: ids.get(source) ?? [] };
      const isSpare = !isOffered && splits.every(({ ids }) => !ids.has(source));
      const config = { relation: { table: source } };
      return { key: linkKey(key, source), name: column, type: "relation", config, ...(isSpare && { spare: true }) };
    });
    for (const [index, page] of pages.entries()) {
      if (page.links?.[key]) (values[index] ?? {})[name] = textOf(page, name, splits[index]?.rest);
    }
    const isCovered = to.every((entry) => targetsOf(entry, scope).some(({ isOffered }) => isOffered));
    const isSpare = isCovered && property.type === "rich_text" && values.every((row) => isBlank(row[name]));
    return [{ ...property, ...(isSpare && { spare: true }) }, ...columns];
  });
  return { properties: made, pages: pages.map((page, index) => ({ ...page, values: values[index] ?? page.values })) };
}

/** Columns to what is no longer there: nothing is linked in them any more. */
function lostTargets(key: string, to: readonly string[], scope: Scope): readonly Target[] {
  const known = new Set(to.flatMap((entry) => targetsOf(entry, scope)).map(({ source }) => source));
  const before = scope.remembered.flatMap((other) => (isLinkOf(other, key) ? [sourceOfLink(other)] : []));
  const lost = [...new Set(before)].filter((source) => !known.has(source));
  return lost.map((source) => ({ source, name: source, isOffered: false }));
}

/** What stays a text: all of it when nothing is linked, and where it is what a row is called. */
function textOf(page: Page, name: string, rest: readonly Link[] | undefined): Value {
  const whole = page.values[name] ?? { type: "rich_text", text: "" };
  if (rest === undefined || whole.type !== "rich_text") return whole;
  return { type: "rich_text", text: rest.map(({ text }) => text).join("; ") };
}

interface Split {
  readonly ids: ReadonlyMap<string, readonly string[]>;
  /** What no relation shows; absent when none shows anything. */
  readonly rest?: readonly Link[];
}

function splitLinks(links: readonly Link[], targets: readonly Target[], atlas: Atlas): Split {
  const ids = new Map<string, string[]>();
  const rest: Link[] = [];
  for (const link of links) {
    const found = targets.flatMap((target) => {
      const spot = spotIn(link, target, atlas);
      return spot === undefined ? [] : [{ source: target.source, spot }];
    })[0];
    const list = ids.get(found?.source ?? "") ?? [];
    if (found === undefined || (list.length >= limits.items && !list.includes(found.spot))) rest.push(link);
    else if (!list.includes(found.spot)) ids.set(found.source, [...list, found.spot]);
  }
  return rest.length === links.length ? { ids } : { ids, rest };
}

/** The document or row that a link means, where the target holds it. */
function spotIn({ document, row }: Link, { source, table }: Target, atlas: Atlas): string | undefined {
  if (document === undefined) return undefined;
  const live = atlas.documents.get(document);
  if (!live || (table && table.document !== document) || (table === undefined) !== (row === undefined))
    return undefined;
  if (!table && documentsSource(live.database.template, live.database.language) !== source) return undefined;
  const spot: Spot = table && row !== undefined ? { document, table: table.name, row } : { document };
  return atlas.has(spotId(spot)) ? spotId(spot) : undefined;
}

/** The data sources that "template" or "template.table" stands for. */
function targetsOf(to: string, { database: { template, language }, own, atlas }: Scope): readonly Target[] {
  const [id = "", table] = to.split(".");
  const live = [...atlas.documents.values()].filter((one) => one.database.template === id);
  if (table !== undefined) return tableTargets(live, table, language as Language, own);
  const languages = [...new Set(live.map((one) => one.database.language))];
  return languages.map((other): Target => {
    const there = live.filter((one) => one.database.language === other);
    const name = nameOf(there[0]?.database, language as Language, other);
    // A goal alone has no other to belong to.
    const least = id === template && own === undefined ? 2 : 1;
    return {
      source: documentsSource(id, other),
      name,
      isOffered: other === language && there.length >= least,
    };
  });
}

function tableTargets(
  live: readonly LiveDocument[],
  table: string,
  language: Language,
  own: string | undefined,
): readonly Target[] {
  const found = live.flatMap((one) => {
    const wanted = one.wanted.tables.find(({ name }) => name === table);
    return wanted ? [{ ...one, table: wanted }] : [];
  });
  return found.map((one): Target => {
    const { key: document } = one.wanted;
    const name = nameOf(one.table, language, one.database.language);
    return {
      source: tableSource(document, table),
      name: found.length === 1 ? name : `${name} (${titleOf(one)})`,
      isOffered: found.length === 1 && one.database.language === language && document !== own,
      table: { document, name: table },
    };
  });
}

/** In the reader's language, with a word about the other one. */
function nameOf(one: Pick<DocumentDatabase, "title" | "label"> | undefined, language: Language, other: string): string {
  const name = one?.label ? say(one.label, language) : (one?.title ?? "");
  if (other === language) return name;
  return language === "en" ? `${name} (${words.inChinese[0]})` : `${name}（${words.inEnglish[1]}）`;
}

function titleOf({ wanted, database }: LiveDocument): string {
  const name = database.properties.find(({ key }) => key === "$title")?.name ?? "";
  const title = wanted.values[name];
  return title?.type === "title" && title.text !== "" ? title.text : wanted.key;
}
