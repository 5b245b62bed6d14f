import { type Document, edit, sampleDocument } from "@parley/core";
import { templates } from "@parley/core/registry";
import { changeRequestTemplate } from "@parley/core/templates/change-request";
import { projectTemplate } from "@parley/core/templates/project";
import { raciMatrixTemplate } from "@parley/core/templates/raci-matrix";
import { beforeEach, describe, expect, it } from "vitest";
import { VIEWER_ACCOUNT } from "../../../packages/workbench/src/hosts/jira/index.ts";
import { openSite, type Site } from "./local-site.ts";
import { openPanel } from "./panel-driver.ts";

const now = new Date().toISOString();
const made = { language: "en", now, today: now.slice(0, 10) } as const;
const ZHANG = "712020:0001-zhang-san";
let site: Site;
beforeEach(() => void (site = openSite()));

describe.each(["en", "zh"] as const)("the overview in %s", (lang) => {
  const t = (en: string, zh: string): string => (lang === "en" ? en : zh);

  it("tells a newcomer what to do, and shows everything that can be begun", async () => {
    const panel = await openPanel(site, { lang });
    expect(panel.sees(t("No documents yet", "暂无文档"))).toBe(true);
    const begun = panel.buttons().filter((name) => name.startsWith(t("Create from example", "从示例新建")));
    expect(begun).toHaveLength(templates.length);
    const reader = await openPanel(site, { lang, accountId: VIEWER_ACCOUNT });
    expect(reader.sees(t("Nobody has put a document here", "此处还没有文档"))).toBe(true);
    expect(reader.buttons()).toEqual([]);
  });

  it("lists what waits for the reader first, then what has errors, each with state, findings, owner, next step and day", async () => {
    const faulty = sampleDocument(raciMatrixTemplate, { ...made, id: "raci", title: "Matrix", fault: true });
    for (const document of [
      sampleDocument(changeRequestTemplate, { ...made, id: "cr", title: "Change" }),
      sampleDocument(projectTemplate, { ...made, id: "settings", title: "Settings" }),
      faulty,
    ])
      await site.app("create", { document });
    const titles = (panel: { buttons(): readonly string[] }): readonly string[] =>
      panel.buttons().filter((name) => ["Change", "Settings", "Matrix"].includes(name));
    const zhang = await openPanel(site, { lang, accountId: ZHANG });
    expect(titles(zhang)).toEqual(["Change", "Matrix", "Settings"]);
    expect(zhang.sees(t("Your turn", "由您处理"))).toBe(true);
    expect(zhang.sees(t("1 error", "1 个错误"))).toBe(true);
    expect(zhang.sees(t("Next: Submit", "下一步：提交"))).toBe(true);
    expect(zhang.sees(t("RACI matrix · Li Na · Changed ", "职责分工表 · Li Na · 更新于 "))).toBe(true);
    const other = await openPanel(site, { lang });
    expect(titles(other)[0]).toBe("Matrix");
    expect(
      other.sees(t("Next: Submit, waits for the requester (Zhang San)", "下一步：提交，等待申请人（Zhang San）")),
    ).toBe(true);
    expect(other.sees(t("Your turn", "由您处理"))).toBe(false);
  });
});

describe("a long table", () => {
  const long = (): Document => {
    const rows = Object.fromEntries(
      Array.from({ length: 500 }, (_, n) => [`row${n}`, { name: `Activity number ${n}` }]),
    );
    const blank = sampleDocument(raciMatrixTemplate, { ...made, id: "long", title: "Long" });
    const empty = { ...blank, content: {} };
    const content = { activities: rows, roles: { pm: { name: "Project manager" } } };
    return edit(raciMatrixTemplate.shape, empty, { content }, now);
  };

  it("is shown in pages, can be searched, and opens where a finding leads", async () => {
    await site.app("create", { document: long() });
    const panel = await openPanel(site);
    await panel.press("Long");
    await panel.tab("Activities");
    const shown = (): number => panel.buttons().filter((name) => name.startsWith("Edit: ")).length;
    expect(shown()).toBe(20);
    expect(panel.sees("1–20 of 500")).toBe(true);
    await panel.press("Next");
    expect(panel.sees("21–40 of 500")).toBe(true);
    await panel.fill("Search in the rows", "number 499");
    expect(shown()).toBe(1);
    await panel.fill("Search in the rows", "nowhere");
    expect(panel.sees("No row has this text")).toBe(true);
    await panel.fill("Search in the rows", "");
    await panel.press("Add: Activity");
    expect(panel.sees("501–501 of 501")).toBe(true);
    expect(panel.sees(/^Activity: r-/)).toBe(true);
  });

  it("copies a row with its cells, and undo takes the copy back", async () => {
    await site.app("create", {
      document: sampleDocument(raciMatrixTemplate, { ...made, id: "raci", title: "Matrix" }),
    });
    const panel = await openPanel(site);
    await panel.press("Matrix");
    await panel.tab("Activities");
    await panel.press("Duplicate: Launch poster");
    expect(panel.buttons().filter((name) => name === "Edit: Launch poster")).toHaveLength(2);
    await panel.tab("Duties");
    expect(panel.buttons().filter((name) => name === "Launch poster, Design:R")).toHaveLength(2);
    await panel.press("Undo");
    expect(panel.buttons().filter((name) => name === "Launch poster, Design:R")).toHaveLength(1);
  });
});
