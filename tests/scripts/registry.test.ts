import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { expect, it } from "vitest";

const root = resolve(import.meta.dirname, "..", "..");

function project(paths: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), "parley-registry-"));
  cpSync(join(root, "scripts"), join(folder, "scripts"), { recursive: true });
  for (const path of paths) put(folder, path);
  return folder;
}

function put(folder: string, path: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), "export {};\n");
}

function registry(folder: string, ...args: string[]): { code: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, "scripts", "registry.mjs"), ...args], {
    encoding: "utf8",
  });
  return { code: status, said: `${stdout}${stderr}` };
}

const text = (folder: string, path: string): string => readFileSync(join(folder, path), "utf8");

it("lists a new template and a new host without any edit, and says so when it is stale", () => {
  const folder = project(["packages/core/src/templates/raci-matrix/index.ts", "packages/jira/src/index.ts"]);
  for (const name of ["core", "cli", "workbench"]) put(folder, `packages/${name}/src/index.ts`);
  expect(registry(folder, "--check")).toEqual({
    code: 2,
    said: expect.stringContaining("Unexpected stale packages/core/src/_registry.ts") as string,
  });
  expect(registry(folder).code).toBe(0);
  expect(registry(folder, "--check")).toEqual({ code: 0, said: "" });

  put(folder, "packages/core/src/templates/smart-goal/index.ts");
  put(folder, "packages/core/src/templates/half-written/shape.ts");
  put(folder, "packages/google-docs/src/index.ts");
  put(folder, "packages/workbench/src/hosts/google-docs/index.ts");
  expect(registry(folder, "--check").code).toBe(2);
  expect(registry(folder).code).toBe(0);
  const templates = text(folder, "packages/core/src/_registry.ts");
  expect(templates).toContain('import { smartGoalTemplate } from "./templates/smart-goal/index.ts";');
  expect(templates).toContain("  raciMatrixTemplate,\n  smartGoalTemplate,\n];");
  expect(templates).not.toContain("halfWritten");
  expect(text(folder, "packages/cli/src/_hosts.ts")).toContain("  googleDocs,\n  jira,\n];");
  const workbench = text(folder, "packages/workbench/src/_hosts.ts");
  expect(workbench).toContain('import { door as googleDocs } from "@parley/google-docs";');
  expect(workbench).toContain("readonly LocalPlatform[] = [\n  googleDocsPlatform,\n];");
});
