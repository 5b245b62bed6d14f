// A Chromium for the browser tests, with fonts for both languages.
import { join } from "node:path";
import { aptInstall, isRoot, mayUseApt } from "./apt.mjs";
import { root, run, say, SetupError, step } from "./process.mjs";

const places = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/**
 * Finds a Chromium, installing one when there is none: Debian's package where we may, else the one that Playwright brings.
 *
 * @returns {Promise<string>} its path; the tests get it as PARLEY_CHROMIUM
 * @throws SetupError when none could be installed
 */
export async function ensureBrowser() {
  const browser = (await findBrowser()) ?? (await installBrowser());
  await ensureFonts();
  return browser;
}

async function findBrowser() {
  const { chromium } = await import("playwright-core");
  for (const path of [process.env.PARLEY_CHROMIUM, ...places, chromium.executablePath()])
    if (path && (await answers(path))) return path;
  return undefined;
}

/** Ubuntu's /usr/bin/chromium-browser may be a stub that only tells to install a snap: ask it before trusting it. */
async function answers(path) {
  const { code, output } = await run(path, ["--version"]);
  return code === 0 && /Chrom/.test(output);
}

async function installBrowser() {
  const cli = join(root, "node_modules", "playwright-core", "cli.js");
  const withDeps = process.platform === "linux" && isRoot() ? ["--with-deps"] : [];
  const { code, output } = await step(
    say("Installing Chromium (once, for the browser tests)", "正在安装 Chromium（仅一次，供浏览器测试使用）"),
    () =>
      mayUseApt()
        ? aptInstall("chromium", "fonts-noto-cjk")
        : run(process.execPath, [cli, "install", ...withDeps, "chromium"]),
  );
  const browser = await findBrowser();
  if (browser) return browser;
  const why = code === 0 ? "it does not start" : (output.trim().split("\n").at(-1) ?? `exit ${code}`);
  throw new SetupError(
    `Chromium could not be installed (${why}): install it by hand, or set PARLEY_CHROMIUM to its path`,
  );
}

/** Without Chinese glyphs every screenshot in zh is boxes. Only Linux comes without them. */
async function ensureFonts() {
  if (process.platform !== "linux" || (await run("fc-list", [":lang=zh"])).output.includes(":")) return;
  if (mayUseApt())
    await step(say("Installing Chinese fonts (once)", "正在安装中文字体（仅一次）"), () =>
      aptInstall("fontconfig", "fonts-noto-cjk"),
    );
  const { output } = await run("fc-list", [":lang=zh"]);
  if (!output.includes(":"))
    console.error(
      say(
        "No Chinese font found: screenshots in Chinese will show boxes. Install Noto Sans CJK.",
        "未找到中文字体，中文截图将显示为方框：请安装 Noto Sans CJK。",
      ),
    );
}
