import type { Document, Reference, StoredRow } from "@parley/core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openScene, sampleOf, type Scene } from "./scene.ts";
import { byScript } from "./sheets-stage.ts";

interface Cell {
  readonly formattedValue?: string;
  readonly dataValidation?: { readonly condition: { readonly type: string; readonly values?: readonly object[] } };
  readonly textFormatRuns?: readonly { readonly format?: { readonly link?: { readonly uri: string } } }[];
}

const register: Document = { ...sampleOf("stakeholder-register"), id: "stakeholder-register-sample" };
const project: Document = { ...sampleOf("project"), id: "project" };
const stakeholders = register.content["stakeholders"] as readonly StoredRow[];
const [client, cfo] = stakeholders.slice(1).map(({ id, name }) => ({ id, name: String(name) }));
if (!client || !cfo) throw new Error("Unexpected register without stakeholders");
const plan = planFor(client);
const change: Document = { ...sampleOf("change-request"), id: "change" };
const goal: Document = { ...sampleOf("smart-goal"), id: "smart-goal-sample" };

/** The communication plan of the sample, its weekly status for somebody in the register. */
function planFor({ id, name }: { readonly id: string; readonly name: string }): Document {
  const sample = sampleOf("communication-plan");
  const audience: Reference[] = [{ document: register.id, row: id, text: name }];
  const lines = (sample.content["lines"] as readonly StoredRow[]).map((row) =>
    row.id === "status" ? { ...row, audience } : row,
  );
  return { ...sample, id: "plan", content: { ...sample.content, lines } };
}

const roads = {
  "by the API": () => openScene(),
  "by Apps Script": () => openScene(({ origin }) => byScript(origin)),
} as const;

