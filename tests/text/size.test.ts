import { join, resolve } from "node:path";
import { build, type BuildOptions } from "esbuild";
import { describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "../..");
const folder = `${join("packages", "core", "src", "text")}/`;
const script = async (name: string) => (await import(join(root, "scripts", name))) as Record<string, BuildOptions>;

/** What each file of a bundle comes to in it, in bytes; minified as it is delivered. */
async function bytesIn(settings: BuildOptions): Promise<ReadonlyMap<string, number>> {
  const options = { ...settings, absWorkingDir: root, minify: true, write: false, metafile: true } as const;
  const { metafile } = await build(options);
  const [output] = Object.values(metafile.outputs);
  return new Map(Object.entries(output?.inputs ?? {}).map(([path, { bytesInOutput }]) => [path, bytesInOutput]));
}

describe("the text heuristics", () => {
  it("bring nothing along", async () => {
    const entryPoints = [join(root, folder, "index.ts")];
    const paths = [...(await bytesIn({ entryPoints, bundle: true, format: "esm", charset: "utf8" })).keys()];
    expect(paths.length).toBeGreaterThan(10);
    expect(paths.filter((path) => !path.startsWith(folder))).toEqual([]);
  });

  it.each([
    ["the sidebar", "build-sheets.mjs", "sidebarBuild"],
    ["the panel", "build-jira.mjs", "panelBuild"],
  ])("add less than 40 KB to %s, by the settings that it is built with", async (bundle, file, settings) => {
    const sizes = [...(await bytesIn((await script(file))[settings]!))];
    const own = sizes.filter(([path]) => path.startsWith(folder));
    const bytes = own.reduce((sum, [, size]) => sum + size, 0);
    console.log(`text heuristics in ${bundle}: ${bytes} bytes minified`);
    expect(own.length).toBeGreaterThan(20);
    expect(bytes).toBeLessThan(40_000);
  });
});
