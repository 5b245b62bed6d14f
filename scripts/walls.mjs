// Holds the import rules of .dependency-cruiser.cjs over every package and test: of this project, or of a folder named.
import { existsSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { main, root, SetupError } from "./process.mjs";

/**
 * Looks at every import below packages/ and tests/ of a project.
 *
 * @param {string} [folder]  the project; this one when left out
 * @returns {Promise<{ modules: number, packages: string[], unseen: string[], violations: string[] }>} `packages` that have at
 *   least one module, `unseen` ones that have none, `violations` as "rule: from → to"
 */
export async function lookAtImports(folder = root) {
  const { cruise } = await import("dependency-cruiser");
  const { forbidden, options } = createRequire(import.meta.url)("../.dependency-cruiser.cjs");
  const places = ["packages", "tests"].filter((name) => existsSync(join(folder, name)));
  const { output } = await cruise(places, { ...options, baseDir: folder, validate: true, ruleSet: { forbidden } });
  const { modules, summary } = output;
  const own = modules.map(({ source }) => source).filter((source) => /^(packages|tests)\//.test(source));
  const all = readdirSync(join(folder, "packages"));
  const packages = all.filter((name) => own.some((source) => source.startsWith(`packages/${name}/src/`)));
  return {
    modules: own.length,
    packages,
    unseen: all.filter((name) => !packages.includes(name)),
    violations: summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`),
  };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href)
  await main(async () => {
    const { modules, packages, unseen, violations } = await lookAtImports(process.argv[2]);
    for (const violation of violations) console.log(violation);
    if (modules === 0) throw new SetupError("Unexpected 0 modules, expected to look at every import");
    if (unseen.length > 0) throw new SetupError(`Unexpected package without a module seen: ${unseen.join(", ")}`);
    console.log(`${modules} modules in ${packages.length} packages and tests, ${violations.length} violations`);
    return violations.length > 0 ? 1 : 0;
  });
