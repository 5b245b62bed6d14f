import { openRun } from "./run.ts";

// A reader that has seen enough ("parley check … | head") is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});
const run = openRun(process.argv.slice(2), process);
// What a library throws from a callback of its own reaches nobody else.
process.on("uncaughtException", (error) => {
  run.tell(error);
  process.exit(2);
});
process.exitCode = await run.done();
