import type { DocumentDatabase, DocumentPage, Page } from "./native.ts";

/** The id of a document or row that people made in Notion: from its page, so that it is the same whenever it is read. */
export const pageKey = (page: string): string => `n${page.replaceAll("-", "").toLowerCase()}`;
/** Whether an id was made by `pageKey`. */
export const isPageKey = (id: string): boolean => /^n[0-9a-f]{32}$/.test(id);

/** A document page under the id it is read as. */
export interface IdentifiedDocument {
  readonly id: string;
  readonly page: DocumentPage;
  readonly database: DocumentDatabase;
  /** It is a copy that people made of the document with this id. */
  readonly copyOf?: string;
}

/**
 * Documents by id, over everything that stands below a page: people also copy whole databases. A page with a key of its own is that
 * document; a second page with the same key is a copy of it.
 *
 * The original is the page that the envelope was written for; of several, the one with the highest revision, then the oldest. A page whose
 * key people cleared is still known by its envelope.
 */
export function identifyDocuments(databases: readonly DocumentDatabase[]): readonly IdentifiedDocument[] {
  const all = databases.flatMap((database) => database.documents.map((page) => ({ database, page, key: keyOf(page) })));
  const originals = new Map<string, DocumentPage>();
  for (const { page, key } of [...all].sort((a, b) => rank(a.page, b.page))) {
    if (key !== "" && !originals.has(key)) originals.set(key, page);
  }
  const found = all.map(({ database, page, key }): IdentifiedDocument => {
    if (originals.get(key) === page) return { id: key, page, database };
    const id = pageKey(page.id ?? key);
    return key === "" ? { id, page, database } : { id, page, database, copyOf: key };
  });
  const live = new Set(found.filter(({ page }) => !page.trashed).map(({ id }) => id));
  // Of copies in the trash, of what Parley took away, and of what was made again, nothing is told.
  const isTold = ({ page, copyOf, id }: IdentifiedDocument): boolean =>
    copyOf === undefined && page.key !== "" && !live.has(id);
  return found.filter((one) => !one.page.trashed || isTold(one));
}

const isHome = (page: DocumentPage): boolean => !page.trashed && page.envelope?.at?.page === page.id;
const keyOf = (page: DocumentPage): string => page.key || (isHome(page) ? (page.envelope?.at?.document ?? "") : "");

/** Who of two pages with one key is the original: the one that comes first. */
function rank(a: DocumentPage, b: DocumentPage): number {
  const [trashed, home] = [
    Number(a.trashed ?? false) - Number(b.trashed ?? false),
    Number(isHome(b)) - Number(isHome(a)),
  ];
  const revision = (b.envelope?.meta.revision ?? 0) - (a.envelope?.meta.revision ?? 0);
  return trashed || home || revision || age(a).localeCompare(age(b));
}
const age = (page: Page): string => `${page.created ?? ""} ${page.id ?? ""}`;

/**
 * Rows by id: a second row with the same key is one that people copied, and gets an id of its own. The one that the envelope remembers is
 * the original, else the older one.
 */
export function identifyRows(rows: readonly Page[]): readonly { readonly id: string; readonly page: Page }[] {
  const originals = new Map<string, Page>();
  const isFirst = (a: Page, b: Page): number =>
    Number(b.remembered ?? false) - Number(a.remembered ?? false) || age(a).localeCompare(age(b));
  for (const row of [...rows].sort(isFirst)) if (row.key !== "" && !originals.has(row.key)) originals.set(row.key, row);
  return rows.map((page, index) => ({
    id: originals.get(page.key) === page ? page.key : pageKey(page.id ?? `row ${index}`),
    page,
  }));
}

/** Row ids by page id, over every table that stands there: in a copy, relations may still lead to the rows of the original. */
export function rowIdsByPage(databases: readonly DocumentDatabase[]): ReadonlyMap<string, string> {
  const tables = databases.flatMap(({ documents }) => documents.flatMap((page) => page.tables));
  const rows = tables.flatMap((table) => identifyRows(table.rows));
  return new Map(rows.flatMap(({ id, page }) => (page.id === undefined ? [] : [[page.id, id] as const])));
}
