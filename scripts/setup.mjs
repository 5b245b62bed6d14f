// What a fresh clone needs before anything else: packages, a browser and an office for the tests, the built plugins.
import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { bundles, buildBundle, isFresh } from "./bundles.mjs";
import { alone, textOf, write } from "./files.mjs";
import { root, run, say, SetupError, step } from "./process.mjs";

export { ensureBrowser } from "./browser.mjs";
export { ensureOffice } from "./office.mjs";

const stamp = "node_modules/.parley-lock";

/**
 * Installs the packages of package-lock.json when they are missing, of another lock file or system, or half installed.
 *
 * The stamp is written after a complete install only: `npm ci` takes it away with node_modules before it begins.
 */
export async function ensureInstalled() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    throw new SetupError(
      say(
        `Unexpected Node ${process.versions.node}, expected 20.19 or newer: see https://nodejs.org`,
        `当前 Node 版本为 ${process.versions.node}，需要 20.19 或更高版本：见 https://nodejs.org`,
      ),
    );
  if (textOf(stamp) === lockHash()) return;
  await alone("install", async () => {
    if (textOf(stamp) === lockHash()) return;
    if (!npmSaysComplete())
      await step(say("Installing packages (once, a minute or two)", "正在安装依赖（仅一次，约一两分钟）"), install);
    write(stamp, lockHash());
  });
}

/**
 * Whether somebody ran `npm ci` or `npm install` by hand: npm notes what it installed in node_modules/.package-lock.json, at
 * the very end. Optional packages may be of another system.
 */
function npmSaysComplete() {
  const { packages: wanted = {} } = JSON.parse(textOf("package-lock.json"));
  const { packages: there = {} } = JSON.parse(textOf("node_modules/.package-lock.json") || "{}");
  const needed = Object.entries(wanted).filter(([path, { optional }]) => path !== "" && !optional);
  return (
    needed.every(([path, { version }]) => path in there && there[path].version === version) &&
    Object.keys(there).every((path) => path in wanted)
  );
}

async function install() {
  rmSync(join(root, stamp), { force: true });
  const npm = process.env.npm_execpath?.endsWith(".js") ? [process.execPath, process.env.npm_execpath] : ["npm"];
  const args = [...npm.slice(1), "ci", "--no-audit", "--no-fund", "--loglevel=error", "--include=dev"];
  const { code, output } = await run(npm[0], args);
  if (code !== 0) {
    const why = output.split("\n").find((line) => /^npm error (?!code)/.test(line)) ?? output.trim().split("\n")[0];
    const reason = why || `exit ${code}`;
    throw new SetupError(
      say(
        `npm ci failed (${reason}): check the network connection, then try again`,
        `npm ci 失败（${reason}）：请检查网络连接后重试`,
      ),
    );
  }
}

/** Some packages are made for one system: the same folder seen from another one is not installed. */
function lockHash() {
  const system = `${process.platform} ${process.arch}\n`;
  return createHash("sha256").update(system).update(textOf("package-lock.json")).digest("hex");
}

/**
 * Builds what is missing or older than its sources.
 *
 * @param {readonly string[]} [names]  of bundles; all of them when left out
 */
export async function ensureBuilt(names = bundles()) {
  const stale = () => names.filter((name) => !isFresh(name));
  if (stale().length === 0) return;
  await alone("build", async () => {
    for (const name of stale()) await step(say(`Building ${name}`, `正在构建 ${name}`), () => buildBundle(name));
  });
}
