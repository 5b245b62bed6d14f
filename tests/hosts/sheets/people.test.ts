import type { Document, StoredRow } from "@parley/core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openScene, sampleOf, type Scene } from "./scene.ts";

/** People go on working in the spreadsheet: what they do is read, kept or told. */
describe("a person in the spreadsheet", () => {
  let scene: Scene;
  beforeEach(async () => {
    scene = await openScene();
  });
  afterEach(() => scene.close());

  const raci = sampleOf("raci-matrix");
  const rows = (document: Document, table: string): readonly StoredRow[] =>
    document.content[table] as readonly StoredRow[];
  const main = async (): Promise<{ sheetId: number; title: string; texts: readonly (readonly string[])[] }> => {
    const found = (await scene.page.tabs()).find(({ texts }) => texts.some(([key]) => key === "#parley"));
    if (!found) throw new Error("Unexpected spreadsheet without a main tab");
    return found;
  };
  const tabWith = async (
    key: string,
  ): Promise<{ sheetId: number; title: string; texts: readonly (readonly string[])[] }> => {
    const found = (await scene.page.tabs()).find(({ texts }) => texts.some((row) => row[0] === key));
    if (!found) throw new Error(`Unexpected spreadsheet without ${key}`);
    return found;
  };
  const lineOf = (texts: readonly (readonly string[])[], key: string): number =>
    texts.findIndex((row) => row[0] === key);
  const columnOf = (texts: readonly (readonly string[])[], key: string): number =>
    texts.find((row) => row[0] === "#columns")?.indexOf(key) ?? -1;

  it("sorts rows: each keeps its identity and its duties, and nothing has to be written", async () => {
    await scene.push([raci]);
    const { sheetId, texts } = await main();
    const startRowIndex = lineOf(texts, "#header") + 1;
    const sortSpecs = [{ dimensionIndex: columnOf(texts, "name"), sortOrder: "ASCENDING" }];
    await scene.page.change({ sortRange: { range: { sheetId, startRowIndex }, sortSpecs } });
    const there = await scene.only();
    const names = rows(there, "activities").map((row) => String(row["name"]));
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
    expect(there.content["duties"]).toEqual(raci.content["duties"]);
    const again = await scene.push([raci]);
    expect(again.conflicts).toEqual([]);
    expect(rows(again.documents[0] ?? raci, "activities").map(({ id }) => id)).toEqual(
      rows(there, "activities").map(({ id }) => id),
    );
    const counts = (await main()).texts.filter((row) => rows(raci, "activities").some(({ id }) => id === row[0]));
    const at = columnOf(texts, "~duties.accountable");
    expect(counts.map((row) => row[at])).toEqual(counts.map(() => "1"));
  });

  it("sorts the table across: its counts stay with their rows", async () => {
    await scene.push([raci]);
    const { sheetId, texts } = await tabWith("legal");
    const load = (of: readonly (readonly string[])[]): Record<string, string> =>
      Object.fromEntries(
        rows(raci, "roles").map(({ id }) => [id, of[lineOf(of, id)]?.[columnOf(of, "~duties.load")] ?? ""]),
      );
    const before = load(texts);
    await scene.page.change({
      sortRange: { range: { sheetId, startRowIndex: 2 }, sortSpecs: [{ dimensionIndex: 1, sortOrder: "DESCENDING" }] },
    });
    expect(load((await tabWith("legal")).texts)).toEqual(before);
    expect(before["pm"]).toBe("7");
  });

  it("moves and inserts columns: their own stay and are told, ours are found", async () => {
    await scene.push([raci]);
    const { sheetId, title, texts } = await main();
    const dimension = "COLUMNS";
    await scene.page.change(
      {
        moveDimension: {
          source: { sheetId, dimension, startIndex: columnOf(texts, "phase"), endIndex: columnOf(texts, "phase") + 1 },
          destinationIndex: 2,
        },
      },
      { insertDimension: { range: { sheetId, dimension, startIndex: 4, endIndex: 5 } } },
    );
    await scene.page.type(title, lineOf(texts, "#header"), 4, ["My notes"]);
    await scene.page.type(title, lineOf(texts, "poster"), 4, ["2"]);
    const { standing, losses } = await scene.look();
    expect(standing[0]?.document.content).toEqual(raci.content);
    expect(losses.map(({ kind, at }) => [kind, at.at(-1)])).toEqual([["unknown-column", "My notes"]]);
    const renamed = { ...raci, title: "Renamed", revision: 2 };
    await scene.push([renamed]);
    const after = await main();
    expect(after.texts[lineOf(after.texts, "poster")]?.[4]).toBe("2");
    expect(after.texts.flat()).toContain("Renamed");
    expect(after.texts.flat().filter((text) => text.startsWith("#REF"))).toEqual([]);
  });

  it("types a formula into a cell: its value counts, and the formula stays", async () => {
    await scene.push([raci]);
    const { title, texts } = await main();
    const [row, column] = [lineOf(texts, "poster"), columnOf(texts, "activity")];
    const { sheetId } = await main();
    await scene.page.change({
      repeatCell: {
        range: {
          sheetId,
          startRowIndex: row,
          endRowIndex: row + 1,
          startColumnIndex: column,
          endColumnIndex: column + 1,
        },
        cell: { userEnteredFormat: { numberFormat: { type: "NUMBER", pattern: "General" } } },
        fields: "userEnteredFormat.numberFormat",
      },
    });
    await scene.page.type(title, row, column, ['="Plan "&1']);
    const pushed = await scene.push([raci]);
    expect(rows(pushed.documents[0] ?? raci, "activities").find(({ id }) => id === "poster")?.["activity"]).toEqual({
      text: "Plan 1",
    });
    const values = (await scene.page.ask(
      "GET",
      `/values/${encodeURIComponent(`'${title}'`)}?valueRenderOption=FORMULA`,
    )) as { values: string[][] };
    expect(values.values[row]?.[column]).toBe('="Plan "&1');
  });

  it("types over a computed value: told, and the formula comes back", async () => {
    await scene.push([raci]);
    const { title, texts } = await main();
    await scene.page.type(title, lineOf(texts, "poster"), columnOf(texts, "~duties.accountable"), ["99"]);
    expect((await scene.look()).losses.map(({ kind, at }) => [kind, at])).toEqual([
      ["unreadable", ["activities", "poster", "duties.accountable"]],
    ]);
    await scene.push([raci]);
    const after = await main();
    expect(after.texts[lineOf(after.texts, "poster")]?.[columnOf(after.texts, "~duties.accountable")]).toBe("1");
  });

  it("adds a role: the next push gives it a column in the matrix", async () => {
    await scene.push([raci]);
    const { title, texts } = await tabWith("legal");
    await scene.page.type(title, lineOf(texts, "client") + 1, 1, ["Quality assurance"]);
    const { documents } = await scene.push([raci]);
    const id = rows(documents[0] ?? raci, "roles").at(-1)?.id ?? "";
    const after = await main();
    const at = columnOf(after.texts, `duties/${id}`);
    expect(after.texts[lineOf(after.texts, "#header")]?.[at]).toBe("Quality assurance");
    await scene.page.type(after.title, lineOf(after.texts, "poster"), at, ["C"]);
    const duties = (await scene.only()).content["duties"] as Record<string, Record<string, unknown>>;
    expect(duties["poster"]?.[id]).toEqual(["C"]);
    expect((await scene.push(documents)).conflicts).toEqual([]);
    const sums = await main();
    expect(sums.texts[lineOf(sums.texts, "poster")]?.[columnOf(sums.texts, "~duties.consulted")]).toBe("2");
  });

  it("deletes the tab of a table: told, and the next push brings it back", async () => {
    await scene.push([raci]);
    const { sheetId } = await tabWith("legal");
    await scene.page.change({ deleteSheet: { sheetId } });
    expect((await scene.look()).losses.some(({ kind, at }) => kind === "unreadable" && at[0] === "roles")).toBe(true);
    const pushed = await scene.push([raci]);
    expect(pushed.conflicts).toEqual([]);
    expect((await scene.only()).content).toEqual(raci.content);
    expect((await scene.push(pushed.documents)).plan.ops).toEqual([]);
  });

  it("deletes a column: told, and the next push brings it back", async () => {
    await scene.push([raci]);
    const { sheetId, texts } = await main();
    const startIndex = columnOf(texts, "duties/legal");
    await scene.page.change({
      deleteDimension: { range: { sheetId, dimension: "COLUMNS", startIndex, endIndex: startIndex + 1 } },
    });
    expect((await scene.look()).losses.map(({ at }) => at)).toEqual([["duties", "legal"]]);
    await scene.push([raci]);
    expect((await scene.only()).content).toEqual(raci.content);
  });

  it("renames labels and tabs: both stay theirs", async () => {
    await scene.push([raci]);
    const { sheetId, title, texts } = await main();
    await scene.page.type(title, lineOf(texts, "#header"), columnOf(texts, "name"), ["Our work"]);
    await scene.page.change({
      updateSheetProperties: { properties: { sheetId, title: "Who does what" }, fields: "title" },
    });
    await scene.push([{ ...raci, title: "Another title", revision: 2 }]);
    const after = await main();
    expect(after.title).toBe("Who does what");
    expect(after.texts[lineOf(after.texts, "#header")]?.[columnOf(after.texts, "name")]).toBe("Our work");
    expect((await scene.only()).title).toBe("Another title");
  });

  it("types what cannot be read: kept as it is, told, and put right later", async () => {
    const project = sampleOf("project");
    await scene.push([project]);
    const { title, texts } = await main();
    const at = texts.find(([key]) => key === "#parley")?.indexOf("@value") ?? 2;
    await scene.page.type(title, lineOf(texts, ":startsOn"), at, ["some day in spring"]);
    const { standing, losses } = await scene.look();
    expect(losses.map(({ kind, at: place, kept }) => [kind, place, kept])).toEqual([
      ["unreadable", ["startsOn"], "extra"],
    ]);
    expect(standing[0]?.document.extra).toEqual({ startsOn: "some day in spring" });
    const pushed = await scene.push([project]);
    expect((await main()).texts[lineOf(texts, ":startsOn")]?.[at]).toBe("some day in spring");
    await scene.page.type(title, lineOf(texts, ":startsOn"), at, ["2027-04-05"]);
    const mended = await scene.push(pushed.documents);
    expect(mended.documents[0]?.content["startsOn"]).toBe("2027-04-05");
    expect(mended.documents[0]?.extra).toEqual({});
  });

  it("picks a state: taken over, but told as proving nothing", async () => {
    await scene.push([raci]);
    const { title, texts } = await main();
    const at = texts.find(([key]) => key === "#parley")?.indexOf("@value") ?? 2;
    await scene.page.type(title, lineOf(texts, "$state"), at, ["Agreed"]);
    const { standing, losses } = await scene.look();
    expect(standing[0]?.document.flow.state).toBe("agreed");
    expect(losses.map(({ kind }) => kind)).toEqual(["unverified-decision"]);
  });

  const told = async (): Promise<readonly (readonly [kind: string, at: string, sentence: string])[]> =>
    (await scene.look()).losses.map(({ kind, at, detail }) => [kind, at.join("/"), detail[0]] as const);

  it("inserts rows and copies one: each is a row of its own, in its place, and keeps the id it gets", async () => {
    await scene.push([raci]);
    const { sheetId, title, texts } = await main();
    const at = lineOf(texts, "poster");
    await scene.page.change({
      insertDimension: {
        range: { sheetId, dimension: "ROWS", startIndex: at, endIndex: at + 2 },
        inheritFromBefore: true,
      },
    });
    await scene.page.type(title, at, columnOf(texts, "name"), ["Second poster"]);
    // Copy and paste takes the hidden id along.
    await scene.page.type(title, at + 1, 0, ["media", "Media buy, copied"]);
    const { documents } = await scene.push([raci]);
    const merged = rows(documents[0] ?? raci, "activities");
    const names = merged.map(({ name }) => String(name));
    expect(names.slice(names.indexOf("Second poster"), names.indexOf("Second poster") + 3)).toEqual([
      "Second poster",
      "Media buy, copied",
      "Launch poster",
    ]);
    expect(new Set(merged.map(({ id }) => id)).size).toBe(merged.length);
    expect(merged.map(({ id }) => id)).toEqual(rows(await scene.only(), "activities").map(({ id }) => id));
    expect((await scene.push(documents)).plan.ops).toEqual([]);
  });

  it("ticks and unticks a box below the table: that makes no row", async () => {
    const plan = sampleOf("communication-plan");
    await scene.push([plan]);
    const { title, texts } = await tabWith("status-2027-02-19");
    const below = texts.map(([key = ""]) => key !== "").lastIndexOf(true) + 1;
    await scene.page.type(title, below, columnOf(texts, "acknowledged"), ["FALSE"]);
    expect((await scene.only()).content["occurrences"]).toEqual(plan.content["occurrences"]);
  });

  it("deletes the hidden column A: told in a sentence, nothing of theirs is touched, the document comes back", async () => {
    await scene.push([raci]);
    const { sheetId, title } = await main();
    await scene.page.change({
      deleteDimension: { range: { sheetId, dimension: "COLUMNS", startIndex: 0, endIndex: 1 } },
    });
    expect((await scene.look()).standing).toEqual([]);
    expect(await told()).toEqual([
      ["unreadable", "", expect.stringContaining(`The hidden column A of the tab "${title}" is gone`) as string],
    ]);
    const theirs = (await scene.page.tabs()).find((tab) => tab.sheetId === sheetId)?.texts;
    const { documents } = await scene.push([raci]);
    expect((await scene.only()).content).toEqual(raci.content);
    expect((await scene.page.tabs()).find((tab) => tab.sheetId === sheetId)?.texts).toEqual(theirs);
    expect((await scene.push(documents)).plan.ops).toEqual([]);
  });

  it("deletes the hidden line that names the columns: what they typed stays, the table comes back beside it", async () => {
    await scene.push([raci]);
    const { sheetId, title, texts } = await tabWith("legal");
    await scene.page.type(title, lineOf(texts, "legal"), columnOf(texts, "person"), ["Wu Min"]);
    const line = lineOf(texts, "#columns");
    await scene.page.change({
      deleteDimension: { range: { sheetId, dimension: "ROWS", startIndex: line, endIndex: line + 1 } },
    });
    expect((await told()).map(([kind, at]) => [kind, at])).toContainEqual(["unreadable", "roles"]);
    const { documents, conflicts } = await scene.push([raci]);
    expect(conflicts).toEqual([]);
    expect((await scene.only()).content).toEqual(raci.content);
    expect((await tabWith("legal")).texts.flat()).toContain("Wu Min");
    expect((await scene.push(documents)).plan.ops).toEqual([]);
  });

  it("deletes the document's hidden notes: told in a sentence, and no cell is lost", async () => {
    await scene.push([raci]);
    const { sheetId, texts } = await main();
    const line = lineOf(texts, "#data/1");
    await scene.page.change({
      deleteDimension: { range: { sheetId, dimension: "ROWS", startIndex: line, endIndex: line + 1 } },
    });
    expect(await told()).toContainEqual([
      "unreadable",
      "",
      expect.stringContaining("The hidden lines at its top are gone") as string,
    ]);
    expect((await scene.only()).content).toMatchObject({ duties: raci.content["duties"] as object });
    const { documents } = await scene.push([raci], { onConflict: "ours" });
    expect(documents[0]?.content).toEqual(raci.content);
    expect((await scene.push(documents)).plan.ops).toEqual([]);
    expect(await told()).toEqual([]);
  });
});
