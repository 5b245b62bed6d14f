import { randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import { plainRun, push, type Document } from "@parley/core";
import { templates } from "@parley/core/registry";
import { sampleOf } from "@parley/core/testing";
import { door, notionAdapter } from "@parley/notion";
import { createWorkbench, listen, memoryStore, type Serving } from "@parley/workbench";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { faultsOf, openBrowser } from "../../support/browser.ts";

let browser: Browser;
beforeAll(async () => void (browser = await openBrowser()));
afterAll(() => browser.close());

let serving: Serving;
let page: Page;
let faults: readonly string[];
let pulled: () => Promise<Document>;
const evil = '<img src=x onerror="window.hurt=1">';

beforeEach(async () => {
  const dist = fileURLToPath(new URL("../../../dist", import.meta.url));
  const workbench = createWorkbench({ store: memoryStore(), now: () => new Date(), newId: randomUUID, dist });
  serving = await listen(workbench, 0);
  const notion = workbench.platforms.notion;
  if (!notion) throw new Error("Unexpected workbench without Notion");
  const target = notion.target(serving.origin);
  const { port, target: place } = await door.connect(target.address, target);
  const context = {
    language: "en" as const,
    audience: "team" as const,
    today: "2027-03-01",
    timeZone: "Asia/Shanghai",
    currency: "CNY",
    template: (id: string) => templates.find((t) => (t.shape as { id: string }).id === id),
    people: { toAccount: () => undefined, toPerson: () => undefined },
  };
  const run = plainRun(
    () => new Date().toISOString(),
    randomUUID,
    async () => undefined,
  );
  const raci = context.template("raci-matrix");
  if (!raci) throw new Error("Unexpected registry without raci-matrix");
  const sample = sampleOf(raci, "en", "raci");
  await push(notionAdapter, port as never, place as never, [{ ...sample, owner: evil }], context, run);
  pulled = async () => {
    const there = await notionAdapter.collect(port as never, place as never, run);
    const found = notionAdapter.read(there, context).standing.find((s) => s.document.id === "raci");
    if (!found) throw new Error("Unexpected absence of the matrix, expected it in Notion");
    return found.document;
  };
  page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  faults = faultsOf(page);
  await page.goto(`${serving.origin}/notion/view/?lang=en`);
  await page.getByRole("navigation").getByText(sample.title).click();
  await page.getByRole("region", { name: "Activities" }).waitFor();
});
afterEach(async () => {
  await page.close();
  await serving.close();
});

const table = (name: string) => page.getByRole("region", { name });
const rowOf = (name: string, text: string) => table(name).getByRole("row").filter({ hasText: text }).first();
/** Waits until what was typed has arrived. */
async function arrives(read: (document: Document) => unknown, wanted: unknown): Promise<void> {
  await expect.poll(async () => read(await pulled()), { timeout: 30_000 }).toEqual(wanted);
}

describe("the page of the local Notion", () => {
  it("writes text, letters and the title, by mouse and by keys", async () => {
    await rowOf("Activities", "Launch poster").getByText("Poster in 3 sizes").click();
    await page.getByRole("textbox", { name: "Deliverable" }).fill("Poster in 4 sizes");
    await page.keyboard.press("Enter");
    await arrives(
      (d) => (d.content.activities as { deliverable: string }[]).some((a) => a.deliverable === "Poster in 4 sizes"),
      true,
    );

    const cell = rowOf("Activities", "Launch poster").locator("td").nth(4).locator(".cell");
    await cell.focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await page.getByRole("combobox").fill("C");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
    await arrives((d) => (d.content.duties as Record<string, Record<string, unknown>>).poster?.sponsor, ["C"]);

    await page.getByRole("textbox", { name: "Title" }).first().fill("RACI matrix: renamed");
    await page.keyboard.press("Enter");
    await arrives((d) => d.title, "RACI matrix: renamed");
    expect(faults).toEqual([]);
  });

  it("adds, duplicates and throws away rows, and takes one back", async () => {
    const count = (): Promise<number> => table("Roles").locator("tbody tr").count();
    const before = await count();
    await table("Roles").getByRole("button", { name: "New" }).click();
    await expect.poll(count).toBe(before + 1);
    const menu = async (item: string): Promise<void> => {
      await rowOf("Roles", "Legal").hover();
      await rowOf("Roles", "Legal").getByRole("button", { name: "More: Legal" }).click();
      await page.getByRole("menuitem", { name: item }).click();
    };
    await menu("Duplicate");
    await expect.poll(count).toBe(before + 2);
    await menu("Move to Trash");
    await expect.poll(count).toBe(before + 1);
    await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
    await expect.poll(count).toBe(before + 2);
    await arrives((d) => (d.content.roles as unknown[]).length, before + 2);
    expect(faults).toEqual([]);
  });

  it("draws texts as texts, in the reader's language around them", async () => {
    await page.getByText(evil).first().waitFor();
    expect(await page.evaluate(() => "hurt" in globalThis)).toBe(false);
    await page.goto(`${serving.origin}/notion/view/?lang=zh`);
    await page.getByText("本地模拟环境，并非 Notion").waitFor();
    await page.getByRole("navigation", { name: "页面" }).waitFor();
    expect(await page.locator("html").getAttribute("lang")).toBe("zh-CN");
    expect(faults).toEqual([]);
  });
});
