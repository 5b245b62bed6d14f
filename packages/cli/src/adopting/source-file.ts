import { extname } from "node:path";
import { ParleyError } from "@parley/core";
import { readTables, type SourceTable, type TableFormat } from "@parley/core/adopt";
import { type Decoded, decodeText } from "./decode.ts";

/** A text that somebody wrote tables in. */
export interface TextSource {
  readonly kind: TableFormat;
  readonly bytes: Uint8Array;
  readonly decoded: Decoded;
  readonly tables: readonly SourceTable[];
}
/** A workbook that somebody wrote tables in. */
export interface WorkbookSource {
  readonly kind: "workbook";
  readonly bytes: Uint8Array;
  readonly tables: readonly SourceTable[];
}
export type Source = TextSource | WorkbookSource;

/**
 * The tables of a file that somebody else made: Markdown, CSV (also with semicolons or tabs) or XLSX.
 *
 * @param path  says by its ending what the file is; other endings are told apart by their text
 * @throws ParleyError "invalid-document" when it is empty, is none of these or holds no table; "limit-exceeded"
 */
export async function readSource(path: string, bytes: Uint8Array): Promise<Source> {
  if (bytes.length === 0) throw noTable(["an empty file", "空文件"]);
  if (isWorkbook(path, bytes)) {
    const { readWorkbook } = await import("@parley/sheets");
    const tables = await readWorkbook(bytes);
    if (tables.length === 0) throw noTable(["a workbook without a table", "不含表格的工作簿"]);
    return { kind: "workbook", bytes, tables };
  }
  const decoded = decodeText(bytes);
  if (decoded.text.trim() === "") throw noTable(["an empty file", "空文件"]);
  const kind = formatOf(path, decoded.text);
  const tables = readTables(decoded.text, kind);
  if (tables.length === 0) throw noTable(["a text without a table", "不含表格的文本"]);
  return { kind, bytes, decoded, tables };
}

/** A ZIP archive, or the container that older Excel files and encrypted ones are: what it is, its reader says. */
function isWorkbook(path: string, bytes: Uint8Array): boolean {
  const starts = (...signs: readonly number[]): boolean => signs.every((sign, i) => bytes[i] === sign);
  return /\.xls[xmb]?$/i.test(path) || starts(0x50, 0x4b, 0x03, 0x04) || starts(0xd0, 0xcf, 0x11, 0xe0);
}

function formatOf(path: string, text: string): TableFormat {
  const ending = extname(path).toLowerCase();
  if (ending === ".md" || ending === ".markdown") return "markdown";
  if (ending === ".csv" || ending === ".tsv") return "csv";
  return readTables(text, "markdown").length > 0 ? "markdown" : "csv";
}

const noTable = (found: readonly [string, string]): ParleyError =>
  new ParleyError("invalid-document", {
    found,
    expected: [
      "a table with a header row, such as a RACI matrix, a plan or a register",
      "带表头的表格，如职责分工表、计划或登记册",
    ],
  });
