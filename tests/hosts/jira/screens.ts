import { randomUUID } from "node:crypto";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { createWorkbench, listen, memoryStore } from "@parley/workbench";
import type * as Axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { onTestFinished } from "vitest";
import { faultsOf } from "../../support/browser.ts";
import { type Site, siteAt } from "./local-site.ts";

/** PARLEY_JIRA_SHOTS names another folder than that of a run's results. */
const shots = process.env["PARLEY_JIRA_SHOTS"] ?? "test-results/jira";
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The local Jira as a person sees it in a browser. */
export interface Screen {
  readonly page: Page;
  readonly site: Pick<Site, "page" | "app">;
  readonly faults: readonly string[];
  /** Presses the button of this name; in a dialog while one is open. */
  press(name: string | RegExp): Promise<void>;
  tab(name: string): Promise<void>;
  /** Waits until the app's panel, or a dialog, says this. */
  sees(text: string | RegExp): Promise<void>;
  /** Signs in as somebody else, by the menu at the top. */
  become(name: string): Promise<void>;
  /** Keeps a picture, and what the panel says there. */
  shoot(name: string): Promise<string>;
  /** Serious faults of accessibility on the screen now, in axe's words. */
  barriers(): Promise<readonly string[]>;
}

/** Opens issue DEMO-1 of a new local Jira, in a window in which the app's panel is about 700 pixels wide. */
export async function openScreen(browser: Browser, lang: "en" | "zh", width = 1268): Promise<Screen> {
  const dist = fileURLToPath(new URL("../../../dist", import.meta.url));
  const workbench = createWorkbench({ store: memoryStore(), now: () => new Date(), newId: randomUUID, dist });
  const jira = workbench.platforms["jira"];
  if (!jira) throw new Error("Unexpected workbench without Jira, expected one with it");
  const serving = await listen(workbench, 0);
  onTestFinished(() => serving.close());
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  onTestFinished(() => page.close());
  const faults = faultsOf(page);
  mkdirSync(shots, { recursive: true });
  await page.goto(`${serving.origin}/jira/view/?lang=${lang}&issue=DEMO-1`);
  const panel = page.locator(".app-panel");
  const dialog = page.getByRole("dialog");
  const front = async () => ((await dialog.count()) > 0 ? dialog : panel);
  await panel.waitFor();
  return {
    page,
    site: siteAt(jira),
    faults,
    press: async (name) => (await front()).getByRole("button", { name, exact: true }).first().click(),
    tab: (name) => panel.getByRole("tab", { name, exact: true }).click(),
    sees: (text) => page.locator(".app-panel, [role=dialog]").getByText(text).first().waitFor(),
    async become(name) {
      await page.locator(".top-bar button").click();
      await page.getByRole("menuitemradio", { name }).click();
      await page.locator(".top-bar button[aria-haspopup]", { hasText: name }).waitFor();
      await page.keyboard.press("Escape");
    },
    async shoot(name) {
      // Whatever slides in or fades has come to rest.
      await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
      const fullPage = (await dialog.count()) === 0;
      await page.screenshot({ path: `${shots}/${lang}-${name}.png`, fullPage });
      return (await front()).innerText();
    },
    async barriers() {
      // Not as a script of the page: its content security policy takes none from elsewhere.
      await page.evaluate(`${axe}; undefined`);
      return page.evaluate(async () => {
        const { violations } = await (globalThis as unknown as { axe: typeof Axe }).axe.run();
        const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
        return grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`);
      });
    },
  };
}
