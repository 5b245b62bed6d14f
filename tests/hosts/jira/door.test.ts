import { execFile } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { promisify } from "node:util";
import { door } from "@parley/jira";
import { describe, expect, it } from "vitest";
import { builtApp, openSite } from "./local-site.ts";

const env = { JIRA_SITE: "https://example.atlassian.net/", JIRA_EMAIL: "a@example.com", JIRA_TOKEN: "t" };
const connect = (address: string, given: Record<string, string> = env) =>
  door.connect(address, { env: given, options: {} });

describe("the door", () => {
  it("takes issue keys and ids, makes no call, and knows where people find the issue", async () => {
    expect((await connect("jira:DEMO-1")).target).toEqual({ issue: "DEMO-1" });
    expect((await connect("jira:10101")).target).toEqual({ issue: "10101" });
    const { port } = await connect("jira:AB_2-10");
    expect((port as { link: (issue: string) => string }).link("AB_2-10")).toBe(
      "https://example.atlassian.net/browse/AB_2-10",
    );
  });

  it("refuses an address that is no issue, a site that is none, and a missing token", async () => {
    for (const address of ["jira:", "jira:demo 1", "jira:DEMO-1/../x", "jira:https://x"])
      await expect(connect(address)).rejects.toMatchObject({ code: "invalid-target" });
    for (const JIRA_SITE of ["example", "http://example.com", "ftp://x"])
      await expect(connect("jira:DEMO-1", { ...env, JIRA_SITE })).rejects.toMatchObject({
        code: "invalid-target",
      });
    const { JIRA_TOKEN: _none, ...rest } = env;
    const refusal = connect("jira:DEMO-1", rest);
    await expect(refusal).rejects.toMatchObject({ code: "not-configured" });
    await expect(refusal).rejects.toThrow("JIRA_TOKEN");
  });

  it("finds the local Jira under the settings that it names itself", async () => {
    const { address, env: own } = openSite().jira.target("http://127.0.0.1:4173");
    expect((await connect(address, own)).target).toEqual({ issue: "DEMO-1" });
    expect(own["JIRA_SITE"]).toBe("http://127.0.0.1:4173/jira");
  });
});

describe("the app that forge deploy takes", () => {
  it("has a manifest that Atlassian's own checker accepts", async () => {
    const checker = createRequire(import.meta.url).resolve("@forge/manifest");
    const script = `require(${JSON.stringify(checker)}).validate(false, "manifest.yml").then((r) => console.log(JSON.stringify([r.success, r.errors ?? []])))`;
    const { stdout } = await promisify(execFile)(process.execPath, ["-e", script], { cwd: builtApp });
    const [isValid, problems] = JSON.parse(stdout.trim().split("\n").at(-1) ?? "[]") as [boolean, { level: string }[]];
    expect(problems.filter(({ level }) => level === "error")).toEqual([]);
    expect(isValid).toBe(true);
  });

  it("asks for four scopes, reaches no address outside of Atlassian, and speaks both languages", () => {
    const manifest = readFileSync(join(builtApp, "manifest.yml"), "utf8");
    expect(manifest.match(/^ {4}- \S+:\S+$/gm)).toEqual([
      "    - read:jira-work",
      "    - read:jira-user",
      "    - write:jira-work",
      "    - storage:app",
    ]);
    expect(manifest).not.toContain("external:");
    const titleIn = (locale: string): string =>
      (JSON.parse(readFileSync(join(builtApp, "locales", `${locale}.json`), "utf8")) as { panel: { title: string } })
        .panel.title;
    expect(titleIn("en-US")).toBe("Parley");
    expect(titleIn("zh-CN")).toMatch(/[一-鿿]/);
  });

  it("is CommonJS, names what Forge installs, and stays small", () => {
    const own = JSON.parse(readFileSync(join(builtApp, "package.json"), "utf8")) as {
      type?: string;
      dependencies: object;
      overrides: object;
    };
    expect(own.type).toBeUndefined();
    expect(Object.keys(own.dependencies).sort()).toEqual([
      "@forge/api",
      "@forge/bridge",
      "@forge/kvs",
      "@forge/react",
      "@forge/resolver",
      "react",
    ]);
    expect(Object.keys(own.overrides)).toContain("@forge/api");
    expect(readFileSync(join(builtApp, "src", "index.js"), "utf8")).not.toContain("@parley/");
    expect(statSync(join(builtApp, "local", "panel.js")).size).toBeLessThan(900_000);
  });
});
