import type { DocumentPage, Page } from "./native.ts";

/** The id of a document or row that people made in Notion: from its page, so that it is the same whenever it is read. */
export const pageKey = (page: string): string => `n${page.replaceAll("-", "").toLowerCase()}`;
/** Whether an id was made by `pageKey`. */
export const isPageKey = (id: string): boolean => /^n[0-9a-f]{32}$/.test(id);

/** A document page under the id it is read as. */
export interface IdentifiedDocument {
  readonly id: string;
  readonly page: DocumentPage;
  /** It is a copy that people made of the document with this id. */
  readonly copyOf?: string;
}

/**
 * Documents by id: a page with a key of its own is that document; a second page with the same key is a copy of it.
 *
 * The original is the page that the envelope was written for; without an envelope, the older one.
 */
export function identifyDocuments(pages: readonly DocumentPage[]): readonly IdentifiedDocument[] {
  const originals = new Map<string, DocumentPage>();
  for (const page of byAge(pages)) {
    const before = originals.get(page.key);
    if (page.key !== "" && (before === undefined || (isHome(page) && !isHome(before)))) originals.set(page.key, page);
  }
  const found = pages.map((page): IdentifiedDocument => {
    if (originals.get(page.key) === page) return { id: page.key, page };
    const id = pageKey(page.id ?? page.key);
    return page.key === "" ? { id, page } : { id, page, copyOf: page.key };
  });
  const live = new Set(found.filter(({ page }) => !page.trashed).map(({ id }) => id));
  // Of copies in the trash, and of what was thrown away and made again, nothing is told.
  return found.filter(
    ({ page, copyOf, id }) => !page.trashed || (copyOf === undefined && page.key !== "" && !live.has(id)),
  );
}

const isHome = (page: DocumentPage): boolean => !page.trashed && page.envelope?.at?.page === page.id;
/** What is thrown away comes last: a live page with the same key goes before it. */
const byAge = <T extends Page & { readonly trashed?: true }>(pages: readonly T[]): readonly T[] =>
  [...pages].sort((a, b) => Number(a.trashed ?? false) - Number(b.trashed ?? false) || age(a).localeCompare(age(b)));
const age = (page: Page): string => `${page.created ?? ""} ${page.id ?? ""}`;

/** Rows by id: a second row with the same key is one that people copied, and gets an id of its own. */
export function identifyRows(rows: readonly Page[]): readonly { readonly id: string; readonly page: Page }[] {
  const originals = new Map<string, Page>();
  for (const row of [...rows].sort((a, b) => age(a).localeCompare(age(b)))) {
    if (row.key !== "" && !originals.has(row.key)) originals.set(row.key, row);
  }
  return rows.map((page, index) => ({
    id: originals.get(page.key) === page ? page.key : pageKey(page.id ?? `row ${index}`),
    page,
  }));
}
