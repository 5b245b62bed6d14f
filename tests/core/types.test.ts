import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import type * as errors from "./type-errors.ts";

/** The file is compiled, never run: it would not get far. */
const named: keyof typeof errors = "rules";
const path = fileURLToPath(new URL("./type-errors.ts", import.meta.url));
const source = readFileSync(path, "utf8");
const mark = /^(\s*)\/\/ @ts-expect-error .+$/gm;

const config = fileURLToPath(new URL("../tsconfig.json", import.meta.url));
const { options } = ts.parseJsonConfigFileContent(
  { ...ts.readConfigFile(config, (file) => ts.sys.readFile(file)).config, include: [], files: [path] },
  ts.sys,
  fileURLToPath(new URL("..", import.meta.url)),
);
const files = new Map<string, ts.SourceFile | undefined>();

/** Lines (from 1) at which a text in the place of the file does not compile. */
function errorLines(text: string): readonly number[] {
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, target) => {
    if (name === path) return ts.createSourceFile(name, text, target, true);
    if (!files.has(name)) files.set(name, read(name, target));
    return files.get(name);
  };
  const program = ts.createProgram([path], options, host);
  const file = program.getSourceFile(path);
  return program
    .getSemanticDiagnostics(file)
    .map(({ start = 0 }) => 1 + (file?.getLineAndCharacterOfPosition(start).line ?? -1));
}

describe("the types of the core", () => {
  const marks = [...source.matchAll(mark)].map((match) => source.slice(0, match.index).split("\n").length);

  it("refuse what they should: every marked line, and no other", () => {
    expect(marks.length).toBeGreaterThanOrEqual(36);
    expect(source).toContain(`export const ${named}`);
    expect(errorLines(source)).toEqual([]);
    const unmarked = source.replace(mark, "$1//");
    const found = new Set(errorLines(unmarked));
    for (const line of marks) {
      const next = source.split("\n")[line]!.trim();
      expect(
        [line + 1, line + 2, line + 3].some((at) => found.has(at)),
        `${next}`,
      ).toBe(true);
    }
    expect(found.size).toBeLessThanOrEqual(marks.length);
  });
});
