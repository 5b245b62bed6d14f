/**
 * Signs that do something to a terminal instead of being read: control characters, breaks of lines unseen, and those
 * that turn the direction of writing, so that a file's name reads backwards.
 *
 * @source Unicode: general categories Cc, Zl, Zp; UAX #9, property Bidi_Control
 */
const acting = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu;

/** Text of others, made harmless for a terminal: an acting sign becomes its picture ("␛" for escape) or "�". */
export const printable = (text: string): string => text.replace(acting, picture);

/** @source Unicode block "Control Pictures", U+2400 */
function picture(sign: string): string {
  const code = sign.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? "␡" : "�";
}

/**
 * JSON whose text is harmless for a terminal too; the same value to whoever parses it.
 *
 * @param indent  columns; 0 for all of it on one line
 */
export const printableJson = (value: unknown, indent = 2): string =>
  JSON.stringify(value, undefined, indent).replace(acting, (sign) =>
    sign === "\n" ? sign : `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/** Columns that a text takes on a terminal: East Asian wide characters take two. */
export const widthOf = (text: string): number =>
  Array.from(text).reduce((width, character) => width + (wide.test(character) ? 2 : 1), 0);
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** Filled up with spaces to so many columns. */
export const padded = (text: string, columns: number): string =>
  text + " ".repeat(Math.max(0, columns - widthOf(text)));

/** As much of a text as fits into so many columns. */
export function fitted(text: string, columns: number): string {
  let out = "";
  let width = 0;
  for (const character of text.slice(0, columns)) {
    width += widthOf(character);
    if (width > columns) break;
    out += character;
  }
  return out;
}
