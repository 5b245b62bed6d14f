import { build } from "esbuild";
import { fileURLToPath } from "node:url";
import { createContext, Script } from "node:vm";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} KB`;

/** Core with one template as one script, as a sidebar or a panel loads it: minified, no modules, nothing of Node. */
async function bundled() {
  const { outputFiles, metafile } = await build({
    stdin: {
      contents: `
        import * as core from "@parley/core";
        import { raciMatrixTemplate } from "@parley/core/templates/raci-matrix";
        globalThis.parley = { ...core, template: raciMatrixTemplate };`,
      resolveDir: root,
      loader: "ts",
    },
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: "iife",
    target: "es2020",
    charset: "utf8",
    platform: "neutral",
    mainFields: ["module", "main"],
  });
  const inputs = Object.entries(Object.values(metafile.outputs)[0]!.inputs);
  const bytesOf = (part: RegExp): number =>
    inputs.filter(([path]) => part.test(path)).reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0);
  return { code: outputFiles[0]!.text, bytesOf };
}

describe("the core in a browser, a panel or a sidebar", () => {
  it("is below 135 KB with one template, the words that text heuristics know apart, and says how large it is", async () => {
    const { code, bytesOf } = await bundled();
    const [all, words] = [bytesOf(/./), bytesOf(/^packages\/core\/src\/text\//)];
    const libraries = bytesOf(/(^|\/)node_modules\//);
    console.log(
      `core with raci-matrix: ${kilobytes(all - words)}, of which libraries ${kilobytes(libraries)};`,
      `text heuristics ${kilobytes(words)}; together ${kilobytes(gzipSync(code).length)} gzipped`,
    );
    expect(bytesOf(/templates\/raci-matrix\//)).toBeGreaterThan(5_000);
    expect(libraries).toBeGreaterThan(5_000);
    expect(libraries).toBeLessThan(35_000);
    expect(all - words).toBeGreaterThan(50_000);
    expect(all - words).toBeLessThan(135_000);
  });

  it("runs where there is nothing but the language, without a clock, chance or eval", async () => {
    const world = createContext({}, { codeGeneration: { strings: false, wasm: false } });
    const bare = `
      delete globalThis.console;
      Math.random = Date.now = () => { throw new Error("unexpected clock or chance"); };`;
    new Script(bare).runInContext(world);
    new Script((await bundled()).code).runInContext(world);
    const journey = `(() => {
      const { template, sampleDocument, parse, check, projectOf, toMarkdown, fromText, merge, toBase, edit } = parley;
      const { shape } = template, now = "2027-03-01T09:00:00+08:00", find = () => template;
      const d = sampleDocument(template, { id: "d", language: "zh", now, fault: true });
      const parsed = parse(JSON.parse(JSON.stringify(d)), find);
      const codes = check(template, parsed.document, projectOf([d], now)).map((f) => f.code);
      const [again] = fromText(toMarkdown(template, d, "2027-03-01"), find);
      const ours = edit(shape, d, { content: { roles: { pm: { name: "x" } } } }, now);
      const m = merge(shape, toBase(shape, d), ours, again);
      return JSON.stringify([codes, again.title, m.conflicts.length, m.document.content.roles[1].name]);
    })()`;
    const said: unknown = new Script(journey).runInContext(world);
    expect(JSON.parse(String(said))).toEqual([["RA-01"], "夏日焕新 618 职责分工表", 0, "x"]);
  });
});
