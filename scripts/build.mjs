// npm run build [names]: everything in dist/, or the named bundles; what is fresh is left.
import { bundles } from "./bundles.mjs";
import { main, SetupError } from "./process.mjs";
import { ensureBuilt, ensureInstalled } from "./setup.mjs";

await main(async () => {
  const known = bundles();
  const names = process.argv.slice(2);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown) throw new SetupError(`Unexpected bundle "${unknown}", expected one of ${known.join(", ")}`);
  await ensureInstalled();
  await ensureBuilt(names.length > 0 ? names : known);
});
