import { type Document, edit } from "@parley/core";
import { projectTemplate } from "@parley/core/templates/project";
import { raciMatrixTemplate } from "@parley/core/templates/raci-matrix";
import { propertyStore, type Request } from "@parley/jira";
import { beforeEach, describe, expect, it } from "vitest";
import { drawer, PROPERTY_CHARS, split } from "../../../packages/jira/src/properties/drawer.ts";
import { patient } from "../../../packages/jira/src/properties/patient.ts";
import { NOW, outsideOf, project, raci } from "./desk.ts";
import { ISSUE, openSite, type Site } from "./local-site.ts";

const { shape } = raciMatrixTemplate;
const renamed = (document: Document, row: string, name: string): Document =>
  edit(shape, document, { content: { activities: { [row]: { name } } } }, NOW);
const nameOf = (document: Document | undefined, row: string): unknown =>
  (document?.content["activities"] as { id: string; name: string }[] | undefined)?.find(({ id }) => id === row)?.name;

let site: Site;
beforeEach(() => void (site = openSite()));
/** What a person at the panel saves. */
async function saved(document: Document): Promise<void> {
  const { record } = await site.app("get", { key: document.id });
  expect(await site.app("save", { document, version: record?.version ?? 0 })).toMatchObject({ outcome: "written" });
}
const properties = async (): Promise<readonly [string, unknown][]> =>
  Object.entries(
    ((await site.rest("GET", "/rest/api/3/issue/DEMO-1?properties=*all")).body as { properties: object }).properties,
  );
const writes = (): number =>
  site.jira.calls.filter(({ operation }) => /^(set|delete)IssueProperty$/.test(operation)).length;

