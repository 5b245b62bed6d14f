// Writes the lists that are made from folders: templates, and hosts. `--check` writes nothing and fails when one is stale.
import { pathToFileURL } from "node:url";
import { foldersIn, textOf, write } from "./files.mjs";
import { main, SetupError } from "./process.mjs";

const notHosts = ["core", "cli", "workbench"];

/** Names of the host packages, sorted: every folder of packages/ that is not core, cli or workbench and has a front door. */
export const hosts = () =>
  foldersIn("packages").filter((name) => !notHosts.includes(name) && textOf(`packages/${name}/src/index.ts`));

const withIndex = (folder) => foldersIn(folder).filter((name) => textOf(`${folder}/${name}/index.ts`));
const camel = (name) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
const header = (from) => `// Generated from ${from} by "npm run fix". Do not edit.\n`;

/** @returns {Record<string, string>} text by path, of every generated list */
export function registries() {
  const doors = {
    imports: hosts().map((name) => `import { door as ${camel(name)} } from "@parley/${name}";`),
    list: list("/** The front door of every host, ordered by name. */", "doors", "HostDoor", hosts().map(camel)),
  };
  const core = `import type { HostDoor } from "@parley/core";`;
  return {
    "packages/core/src/_registry.ts": templateRegistry(),
    "packages/core/src/_settings.ts": settingsRegistry(),
    "packages/cli/src/_hosts.ts": file("the packages", [core, ...doors.imports], doors.list),
    "packages/workbench/src/_hosts.ts": platformRegistry(core, doors),
  };
}

function templateRegistry() {
  const ids = withIndex("packages/core/src/templates");
  const imports = ids.map((id) => `import { ${camel(id)}Template } from "./templates/${id}/index.ts";`);
  const names = ids.map((id) => `${camel(id)}Template`);
  const type = `import type { AnyTemplate } from "./template.ts";`;
  return file(
    "templates/",
    [type, ...imports],
    list("/** Every template, ordered by id. */", "templates", "AnyTemplate", names),
  );
}

/** Thresholds apart from their shapes, so that the project's template knows all of them and carries none of the templates. */
function settingsRegistry() {
  const ids = foldersIn("packages/core/src/templates").filter((id) =>
    textOf(`packages/core/src/templates/${id}/settings.ts`),
  );
  const imports = ids.map((id) => `import { settings as ${camel(id)} } from "./templates/${id}/settings.ts";`);
  const items = ids.map((id) => (id === camel(id) ? id : `"${id}": ${camel(id)}`));
  const type = `import type { Settings } from "./shape.ts";`;
  const about = "/** The thresholds of every template that has some, by template. */";
  const body = `${about}\nexport const settingsOf: Readonly<Record<string, Settings>> = {\n${items.map((item) => `  ${item},\n`).join("")}};\n`;
  return file("templates/", [type, ...imports], body);
}

function platformRegistry(core, doors) {
  const names = withIndex("packages/workbench/src/hosts");
  const imports = names.map(
    (name) => `import { localPlatform as ${camel(name)}Platform } from "./hosts/${name}/index.ts";`,
  );
  const platforms = names.map((name) => `${camel(name)}Platform`);
  const about = "/** The local stand-in of every host, ordered by name. */";
  return file(
    "the packages and hosts/",
    [core, ...doors.imports, ...imports, `import type { LocalPlatform } from "./platform.ts";`],
    `${doors.list}\n${list(about, "platforms", "LocalPlatform", platforms)}`,
  );
}

const file = (from, imports, body) => `${header(from)}${imports.join("\n")}\n\n${body}`;
const list = (about, name, type, items) =>
  `${about}\nexport const ${name}: readonly ${type}[] = [\n${items.map((item) => `  ${item},\n`).join("")}];\n`;

/** Paths of the lists that do not say what the folders say. */
export const staleRegistries = () =>
  Object.entries(registries())
    .filter(([path, text]) => textOf(path) !== text)
    .map(([path]) => path);

/** Brings every list up to date. @returns {string[]} the paths written */
export function writeRegistries() {
  const stale = staleRegistries();
  for (const path of stale) write(path, registries()[path]);
  return stale;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href)
  await main(() => {
    if (!process.argv.includes("--check")) {
      for (const path of writeRegistries()) console.log(`Wrote ${path}`);
      return 0;
    }
    const stale = staleRegistries();
    if (stale.length > 0)
      throw new SetupError(`Unexpected stale ${stale.join(", ")}, expected the output of "npm run fix"`);
    return 0;
  });
