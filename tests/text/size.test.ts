import { join, resolve } from "node:path";
import { build } from "esbuild";
import { expect, it } from "vitest";

const engine = resolve(import.meta.dirname, "../../packages/core/src/text/index.ts");

it("adds less than 40 KB to a panel or sidebar, and brings nothing along", async () => {
  const { outputFiles, metafile } = await build({
    entryPoints: [engine],
    bundle: true,
    minify: true,
    format: "esm",
    charset: "utf8",
    write: false,
    metafile: true,
  });
  const bytes = outputFiles[0]!.contents.length;
  console.log(`text heuristics: ${bytes} bytes minified`);
  const sources = Object.keys(metafile.inputs);
  expect(sources.length).toBeGreaterThan(10);
  expect(sources.filter((path) => !path.includes(join("core", "src", "text")))).toEqual([]);
  expect(bytes).toBeLessThan(40 * 1024);
});
