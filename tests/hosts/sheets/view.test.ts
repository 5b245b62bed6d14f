import type { Document, Reference, StoredRow } from "@parley/core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { createWorkbench, listen, memoryStore } from "@parley/workbench";
import { door } from "@parley/sheets";
import { pull, push } from "@parley/core";
import { randomUUID } from "node:crypto";
import { faultsOf, openBrowser } from "../../support/browser.ts";
import { contextIn, sampleOf, testRun } from "./scene.ts";

const register: Document = { ...sampleOf("stakeholder-register"), id: "register" };
const [first] = register.content["stakeholders"] as readonly StoredRow[];
const plan = planFor(String(first?.id), String(first?.["name"]));

function planFor(row: string, text: string): Document {
  const sample = sampleOf("communication-plan");
  const audience: Reference[] = [{ document: register.id, row, text }];
  const lines = (sample.content["lines"] as readonly StoredRow[]).map((line) => ({ ...line, audience }));
  return { ...sample, id: "plan", content: { ...sample.content, lines } };
}

/** The address that a delivery gives for a document opens its tab, here as at Google. */
describe("the address of a tab", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it("is given for each document, opens it, and is followed when it changes or a link in a cell is clicked", async () => {
    const dist = new URL("../../../dist", import.meta.url).pathname;
    const workbench = createWorkbench({ store: memoryStore(), now: () => new Date(), newId: randomUUID, dist });
    const { origin, close } = await listen(workbench, 0);
    onTestFinished(close);
    const place = workbench.platforms["sheets"]?.target(origin);
    if (!place) throw new Error("Unexpected workbench without a local Google Sheets");
    const { adapter, port, target } = await door.connect(place.address, place);
    const { receipt } = await push(adapter, port, target, [register, plan], contextIn("en"), testRun());
    const { links = {} } = receipt ?? {};
    expect((await pull(adapter, port, target, contextIn("en"), testRun())).standing).toHaveLength(2);
    for (const link of Object.values(links))
      expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/sheets\/view\/.*#gid=\d+$/);

    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    onTestFinished(() => page.close());
    const faults = faultsOf(page);
    await page.goto(links["plan"] ?? "");
    await active(page, plan.title.replace(/:/g, ""));
    await page.evaluate((hash) => void (location.hash = hash), new URL(links["register"] ?? "").hash);
    await active(page, register.title.replace(/:/g, ""));

    await page.getByRole("tab", { name: /Communication lines$/ }).click();
    await page
      .getByRole("link", { name: String(first?.["name"]) })
      .first()
      .click();
    await active(page, register.title.replace(/:/g, ""));
    expect(page.url()).toMatch(/#gid=\d+$/);
    expect(faults).toEqual([]);
  }, 120_000);
});

const active = (page: Page, title: string): Promise<void> =>
  page.getByRole("tab", { selected: true, name: title }).waitFor();