describe("a document from outside", () => {
  it("comes back as it was sent, and a second push writes nothing, before and after the panel took it in", async () => {
    const outside = outsideOf(site);
    const document = raci();
    await outside.push([document]);
    for (const step of ["waiting", "taken in"]) {
      const there = (await outside.pull()).map((standing) => standing.document);
      expect([step, ...there]).toEqual([step, document]);
      const before = writes();
      const { plan } = await outside.push([document]);
      expect([step, plan.ops, writes()]).toEqual([step, [], before]);
      const { arrivals, rejects } = await site.app("takeInbox");
      expect([step, arrivals.length, rejects.length]).toEqual([step, step === "waiting" ? 1 : 0, 0]);
    }
    const { records } = await site.app("list");
    expect(records.map((record) => record.document)).toEqual([document]);
  });

  it("proves nothing of its history", async () => {
    const entry = { action: "agree", from: "draft", to: "agreed", by: "Li Na", at: NOW, verified: true, version: 1 };
    await outsideOf(site).push([{ ...raci(), flow: { state: "agreed", history: [entry] } }]);
    await site.app("takeInbox");
    const { record } = await site.app("get", { key: "raci" });
    expect(record?.document.flow).toEqual({ state: "agreed", history: [{ ...entry, verified: false }] });
  });

  it("is merged with what was written in the panel meanwhile, at other places", async () => {
    const outside = outsideOf(site);
    await outside.push([raci()]);
    await site.app("takeInbox");
    await outside.push([renamed(raci(), "poster", "Poster, from outside")]);
    await saved(renamed(raci(), "media", "Media, from the panel"));
    expect((await site.app("takeInbox")).arrivals).toMatchObject([{ kind: "merged", conflicts: [] }]);
    const [there] = await outside.pull();
    expect(nameOf(there?.document, "poster")).toBe("Poster, from outside");
    expect(nameOf(there?.document, "media")).toBe("Media, from the panel");
  });

  it("at the same place leaves the panel's text, and says so on both sides", async () => {
    const outside = outsideOf(site);
    await outside.push([raci()]);
    await site.app("takeInbox");
    const { documents: ours } = await outside.push([renamed(raci(), "poster", "Outside")]);
    await saved(renamed(raci(), "poster", "Panel"));
    const { arrivals } = await site.app("takeInbox");
    const at = ["activities", "poster", "name"];
    expect(arrivals).toMatchObject([{ conflicts: [{ at, theirs: "Outside" }] }]);
    expect(nameOf((await outside.pull())[0]?.document, "poster")).toBe("Panel");
    expect((await outside.push(ours)).conflicts.map((conflict) => conflict.at)).toEqual([at]);
  });

  it("stays in the inbox until the storage has it", async () => {
    await outsideOf(site).push([raci()]);
    site.jira.failNext({ path: /entity\/set$/, status: 500, body: { code: "DOWN", message: "down" } });
    expect((await site.app("takeInbox")).rejects).toHaveLength(1);
    expect((await site.app("list")).records).toEqual([]);
    expect(await site.app("takeInbox")).toMatchObject({ arrivals: [{ kind: "new" }], rejects: [] });
  });

  it("that is none stays outside, is named, and can be thrown away", async () => {
    const store = propertyStore(site.request);
    const inbox = drawer("parley.inbox", store);
    const broken = { ...raci("wrong"), content: { activities: [{ id: "__proto__" }] } };
    await inbox.put(ISSUE, "noise", "no JSON");
    await inbox.put(ISSUE, "wrong", JSON.stringify({ version: 0, document: broken }));
    await inbox.put(ISSUE, "other", JSON.stringify({ version: 0, document: raci("somebody-else") }));
    await inbox.put(ISSUE, "newer", JSON.stringify({ version: 0, document: { ...raci("newer"), format: "parley/9" } }));
    await store.write(ISSUE, "parley.inbox.torn", { mark: "0123", parts: 2, note: {} });
    const { arrivals, rejects } = await site.app("takeInbox");
    expect(arrivals).toEqual([]);
    expect(rejects.map(({ key }) => key).sort()).toEqual(["newer", "noise", "other", "torn", "wrong"]);
    for (const { problem } of rejects) expect(problem[0]).toMatch(/^Unexpected .+, expected .+/);
    expect((await site.app("list")).records).toEqual([]);
    await site.app("discard", { key: "noise" });
    expect((await site.app("takeInbox")).rejects).toHaveLength(4);
  });

  it("removed outside is removed here, unless somebody worked on it since", async () => {
    const outside = outsideOf(site);
    await outside.push([raci("one"), raci("two")]);
    await site.app("takeInbox");
    await outside.push([], ["one", "two"]);
    expect(await outside.pull()).toEqual([]);
    await saved(renamed(raci("two"), "poster", "Still needed"));
    expect((await site.app("takeInbox")).arrivals.map(({ kind }) => kind).sort()).toEqual(["merged", "removed"]);
    expect((await outside.pull()).map(({ document }) => document.id)).toEqual(["two"]);
  });

  it("brings what is private into the panel, and none of it into the published copy", async () => {
    const outside = outsideOf(site);
    await outside.push([project()]);
    await site.app("takeInbox");
    const budget = async (): Promise<unknown> =>
      (await site.app("get", { key: "project" })).record?.document.content["budget"];
    expect(await budget()).toEqual({ amount: "1200000", currency: "CNY" });
    const published = JSON.stringify(await properties());
    expect(published).toContain("parley.published.project");
    expect(published).not.toContain("1200000");
    expect(published).not.toMatch(/budget\\*":\\*"[0-9a-f]{8}/);
    const { standing, losses } = await outside.look();
    expect(standing.map(({ document }) => document.content["budget"])).toEqual([undefined]);
    expect(losses).toContainEqual(expect.objectContaining({ kind: "withheld", at: ["budget"], kept: "nowhere" }));
    expect((await outside.push([project()])).plan.ops).toEqual([]);
  });

  it("changes what is private when it says something else, and only then", async () => {
    const outside = outsideOf(site);
    const amount = (value: string): object => ({ budget: { amount: value, currency: "CNY" } });
    const spending = (document: Document, value: string): Document =>
      edit(projectTemplate.shape, document, { content: amount(value) as never }, NOW);
    const stored = async () => (await site.app("get", { key: "project" })).record;
    let [mine] = (await outside.push([project()])).documents;
    await site.app("takeInbox");
    [mine] = (await outside.push([spending(mine ?? project(), "2000000")])).documents;
    await site.app("takeInbox");
    expect((await stored())?.document.content).toMatchObject(amount("2000000"));
    // The panel changes it; a push of other things leaves that alone, and so does an edit of the published copy.
    await saved(spending((await stored())?.document ?? project(), "3000000"));
    await outside.push([{ ...(mine ?? project()), title: "Renamed outside", revision: 9 }]);
    await site.app("takeInbox");
    expect((await stored())?.document).toMatchObject({ title: "Renamed outside", content: amount("3000000") });
    const [copy] = await outside.pull();
    await outside.push([{ ...(copy?.document ?? project()), title: "Renamed copy", revision: 20 }]);
    await site.app("takeInbox");
    expect((await stored())?.document).toMatchObject({ title: "Renamed copy", content: amount("3000000") });
  });
});

