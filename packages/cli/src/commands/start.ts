import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ParleyError } from "@parley/core";
import { defineCommand, type ExitCode } from "../command.ts";
import { ScriptFailure } from "../failure.ts";
import type { Io } from "../io.ts";
import { UsageError } from "../usage-error.ts";

export const start = defineCommand({
  name: "start",
  summary: ["Start the workbench: the three tools on this machine", "启动工作台：在本机运行三个工具"],
  arguments: [],
  options: {
    port: {
      kind: "text",
      value: ["number", "数字"],
      label: ["The port; otherwise PARLEY_PORT, then 4173", "端口；默认取 PARLEY_PORT，其次 4173"],
    },
  },
  examples: ["parley start", "parley start --port 8080"],
  async run({ options: { port } }, io) {
    if (port !== undefined && !/^\d{1,5}$/.test(port))
      throw new UsageError([`--port "${port}"`, `--port“${port}”`], ["a number such as 4173", "数字，如 4173"]);
    const script = scriptAbove(dirname(fileURLToPath(import.meta.url)));
    return run(script, { ...io.env, ...(port && { PARLEY_PORT: port }), PARLEY_LANG: io.language }, io);
  },
});

const script = join("scripts", "start.mjs");

/** The script of the project that this file is a part of: source and bundle lie at different depths in it. */
function scriptAbove(folder: string): string {
  if (existsSync(join(folder, script)) && existsSync(join(folder, "packages"))) return join(folder, script);
  if (dirname(folder) !== folder) return scriptAbove(dirname(folder));
  throw new ParleyError("not-supported", {
    found: ["a command line without its project", "命令行不在项目中"],
    expected: ["the project's folder around it", "位于项目文件夹内"],
    next: ["Clone the repository and run `npm start` there", "请克隆仓库并在其中运行 `npm start`"],
  });
}

/**
 * Runs a script to its end; it gets the signals that this process gets.
 *
 * @throws ParleyError "io" with the script's own sentence, when standard error is not there for it
 */
function run(path: string, env: Io["env"], io: Io): Promise<ExitCode> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path], {
      env,
      stdio: ["ignore", io.json ? "pipe" : 1, io.json ? "pipe" : 2],
    });
    const said = { out: "", err: "" };
    child.stderr?.setEncoding("utf8").on("data", (text: string) => (said.err += text));
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      const before = originIn(said.out);
      said.out += text;
      const origin = originIn(said.out);
      if (origin !== before) io.answer({ origin });
    });
    const forward = (signal: NodeJS.Signals): void => {
      // Ctrl+C on a terminal reaches the whole group by itself: a second one would not let the workbench close its
      // memory.
      if (signal === "SIGTERM" || !process.stdin.isTTY) child.kill(signal);
    };
    for (const signal of signals) process.on(signal, forward);
    child.on("error", reject);
    child.on("close", (code, signal) => {
      for (const name of signals) process.off(name, forward);
      if (code === 0 || signal === "SIGINT" || signal === "SIGTERM") resolve(0);
      else if (io.json) reject(new ScriptFailure(said.err));
      else resolve(2);
    });
  });
}
const signals = ["SIGINT", "SIGTERM"] as const;
const originIn = (text: string): string | undefined => /http:\/\/[^\s"]+/.exec(text)?.[0];
