import { hashOf } from "@parley/core";
import { blockLine, columnsLine, headerLine } from "./keys.ts";
import type { Mark, Native, Tab } from "./native.ts";

/** The tabs of one document. */
export interface TabGroup {
  readonly id: string;
  /** Of a copy: the document it was copied from. */
  readonly copyOf?: string;
  readonly main: Tab;
  /** By table; the table on the main tab is not among them. */
  readonly tables: ReadonlyMap<string, Tab>;
}

const isOriginal = ({ sheetId, mark }: Tab): boolean => mark.home === sheetId;

/**
 * Whether somebody took the hidden keys of a tab away. Nobody knows any more which row is which, so it is left to whoever
 * did it. A tab that is still empty is one that is being made.
 */
export const isStripped = ({ cells }: Tab): boolean =>
  cells.length > 0 && !cells.some((row) => [blockLine, columnsLine, headerLine].some((key) => row[0]?.value === key));

/**
 * Tells documents apart, and copies from originals: a tab that was copied says the same of itself but has another id
 * than the mark remembers. A copied table's tab goes with the copied main tab that comes in the same order; without one
 * it belongs to nothing.
 */
export function groupTabs({ tabs: all }: Pick<Native, "tabs">): readonly TabGroup[] {
  const tabs = all.filter((tab) => !isStripped(tab));
  const mains = tabs.filter(({ mark }) => mark.table === undefined);
  const firsts = new Map<string, Tab>();
  // Marks whose home is gone (a tab moved by some other means) still have one original: the first.
  for (const tab of [...mains.filter(isOriginal), ...mains])
    if (!firsts.has(tab.mark.document)) firsts.set(tab.mark.document, tab);
  const copies = new Map<string, number>();
  return mains.map((main) => {
    const { document } = main.mark;
    if (firsts.get(document) === main) {
      const { copyOf } = main.mark;
      return { id: document, main, tables: tablesOf(tabs, main.mark, 0), ...(copyOf !== undefined && { copyOf }) };
    }
    const nth = (copies.get(document) ?? 0) + 1;
    copies.set(document, nth);
    const id = `copy-${hashOf(`${document}/${main.sheetId}`).slice(0, 12)}`;
    return { id, copyOf: document, main, tables: tablesOf(tabs, main.mark, nth) };
  });
}

/** @param nth  0: the originals; 1, 2, ...: the copies in their order */
function tablesOf(tabs: readonly Tab[], { document }: Mark, nth: number): ReadonlyMap<string, Tab> {
  const found = new Map<string, Tab[]>();
  for (const tab of tabs) {
    const { table } = tab.mark;
    if (tab.mark.document === document && table !== undefined) found.set(table, [...(found.get(table) ?? []), tab]);
  }
  return new Map(
    [...found].flatMap(([table, list]) => {
      const original = list.find(isOriginal) ?? list[0];
      const tab = nth === 0 ? original : list.filter((one) => one !== original)[nth - 1];
      return tab ? [[table, tab] as const] : [];
    }),
  );
}

/**
 * A tab's id: the same for the same document and table on every machine, so that a repeated delivery makes no second
 * tab.
 */
export const sheetIdFor = (document: string, table = ""): number =>
  parseInt(hashOf(`sheet ${document}/${table}`).slice(0, 8), 16) & 0x7fffffff || 1;

/** As `sheetIdFor`, of the metadata that holds a tab's mark. */
export const metadataIdFor = (sheetId: number): number =>
  parseInt(hashOf(`mark ${sheetId}`).slice(0, 8), 16) & 0x7fffffff || 1;
