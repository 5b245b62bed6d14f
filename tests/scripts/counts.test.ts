import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { expect, it } from "vitest";

const root = resolve(import.meta.dirname, "..", "..");

/** This project with its scripts and packages, but with other tests and nothing to build. */
function project(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "parley-counts-"));
  for (const name of ["package-lock.json", "vitest.config.ts", "tsconfig.base.json"])
    cpSync(join(root, name), join(folder, name));
  mkdirSync(join(folder, "node_modules"));
  for (const name of readdirSync(join(root, "node_modules")))
    symlinkSync(join(root, "node_modules", name), join(folder, "node_modules", name));
  for (const name of readdirSync(join(root, "scripts")).filter((each) => !each.startsWith("build-")))
    cpSync(join(root, "scripts", name), join(folder, "scripts", name));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

function ends(folder: string, command: string, args: readonly string[]): [code: number | null, lastLine: string] {
  const { status, stdout } = spawnSync(command, args, { cwd: folder, encoding: "utf8" });
  return [status, stdout.trimEnd().split("\n").at(-1) ?? ""];
}
const npmTest = (folder: string, ...filters: string[]): [number | null, string] =>
  ends(folder, process.execPath, ["scripts/test.mjs", ...filters]);

const head = 'import { expect, it } from "vitest";\n';
const good = `${head}it("a", () => expect(1).toBe(1));\nit("b", () => expect(1).toBe(1));\n`;

it("ends npm test with the counts, and fails when anything did", () => {
  expect(npmTest(project({ "tests/good.test.ts": good }))).toEqual([0, "2 passed, 0 failed"]);
  const mixed = project({
    "tests/good.test.ts": good,
    "tests/red.test.ts": `${head}it("red", () => expect(1).toBe(2));\n`,
    "tests/broken.test.ts": `${head}throw new Error("not loaded");\n`,
    "tests/empty.test.ts": head,
    "tests/skipped.test.ts": `${head}it.skip("later", () => expect(1).toBe(1));\nit("now", () => expect(1).toBe(1));\n`,
  });
  expect(npmTest(mixed)).toEqual([1, "3 passed, 4 failed"]);
  expect(npmTest(mixed, "tests/good.test.ts")).toEqual([0, "2 passed, 0 failed"]);
  expect(npmTest(mixed, "tests/good.test.ts", "-t", "a")).toEqual([0, "1 passed, 0 failed"]);
});

it("counts a run without a test as a failure", () => {
  expect(npmTest(project({}))).toEqual([1, "0 passed, 1 failed"]);
  expect(npmTest(project({ "tests/good.test.ts": good }), "nowhere")).toEqual([1, "0 passed, 1 failed"]);
});

it("adds a failed check to the counts of the whole", () => {
  const ci = (check: string, test: string): [number | null, string] => {
    const folder = project({ "package.json": JSON.stringify({ scripts: { check, test } }) });
    cpSync(join(root, ".ci"), join(folder, ".ci"), { recursive: true });
    chmodSync(join(folder, ".ci", "run"), 0o755);
    return ends(folder, join(folder, ".ci", "run"), []);
  };
  expect(ci("exit 0", "echo 5 passed, 0 failed")).toEqual([0, "5 passed, 0 failed"]);
  expect(ci("exit 1", "echo 5 passed, 0 failed")).toEqual([1, "5 passed, 1 failed"]);
  expect(ci("exit 0", "echo 5 passed, 2 failed; exit 1")).toEqual([1, "5 passed, 2 failed"]);
  expect(ci("exit 1", "echo no counts; exit 2")).toEqual([1, "0 passed, 2 failed"]);
});
