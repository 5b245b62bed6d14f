import { isParleyError, type Document, type Reference, type StoredRow } from "@parley/core";
import { templates } from "@parley/core/registry";
import { sampleOf } from "@parley/core/testing";
import { summerGlow } from "@parley/workbench";
import { isFullDatabase, isFullPage, type PageObjectResponse } from "@notionhq/client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { rootPageId } from "../../../packages/workbench/src/hosts/notion/index.ts";
import { notionApi } from "../../../packages/workbench/src/hosts/notion/view/api.ts";
import { duplicatePage } from "../../../packages/workbench/src/hosts/notion/view/duplicate.ts";
import { openRig, type Rig } from "./rig.ts";

let rig: Rig;
beforeEach(async () => void (rig = await openRig({ rateLimit: false })));
afterEach(() => rig.close());

const day = { language: "en" as const, now: "2027-03-01T09:00:00+08:00", today: "2027-03-01" };
const sample = (template: string, id: string, language: "en" | "zh" = "en"): Document => {
  const found = templates.find((t) => (t.shape as { id: string }).id === template);
  if (!found) throw new Error(`Unexpected registry without ${template}`);
  return sampleOf(found, language, id);
};
const goal = (id: string, content: Document["content"] = {}, language: "en" | "zh" = "en"): Document => {
  const one = sample("smart-goal", id, language);
  return { ...one, title: `Goal ${id}`, content: { ...one.content, ...content } };
};
const change = (affects: readonly Reference[], more: Partial<Document> = {}): Document => {
  const one = sample("change-request", "cr");
  return { ...one, content: { ...one.content, affects }, ...more };
};
const register = (): Document => sample("stakeholder-register", "stakeholder-register-sample");
const to = (document: string, text = `Goal ${document}`): Reference => ({ document, text });

type Row = PageObjectResponse;
async function rowsIn(source: string): Promise<readonly Row[]> {
  const { results } = await rig.person.dataSources.query({ data_source_id: source });
  return results.filter((r): r is Row => r.object === "page" && isFullPage(r));
}
/** Databases below a page, by title. */
async function below(page: string): Promise<Map<string, { readonly source: string; readonly rows: readonly Row[] }>> {
  const found = new Map<string, { source: string; rows: readonly Row[] }>();
  for (const block of (await rig.person.blocks.children.list({ block_id: page })).results) {
    if (!("type" in block) || block.type !== "child_database") continue;
    const database = await rig.person.databases.retrieve({ database_id: block.id });
    const source = isFullDatabase(database) ? (database.data_sources[0]?.id ?? "") : "";
    found.set(block.child_database.title, { source, rows: await rowsIn(source) });
  }
  return found;
}
const keyOf = (row: Row): string => text(row.properties.Key);
function text(value: Row["properties"][string] | undefined): string {
  if (value?.type === "rich_text") return value.rich_text.map((t) => t.plain_text).join("");
  return value?.type === "title" ? value.title.map((t) => t.plain_text).join("") : "";
}
/** The page of a document or row, by what its key says. */
async function page(key: string, within = rootPageId): Promise<Row> {
  for (const { rows } of (await below(within)).values()) {
    const found = rows.find((row) => keyOf(row) === key);
    if (found) return found;
  }
  throw new Error(`Unexpected absence of ${key}, expected it in Notion`);
}
/** What a relation of a document's page leads to, by key; nothing when there is no such property. */
async function linked(key: string, property: string, within?: string): Promise<readonly string[] | undefined> {
  const value = (await page(key, within)).properties[property];
  if (value?.type !== "relation") return undefined;
  const pages = await Promise.all(value.relation.map(({ id }) => rig.person.pages.retrieve({ page_id: id })));
  return pages.map((one) => (isFullPage(one) ? keyOf(one) : ""));
}
const affects = async (): Promise<unknown> => (await rig.standing("cr")).content.affects;
/** Nothing is left to do. */
async function expectSettled(documents: readonly Document[]): Promise<void> {
  const { plan, conflicts } = await rig.push(documents);
  expect([plan.ops, conflicts]).toEqual([[], []]);
}

