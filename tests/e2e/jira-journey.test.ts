import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { languages, openStage } from "./stage.ts";

let browser: Browser;
beforeAll(async () => void (browser = await openBrowser()));
afterAll(() => browser.close());

describe.each(languages)("a newcomer in Jira, in %s", (language) => {
  const t = (en: string, zh: string): string => (language === "en" ? en : zh);
  const fault = t(
    'Unexpected 2 accountable roles for "Media buy", expected exactly 1',
    "发现“媒体投放”有 2 个 A，应为恰好 1 个",
  );

  it("sees the fault named, mends it, and decides on a change as somebody else", async () => {
    const { page, jira, finding, document, shoot, expectSound } = await openStage(browser, language);
    const begin = (title: string) => page.getByRole("button", { name: new RegExp(`: ${title}$`) });
    await finding(fault).waitFor();
    expect(await document(/./).count()).toBe(7);
    expect(await page.locator(".step-word.differs").count()).toBe(0);
    await shoot("1-start");

    await begin(t("Find the fault", "找出错误")).click();
    await jira.getByText(fault).first().waitFor();
    await jira.getByText(fault).first().scrollIntoViewIfNeeded();
    await shoot("2-jira-fault");
    await jira
      .getByRole("button", { name: t("Fix: Keep only", "修复") })
      .first()
      .click();
    await jira.getByText(fault).first().waitFor({ state: "detached" });
    await jira
      .getByRole("button", { name: t("Save", "保存"), exact: true })
      .first()
      .click();
    await page.getByText(t("Nothing to report.", "未发现问题。")).waitFor();
    await document(t("RACI matrix", "RACI 职责分工表")).getByText(t("Newer in Jira", "Jira 中较新")).waitFor();
    await page.locator(".coach.done").waitFor();

    await page.getByRole("tab", { name: t("Start", "开始") }).click();
    expect(await page.locator(".card.done").count()).toBe(1);
    await begin(t("Decide on a change", "审批一项变更")).click();
    const approve = jira.getByRole("button", { name: t("Approve", "批准"), exact: true });
    await approve.first().waitFor();
    expect(await approve.first().isDisabled()).toBe(true);
    const [approver, change] = [t("Zhou Lü", "周律"), t("CR-1 Add Xiaohongshu as a channel", "CR-1 增加小红书渠道")];
    await jira.locator(".top-bar button").first().click();
    await jira.getByRole("menuitemradio", { name: approver }).click();
    await jira.getByRole("button", { name: change, exact: true }).click();
    await approve.first().click();
    const dialog = jira.getByRole("dialog");
    await dialog.getByRole("textbox").fill(t("Good for reach", "有利于触达"));
    await dialog.getByRole("button", { name: t("Approve", "批准"), exact: true }).click();
    await document(change).getByText(t("Approved", "已批准")).waitFor();
    await page.locator(".coach.done").waitFor();
    await shoot("3-jira-approved");
    await expectSound();
  }, 180_000);
});
