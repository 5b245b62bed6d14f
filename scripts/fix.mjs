// npm run fix: what a machine can mend: the generated lists, lint, format.
import { main, runTool } from "./process.mjs";
import { writeRegistries } from "./registry.mjs";
import { ensureInstalled } from "./setup.mjs";

await main(async () => {
  await ensureInstalled();
  for (const path of writeRegistries()) console.log(`Wrote ${path}`);
  const lint = await runTool("oxlint", ["--type-aware", "--fix", "packages", "tests", "scripts"], { show: true });
  const format = await runTool("oxfmt", [], { show: true });
  return lint.code || format.code;
});
