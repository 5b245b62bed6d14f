/** Excel takes a file for UTF-8 only when it begins with this. */
const byteOrderMark = "\uFEFF";

/**
 * Beginnings that a spreadsheet would calculate instead of showing, also behind blanks and in full width. An
 * apostrophe in front of one of them is one of ours, or doubled.
 *
 * @source OWASP, "CSV Injection"
 */
const acting = /^'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/;

/** A text as it may stand in a cell: an apostrophe in front keeps what looks like a formula a text. */
export const guardedCell = (text: string): string => (acting.test(text) ? `'${text}` : text);
/** The inverse of `guardedCell`. */
export const unguardedCell = (cell: string): string =>
  cell.startsWith("'") && acting.test(cell) ? cell.slice(1) : cell;

/** Rows of cells as comma-separated values (RFC 4180) in UTF-8, with a byte order mark in front. */
export const csvText = (rows: readonly (readonly string[])[]): string =>
  `${byteOrderMark}${rows.map((row) => `${row.map(cellText).join(",")}\r\n`).join("")}`;

/** In quotes where a reader could split, trim or misread it. */
const cellText = (text: string): string =>
  /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/**
 * The cells of comma-separated values, character for character: nothing is trimmed. What another spreadsheet made of a
 * file of ours is read too: semicolons or tabs, another line end, a `sep=` line.
 *
 * A quote that is never closed takes the rest. Lines without anything are no rows.
 */
export function csvRows(text: string): readonly (readonly string[])[] {
  const marked = text.startsWith(byteOrderMark) ? 1 : 0;
  const [named = "", told] = /^sep=([,;\t])\r?\n/.exec(text.slice(marked, marked + 8)) ?? [];
  const from = marked + named.length;
  const delimiter = told ?? /^"?[^",;\t\r\n]{0,80}"?([,;\t])/.exec(text.slice(from, from + 90))?.[1] ?? ",";
  const rows: string[][] = [];
  let row: string[] = [];
  let at = from;
  while (at < text.length) {
    const opened = text[at] === '"' ? quoted(text, at) : { value: "", end: at };
    let end = opened.end;
    while (end < text.length && text[end] !== delimiter && text[end] !== "\n" && text[end] !== "\r") end++;
    row.push(opened.value + text.slice(opened.end, end));
    if (text[end] === delimiter) {
      at = end + 1;
      if (at < text.length) continue;
      row.push("");
    } else at = end + (text[end] === "\r" && text[end + 1] === "\n" ? 2 : 1);
    if (row.length > 1 || row[0] !== "") rows.push(row);
    row = [];
  }
  return rows;
}

function quoted(text: string, open: number): { readonly value: string; readonly end: number } {
  const pieces: string[] = [];
  for (let from = open + 1; ;) {
    const close = text.indexOf('"', from);
    pieces.push(text.slice(from, close < 0 ? text.length : close));
    if (close < 0) return { value: pieces.join(""), end: text.length };
    if (text[close + 1] !== '"') return { value: pieces.join(""), end: close + 1 };
    pieces.push('"');
    from = close + 2;
  }
}
