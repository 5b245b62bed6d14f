import type { Cell, Mark, Native, Row, Tab } from "./native.ts";

/** A cell as either executor reads it: what it comes to, how it is shown, and its formula; "" for none. */
export type RawCell = readonly [value: string | number | boolean, shown: string, formula: string];
export interface RawMetadata {
  readonly id: number;
  readonly key: string;
  readonly value: string;
}
export interface RawTab {
  readonly sheetId: number;
  readonly title: string;
  readonly rowCount: number;
  readonly columnCount: number;
  /** Ours only. */
  readonly metadata: readonly RawMetadata[];
  /** Of our tabs only. */
  readonly cells: readonly (readonly RawCell[])[];
}
/**
 * A spreadsheet as it is read, by the API or by Apps Script: plain JSON, for it crosses from the script to the sidebar.
 */
export interface RawSpreadsheet {
  readonly spreadsheetId: string;
  readonly url?: string;
  /** Marks of deliveries. */
  readonly metadata: readonly RawMetadata[];
  readonly tabs: readonly RawTab[];
}

/**
 * What of a spreadsheet concerns Parley. Empty rows and cells at the ends are left out: how far a format reaches is
 * nobody's business.
 */
export function toNative({ spreadsheetId, url, metadata, tabs }: RawSpreadsheet): Native {
  const [delivery] = metadata;
  return {
    spreadsheetId,
    ...(url !== undefined && { url }),
    sheets: tabs.map(({ sheetId, title }) => ({ sheetId, title })),
    tabs: tabs.flatMap((tab) => toTab(tab) ?? []),
    ...(delivery && { delivery: { metadataId: delivery.id, token: delivery.value } }),
  };
}

function toTab({ sheetId, title, rowCount, columnCount, metadata, cells }: RawTab): Tab | undefined {
  for (const { id, value } of metadata) {
    const mark = parseMark(value);
    if (mark) return { sheetId, title, rowCount, columnCount, mark, metadataId: id, cells: trimmed(cells) };
  }
  return undefined;
}

function parseMark(json: string): Mark | undefined {
  try {
    const mark = JSON.parse(json) as Partial<Mark>;
    const isMark =
      typeof mark?.document === "string" && typeof mark.template === "string" && typeof mark.home === "number";
    return isMark ? { ...(mark as Mark), revision: mark.revision ?? 0 } : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function trimmed(rows: RawTab["cells"]): readonly Row[] {
  const out = rows.map((row): (Cell | null)[] => {
    const cells = row.map(toCell);
    while (cells.length > 0 && cells.at(-1) === null) cells.pop();
    return cells;
  });
  while (out.length > 0 && out.at(-1)?.length === 0) out.pop();
  return out;
}

function toCell([value, shown, formula]: RawCell): Cell | null {
  if (value === "" && formula === "") return null;
  const plain = typeof value === "boolean" ? String(value).toUpperCase() : String(value);
  return {
    ...(value !== "" && { value }),
    ...(formula !== "" && { formula }),
    ...(shown !== plain && shown !== "" && { shown }),
  };
}
