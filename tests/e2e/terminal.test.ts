import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { stripVTControlCharacters } from "node:util";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { parley } from "../cli/parley.ts";
import { openBrowser } from "../support/browser.ts";

const shots = process.env["PARLEY_SHOTS"] ?? "test-results/story";
const pages = resolve(import.meta.dirname, "pages");
let browser: Browser;
beforeAll(async () => {
  mkdirSync(shots, { recursive: true });
  browser = await openBrowser();
});
afterAll(() => browser.close());

const escape = String.fromCharCode(27);
const colours: Readonly<Record<string, string>> = {
  1: "font-weight:700",
  2: "color:#8b949e",
  31: "color:#ff7b72",
  32: "color:#7ee787",
  33: "color:#e3b341",
  36: "color:#79c0ff",
};

/** What a terminal shows of some coloured text, as a page. */
function terminal(line: string, said: string): string {
  const escaped = said.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const drawn = escaped
    .replaceAll(`${escape}[0m`, "</span>")
    .split(`${escape}[`)
    .map((part, i) =>
      i === 0 ? part : part.replace(/^(\d+)m/, (_, code: string) => `<span style="${colours[code]}">`),
    )
    .join("");
  return `<!doctype html><meta charset="utf-8"><style>
    body { margin: 0; padding: 20px 24px; background: #0d1117; color: #e6edf3; display: inline-block; }
    pre { margin: 0; font: 14px/1.5 "Noto Sans Mono CJK SC", monospace; }
  </style><pre><span style="${colours["32"]}">$</span> ${line}\n${drawn.trimEnd()}</pre>`;
}

const cases = [
  ["en", "team-raci.md", /error RA-01 {2}Duties › Landing page/],
  ["zh", "职责分工.md", /错误 RA-01 {2}职责 › 活动页面/],
] as const;
for (const [language, file, says] of cases)
  it(`shows on a terminal what is wrong with somebody's page, in ${language}`, async () => {
    const plain = await parley(["check", file, "--lang", language], { cwd: pages });
    expect(plain.code).toBe(1);
    expect(plain.out).toMatch(says);
    const env = { FORCE_COLOR: "1" };
    const coloured = await parley(["check", file, "--lang", language], { cwd: pages, env });
    expect(coloured.out).not.toBe(plain.out);
    expect(stripVTControlCharacters(coloured.out)).toBe(plain.out);
    const page = await browser.newPage({ deviceScaleFactor: 1.5 });
    await page.setContent(terminal(`parley check ${file}`, coloured.out));
    const { width, height } = (await page.locator("body").boundingBox())!;
    expect(width).toBeGreaterThan(300);
    await page.setViewportSize({ width: Math.ceil(width), height: Math.ceil(height) });
    await page.screenshot({ path: join(shots, `${language}-terminal.png`) });
    await page.close();
  });
