import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { check } from "recheck";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const sources = resolve(import.meta.dirname, "../../packages/core/src");
const named = (path: string, found: unknown): string => `${path}: ${String(found)}`;

/** Every regular expression that is written in core, by its file. */
function written(): string[] {
  const out: string[] = [];
  for (const path of readdirSync(sources, { recursive: true, encoding: "utf8" })) {
    if (!path.endsWith(".ts")) continue;
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) out.push(named(path, node.text));
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(path, readFileSync(join(sources, path), "utf8"), ts.ScriptTarget.Latest, true));
  }
  return out;
}

/** Every one that core puts together from pieces, recorded while it is loaded and used. */
async function made(): Promise<string[]> {
  const out: string[] = [];
  const real = RegExp;
  const record = (pattern: RegExp): RegExp => {
    out.push(named("made", pattern));
    return pattern;
  };
  globalThis.RegExp = new Proxy(real, {
    construct: (target, given: [string, string?]) => record(new target(...given)),
  });
  try {
    const { analyse } = await import("@parley/core/text");
    const { adopt, readTables } = await import("@parley/core/adopt");
    const { templates } = await import("@parley/core/registry");
    analyse("Raise online sales from 8.0M to 9.6M by 2027-06-20");
    analyse("2027年6月底前把线上销售额提升三成");
    for (const table of readTables("| Activity | A | R |\n|---|---|---|\n| 海报 | 李娜 | 陈晨 |\n", "markdown"))
      adopt(table, templates);
  } finally {
    globalThis.RegExp = real;
  }
  return out;
}

/** The alternatives of a pattern. A search tries each from each place, so it is linear when each of them is. */
function alternatives(source: string): string[] {
  const out = [""];
  let depth = 0;
  let isClass = false;
  for (const piece of source.match(/\\[\s\S]|[\s\S]/g) ?? []) {
    if (isClass) isClass = piece !== "]";
    else if (piece === "[") isClass = true;
    else if (piece === "(") depth++;
    else if (piece === ")") depth--;
    if (piece === "|" && depth === 0 && !isClass) out.push("");
    else out[out.length - 1] += piece;
  }
  return out;
}

/**
 * What the checker's automaton proves: "safe", "vulnerable", or "unknown" where the pattern is too large for it. Its
 * other way, attacks by chance, is not asked: it takes bounded repetitions for polynomial, and not at every run.
 */
const proved = async (source: string, flags: string): Promise<"safe" | "vulnerable" | "unknown"> =>
  (await check(source, flags, { checker: "automaton", timeout: 20_000 })).status;

/** The same for a pattern as a whole, else piece by piece. */
async function verdict(name: string): Promise<string> {
  const [, source = "", flags = ""] = /^[^:]+: \/([\s\S]*)\/([a-z]*)$/.exec(name) ?? [];
  const whole = await proved(source, flags);
  if (whole !== "unknown") return whole;
  const pieces = alternatives(source);
  if (pieces.length === 1) return whole;
  const verdicts: string[] = [];
  for (const piece of pieces) verdicts.push(await proved(piece, flags));
  return ["vulnerable", "unknown"].find((one) => verdicts.includes(one)) ?? "safe";
}

describe("every regular expression of core", () => {
  it("is proved linear, but for a few that are too large to prove", { timeout: 1_800_000 }, async () => {
    const all = [...new Set([...written(), ...(await made())])];
    expect(all.length).toBeGreaterThan(350);
    expect(all.filter((name) => name.startsWith("made")).length).toBeGreaterThan(80);
    const verdicts = new Map<string, string>();
    for (const name of all) verdicts.set(name, await verdict(name));
    const those = (kind: string): string[] => all.filter((name) => verdicts.get(name) === kind);
    expect(those("vulnerable")).toEqual([]);
    // `tests/text/hostile.test.ts` gives these a megabyte of what they look for.
    console.log(
      those("unknown")
        .map((name) => name.slice(0, 120))
        .join("\n"),
    );
    expect(those("unknown").length).toBeLessThan(all.length / 20);
  });

  it("is told apart from one that is not", { timeout: 120_000 }, async () => {
    expect(await verdict("here: /(a+)+$/")).toBe("vulnerable");
    expect(await verdict("here: /^[^>]+@[^>]+$/")).toBe("vulnerable");
    expect(await verdict("here: /^[^@]+@[^@]+$/")).toBe("safe");
    expect(alternatives("a|(b|c)|[|]|\\|")).toEqual(["a", "(b|c)", "[|]", "\\|"]);
  });
});
