import { type Document, edit, type Entry, sampleDocument } from "@parley/core";
import { changeRequestTemplate } from "@parley/core/templates/change-request";
import { projectTemplate } from "@parley/core/templates/project";
import { beforeEach, describe, expect, it } from "vitest";
import { DEMO_ACCOUNT, VIEWER_ACCOUNT } from "../../../packages/workbench/src/hosts/jira/index.ts";
import { outsideOf } from "./desk.ts";
import { ISSUE, openSite, type Site } from "./local-site.ts";
import { openPanel, type PanelDriver } from "./panel-driver.ts";

const who = {
  pm: DEMO_ACCOUNT,
  requester: "712020:0001-zhang-san",
  authority: "712020:0004-zhou-lv",
  service: "712020:0005-wu-min",
  sponsor: "712020:0006-wang",
  viewer: VIEWER_ACCOUNT,
} as const;
type Who = keyof typeof who;
const now = new Date().toISOString();
const made = { language: "en", now, today: now.slice(0, 10) } as const;
const change = (id = "cr"): Document => sampleDocument(changeRequestTemplate, { ...made, id });
const settings = (id = "settings"): Document => sampleDocument(projectTemplate, { ...made, id });
const levels = (people: Readonly<Record<string, string>>): Document =>
  edit(
    projectTemplate.shape,
    settings(),
    { content: { people: Object.fromEntries(Object.entries(people).map(([id, level]) => [id, { level }])) } as never },
    now,
  );

let site: Site;
beforeEach(() => void (site = openSite()));
const stands = async (issue = ISSUE): Promise<{ readonly document: Document; readonly version: number }> => {
  const { record } = await site.app("get", { key: "cr" }, { issue });
  if (!record) throw new Error("Unexpected issue without the change request, expected it there");
  return record;
};
const act = async (as: Who, action: string, comment = "", issue = ISSUE) =>
  site.app(
    "act",
    { key: "cr", version: (await stands(issue)).version, action, comment },
    { accountId: who[as], issue },
  );
const walk = async (...steps: readonly (readonly [Who, string])[]): Promise<void> => {
  for (const [as, action] of steps) expect(await act(as, action)).toMatchObject({ outcome: "written" });
};
const toReview = [
  ["requester", "submit"],
  ["pm", "assess"],
  ["pm", "propose"],
] as const;
const atReview = async (project = settings()): Promise<void> => {
  for (const document of [project, change()]) await site.app("create", { document });
  await walk(...toReview);
};
const panelOf = async (as: Who, lang: "en" | "zh" = "en"): Promise<PanelDriver> => {
  const panel = await openPanel(site, { accountId: who[as], lang });
  await panel.press(change().title);
  return panel;
};
const refusedWith = (en: RegExp, zh: RegExp) => ({
  outcome: "refused",
  reason: [expect.stringMatching(en), expect.stringMatching(zh)],
});

