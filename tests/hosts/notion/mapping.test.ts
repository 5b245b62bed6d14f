import { fill, type Document, type StoredRow } from "@parley/core";
import { templates } from "@parley/core/registry";
import { sampleOf } from "@parley/core/testing";
import { isFullDatabase, isFullPage, type Client, type PageObjectResponse } from "@notionhq/client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { rootPageId } from "../../../packages/workbench/src/hosts/notion/index.ts";
import { kinds, kindsDocument, openRig, type Rig } from "./rig.ts";

let rig: Rig;
beforeEach(async () => void (rig = await openRig()));
afterEach(() => rig.close());

/** Databases below a page by title, with their rows. */
async function databases(
  client: Client,
  page: string,
): Promise<Map<string, { readonly source: string; readonly rows: readonly PageObjectResponse[] }>> {
  const found = new Map<string, { source: string; rows: PageObjectResponse[] }>();
  for (const block of (await client.blocks.children.list({ block_id: page })).results) {
    if (!("type" in block) || block.type !== "child_database") continue;
    const database = await client.databases.retrieve({ database_id: block.id });
    const source = isFullDatabase(database) ? (database.data_sources[0]?.id ?? "") : "";
    const rows = (await client.dataSources.query({ data_source_id: source })).results.filter(
      (r): r is PageObjectResponse => r.object === "page" && isFullPage(r),
    );
    found.set(block.child_database.title, { source, rows });
  }
  return found;
}
const tables = async (title: string): ReturnType<typeof databases> =>
  databases(rig.person, (await databases(rig.person, rootPageId)).get(title)?.rows[0]?.id ?? "");
const byKey = (rows: readonly PageObjectResponse[] | undefined, key: string): PageObjectResponse => {
  const row = rows?.find((r) => JSON.stringify(r.properties.Key).includes(`"${key}"`));
  if (!row) throw new Error(`Unexpected absence of ${key}, expected a row with that key`);
  return row;
};

const risks: readonly StoredRow[] = [undefined, 0, 1, 3, 5].flatMap((probability) =>
  [undefined, 0, 2, 5].map((impact, n) => ({
    id: `r${probability ?? "x"}-${impact ?? "x"}`,
    name: `Risk ${probability ?? "x"} ${impact ?? "x"}`,
    ...(probability !== undefined && { probability }),
    ...(impact !== undefined && { impact }),
    ...(n % 2 === 0 && { hot: true, since: "2027-03-01", until: `2027-03-${10 + n}` }),
    ...(n !== 1 && { status: n === 2 ? "closed" : "open" }),
  })),
);

