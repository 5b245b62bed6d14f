import { plainRun, push, sampleDocument, type Document, type Language } from "@parley/core";
import { door, sheetsAdapter } from "@parley/sheets";
import { createWorkbench, listen, memoryStore } from "@parley/workbench";
import { randomUUID } from "node:crypto";
import type { Browser, FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { faultsOf, openBrowser } from "../../support/browser.ts";
import { contextIn, templateCalled } from "./scene.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const said = {
  en: {
    accept: "Accept …",
    acceptNow: "Accept",
    withdraw: "Withdraw",
    undo: "Undo",
    fixAll: /^Fix all \(\d+\)$/,
    agree: "Mark as agreed …",
    submit: "Submit …",
    confirm: "Confirm",
    forClient: "Copy for the client",
    back: "‹ Back",
    paste: "Paste a document",
    put: "Put into the spreadsheet",
    noDocument: "Unexpected a text without a Parley document",
    inJira: "Decisions are made in Jira",
    refused: "the requester",
    clean: "Nothing to mend",
    unverified: "not verified",
    agreed: "Agreed",
    left: "Left out as private: ",
    foreign: /\p{Script=Han}/u,
  },
  zh: {
    accept: "豁免……",
    acceptNow: "豁免",
    withdraw: "撤回豁免",
    undo: "撤消",
    fixAll: /^全部修复 \(\d+\)$/,
    agree: "标为已确认……",
    submit: "提交……",
    confirm: "确认",
    forClient: "复制客户版本",
    back: "‹ 返回",
    paste: "粘贴文档",
    put: "写入电子表格",
    noDocument: "发现不含 Parley 文档的文本",
    inJira: "审批决定须在 Jira 中作出",
    refused: "申请人",
    clean: "没有需要修正的问题",
    unverified: "未核实",
    agreed: "已确认",
    left: "已略去的非公开内容：",
    foreign: /\b(Accept|Reason|Undo|State|History|error|Unexpected|expected)\b/,
  },
} as const;

interface Stand {
  readonly page: Page;
  readonly side: FrameLocator;
  readonly faults: readonly string[];
  readonly documents: () => Promise<readonly Document[]>;
}

/** A spreadsheet with documents, its sidebar open. */
async function open(language: Language, ...documents: readonly Document[]): Promise<Stand> {
  const dist = new URL("../../../dist", import.meta.url).pathname;
  const workbench = createWorkbench({ store: memoryStore(), now: () => new Date(), newId: randomUUID, dist });
  const { origin, close } = await listen(workbench, 0);
  onTestFinished(close);
  const target = workbench.platforms["sheets"]?.target(origin);
  if (!target) throw new Error("Unexpected workbench without a local Google Sheets");
  const { port, target: spreadsheet } = (await door.connect(target.address, target)) as never as {
    port: never;
    target: never;
  };
  const run = plainRun(
    () => new Date().toISOString(),
    randomUUID,
    async () => undefined,
  );
  const context = { ...contextIn(language), today: new Date().toISOString().slice(0, 10) };
  await push(sheetsAdapter, port, spreadsheet, documents, context, run);
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  onTestFinished(() => page.close());
  const faults = faultsOf(page);
  await page.goto(`${origin}/sheets/view/?lang=${language}`);
  const side = page.frameLocator("aside iframe");
  await side.locator(documents.length > 0 ? ".documents" : ".empty").waitFor();
  const read = async (): Promise<readonly Document[]> => {
    const native = await sheetsAdapter.collect(port, spreadsheet, run);
    return sheetsAdapter.read(native, context).standing.map(({ document }) => document);
  };
  return { page, side, faults, documents: read };
}

const made = (id: string, language: Language, fault?: true): Document => {
  const now = new Date().toISOString();
  const about = { id: `the-${id}`, language, now, today: now.slice(0, 10) };
  return sampleDocument(templateCalled(id), { ...about, ...(fault && { fault }) });
};

