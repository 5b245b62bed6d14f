import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { languages, openStage } from "./stage.ts";

let browser: Browser;
beforeAll(async () => void (browser = await openBrowser()));
afterAll(() => browser.close());

describe.each(languages)("a newcomer in Sheets, in %s", (language) => {
  const t = (en: string, zh: string): string => (language === "en" ? en : zh);
  const [matrix, sheetsName] = [t("RACI matrix", "RACI 职责分工表"), t("Google Sheets", "Google 表格")];

  it("opens the matrix from the overview, mends it in the sidebar, and sends it on to Notion", async () => {
    const { page, sheets, sidebar, notion, document, send, shoot, show, expectSound } = await openStage(
      browser,
      language,
    );
    const dialog = page.getByRole("dialog");
    await document(matrix)
      .getByRole("button", { name: new RegExp(sheetsName) })
      .click();
    await sheets.getByText(t("Media buy", "媒体投放"), { exact: true }).first().waitFor();
    expect(await sheets.locator("[role=tab][aria-selected=true]").textContent()).toBe(matrix);

    await sidebar.getByText(matrix).first().click();
    await sidebar.getByText(t("accountable roles", "有 2 个 A")).first().waitFor();
    await shoot("5-sheets-fault");
    await sidebar
      .getByRole("button", { name: new RegExp(`^${t("Fix", "修复")}`) })
      .first()
      .click();
    await page.getByText(t("Nothing to report.", "未发现问题。")).waitFor();
    await document(matrix).getByText(t("Newer in Google Sheets", "Google 表格中较新")).waitFor();

    await send(matrix, "Notion", t("is now in Notion", "已发送到 Notion"));
    await dialog.getByRole("button", { name: t("Close", "关闭") }).click();
    await document(matrix).locator(".badge.filled", { hasText: "N" }).waitFor();
    await show("Notion");
    await notion.getByText(matrix).last().waitFor();
    await expectSound();
  }, 180_000);
});
