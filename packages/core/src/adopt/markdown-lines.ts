/** A line of a text: its number from 1, and its offsets without the line break. */
export interface Line {
  readonly number: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Lines of a text, whatever ends them. */
export function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    const c = text[at];
    if (c !== undefined && c !== "\n" && c !== "\r") continue;
    if (at === text.length && at === start) break;
    lines.push({ number: lines.length + 1, start, end: at, text: text.slice(start, at) });
    if (c === "\r" && text[at + 1] === "\n") at++;
    start = at + 1;
  }
  return lines;
}

/** Where a line's own text begins, behind white space, quote marks (`>`) and list markers (`-`, `1.`). */
export interface Margin {
  readonly at: number;
  /** How many quote marks stand before it. */
  readonly quotes: number;
  readonly item: boolean;
  /** Spaces directly before the text; four or more make a block of code outside a list. */
  readonly indent: number;
}
export function marginOf(text: string): Margin {
  let [at, quotes, indent, item] = [0, 0, 0, false];
  for (;;) {
    const c = text[at];
    if (c === " ") indent++;
    else if (c === "\t") indent += 4;
    else if (c === ">") [quotes, indent] = [quotes + 1, 0];
    else {
      const marker = /^(?:[-*+]|\d{1,9}[.)])(?=[ \t])/.exec(text.slice(at, at + 11));
      if (!marker || item) return { at, quotes, item, indent };
      [item, indent] = [true, 0];
      at += marker[0].length - 1;
    }
    at++;
  }
}
