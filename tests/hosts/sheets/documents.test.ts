import { pull, push, type Document } from "@parley/core";
import { sheetsAdapter } from "@parley/sheets";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { byScript } from "./sheets-stage.ts";
import { contextIn, openScene, sampleOf, testRun, type Scene } from "./scene.ts";

/** Documents in a spreadsheet: whose they are, what leaves the team, how much fits. */
describe("documents in a spreadsheet", () => {
  let scene: Scene;
  beforeEach(async () => {
    scene = await openScene();
  });
  afterEach(() => scene.close());

  it("of a template that this version does not know are told and never touched", async () => {
    await scene.push([sampleOf("raci-matrix")]);
    const { sheets } = (await scene.page.ask("GET", "")) as {
      sheets: { developerMetadata?: { metadataId: number; metadataValue: string }[] }[];
    };
    const marks = sheets.flatMap(({ developerMetadata = [] }) => developerMetadata);
    expect(marks).toHaveLength(2);
    await scene.page.change(
      ...marks.map(({ metadataId, metadataValue }) => ({
        updateDeveloperMetadata: {
          dataFilters: [{ developerMetadataLookup: { metadataId } }],
          developerMetadata: { metadataValue: metadataValue.replace("raci-matrix", "from-the-future") },
          fields: "metadataValue",
        },
      })),
    );
    const { standing, losses } = await scene.look();
    expect([standing, losses.map(({ kind }) => kind)]).toEqual([[], ["unreadable"]]);
    await scene.push([{ ...sampleOf("project"), id: "doc-2" }]);
    await scene.push([], { remove: ["doc-2"] });
    expect((await scene.page.tabs()).map(({ title }) => title)).toEqual([
      "Sheet1",
      "RACI matrix Summer Glow 618",
      "RACI matrix Summer Glow 618 · Roles",
    ]);
  });

  it("leave the spreadsheet with a tab when all are removed", async () => {
    await scene.push([sampleOf("raci-matrix")]);
    await scene.page.change({ deleteSheet: { sheetId: 0 } });
    await scene.push([], { remove: ["doc-1"] });
    expect((await scene.page.tabs()).length).toBe(1);
  });

  it("for a client hold nothing private, and say what was withheld", async () => {
    const project = sampleOf("project");
    const { connection } = scene.stage;
    const context = { ...contextIn("en"), audience: "client" as const };
    const { losses } = await push(
      sheetsAdapter,
      connection.port as never,
      connection.target as never,
      [project],
      context,
      testRun(),
    );
    expect(losses.filter(({ kind }) => kind === "withheld").map(({ at }) => at)).toContainEqual(["budget"]);
    const everything = JSON.stringify(await scene.page.ask("GET", "?includeGridData=true"));
    expect(everything).not.toContain("1200000");
    expect(everything).toContain("Asia/Shanghai");
  });

  it("keep the currency of each amount, and show it", async () => {
    const project = sampleOf("project");
    const budget = { amount: "1200000.50", currency: "USD" };
    const dollars: Document = { ...project, content: { ...project.content, budget } };
    const shown = async (): Promise<readonly string[]> =>
      (await scene.page.tabs()).flatMap(({ texts }) => texts.filter(([key]) => key === ":budget").flat());
    await scene.push([dollars]);
    expect(await shown()).toContain("1,200,000.50 USD");
    expect((await scene.only()).content["budget"]).toEqual(budget);
    // The number stays, only what it is of changes.
    const euros = { ...dollars, revision: 2, content: { ...dollars.content, budget: { ...budget, currency: "EUR" } } };
    const { documents } = await scene.push([euros]);
    expect(await shown()).toContain("1,200,000.50 EUR");
    expect((await scene.only()).content["budget"]).toEqual({ ...budget, currency: "EUR" });
    expect((await scene.push(documents)).plan.ops).toEqual([]);
  });

  it("too large for one call arrive in several; cut off in between, the next push goes on", async () => {
    const raci = sampleOf("raci-matrix");
    const activities = Array.from({ length: 60 }, (_, i) => ({
      id: `a${i}`,
      name: `Activity ${i}`,
      deliverable: "字".repeat(12_000),
    }));
    const large = { ...raci, content: { roles: raci.content["roles"], activities, duties: {} } };
    const { connection } = scene.stage;
    const signal = { aborted: false };
    const run = { ...testRun(), signal, onProgress: (done: number) => void (signal.aborted = done >= 1) };
    const cut = push(
      sheetsAdapter,
      connection.port as never,
      connection.target as never,
      [large],
      contextIn("en"),
      run,
    );
    await expect(cut).rejects.toMatchObject({ code: "aborted" });
    const { plan } = await scene.push([large]);
    expect(plan.ops.length).toBeGreaterThan(0);
    const { standing } = await pull(
      sheetsAdapter,
      connection.port as never,
      connection.target as never,
      contextIn("en"),
      testRun(),
    );
    expect(standing.map(({ document }) => document.content)).toEqual([large.content]);
    expect((await scene.push([large])).plan.ops).toEqual([]);
  });

  it("too large for one call arrive by Apps Script too, where new tabs get ids that nobody chose", async () => {
    const raci = sampleOf("raci-matrix");
    const activities = Array.from({ length: 60 }, (_, i) => ({
      id: `a${i}`,
      name: `A ${i}`,
      deliverable: "字".repeat(12_000),
    }));
    const large = { ...raci, content: { roles: raci.content["roles"], activities, duties: {} } };
    const road = await openScene(({ origin }) => byScript(origin));
    try {
      const { plan, documents } = await road.push([large]);
      expect(plan.ops.length).toBeGreaterThan(1);
      expect((await road.only()).content).toEqual(large.content);
      expect((await road.push(documents)).plan.ops).toEqual([]);
    } finally {
      await road.close();
    }
  });
});
