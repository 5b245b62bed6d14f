import type { Cell, CellLinks, LinkRun } from "./native.ts";
import type { CellData } from "./requests.ts";
import type { FindTab } from "./resolve.ts";

/** What is known of links when a plan is made. */
export interface Linked {
  /** Links that were set last, by address. */
  readonly before: Readonly<Record<string, string>>;
  readonly find: FindTab;
}

/** Text and links go in one stroke: writing a text takes its links away. @source Google Sheets API, "CellData" */
export const linkFields = "userEnteredValue,textFormatRuns";

/**
 * A text with its links, when they have to be written: with a new text, when they lead elsewhere than before, or to a
 * tab that is being made.
 *
 * @param isSame  the text stands there already
 */
export function linkedText(
  { value }: Cell,
  { at, key, runs }: CellLinks,
  isSame: boolean,
  { before, find }: Linked,
): CellData | undefined {
  if (typeof value !== "string" || value === "") return undefined;
  const was = Object.hasOwn(before, at) ? before[at] : undefined;
  const isFresh = runs.some(({ document, table }) => find(document, table)?.there === undefined);
  if (isSame && (was ?? "") === key && !isFresh) return undefined;
  if (key === "" && was === undefined) return undefined;
  const textFormatRuns = toRuns(value, runs, find);
  return { userEnteredValue: { stringValue: value }, ...(textFormatRuns.length > 0 && { textFormatRuns }) };
}

/** A run goes on until the next one: behind a link stands one without. */
function toRuns(text: string, runs: readonly LinkRun[], find: FindTab): NonNullable<CellData["textFormatRuns"]> {
  const ends = runs.filter(({ to }) => to <= text.length);
  return ends.flatMap(({ from, to, document, table }, i) => {
    const tab = find(document, table);
    if (!tab) return [];
    const isOpen = to < text.length && ends[i + 1]?.from !== to;
    return [
      { startIndex: from, format: { link: { uri: tabLink(tab.sheetId) } } },
      ...(isOpen ? [{ startIndex: to, format: {} }] : []),
    ];
  });
}

/** The address of a tab inside its own spreadsheet. */
export const tabLink = (sheetId: number): string => `#gid=${sheetId}`;
