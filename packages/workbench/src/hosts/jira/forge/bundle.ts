import { existsSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

/** A function of an app, as Forge calls it. */
export type Handler = (request: object, surroundings: object) => unknown;
/** The app's built functions. */
export interface Bundle {
  /** @param name  as the manifest writes it: "index.handler" = export `handler` of the bundle `index` */
  handler(name: string): Handler;
}

/**
 * Loads the bundle that was built for Forge, unmodified, and loads it anew when the file has changed.
 *
 * @param appDir  directory of the built app; its bundles are `local/<name>.cjs`
 */
export function openBundle(appDir: string): Bundle {
  const require = createRequire(join(appDir, "local", "index.cjs"));
  const loadedAt = new Map<string, number>();
  return {
    handler(name) {
      const [module = "", exported = ""] = name.split(".");
      const file = join(appDir, "local", `${module}.cjs`);
      if (!existsSync(file))
        throw new Error(`Unexpected app without ${file}, expected a built one. Run npm run build.`);
      const changedAt = statSync(file).mtimeMs;
      if (loadedAt.get(file) !== changedAt) delete require.cache[require.resolve(file)];
      loadedAt.set(file, changedAt);
      const found = (require(file) as Readonly<Record<string, unknown>>)[exported];
      if (typeof found !== "function") throw new Error(`Unexpected bundle without "${exported}", expected a function`);
      return found as Handler;
    },
  };
}
