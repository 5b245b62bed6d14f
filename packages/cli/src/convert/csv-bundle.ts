import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { type CsvFile, ParleyError } from "@parley/core";
import { unzipSync, zipSync } from "fflate";
import { decodeText } from "../adopting/decode.ts";
import { readBytes, translated } from "../files.ts";

/** CSV files by the folder that they lie in; "" for those at the top. */
export type Bundle = ReadonlyMap<string, readonly CsvFile[]>;

/** What a bundle may hold at most: a project of a hundred documents has a tenth of it. */
const most = { files: 2000, bytes: 50 * 1024 * 1024 };
/** The first moment that a ZIP archive can say: the same documents are the same bytes, whenever they are written. */
const always = new Date(1980, 0, 1);

/** The paths of a bundle's files, with their texts. */
export const entriesOf = (bundle: Bundle): readonly (readonly [path: string, text: string])[] =>
  [...bundle].flatMap(([folder, files]) =>
    files.map(({ name, text }) => [folder === "" ? name : `${folder}/${name}`, text] as const),
  );

export function zipped(bundle: Bundle): Uint8Array {
  const encoder = new TextEncoder();
  return zipSync(Object.fromEntries(entriesOf(bundle).map(([path, text]) => [path, encoder.encode(text)])), {
    mtime: always,
  });
}

/** @throws ParleyError "invalid-document" for what is no ZIP archive, "limit-exceeded" for one that unpacks to too much */
export function unzipped(bytes: Uint8Array): Bundle {
  let [files, size] = [0, 0];
  let unpacked: Readonly<Record<string, Uint8Array>>;
  try {
    unpacked = unzipSync(bytes, {
      filter({ name, originalSize }) {
        if (!isWanted(name)) return false;
        files++;
        size += originalSize;
        // Before anything is unpacked: what it says of its size is all that is made room for.
        if (files > most.files || size > most.bytes) throw tooMuch();
        return true;
      },
    });
  } catch (cause) {
    if (cause instanceof ParleyError) throw cause;
    throw new ParleyError("invalid-document", {
      found: ["a damaged archive, or none", "损坏的压缩包，或不是压缩包"],
      expected: ["a ZIP archive of CSV files", "由 CSV 文件组成的 ZIP 压缩包"],
      cause,
    });
  }
  return grouped(Object.entries(unpacked));
}

/**
 * The CSV files in a folder and in the folders in it.
 *
 * @throws ParleyError "limit-exceeded"; what the system says of a file that cannot be read
 */
export async function readFolder(path: string): Promise<Bundle> {
  const found: (readonly [string, Uint8Array])[] = [];
  const take = async (folder: string): Promise<void> => {
    for (const entry of await readdir(join(path, folder), { withFileTypes: true })) {
      const name = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory() && folder === "") await take(name);
      if (!entry.isFile() || !isWanted(name)) continue;
      found.push([name, await readBytes(join(path, name))]);
      if (found.length > most.files) throw tooMuch();
    }
  };
  try {
    await take("");
  } catch (error) {
    throw translated(error);
  }
  return grouped([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What macOS and Excel leave beside files is none of ours. */
const isWanted = (name: string): boolean => /\.csv$/i.test(name) && !/(^|\/)(__MACOSX\/|\.|~\$)/.test(name);

/** Several documents lie in folders of their own; one may lie in a folder that was packed as a whole. */
function grouped(files: readonly (readonly [path: string, bytes: Uint8Array])[]): Bundle {
  const bundle = new Map<string, CsvFile[]>();
  for (const [path, bytes] of files) {
    const at = path.lastIndexOf("/");
    const folder = path.slice(0, Math.max(0, at));
    const file = { name: path.slice(at + 1), text: decodeText(bytes).text };
    bundle.set(folder, [...(bundle.get(folder) ?? []), file]);
  }
  return bundle;
}

const tooMuch = (): ParleyError =>
  new ParleyError("limit-exceeded", {
    found: [
      `more than ${most.files} files or ${most.bytes / 1024 / 1024} MB`,
      `超过 ${most.files} 个文件或 ${most.bytes / 1024 / 1024} MB`,
    ],
    expected: ["fewer or smaller ones", "更少或更小的文件"],
  });
