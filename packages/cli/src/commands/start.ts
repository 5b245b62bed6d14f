import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ParleyError } from "@parley/core";
import { defineCommand } from "../command.ts";
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
    const code = await run(script, { ...io.env, ...(port && { PARLEY_PORT: port }), PARLEY_LANG: io.language }, io);
    return code === 0 ? 0 : 2;
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

/** Runs a script to its end; it gets the signals that this process gets. @returns its exit code */
function run(path: string, env: Io["env"], io: Io): Promise<number> {
  return new Promise((resolve, reject) => {
    // With --json standard output is for JSON alone.
    const child = spawn(process.execPath, [path], { env, stdio: ["ignore", io.json ? 2 : 1, 2] });
    const forward = (signal: NodeJS.Signals): void => void child.kill(signal);
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, forward);
    child.on("error", reject);
    child.on("close", (code, signal) => {
      for (const name of ["SIGINT", "SIGTERM"] as const) process.off(name, forward);
      resolve(signal === "SIGINT" || signal === "SIGTERM" ? 0 : (code ?? 2));
    });
  });
}