describe("what a document is in Notion", () => {
  it("is a row with typed properties, its tables below it", async () => {
    const document = kindsDocument(
      {
        key: "K",
        note: "n".repeat(2500),
        due: "2027-05-01",
        rate: 0.25,
        cost: { amount: "60000.50", currency: "CNY" },
        phase: "plan",
        steps: [],
        risks: [{ id: "r", name: "R", status: "open" }],
        numbers: [{ id: "one", n: 1, done: true }],
      },
      { owner: "Li Na", clientVisible: true, reviewBy: "2027-04-01" },
    );
    await rig.push([document]);
    const page = (await databases(rig.person, rootPageId)).get("Every kind")?.rows[0];
    expect(page?.properties).toMatchObject({
      Title: { title: [{ plain_text: "Kinds" }] },
      "Key (2)": { rich_text: [{ plain_text: "K" }] },
      Key: { rich_text: [{ plain_text: "kinds-1" }] },
      Note: { rich_text: [{ plain_text: "n".repeat(2000) }, { plain_text: "n".repeat(500) }] },
      Due: { date: { start: "2027-05-01" } },
      Rate: { number: 0.25 },
      Cost: { number: 60000.5 },
      Phase: { select: { name: "Plan， first", color: "blue" } },
      Owner: { rich_text: [{ plain_text: "Li Na" }] },
      State: { select: { name: "Draft" } },
      "Review by": { date: { start: "2027-04-01" } },
      "Visible to the client": { checkbox: true },
      Exposure: { number: 0 },
    });
    const there = await tables("Every kind");
    expect([...there.keys()]).toEqual(["Steps", "Risks", "Numbers"]);
    // A table without words is called by the ids of its rows.
    expect(there.get("Numbers")?.rows[0]?.properties).toMatchObject({
      Key: { type: "title", title: [{ plain_text: "one" }] },
      N: { number: 1 },
    });
    expect(await rig.standing("kinds-1")).toEqual(document);
    const { source } = there.get("Risks") ?? { source: "" };
    const views = await rig.person.views.list({ data_source_id: source });
    const types = await Promise.all(
      views.results.map(async ({ id }) => (await rig.person.views.retrieve({ view_id: id })).type),
    );
    expect(types).toEqual(["table", "board"]);
  });

  it("computes what core computes, blanks and zeros included", async () => {
    await rig.push([kindsDocument({ risks })]);
    const rows = (await tables("Every kind")).get("Risks")?.rows;
    const filled = fill(kinds.shape, { risks }, "2027-03-01") as unknown as {
      risks: readonly (StoredRow & Record<string, unknown>)[];
    };
    const names = {
      score: "Score",
      days: "Days",
      worst: "Worst",
      pick: "Pick",
      level: "Level",
      bad: "Bad",
      calm: "Calm",
      share: "Share",
    };
    const levels: Readonly<Record<string, string>> = { low: "Low", mid: "Medium", high: "High" };
    let compared = 0;
    for (const row of filled.risks) {
      const { properties } = byKey(rows, row.id);
      for (const [key, name] of Object.entries(names)) {
        const property = properties[name];
        const formula = property?.type === "formula" ? property.formula : undefined;
        const shown =
          formula?.type === "number"
            ? formula.number
            : formula?.type === "boolean"
              ? formula.boolean
              : formula?.type === "string"
                ? formula.string
                : undefined;
        const wanted = row[key];
        const text =
          key === "level"
            ? (levels[wanted as string] ?? "")
            : key === "share"
              ? wanted === undefined
                ? ""
                : `${Math.round((wanted as number) * 1000) / 10}%`
              : (wanted ?? null);
        expect({ row: row.id, key, shown }).toEqual({ row: row.id, key, shown: text });
        compared++;
      }
    }
    expect(compared).toBe(risks.length * 8);
  });

  it("links rows to rows, also further down and to their own table, and keeps what a link cannot", async () => {
    const document = kindsDocument({
      steps: [
        {
          id: "s1",
          name: "First",
          after: [{ row: "s2", text: "Second" }, { text: "somewhere else" }],
          risk: { row: "r1", text: "Old name" },
        },
        { id: "s2", name: "Second", risk: { document: "other", row: "x", text: "Elsewhere" } },
      ],
      risks: [{ id: "r1", name: "Late" }],
    });
    const { losses } = await rig.push([document]);
    expect(losses.filter((l) => l.kind === "unresolved-reference").map((l) => l.at)).toEqual([
      ["steps", "s1", "after"],
      ["steps", "s2", "risk"],
    ]);
    const there = await tables("Every kind");
    const [s1, s2, r1] = [
      byKey(there.get("Steps")?.rows, "s1"),
      byKey(there.get("Steps")?.rows, "s2"),
      byKey(there.get("Risks")?.rows, "r1"),
    ];
    expect(s1.properties).toMatchObject({ After: { relation: [{ id: s2.id }] }, Risk: { relation: [{ id: r1.id }] } });
    expect(await rig.standing("kinds-1")).toEqual({ ...document, content: { ...document.content } });
    expect((await rig.push([document])).plan.ops).toEqual([]);
    // A person links another row.
    await rig.person.pages.update({ page_id: s2.id, properties: { After: { relation: [{ id: s1.id }] } } });
    const steps = (await rig.standing("kinds-1")).content.steps as StoredRow[];
    expect(steps.find((s) => s.id === "s2")?.after).toEqual([{ row: "s1", text: "First" }]);
  });

  it("keeps values exactly that Notion shows less exactly", async () => {
    const document = kindsDocument({
      cost: { amount: "0.10", currency: "EUR" },
      steps: [
        {
          id: "s",
          name: "  spaces  ",
          mail: `${"m".repeat(201)}@example.com`,
          site: "",
          cost: { amount: "123456789012345678.90", currency: "CNY" },
          at: "2027-06-20T09:00:00+08:00",
          tags: ["c", "a"],
          who: [
            { name: "Team", team: true },
            { name: "Li; Na", ids: { jira: "x" } },
          ],
          ok: false,
          more: ["one\ntwo", "three"],
        },
      ],
    });
    const { losses } = await rig.push([document]);
    expect(await rig.standing("kinds-1")).toEqual(document);
    expect(losses.map((l) => [l.kind, l.at.join("."), l.kept])).toEqual(
      expect.arrayContaining([
        ["shortened", "steps.s.mail", "extra"],
        ["mixed-currency", "cost", "extra"],
      ]),
    );
    expect((await rig.push([document])).plan.ops).toEqual([]);
  });

  it("remembers what a copy does not tell", async () => {
    const copy: Document = { ...kindsDocument({}), withheld: [["cost"], ["steps", "s"]] };
    await rig.push([copy]);
    expect((await rig.standing("kinds-1")).withheld).toEqual(copy.withheld);
    expect((await rig.push([copy])).plan.ops).toEqual([]);
  });

  it("gives every matrix column a property of its own, whatever its row is called", async () => {
    const raci = templates.find((t) => (t.shape as { id: string }).id === "raci-matrix");
    if (!raci) throw new Error("Unexpected registry without raci-matrix");
    const names = ["__proto__", "constructor", "Key", "No.", "Same", "same", "", "x".repeat(300), "a,b\nc"];
    const document: Document = {
      ...sampleOf(raci, "en", "odd"),
      content: {
        roles: names.map((name, n) => ({ id: `role-${n}`, name })),
        activities: [{ id: "a", name: "Act" }],
        duties: { a: Object.fromEntries(names.map((_, n) => [`role-${n}`, n % 2 === 0 ? ["A"] : ["R", "C"]])) },
      },
    };
    await rig.push([document]);
    expect(await rig.standing("odd")).toEqual(document);
    const { properties } = byKey((await tables("RACI matrix")).get("Activities")?.rows, "a");
    expect(properties).toMatchObject({
      A: { formula: { number: 5 } },
      R: { formula: { number: 4 } },
      C: { formula: { number: 4 } },
      I: { formula: { number: 0 } },
    });
    expect((await rig.push([document])).plan.ops).toEqual([]);
  });

  it("keeps both languages apart, and a document that changes its language moves", async () => {
    const english = kindsDocument({ steps: [], risks: [{ id: "r", name: "Late", status: "open" }], numbers: [] });
    await rig.push([english, { ...english, id: "kinds-2", language: "zh" }]);
    const titles = (): Promise<string[]> =>
      databases(rig.person, rootPageId).then((all) => [...all].map(([title, { rows }]) => `${title} ${rows.length}`));
    expect(await titles()).toEqual(["Every kind 1", "各种类型 1"]);
    const moved = await rig.push([{ ...english, language: "zh", revision: 2 }]);
    expect(await titles()).toEqual(["Every kind 0", "各种类型 2"]);
    expect(await rig.standing("kinds-1")).toEqual(moved.documents[0]);
    expect(moved.documents[0]).toMatchObject({ language: "zh", content: english.content });
  });

  it("takes as few calls as there are things to make", async () => {
    const document = kindsDocument({
      risks: [
        { id: "r1", name: "A" },
        { id: "r2", name: "B" },
      ],
      steps: [{ id: "s1", name: "S" }],
      numbers: [],
    });
    const { plan, receipt } = await rig.push([document]);
    // The database, the document, three tables, one relation that has to wait, three rows, one board, the envelope.
    expect([plan.calls, receipt?.requests]).toEqual([1 + 1 + 3 + 1 + 3 + 1 + 1, 11]);
    const renamed = kindsDocument(
      {
        ...document.content,
        risks: [
          { id: "r1", name: "A2" },
          { id: "r2", name: "B" },
        ],
      },
      { revision: 2 },
    );
    expect((await rig.push([renamed])).receipt).toMatchObject({ requests: 2, updated: 1, created: 0 });
  });
});
