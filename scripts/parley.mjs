// npm run parley -- ...: the command line from source. npm runs scripts in the project's folder: back to where the user stands.
import { main } from "./process.mjs";
import { ensureInstalled } from "./setup.mjs";
import { runSource } from "./source.mjs";

await main(async () => {
  await ensureInstalled();
  if (process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);
  await runSource("packages/cli/src/main.ts");
  return process.exitCode;
});
