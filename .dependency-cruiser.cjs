/**
 * Who may import whom (core <- hosts <- workbench, cli <- tests). No host is named: a new folder under packages/ is covered at
 * once. `tests/scripts/walls.test.ts` seeds a violation of every rule and sees it caught.
 */
const { readdirSync } = require("node:fs");

const host = "packages/(?!core/|workbench/|cli/)([^/]+)";

/** The files that others may import: what the packages' package.json files export. */
const doors = readdirSync(`${__dirname}/packages`).flatMap((name) =>
  Object.values(require(`./packages/${name}/package.json`).exports ?? {}).map(
    (file) => `^packages/${name}/${file.slice(2).replaceAll(".", "\\.").replaceAll("*", "[^/]+")}$`,
  ),
);

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "no-circular",
      comment: "Two files that need each other are one idea, or three.",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    { name: "resolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
    {
      name: "core-is-pure",
      comment: "Core runs inside a sidebar and a Forge panel: itself, zod and @noble/hashes, nothing of Node.",
      severity: "error",
      from: { path: "^packages/core/src/" },
      to: { pathNot: ["^packages/core/src/", "(^|/)node_modules/(zod|@noble/hashes)/"] },
    },
    {
      name: "templates-know-only-the-contract",
      comment:
        "A template folder imports core's contract and its neighbours' shapes; never their rules, hosts or exchange.",
      severity: "error",
      from: { path: "^packages/core/src/templates/([^/]+)/" },
      to: {
        path: "^packages/core/src/",
        pathNot: [
          "^packages/core/src/templates/$1/",
          "^packages/core/src/templates/[^/]+/shape\\.ts$",
          "^packages/core/src/(rules|text|calendar)/",
          "^packages/core/src/(?!index|_registry|push|merge|host)[^/]+\\.ts$",
        ],
      },
    },
    {
      name: "contract-knows-no-template",
      comment: "Only the generated lists, packs and the test cases reach into templates/.",
      severity: "error",
      from: {
        path: "^packages/core/src/",
        pathNot: ["/templates/", "/packs/", "/testing/", "/_(registry|settings)\\.ts$"],
      },
      to: { path: "^packages/core/src/templates/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "front-door-of-core",
      comment: "Everybody else imports core by a subpath of its package.json, never by a file.",
      severity: "error",
      from: { pathNot: "^packages/core/" },
      to: {
        path: "^packages/core/src/",
        pathNot: doors,
      },
    },
    {
      name: "front-door-of-packages",
      comment: "A package's inside is its own.",
      severity: "error",
      from: { path: "^packages/([^/]+)/" },
      to: { path: "^packages/(?!core/)", pathNot: ["^packages/$1/", ...doors] },
    },
    {
      name: "hosts-are-islands",
      comment: "A host imports core and itself: never another host, the workbench or the command line.",
      severity: "error",
      from: { path: `^${host}/` },
      to: { path: "^packages/(?!core/)([^/]+)/", pathNot: "^packages/$1/" },
    },
    {
      name: "cli-and-workbench-are-neighbours",
      comment: "The command line speaks to the workbench over HTTP, and the workbench knows no command.",
      severity: "error",
      from: { path: "^packages/(cli|workbench)/" },
      to: { path: "^packages/(cli|workbench)/", pathNot: "^packages/$1/" },
    },
    {
      name: "local-platforms-are-independent",
      comment:
        "A stand-in that borrows the host's code would agree with its mistakes. Nor does one know its neighbours.",
      severity: "error",
      from: { path: "^packages/workbench/src/hosts/([^/]+)/" },
      to: { path: [`^${host}/`, "^packages/workbench/src/hosts/"], pathNot: "^packages/workbench/src/hosts/$1/" },
    },
    {
      name: "page-is-a-page",
      comment: "What runs in the browser imports no server code but types.",
      severity: "error",
      from: { path: "^packages/workbench/src/(web|hosts/[^/]+/view)/" },
      to: {
        path: ["^packages/workbench/src/[^/]+\\.ts$", "^packages/(?!core/|workbench/)"],
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "sdks-stay-home",
      comment: "A platform's SDK is imported in its own host package. The local Notion may take types for its schemas.",
      severity: "error",
      from: { path: "^packages/(?!notion/)" },
      to: { path: "node_modules/@notionhq/client/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "google-sdk-stays-home",
      severity: "error",
      from: { path: "^packages/(?!sheets/)" },
      to: { path: "node_modules/googleapis(-common)?/" },
    },
    {
      name: "forge-sdk-stays-home",
      severity: "error",
      from: { path: "^packages/(?!jira/)" },
      to: { path: "node_modules/@forge/" },
    },
    {
      name: "nobody-imports-tests",
      severity: "error",
      from: { path: "^packages/" },
      to: { path: "^tests/" },
    },
    {
      name: "tests-by-front-doors",
      comment:
        "Tests may look inside the workbench, whose parts they start one by one; packages they use as others do.",
      severity: "error",
      from: { path: "^tests/", pathNot: "^tests/hosts/" },
      to: {
        path: "^packages/",
        pathNot: ["^packages/workbench/src/", ...doors],
      },
    },
    {
      name: "host-tests-look-at-their-host",
      comment: "What guards one host may look inside that host: its ports and limits have no other door.",
      severity: "error",
      from: { path: "^tests/hosts/([^/]+)/" },
      to: { path: "^packages/", pathNot: ["^packages/$1/src/", "^packages/workbench/src/", ...doors] },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    exclude: { path: "^(packages/[^/]+/\\.tsbuild|dist|generated)/" },
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: {
      conditionNames: ["import", "node", "default", "types"],
      exportsFields: ["exports"],
      mainFields: ["module", "main", "types", "typings"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".d.ts", ".json"],
    },
  },
};
