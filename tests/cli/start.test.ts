import { join } from "node:path";
import { expect, it } from "vitest";
import { copyFileSync, mkdirSync } from "node:fs";
import { bundle, emptyFolder, expectRefusal, parley } from "./parley.ts";

/** Starts a workbench by the real command and looks at it before it is stopped. */
async function started(cwd: string, line: string[], look: (origin: string) => Promise<void>): Promise<string> {
  const seen: Promise<void>[] = [];
  const { code, out } = await parley(["start", ...line], {
    cwd,
    env: { PARLEY_HOME: join(cwd, "home") },
    during: (child) => {
      let said = "";
      child.stdout?.on("data", (text: string) => {
        const before = said;
        said += text;
        const [origin] = /http:\/\/127\.0\.0\.1:\d+/.exec(said) ?? [];
        if (!origin || before.includes("http://")) return;
        seen.push(look(origin).finally(() => child.kill("SIGINT")));
      });
    },
  });
  await Promise.all(seen);
  expect([code, seen.length]).toEqual([0, 1]);
  return out;
}
const isHealthy = async (origin: string): Promise<void> => {
  expect(await (await fetch(`${origin}/healthz`)).json()).toEqual({ status: "ok" });
};

it("runs the workbench until it is stopped, and again on what it left", async () => {
  const cwd = emptyFolder();
  const text = await started(cwd, ["--port", "0"], isHealthy);
  expect(text).toContain("Parley's workbench: http://127.0.0.1:");
  expect(await started(cwd, ["--port", "0", "--lang", "zh"], isHealthy)).toContain("Parley 工作台");
  const json = await started(cwd, ["--port", "0", "--json"], isHealthy);
  expect(JSON.parse(json)).toEqual({ origin: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) as string });
});

it("says when the port is taken, or the memory", async () => {
  const cwd = emptyFolder();
  await started(cwd, ["--port", "0"], async (origin) => {
    const env = { PARLEY_HOME: join(emptyFolder(), "other") };
    const { port } = new URL(origin);
    expectRefusal(await parley(["start", "--port", port], { cwd, env }), new RegExp(`port ${port} taken`));
    const json = await parley(["start", "--json"], { cwd, env: { ...env, PARLEY_PORT: port } });
    expect(json).toMatchObject({ code: 2, err: "" });
    expect(JSON.parse(json.out)).toMatchObject({ error: { message: expect.stringContaining(port) as string } });
    const held = await parley(["start", "--port", "0", "--lang", "zh"], {
      cwd,
      env: { PARLEY_HOME: join(cwd, "home") },
    });
    expectRefusal(held, /已有工作台在运行/);
  });
});

it("says when its project is not around it", async () => {
  const cwd = emptyFolder();
  await parley(["templates"], { cwd });
  mkdirSync(join(cwd, "bin"));
  copyFileSync(bundle, join(cwd, "bin", "parley.mjs"));
  const script = join(cwd, "bin", "parley.mjs");
  expectRefusal(await parley(["start"], { cwd, script }), /without its project.*npm start/);
  expect((await parley(["new", "project", "--out", "p.json"], { cwd, script })).code).toBe(0);
});
