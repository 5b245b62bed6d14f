import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { expect, it } from "vitest";

const root = resolve(import.meta.dirname, "..", "..");

function bench(...args: readonly string[]): {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
} {
  const run = spawnSync(process.execPath, ["scripts/bench.mjs", ...args], { cwd: root, encoding: "utf8" });
  return { code: run.status, out: run.stdout, err: run.stderr };
}

it("measures both benchmarks on tiny documents and prints a table of each", () => {
  const { code, out, err } = bench("--sizes", "3,6", "--rounds", "1");
  expect(err).toBe("");
  expect(code).toBe(0);
  expect(out).toMatch(/^core: .*\n\n +rows +median ms +best ms +µs per row +exponent\n/);
  for (const task of ["parse", "check", "hash"])
    expect(out).toMatch(new RegExp(`^${task} raci-matrix +6 +[\\d.]+`, "m"));
  expect(out).toMatch(/^raci-matrix, many faults +6 +[1-9]/m);
  expect(out).toMatch(/^communication-plan, some faults +exponent( +-?[\d.]+){4}$/m);
});

it("gives figures as JSON", () => {
  const { code, out } = bench("checker", "--sizes", "4", "--rounds", "1", "--templates", "risk-register", "--json");
  expect(code).toBe(0);
  const { checker } = JSON.parse(out) as { checker: { figures: { rows: number; checkToZod: number }[] }[] };
  expect(checker.map(({ figures }) => figures.map(({ rows }) => rows))).toEqual([[4], [4]]);
  for (const { figures } of checker) expect(figures[0]!.checkToZod).toBeGreaterThan(0);
});

it.each([
  [["chekker"], 'Unexpected benchmark "chekker", expected one of core, checker'],
  [["--sizes", "10,many"], 'Unexpected --sizes "10,many", expected whole numbers such as 10,1000'],
  [["--templates", "poster"], 'Unexpected template "poster", expected one such as'],
])("says what exists when asked for %j, and ends with 2", (args, sentence) => {
  const { code, out, err } = bench(...args);
  expect([code, out]).toEqual([2, ""]);
  expect(err).toContain(sentence);
});
