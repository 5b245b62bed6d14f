import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Browser, Frame, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { languages, openStage } from "./stage.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** What axe finds in a frame and counts as serious or critical, with the places. */
async function graveIn(frame: Frame): Promise<readonly string[]> {
  await frame.evaluate(axe);
  const { violations, passes } = await frame.evaluate(() =>
    (globalThis as unknown as { axe: { run: (what: object, how: object) => Promise<AxeResults> } }).axe.run(
      document as unknown as object,
      { iframes: false, resultTypes: ["violations", "passes"] },
    ),
  );
  // A run that looked at nothing has no passes either.
  expect(passes.length).toBeGreaterThan(3);
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary = "" }) => `${id}: ${target.join(" ")} ${failureSummary}`),
    );
}

/** Every frame that can be seen: the app's own frame in Jira shows nothing, its host draws it. */
const seenFrames = async (page: Page): Promise<readonly Frame[]> => {
  const frames: Frame[] = [];
  for (const frame of page.frames()) {
    const element = frame === page.mainFrame() ? undefined : await frame.frameElement();
    if (!element || (await element.isVisible())) frames.push(frame);
  }
  return frames;
};

async function expectAccessible(page: Page, count: number): Promise<void> {
  const frames = await seenFrames(page);
  expect(frames.length).toBe(count);
  for (const frame of frames) expect([frame.url(), await graveIn(frame)]).toEqual([frame.url(), []]);
}

describe.each(languages)("for people who hear or key the page, in %s", (language) => {
  const t = (en: string, zh: string): string => (language === "en" ? en : zh);
  const [matrix, activity] = [t("RACI matrix", "RACI 职责分工表"), t("Media buy", "媒体投放")];

  it("nothing grave stands in the way, wherever one looks", async () => {
    const { page, jira, notion, sidebar, show, finding } = await openStage(browser, language);
    const dialog = page.getByRole("dialog");
    await finding(activity).waitFor();
    await expectAccessible(page, 1);
    await page.getByRole("button", { name: t("Start over", "重置") }).click();
    await dialog.waitFor();
    await expectAccessible(page, 1);
    await page.keyboard.press("Escape");

    await show("Jira");
    await jira.getByRole("button", { name: matrix, exact: true }).waitFor();
    await expectAccessible(page, 2);
    await jira.getByRole("button", { name: matrix, exact: true }).click();
    await jira.getByText(activity).first().waitFor();
    await expectAccessible(page, 2);
    await page.getByRole("button", { name: t("Send to …", "发送到……") }).click();
    await dialog.locator("select").waitFor();
    await expectAccessible(page, 2);
    await page.keyboard.press("Escape");

    await show("Notion");
    await notion.getByText(matrix).last().waitFor();
    await expectAccessible(page, 2);
    await notion.getByText(matrix).last().click();
    await notion.getByText(activity).first().waitFor();
    await expectAccessible(page, 2);

    await show("Google");
    await sidebar.getByText(matrix).first().waitFor();
    await expectAccessible(page, 3);
  }, 180_000);
});
