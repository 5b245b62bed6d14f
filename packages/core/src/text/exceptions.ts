import { normalise } from "./normalise.ts";
import { each, rangeOf } from "./patterns.ts";
import type { Range } from "./spans.ts";

/**
 * Names of events, products and standards whose digits measure nothing. "#" stands for any number, also of a version. A
 * workspace may use a list of its own instead.
 */
export const defaultExceptions: readonly string[] = (
  "618|818|双11|双12|双十一|双十二|1688|12306|12345|12315|996|211工程|985工程|985高校|58同城|36氪|4s店|0到1|从零到一|0-1|1对1|1v1|1:1|1-on-1|" +
  "360度|360-degree|24/7|24x7|7x24|7*24|7×24|24小时服务|24小时热线|24小时客服|24小时值班|24小时营业|80/20|50/50|4k显示|4k电视|4k video|4k display|" +
  "7天无理由|七天无理由|iphone #|ipad #|galaxy #|pixel #|ios #|android #|macos #|windows #|server #|office 365|microsoft 365|dynamics 365|mysql #|" +
  "mysql#|postgresql #|oracle #|python #|java #|node #|php #|vue #|react #|angular #|excel #|tls #|ssl #|http/#|ipv#|wi-fi #|usb #|sha-#|rfc #|" +
  "iso #|iso#|iec #|soc #|pci dss #|gb/t #|din #|cmmi #|gpt-#|covid-#|k-12|web #|industry #|工业#|formula 1|t+#|zero trust|百度|千人千面|一人一策|" +
  "一店一策|一人一档|百城千店|千家万户|三位一体|四位一体|五位一体|百家争鸣"
).split("|");

/** "+44 20 7946 0958", "(030) 1234567", 400-820-8820. */
const telephones = /(?<![\d.])(?:\+\d{1,3}|\(?0\d{1,4}\)?|[48]00)[ -]\(?\d{2,5}\)?[ -]\d{3,8}(?:[ -]\d{2,5}){0,2}(?!\d)/g;
const compiled = new WeakMap<readonly string[], RegExp>();

/** Where the names stand, and telephone numbers. A list is made into a pattern once. */
export function exceptionsIn(text: string, names: readonly string[]): Range[] {
  if (!/[\d一二三四五七百千零]|zero/.test(text)) return [];
  const known = compiled.get(names) ?? compile(names);
  compiled.set(names, known);
  return [...each(telephones, text), ...each(known, text)].map(rangeOf);
}

function compile(names: readonly string[]): RegExp {
  const patterns = names
    .map((name) => normalise(name).text.trim())
    .filter((name) => /[^#]/.test(name))
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&").replaceAll("#", "(?:v\\.? ?)?\\d{1,5}(?:\\.\\d{1,3}){0,2}"));
  return new RegExp(`(?<![a-z\\d.])(?:${patterns.join("|") || "(?!)"})(?![\\da-z%]|\\.\\d)`, "g");
}
