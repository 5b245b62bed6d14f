import { edit, sampleDocument, waive } from "@parley/core";
import { raciMatrixTemplate } from "@parley/core/templates/raci-matrix";
import { beforeEach, describe, expect, it } from "vitest";
import { NOW } from "./desk.ts";
import { openSite, type Site } from "./local-site.ts";
import { openPanel, type PanelDriver } from "./panel-driver.ts";

const WU = "712020:0005-wu-min";
let site: Site;
beforeEach(() => void (site = openSite()));
const faulty = sampleDocument(raciMatrixTemplate, { id: "raci", language: "en", now: NOW, fault: true });
const stored = async () => (await site.app("get", { key: "raci" })).record;
const opened = async (lang: "en" | "zh" = "en"): Promise<PanelDriver> => {
  await site.app("create", { document: faulty });
  const panel = await openPanel(site, { accountId: WU, lang });
  await panel.press(faulty.title);
  return panel;
};

describe.each(["en", "zh"] as const)("accepting a finding in %s", (lang) => {
  const t = (en: string, zh: string): string => (lang === "en" ? en : zh);

  it("takes a reason, lists it with name and day, and can be taken back", async () => {
    const panel = await opened(lang);
    await panel.press(t("Accept", "豁免"));
    expect(panel.isEnabled(t("Accept with this reason", "以此理由豁免"))).toBe(false);
    await panel.fill(/^(Reason|理由) \*$/, "   ");
    expect(panel.isEnabled(t("Accept with this reason", "以此理由豁免"))).toBe(false);
    await panel.fill(/^(Reason|理由) \*$/, "Both agreed");
    await panel.press(t("Accept with this reason", "以此理由豁免"));
    expect(panel.sees(t("Nothing to report", "未发现问题"))).toBe(true);
    expect(panel.sees(t("Accepted findings: 1", "已豁免的问题：1"))).toBe(true);
    await panel.press(t("Show", "展开"));
    expect(panel.sees(t("Reason: Both agreed", "理由：Both agreed"))).toBe(true);
    expect(panel.sees(t("Wu Min", "吴敏"))).toBe(true);
    await panel.press(t("Save", "保存"));
    expect((await stored())?.document.waivers).toMatchObject([{ code: "RA-01", by: t("Wu Min", "吴敏") }]);
    await panel.press(t("Withdraw", "撤销豁免"));
    expect(panel.sees("RA-01")).toBe(true);
    await panel.press(t("Save", "保存"));
    expect((await stored())?.document.waivers).toEqual([]);
    await panel.press(t("Undo", "撤销"));
    expect(panel.sees(t("Accepted findings: 1", "已豁免的问题：1"))).toBe(true);
  });
});

describe("a waiver", () => {
  it("is in the name of whoever saved it, whatever name the browser sends", async () => {
    await site.app("create", { document: faulty });
    const panel = await openPanel(site);
    await panel.press(faulty.title);
    const finding = { code: "RA-01", at: ["duties", "media"], found: ["x", "x"], expected: ["y", "y"] } as const;
    const forged = waive(
      (await stored())?.document ?? faulty,
      { ...finding, severity: "error", document: "raci" },
      {
        reason: "The boss said so",
        by: "Wang (CMO)",
        now: "2001-01-01T00:00:00Z",
      },
    );
    await site.app("save", { document: forged, version: 1 }, { accountId: WU });
    const [waiver] = (await stored())?.document.waivers ?? [];
    expect(waiver).toMatchObject({ by: "Wu Min", reason: "The boss said so" });
    expect(waiver?.on).not.toBe("2001-01-01");
    const { document, version } = (await stored()) ?? { document: faulty, version: 0 };
    await site.app("save", { document: { ...document, title: "Other" }, version });
    expect((await stored())?.document.waivers).toEqual([waiver]);
  });

  it("of something that changed says so, and the finding is back", async () => {
    const panel = await opened();
    await panel.press("Accept");
    await panel.fill("Reason *", "Both agreed");
    await panel.press("Accept with this reason");
    await panel.press("Save");
    const { document, version } = (await stored()) ?? { document: faulty, version: 0 };
    const third = edit(raciMatrixTemplate.shape, document, { content: { duties: { media: { sponsor: ["A"] } } } }, NOW);
    await site.app("save", { document: third, version });
    await panel.changed();
    expect(panel.sees("Unexpected 3 accountable")).toBe(true);
    await panel.press("Show");
    expect(panel.sees("No longer applies: what was found has changed")).toBe(true);
  });
});