describe("a step", () => {
  it("is taken by whoever the platform says, proved, whatever the browser sends along", async () => {
    for (const document of [settings(), change()]) await site.app("create", { document });
    const forged = { key: "cr", version: 1, action: "submit", by: "Wang", actor: { name: "Wang" }, verified: true };
    expect(await site.app("act", forged, { accountId: who.sponsor })).toMatchObject(
      refusedWith(/Wang .*expected the requester/, /应为申请人/),
    );
    await site.app("act", forged, { accountId: who.requester });
    expect((await stands()).document.flow.history).toEqual([
      expect.objectContaining({
        action: "submit",
        by: "Zhang San",
        who: { name: "Zhang San", email: "zhang@example.com", ids: { jira: who.requester } },
        verified: true,
      }),
    ]);
  });

  it("of a decision is never the requester's, nor of somebody below the level", async () => {
    await atReview();
    expect(await act("requester", "approve")).toMatchObject(refusedWith(/decision by the requester/, /申请人自行审批/));
    expect(await act("service", "approve")).toMatchObject(
      refusedWith(/expected an approver of this level/, /本级审批人/),
    );
    expect(await act("authority", "reject")).toMatchObject(refusedWith(/expected a reason/, /应为理由/));
    expect((await stands()).document.flow.state).toBe("review");
    expect(await act("authority", "approve")).toMatchObject({ outcome: "written", published: true });
    expect((await stands()).document.flow).toMatchObject({ state: "approved" });
  });

  it("needs no right to edit where the flow names who may take it, and needs it where anybody may", async () => {
    await atReview(levels({ client: "authority", legal: "none" }));
    expect(await act("viewer", "approve")).toMatchObject({ outcome: "written" });
    const { version } = (await site.app("get", { key: "settings" })).record ?? { version: 0 };
    const agree = { key: "settings", version, action: "agree" };
    expect(await site.app("act", agree, { accountId: who.viewer })).toMatchObject({ outcome: "refused" });
    expect(await site.app("act", agree)).toMatchObject({ outcome: "written" });
  });

  it("on a version that somebody changed since is not taken, and shows what stands now", async () => {
    await atReview();
    const { document, version } = await stands();
    await site.app("save", { document: { ...document, title: "Meanwhile" }, version });
    const late = { key: "cr", version, action: "approve" };
    expect(await site.app("act", late, { accountId: who.authority })).toMatchObject({
      outcome: "conflict",
      record: { version: version + 1, document: { title: "Meanwhile", flow: { state: "review" } } },
    });
    expect(await site.app("act", { ...late, key: "none" })).toEqual({ outcome: "conflict" });
    expect(await act("pm", "fly")).toMatchObject(refusedWith(/"fly" in the state "In review"/, /“审批中”/));
  });

  it("is weighed with the settings at another issue of the Jira project, and of no other project", async () => {
    await site.app("create", { document: settings() }, { issue: "10102" });
    await site.app("create", { document: change() });
    await walk(...toReview, ["authority", "approve"]);
    await site.page("POST", "/local/move", { issue: "10102", project: "CARE" });
    await site.app("create", { document: { ...change(), id: "cr" } }, { issue: "10103" });
    await act("requester", "submit", "", "10103");
    expect(await act("pm", "assess", "", "10103")).toMatchObject(refusedWith(/a project manager/, /项目经理/));
  });

  it("of several needs different people: the first vote is shown, a second one of the same person is refused", async () => {
    await atReview(levels({ sponsor: "sponsor", legal: "sponsor" }));
    const { document, version } = await stands();
    const beyond = edit(changeRequestTemplate.shape, document, { content: { scope: "beyond" } }, now);
    expect(await site.app("save", { document: beyond, version })).toMatchObject({ outcome: "written" });
    expect((await panelOf("sponsor")).sees("approvals")).toBe(true);
    const panel = await panelOf("sponsor");
    expect(panel.sees("0 of 2 approvals")).toBe(true);
    await panel.press("Approve");
    await panel.pressNth("Approve", 1);
    expect(panel.sees("1 of 2 approvals, by Wang (CMO)")).toBe(true);
    expect(panel.isEnabled("Approve")).toBe(false);
    expect(panel.sees(/a second vote of Wang/)).toBe(true);
    expect((await stands()).document.flow.state).toBe("review");
    expect(await act("sponsor", "approve")).toMatchObject(refusedWith(/second vote/, /再次投票/));
    await walk(["authority", "approve"]);
    expect((await stands()).document.flow.state).toBe("approved");
  });
});

