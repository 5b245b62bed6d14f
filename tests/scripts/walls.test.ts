import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { expect, it } from "vitest";

const root = resolve(import.meta.dirname, "..", "..");
const packages = readdirSync(join(root, "packages"));

/** The workspace as it stands, with little files instead of the real ones: `sources` by path. */
function workspace(sources: Readonly<Record<string, string>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "parley-walls-")));
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const name of packages) {
    put(`packages/${name}/src/index.ts`, `export const ${name} = 1;\n`);
    cpSync(join(root, "packages", name, "package.json"), join(folder, "packages", name, "package.json"));
  }
  mkdirSync(join(folder, "node_modules", "@parley"), { recursive: true });
  for (const name of packages)
    symlinkSync(join(folder, "packages", name), join(folder, "node_modules", "@parley", name));
  for (const name of readdirSync(join(root, "node_modules")))
    if (name !== "@parley") symlinkSync(join(root, "node_modules", name), join(folder, "node_modules", name));
  for (const [path, text] of Object.entries({ ...legal, ...sources })) put(path, text);
  return folder;
}

/** What must stay allowed, one of a kind. */
const legal = {
  "packages/core/src/shape.ts": 'import * as z from "zod/mini";\nexport const shape = z.string();\n',
  "packages/core/src/hash.ts": 'export { sha256 } from "@noble/hashes/sha2.js";\n',
  "packages/core/src/_registry.ts": 'export { one } from "./templates/one/index.ts";\n',
  "packages/core/src/testing/index.ts": 'export { shape } from "../shape.ts";\n',
  "packages/core/src/templates/one/index.ts": 'export { one } from "./shape.ts";\n',
  "packages/core/src/templates/one/shape.ts": 'import { shape } from "../../shape.ts";\nexport const one = shape;\n',
  "packages/core/src/templates/two/rules.ts": 'export { one } from "../one/shape.ts";\n',
  "packages/jira/src/adapter.ts":
    'export { core } from "@parley/core";\nexport { one } from "@parley/core/templates/one";\nexport { one as o } from "@parley/core/registry";\n',
  "packages/notion/src/port.ts": 'import { Client } from "@notionhq/client";\nexport const port = Client;\n',
  "packages/cli/src/push.ts": 'export { jira } from "@parley/jira";\n',
  "packages/workbench/src/server.ts": 'import { app } from "./hosts/notion/index.ts";\nexport const all = [app];\n',
  "packages/workbench/src/platform.ts": "export interface Platform {}\n",
  "packages/workbench/src/hosts/notion/index.ts":
    'import { Hono } from "hono";\nimport type { Platform } from "../../platform.ts";\nimport type { Client } from "@notionhq/client";\nexport type P = Platform | Client;\nexport const app = new Hono();\n',
  "packages/workbench/src/hosts/notion/view/main.ts":
    'import type { P } from "../index.ts";\nexport const view: P[] = [];\n',
  "tests/hosts/jira/port.test.ts": 'export { one } from "../../../packages/jira/src/adapter.ts";\n',
  "tests/all.test.ts":
    'export { shape } from "@parley/core/testing";\nexport { jira } from "@parley/jira";\nexport { all } from "../packages/workbench/src/server.ts";\n',
};

