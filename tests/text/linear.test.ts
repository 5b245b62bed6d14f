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

/** What the checker calls it: "safe", or why not. What is too large for it as a whole is looked at piece by piece. */
async function verdict(name: string): Promise<string> {
  const [, source = "", flags = ""] = /^[^:]+: \/([\s\S]*)\/([a-z]*)$/.exec(name) ?? [];
  const { status } = await check(source, flags, { timeout: 5000 });
  if (status !== "unknown") return status === "safe" ? "safe" : `${status} ${name}`;
  for (const part of alternatives(source)) {
    const one = await check(part, flags, { timeout: 120_000 });
    if (one.status !== "safe") return `${one.status} ${part} in ${name}`;
  }
  return "safe";
}

describe("every regular expression of core", () => {
  it("is linear", { timeout: 1_800_000 }, async () => {
    const all = [...new Set([...written(), ...(await made())])];
    expect(all.length).toBeGreaterThan(350);
    expect(all.filter((name) => name.startsWith("made")).length).toBeGreaterThan(80);
    const verdicts: string[] = [];
    for (const name of all) verdicts.push(await verdict(name));
    expect(verdicts.filter((one) => one !== "safe")).toEqual([]);
  });

  it("is told apart from one that is not", { timeout: 60_000 }, async () => {
    expect(await verdict("here: /(a+)+$/")).not.toBe("safe");
    expect(await verdict("here: /^[^@]+@[^@]+$/")).toBe("safe");
    expect(alternatives("a|(b|c)|[|]|\\|")).toEqual(["a", "(b|c)", "[|]", "\\|"]);
  });
});
