// dist/jira: the directory that `forge deploy` takes, and below `local/` the same code bundled as Forge bundles it, for the local Jira.
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = resolve(import.meta.dirname, "..");
const jsonOf = (path) => JSON.parse(readFileSync(join(root, path), "utf8"));

/** What Forge provides or installs itself: named in the app's package.json, not copied into its sources. */
const provided = ["@forge/*", "react", "react/*"];
const shared = { bundle: true, target: "es2022", charset: "utf8", legalComments: "none", logLevel: "error" };
const from = (path) => [join(root, "packages/jira/src", path)];
const source = { ...shared, external: provided, jsx: "automatic" };
/** What esbuild is told for the panel's script. */
export const panelBuild = { ...source, entryPoints: from("panel/index.tsx"), format: "esm", platform: "browser" };

/**
 * Writes the Forge app.
 *
 * @param outDir  relative to the project, or absolute; what is there is replaced
 */
export async function buildJira({ outDir = "dist/jira" } = {}) {
  const target = resolve(root, outDir);
  // Made beside and put in place at the end: whoever runs the old one meanwhile finds it whole.
  const out = `${target}.next`;
  rmSync(out, { recursive: true, force: true });
  mkdirSync(join(out, "src"), { recursive: true });
  cpSync(join(root, "manifests/jira"), out, { recursive: true });
  writeFileSync(join(out, "package.json"), `${JSON.stringify(packageOfApp(), undefined, 2)}\n`);
  await Promise.all([
    build({
      ...source,
      entryPoints: from("resolvers/index.ts"),
      outfile: join(out, "src/index.js"),
      format: "cjs",
      platform: "node",
    }),
    build({ ...panelBuild, outfile: join(out, "src/panel.jsx") }),
  ]);
  // The second step is Forge's own when it deploys: everything that an entry needs in one file, with React's production half.
  const define = { "process.env.NODE_ENV": '"production"', "process.env.CI": "undefined", global: "globalThis" };
  const whole = { ...shared, minify: true, nodePaths: [join(root, "node_modules")] };
  await Promise.all([
    build({
      ...whole,
      entryPoints: [join(out, "src/index.js")],
      outfile: join(out, "local/index.cjs"),
      format: "cjs",
      platform: "node",
    }),
    build({
      ...whole,
      entryPoints: [join(out, "src/panel.jsx")],
      outfile: join(out, "local/panel.js"),
      format: "iife",
      define,
    }),
  ]);
  rmSync(target, { recursive: true, force: true });
  renameSync(out, target);
  return target;
}

/** Without `"type": "module"`: Forge's bundlers read the app as CommonJS. The overrides are needed for its install to succeed. */
function packageOfApp() {
  const { version, license, dependencies } = jsonOf("packages/jira/package.json");
  const { overrides } = jsonOf("package.json");
  const own = Object.fromEntries(Object.entries(dependencies).filter(([name]) => !name.startsWith("@parley/")));
  return { name: "parley-for-jira", version, private: true, license, dependencies: own, overrides };
}

// node scripts/build-jira.mjs [directory]
if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href)
  await buildJira(process.argv[2] ? { outDir: process.argv[2] } : {});
