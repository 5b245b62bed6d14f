// dist/workbench: the workbench's page and the views of the local platforms, and what those make beforehand.
import { join } from "node:path";
import { main, root } from "./process.mjs";
import { runSource } from "./source.mjs";

await main(async () => {
  const { build } = await import("vite");
  await build({ configFile: join(root, "packages", "workbench", "vite.config.ts"), logLevel: "warn" });
  await runSource("packages/workbench/src/prepare.ts");
});
