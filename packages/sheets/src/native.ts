/** What stands in a cell: a text, a number (dates are numbers too), a tick. */
export type CellValue = string | number | boolean;

/**
 * A piece of a formula that Parley writes: text, or cells named by what they hold. Where those cells are is known only
 * when the plan is made: people move and insert columns.
 */
export type Part =
  | string
  /** The cell of a column in the same row. */
  | { readonly in: "row"; readonly column: string }
  /** The cells from one column to another in the same row. */
  | { readonly in: "span"; readonly from: string; readonly to: string }
  /** The cells of a column in every row of a table. */
  | { readonly in: "rows"; readonly table: string; readonly column: string }
  /** The value in a line of the header block. */
  | { readonly in: "line"; readonly line: string };
export type Formula = readonly Part[];

export interface Cell {
  /** Absent when the cell is empty, or when it is a formula that is yet to be computed. */
  readonly value?: CellValue;
  /** As it stands there ("=A1+B1"), or as it is wanted. */
  readonly formula?: string | Formula;
  /** How the value reads there, when that says more than the value: "2027-03-01" for a number. */
  readonly shown?: string;
  /** Wanted: a number format of this very cell. */
  readonly format?: string;
  /** Wanted: what the value has to show besides itself, as an amount its currency. */
  readonly mustShow?: string;
  /** Wanted: a note on it, written when the cell is made. */
  readonly note?: string;
  /** Wanted: where the text leads to. */
  readonly links?: CellLinks;
  /** Wanted: a label; people may have put their own words in its place. Other words that are ours too. */
  readonly labels?: readonly string[];
}
export type Row = readonly (Cell | null)[];

/** Parts of a cell's text that lead to other tabs of the spreadsheet. */
export interface CellLinks {
  /** The address of the value: what was linked last stands under it in the document's notes. */
  readonly at: string;
  /** The same for the same links. */
  readonly key: string;
  readonly runs: readonly LinkRun[];
}
export interface LinkRun {
  /** Characters of the text, end excluded. */
  readonly from: number;
  readonly to: number;
  /** "" for the cell's own document. */
  readonly document: string;
  /** The table whose tab is meant; absent for a document's main one. */
  readonly table?: string;
}

/**
 * What a tab says of itself, in its developer metadata: it survives renaming and moving, and a copied tab carries a
 * copy of it.
 */
export interface Mark {
  /** Id of the document. */
  readonly document: string;
  readonly template: string;
  /** The table whose rows the tab holds; absent on a document's main tab. */
  readonly table?: string;
  /** The tab's own id when the mark was written: another id means that the tab is a copy. */
  readonly home: number;
  readonly revision: number;
  /** Of a copy that became a document of its own: the one it was copied from. */
  readonly copyOf?: string;
}

export interface Tab {
  readonly sheetId: number;
  readonly title: string;
  readonly rowCount: number;
  readonly columnCount: number;
  readonly mark: Mark;
  /** Of the metadata that holds the mark; absent in what is wanted. */
  readonly metadataId?: number;
  readonly cells: readonly Row[];
  /** Wanted: how it is set up when it is made. */
  readonly look?: Look;
}

/** A spreadsheet, as far as it concerns Parley. */
export interface Native {
  /** Absent for one that is yet to be made. */
  readonly spreadsheetId?: string;
  /** Its address in a browser. */
  readonly url?: string;
  /** Every tab, ours and others'. */
  readonly sheets: readonly { readonly sheetId: number; readonly title: string }[];
  /** Ours. */
  readonly tabs: readonly Tab[];
  /** The last delivery that arrived, in metadata of the spreadsheet. */
  readonly delivery?: { readonly metadataId: number; readonly token: string };
}

/** How a column looks and what it takes. */
export interface ColumnLook {
  readonly key: string;
  readonly width: number;
  readonly hidden?: true;
  readonly format?: string;
  readonly wrap?: true;
  readonly align?: "LEFT" | "CENTER" | "RIGHT";
  readonly computed?: true;
  readonly rule?: Rule;
  /** The rule depends on other documents: what was set last stands under `at` in the document's notes. */
  readonly tie?: { readonly at: string; readonly mark: string };
  /** Backgrounds by the text of a cell. */
  readonly tones?: readonly { readonly text: string; readonly tone: string }[];
}
/** What a cell takes, as advice: whatever else people type stays, with a mark. */
export type Rule =
  | { readonly takes: "list"; readonly values: readonly string[] }
  /** What stands in a column of a table; document "" is the cell's own. */
  | { readonly takes: "rows"; readonly document: string; readonly table: string; readonly column: string }
  | { readonly takes: "checkbox" }
  | { readonly takes: "date" }
  | { readonly takes: "number"; readonly min?: number; readonly max?: number };

export interface Look {
  readonly columns: readonly ColumnLook[];
  /** Number format, rule and tones of values in the header block, by line. */
  readonly lines: readonly ColumnLook[];
  readonly frozenRows: number;
  readonly frozenColumns: number;
  readonly isMain: boolean;
}
