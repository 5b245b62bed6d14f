import { say, type Document, type Label } from "@parley/core";
import { limits } from "./limits.ts";

/** What a new tab is called, before it is made different from its neighbours. */
export function tabTitle({ title, language }: Document, table?: Label): string {
  const tail = table ? ` · ${say(table, language)}` : "";
  return cut(plainTitle(title), 60) + tail;
}

/** A title without the signs that a file of another program cannot have in a tab's name; never empty. */
export const plainTitle = (title: string): string =>
  title
    .replace(/[\\/?*[\]:\p{Cc}]+/gu, " ")
    .replace(/\s+/g, " ")
    .replace(/^'+|'+$/g, "")
    .trim() || "Parley";

/** A title that no other tab has, in any case of letters. */
export function freeTitle(wanted: string, taken: ReadonlySet<string>): string {
  for (let n = 1; ; n++) {
    const mark = n === 1 ? "" : ` (${n})`;
    const title = cut(wanted, limits.titleChars - mark.length) + mark;
    if (!taken.has(title.toLowerCase())) return title;
  }
}

function cut(text: string, length: number): string {
  return Array.from(text).slice(0, length).join("").trim();
}
