import { beforeEach, describe, expect, it } from "vitest";
import { type Document, edit, say, toMarkdown } from "@parley/core";
import { raciMatrixTemplate } from "@parley/core/templates/raci-matrix";
import { texts } from "../../../packages/jira/src/panel/texts.ts";
import { VIEWER_ACCOUNT } from "../../../packages/workbench/src/hosts/jira/index.ts";
import { NOW, outsideOf, raci } from "./desk.ts";
import { openSite, type Site } from "./local-site.ts";
import { openPanel, type PanelDriver } from "./panel-driver.ts";

let site: Site;
beforeEach(() => void (site = openSite()));
const record = async (key = "raci") => (await site.app("get", { key })).record;
const opened = async (title = "RACI matrix: Summer Glow 618"): Promise<PanelDriver> => {
  await site.app("create", { document: raci() });
  const panel = await openPanel(site);
  await panel.press(title);
  return panel;
};
const activity = (document: Document | undefined, id: string) =>
  (document?.content["activities"] as { id: string; name: string }[] | undefined)?.find((row) => row.id === id);

describe.each(["en", "zh"] as const)("the panel in %s", (lang) => {
  const t = (label: readonly [string, string]): string => say(label, lang);
  const name = t(raciMatrixTemplate.shape.name);
  const colon = t([": ", "："]);

  it("creates a matrix, names the fault, mends it with one press, saves", async () => {
    const panel = await openPanel(site, { lang });
    expect(panel.sees(t(texts.emptyTitle))).toBe(true);
    await panel.press(`${t(texts.createSample)}${colon}${name}`);
    expect(panel.sees(t(texts.noFindings))).toBe(true);
    const cell = lang === "en" ? /^Launch poster, Marketing:/ : /^首发海报，营销：/;
    await panel.press(cell);
    await panel.press(lang === "en" ? /^AAccountable/ : /^A负责/);
    expect(panel.sees("RA-01")).toBe(true);
    expect(panel.sees(lang === "en" ? "Unexpected 2 accountable" : "2 个 A")).toBe(true);
    await panel.press(new RegExp(`^${t(texts.fix)}${colon}`));
    expect(panel.sees("RA-01")).toBe(false);
    expect(panel.sees(t(texts.unsaved))).toBe(true);
    await panel.press(t(texts.save));
    expect(panel.sees(t(texts.saved))).toBe(true);
    const { records } = await site.app("list");
    expect(records).toMatchObject([
      { version: 2, document: { template: "raci-matrix", language: lang, flow: { state: "draft" } } },
    ]);
    await panel.press(t(texts.back));
    expect(panel.sees(t(texts.sound))).toBe(true);
  });

  it("says nothing in the other language", async () => {
    const panel = await openPanel(site, { lang });
    const screens: string[] = [];
    screens.push(...panel.texts());
    await panel.press(`${t(texts.createSample)}${colon}${name}`);
    for (const tab of [raciMatrixTemplate.shape.tables.roles, raciMatrixTemplate.shape.tables.activities]) {
      await panel.tab(t(tab.label));
      screens.push(...panel.texts());
    }
    await panel.press(t(texts.remove));
    screens.push(...panel.texts());
    const english = new Set<string>(Object.values(texts).flatMap(([en, zh]) => (en === zh ? [] : [en])));
    const foreign = screens.filter((seen) => (lang === "en" ? /[\u4e00-\u9fff]/.test(seen) : english.has(seen)));
    expect(foreign).toEqual([]);
    expect(screens).toContain(t(texts.removeText));
  });
});

describe("editing", () => {
  it("adds, renames, moves and removes rows; undo takes each step back", async () => {
    const panel = await opened();
    await panel.press("Add: Activity");
    await panel.fill(/^Activity: r-/, "New thing");
    await panel.press("Move up: New thing");
    await panel.press("Remove: Launch poster");
    await panel.press("Save");
    const ids = (((await record())?.document.content["activities"] ?? []) as { id: string }[]).map(({ id }) => id);
    expect(ids).toHaveLength(14);
    expect(ids.at(-1)).toBe("review");
    expect(ids).not.toContain("poster");
    expect((await record())?.document.content["duties"]).not.toHaveProperty("poster");
    for (let step = 0; step < 4; step++) await panel.press("Undo");
    await panel.press("Save");
    expect((await record())?.document.content).toEqual(raci().content);
  });

  it("edits every column of a row in its dialog, people and references too", async () => {
    const panel = await opened();
    await panel.tab("Roles");
    await panel.press("Edit: Design");
    await panel.fill("Person", "Wu Min <wu@example.com>");
    await panel.fill("Or in words", "The designers' lead");
    await panel.press("Done");
    await panel.press("Save");
    const roles = (await record())?.document.content["roles"] as { id: string }[];
    expect(roles.find(({ id }) => id === "design")).toMatchObject({
      person: { name: "Wu Min", email: "wu@example.com" },
      power: { text: "The designers' lead" },
    });
  });

  it("edits the header", async () => {
    const panel = await opened();
    await panel.fill("Title", "Who does what");
    await panel.fill("Owner", "Zhang San");
    await panel.fill("Review by", "2027-04-01");
    await panel.press("Save");
    expect((await record())?.document).toMatchObject({
      title: "Who does what",
      owner: "Zhang San",
      reviewBy: "2027-04-01",
    });
  });

  it("leads from a finding to its place", async () => {
    const broken = edit(raciMatrixTemplate.shape, raci(), { content: { roles: { pm: { name: null } } } }, NOW);
    await site.app("create", { document: broken });
    const panel = await openPanel(site);
    await panel.press(/^RACI matrix/);
    await panel.press("Go to");
    expect(panel.buttons()).toContain("Add: Role");
    expect(panel.sees("Edit: pm")).toBe(true);
  });

  it("asks before changes are lost", async () => {
    const panel = await opened();
    await panel.fill("Title", "Half done");
    await panel.press("Back to documents");
    expect(panel.sees("Save your changes?")).toBe(true);
    await panel.press("Keep editing");
    await panel.press("Back to documents");
    await panel.press("Discard changes");
    expect((await record())?.document.title).toBe(raci().title);
    expect(panel.sees("Half done")).toBe(false);
  });

  it("deletes after a question, and brings back", async () => {
    const panel = await opened();
    await panel.press("Delete");
    await panel.pressNth("Delete", 1);
    expect(panel.sees("No documents yet")).toBe(true);
    expect(panel.flags.at(-1)).toMatchObject({ title: "Document deleted" });
    panel.flags.at(-1)?.actions?.[0]?.onClick();
    await panel.changed();
    expect(panel.sees(raci().title)).toBe(true);
    expect((await record())?.trashed).toBeUndefined();
  });

  it("lets people who may only look, look", async () => {
    await site.app("create", { document: raci() });
    const panel = await openPanel(site, { accountId: VIEWER_ACCOUNT });
    expect(panel.buttons()).not.toContain("Create document");
    await panel.press(raci().title);
    expect(panel.sees("You may see this issue, but not edit it")).toBe(true);
    expect(panel.buttons()).not.toContain("Save");
  });
});

