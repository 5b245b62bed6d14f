import { execFile } from "node:child_process";
import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, expect, it } from "vitest";
import { bundle, emptyFolder, type Ended, expectRefusal, parley, project } from "./parley.ts";

// The workbench shows the built plugins: what is stale would be built while a test waits for it.
beforeAll(async () => {
  await promisify(execFile)(process.execPath, [join(project, "scripts", "build.mjs")]);
}, 300_000);

/** Starts a workbench by the real command and looks at it before it is stopped. */
async function started(cwd: string, line: string[], look: (origin: string) => Promise<void>): Promise<string> {
  const seen: Promise<unknown>[] = [];
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
        const looked = look(origin).then(
          () => undefined,
          (error: unknown) => error,
        );
        seen.push(looked.finally(() => void child.kill("SIGINT")));
      });
    },
  });
  expect(await Promise.all(seen)).toEqual([undefined]);
  expect(code).toBe(0);
  return out;
}
const isHealthy = async (origin: string): Promise<void> => {
  expect(await (await fetch(`${origin}/healthz`)).json()).toMatchObject({ status: "ok" });
};

/** What was built on the way is told in lines of its own. */
const expectLastLine = ({ err, ...ended }: Ended, says: RegExp): void =>
  expectRefusal({ ...ended, err: err.trimEnd().split("\n").at(-1) ?? "" }, says);

it("runs the workbench until it is stopped, and again on what it left", async () => {
  const cwd = emptyFolder();
  const text = await started(cwd, ["--port", "0"], isHealthy);
  expect(text).toContain("Parley's workbench: http://127.0.0.1:");
  const json = await started(cwd, ["--port", "0", "--json", "--lang", "zh"], isHealthy);
  expect(JSON.parse(json)).toEqual({ origin: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) as string });
}, 200_000);

it("says when the port is taken, or the memory", async () => {
  const cwd = emptyFolder();
  await started(cwd, ["--port", "0"], async (origin) => {
    const env = { PARLEY_HOME: join(emptyFolder(), "other") };
    const { port } = new URL(origin);
    expectLastLine(await parley(["start", "--port", port], { cwd, env }), new RegExp(`port ${port} taken`));
    const json = await parley(["start", "--json"], { cwd, env: { ...env, PARLEY_PORT: port } });
    expect(json).toMatchObject({ code: 2, err: "" });
    expect(JSON.parse(json.out)).toMatchObject({ error: { message: expect.stringContaining(port) as string } });
    const held = await parley(["start", "--port", "0", "--lang", "zh"], {
      cwd,
      env: { PARLEY_HOME: join(cwd, "home") },
    });
    expectLastLine(held, /已有工作台在运行/);
  });
}, 200_000);

it("says when its project is not around it", async () => {
  const cwd = emptyFolder();
  await parley(["templates"], { cwd });
  mkdirSync(join(cwd, "bin"));
  copyFileSync(bundle, join(cwd, "bin", "parley.mjs"));
  const script = join(cwd, "bin", "parley.mjs");
  expectRefusal(await parley(["start"], { cwd, script }), /without its project.*npm start/);
  expect((await parley(["new", "project", "--out", "p.json"], { cwd, script })).code).toBe(0);
});
