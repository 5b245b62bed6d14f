import { realpath } from "node:fs/promises";
import { openTable } from "./adopting/opened-table.ts";
import type { Understanding } from "./adopting/adopt-source.ts";
import { FileFailure } from "./failure.ts";
import { decoded, readBytes } from "./files.ts";
import { openDocuments } from "./opened-documents.ts";
import type { Opened } from "./opened.ts";
import { holdsDocuments } from "./markdown-text.ts";

/**
 * Opens files to be judged together, in the order given; one named twice is opened once.
 *
 * @throws FileFailure about the first one that is neither a document nor a table of the method
 */
export async function openFiles(paths: readonly string[], options: Understanding): Promise<readonly Opened[]> {
  const opened = new Map<string, Opened>();
  for (const path of paths) {
    let bytes: Uint8Array;
    let real: string;
    try {
      bytes = await readBytes(path);
      real = await realpath(path);
    } catch (error) {
      throw new FileFailure(path, error);
    }
    if (!opened.has(real)) opened.set(real, await open(path, bytes, options));
  }
  return [...opened.values()];
}

async function open(path: string, bytes: Uint8Array, options: Understanding): Promise<Opened> {
  const own = ownText(path, bytes);
  return own === undefined ? openTable(path, bytes, options) : openDocuments(path, own);
}

/** The text of a file of Parley's own; undefined for anybody else's. */
function ownText(path: string, bytes: Uint8Array): string | undefined {
  if (/\.json$/i.test(path)) {
    try {
      return decoded(bytes);
    } catch (error) {
      throw new FileFailure(path, error);
    }
  }
  // Of a workbook's bytes nothing but its signature is looked at here.
  const start = new TextDecoder().decode(bytes.subarray(0, 64)).replace(/^\uFEFF/, "");
  if (/^\s*(?:\{|\[\s*\{)/.test(start)) return new TextDecoder().decode(bytes);
  if (!/\.(?:md|markdown|txt)$/i.test(path)) return undefined;
  const text = new TextDecoder().decode(bytes);
  return holdsDocuments(text) ? text : undefined;
}
