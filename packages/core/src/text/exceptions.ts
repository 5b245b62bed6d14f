import { normalise } from "./normalise.ts";
import { each, rangeOf } from "./patterns.ts";
import type { Range } from "./spans.ts";

/**
 * Names of events, products and standards whose digits measure nothing. "#" stands for any number, also of a version. A
 * workspace may use a list of its own instead.
 */
export const defaultExceptions: readonly string[] = (
  "618|双11|双12|双十一|双十二|1688|12306|12345|996|985|211工程|4s店|0到1|1对1|1:1|1-on-1|360度|24/7|7x24|24小时服务|24小时热线|" +
  "4k显示|4k电视|7天无理由|七天无理由|iphone #|iso #|iso#|soc #|web #|python #|t+#|三位一体"
).split("|");

/** "+44 20 7946 0958", 400-820-8820. */
const telephones = /(?<![\d.])(?:\+\d{1,3}|0\d{1,4}|[48]00)[ -]\d{2,5}[ -]\d{3,8}(?:[ -]\d{2,5}){0,2}(?!\d)/g;
const compiled = new WeakMap<readonly string[], RegExp[]>();

/** Where the names stand, and telephone numbers. A list is made into patterns once. */
export const exceptionsIn = (text: string, names: readonly string[]): Range[] => {
  const known = compiled.get(names) ?? compile(names);
  compiled.set(names, known);
  return [telephones, ...known].flatMap((pattern) => each(pattern, text)).map(rangeOf);
};

/** Longer names are no names; many at once would be more than one pattern can hold. */
const [longest, atOnce] = [80, 500];
const compile = (names: readonly string[]): RegExp[] => {
  const patterns = names
    .map((name) => normalise(name.slice(0, longest)).text.trim())
    .filter((name, i) => /[^#]/.test(name) && names[i]!.length <= longest)
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&").replaceAll("#", "\\d{1,5}(?:\\.\\d{1,3}){0,2}"));
  return Array.from({ length: Math.ceil(patterns.length / atOnce) }, (_, i) => {
    const some = patterns.slice(i * atOnce, (i + 1) * atOnce).join("|");
    return new RegExp(`(?<![a-z\\d.])(?:${some})(?![\\da-z%]|\\.\\d)`, "g");
  });
};
