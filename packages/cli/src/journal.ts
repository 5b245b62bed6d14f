import { type FileHandle, mkdir, open, readFile, rm, rmdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { isParleyError, type Journal, ParleyError } from "@parley/core";
import { systemCode } from "./failure.ts";
import { writeWhole } from "./files.ts";

/** A journal in a file, held by this process until `close`. */
export interface FileJournal extends Journal {
  /**
   * The push came to its end. What an earlier push of the same documents had begun is there by now, or was not wanted
   * any more. What was begun for other documents stays open: this push looked for none of it.
   */
  settle(): Promise<void>;
  /** Lets go of the file; it goes away when nothing in it is open. */
  close(): Promise<void>;
}

/**
 * The journal of one target: one line of JSON for each operation begun, and one when it is done, on the disk before
 * the call goes on. What a killed push had begun is still open when the next one starts.
 *
 * Nothing is written before the first operation begins: a host that needs no journal leaves no file.
 * @param folder  made when it is needed
 * @param name  the target's, without an ending
 * @param what  what is pushed, the same for the same documents
 */
export function openJournal(folder: string, name: string, what: string): FileJournal {
  const [path, lock] = [join(folder, `${name}.jsonl`), join(folder, `${name}.lock`)];
  let held: Promise<Held> | undefined;
  const refuse = (error: unknown): never => {
    throw isParleyError(error) ? error : unwritable(folder, error);
  };
  const hold = (): Promise<Held> => (held ??= take(folder, path, lock).catch(refuse));
  const line = async (entry: object): Promise<void> => {
    const { file } = await hold();
    await file.appendFile(`${JSON.stringify(entry)}\n`);
    await file.datasync();
  };
  const done: Journal["done"] = async (op, made) => {
    await line({ done: op, ...(made !== undefined && { made }) });
    (await hold()).open.delete(op);
  };
  // Looking is no reason to make a file.
  const opened = async (): Promise<Open> => (held ? (await held).open : openIn(await textOf(path).catch(refuse)));
  return {
    async begin(op) {
      await line({ begin: op, what });
      (await hold()).open.set(op, what);
    },
    done,
    open: async () => [...(await opened()).keys()],
    async settle() {
      for (const [op, of] of await opened()) if (of === what) await done(op);
    },
    async close() {
      // What could not be taken needs no letting go; whoever wanted it was told.
      const own = await held?.catch(() => undefined);
      if (!own) return;
      const { file, open: left } = own;
      await file.close();
      if (left.size === 0) await rm(path, { force: true });
      await rm(lock, { force: true });
      await removeEmpty(folder);
    },
  };
}

/** What was begun and not done, with what was being pushed. */
type Open = Map<string, string>;
interface Held {
  readonly file: FileHandle;
  readonly open: Open;
}

/** Takes an empty folder away, and the one above when that leaves it empty. */
async function removeEmpty(folder: string): Promise<void> {
  try {
    await rmdir(folder);
    await rmdir(dirname(folder));
  } catch (error) {
    // Somebody else's journal lies there, or their push has just ended as well.
    if (!["ENOTEMPTY", "EEXIST", "ENOENT"].includes(systemCode(error) ?? "")) throw error;
  }
}

async function take(folder: string, path: string, lock: string): Promise<Held> {
  await takeLock(folder, lock);
  const left = openIn(await textOf(path));
  // Written anew: a line that was cut off in the middle must not swallow the next one.
  await writeWhole(path, [...left].map(([begin, what]) => `${JSON.stringify({ begin, what })}\n`).join(""));
  return { file: await open(path, "a"), open: left };
}

/** A line that was cut off was never acted upon: its operation had not begun, or is still open. */
function openIn(text: string): Open {
  const left: Open = new Map();
  for (const line of text.split("\n")) {
    const { begin, what, done } = entryIn(line);
    if (typeof begin === "string") left.set(begin, String(what));
    if (typeof done === "string") left.delete(done);
  }
  return left;
}

function entryIn(line: string): { readonly begin?: unknown; readonly what?: unknown; readonly done?: unknown } {
  try {
    const entry: unknown = JSON.parse(line);
    return typeof entry === "object" && entry !== null ? entry : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (systemCode(error) === "ENOENT") return "";
    throw error;
  }
}

/** A lock whose process is gone (killed, the machine restarted) is taken over. */
async function takeLock(folder: string, path: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await mkdir(folder, { recursive: true });
      const file = await open(path, "wx");
      await file.writeFile(String(process.pid));
      await file.close();
      return;
    } catch (error) {
      if (systemCode(error) === "ENOENT" && attempt < 3) continue;
      if (systemCode(error) !== "EEXIST") throw error;
    }
    const holder = Number(await textOf(path));
    if (attempt > 2 || isRunning(holder)) throw held(holder, path);
    await rm(path, { force: true });
  }
}

function isRunning(pid: number): boolean {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) === "EPERM";
  }
}

const unwritable = (folder: string, cause: unknown): ParleyError =>
  new ParleyError("io", {
    found: [
      `no room for a journal in ${folder} (${systemCode(cause) ?? String(cause)})`,
      `无法在 ${folder} 写入日志（${systemCode(cause) ?? String(cause)}）`,
    ],
    expected: ["a folder to write to", "可写的文件夹"],
    next: ["Run it elsewhere, or choose a folder with PARLEY_HOME", "请换一个位置运行，或用 PARLEY_HOME 指定文件夹"],
    cause,
  });
const held = (pid: number, path: string): ParleyError =>
  new ParleyError("conflict", {
    found: [`another push to this target (process ${pid})`, `正在进行的另一次推送（进程 ${pid}）`],
    expected: ["one at a time", "一次只进行一个"],
    next: [`Wait for it; if there is none, delete ${path}`, `请等待其完成；如果并没有，请删除 ${path}`],
  });
