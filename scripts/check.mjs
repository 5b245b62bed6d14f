// npm run check [names]: everything about the code that can be said without running it. All steps run; the summary is at the end.
import { staleRegistries } from "./registry.mjs";
import { main, root, run, runTool, SetupError } from "./process.mjs";
import { ensureInstalled } from "./setup.mjs";
import { join } from "node:path";

const checks = {
  format: () => runTool("oxfmt", ["--check"]),
  lint: () => runTool("oxlint", ["--type-aware", "--deny-warnings", "packages", "tests", "scripts"]),
  types: () => runTool("typescript", ["-b"]),
  walls: () => run(process.execPath, [join(root, "scripts", "walls.mjs")]),
  registry: () => {
    const stale = staleRegistries();
    return { code: stale.length, output: stale.map((path) => `${path} is stale: run "npm run fix"\n`).join("") };
  },
  "dead code": () => runTool("knip", ["--no-progress"]),
};

await main(async () => {
  const asked = process.argv.slice(2);
  const unknown = asked.find((name) => !(name in checks));
  if (unknown) throw new SetupError(`Unexpected check "${unknown}", expected one of ${Object.keys(checks).join(", ")}`);
  await ensureInstalled();
  const failed = [];
  const names = Object.keys(checks).filter((name) => asked.length === 0 || asked.includes(name));
  for (const name of names) {
    const start = Date.now();
    const { code, output } = await checks[name]();
    const took = `${((Date.now() - start) / 1000).toFixed(1)} s`;
    console.log(`${code === 0 ? "ok    " : "FAILED"}  ${name.padEnd(10)} ${took}`);
    if (code !== 0) {
      failed.push(name);
      console.log(output.trimEnd().replace(/^/gm, "    "));
    }
  }
  console.log(failed.length === 0 ? `check: all ${names.length} fine` : `check: ${failed.join(", ")} failed`);
  return failed.length > 0 ? 1 : 0;
});
