// Starting other programs and speaking of failures in one sentence. Node built-ins only: runs before anything is installed.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Absolute path of the project's folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const { PARLEY_LANG, LC_ALL, LC_MESSAGES, LANG } = process.env;
const isChinese = (PARLEY_LANG || LC_ALL || LC_MESSAGES || LANG || "").startsWith("zh");

/** The half of a text that the terminal's reader reads; PARLEY_LANG overrules the terminal. */
export const say = (en, zh) => (isChinese ? zh : en);

/** A failure whose message is the whole story: printed as it is, without a stack. */
export class SetupError extends Error {}

/**
 * Runs a script's work; a failure becomes one sentence on stderr.
 *
 * @param {() => Promise<number | void>} work  may return the exit code
 */
export async function main(work) {
  try {
    process.exitCode = (await work()) ?? 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 2;
  }
}

/**
 * Runs a program to its end with stdin closed.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ show?: boolean, env?: Record<string, string>, cwd?: string }} [options]  `show` passes its output through
 * @returns {Promise<{ code: number, output: string }>} the code is 127 when it could not be started; output is empty when shown
 */
export function run(command, args, { show = false, env = {}, cwd = root } = {}) {
  return new Promise((resolve) => {
    const out = show ? "inherit" : "pipe";
    const plain = show ? {} : { NO_COLOR: "1", FORCE_COLOR: "0" };
    const child = spawn(command, args, { cwd, env: { ...process.env, ...plain, ...env }, stdio: ["ignore", out, out] });
    const forward = (signal) => child.kill(signal);
    for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, forward);
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding("utf8").on("data", (text) => (output += text));
    const end = (code) => {
      for (const signal of ["SIGINT", "SIGTERM"]) process.off(signal, forward);
      resolve({ code, output });
    };
    child.on("error", (error) => {
      output += error.message;
      end(127);
    });
    child.on("close", (code) => end(code ?? 1));
  });
}

/** Runs the command of an installed package, by its file rather than its shim, which differs between systems. */
export function runTool(name, args, options) {
  const folder = join(root, "node_modules", name);
  const { bin } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = typeof bin === "string" ? bin : (bin[name] ?? Object.values(bin)[0]);
  return run(process.execPath, [join(folder, file), ...args], options);
}

/**
 * Does one long step with one line of progress on stderr: what, then how long it took.
 *
 * @template T
 * @param {string} what  "Installing packages"
 * @param {() => Promise<T>} work
 */
export async function step(what, work) {
  const start = Date.now();
  process.stderr.write(`${what} … `);
  try {
    const result = await work();
    process.stderr.write(`${((Date.now() - start) / 1000).toFixed(1)} s\n`);
    return result;
  } catch (error) {
    process.stderr.write(`${say("failed", "失败")}\n`);
    throw error;
  }
}
