import {
  applyPatch,
  check,
  describe as describeFinding,
  plainRun,
  projectOf,
  push,
  sampleDocument,
  say,
  standing,
  type Document,
  type Finding,
  type HostDoor,
  type Shape,
} from "@parley/core";
import { smartGoalTemplate } from "@parley/core/templates/smart-goal";
import { door as jiraDoor } from "@parley/jira";
import { door as sheetsDoor } from "@parley/sheets";
import { createWorkbench, listen, memoryStore, type Target } from "@parley/workbench";
import { randomUUID } from "node:crypto";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { contextIn } from "../hosts/sheets/scene.ts";
import { faultsOf, openBrowser } from "../support/browser.ts";
import { languages, type Language } from "./stage.ts";

/** Each needs a part of the engine: take its words or figures away, and what is found of it changes. */
const statements: Readonly<Record<Language, readonly string[]>> = {
  en: [
    "Raise the share of repeat buyers from one third to at least one half by the end of Q3 2027",
    "Enhance our visibility for the 618 campaign and the 双11 one in order to grow the brand",
    "Marketing improves the landing pages of the summer campaign as soon as possible",
    "Support becomes noticeably faster at answering what customers ask on weekends",
    "Cut the number of late deliveries by 20% and raise the average rating to 4.7 by June",
    "Reduce refunds to 2–3% within six months, because every refund costs us two orders",
    "Answer ９０％ of all tickets within ４ hours from the first working day of May onwards",
    "Publish three case studies by next Friday so that the sales team has something to show",
    "Upgrade the servers to Windows 11 and ISO 27001 to streamline the work of the data centre",
    "Double the number of partner shops in the Nordic countries before the annual conference",
    "Ｅｎｈａｎｃｅ ｔｈｅ ｏｎｂｏａｒｄｉｎｇ of all new members over the next few weeks",
    "Keep p95 latency below 250 ms and hold the cloud bill under $12k a month throughout 2027",
    "Become a trusted advisor",
  ],
  zh: [
    "三季度末前把老客户复购率提升三成，由门店运营团队按周复盘",
    "做好６１８与双11大促的预热活动，扩大品牌在年轻人群中的声量",
    "市场部尽快把夏季活动的落地页文案优化完毕并交付给设计团队",
    "在 2027 年 6 月 20 日前将夏季线上销售额从 800 万元提升到 960 万元",
    "客服满意度提升到九成五，同时退货率降到百分之三以内，全年保持",
    "把发货时长控制在２４～３６小时以内，以便减少大促期间的投诉",
    "营销团队持续提升内容质量与账号影响力，争取成为行业标杆",
    "半年內將門店數量從 12 家增至 20 家，為全國擴張打下基礎",
    "两周内完成 4K 直播间与 5G 专网的升级改造，并组织验收",
    "近期进一步加强与渠道伙伴之间的沟通协作，逐步完善机制",
    "国庆节前新签三十五家经销商，因为现有渠道覆盖不到西南",
    "７天无理由退货流程上线后，进一步优化顾客的售后服务体验",
    "提高效率",
  ],
};
const wording = ["SG-R2", "SG-S1", "SG-S2", "SG-S3", "SG-T2"];
const now = new Date().toISOString();
const back = { en: "Back to documents", zh: "返回文档列表" };
const sidebarBack = { en: "‹ Back", zh: "‹ 返回" };

/** Goals whose figures stand in their words alone. */
const goalsIn = (language: Language): readonly Document[] =>
  statements[language].map((statement, i) => {
    const made = { id: `goal-${i}`, language, now, today: now.slice(0, 10), title: `SG ${i + 1}.` };
    const goal = sampleDocument(smartGoalTemplate, made);
    const change = { statement, kind: "qualitative", indicators: "NPS", target: null, why: "OK" };
    return { ...goal, content: applyPatch(smartGoalTemplate.shape as Shape, goal.content, change as never) };
  });

