// What lies in folders: listing, hashing, and a lock between two scripts that would write the same ones.
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { root } from "./process.mjs";

const passedOver = new Set(["node_modules", "dist", ".tsbuild"]);

/** The names of the folders in `folder` (relative to the project), sorted; none when it is not there. */
export function foldersIn(folder) {
  return entries(join(root, folder))
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** Paths of the files at or below `path` (both relative to the project), sorted; none when it is not there. */
export function filesIn(path) {
  if (statSync(join(root, path), { throwIfNoEntry: false })?.isFile()) return [path];
  return entries(join(root, path))
    .filter((entry) => !passedOver.has(entry.name))
    .flatMap((entry) => filesIn(`${path}/${entry.name}`))
    .sort();
}

/** One hash over names and contents of everything at or below `paths`: equal when nothing changed. */
export function hashOf(paths) {
  const hash = createHash("sha256");
  for (const file of paths.flatMap(filesIn))
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update("\0");
  return hash.digest("hex");
}

/** The text of a file, or "" when it is not there. */
export function textOf(path) {
  try {
    return readFileSync(join(root, path), "utf8");
  } catch (error) {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return "";
    throw error;
  }
}

/** Writes a file together with the folders above it. */
export function write(path, text) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/**
 * Does `work` while no other script of this project does anything under the same name: `npm start` and `npm test` may be
 * called at the same time on a fresh clone. A lock whose process is gone is taken over.
 */
export async function alone(name, work) {
  const lock = `.parley/${name}.lock`;
  while (!take(lock)) {
    const holder = Number(textOf(lock));
    if (!isAlive(holder)) rmSync(join(root, lock), { force: true });
    else await sleep(300);
  }
  try {
    return await work();
  } finally {
    rmSync(join(root, lock), { force: true });
  }
}

function take(lock) {
  mkdirSync(dirname(join(root, lock)), { recursive: true });
  try {
    writeFileSync(join(root, lock), String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

function isAlive(pid) {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

function entries(folder) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return [];
    throw error;
  }
}
