import { realpath } from "node:fs/promises";
import { canonical, type Document, fromText, toJson } from "@parley/core";
import { FileFailure } from "./failure.ts";
import { readText, writeWhole } from "./files.ts";
import { shapeOf, templateOf } from "./known-templates.ts";
import { markdownOf, rewritten } from "./markdown-text.ts";
import { tidy } from "./tidy.ts";

/** A file with the documents that it holds. */
export interface DocumentFile {
  /** As the user named it. */
  readonly path: string;
  readonly text: string;
  readonly documents: readonly Document[];
}

/**
 * Reads files in the order given; one named twice is read once.
 *
 * @throws FileFailure about the first one that cannot be read or is no document
 */
export async function readDocuments(paths: readonly string[]): Promise<readonly DocumentFile[]> {
  const files = new Map<string, DocumentFile>();
  for (const path of paths) {
    try {
      const text = await readText(path);
      const real = await realpath(path);
      if (!files.has(real)) files.set(real, { path, text, documents: fromText(text, templateOf) });
    } catch (error) {
      throw new FileFailure(path, error);
    }
  }
  return [...files.values()];
}

/**
 * A text of documents, in the form that the file's name asks for: Markdown, or JSON (one as itself, several as a
 * list).
 */
export function textOf(path: string, documents: readonly Document[], today: string): string {
  if (/\.(md|markdown)$/i.test(path)) return markdownOf(documents, today);
  return jsonOf(documents, documents.length !== 1);
}

function jsonOf(documents: readonly Document[], asList: boolean): string {
  const all = documents.map((document) => tidy(shapeOf(document), document));
  const [first] = all;
  return toJson(first && !asList ? first : all);
}

/**
 * Writes a file's documents back in the form that it had, if any of them is another than before.
 *
 * @param after  the documents of the file now, in its order
 * @returns whether it was written
 * @throws FileFailure; "conflict" when somebody wrote to the file in the meantime
 */
export async function writeBack(file: DocumentFile, after: readonly Document[], today: string): Promise<boolean> {
  if (after.every((document, i) => canonical(document) === canonical(file.documents[i]))) return false;
  const sign = file.text.trimStart()[0];
  const isJson = sign === "[" || sign === "{";
  const text = isJson ? jsonOf(after, sign === "[") : rewritten(file.text, file.documents, after, today);
  try {
    await writeWhole(file.path, text, file.text);
  } catch (error) {
    throw new FileFailure(file.path, error);
  }
  return true;
}
