import { applyPatch, type Document, sampleDocument } from "@parley/core";
import { raciMatrixTemplate } from "@parley/core/templates/raci-matrix";
import { createWorkbench, listen, memoryStore } from "@parley/workbench";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import { faultsOf, openBrowser } from "../support/browser.ts";
import { littleHost, type Standings } from "./little-host.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

let ids = 0;
const sample = sampleDocument(raciMatrixTemplate, { id: "raci", language: "zh", now: "2027-03-01T09:00:00Z" });

interface Opened {
  readonly page: Page;
  readonly origin: string;
  readonly faults: readonly string[];
  readonly standings: (host: string) => Promise<Standings>;
  readonly put: (host: string, document: Document) => Promise<void>;
}

/** The built page over three tools that it does not know; "one" holds a RACI matrix. */
async function open(query: string, size = { width: 1280, height: 800 }): Promise<Opened> {
  const hosts = ["one", "two", "three"].map(littleHost);
  const workbench = createWorkbench({
    store: memoryStore(),
    now: () => new Date("2027-03-01T09:00:00Z"),
    newId: () => `id-${++ids}`,
    dist: new URL("../../dist", import.meta.url).pathname,
    platforms: hosts.map(({ platform }) => platform),
    doors: hosts.map(({ door }) => door),
  });
  const { origin, close } = await listen(workbench, 0);
  onTestFinished(close);
  const standings = async (host: string): Promise<Standings> =>
    (await (await fetch(`${origin}/${host}/documents`)).json()) as Standings;
  const put = async (host: string, document: Document): Promise<void> => {
    const standing = { ...(await standings(host))["raci"], document };
    await fetch(`${origin}/${host}/documents/raci`, { method: "PUT", body: JSON.stringify(standing) });
  };
  await put("one", sample);
  const page = await browser.newPage({ viewport: size });
  onTestFinished(() => page.close());
  const faults = faultsOf(page);
  await page.goto(`${origin}/${query}`);
  await page.getByRole("tab").first().waitFor();
  return { page, origin, faults, standings, put };
}

const shownTab = (page: Page): Promise<string | null> => page.locator("[role=tab][aria-selected=true]").textContent();
const han = /\p{Script=Han}/u;

it("says what it is, in one language at a time, and keeps the choice", async () => {
  const { page, faults } = await open("?lang=en");
  const text = (): Promise<string> => page.locator("body").innerText();
  expect(await text()).toContain(
    "These are local stand-ins for Jira, Notion and Google Sheets. Nothing leaves this computer.",
  );
  expect((await text()).replace("中文", "")).not.toMatch(han);
  await page.getByRole("button", { name: "中文" }).click();
  expect(await text()).toContain("这里是 Jira、Notion 和 Google 表格的本地替身，数据不会离开本机。");
  expect((await text()).replace(/English|Parley|Jira|Notion|Google|RACI|\bA\b|one|two|three/g, "")).not.toMatch(
    /[A-Za-z]/,
  );
  expect(await page.title()).toBe("Parley 工作台");
  await page.goto(new URL("/", page.url()).href);
  await page.getByRole("tab", { name: "工具 one" }).waitFor();
  expect(faults).toEqual([]);
});

it("walks its tabs by keyboard and keeps the tools as they were left", async () => {
  const { page } = await open("?lang=en");
  await page.getByRole("tab", { name: "Tool one" }).focus();
  await page.keyboard.press("ArrowRight");
  expect(await shownTab(page)).toBe("Tool two");
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Tool two");
  await page.keyboard.press("End");
  expect(await shownTab(page)).toBe("Tool three");
  await page.keyboard.press("ArrowRight");
  expect(await shownTab(page)).toBe("Tool one");
  expect(await page.locator("[role=tab][tabindex='0']").count()).toBe(1);
  expect(await page.locator("iframe").count()).toBe(3);
  expect(await page.locator("iframe:visible").getAttribute("title")).toBe("Tool one");
  await page.keyboard.press("ArrowRight");
  await page.reload();
  expect(await shownTab(page)).toBe("Tool two");
});

it("starts over only when told twice", async () => {
  const { page, standings } = await open("?lang=zh");
  await page.getByRole("button", { name: "重置" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "取消" }).click();
  expect(await page.getByRole("dialog").count()).toBe(0);
  expect(Object.keys(await standings("one"))).toEqual(["raci"]);
  await page.getByRole("button", { name: "重置" }).click();
  await Promise.all([page.waitForEvent("load"), page.getByRole("button", { name: "删除并重置" }).click()]);
  expect(await standings("one")).toEqual({});
});

it("sends a document, names what both changed, and settles it", async () => {
  const { page, standings, put, faults } = await open("?lang=en");
  const dialog = page.getByRole("dialog");
  const send = async (): Promise<void> => {
    await page.getByRole("button", { name: "Send to …" }).click();
    await dialog.getByRole("button", { name: "Send", exact: true }).click();
  };
  await send();
  await dialog.getByText(`“${sample.title}” is now in Tool two.`).waitFor();
  await dialog.getByRole("button", { name: "Open in Tool two" }).click();
  expect(await shownTab(page)).toBe("Tool two");
  expect((await standings("two"))["raci"]?.document.content).toEqual(sample.content);

  const id = (sample.content["activities"] as { id: string }[])[0]?.id ?? "";
  const named = (name: string): Document => ({
    ...sample,
    content: applyPatch(raciMatrixTemplate.shape, sample.content, { activities: { [id]: { name } } }),
  });
  await put("one", named("<img src=x onerror=alert(1)>"));
  await put("two", named("Two's words"));
  await page.getByRole("tab", { name: "Tool one" }).click();
  await send();
  await dialog.getByRole("heading", { name: "Changed in both tools" }).waitFor();
  const cells = await dialog.locator("tbody td").allTextContents();
  expect(cells).toEqual(["<img src=x onerror=alert(1)>", "Two's words"]);
  await dialog.getByRole("button", { name: "Go with Tool two" }).click();
  await dialog.getByText("is now in Tool one").waitFor();
  expect((await standings("one"))["raci"]?.document.content).toEqual(named("Two's words").content);
  await page.keyboard.press("Escape");
  expect(await dialog.count()).toBe(0);
  expect(faults).toEqual([]);
});

it("tells that there is nothing to send, and that the workbench is gone", async () => {
  const { page, origin } = await open("?lang=zh#three");
  await page.getByRole("button", { name: "发送到……" }).click();
  await page.getByText("工具 three 中还没有文档，请先在那里新建一个。").waitFor();
  await page.route(`${origin}/api/**`, (route) => route.abort());
  await page.reload();
  await page.getByText("工作台没有响应").waitFor();
  await page.unroute(`${origin}/api/**`);
  await page.getByRole("button", { name: "重试" }).click();
  await page.getByRole("tab", { name: "工具 three" }).waitFor();
});

it("fits into 900 pixels without a scroll bar, and its steps go away for good", async () => {
  const { page } = await open("?lang=en", { width: 900, height: 640 });
  const overflow = (): Promise<boolean> =>
    page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  expect(await overflow()).toBe(false);
  expect(await page.getByRole("listitem").count()).toBe(3);
  await page.getByRole("button", { name: "Hide the first steps" }).click();
  await page.reload();
  await page.getByRole("tab").first().waitFor();
  expect(await page.getByRole("listitem").count()).toBe(0);
  await page.getByRole("button", { name: "First steps" }).click();
  expect(await page.getByRole("listitem").count()).toBe(3);
  expect(await overflow()).toBe(false);
});
