import { type Document, toMarkdown } from "@parley/core";
import { templateOf } from "./known-templates.ts";

const block = /^(`{3,})[ \t]*json parley[ \t]*\n([\s\S]*?)\n\1[ \t]*$/gm;

/** Whether a text carries documents that Parley wrote. */
export const holdsDocuments = (text: string): boolean => text.replace(/\r\n?/g, "\n").search(block) >= 0;

/** Documents as Markdown, one after the other. */
export const markdownOf = (documents: readonly Document[], today: string): string =>
  documents.map((document) => written(document, today)).join("\n");

/**
 * A Markdown text with its documents brought up to date. The readable part is written anew where it is what Parley
 * wrote; where somebody wrote around or into it, their text stays and only the block with the document changes.
 *
 * @param before  the documents that `text` carries, in order; `after` the same ones now
 */
export function rewritten(
  text: string,
  before: readonly Document[],
  after: readonly Document[],
  today: string,
): string {
  let out = text.replace(/\r\n?/g, "\n");
  let n = 0;
  out = out.replace(block, (whole) => {
    const document = after[n++];
    return document ? blockOf(written(document, today)) : whole;
  });
  before.forEach((document, i) => {
    const now = after[i];
    const head = headOf(written(document, today));
    if (now && out.includes(head)) out = out.replace(head, () => headOf(written(now, today)));
  });
  return text.includes("\r\n") ? out.replaceAll("\n", "\r\n") : out;
}

function written(document: Document, today: string): string {
  const template = templateOf(document.template);
  if (!template) throw new TypeError(`Unexpected template "${document.template}", expected one that parse knew`);
  return toMarkdown(template, document, today);
}

/**
 * A document's block stands at the end of what `toMarkdown` writes; no line of the readable part begins with a fence.
 */
const blockAt = (markdown: string): number => markdown.search(/^`{3,}json parley$/m);
const headOf = (markdown: string): string => markdown.slice(0, blockAt(markdown));
const blockOf = (markdown: string): string => markdown.slice(blockAt(markdown)).trimEnd();
