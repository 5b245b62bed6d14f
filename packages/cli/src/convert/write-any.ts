import {
  type CsvFile,
  type Document,
  documentsCsv,
  fromCsv,
  fromTableCsv,
  type HostContext,
  type Label,
  type Loss,
  lossesBetween,
  type MadeOfCsv,
  parts,
  ParleyError,
  say,
  type StoredRow,
  tableCsv,
  toCsv,
} from "@parley/core";
import { textOf } from "../documents.ts";
import { claim, writeWhole } from "../files.ts";
import { shapeOf, templateOf } from "../known-templates.ts";
import { type Bundle, zipped } from "./csv-bundle.ts";
import type { Format } from "./format.ts";
import { claimFolder, writeFolder } from "./write-folder.ts";

/** Documents in the form in which they are to be written; nothing is written yet. */
export interface Written {
  readonly content: string | Uint8Array | Bundle;
  /** What this form cannot carry. */
  readonly losses: readonly Loss[];
}

/** @throws ParleyError "not-supported" for documents of several tables in one CSV file */
export async function inForm(
  format: Format,
  documents: readonly Document[],
  path: string,
  context: HostContext,
  made: MadeOfCsv,
): Promise<Written> {
  if (format === "json" || format === "markdown")
    return { content: textOf(path, documents, context.today), losses: [] };
  if (format === "xlsx") {
    const { documentsToXlsx } = await import("@parley/sheets");
    const losses: Loss[] = [];
    const content = await documentsToXlsx(documents, context, (loss) => losses.push(loss));
    return { content, losses };
  }
  if (format === "csv") return oneFile(documents, path, made);
  const bundle: Bundle = new Map(
    documents.map((document) => [
      documents.length === 1 ? "" : document.id,
      toCsv(templateOf(document.template)!, document),
    ]),
  );
  const losses = documents.flatMap((document) => {
    const copy = fromCsv(toCsv(templateOf(document.template)!, document), templateOf, made)[0]!;
    return lossesBetween(shapeOf(document), document, copy);
  });
  return { content: format === "zip" ? zipped(bundle) : bundle, losses };
}

/** A CSV file holds documents that have no tables, a row each; or the only table of one document. */
function oneFile(documents: readonly Document[], path: string, made: MadeOfCsv): Written {
  const [first, ...others] = documents;
  if (!first) throw new TypeError("Unexpected no document, expected one that was read");
  const template = templateOf(first.template)!;
  const { tables, matrices } = parts(shapeOf(first));
  const names = Object.keys(tables);
  if (names.length === 0 && others.every((one) => one.template === first.template && one.language === first.language)) {
    const text = documentsCsv(template, documents);
    const file: CsvFile = { name: path, text };
    const copies = fromCsv([file], templateOf, made);
    const losses = documents.flatMap((document, i) => lossesBetween(shapeOf(document), document, copies[i]!));
    return { content: text, losses };
  }
  const [only] = names;
  if (only === undefined || names.length > 1 || Object.keys(matrices).length > 0 || others.length > 0)
    throw severalTables(documents, path);
  const rows = (first.content[only] ?? []) as readonly StoredRow[];
  const text = tableCsv(tables[only]!.columns, rows, first.language);
  const copy = fromTableCsv(text, [template], made);
  return { content: text, losses: copy ? lossesBetween(shapeOf(first), first, copy) : [] };
}

function severalTables([first, ...others]: readonly Document[], path: string): ParleyError {
  const { tables, matrices } = parts(shapeOf(first!));
  const labels = [...Object.values(tables), ...Object.values(matrices)].map(({ label }) => label);
  const named = (i: 0 | 1, comma: string): string =>
    labels.map((label) => say(label, i === 0 ? "en" : "zh")).join(comma);
  const found: Label =
    others.length > 0
      ? [`${others.length + 1} documents`, `${others.length + 1} 份文档`]
      : [`several tables (${named(0, ", ")})`, `多个表格（${named(1, "、")}）`];
  const base = path.replace(/\.csv$/i, "");
  return new ParleyError("not-supported", {
    found,
    expected: ["one table in a CSV file", "CSV 文件中只有一个表格"],
    next: [`Write a folder, ${base}/, or an archive, ${base}.zip`, `请写到文件夹 ${base}/ 或压缩包 ${base}.zip`],
  });
}

/** @throws ParleyError "conflict" when something is there that may not be replaced */
export const claimAny = (format: Format, path: string, mayReplace: boolean): Promise<void> =>
  format === "folder" ? claimFolder(path, mayReplace) : claim(path, mayReplace);

/** Writes all of it or nothing. */
export async function writeAny(path: string, { content }: Written): Promise<void> {
  if (content instanceof Map) await writeFolder(path, content);
  else await writeWhole(path, content as string | Uint8Array);
}
