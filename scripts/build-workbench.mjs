// dist/workbench: the workbench's page and the views of the local platforms.
import { join } from "node:path";
import { main, root } from "./process.mjs";

await main(async () => {
  const { build } = await import("vite");
  await build({ configFile: join(root, "packages", "workbench", "vite.config.ts"), logLevel: "warn" });
});
