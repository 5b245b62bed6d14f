/**
 * What patterns of this folder are made with. Line breaks in them and the white space behind do not count.
 *
 * Nothing that is repeated without a bound holds another repetition, or stands beside one that takes the same signs:
 * matching is linear.
 */
type Tag<R> = (pieces: TemplateStringsArray, ...values: readonly string[]) => R;

/** A piece of a pattern. */
export const source: Tag<string> = (pieces, ...values) => String.raw(pieces, ...values).replace(/\n\s*/g, "");

/** A pattern that finds the first. */
export const first: Tag<RegExp> = (pieces, ...values) => new RegExp(source(pieces, ...values));

/** A pattern that finds all, for `each`. */
export const all: Tag<RegExp> = (pieces, ...values) => new RegExp(source(pieces, ...values), "g");

/** Where an English word begins: not inside another one, nor behind a hyphen. */
export const begin = "(?<![a-z-])";
/** Chinese figures below ten. */
export const ones = "一二三四五六七八九";

/** Words that white space stands between. */
export const words: Tag<ReadonlySet<string>> = (pieces) => new Set(pieces.join("").trim().split(/\s+/));

/** Every match; as `matchAll`, which makes a new pattern each time and takes several times as long. */
export const each = (pattern: RegExp, text: string): RegExpExecArray[] => {
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    found.push(match);
    if (match[0] === "") pattern.lastIndex++;
  }
  return found;
};

/** Up to `length` units of the text before `at`. */
export const behind = (text: string, at: number, length: number): string => text.slice(Math.max(0, at - length), at);

/** Where a match stands. */
export const rangeOf = ({ index, 0: { length } }: RegExpExecArray): { start: number; end: number } => ({
  start: index,
  end: index + length,
});
