import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";

const main = join(import.meta.dirname, "..", "..", "packages", "workbench", "src", "main.ts");
const home = (): string => mkdtempSync(join(tmpdir(), "parley-home-"));

interface Started {
  readonly child: ChildProcess;
  /** Everything that it wrote, once it has ended. */
  readonly ended: Promise<{ code: number | null; out: string; err: string }>;
  /** The address that it printed. */
  readonly origin: Promise<string>;
}

function start(env: Record<string, string>): Started {
  const child = spawn(process.execPath, ["--import", "tsx", main], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, LANG: "en_US.UTF-8", PARLEY_LANG: "", PARLEY_PORT: "0", ...env },
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  let [out, err] = ["", ""];
  child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
  const origin = new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      out += text;
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(out)?.[0];
      if (found) resolve(found);
    });
    child.on("close", () => reject(new Error(`Unexpected end before an address: ${err}`)));
  });
  // Who waits for the end only, expects none.
  origin.catch(() => undefined);
  const ended = once(child, "close").then(([code]) => ({ code: code as number | null, out, err }));
  return { child, ended, origin };
}

it("prints its address, answers, and ends cleanly with a signal", async () => {
  const dir = home();
  const { child, ended, origin } = start({ PARLEY_HOME: dir });
  expect(await (await fetch(`${await origin}/healthz`)).json()).toMatchObject({ status: "ok" });
  child.kill("SIGTERM");
  const { code, out, err } = await ended;
  expect([code, err]).toEqual([0, ""]);
  expect(out).toContain("stands in for Jira, Notion and Google Sheets");
  expect(readdirSync(dir)).toEqual(["workbench.db"]);
});

it("starts again after a kill, and does not seed twice", async () => {
  const dir = home();
  const first = start({ PARLEY_HOME: dir });
  await first.origin;
  first.child.kill("SIGKILL");
  await first.ended;
  const second = start({ PARLEY_HOME: dir, PARLEY_LANG: "zh" });
  expect(await (await fetch(`${await second.origin}/healthz`)).json()).toMatchObject({ status: "ok" });
  second.child.kill("SIGINT");
  const { code, out } = await second.ended;
  expect(code).toBe(0);
  expect(out).toContain("按 Ctrl+C 停止");
});

it("says in one sentence why it does not start, and exits 2", async () => {
  const dir = home();
  const running = start({ PARLEY_HOME: dir });
  const { port } = new URL(await running.origin);
  const refused = async (env: Record<string, string>): Promise<string> => {
    const { code, out, err } = await start(env).ended;
    expect([code, out]).toEqual([2, ""]);
    expect(err.trim().split("\n")).toHaveLength(1);
    return err;
  };
  expect(await refused({ PARLEY_HOME: dir })).toContain(`already running in ${dir} (process ${running.child.pid})`);
  expect(await refused({ PARLEY_HOME: home(), PARLEY_PORT: port })).toContain(`port ${port} taken`);
  expect(await refused({ PARLEY_HOME: home(), PARLEY_PORT: "http" })).toContain('PARLEY_PORT "http"');
  const other = createServer().listen(0, "127.0.0.1");
  onTestFinished(() => void other.close());
  await once(other, "listening");
  const taken = String((other.address() as { port: number }).port);
  expect(await refused({ PARLEY_HOME: home(), PARLEY_PORT: taken, PARLEY_LANG: "zh" })).toContain("已被其他程序占用");
}, 180_000);
