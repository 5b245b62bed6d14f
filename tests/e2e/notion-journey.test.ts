import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { languages, openStage } from "./stage.ts";

let browser: Browser;
beforeAll(async () => void (browser = await openBrowser()));
afterAll(() => browser.close());

describe.each(languages)("a newcomer in Notion, in %s", (language) => {
  const t = (en: string, zh: string): string => (language === "en" ? en : zh);
  const matrix = t("RACI matrix", "RACI 职责分工表");

  it("takes the matrix there, changes a name, and brings it back to Jira", async () => {
    const { page, jira, notion, finding, document, send, shoot, expectSound } = await openStage(browser, language);
    const dialog = page.getByRole("dialog");
    await finding(/2/).waitFor();
    await page.getByRole("button", { name: new RegExp(t("Take it to another tool", "带到另一个工具")) }).click();
    await dialog.locator("option:checked", { hasText: matrix }).waitFor({ state: "attached" });
    expect(await dialog.getByRole("radio", { name: "Notion" }).isChecked()).toBe(true);
    await send(matrix, "Notion", t("Notion already has", "已是相同内容"));
    await dialog.getByRole("button", { name: t("Open in Notion", "在 Notion 中打开") }).click();

    const cell = notion.getByRole("button", { name: t("Launch poster", "首发海报"), exact: true }).first();
    await cell.click();
    const renamed = t("Launch poster and banner", "首发海报与横幅");
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.type(renamed);
    await page.keyboard.press("Enter");
    await document(matrix).getByText(t("Newer in Notion", "Notion 中较新")).waitFor();
    await shoot("4-notion-changed");

    await send(matrix, "Jira", t("is now in Jira", "已发送到 Jira"));
    await dialog.getByRole("button", { name: t("Open in Jira", "在 Jira 中打开") }).click();
    await jira.getByText(renamed).first().waitFor();
    await page.locator(".coach.done").waitFor();
    // Sheets was not asked: it is behind, and says so.
    await document(matrix).locator(".badge.hollow", { hasText: "G" }).waitFor();
    await expectSound();
  }, 180_000);
});
