// npm run bench [core|checker]: how long the core's work takes. Bundled as a host bundles it: a loader's wrappers would be measured too.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { main, root, run } from "./process.mjs";
import { ensureInstalled } from "./setup.mjs";

await main(async () => {
  await ensureInstalled();
  const { build } = await import("esbuild");
  const folder = mkdtempSync(join(tmpdir(), "parley-bench-"));
  const outfile = join(folder, "bench.cjs");
  try {
    await build({
      entryPoints: [join(root, "tests", "bench", "main.ts")],
      outfile,
      bundle: true,
      platform: "node",
      format: "cjs",
      target: "node20",
      mainFields: ["module", "main"],
      logLevel: "warning",
    });
    const flags = ["--expose-gc", "--single-threaded-gc"];
    const { code } = await run(process.execPath, [...flags, outfile, ...process.argv.slice(2)], { show: true });
    return code;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
