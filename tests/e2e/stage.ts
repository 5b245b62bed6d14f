import { createWorkbench, listen, memoryStore, summerGlow, type Workbench } from "@parley/workbench";
import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Frame, FrameLocator, Locator, Page } from "playwright-core";
import { expect, onTestFinished } from "vitest";

export const languages = ["en", "zh"] as const;
export type Language = (typeof languages)[number];

/** PARLEY_SHOTS=tests/e2e/shots keeps the pictures that the README shows; else they are results of a run like others. */
const shots = process.env["PARLEY_SHOTS"] ?? "test-results/shots";

/** The workbench with its example in a browser, as a newcomer finds it. */
export interface Stage {
  readonly language: Language;
  readonly page: Page;
  readonly workbench: Workbench;
  readonly jira: FrameLocator;
  readonly notion: FrameLocator;
  readonly sheets: FrameLocator;
  /** The sidebar of the add-on, a frame in the spreadsheet's. */
  readonly sidebar: FrameLocator;
  /** One finding, one document, of the overview beside the tools. */
  readonly finding: (says: string | RegExp) => Locator;
  readonly document: (title: string | RegExp) => Locator;
  /** Opens a tool's tab. */
  readonly show: (tool: "Jira" | "Notion" | "Google") => Promise<void>;
  /** Sends the document of this title from the tool in view to another one, and waits for what is told of it. */
  readonly send: (title: string, to: string, told: string) => Promise<void>;
  /** Picture of the whole page. */
  readonly shoot: (name: string) => Promise<void>;
  /** Nothing went wrong so far, every call was checked by a schema, and nothing on the screen is in the other language. */
  readonly expectSound: () => Promise<void>;
}

/**
 * Starts a workbench on a free port, brings the example in, and opens its page.
 *
 * @param size  of the window, in CSS pixels
 */
export async function openStage(
  browser: Browser,
  language: Language,
  size = { width: 1440, height: 900 },
): Promise<Stage> {
  const dist = new URL("../../dist", import.meta.url).pathname;
  const settings = { store: memoryStore(), now: () => new Date(), newId: randomUUID, dist };
  const workbench = createWorkbench({ ...settings, example: summerGlow, language });
  const { origin, close } = await listen(workbench, 0);
  onTestFinished(close);
  await workbench.open(language);
  const page = await browser.newPage({ viewport: size });
  onTestFinished(() => page.close());
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(`${message.text()} ${message.location().url}`);
  });
  await page.goto(`${origin}/?lang=${language}`);
  const frame = (title: string): FrameLocator => page.frameLocator(`iframe[title="${title}"]`);
  const sheets = frame(language === "en" ? "Google Sheets" : "Google 表格");
  return {
    language,
    page,
    workbench,
    jira: frame("Jira"),
    notion: frame("Notion"),
    sheets,
    sidebar: sheets.frameLocator("aside iframe"),
    finding: (says) => page.locator(".finding", { hasText: says }),
    document: (title) => page.locator(".document", { hasText: title }),
    show: (tool) => page.getByRole("tab", { name: new RegExp(tool) }).click(),
    async send(title, to, told) {
      const dialog = page.getByRole("dialog");
      if ((await dialog.count()) === 0)
        await page.getByRole("button", { name: language === "en" ? "Send to …" : "发送到……" }).click();
      const choice = dialog.locator("option", { hasText: title }).first();
      await choice.waitFor({ state: "attached" });
      await dialog.locator("select").selectOption(await choice.getAttribute("value"));
      await dialog.getByRole("radio", { name: to }).check();
      await dialog.getByRole("button", { name: language === "en" ? "Send" : "发送", exact: true }).click();
      await dialog.getByText(told).waitFor();
    },
    async shoot(name) {
      mkdirSync(shots, { recursive: true });
      await page.screenshot({ path: join(shots, `${language}-${name}.png`) });
    },
    async expectSound() {
      expect(faults).toEqual([]);
      const calls = Object.values(workbench.platforms).flatMap((platform) => platform.calls);
      expect(calls.length).toBeGreaterThan(0);
      expect(calls.filter(({ checkedBy }) => checkedBy === "")).toEqual([]);
      for (const each of page.frames()) expect(await foreignIn(each, language)).toEqual([]);
    },
  };
}

/** The name of the other language stands in every switch, for whoever got lost. */
const languageNames = /中文|English/g;
/** What people type into a terminal is the same in every language. */
const commands = /parley [a-z]+ \S+/g;
/** Three words in a row: names of tools, people and codes are shorter. */
const latinSentence = /\b[A-Za-z]{2,} [A-Za-z]{2,} [A-Za-z]{2,}\b/;

/** Lines of a frame that can be seen and are in the other language than the reader's. The example is in the reader's own. */
async function foreignIn(frame: Frame, language: Language): Promise<readonly string[]> {
  const text = await frame.evaluate(() => document.body?.innerText ?? "");
  const isForeign = (line: string): boolean =>
    language === "en" ? /\p{Script=Han}/u.test(line) : latinSentence.test(line);
  return text
    .replace(languageNames, "")
    .replace(commands, "")
    .split("\n")
    .filter((line) => isForeign(line));
}
