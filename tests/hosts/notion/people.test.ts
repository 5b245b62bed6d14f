import type { Document, StoredRow } from "@parley/core";
import { templates } from "@parley/core/registry";
import { sampleOf } from "@parley/core/testing";
import { isFullDatabase, isFullPage, type PageObjectResponse } from "@notionhq/client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { rootPageId } from "../../../packages/workbench/src/hosts/notion/index.ts";
import { kindsDocument, openRig, type Rig } from "./rig.ts";
import { text } from "./local-server.ts";

let rig: Rig;
beforeEach(async () => void (rig = await openRig()));
afterEach(() => rig.close());

interface Place {
  readonly database: string;
  readonly source: string;
  readonly rows: readonly PageObjectResponse[];
}
/** A database below a page, by its title. */
async function find(page: string, title: string): Promise<Place> {
  for (const block of (await rig.person.blocks.children.list({ block_id: page })).results) {
    if (!("type" in block) || block.type !== "child_database" || block.child_database.title !== title) continue;
    const found = await rig.person.databases.retrieve({ database_id: block.id });
    const source = isFullDatabase(found) ? (found.data_sources[0]?.id ?? "") : "";
    const { results } = await rig.person.dataSources.query({ data_source_id: source });
    return {
      database: block.id,
      source,
      rows: results.filter((r): r is PageObjectResponse => r.object === "page" && isFullPage(r)),
    };
  }
  throw new Error(`Unexpected absence of ${title}, expected a database with that title`);
}
const table = async (documents: string, title: string): Promise<Place> =>
  find((await find(rootPageId, documents)).rows[0]?.id ?? "", title);

const document = kindsDocument({
  due: "2027-05-01",
  phase: "plan",
  steps: [],
  risks: [
    { id: "r1", name: "Late", probability: 2, status: "open", since: "2027-03-01" },
    { id: "r2", name: "Dear" },
  ],
  numbers: [],
});
const raci = (): Document => {
  const template = templates.find((t) => (t.shape as { id: string }).id === "raci-matrix");
  if (!template) throw new Error("Unexpected registry without raci-matrix");
  return sampleOf(template, "en", "raci");
};

