/**
 * Started and killed by durability.test.ts. Writes the same number under two keys, in one transaction each time, and says
 * every number that was committed. With "stop" it stays in the middle of a transaction, between the two.
 */
import { writeSync } from "node:fs";
import { openStore } from "../../packages/workbench/src/sqlite-store.ts";

const [dir = "", mode] = process.argv.slice(2);
const store = openStore(dir);
// More than SQLite's page cache holds, so that a stopped transaction has already written to the disk.
const filler = "x".repeat(mode === "stop" ? 6_000_000 : 20_000);
const start = store.get<{ n: number }>("s", "left")?.n ?? 0;

for (let n = start + 1; ; n++) {
  store.transaction(() => {
    store.put("s", "left", { n, filler });
    if (mode === "stop" && n === start + 3) {
      writeSync(1, "middle\n");
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    }
    store.put("s", "right", { n, filler });
  });
  writeSync(1, `${n}\n`);
}