describe("two at once", () => {
  it("shows the loser what changed, merges, and saves both", async () => {
    const [one, two] = [await opened(), await openPanel(site)];
    await two.press(raci().title);
    await one.tab("Activities");
    await one.fill("Activity: Launch poster", "Poster, by one");
    await one.press("Save");
    await two.fill("Title", "By two");
    await two.press("Save");
    expect(two.sees("Somebody saved in the meantime")).toBe(true);
    expect(two.sees(/Activities › Poster, by one/)).toBe(true);
    await two.press("Save");
    const both = (await record())?.document;
    expect([both?.title, activity(both, "poster")?.name]).toEqual(["By two", "Poster, by one"]);
  });

  it("at the same place keeps theirs until the loser says otherwise", async () => {
    const [one, two] = [await opened(), await openPanel(site)];
    await two.press(raci().title);
    await one.fill("Title", "By one");
    await one.press("Save");
    await two.fill("Title", "By two");
    await two.press("Save");
    expect(two.sees(/theirs: By one; yours: By two/)).toBe(true);
    await two.press("Use mine instead");
    await two.press("Save");
    expect((await record())?.document.title).toBe("By two");
  });

  it("takes in what changed elsewhere while it is open, without touching what is being typed", async () => {
    const panel = await opened();
    await panel.fill("Title", "Being typed");
    const outside = outsideOf(site);
    const [there] = await outside.pull();
    const ours = edit(
      raciMatrixTemplate.shape,
      there?.document ?? raci(),
      { content: { activities: { poster: { name: "Outside" } } } },
      NOW,
    );
    await outside.push([ours]);
    await panel.changed();
    expect(panel.sees("Arrived from outside of Jira")).toBe(true);
    await panel.press("Save");
    const both = (await record())?.document;
    expect([both?.title, activity(both, "poster")?.name]).toEqual(["Being typed", "Outside"]);
  });
});

describe("text", () => {
  it("goes out whole, and comes in after a look at what it changes", async () => {
    const panel = await opened();
    await panel.press("Copy and export");
    const now = (await record())?.document ?? raci();
    const text = panel.texts().find((seen) => seen.startsWith("# RACI matrix"));
    expect(text).toBe(toMarkdown(raciMatrixTemplate, now, NOW.slice(0, 10)));
    await panel.press("Done");
    await panel.press("Paste text");
    await panel.fill(texts.pasteHelp[0], "nothing of ours");
    await panel.press("Preview");
    expect(panel.sees(/Unexpected a text without a Parley document/)).toBe(true);
    const changed = edit(
      raciMatrixTemplate.shape,
      now,
      { content: { activities: { poster: { name: "Pasted" } } } },
      NOW,
    );
    await panel.fill(texts.pasteHelp[0], toMarkdown(raciMatrixTemplate, changed, NOW.slice(0, 10)));
    await panel.press("Preview");
    expect(panel.sees("Launch poster → Pasted")).toBe(true);
    await panel.press("Apply");
    await panel.press("Save");
    expect(activity((await record())?.document, "poster")?.name).toBe("Pasted");
  });

  it("of a document that is not here becomes a new one", async () => {
    const panel = await openPanel(site);
    await panel.press("Paste text");
    await panel.fill(texts.pasteHelp[0], JSON.stringify(raci("pasted")));
    await panel.press("Preview");
    expect(panel.sees("A new document")).toBe(true);
    await panel.press("Apply");
    expect(await record("pasted")).toBeDefined();
  });

  it("from people is drawn as text", async () => {
    const title = '<img src=x onerror=alert(1)> {{x}} =HYPERLINK("http://x")';
    await site.app("create", { document: { ...raci(), title } });
    const panel = await openPanel(site);
    expect(panel.buttons()).toContain(title);
  });
});
