// How well other people's goals and tables are read, on a labelled corpus beside the project, when there is one.
import { join } from "node:path";
import { main, root, run } from "./process.mjs";

await main(async () => {
  const codes = [];
  for (const part of ["goals", "tables"]) {
    const { code } = await run(process.execPath, [join(root, "scripts", `accuracy-${part}.mjs`)], { show: true });
    codes.push(code);
  }
  return Math.max(...codes);
});
