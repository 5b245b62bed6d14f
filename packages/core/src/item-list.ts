/** Puts a text in double quotes, its own ones doubled, as CSV does. */
export const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** Where the quotes that open at `from` close; -1 when they do not, or when what follows does not belong behind them: then they are plain text. */
export function quoteEnd(text: string, from: number, separators: ReadonlySet<string>): number {
  let end = from + 1;
  while (end < text.length && (text[end] !== '"' || text[end + 1] === '"')) end += text[end] === '"' ? 2 : 1;
  if (end >= text.length) return -1;
  let next = end + 1;
  while (next < text.length && !separators.has(text[next]!) && isSpace(text[next]!)) next++;
  return next >= text.length || separators.has(text[next]!) || mayFollow.has(text[next]!) ? end : -1;
}
const isSpace = (character: string): boolean => character.trim() === "";
/** An address in angle brackets, the end of one, or "(team)". */
const mayFollow: ReadonlySet<string> = new Set("<>(（");

/** An item of a list: its text as it stands, trimmed, and where that is. */
export interface Item {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** The items between separators; those inside quotes part nothing. Quotes open an item, or an address in angle brackets. Empty items are left out. */
export function itemsIn(text: string, separators: ReadonlySet<string>): readonly Item[] {
  const items: Item[] = [];
  let [from, opens] = [0, true];
  const close = (to: number): void => {
    const item = text.slice(from, to).trim();
    if (item !== "") items.push({ text: item, from, to });
  };
  for (let i = 0; i < text.length; i++) {
    const character = text[i]!;
    const end = opens && character === '"' ? quoteEnd(text, i, separators) : -1;
    if (end >= 0) [i, opens] = [end, false];
    else if (separators.has(character)) {
      close(i);
      [from, opens] = [i + 1, true];
    } else opens = character === "<" || (opens && isSpace(character));
  }
  close(text.length);
  return items;
}

/** True when a text stands in a list as it is: it is one item, nothing is trimmed from it, and no quote in it could open. */
export function isPlainItem(text: string, separators: ReadonlySet<string>): boolean {
  if (text === "" || text.trim() !== text || text.startsWith('"') || text.includes('<"')) return false;
  return ![...separators].some((separator) => text.includes(separator));
}

/** A list item's own text, out of its quotes when it has any. */
export function itemText(item: string, separators: ReadonlySet<string>): string {
  const isQuoted = item.startsWith('"') && quoteEnd(item, 0, separators) === item.length - 1;
  return isQuoted ? item.slice(1, -1).replaceAll('""', '"') : item;
}

/** Texts as one text that `itemsIn` and `itemText` read back: quoted only where a separator or a quote would tear them. */
export const joined = (texts: readonly string[], separator: string, separators: ReadonlySet<string>): string =>
  texts.map((text) => (isPlainItem(text, separators) ? text : quoted(text))).join(separator);
export const itemTexts = (text: string, separators: ReadonlySet<string>): readonly string[] =>
  itemsIn(text, separators).map((item) => itemText(item.text, separators));