describe("what people do in Notion", () => {
  it("is kept as they typed it where it cannot be read, told, and written back", async () => {
    await rig.push([document]);
    const { rows } = await table("Every kind", "Risks");
    const first = rows.find((r) => JSON.stringify(r.properties.Key).includes("r1"));
    const properties = {
      Status: { select: { name: "Perhaps" } },
      Since: { date: { start: "2027-03-01", end: "2027-03-05" } },
    };
    await rig.person.pages.update({ page_id: first?.id ?? "", properties });
    const { standing, losses } = await rig.pull();
    expect(losses.map((l) => [l.kind, l.at.join("."), l.kept])).toEqual([
      ["unreadable", "risks.r1.status", "extra"],
      ["unreadable", "risks.r1.since", "extra"],
    ]);
    const read = standing[0]?.document;
    expect(read?.extra).toEqual({ "risks.r1.status": "Perhaps", "risks.r1.since": "2027-03-01 → 2027-03-05" });
    const pushed = await rig.push([document]);
    expect(pushed.documents[0]?.extra).toEqual(read?.extra);
    expect((await table("Every kind", "Risks")).rows.find((r) => r.id === first?.id)?.properties).toMatchObject({
      Status: { select: { name: "Perhaps" } },
      Since: { date: { end: "2027-03-05" } },
    });
    expect((await rig.push(pushed.documents)).plan.ops).toEqual([]);
    // Put right, it is a value again.
    await rig.person.pages.update({
      page_id: first?.id ?? "",
      properties: { Status: { select: { name: "Closed" } }, Since: { date: { start: "2027-03-02" } } },
    });
    const mended = await rig.standing("kinds-1");
    expect([mended.extra, (mended.content.risks as StoredRow[])[0]]).toMatchObject([
      {},
      { status: "closed", since: "2027-03-02" },
    ]);
  });

  it("renames columns and tables, adds some, changes their type: still understood, and left alone", async () => {
    await rig.push([document]);
    const { source, database } = await table("Every kind", "Risks");
    await rig.person.dataSources.update({
      data_source_id: source,
      properties: { Probability: { name: "Odds" }, Mine: { checkbox: {} }, Status: { rich_text: {} } },
    });
    await rig.person.databases.update({ database_id: database, title: text("My risks") });
    const { standing, losses } = await rig.pull();
    expect(losses.filter((l) => l.kind === "unknown-column").map((l) => l.at)).toEqual([["risks", "", "Mine"]]);
    expect(standing[0]?.document).toMatchObject({ content: { risks: [{ id: "r1", probability: 2 }, {}] } });
    const changed = {
      ...document,
      revision: 2,
      content: {
        ...document.content,
        risks: [
          { id: "r1", name: "Late", probability: 5, status: "open", since: "2027-03-01" },
          { id: "r2", name: "Dear" },
        ],
      },
    };
    await rig.push([changed]);
    const there = await table("Every kind", "My risks");
    expect(there.rows[0]?.properties.Odds ?? there.rows[1]?.properties.Odds).toMatchObject({ type: "number" });
    expect(Object.keys(there.rows[0]?.properties ?? {})).toContain("Mine");
  });

  it("moves, reorders and copies rows", async () => {
    await rig.push([document]);
    const { rows, source } = await table("Every kind", "Risks");
    const second = rows.find((r) => JSON.stringify(r.properties.Key).includes("r2"));
    await rig.person.pages.update({ page_id: second?.id ?? "", properties: { "No.": { number: 0.5 } } });
    await rig.person.pages.create({
      parent: { data_source_id: source },
      properties: { Risk: { title: text("Copied") }, Key: { rich_text: text("r2") } },
    });
    const read = (await rig.standing("kinds-1")).content.risks as StoredRow[];
    expect(read.map((r) => r.name)).toEqual(["Dear", "Late", "Copied"]);
    expect(new Set(read.map((r) => r.id)).size).toBe(3);
    const pushed = await rig.push([document]);
    expect(pushed.documents[0]).toMatchObject({
      content: { risks: [{ name: "Dear" }, { name: "Late" }, { name: "Copied" }] },
    });
    expect((await rig.push(pushed.documents)).plan.ops).toEqual([]);
  });

  it("renames a role: the matrix column follows, its formulas still count", async () => {
    const matrix = raci();
    await rig.push([matrix]);
    const { rows } = await table("RACI matrix", "Roles");
    const role = rows.find((r) => JSON.stringify(r.properties.Key).includes('"pm"'));
    await rig.person.pages.update({ page_id: role?.id ?? "", properties: { Role: { title: text("Delivery lead") } } });
    const pushed = await rig.push([matrix]);
    expect(pushed.documents[0]?.content.duties).toEqual(matrix.content.duties);
    const activities = await table("RACI matrix", "Activities");
    const names = Object.keys(activities.rows[0]?.properties ?? {});
    expect(names).toContain("Delivery lead");
    expect(names).not.toContain("Project manager");
    const row = activities.rows.find((r) => JSON.stringify(r.properties.Key).includes('"brief"'));
    expect(row?.properties).toMatchObject({ A: { formula: { number: 1 } }, R: { formula: { number: 1 } } });
    // A role that is gone takes its column with it.
    const [gone] = (matrix.content.roles as StoredRow[]).slice(-1);
    const [agreed] = pushed.documents;
    if (!agreed) throw new Error("Unexpected push without a document, expected the one that was brought");
    const roles = (agreed.content.roles as StoredRow[]).filter((r) => r.id !== gone?.id);
    const duties = without(agreed.content.duties, gone?.id ?? "");
    const fewer: Document = { ...agreed, content: { ...agreed.content, roles, duties } };
    await rig.push([fewer]);
    expect(Object.keys((await table("RACI matrix", "Activities")).rows[0]?.properties ?? {})).not.toContain(gone?.name);
    expect((await rig.standing("raci")).content.duties).toEqual(fewer.content.duties);
  });

  it("deletes a table, or tidies it into a toggle with the database", async () => {
    await rig.push([document]);
    const { database } = await table("Every kind", "Risks");
    await rig.person.databases.update({ database_id: database, in_trash: true });
    const pushed = await rig.push([document]);
    expect(pushed.documents[0]?.content.risks).toEqual([]);
    await expect(table("Every kind", "Risks")).rejects.toThrow("absence");
    const again = {
      ...(pushed.documents[0] as Document),
      revision: 9,
      content: { ...pushed.documents[0]?.content, risks: [{ id: "new", name: "New risk" }] },
    };
    await rig.push([again]);
    expect((await table("Every kind", "Risks")).rows).toHaveLength(1);
  });

  it("makes a document of its own, types over the envelope, adds a page without any: each is read as what it is", async () => {
    await rig.push([document]);
    const { source, rows } = await find(rootPageId, "Every kind");
    await rig.person.pages.create({
      parent: { data_source_id: source },
      properties: { Title: { title: text("By hand") }, Phase: { select: { name: "Done" } } },
    });
    const { standing } = await rig.pull();
    expect(standing.map((s) => [s.document.title, s.document.revision, s.base !== undefined])).toEqual([
      ["Kinds", 1, true],
      ["By hand", 0, false],
    ]);
    expect(standing[1]?.document).toMatchObject({ content: { phase: "done" } });
    // Documents that are not named stay as they are.
    expect((await rig.push([document])).plan.ops).toEqual([]);
    const theirs = {
      ...(standing[1]?.document as Document),
      revision: 1,
      content: { ...standing[1]?.document.content, note: "taken in" },
    };
    await rig.push([theirs]);
    expect(await rig.standing(theirs.id)).toMatchObject({
      title: "By hand",
      content: { note: "taken in", phase: "done" },
    });
    await rig.person.pages.update({
      page_id: rows[0]?.id ?? "",
      properties: { Parley: { rich_text: text('{"parley":1,broken') } },
    });
    const broken = await rig.push([document]);
    expect([broken.conflicts, broken.stale]).toEqual([[], []]);
    expect(await rig.standing("kinds-1")).toMatchObject({ content: document.content });
  });

  it("clears keys by accident: rows and documents are known all the same", async () => {
    const matrix = raci();
    await rig.push([matrix]);
    const page = (await find(rootPageId, "RACI matrix")).rows[0]?.id ?? "";
    const { rows } = await table("RACI matrix", "Roles");
    for (const id of [page, ...rows.map((row) => row.id)]) {
      await rig.person.pages.update({ page_id: id, properties: { Key: { rich_text: [] } } });
    }
    const { standing } = await rig.pull();
    expect(standing.map((s) => s.document)).toEqual([matrix]);
    expect((await rig.push([matrix])).plan.ops).toEqual([]);
    // With the next change the keys are back.
    await rig.push([{ ...matrix, title: "Renamed", revision: 2 }]);
    expect(JSON.stringify((await find(rootPageId, "RACI matrix")).rows[0]?.properties.Key)).toContain('"raci"');
  });

  it("copies the whole database: what is in it are copies", async () => {
    await rig.push([document]);
    const { rows } = await find(rootPageId, "Every kind");
    const properties = (
      await rig.person.dataSources.retrieve({ data_source_id: (await find(rootPageId, "Every kind")).source })
    ).properties;
    const plain = Object.values(properties).filter((p) => p.type === "title" || p.type === "rich_text");
    const made = await rig.person.databases.create({
      parent: { type: "page_id", page_id: rootPageId },
      title: text("Every kind (1)"),
      description: text("Parley · kinds · en"),
      initial_data_source: { properties: Object.fromEntries(plain.map((p) => [p.name, { [p.type]: {} }])) as never },
    });
    const source = isFullDatabase(made) ? (made.data_sources[0]?.id ?? "") : "";
    const values = Object.entries(rows[0]?.properties ?? {}).filter(([name]) => plain.some((p) => p.name === name));
    const copied = values.map(([name, value]) => [
      name,
      {
        [value.type]: (value as unknown as Record<string, { plain_text: string }[]>)[value.type]?.map((t) => ({
          text: { content: t.plain_text },
        })),
      },
    ]);
    await rig.person.pages.create({ parent: { data_source_id: source }, properties: Object.fromEntries(copied) });
    const { standing } = await rig.pull();
    expect(standing.map((s) => [s.document.title, s.copyOf])).toEqual([
      ["Kinds", undefined],
      ["Kinds", "kinds-1"],
    ]);
    expect((await rig.push([document])).plan.ops).toEqual([]);
    const gone = await rig.push([], { remove: ["kinds-1"] });
    expect(gone.receipt).toMatchObject({ deleted: 1, requests: 1 });
  });

  it("leaves documents of a template that this version does not know", async () => {
    await rig.push([document]);
    const blind = { ...rig.context, template: () => undefined };
    const { notionAdapter } = await import("@parley/notion");
    const there = await notionAdapter.collect(rig.port, rig.target, rig.run());
    const read = notionAdapter.read(there, blind);
    expect(read.losses.map((l) => l.kind)).toEqual(["unreadable"]);
    expect(notionAdapter.plan(notionAdapter.render(read.standing, blind).native, there).ops).toEqual([]);
  });
});

function without(duties: unknown, role: string): unknown {
  const rows = Object.entries(duties as Readonly<Record<string, Readonly<Record<string, unknown>>>>);
  const kept = rows.map(
    ([row, cells]) => [row, Object.fromEntries(Object.entries(cells).filter(([id]) => id !== role))] as const,
  );
  return Object.fromEntries(kept.filter(([, cells]) => Object.keys(cells).length > 0));
}
