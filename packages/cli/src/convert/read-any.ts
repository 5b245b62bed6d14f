import { type Document, fromCsv, fromTableCsv, isDocumentsCsv, type Loss, ParleyError } from "@parley/core";
import { templates } from "@parley/core/registry";
import { adoptSource } from "../adopting/adopt-source.ts";
import { decodeText } from "../adopting/decode.ts";
import { readSource } from "../adopting/source-file.ts";
import { contextFor } from "../delivery.ts";
import { readDocuments } from "../documents.ts";
import { FileFailure } from "../failure.ts";
import { readBytes } from "../files.ts";
import type { Io } from "../io.ts";
import { templateOf } from "../known-templates.ts";
import { type Bundle, readFolder, unzipped } from "./csv-bundle.ts";
import { type Format, formatOf } from "./format.ts";

/** What a file held. */
export interface AnyFile {
  readonly format: Format;
  readonly documents: readonly Document[];
  /** What of it could not be read into fields. */
  readonly losses: readonly Loss[];
  /** It was not ours: what its columns mean was guessed. */
  readonly adopted?: true;
}

/**
 * The documents of a file in any form: JSON, Markdown, an Excel workbook, a CSV file, or several in a folder or an
 * archive.
 *
 * @throws FileFailure about what cannot be read or is no document
 */
export async function readAny(path: string, io: Io): Promise<AnyFile> {
  const format = await formatOf(path);
  if (format === "json" || format === "markdown") {
    const files = await readDocuments([path]);
    return { format, documents: files.flatMap(({ documents }) => documents), losses: [] };
  }
  try {
    if (format === "xlsx") return { format, ...(await workbookIn(await readBytes(path), io)) };
    if (format === "csv") return { format, ...(await csvIn(path, await readBytes(path), io)) };
    const bundle = format === "folder" ? await readFolder(path) : unzipped(await readBytes(path));
    return { format, documents: bundled(bundle, io), losses: [] };
  } catch (error) {
    throw new FileFailure(path, error);
  }
}

type Read = Omit<AnyFile, "format">;

async function workbookIn(bytes: Uint8Array, io: Io): Promise<Read> {
  // Loaded only for a workbook: what reads it is large.
  const { xlsxToDocuments } = await import("@parley/sheets");
  const before = contextFor([], io.language, io.now());
  const first = await xlsxToDocuments(bytes, before);
  // Money and days are read by the currency and the zone of the project in it.
  const after = contextFor(first.documents, io.language, io.now());
  const isOther = before.currency !== after.currency || before.timeZone !== after.timeZone;
  const { documents, losses } = isOther ? await xlsxToDocuments(bytes, after) : first;
  if (documents.length > 0) return { documents, losses };
  throw new ParleyError("invalid-document", {
    found: ["a workbook that Parley did not write", "不是由 Parley 写出的工作簿"],
    expected: ["one that it did", "由 Parley 写出的工作簿"],
    next: ["Tables that somebody else made are taken in by parley adopt", "他人制作的表格请用 parley adopt 收录"],
  });
}

async function csvIn(path: string, bytes: Uint8Array, io: Io): Promise<Read> {
  const made = { now: io.now(), newId: io.newId };
  const { text } = decodeText(bytes);
  if (isDocumentsCsv(text)) return { documents: fromCsv([{ name: path, text }], templateOf, made), losses: [] };
  const table = fromTableCsv(text, templates, made);
  if (table) return { documents: [table], losses: [] };
  const { adopted } = adoptSource(await readSource(path, bytes), { map: {}, ...made });
  return { documents: adopted.map(({ document }) => document), losses: [], adopted: true };
}

function bundled(bundle: Bundle, io: Io): readonly Document[] {
  if (bundle.size === 0)
    throw new ParleyError("invalid-document", {
      found: ["no CSV file", "没有 CSV 文件"],
      expected: ["CSV files as Parley writes them", "由 Parley 写出的 CSV 文件"],
    });
  const made = { now: io.now(), newId: io.newId };
  return [...bundle].flatMap(([folder, files]) => {
    try {
      return fromCsv(files, templateOf, made);
    } catch (error) {
      if (folder === "" || !(error instanceof ParleyError)) throw error;
      throw new FileFailure(folder, error);
    }
  });
}