/** A finding as both show it: its code, and what is said. */
type Shown = readonly string[];
const shownOf = (findings: readonly Finding[], language: Language): Shown =>
  findings.map((finding) => `${finding.code} ${say(describeFinding(finding), language)}`).sort();

/** Brings documents to a local platform by the host's own door and adapter, as the command line does. */
async function bring(target: Target, door: HostDoor, language: Language, goals: readonly Document[]) {
  const connection = await door.connect(target.address, target);
  const run = plainRun(
    () => now,
    randomUUID,
    async () => undefined,
  );
  await push(connection.adapter, connection.port, connection.target, goals, contextIn(language), run);
}

async function inSidebar(page: Page, origin: string, language: Language, goals: readonly Document[]) {
  await page.goto(`${origin}/sheets/view/?lang=${language}`);
  const side = page.frameLocator("aside iframe");
  const shown: Shown[] = [];
  for (const { title } of goals) {
    await side.locator("button.document", { hasText: title }).click();
    await side.getByRole("heading", { name: title }).waitFor();
    const cards = await side.locator(".finding .where").all();
    const texts = cards.map(async (card) => {
      const [code = "", , said = ""] = await card.locator(":scope > span").allTextContents();
      return `${code.split(" ").at(-1)} ${said}`;
    });
    shown.push((await Promise.all(texts)).sort());
    await side.getByRole("button", { name: sidebarBack[language] }).click();
  }
  return shown;
}

async function inPanel(page: Page, origin: string, language: Language, goals: readonly Document[]) {
  await page.goto(`${origin}/jira/view/?lang=${language}&issue=DEMO-1`);
  const panel = page.locator(".app-panel");
  const button = (name: string) => panel.getByRole("button", { name, exact: true });
  const shown: Shown[] = [];
  for (const { title } of goals) {
    await button(title).click();
    await button(back[language]).waitFor();
    const lines = (await panel.innerText()).split("\n").filter((line) => line.trim() !== "");
    // Said in the list of findings, and again beside the field.
    const said = lines.flatMap((line, i) =>
      /^[A-Z]+-[A-Z]?\d+$/.test(line)
        ? [`${line} ${lines.slice(i).find((one) => /^(?:Unexpected |发现)/.test(one)) ?? ""}`]
        : [],
    );
    shown.push([...new Set(said)].sort());
    await button(back[language]).click();
  }
  return shown;
}

let browser: Browser;
beforeAll(async () => void (browser = await openBrowser()));
afterAll(() => browser.close());

describe.each(languages)("the heuristics in %s", (language) => {
  it("find in the built sidebar and in the built panel what they find in Node", async () => {
    const dist = new URL("../../dist", import.meta.url).pathname;
    const workbench = createWorkbench({ store: memoryStore(), now: () => new Date(), newId: randomUUID, dist });
    const { origin, close } = await listen(workbench, 0);
    onTestFinished(close);
    const goals = goalsIn(language);
    const project = projectOf(goals, now);
    const inNode = goals.map((goal) => shownOf(standing(check(smartGoalTemplate, goal, project)), language));
    // Not equal for being empty: every rule that reads the words has something to say, and not of every goal.
    for (const code of wording) {
      const found = inNode.filter((shown) => shown.some((line) => line.startsWith(code))).length;
      expect([code, found > 0 && found < goals.length]).toEqual([code, true]);
    }
    for (const door of [sheetsDoor, jiraDoor])
      await bring(workbench.platforms[door.host]!.target(origin), door, language, goals);

    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    onTestFinished(() => page.close());
    const faults = faultsOf(page);
    const named = (all: readonly Shown[]) => all.map((shown, i) => [statements[language][i], ...shown]);
    expect(named(await inSidebar(page, origin, language, goals))).toEqual(named(inNode));
    expect(named(await inPanel(page, origin, language, goals))).toEqual(named(inNode));
    expect(faults).toEqual([]);
  }, 120_000);
});
