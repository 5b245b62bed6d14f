// dist/cli/parley.mjs: the command line as one file that Node runs.
import { chmodSync } from "node:fs";
import { join } from "node:path";
import { main, root } from "./process.mjs";

await main(async () => {
  const { build } = await import("esbuild");
  const outfile = join(root, "dist", "cli", "parley.mjs");
  await build({
    entryPoints: [join(root, "packages", "cli", "src", "main.ts")],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    minifySyntax: true,
    legalComments: "linked",
    logLevel: "warning",
    // Packages written for `require` ask for it while they are loaded.
    banner: {
      js: [
        "#!/usr/bin/env node",
        'import { createRequire as parleyRequire } from "node:module";',
        "const require = parleyRequire(import.meta.url);",
      ].join("\n"),
    },
  });
  chmodSync(outfile, 0o755);
});
