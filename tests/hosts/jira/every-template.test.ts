import { parts, type Shape } from "@parley/core";
import { templates } from "@parley/core/registry";
import { fullDocument } from "@parley/core/testing";
import { describe, expect, it } from "vitest";
import { openSite } from "./local-site.ts";
import { openPanel } from "./panel-driver.ts";

const cases = templates.map((template) => ({ template, shape: template.shape as Shape }));

describe.each(cases)("the panel with $shape.id", ({ template, shape }) => {
  const { fields, tables, computed } = parts(shape);

  it("has an input for every field and every column, and shows what is computed", async () => {
    const site = openSite();
    await site.app("create", { document: { ...fullDocument(template, "en", (n) => `Text ${n}`), title: "Full" } });
    const panel = await openPanel(site);
    await panel.press("Full");
    const labels = (): readonly string[] => panel.labels();
    const single = Object.values(fields).map(({ label }) => label[0]);
    if (single.length + Object.keys(computed).length > 0) await panel.tab("Details");
    for (const label of single) expect(labels().some((seen) => seen.startsWith(label))).toBe(true);
    for (const { label } of Object.values(computed).filter(({ hidden }) => !hidden))
      expect(panel.sees(label[0])).toBe(true);
    for (const [name, { label, columns }] of Object.entries(tables)) {
      await panel.tab(label[0]);
      expect([name, panel.buttons().filter((button) => button.startsWith("Edit: ")).length > 0]).toEqual([name, true]);
      await panel.press(/^Edit: /);
      for (const column of Object.values(columns))
        expect([name, labels().some((seen) => seen.startsWith(column.label[0]))]).toEqual([name, true]);
      await panel.press("Done");
    }
  });

  it("creates it blank and from the example, and saves an edit", async () => {
    const site = openSite();
    const panel = await openPanel(site);
    for (const from of ["Create blank", "Create from example"]) {
      if (panel.buttons().includes("Create document")) await panel.press("Create document");
      await panel.press(`${from}: ${shape.name[0]}`);
      await panel.fill("Owner", "Somebody");
      await panel.press("Save");
      await panel.press("Back to documents");
    }
    const { records } = await site.app("list");
    expect(records.map(({ document }) => [document.template, document.owner])).toEqual([
      [shape.id, "Somebody"],
      [shape.id, "Somebody"],
    ]);
  });
});

it("was tried with every template", () => expect(cases.length).toBeGreaterThanOrEqual(2));
