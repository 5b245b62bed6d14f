import { execFileSync } from "node:child_process";
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ParleyError, same } from "@parley/core";

/** A folder held by this process alone, until `release`. */
export interface Lock {
  release(): void;
}

/** Who holds a folder. Ids of processes are used again: the start time tells one process from a later one with the same id. */
interface Holder {
  readonly pid: number;
  /** As the system tells it, only ever compared; "" where it tells nothing. */
  readonly started: string;
}

const lockName = "workbench.lock";

/**
 * Takes a folder for this process. A lock whose process is gone (killed, crashed, the machine restarted) is taken over.
 *
 * @param dir  an existing folder
 * @throws ParleyError "conflict" naming the process that holds it
 */
export function takeLock(dir: string): Lock {
  const path = join(dir, lockName);
  const self: Holder = { pid: process.pid, started: startOf(process.pid) };
  const text = JSON.stringify(self);
  // A second try only after a stale lock went away, a third when somebody else took that one over first.
  for (let attempt = 0; attempt < 3; attempt++) {
    if (create(path, text)) return { release: () => release(path, text) };
    const found = read(path);
    const holder = toHolder(found);
    if (holder && isRunning(holder)) throw held(holder, dir);
    if (found !== undefined) removeStale(path, found);
  }
  throw held(toHolder(read(path)) ?? { pid: 0, started: "" }, dir);
}

function held({ pid }: Holder, dir: string): ParleyError {
  return new ParleyError("conflict", {
    found: [`a workbench already running in ${dir} (process ${pid})`, `${dir} 中已有工作台在运行（进程 ${pid}）`],
    expected: ["this folder to be free", "该文件夹未被占用"],
    next: ["Stop it, or choose another folder with PARLEY_HOME", "请先停止它，或用 PARLEY_HOME 指定另一个文件夹"],
  });
}

/** Written aside and linked into place, so that nobody ever sees half a lock. */
function create(path: string, text: string): boolean {
  const aside = `${path}.${process.pid}`;
  writeFileSync(aside, text);
  try {
    linkSync(aside, path);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw new ParleyError("io", {
      found: same(path),
      expected: ["a folder to write to", "可写的文件夹"],
      cause: error,
    });
  } finally {
    rmSync(aside, { force: true });
  }
}

/** Moved aside before it is thrown away: when it turns out to be somebody's fresh lock, it goes back. */
function removeStale(path: string, found: string): void {
  const aside = `${path}.stale.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return;
    throw error;
  }
  const fresh = read(aside);
  if (fresh !== undefined && fresh !== found) create(path, fresh);
  rmSync(aside, { force: true });
}

function release(path: string, text: string): void {
  if (read(path) === text) rmSync(path, { force: true });
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}

function toHolder(text: string | undefined): Holder | undefined {
  const found = /^\{"pid":(\d+),"started":"([^"]*)"\}$/.exec(text ?? "");
  return found ? { pid: Number(found[1]), started: found[2] ?? "" } : undefined;
}

function isRunning({ pid, started }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) !== "EPERM") return false;
  }
  return startOf(pid) === started;
}

/** When a process started: Linux tells it in /proc, macOS by `ps`; Windows has neither, there the id has to do. */
function startOf(pid: number): string {
  try {
    if (process.platform === "win32") return "";
    if (process.platform !== "linux")
      return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)])
        .toString()
        .trim();
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The command's name may hold spaces and brackets; the start is the 20th word after it (proc(5), field 22).
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  } catch {
    return "gone";
  }
}

const codeOf = (error: unknown): unknown => (error instanceof Error && "code" in error ? error.code : undefined);