describe.each(["en", "zh"] as const)("the panel in %s", (lang) => {
  const t = (en: string, zh: string): string => (lang === "en" ? en : zh);

  it("shows what one may do, the likely next first, and why not the rest", async () => {
    await atReview();
    const refused = await panelOf("requester", lang);
    expect(refused.isEnabled(t("Approve", "批准"))).toBe(false);
    expect(refused.isEnabled(t("Withdraw", "撤回"))).toBe(true);
    expect(refused.sees(t("Not open to you now", "您目前不能执行的操作"))).toBe(true);
    const waits = lang === "en" ? /waits for an approver of this level \(.*Zhou Lü\)/ : /等待本级审批人（.*Zhou Lü）/;
    expect(refused.sees(waits)).toBe(true);
    expect(refused.sees(t("decision by the requester", "申请人自行审批"))).toBe(true);
    const panel = await panelOf("authority", lang);
    await panel.press(t("Approve with conditions", "有条件批准"));
    expect(panel.sees(t("You decide about the text as it is saved now", "您的决定针对目前已保存的内容"))).toBe(true);
    const isReady = (): boolean => panel.isEnabled(/^(Approve with conditions|有条件批准)$/);
    await expect(panel.pressNth(t("Approve with conditions", "有条件批准"), 1)).rejects.toThrow("disabled");
    await panel.fill(/^(Comment|说明) \*$/, "Drop variant B");
    expect(isReady()).toBe(true);
    await panel.pressNth(t("Approve with conditions", "有条件批准"), 1);
    expect((await stands()).document.flow.history.at(-1)).toMatchObject({ comment: "Drop variant B", verified: true });
    await panel.tab(t("History", "历史记录"));
    expect(panel.sees("“Drop variant B”")).toBe(true);
    expect(panel.sees(t("Identity shown by Jira", "身份已由 Jira 确认"))).toBe(true);
    const year = String(new Date().getFullYear());
    expect(
      panel.sees(lang === "en" ? new RegExp(`[A-Z][a-z]{2} \\d+, ${year}, `) : new RegExp(`${year}年\\d+月\\d+日 `)),
    ).toBe(true);
  });

  it("says before one saves that an edit ends the approval, and explains it afterwards", async () => {
    await atReview();
    await walk(["authority", "approve"]);
    const panel = await panelOf("pm", lang);
    await panel.fill(/^(Conditions|附加条件)$/, "After the fact");
    expect(panel.sees(t("Saving ends the decision", "保存后原决定将失效"))).toBe(false);
    expect(panel.isEnabled(t("Start work", "开始实施"))).toBe(false);
    expect(panel.sees(t("Save your changes first", "请先保存更改"))).toBe(true);
    await panel.fill(/^(Cost|成本影响)$/, "CNY 70000");
    expect(panel.sees(t("Saving ends the decision", "保存后原决定将失效"))).toBe(true);
    expect(panel.sees(t("from “Approved” back to “In review”", "从“已批准”退回“审批中”"))).toBe(true);
    await panel.press(t("Save", "保存"));
    expect((await stands()).document.flow.state).toBe("review");
    await panel.tab(t("History", "历史记录"));
    expect(panel.sees(t("Decision void", "决定失效"))).toBe(true);
    expect(panel.sees(t("it has to be decided again", "因此需要重新审批"))).toBe(true);
  });
});

describe("a decision that came from outside", () => {
  const entry = (from: string, to: string, action: string, by: string): Entry => {
    const proof = { at: now, verified: true, version: 1 };
    return { action, from, to, by, ...proof };
  };
  const told = async (): Promise<Document> => {
    const decided = await site.app("create", { document: change() });
    if (decided.outcome !== "written") throw new Error("Unexpected refusal, expected the change request");
    await walk(...toReview, ["authority", "approve"]);
    return (await stands()).document;
  };

  it("is shown as unproven, opens nothing, and can be had again here", async () => {
    await site.app("create", { document: settings() });
    const approved = await told();
    const other = openSite();
    await outsideOf(other).push([settings(), approved]);
    await other.app("takeInbox");
    site = other;
    const panel = await panelOf("pm");
    expect(panel.sees("A decision that nobody proved")).toBe(true);
    expect(panel.isEnabled("Start work")).toBe(false);
    expect(await act("pm", "start")).toMatchObject(refusedWith(/nobody proved/, /无法核实身份/));
    await panel.tab("History");
    expect(panel.sees("Not verified: it came by text or from another tool")).toBe(true);
    expect(panel.sees("Identity shown by Jira")).toBe(false);
    await panel.press("Have it decided here");
    expect((await stands()).document.flow.state).toBe("review");
    await walk(["authority", "approve"]);
    expect(await site.app("recall", { key: "cr", version: (await stands()).version })).toMatchObject({
      outcome: "refused",
    });
  });

  it("with a history that cannot have happened leads nowhere", async () => {
    const forged = {
      ...change(),
      flow: { state: "approved", history: [entry("draft", "approved", "approve", "Zhou Lü")] },
    };
    await outsideOf(site).push([settings(), forged]);
    await site.app("takeInbox");
    expect(await act("pm", "start")).toMatchObject({ outcome: "refused" });
    const panel = await panelOf("pm");
    expect(panel.isEnabled("Start work")).toBe(false);
  });
});