describe("texts in properties", () => {
  const long = '字"\\\n😀'.repeat(20_000);

  it("are split so that each part fits, and put together again", () => {
    const parts = split(long);
    expect(parts.join("")).toBe(long);
    expect(parts.length).toBeGreaterThan(3);
    for (const part of parts) {
      expect(JSON.stringify(part).length).toBeLessThanOrEqual(PROPERTY_CHARS);
      expect(part).not.toMatch(/[\uD800-\uDBFF]$|^[\uDC00-\uDFFF]/);
    }
    expect(split("x".repeat(PROPERTY_CHARS - 2))).toHaveLength(1);
    expect(split("x".repeat(PROPERTY_CHARS - 1))).toHaveLength(2);
    expect(split("")).toEqual([""]);
  });

  it("can be read at every moment, however often the writer dies, and leave nothing behind", async () => {
    const store = propertyStore(site.request);
    const whole = drawer("parley.inbox", store);
    await whole.put(ISSUE, "a", `old ${long}`);
    const read = async (): Promise<string | undefined> => (await whole.open(ISSUE))[0]?.text?.slice(0, 3);
    for (let alive = 0, isDone = false; !isDone; alive++) {
      let left = alive;
      const dying: Request = (method, path, body) => {
        if (method !== "GET" && left-- === 0) throw new Error("killed");
        return site.request(method, path, body);
      };
      isDone = await drawer("parley.inbox", propertyStore(dying))
        .put(ISSUE, "a", `new ${long}`)
        .then(
          () => true,
          () => false,
        );
      expect([alive, await read()]).toEqual([alive, expect.stringMatching(/^(old|new)$/)]);
    }
    expect(await read()).toBe("new");
    const keys = await store.keys(ISSUE);
    expect(keys).toHaveLength(1 + split(`new ${long}`).length);
  });

  it("are not taken out when something newer lies there", async () => {
    const inbox = drawer("parley.inbox", propertyStore(site.request));
    await inbox.put(ISSUE, "a", "one");
    const [read] = await inbox.open(ISSUE);
    await inbox.put(ISSUE, "a", "two");
    expect(await inbox.take(ISSUE, "a", read?.mark ?? "")).toBe(false);
    expect((await inbox.open(ISSUE))[0]?.text).toBe("two");
  });

  it("are asked for again when Jira says to come back, after the time it names", async () => {
    const waits: number[] = [];
    const answers = [
      new Response("", { status: 429, headers: { "retry-after": "3" } }),
      new Response("{}", { status: 503, headers: { "retry-after": "1" } }),
      new Response("{}"),
    ];
    const request = patient(async () => answers.shift() ?? new Response("", { status: 500 }), {
      signal: { aborted: false },
      sleep: async (ms) => void waits.push(ms),
    });
    expect((await request("GET", "/")).status).toBe(200);
    expect(waits).toEqual([3000, 1000]);
  });
});