describe("references between documents in Notion", () => {
  for (const language of ["en", "zh"] as const) {
    it(`link the worked example in ${language}, and a second push writes nothing`, async () => {
      const example = summerGlow({ ...day, language });
      const idOf = (template: string, n = 0): string => example.filter((d) => d.template === template)[n]?.id ?? "";
      const lines = (example.find((d) => d.id === idOf("communication-plan"))?.content.lines ?? []) as StoredRow[];
      const audience = (lines[0]?.audience ?? []) as Reference[];
      const documents = [...example, sample("stakeholder-register", audience[0]?.document ?? "", language)];
      const { losses } = await rig.push(documents);
      const [parent, goals] =
        language === "en"
          ? ["Parent goal → SMART goal", "Affects → SMART goal"]
          : ["上级目标 → SMART 目标", "影响对象 → SMART 目标"];
      expect(await linked(idOf("smart-goal", 1), parent)).toEqual([idOf("smart-goal")]);
      expect(await linked(idOf("smart-goal", 2), parent)).toEqual([idOf("smart-goal")]);
      expect(await linked(idOf("change-request"), goals)).toEqual([idOf("smart-goal")]);
      const plan = await page(idOf("communication-plan"));
      const people = language === "en" ? "Audience → Stakeholders" : "对象 → 干系人";
      expect(await linked("sponsor", people, plan.id)).toEqual(["cmo"]);
      const { standing } = await rig.pull();
      for (const document of documents)
        expect(standing.find((s) => s.document.id === document.id)?.document).toEqual(document);
      // The register's sample has other people than some lines speak to: they stay names, and are told.
      const told = losses.filter((l) => l.kind === "unresolved-reference").map((l) => l.at.join("/"));
      expect(told).toEqual(["status", "monthly", "kickoff", "change", "funding"].map((row) => `lines/${row}/audience`));
      await expectSettled(documents);
    }, 120_000);
  }

  it("need a text only where nothing can be linked", async () => {
    await rig.push([goal("g1"), goal("g2", { parent: to("g1") })]);
    const { properties } = await page("g2");
    expect(properties["Parent goal"]).toBeUndefined();
    expect(text(properties.Checkpoints)).toBe("");
    const mixed = change([to("g1"), { text: "Old plan; v1" }, to("nowhere", "Lost")]);
    await rig.push([mixed]);
    expect(text((await page("cr")).properties.Affects)).toBe('"Old plan; v1"; Lost');
    expect(await affects()).toEqual(mixed.content.affects);
    await expectSettled([mixed]);
  });

  it("cost one call each where they point forward, and none where they do not", async () => {
    const { plan } = await rig.push([change([to("g1")]), goal("g1")], { dryRun: true });
    const kinds = plan.ops.map((op) => op.do);
    expect(kinds).toEqual(["database", "database", "page", "seal", "page", "seal"]);
    const ring = [goal("g1", { parent: to("g2") }), goal("g2", { parent: to("g1") })];
    const forward = await rig.push(ring);
    // The relation of a database to itself is one, the goal that comes first another.
    expect(forward.plan.ops.map((op) => op.do)).toEqual([
      "database",
      "properties",
      "page",
      "page",
      "seal",
      "values",
      "seal",
    ]);
    for (const one of ring) expect(await rig.standing(one.id)).toEqual(one);
    await expectSettled(ring);
  });

  it("become relations when the target comes later, and texts when it goes", async () => {
    const cr = change([to("g1"), to("g2")]);
    await rig.push([cr]);
    expect(text((await page("cr")).properties.Affects)).toBe("Goal g1; Goal g2");
    await rig.push([goal("g1")]);
    expect(await linked("cr", "Affects → SMART goal")).toEqual(["g1"]);
    expect(text((await page("cr")).properties.Affects)).toBe("Goal g2");
    expect(await affects()).toEqual(cr.content.affects);
    await expectSettled([cr, goal("g1")]);
    // A person throws the goal away: the reference stays, and is told.
    await rig.person.pages.update({ page_id: (await page("g1")).id, in_trash: true });
    const { standing, losses } = await rig.pull();
    expect(standing.find((s) => s.document.id === "cr")?.document.content.affects).toEqual(cr.content.affects);
    expect(losses.filter((l) => l.kind === "unresolved-reference").map((l) => [l.document, l.at, l.detail[0]])).toEqual(
      [["cr", ["affects"], "“Goal g1” is no longer in Notion: its name is kept"]],
    );
    const again = await rig.push([cr]);
    expect(again.conflicts).toEqual([]);
    expect(text((await page("cr")).properties.Affects)).toBe("Goal g1; Goal g2");
    expect(await affects()).toEqual(cr.content.affects);
    await expectSettled(again.documents);
  });

  it("follow a target that was removed and made again, whose tables are other data sources now", async () => {
    const plan = sample("communication-plan", "plan");
    await rig.push([plan, register()]);
    await rig.push([], { remove: ["stakeholder-register-sample"] });
    const within = (await page("plan")).id;
    expect(text((await page("sponsor", within)).properties.Audience)).toBe("CMO Wang");
    expect((await rig.standing("plan")).content.lines).toEqual(plan.content.lines);
    await rig.push([register()]);
    expect(await linked("sponsor", "Audience → Stakeholders", within)).toEqual(["cmo"]);
    expect((await rig.standing("plan")).content).toEqual(plan.content);
    await expectSettled([register()]);
  });

  it("that a person adds or removes are edits of the document", async () => {
    const cr = change([to("g1"), to("g2"), { text: "Old plan" }]);
    await rig.push([goal("g1"), goal("g2"), goal("g3"), cr]);
    const property = "Affects → SMART goal";
    const [g1, g3] = [(await page("g1")).id, (await page("g3")).id];
    await rig.person.pages.update({
      page_id: (await page("cr")).id,
      properties: { [property]: { relation: [{ id: g1 }, { id: g3 }] } },
    });
    const wanted = [to("g1"), { text: "Old plan" }, to("g3")];
    expect(await affects()).toEqual(wanted);
    const pushed = await rig.push([cr]);
    expect(pushed.conflicts).toEqual([]);
    expect(pushed.documents[0]?.content.affects).toEqual(wanted);
    await expectSettled(pushed.documents);
    // One is meant, two are linked: what was added takes the place, and that is told.
    const child = goal("g4", { parent: to("g1") });
    await rig.push([child]);
    await rig.person.pages.update({
      page_id: (await page("g4")).id,
      properties: { "Parent goal → SMART goal": { relation: [{ id: g1 }, { id: g3 }] } },
    });
    const { standing, losses } = await rig.pull();
    expect(standing.find((s) => s.document.id === "g4")?.document.content.parent).toEqual(to("g3"));
    expect(losses.map((l) => [l.kind, l.document, l.at])).toContainEqual(["flattened", "g4", ["parent"]]);
  });

  it("keep the words they were written with when the target is renamed", async () => {
    const cr = change([to("g1", "G1 as we said")]);
    await rig.push([goal("g1"), cr]);
    await rig.person.pages.update({
      page_id: (await page("g1")).id,
      properties: { Title: { title: [{ text: { content: "New name" } }] } },
    });
    expect(await affects()).toEqual(cr.content.affects);
    await expectSettled([cr]);
  });

  it("lead into the other language's database, which is named in the reader's", async () => {
    const zh = goal("g-zh", {}, "zh");
    const cr = change([to("g-zh"), to("g-en")]);
    await rig.push([cr, zh, goal("g-en")]);
    expect(await linked("cr", "Affects → SMART goal (Chinese)")).toEqual(["g-zh"]);
    expect(await linked("cr", "Affects → SMART goal")).toEqual(["g-en"]);
    expect(await affects()).toEqual(cr.content.affects);
    await expectSettled([cr, zh]);
    // The goal moves to the other database with its language.
    await rig.push([{ ...zh, language: "en", revision: 2 }]);
    expect((await affects()) as Reference[]).toEqual(cr.content.affects);
    expect(await linked("cr", "Affects → SMART goal")).toEqual(["g-zh", "g-en"]);
  });

  it("of a copy lead where those of the original do", async () => {
    const cr = change([to("g1"), { text: "Old plan" }]);
    await rig.push([goal("g1"), cr]);
    await duplicatePage(notionApi(`${rig.server.baseUrl}/`, "ntn_local_person"), await page("cr"));
    const { standing } = await rig.pull();
    const copy = standing.find((s) => s.copyOf === "cr");
    expect(copy?.document.content.affects).toEqual(cr.content.affects);
    await expectSettled([cr]);
  });

  for (const count of [99, 100, 101]) {
    it(`are ${count} in one value: a hundred as relations, the rest as texts`, async () => {
      const stakeholders = Array.from({ length: count }, (_, n): StoredRow => ({ id: `s${n}`, name: `Person ${n}` }));
      const people = { ...register(), id: "people", content: { stakeholders } };
      const audience = stakeholders.map(({ id, name }) => ({ document: "people", row: id, text: String(name) }));
      const plan = sample("communication-plan", "plan");
      const wide: Document = {
        ...plan,
        content: { lines: [{ id: "all", purpose: "Everybody", audience }], occurrences: [] },
      };
      await rig.push([wide, people]);
      const row = await page("all", (await page("plan")).id);
      expect(text(row.properties.Audience)).toBe(count > 100 ? "Person 100" : "");
      expect(await rig.standing("plan")).toEqual(wide);
      await expectSettled([wide, people]);
    }, 60_000);
  }

  it("survive a kill between any two writes, with nothing taken for somebody's edit", async () => {
    const plan = sample("communication-plan", "plan");
    const short: Document = {
      ...plan,
      content: {
        ...plan.content,
        lines: (plan.content.lines as StoredRow[]).slice(0, 2).map((l) => ({ ...l, contentSource: to("cr", "CR") })),
        occurrences: [],
      },
    };
    const people = register();
    const few = { ...people, content: { stakeholders: (people.content.stakeholders as StoredRow[]).slice(0, 2) } };
    const documents = [
      goal("g1", { parent: to("g2") }),
      goal("g2", { parent: to("g1") }),
      change([to("g1"), to("g2")]),
      short,
      few,
    ];
    const steps = (await rig.push(documents, { dryRun: true })).plan.ops.length;
    for (let at = 1; at < steps; at++) {
      await rig.close();
      rig = await openRig({ rateLimit: false });
      let left = at;
      const signal = { aborted: false };
      const stopped = await rig
        .push(documents, {}, { signal, onProgress: () => void (signal.aborted = --left <= 0) })
        .catch((error: unknown) => error);
      expect(isParleyError(stopped) && stopped.code).toBe("aborted");
      const again = await rig.push(documents);
      expect([at, again.conflicts, again.stale]).toEqual([at, [], []]);
      for (const document of documents)
        expect(await rig.standing(document.id)).toEqual({ ...document, revision: expect.any(Number) });
      await expectSettled(again.documents);
    }
  }, 240_000);
});
