// npm test [-- filters]: whatever is missing, then every test. The last line is "N passed, N failed".
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { main, root, runTool, SetupError } from "./process.mjs";
import { ensureBrowser, ensureBuilt, ensureInstalled, ensureOffice } from "./setup.mjs";

const countFile = join(root, "test-results", "count.json");

await main(async () => {
  try {
    return await testAll(process.argv.slice(2));
  } catch (error) {
    console.error(error.message);
    console.log("0 passed, 1 failed");
    return 1;
  }
});

async function testAll(filters) {
  await ensureInstalled();
  const browser = await ensureBrowser();
  const office = await ensureOffice();
  await ensureBuilt();
  rmSync(countFile, { force: true });
  const reporters = ["--reporter=default", "--reporter=./scripts/count-reporter.mjs"];
  const { code } = await runTool("vitest", ["run", ...reporters, ...filters], {
    show: true,
    env: { PARLEY_CHROMIUM: browser, PARLEY_OFFICE: office ?? "", PARLEY_COUNT_FILE: countFile },
  });
  const { passed, failed, skipped } = counted();
  const byName = filters.some((filter) => filter === "-t" || filter.startsWith("--testNamePattern"));
  const unseen = byName ? 0 : skipped;
  if (unseen > 0) console.log(`${unseen} skipped: a skipped test has looked at nothing and counts as failed`);
  const known = failed + unseen;
  const red = known === 0 && (code !== 0 || passed === 0) ? 1 : known;
  if (red > known) console.log(`vitest ended with ${code} after ${passed} tests: that counts as one failure`);
  console.log(`${passed} passed, ${red} failed`);
  return red > 0 ? 1 : 0;
}

function counted() {
  try {
    return JSON.parse(readFileSync(countFile, "utf8"));
  } catch (error) {
    if (error.code !== "ENOENT") throw new SetupError(`${countFile} cannot be read: ${error.message}`);
    return { passed: 0, failed: 0, skipped: 0 };
  }
}
