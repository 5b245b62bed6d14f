// The bundles in dist/: one per `scripts/build-<name>.mjs`, which writes `dist/<name>` when it is run.
import { foldersIn, filesIn, hashOf, textOf, write } from "./files.mjs";
import { run, SetupError } from "./process.mjs";

/** Names of all bundles, sorted: "cli", "jira", ... */
export function bundles() {
  return filesIn("scripts").flatMap((file) => /^scripts\/build-([a-z0-9-]+)\.mjs$/.exec(file)?.[1] ?? []);
}

/** Whether `dist/<name>` is there and was made from the sources as they are now. */
export function isFresh(name) {
  return filesIn(`dist/${name}`).length > 0 && textOf(stampOf(name)) === hashOf(inputsOf(name));
}

/** @throws SetupError with the build's own words when it fails */
export async function buildBundle(name) {
  const made = hashOf(inputsOf(name));
  const { code, output } = await run(process.execPath, [`scripts/build-${name}.mjs`]);
  if (code !== 0) throw new SetupError(`The build of ${name} failed:\n${output.trim()}`);
  if (filesIn(`dist/${name}`).length === 0) throw new SetupError(`The build of ${name} left nothing in dist/${name}`);
  write(stampOf(name), made);
}

const stampOf = (name) => `dist/.stamps/${name}`;

/**
 * A host is made from core and itself, the command line from every package that it depends on. The workbench's bundle is its
 * page only, which imports no host: its server runs from source.
 */
function inputsOf(name) {
  const { dependencies = {} } = JSON.parse(textOf(`packages/${name}/package.json`) || "{}");
  const below = name === "workbench" ? ["core"] : foldersIn("packages").filter((at) => `@parley/${at}` in dependencies);
  const paths = [...below, name].flatMap((at) => [`packages/${at}/src`, `packages/${at}/package.json`]);
  const own = [`packages/${name}/vite.config.ts`, `manifests/${name}`, `scripts/build-${name}.mjs`];
  return [...paths, ...own, "package-lock.json", "tsconfig.base.json"];
}
