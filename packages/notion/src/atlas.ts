import { identifyRows, type IdentifiedDocument } from "./identity.ts";
import { documentsSource, isSpotId, spotId, tableSource } from "./links.ts";
import type { DocumentDatabase, DocumentPage, Native, TableDatabase } from "./native.ts";
import { keyOfMadeId, madeId, opKey, type Ref } from "./ops.ts";
import type { Value } from "./value.ts";

/** A document that can be linked to: it is wanted, and not in the trash. */
export interface LiveDocument {
  readonly wanted: DocumentPage;
  readonly database: DocumentDatabase;
  readonly standing: DocumentPage | undefined;
  /** Where it stands, or will. */
  readonly home: DocumentDatabase | undefined;
}

/** A table as it stands: by its name, or by its title where no envelope names it. */
export const standingTable = (
  standing: DocumentPage | undefined,
  { name, title }: TableDatabase,
): TableDatabase | undefined =>
  standing?.tables.find((t) => t.name === name) ??
  standing?.tables.find((t) => t.name === undefined && t.title === title);

/** Databases for documents of one template in one language. */
export const isSameKind = (a: DocumentDatabase, b: DocumentDatabase): boolean =>
  a.template === b.template && a.language === b.language;

/**
 * Where every document and row is, or will be when the plan is carried out. Data sources are known by key as soon as they stand or an
 * operation before makes them.
 */
export class Atlas {
  readonly documents: ReadonlyMap<string, LiveDocument>;
  /** Data sources by key, those that stand and those made so far. */
  readonly sources = new Map<string, Ref>();
  /** Operations that come before what is planned next. */
  readonly done = new Set<string>();
  /** Spots by page id, of everything that stands. */
  readonly spots: ReadonlyMap<string, string>;
  private readonly pages = new Map<string, string>();
  /** The data source that relations to documents of a kind lead to. */
  private readonly homes = new Map<string, DocumentDatabase | undefined>();

  constructor(wanted: Native, there: Native, identified: readonly IdentifiedDocument[]) {
    const documents = new Map<string, LiveDocument>();
    for (const database of wanted.databases) {
      // New documents go to the first of several, should people have copied the database.
      const first = there.databases.find((other) => isSameKind(other, database));
      const key = documentsSource(database.template, database.language);
      this.homes.set(key, first);
      if (first?.source !== undefined) this.sources.set(key, { id: first.source });
      for (const page of database.documents) {
        const found = identified.find((one) => one.id === page.key && isSameKind(one.database, database));
        if (page.trashed || found?.page.trashed) continue;
        documents.set(page.key, { wanted: page, database, standing: found?.page, home: found?.database ?? first });
      }
    }
    this.documents = documents;
    this.spots = spotsByPage(identified);
    for (const live of documents.values()) this.locate(live);
  }

  private locate({ wanted, database, standing, home }: LiveDocument): void {
    const { key: document } = wanted;
    const id = standing?.id ?? madeId(opKey("document", document));
    // A relation leads to one data source: a document in a copy of it cannot be linked.
    const isInHome = home === this.homes.get(documentsSource(database.template, database.language));
    if (isInHome) this.pages.set(spotId({ document }), id);
    for (const table of wanted.tables) {
      const { name = "" } = table;
      const there = standingTable(standing, table);
      if (there?.source !== undefined) this.sources.set(tableSource(document, name), { id: there.source });
      const rows = new Map(identifyRows(there?.rows ?? []).map((row) => [row.id, row.page.id]));
      for (const { key: row } of table.rows)
        this.pages.set(
          spotId({ document, table: name, row }),
          rows.get(row) ?? madeId(opKey("row", document, name, row)),
        );
    }
  }

  has(spot: string): boolean {
    return this.pages.has(spot);
  }
  /** A relation by page: ids of pages that stand, keys of operations for those to be made. */
  byPage(value: Value): Value {
    if (value.type !== "relation") return value;
    return { ...value, ids: value.ids.flatMap((id) => this.pages.get(id) ?? (isSpotId(id) ? [] : [id])) };
  }
  /** Whether every page that a value names is there by now. */
  isThere(value: Value): boolean {
    if (value.type !== "relation") return true;
    return value.ids.every((id) => {
      const op = keyOfMadeId(id);
      return op === undefined || this.done.has(op);
    });
  }
}

/** Spots by page id, of every document and row that stands and is not in the trash. */
export function spotsByPage(identified: readonly IdentifiedDocument[]): ReadonlyMap<string, string> {
  const spots = new Map<string, string>();
  for (const { id: document, page } of identified) {
    if (page.trashed) continue;
    if (page.id !== undefined) spots.set(page.id, spotId({ document }));
    for (const { name = "", rows } of page.tables)
      for (const { id: row, page: at } of identifyRows(rows))
        if (at.id !== undefined) spots.set(at.id, spotId({ document, table: name, row }));
  }
  return spots;
}