/** One seeded violation of each kind: the file, what it imports, the rule that must catch it. */
const seeds: readonly [rule: string, from: string, imports: string][] = [
  ["core-is-pure", "packages/core/src/bad-node.ts", "node:fs"],
  ["core-is-pure", "packages/core/src/bad-library.ts", "hono"],
  ["core-is-pure", "packages/core/src/bad-host.ts", "@parley/jira"],
  ["templates-know-only-the-contract", "packages/core/src/templates/one/bad.ts", "../../push.ts"],
  ["templates-know-only-the-contract", "packages/core/src/templates/one/bad-rules.ts", "../two/rules.ts"],
  ["contract-knows-no-template", "packages/core/src/bad-template.ts", "./templates/one/index.ts"],
  ["front-door-of-core", "packages/sheets/src/bad-core.ts", "../../core/src/shape.ts"],
  ["front-door-of-packages", "packages/cli/src/bad-inside.ts", "../../jira/src/adapter.ts"],
  ["hosts-are-islands", "packages/jira/src/bad-host.ts", "@parley/notion"],
  ["hosts-are-islands", "packages/sheets/src/bad-workbench.ts", "@parley/workbench"],
  ["cli-and-workbench-are-neighbours", "packages/cli/src/bad-workbench.ts", "@parley/workbench"],
  ["cli-and-workbench-are-neighbours", "packages/workbench/src/bad-cli.ts", "@parley/cli"],
  ["local-platforms-are-independent", "packages/workbench/src/hosts/notion/bad-plugin.ts", "@parley/notion"],
  ["local-platforms-are-independent", "packages/workbench/src/hosts/jira/bad-neighbour.ts", "../notion/index.ts"],
  ["page-is-a-page", "packages/workbench/src/web/bad-server.ts", "../server.ts"],
  ["page-is-a-page", "packages/workbench/src/web/bad-host.ts", "@parley/sheets"],
  ["sdks-stay-home", "packages/cli/src/bad-notion.ts", "@notionhq/client"],
  ["sdks-stay-home", "packages/workbench/src/hosts/notion/bad-client.ts", "@notionhq/client"],
  ["google-sdk-stays-home", "packages/jira/src/bad-google.ts", "googleapis"],
  ["forge-sdk-stays-home", "packages/workbench/src/bad-forge.ts", "@forge/api"],
  ["nobody-imports-tests", "packages/cli/src/bad-test.ts", "../../../tests/all.test.ts"],
  ["tests-by-front-doors", "tests/bad-inside.ts", "../packages/jira/src/adapter.ts"],
  ["host-tests-look-at-their-host", "tests/hosts/notion/bad-inside.ts", "../../../packages/jira/src/adapter.ts"],
  ["resolvable", "packages/cli/src/bad-missing.ts", "./nowhere.ts"],
  ["no-circular", "packages/cli/src/bad-circle.ts", "./bad-circle-back.ts"],
];

const look = (folder: string): { code: number | null; lines: string[] } => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, "scripts", "walls.mjs"), folder], {
    encoding: "utf8",
  });
  return { code: status, lines: `${stdout}${stderr}`.trim().split("\n") };
};

it("lets everything pass that the architecture allows", () => {
  const { code, lines } = look(workspace({}));
  expect(lines).toEqual([expect.stringMatching(/^\d+ modules in 6 packages and tests, 0 violations$/)]);
  expect(code).toBe(0);
});

it("catches a violation of every rule", () => {
  const bad = Object.fromEntries(
    seeds.map(([, from, imports]) => [from, `import * as other from "${imports}";\nexport const bad = other;\n`]),
  );
  const back = { "packages/cli/src/bad-circle-back.ts": 'export { bad } from "./bad-circle.ts";\n' };
  const { code, lines } = look(workspace({ ...bad, ...back, "packages/core/src/push.ts": "export {};\n" }));
  expect(code).toBe(1);
  // Of a circle only one file is named.
  const isCaught = (rule: string, from: string): boolean =>
    lines.some((line) => line.startsWith(`${rule}: ${from.replace(/\.ts$/, "")}`));
  const missed = seeds.filter(([rule, from]) => !isCaught(rule, from));
  expect(missed).toEqual([]);
  const innocent = lines.filter((line) => line.includes(": ") && !line.includes("/bad"));
  expect(innocent).toEqual([]);
});

it("fails when there was nothing to look at", () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "parley-walls-")));
  mkdirSync(join(folder, "packages", "empty"), { recursive: true });
  const { code, lines } = look(folder);
  expect([code, lines.at(-1)]).toEqual([2, "Unexpected 0 modules, expected to look at every import"]);
});