for (const [road, open] of Object.entries(roads)) {
  describe(`documents of one spreadsheet that point to each other, ${road}`, () => {
    let scene: Scene;
    beforeEach(async () => {
      scene = await open();
    });
    afterEach(() => scene.close());

    /** The cell of a row's column, with where it is. */
    const cellOf = async (
      table: string,
      row: string,
      column: string,
    ): Promise<Cell & { title: string; at: readonly [number, number] }> => {
      for (const { title, texts, sheet } of await scene.page.tabs()) {
        const at = texts.findIndex(([key]) => key === row);
        const c = texts.find(([key]) => key === "#columns")?.indexOf(column) ?? -1;
        if (at >= 0 && c >= 0)
          return { title, at: [at, c], ...(sheet.data[0].rowData?.[at]?.values?.[c] as unknown as Cell) };
      }
      throw new Error(`Unexpected spreadsheet without ${table}/${row}/${column}`);
    };
    const lineOf = async (key: string): Promise<Cell> => {
      for (const { texts, sheet } of await scene.page.tabs()) {
        const at = texts.findIndex((row) => row[0] === key);
        const column = texts.find((row) => row[0] === "#parley")?.indexOf("@value") ?? -1;
        if (at >= 0) return sheet.data[0].rowData?.[at]?.values?.[column] as unknown as Cell;
      }
      throw new Error(`Unexpected spreadsheet without ${key}`);
    };
    const tabOf = async (row: string): Promise<number> =>
      (await scene.page.tabs()).find(({ texts }) => texts.some(([key]) => key === row))?.sheetId ?? -1;
    const linkIn = ({ textFormatRuns }: Cell): string | undefined => textFormatRuns?.[0]?.format?.link?.uri;
    const rowOf = async (id: string, table: string, row: string): Promise<StoredRow> => {
      const { standing } = await scene.look();
      const content = standing.find(({ document }) => document.id === id)?.document.content;
      const found = (content?.[table] as readonly StoredRow[] | undefined)?.find((one) => one.id === row);
      if (!found) throw new Error(`Unexpected document ${id} without ${table}/${row}`);
      return found;
    };
    const contents = async (): Promise<unknown> =>
      Object.fromEntries((await scene.look()).standing.map(({ document }) => [document.id, document.content]));

    it("are kept with their ids, lead to the other's tab, and offer its names", async () => {
      await scene.push([register, plan]);
      expect(await contents()).toEqual({ plan: plan.content, [register.id]: register.content });
      const audience = await cellOf("lines", "status", "audience");
      expect([audience.formattedValue, linkIn(audience)]).toEqual([client.name, `#gid=${await tabOf(client.id)}`]);
      // Several may stand in one cell: a list of names, those in use among them.
      expect(audience.dataValidation?.condition.type).toBe("ONE_OF_LIST");
      // One of them: what stands in the other tab, live.
      const line = await cellOf("occurrences", "status-2027-02-19", "line");
      expect(line.dataValidation?.condition.type).toBe("ONE_OF_RANGE");
      expect(linkIn(line)).toBe(`#gid=${await tabOf("status")}`);
      expect((await scene.push([register, plan])).plan.ops).toEqual([]);
    });

    it("read a name that somebody types as the row that is called so", async () => {
      await scene.push([register, plan]);
      const { title, at } = await cellOf("lines", "legal", "audience");
      const name = (await cellOf("stakeholders", cfo.id, "name")).formattedValue ?? "";
      await scene.page.type(title, ...at, [`${name}; Somebody new`]);
      expect((await rowOf("plan", "lines", "legal"))["audience"]).toEqual([
        { document: register.id, row: cfo.id, text: name },
        { text: "Somebody new" },
      ]);
    });

    it("keep pointing when the other is renamed, and show the new name after the next push", async () => {
      await scene.push([register, plan]);
      const before = await contents();
      const { title, at } = await cellOf("stakeholders", client.id, "name");
      await scene.page.type(title, ...at, ["Brand & marketing"]);
      const [to] = (await rowOf("plan", "lines", "status"))["audience"] as readonly Reference[];
      expect(to).toMatchObject({ document: register.id, row: client.id });
      await scene.push([register]);
      const audience = await cellOf("lines", "status", "audience");
      expect([audience.formattedValue, linkIn(audience)]).toEqual([
        "Brand & marketing",
        `#gid=${await tabOf(client.id)}`,
      ]);
      expect(await contents()).toMatchObject({ plan: (before as Record<string, unknown>)["plan"] });
      expect((await scene.push([])).plan.ops).toEqual([]);
    });

    it("are tied together when the other comes later, and untied when it goes", async () => {
      await scene.push([plan]);
      const alone = await cellOf("lines", "status", "audience");
      expect([linkIn(alone), alone.dataValidation]).toEqual([undefined, undefined]);
      await scene.push([register]);
      const tied = await cellOf("lines", "status", "audience");
      expect([linkIn(tied), tied.dataValidation?.condition.type]).toEqual([
        `#gid=${await tabOf(client.id)}`,
        "ONE_OF_LIST",
      ]);
      await scene.push([], { remove: [register.id] });
      const left = await cellOf("lines", "status", "audience");
      expect([linkIn(left), left.dataValidation, left.formattedValue]).toEqual([undefined, undefined, client.name]);
      expect(await contents()).toEqual({ plan: plan.content });
    });

    it("offer the people of the project, and the titles of whole documents", async () => {
      await scene.push([project, change, goal]);
      const assessor = await lineOf(":assessor");
      expect(assessor.dataValidation?.condition.type).toBe("ONE_OF_RANGE");
      const [range] = (assessor.dataValidation?.condition.values ?? []) as readonly { userEnteredValue: string }[];
      expect(range?.userEnteredValue).toMatch(/^='.+ · People'!\$B\$3:\$B\$\d+$/);
      const affects = await lineOf(":affects");
      expect([affects.formattedValue, linkIn(affects)]).toEqual([goal.title, `#gid=${await tabOf(":metric")}`]);
      expect(affects.dataValidation?.condition).toEqual({
        type: "ONE_OF_LIST",
        values: [{ userEnteredValue: goal.title }],
      });
      expect(await contents()).toMatchObject({ change: change.content });
    });
  });
}
