import { canonical, type Document, fromText } from "@parley/core";
import { type DocumentFile, writeBack } from "./documents.ts";
import { FileFailure } from "./failure.ts";
import { templateOf } from "./known-templates.ts";
import type { Opened } from "./opened.ts";

/**
 * A file of Parley's own, JSON or Markdown, opened for checking and mending.
 *
 * @throws FileFailure about a text that is no document
 */
export function openDocuments(path: string, text: string): Opened {
  let file: DocumentFile;
  try {
    file = { path, text, documents: fromText(text, templateOf) };
  } catch (error) {
    throw new FileFailure(path, error);
  }
  const now = [...file.documents];
  return {
    path,
    documents: () => now,
    told: (findings) => findings,
    locate: () => undefined,
    change(index, document) {
      now[index] = document;
      return Promise.resolve({ ok: true, document });
    },
    notes: () => [],
    write: (today) =>
      writeBack(
        file,
        now.map((document, i) => once(document, file.documents[i])),
        today,
      ),
  };
}

/** However many fixes it took, the user made one edit. */
const once = (document: Document, before: Document | undefined): Document =>
  before && canonical(document) !== canonical(before) ? { ...document, revision: before.revision + 1 } : document;