describe.each(["en", "zh"] as const)("the sidebar in %s", (language) => {
  const t = said[language];
  const name = language === "en" ? "Li Na" : "李娜";
  const button = (side: FrameLocator, text: string | RegExp) => side.getByRole("button", { name: text, exact: true });

  it("accepts a finding for a reason, lists it, takes it back, and undoes", async () => {
    const { side, faults, documents } = await open(
      language,
      made("project", language),
      made("raci-matrix", language, true),
    );
    await side.locator("button.document").nth(1).click();
    await side.locator(".finding.error").waitFor();
    // By keyboard alone: open, type, Tab to the name, Enter.
    await button(side, t.accept).focus();
    await button(side, t.accept).press("Enter");
    const reason = side.locator("textarea.words");
    await reason.pressSequentially("=1+1 is why");
    expect(await button(side, t.acceptNow).isDisabled()).toBe(true);
    await reason.press("Tab");
    await side.locator("input:focus").pressSequentially(name);
    await side.locator("input:focus").press("Enter");
    await side.locator(".news.good").waitFor();
    await side.getByText(t.clean).waitFor();
    const [waiver] = (await documents()).flatMap(({ waivers }) => waivers);
    expect(waiver).toMatchObject({ code: "RA-01", reason: "=1+1 is why", by: name });
    expect(await side.locator("main > section").innerText()).not.toMatch(t.foreign);

    await side.locator("details summary").first().click();
    await button(side, t.withdraw).click();
    await side.locator(".finding.error").waitFor();
    expect((await documents()).flatMap(({ waivers }) => waivers)).toEqual([]);
    await button(side, t.undo).click();
    await side.locator(".finding.error").waitFor({ state: "detached" });
    expect((await documents()).flatMap(({ waivers }) => waivers)).toMatchObject([{ by: name }]);
    expect(faults).toEqual([]);
  }, 120_000);

  it("mends everything that mends itself, selects the cell of a finding, and undoes", async () => {
    const raci = made("raci-matrix", language);
    const duties = raci.content["duties"] as Record<string, Record<string, readonly string[]>>;
    const twice = Object.fromEntries(
      Object.entries(duties).map(([row, cells], i) => [row, i < 3 ? { ...cells, design: ["A"] } : cells]),
    );
    const { page, side, documents } = await open(language, { ...raci, content: { ...raci.content, duties: twice } });
    await side.locator("button.document").click();
    await side.locator(".finding.error .where").first().click();
    await page.waitForFunction(() => document.querySelector(".active.selected") !== null);
    const before = await side.locator(".finding.error").count();
    expect(before).toBe(3);
    await button(side, t.fixAll).click();
    await side.getByText(t.clean).waitFor();
    expect((await documents())[0]?.content["duties"]).not.toEqual(twice);
    await button(side, t.undo).click();
    await side.locator(".finding.error").first().waitFor();
    expect((await documents())[0]?.content["duties"]).toEqual(twice);
  }, 120_000);

  it("takes plain steps unverified, leaves decisions to Jira, and says why a step is refused", async () => {
    const { side, documents } = await open(language, made("smart-goal", language), made("change-request", language));
    await side.locator("button.document").first().click();
    await button(side, t.agree).click();
    await side.locator("input[type=text]").fill(name);
    await button(side, t.confirm).click();
    await side.locator(".state", { hasText: t.agreed }).waitFor();
    const [goal] = await documents();
    expect(goal?.flow.history).toMatchObject([{ action: "agree", by: name, verified: false }]);
    await side.locator("details summary").last().click();
    await side.locator(".history", { hasText: t.unverified }).waitFor();

    await button(side, t.back).click();
    await side.locator("button.document").nth(1).click();
    await side.getByText(t.inJira).waitFor();
    await button(side, t.submit).click();
    await side.locator("input[type=text]").fill("Somebody");
    await button(side, t.confirm).click();
    await side.locator(".news.bad", { hasText: t.refused }).waitFor();
    expect((await documents())[1]?.flow.state).toBe("draft");
  }, 120_000);

  it("copies for the client without what is private, and says in a sentence what cannot be pasted", async () => {
    const { side } = await open(language, made("project", language));
    await side.locator("button.document").click();
    await button(side, t.forClient).click();
    const text = await side.locator(".copy textarea").inputValue();
    expect(text).toContain("Asia/Shanghai");
    expect(text).not.toMatch(/1200000|1,200,000/);
    await side.getByText(t.left).waitFor();
    await button(side, t.back).click();
    await button(side, t.paste).click();
    await side.locator("#pasted").fill("hello");
    await button(side, t.put).click();
    await side.locator(".news.bad", { hasText: t.noDocument }).waitFor();
    // What was copied comes in as a document of its own.
    await side.locator("#pasted").fill(text);
    await button(side, t.put).click();
    await side.locator(".news.good").waitFor();
    await button(side, t.back).click();
    expect(await side.locator("button.document").count()).toBe(2);
  }, 120_000);

  it("fits into 300 pixels, page by page", async () => {
    const { page, side } = await open(language, made("change-request", language, true));
    const frame = page.frames().find((one) => one.url().includes("/sidebar"));
    const overflow = (): Promise<number | undefined> =>
      frame!.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(await page.locator("aside iframe").evaluate((element) => element.clientWidth)).toBeLessThanOrEqual(300);
    expect(await overflow()).toBe(0);
    await side.locator("button.document").click();
    await button(side, t.accept).first().click();
    expect(await overflow()).toBe(0);
  }, 60_000);
});
