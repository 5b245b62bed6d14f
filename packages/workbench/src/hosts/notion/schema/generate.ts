import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { AnySchemaObject } from "ajv";
import { createGenerator } from "ts-json-schema-generator";
import { typesRoot } from "./types-root.ts";

const require = createRequire(import.meta.url);
const versionOf = (packageJson: string): string =>
  (JSON.parse(readFileSync(packageJson, "utf8")) as { version: string }).version;

const sdkFolder = dirname(require.resolve("@notionhq/client/package.json"));

/** "@notionhq/client 5.26.0": what the schema was made from. */
export const sdkVersion = `@notionhq/client ${versionOf(join(sdkFolder, "package.json"))}`;

/**
 * JSON Schema (draft 7) of Notion's requests and answers, one definition per name of `SchemaName`.
 *
 * Made from the SDK's own types, which takes a few seconds, and kept under `node_modules/.cache/parley` by the versions it
 * depends on. A process writes a file of its own and renames it, so several may start at once.
 */
export function notionSchema(): AnySchemaObject {
  const root = typesRoot(join(sdkFolder, "build/src/api-endpoints"));
  const generator = versionOf(require.resolve("ts-json-schema-generator/package.json"));
  const key = createHash("sha256").update(`${sdkVersion}\n${generator}\n${root}`).digest("hex").slice(0, 16);
  // The SDK's folder is <modules>/@notionhq/client.
  const cache = join(dirname(dirname(sdkFolder)), ".cache", "parley");
  const file = join(cache, `notion-schema-${key}.json`);
  if (!existsSync(file)) {
    mkdirSync(cache, { recursive: true });
    const work = mkdtempSync(join(cache, "notion-"));
    try {
      writeFileSync(join(work, "schema.json"), JSON.stringify(generate(work, root)));
      renameSync(join(work, "schema.json"), file);
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
  }
  return JSON.parse(readFileSync(file, "utf8")) as AnySchemaObject;
}

function generate(folder: string, root: string): AnySchemaObject {
  const path = join(folder, "root.ts");
  const tsconfig = join(folder, "tsconfig.json");
  // The generator brings its own TypeScript 5; `node` is the resolution that reads the SDK's CommonJS declarations there.
  const compilerOptions = { strict: true, target: "ES2022", module: "commonjs", moduleResolution: "node", types: [] };
  writeFileSync(path, root);
  writeFileSync(tsconfig, JSON.stringify({ compilerOptions, files: ["root.ts"] }));
  return createGenerator({ path, tsconfig, type: "*", skipTypeCheck: true, expose: "all" }).createSchema(
    "*",
  ) as AnySchemaObject;
}
