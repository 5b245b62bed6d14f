/*
 * Column A of every tab is hidden and says what each line is; the hidden line `#columns` says what each column is. Rows
 * of a table are found by their id, whatever people sort, move or insert. Every key but a row's id starts with a sign
 * that no id has.
 */

/** The line whose cells name the columns, and the markers of the header block's label and value columns. */
export const columnsLine = "#columns";
export const blockLine = "#parley";
export const headerLine = "#header";
/** Lines that hold the document's own notes, in pieces. */
export const dataLine = (n: number): string => `#data/${n}`;
export const isDataLine = (key: string): boolean => key.startsWith("#data/");

export const labelMarker = "@label";
export const valueMarker = "@value";

/** Column A itself. */
export const idColumn = "#id";
export const fieldLine = (name: string): string => `:${name}`;
/** A computed value: of the document in a line, of a row in a column. `name` as expressions refer to it. */
export const computedKey = (name: string): string => `~${name}`;
/** A matrix's column for a row of the table across. */
export const matrixColumn = (matrix: string, row: string): string => `${matrix}/${row}`;

/** Whether a text in column A is one of ours and no row's id. */
export const isSpecial = (key: string): boolean => /^[#:~$@]/.test(key);
