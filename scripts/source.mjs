// Runs TypeScript from source in this process.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./process.mjs";

/**
 * Imports a TypeScript file of this project; packages must be installed.
 *
 * @param {string} path  relative to the project
 */
export async function runSource(path) {
  const { register } = await import("tsx/esm/api");
  register({ tsconfig: join(root, "tsconfig.base.json") });
  await import(pathToFileURL(join(root, path)).href);
}
