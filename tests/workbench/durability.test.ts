import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, it, onTestFinished } from "vitest";
import { openStore } from "../../packages/workbench/src/sqlite-store.ts";

const writer = join(import.meta.dirname, "writer.ts");
const folder = (): string => mkdtempSync(join(tmpdir(), "parley-durability-"));

function write(dir: string, mode: string): ChildProcess {
  const child = spawn(process.execPath, ["--import", "tsx", writer, dir, mode], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

/** Lets a writer run until `enough` of its lines, kills it, and gives all of them. */
async function killed(child: ChildProcess, enough: (lines: readonly string[]) => boolean): Promise<string[]> {
  const lines: string[] = [];
  if (!child.stdout) throw new Error("Unexpected writer without output");
  const ended = once(child, "close");
  for await (const line of createInterface(child.stdout)) {
    lines.push(line);
    if (enough(lines)) child.kill("SIGKILL");
  }
  await ended;
  return lines;
}

function numbers(dir: string): readonly (number | undefined)[] {
  const store = openStore(dir);
  try {
    return ["left", "right"].map((key) => store.get<{ n: number }>("s", key)?.n);
  } finally {
    store.close();
  }
}

it("undoes what a killed process was in the middle of, and keeps what was before", async () => {
  const dir = folder();
  const said = await killed(write(dir, "stop"), (lines) => lines.at(-1) === "middle");
  expect(said).toEqual(["1", "2", "middle"]);
  expect(readdirSync(dir)).toContain("workbench.lock");
  expect(numbers(dir)).toEqual([2, 2]);
});

it("survives being killed at any moment, again and again", async () => {
  const dir = folder();
  let last = 0;
  for (const more of [1, 7, 2, 40, 13]) {
    const from = last;
    const said = await killed(write(dir, "run"), (lines) => Number(lines.at(-1)) >= from + more);
    const [left = 0, right] = numbers(dir);
    expect(right).toBe(left);
    // A commit may have been made and not yet said; what was said has been made.
    expect(left).toBeGreaterThanOrEqual(Number(said.at(-1)));
    last = left;
  }
});

it("takes over the lock of a process that is gone, with what it left behind", () => {
  const dir = folder();
  writeFileSync(join(dir, "workbench.lock"), JSON.stringify({ pid: 2 ** 22 + 5, started: "1" }));
  mkdirSync(join(dir, "workbench.db.lock"));
  openStore(dir).close();
  // The id belongs to a process again, but to a later one: this.
  writeFileSync(join(dir, "workbench.lock"), JSON.stringify({ pid: process.pid, started: "1" }));
  openStore(dir).close();
  writeFileSync(join(dir, "workbench.lock"), "half a lo");
  openStore(dir).close();
  expect(readdirSync(dir)).toEqual(["workbench.db"]);
});

it("refuses a folder that is in use, naming the process", () => {
  const dir = folder();
  const store = openStore(dir);
  expect(() => openStore(dir)).toThrow(`already running in ${dir} (process ${process.pid})`);
  store.put("s", "k", 1);
  store.close();
  expect(existsSync(join(dir, "workbench.lock"))).toBe(false);
  const again = openStore(dir);
  expect(again.get("s", "k")).toBe(1);
  again.close();
});

it("says in one sentence that a file is no database, and leaves it as it is", () => {
  const dir = folder();
  writeFileSync(join(dir, "workbench.db"), "not a database, but somebody's text ".repeat(200));
  expect(() => openStore(dir)).toThrow(/^Unexpected .*workbench\.db unusable \(.*\), expected .* PARLEY_HOME$/);
  expect(readdirSync(dir)).toEqual(["workbench.db"]);
});

it("says in one sentence that a folder cannot be made", () => {
  const dir = folder();
  writeFileSync(join(dir, "file"), "");
  expect(() => openStore(join(dir, "file", "deeper"))).toThrow(/unusable \(.*\), expected a folder/);
});
