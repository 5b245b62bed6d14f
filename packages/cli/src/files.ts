import { randomUUID } from "node:crypto";
import { constants } from "node:fs";
import { lstat, open, readFile, realpath, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { isParleyError, type Label, ParleyError, same } from "@parley/core";
import { systemCode } from "./failure.ts";

/** Larger files are refused unread: the largest project that was tried has 2 MB. */
const mostBytes = 50 * 1024 * 1024;

/**
 * The text of a file.
 *
 * @throws ParleyError "not-found", "forbidden", "limit-exceeded", "invalid-document" (not text) or "io"
 */
export const readText = async (path: string): Promise<string> => decoded(await readBytes(path));

/**
 * The bytes of a file.
 *
 * @throws ParleyError "not-found", "forbidden", "limit-exceeded" or "io"
 */
export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    const { size } = await regular(path);
    if (size <= mostBytes) return await readFile(path);
    const shown = `${Math.ceil(size / 1024 / 1024)} MB`;
    throw new ParleyError("limit-exceeded", { found: [shown, shown], expected: ["at most 50 MB", "至多 50 MB"] });
  } catch (error) {
    throw translated(error);
  }
}

async function regular(path: string): Promise<{ readonly size: number }> {
  const found = await stat(path);
  if (found.isFile()) return found;
  throw new ParleyError("invalid-document", {
    found: found.isDirectory() ? ["a folder", "文件夹"] : ["a device or pipe", "设备或管道"],
    expected: ["a file", "文件"],
  });
}

/**
 * Bytes as text.
 *
 * @throws ParleyError "invalid-document" for what is no text in UTF-8
 */
export function decoded(bytes: Uint8Array): string {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    if (!text.includes("\u0000")) return text;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  throw new ParleyError("invalid-document", {
    found: ["binary data", "二进制数据"],
    expected: ["text in UTF-8", "UTF-8 文本"],
  });
}

/**
 * Makes sure that a path can be given a new file.
 *
 * @param mayReplace  what may happen to a file that is there
 * @throws ParleyError "conflict" when it may not be replaced; "invalid-document" for a folder or a device
 */
export async function claim(path: string, mayReplace: boolean): Promise<void> {
  if (!(await isThere(path))) return;
  await regular(path).catch((error: unknown) => {
    throw translated(error);
  });
  if (mayReplace) return;
  throw new ParleyError("conflict", {
    found: ["a file that is there already", "文件已存在"],
    expected: ["a new name", "新的文件名"],
    next: ["Add --force to overwrite it", "加上 --force 可覆盖"],
  });
}

/**
 * Where a path leads in the end, links followed; undefined when nothing is there yet.
 *
 * @throws ParleyError "forbidden" or "io"
 */
export async function realPathOf(path: string): Promise<string | undefined> {
  try {
    return await realpath(path);
  } catch (error) {
    if (systemCode(error) === "ENOENT") return undefined;
    throw translated(error);
  }
}

/** Whether something lies at a path, a dangling link too. */
export async function isThere(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (systemCode(error) === "ENOENT") return false;
    throw translated(error);
  }
}

/**
 * Writes a whole file at once: a reader sees the old text or the new one, never half, also when the process is killed.
 *
 * A link stays a link; permissions stay as they are.
 * @param expected  what the file held when it was read: when it holds something else by now, somebody wrote it in the
 *   meantime
 * @throws ParleyError "conflict" when it was written in the meantime, "not-found", "forbidden", "io"
 */
export async function writeWhole(
  path: string,
  content: string | Uint8Array,
  expected?: string | Uint8Array,
): Promise<void> {
  try {
    const there = await isThere(path);
    const real = there ? await realpath(path) : path;
    if (there) await regular(real);
    if (expected !== undefined && !(await says(real, expected))) throw writtenMeanwhile();
    await replace(real, content);
  } catch (error) {
    throw translated(error, "writing");
  }
}

async function says(path: string, expected: string | Uint8Array): Promise<boolean> {
  if (typeof expected === "string") return (await readText(path)) === expected;
  return Buffer.compare(await readBytes(path), expected) === 0;
}

async function replace(path: string, content: string | Uint8Array): Promise<void> {
  const mode = await stat(path).then(
    (found) => found.mode & 0o7777,
    () => undefined,
  );
  const aside = join(dirname(path), `.${basename(path)}.${randomUUID().slice(0, 8)}.tmp`);
  try {
    const file = await open(aside, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, mode ?? 0o666);
    try {
      if (mode !== undefined) await file.chmod(mode);
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(aside, path);
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
}

function writtenMeanwhile(): ParleyError {
  return new ParleyError("conflict", {
    found: ["a file that somebody changed in the meantime", "文件已被他人修改"],
    expected: ["what it said when it was read", "与读取时相同"],
    next: ["It was left as it is; run the command again", "文件未被改动；请再次运行命令"],
  });
}

type Told = readonly [code: "not-found" | "forbidden" | "io", found: Label, expected: Label];
const told: Readonly<Record<string, Told>> = {
  ENOENT: ["not-found", ["no such file or folder", "文件或文件夹不存在"], ["one that is there", "已有的文件"]],
  ENOTDIR: ["not-found", ["a file in place of a folder", "路径中的文件夹其实是文件"], ["a folder", "文件夹"]],
  EISDIR: ["io", ["a folder", "文件夹"], ["a file", "文件"]],
  EACCES: ["forbidden", ["no permission", "没有权限"], ["to read or write it", "可读写"]],
  EPERM: ["forbidden", ["no permission", "没有权限"], ["to read or write it", "可读写"]],
  EROFS: ["forbidden", ["a read-only disk", "只读磁盘"], ["to write to it", "可写"]],
  ENOSPC: ["io", ["a full disk", "磁盘已满"], ["room to write", "有可用空间"]],
  ENAMETOOLONG: ["io", ["a name that is too long", "名称过长"], ["a shorter one", "更短的名称"]],
  ELOOP: ["io", ["links in a circle", "循环链接"], ["a file", "文件"]],
};

/** What the system said, in the house's words; what others threw stays as it is. */
export function translated(error: unknown, doing: "reading" | "writing" = "reading"): unknown {
  const code = systemCode(error);
  if (isParleyError(error) || code === undefined || !(error instanceof Error)) return error;
  const known = doing === "writing" && code === "ENOENT" ? folderMissing : Object.hasOwn(told, code) && told[code];
  const [kind, found, expected] = known || (["io", same(error.message), ["to read or write it", "可读写"]] as const);
  return new ParleyError(kind, { found, expected, cause: error });
}
const folderMissing: Told = ["not-found", ["no such folder", "文件夹不存在"], ["one that is there", "已有的文件夹"]];
