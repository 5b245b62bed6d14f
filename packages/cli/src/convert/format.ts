import { stat } from "node:fs/promises";
import { extname } from "node:path";
import { clipped } from "@parley/core";
import { UsageError } from "../usage-error.ts";

/** In what form documents stand in a file, or in a folder of files. */
export type Format = "json" | "markdown" | "csv" | "folder" | "zip" | "xlsx";

const endings: Readonly<Record<string, Format>> = {
  ".json": "json",
  ".md": "markdown",
  ".markdown": "markdown",
  ".csv": "csv",
  ".zip": "zip",
  ".xlsx": "xlsx",
  "": "folder",
};

/**
 * What the name of a file asks for. A name without an ending, or with a slash behind it, is a folder of CSV files; so
 * is a folder that is there, whatever it is called.
 *
 * @throws UsageError for another ending
 */
export async function formatOf(path: string): Promise<Format> {
  if (/[/\\]$/.test(path) || (await isFolder(path))) return "folder";
  const ending = extname(path).toLowerCase();
  const format = Object.hasOwn(endings, ending) ? endings[ending] : undefined;
  if (format) return format;
  const shown = clipped(ending, 20);
  throw new UsageError(
    [`a file that ends in "${shown}"`, `以“${shown}”结尾的文件`],
    [".json, .md, .csv, .xlsx, .zip, or a folder of CSV files", ".json、.md、.csv、.xlsx、.zip，或 CSV 文件夹"],
  );
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
