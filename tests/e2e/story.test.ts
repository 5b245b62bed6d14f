import { createWorkbench, listen, memoryStore } from "@parley/workbench";
import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { faultsOf, openBrowser } from "../support/browser.ts";

/** PARLEY_SHOTS=tests/e2e/shots keeps the pictures that the README shows; else they are results of a run like others. */
const shots = process.env["PARLEY_SHOTS"] ?? "test-results/story";
let browser: Browser;
beforeAll(async () => {
  mkdirSync(shots, { recursive: true });
  browser = await openBrowser();
});
afterAll(() => browser.close());

const said = {
  en: {
    example: /^Create from example: RACI matrix$/,
    nothing: "Nothing to report",
    cell: /Media buy, Project manager/,
    accountable: "Accountable: answers for the result",
    fault: 'Unexpected 2 accountable roles for "Media buy", expected exactly 1',
    fix: /^Fix: Keep only Project manager/,
    save: "Save",
    saved: "Saved",
    send: "Send to …",
    sendNow: "Send",
    inNotion: "is now in Notion",
    inSheets: "is now in Google Sheets",
    openNotion: "Open in Notion",
    openSheets: "Open in Google Sheets",
    sheets: "Google Sheets",
    title: "RACI matrix: Summer Glow 618",
    tab: /^RACI matrix.{1,2}Summer Glow 618$/,
    activity: "Launch poster",
    role: "Project manager",
    foreign: /\p{Script=Han}/u,
  },
  zh: {
    example: /^从示例新建[:：] ?职责分工表$/,
    nothing: "未发现问题",
    cell: /媒体投放[,，] ?项目经理/,
    accountable: "负责：对结果负责",
    fault: "发现“媒体投放”有 2 个 A，应为恰好 1 个",
    fix: /^修复[:：] ?仅保留“项目经理”/,
    save: "保存",
    saved: "已保存",
    send: "发送到……",
    sendNow: "发送",
    inNotion: "已发送到 Notion",
    inSheets: "已发送到 Google 表格",
    openNotion: "在 Notion 中打开",
    openSheets: "在 Google 表格 中打开",
    sheets: "Google 表格",
    title: "夏日焕新 618 职责分工表",
    tab: /^夏日焕新 618 职责分工表$/,
    activity: "首发海报",
    role: "项目经理",
    foreign: /\b(Duties|Roles|Activities|Save|Delete|Unexpected|expected)\b/,
  },
} as const;

interface Walk {
  readonly page: Page;
  readonly jira: FrameLocator;
  readonly notion: FrameLocator;
  readonly sheets: FrameLocator;
  readonly shoot: (name: string) => Promise<void>;
  readonly faults: readonly string[];
  readonly unchecked: () => readonly unknown[];
}
async function open(language: "en" | "zh"): Promise<Walk> {
  const dist = new URL("../../dist", import.meta.url).pathname;
  const workbench = createWorkbench({ store: memoryStore(), now: () => new Date(), newId: randomUUID, dist });
  const { origin, close } = await listen(workbench, 0);
  onTestFinished(close);
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  onTestFinished(() => page.close());
  const faults = faultsOf(page);
  await page.goto(`${origin}/?lang=${language}`);
  const frame = (title: string): FrameLocator => page.frameLocator(`iframe[title="${title}"]`);
  return {
    page,
    jira: frame("Jira"),
    notion: frame("Notion"),
    sheets: frame(said[language].sheets),
    shoot: async (name) => void (await page.screenshot({ path: join(shots, `${language}-${name}.png`) })),
    faults,
    unchecked: () => Object.values(workbench.platforms).flatMap(({ calls }) => calls.filter((c) => c.checkedBy === "")),
  };
}

describe.each(["en", "zh"] as const)("a newcomer's story in %s", (language) => {
  const t = said[language];

  it("makes a matrix in Jira, breaks it, fixes it with a click, and sends it on", async () => {
    const { page, jira, notion, sheets, shoot, faults, unchecked } = await open(language);
    const button = (name: string | RegExp) => jira.getByRole("button", { name, exact: true });

    await button(t.example).click();
    await jira.getByText(t.nothing).waitFor();
    await shoot("1-jira-matrix");

    await jira.getByRole("button", { name: t.cell }).click();
    await jira.getByText(t.accountable, { exact: true }).click();
    await jira.getByText(t.fault).first().waitFor();
    await shoot("2-jira-fault");
    expect(await jira.getByText(t.nothing).count()).toBe(0);

    await button(t.fix).click();
    await jira.getByText(t.nothing).waitFor();
    expect(await jira.getByText(t.fault).count()).toBe(0);
    await button(t.save).click();
    await jira.getByText(t.saved, { exact: true }).waitFor();
    expect(await jira.locator("section, main").last().innerText()).not.toMatch(t.foreign);

    const dialog = page.getByRole("dialog");
    const send = async (to: string, told: string, go: string): Promise<void> => {
      await page.getByRole("button", { name: t.send }).click();
      await dialog.getByRole("radio", { name: to }).check();
      await dialog.getByRole("button", { name: t.sendNow, exact: true }).click();
      await dialog.getByText(told).waitFor();
      await dialog.getByRole("button", { name: go }).click();
    };
    await send("Notion", t.inNotion, t.openNotion);
    await notion.getByText(t.title).first().click();
    await notion.getByText(t.activity).first().waitFor();
    await shoot("3-notion");

    await page.getByRole("tab", { name: "Jira" }).click();
    await send(t.sheets, t.inSheets, t.openSheets);
    await sheets.getByRole("tab", { name: t.tab }).click();
    await sheets.getByText(t.activity).first().waitFor();
    await sheets.getByText(t.role).first().waitFor();
    await shoot("4-sheets");

    expect(faults).toEqual([]);
    expect(unchecked()).toEqual([]);
  }, 180_000);
});
