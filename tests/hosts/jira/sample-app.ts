import { cpSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";

/**
 * Builds the sample app as an app is built for Forge: one bundle for its functions, one for its panel.
 *
 * @returns the directory that a local Jira takes as its `appDir`
 */
export async function buildSampleApp(): Promise<string> {
  const source = join(import.meta.dirname, "sample-app");
  const out = mkdtempSync(join(tmpdir(), "sample-app-"));
  cpSync(join(source, "manifest.yml"), join(out, "manifest.yml"));
  cpSync(join(source, "locales"), join(out, "locales"), { recursive: true });
  const shared = { bundle: true, logLevel: "error", jsx: "automatic" } as const;
  const define = { "process.env.NODE_ENV": '"production"', "process.env.CI": "undefined", global: "globalThis" };
  await Promise.all([
    build({
      ...shared,
      entryPoints: [join(source, "resolver.ts")],
      outfile: join(out, "local/index.cjs"),
      platform: "node",
      format: "cjs",
    }),
    build({
      ...shared,
      entryPoints: [join(source, "panel.jsx")],
      outfile: join(out, "local/main.js"),
      format: "iife",
      define,
    }),
  ]);
  return out;
}
