import { applyPatch, type Document, sampleDocument } from "@parley/core";
import { raciMatrixTemplate } from "@parley/core/templates/raci-matrix";
import { createWorkbench, listen, memoryStore } from "@parley/workbench";
import type { Browser, Locator, Page } from "playwright-core";
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
    language: query.includes("lang=zh") ? "zh" : "en",
    platforms: hosts.map(({ platform }) => platform),
    doors: hosts.map(({ door }) => door),
  });
  const { origin, close } = await listen(workbench, 0);
  onTestFinished(close);
  const standings = async (host: string): Promise<Standings> =>
    (await (await fetch(`${origin}/${host}/documents`)).json()) as Standings;
  const put = async (host: string, document: Document): Promise<void> => {
    const standing = { ...(await standings(host))[document.id], document };
    await fetch(`${origin}/${host}/documents/${document.id}`, { method: "PUT", body: JSON.stringify(standing) });
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
/** The sample among the documents of the overview. */
const listed = (page: Page): Locator => page.locator(".document", { hasText: sample.title });
const focused = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? "");
const han = /\p{Script=Han}/u;

it("says what it is, in one language at a time, and keeps the choice", async () => {
  const { page, faults } = await open("?lang=en");
  const text = (): Promise<string> => page.locator("body").innerText();
  expect(await text()).toContain(
    "These are local stand-ins for Jira, Notion and Google Sheets. Nothing leaves this computer.",
  );
  expect((await text()).replace("中文", "").replaceAll(sample.title, "")).not.toMatch(han);
  await page.getByRole("button", { name: "中文" }).click();
  expect(await text()).toContain("这里是 Jira、Notion 和 Google 表格的本地替身，数据不会离开本机。");
  await page.getByText("还没有文档，请在任一工具中新建。").waitFor();
  expect((await text()).replace(/English|Parley|Jira|Notion|Google|RACI|\b[AT]\b|one|two|three/g, "")).not.toMatch(
    /[A-Za-z]/,
  );
  expect(await page.title()).toBe("Parley 工作台");
  await page.goto(new URL("/", page.url()).href);
  await page.getByRole("tab", { name: "工具 one" }).waitFor();
  expect(faults).toEqual([]);
});

it("walks its tabs by keyboard and keeps the tools as they were left", async () => {
  const { page } = await open("?lang=en");
  expect(await shownTab(page)).toContain("Start");
  await page.getByRole("tab", { name: "Start" }).focus();
  await page.keyboard.press("ArrowRight");
  expect(await shownTab(page)).toContain("Tool one");
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain("Tool one");
  await page.keyboard.press("End");
  expect(await shownTab(page)).toContain("Tool three");
  await page.keyboard.press("ArrowRight");
  expect(await shownTab(page)).toContain("Start");
  await page.keyboard.press("ArrowLeft");
  expect(await page.locator("[role=tab][tabindex='0']").count()).toBe(1);
  expect(await page.locator("iframe").count()).toBe(2);
  expect(await page.locator("iframe:visible").getAttribute("title")).toBe("Tool three");
  await page.reload();
  await page.getByRole("tab").first().waitFor();
  expect(await shownTab(page)).toContain("Tool three");
});

it("can be reached whole by the Tab key, and leads past itself to the tools", async () => {
  const { page } = await open("?lang=en");
  await listed(page).waitFor();
  await page.keyboard.press("Tab");
  expect(await focused(page)).toContain("Skip to the tools");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  expect(await focused(page)).toContain("Start");
  const reached: string[] = [];
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.locator("body").click({ position: { x: 1, y: 1 } });
  for (let presses = 0; presses < 30; presses++) {
    await page.keyboard.press("Tab");
    reached.push(await focused(page));
  }
  for (const name of ["Start over", "English", "中文", sample.title, "Start", "Show me"])
    expect(reached.some((each) => each.includes(name))).toBe(true);
});

it("starts over only when told twice", async () => {
  const { page, standings } = await open("?lang=zh");
  await page.getByRole("button", { name: "重置" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "取消" }).click();
  expect(await page.getByRole("dialog").count()).toBe(0);
  expect(Object.keys(await standings("one"))).toEqual(["raci"]);
  await listed(page).waitFor();
  await page.getByRole("button", { name: "重置" }).click();
  await page.getByRole("button", { name: "保持空白" }).click();
  await page.getByText("还没有文档，请在任一工具中新建。").waitFor();
  expect(await standings("one")).toEqual({});
});

it("sends a document, names what both changed, and settles it", async () => {
  const { page, standings, put, faults } = await open("?lang=en#one");
  const dialog = page.getByRole("dialog");
  const send = async (): Promise<void> => {
    await page.getByRole("button", { name: "Send to …" }).click();
    await dialog.getByRole("button", { name: "Send", exact: true }).click();
  };
  await send();
  await dialog.getByText(`“${sample.title}” is now in Tool two.`).waitFor();
  await dialog.getByRole("button", { name: "Open in Tool two" }).click();
  expect(await shownTab(page)).toContain("Tool two");
  await page.getByText("In step").waitFor();
  expect((await standings("two"))["raci"]?.document.content).toEqual(sample.content);

  const id = (sample.content["activities"] as { id: string }[])[0]?.id ?? "";
  const named = (name: string): Document => ({
    ...sample,
    content: applyPatch(raciMatrixTemplate.shape, sample.content, { activities: { [id]: { name } } }),
  });
  await put("one", named("<img src=x onerror=alert(1)>"));
  await put("two", named("Two's words"));
  // The overview hears of it by itself.
  await page.getByText("Changed in several").waitFor();
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

it("fits from a telephone to a wide screen, and keeps its overview as it was left", async () => {
  const { page } = await open("?lang=en", { width: 900, height: 640 });
  const overflow = (): Promise<boolean> =>
    page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  const body = page.locator("#side-body");
  expect([await overflow(), await body.isVisible()]).toEqual([false, false]);
  await page.getByRole("button", { name: "Show the overview" }).click();
  await page.reload();
  await listed(page).waitFor();
  for (const width of [390, 1024, 1920]) {
    await page.setViewportSize({ width, height: 800 });
    expect([width, await overflow()]).toEqual([width, false]);
  }
});

it("tells that another window shows the other language, and takes its tools back", async () => {
  const { page, origin } = await open("?lang=en");
  await listed(page).waitFor();
  await fetch(`${origin}/api/open`, { method: "POST", body: '{"language":"zh"}' });
  await fetch(`${origin}/one/notes`, { method: "POST", body: '"written in the other one"' });
  await page.getByText("Another window shows the tools in Chinese.").waitFor();
  await page.getByRole("button", { name: "Show English here" }).click();
  await listed(page).waitFor();
  expect(await page.getByText("Another window").count()).toBe(0);
});

it("filters findings by document, and opens what is found where it stands", async () => {
  const { page, put } = await open("?lang=en");
  await put("two", { ...sample, id: "empty", title: "Nothing in it", content: {} });
  await page
    .getByRole("button", { name: /Nothing in it/ })
    .first()
    .waitFor();
  const findings = page.locator(".finding");
  await page.getByText("Nothing in it › ").first().waitFor();
  const all = await findings.count();
  await page.getByRole("button", { name: new RegExp(`^${sample.title}`) }).click();
  await page.getByText("Nothing to report.").waitFor();
  await page.getByRole("button", { name: "Show all" }).click();
  expect([all > 0, await findings.count()]).toEqual([true, all]);
  await findings.first().getByRole("button", { name: "Open in Tool two" }).click();
  expect(await shownTab(page)).toContain("Tool two");
});
