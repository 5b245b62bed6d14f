import { randomUUID } from "node:crypto";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { type Label, ParleyError } from "@parley/core";
import { isThere, translated, writeWhole } from "../files.ts";
import { type Bundle, entriesOf } from "./csv-bundle.ts";

/**
 * Makes sure that a path can be given a folder of CSV files.
 *
 * @throws ParleyError "conflict" when something is there that may not be replaced
 */
export async function claimFolder(path: string, mayReplace: boolean): Promise<void> {
  if (!(await isThere(path))) return;
  const strange = await firstStranger(path);
  if (strange !== undefined)
    throw taken([`a folder with ${strange} in it`, `文件夹中有 ${strange}`], ["Choose another name", "请换一个名称"]);
  if (!mayReplace)
    throw taken(
      ["a folder that is there already", "文件夹已存在"],
      ["Add --force to replace it", "加上 --force 可替换"],
    );
}

/** The first thing in a folder that no export of ours has left there. */
async function firstStranger(path: string): Promise<string | undefined> {
  for (const entry of await readdir(path, { withFileTypes: true })) {
    if (entry.isFile() && entry.name.endsWith(".csv")) continue;
    if (!entry.isDirectory()) return entry.name;
    const inner = await readdir(join(path, entry.name), { withFileTypes: true });
    const other = inner.find((one) => !one.isFile() || !one.name.endsWith(".csv"));
    if (other || inner.length === 0) return other ? `${entry.name}/${other.name}` : entry.name;
  }
  return undefined;
}

/** Writes a whole folder at once: it is made beside its place and moved there. */
export async function writeFolder(path: string, bundle: Bundle): Promise<void> {
  const place = path.replace(/[/\\]+$/, "");
  const beside = (ending: string): string =>
    join(dirname(place), `.${basename(place)}.${randomUUID().slice(0, 8)}.${ending}`);
  const [made, old] = [beside("tmp"), beside("old")];
  try {
    await mkdir(made);
    for (const folder of bundle.keys()) if (folder !== "") await mkdir(join(made, folder));
    for (const [name, text] of entriesOf(bundle)) await writeWhole(join(made, name), text);
    const replaces = await isThere(place);
    if (replaces) await rename(place, old);
    await rename(made, place);
  } catch (error) {
    await rm(made, { recursive: true, force: true });
    throw translated(error, "writing");
  }
  await rm(old, { recursive: true, force: true });
}

const taken = (found: Label, next: Label): ParleyError =>
  new ParleyError("conflict", { found, expected: ["a new name", "新的名称"], next });
