// npm start: whatever is missing, then the workbench, in this process: a signal or a kill reaches it without a detour.
import { main } from "./process.mjs";
import { bundles } from "./bundles.mjs";
import { ensureBuilt, ensureInstalled } from "./setup.mjs";
import { runSource } from "./source.mjs";

await main(async () => {
  await ensureInstalled();
  await ensureBuilt(bundles().filter((name) => name !== "cli"));
  await runSource("packages/workbench/src/main.ts");
  return process.exitCode;
});
