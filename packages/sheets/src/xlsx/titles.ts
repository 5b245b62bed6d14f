import { say, type Document, type Label } from "@parley/core";
import { plainTitle } from "../titles.ts";
import { excel } from "./limits.ts";

/** Excel keeps this name for itself. @source Microsoft, "Rename a worksheet" */
const reserved = "history";

/** What the tab of a document or of one of its tables is called in a workbook; what tables are called stays whole. */
export function workbookTitle({ title, language }: Document, table: Label | undefined, taken: Set<string>): string {
  const tail = table ? ` · ${say(table, language)}`.slice(0, excel.titleChars - 4) : "";
  for (let n = 1; ; n++) {
    const end = `${tail}${n === 1 ? "" : ` (${n})`}`;
    const name = `${cut(plainTitle(title), excel.titleChars - end.length)}${end}`;
    if (taken.has(name.toLowerCase()) || name.toLowerCase() === reserved) continue;
    taken.add(name.toLowerCase());
    return name;
  }
}

/** To a number of UTF-16 units, which is how Excel counts; whole characters only, no apostrophe at the end. */
function cut(text: string, units: number): string {
  let out = "";
  for (const character of text) {
    if (out.length + character.length > units) break;
    out += character;
  }
  return out.replace(/['\s]+$/, "");
}
