import { readCsv } from "./csv.ts";
import { readMarkdown } from "./markdown.ts";
import type { SourceTable, TableFormat } from "./source-table.ts";

/**
 * The tables of a text, in its order: one for CSV, any number for Markdown. A table without a row of content is none.
 *
 * @param text  decoded; a byte order mark may still be there
 */
export function readTables(text: string, format: TableFormat): readonly SourceTable[] {
  const tables = format === "csv" ? [readCsv(text)] : readMarkdown(text);
  return tables.filter(({ rows }) => rows.length > 1);
}
