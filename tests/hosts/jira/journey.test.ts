import { sampleDocument } from "@parley/core";
import { changeRequestTemplate } from "@parley/core/templates/change-request";
import { projectTemplate } from "@parley/core/templates/project";
import { raciMatrixTemplate } from "@parley/core/templates/raci-matrix";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "../../support/browser.ts";
import { openScreen, type Screen } from "./screens.ts";

let browser: Browser;
beforeAll(async () => void (browser = await openBrowser()));
afterAll(() => browser.close());

describe.each(["en", "zh"] as const)("a change request in the browser, in %s", (language) => {
  const t = (en: string, zh: string): string => (language === "en" ? en : zh);
  const foreign = language === "en" ? /\p{Script=Han}/u : /\b(Approve|Save|Next|Unexpected|expected|Draft|History)\b/;
  const request = t("Change request: Summer Glow 618", "夏日焕新 618 变更申请");
  const matrix = t("RACI matrix: Summer Glow 618", "夏日焕新 618 职责分工表");
  const people = {
    pm: t("Li Na", "李娜"),
    requester: t("Zhang San", "张三"),
    approver: t("Zhou Lü", "周律"),
  };

  const filled = async (width?: number): Promise<Screen> => {
    const screen = await openScreen(browser, language, width);
    const made = { language, now: new Date().toISOString(), today: new Date().toISOString().slice(0, 10) };
    for (const document of [
      sampleDocument(projectTemplate, { ...made, id: "settings" }),
      sampleDocument(raciMatrixTemplate, { ...made, id: "raci", fault: true }),
      sampleDocument(changeRequestTemplate, { ...made, id: "cr" }),
    ])
      await screen.site.app("create", { document });
    await screen.page.reload();
    await screen.sees(matrix);
    return screen;
  };
  /** A picture whose words are of one language, without a serious barrier. */
  const look = async (screen: Screen, name: string): Promise<void> => {
    expect([name, (await screen.shoot(name)).match(foreign)?.[0]]).toEqual([name, undefined]);
    expect([name, await screen.barriers()]).toEqual([name, []]);
  };
  const openAs = async ({ become, press, sees }: Screen, name: string): Promise<void> => {
    await become(name);
    await sees(request);
    await press(request);
    await sees(t("History", "历史记录"));
  };

  it("is submitted, refused to its requester, approved by another, voided by an edit", async () => {
    const screen = await filled();
    const { page, press, tab, sees, become, faults } = screen;
    await become(people.requester);
    await sees(t("Your turn", "由您处理"));
    await look(screen, "1-overview");
    await press(request);
    await press(t("Submit", "提交"));
    await sees(t("Submitted", "已提交"));
    await openAs(screen, people.pm);
    await press(t("Start assessing", "开始评估"));
    await press(t("Send to review", "送审"));
    await sees(t("In review", "审批中"));
    await openAs(screen, people.requester);
    await sees(t("decision by the requester", "申请人自行审批"));
    await look(screen, "2-requester-refused");
    await openAs(screen, people.approver);
    await look(screen, "3-approver");
    await press(t("Approve", "批准"));
    await sees(t("You decide about the text as it is saved now", "您的决定针对目前已保存的内容"));
    await page.getByRole("dialog").getByRole("textbox").fill(t("Good for reach", "有利于触达"));
    await look(screen, "4-decision");
    await press(t("Approve", "批准"));
    await sees(t("Approved", "已批准"));
    await tab(t("History", "历史记录"));
    await look(screen, "5-history");
    await tab(t("Details", "详情"));
    await page.getByLabel(t("Days", "工期影响")).first().fill("5");
    await page.keyboard.press("Tab");
    await sees(t("Saving ends the decision", "保存后原决定将失效"));
    await look(screen, "6-void-warning");
    await press(t("Save", "保存"));
    await tab(t("History", "历史记录"));
    await sees(t("Decision void", "决定失效"));
    await press(t("Copy and export", "复制与导出"));
    await page.getByText(t("Client copy: without what is private", "客户副本：不含私密内容")).click();
    await sees(t("left out of the client copy", "客户副本中略去了"));
    await look(screen, "7-client-copy");
    expect(faults).toEqual([]);
  }, 180_000);

  it("has its findings accepted for a reason; everything fits into a narrow panel", async () => {
    const screen = await filled(420);
    const { page, press, sees } = screen;
    await look(screen, "8-narrow-overview");
    await press(matrix);
    await press(t("Accept", "豁免"));
    await page.getByRole("dialog").getByRole("textbox").fill(t("Agreed with both", "已与双方商定"));
    await look(screen, "9-accept");
    await press(t("Accept with this reason", "以此理由豁免"));
    await press(t("Show", "展开"));
    await sees(t("Reason: Agreed with both", "理由：已与双方商定"));
    await look(screen, "10-accepted");
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - globalThis.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  }, 180_000);

  it("begins where nothing is yet", async () => {
    const screen = await openScreen(browser, language);
    await screen.sees(t("No documents yet", "暂无文档"));
    await look(screen, "0-empty");
  }, 60_000);
});
