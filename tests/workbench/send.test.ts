import { applyPatch, type Document, type Json, sampleDocument, type Standing, toBase } from "@parley/core";
import { raciMatrixTemplate } from "@parley/core/templates/raci-matrix";
import { createWorkbench, listen, memoryStore } from "@parley/workbench";
import { expect, it, onTestFinished } from "vitest";
import { littleHost, type Standings } from "./little-host.ts";

interface Bench {
  /** What the workbench answers: status and body. */
  readonly send: (order: object, accept?: string) => Promise<readonly [status: number, body: string]>;
  readonly standing: (host: string) => Promise<Standing>;
  /** Somebody in the tool changes what stands there. */
  readonly edit: (host: string, change: (standing: Standing) => Standing) => Promise<void>;
  readonly list: (host: string) => Promise<unknown>;
}

let ids = 0;

/** Two tools nobody knows, "one" with a RACI matrix in it. */
async function bench(): Promise<Bench> {
  const hosts = [littleHost("one"), littleHost("two")];
  const workbench = createWorkbench({
    store: memoryStore(),
    now: () => new Date("2027-03-01T09:00:00Z"),
    newId: () => `id-${++ids}`,
    dist: "/nowhere",
    platforms: hosts.map(({ platform }) => platform),
    doors: hosts.map(({ door }) => door),
  });
  const { origin, close } = await listen(workbench, 0);
  onTestFinished(close);
  const standings = async (host: string): Promise<Standings> =>
    (await (await fetch(`${origin}/${host}/documents`)).json()) as Standings;
  const standing = async (host: string): Promise<Standing> => {
    const found = (await standings(host))["raci"];
    if (!found) throw new Error(`Unexpected ${host} without the document`);
    return found;
  };
  const put = async (host: string, value: Standing): Promise<void> => {
    await fetch(`${origin}/${host}/documents/raci`, { method: "PUT", body: JSON.stringify(value) });
  };
  await put("one", { document: sample });
  return {
    standing,
    edit: async (host, change) => put(host, change(await standing(host))),
    list: async (host) => (await fetch(`${origin}/api/documents/${host}`)).json(),
    async send(order, accept = "application/json") {
      const init = { method: "POST", headers: { accept }, body: JSON.stringify(order) };
      const answer = await fetch(`${origin}/api/send`, init);
      return [answer.status, await answer.text()];
    },
  };
}

const sample = sampleDocument(raciMatrixTemplate, { id: "raci", language: "zh", now: "2027-03-01T09:00:00Z" });
const there = { from: { host: "one", document: "raci" }, to: { host: "two" } };
const back = { from: { host: "two", document: "raci" }, to: { host: "one" } };
const firstActivity = (sample.content["activities"] as { id: string; name: string }[])[0] ?? { id: "", name: "" };

const renamed = (name: string) => (standing: Standing) => ({ ...standing, document: rename(standing.document, name) });
const rename = (document: Document, name: string): Document => ({
  ...document,
  content: applyPatch(raciMatrixTemplate.shape, document.content, { activities: { [firstActivity.id]: { name } } }),
});
const titled = (title: string) => (standing: Standing) => ({ ...standing, document: { ...standing.document, title } });
const told = ([status, body]: readonly [number, string]): Record<string, Json> => ({
  status,
  ...(JSON.parse(body) as Record<string, Json>),
});

it("sends a document to another tool, and nothing a second time", async () => {
  const { send, standing, list } = await bench();
  const listed = {
    id: "raci",
    title: sample.title,
    template: "raci-matrix",
    templateName: ["RACI matrix", "RACI 矩阵"],
  };
  expect(await list("one")).toEqual([{ ...listed, templateName: raciMatrixTemplate.shape.name }]);
  expect(await list("two")).toEqual([]);
  const first = told(await send(there));
  expect(first).toMatchObject({ status: 200, created: 1, updated: 0, conflicts: [], losses: [], takenBack: false });
  expect(first["link"]).toMatch(/\/two\/documents\/raci$/);
  expect((await standing("two")).document).toEqual(sample);
  expect(told(await send(there))).toMatchObject({ status: 200, created: 0, updated: 0, requests: 0, takenBack: false });
  expect(await list("two")).toHaveLength(1);
});

it("takes in what people changed there, and writes it back to where the document came from", async () => {
  const { send, standing, edit } = await bench();
  await send(there);
  await edit("two", renamed("Two's name"));
  await edit("one", titled("One's title"));
  expect(told(await send(there))).toMatchObject({ updated: 1, conflicts: [], takenBack: true });
  const [one, two] = [(await standing("one")).document, (await standing("two")).document];
  expect({ ...one, revision: 0 }).toEqual({ ...two, revision: 0 });
  expect([one.title, one.content]).toEqual(["One's title", rename(sample, "Two's name").content]);
  expect(told(await send(back))).toMatchObject({ updated: 0, requests: 0 });
});

it("takes in what people changed there also when the first tool never agreed on anything", async () => {
  const { send, standing, edit } = await bench();
  await send(there);
  await edit("one", ({ document }) => ({ document }));
  await edit("two", renamed("Two's name"));
  expect(told(await send(there))).toMatchObject({ conflicts: [], takenBack: true });
  expect((await standing("one")).document.content).toEqual(rename(sample, "Two's name").content);
});

it("sees no conflict where one side at a time changed the same place, back and forth", async () => {
  const { send, standing, edit } = await bench();
  await send(there);
  const steps = [
    ["two", back],
    ["two", back],
    ["one", there],
    ["two", back],
    ["one", there],
  ] as const;
  for (const [at, [host, order]] of steps.entries()) {
    await edit(host, renamed(`Name ${at}`));
    expect(told(await send(order))).toMatchObject({ conflicts: [], stale: false, updated: 1 });
    for (const each of ["one", "two"])
      expect((await standing(each)).document.content).toEqual(rename(sample, `Name ${at}`).content);
  }
});

it("names a place that both changed, and settles it either way", async () => {
  for (const [order, winner] of [
    [{ ...there, onConflict: "ours" }, "One's name"],
    [{ ...back, onConflict: "ours" }, "Two's name"],
  ] as const) {
    const { send, standing, edit } = await bench();
    await send(there);
    await edit("one", renamed("One's name"));
    await edit("two", renamed("Two's name"));
    const { conflicts } = told(await send(there));
    expect(conflicts).toEqual([
      {
        at: ["activities", firstActivity.id, "name"],
        place: [expect.stringContaining(" › "), expect.stringContaining(" › ")] as unknown,
        ours: ["One's name", "One's name"],
        theirs: ["Two's name", "Two's name"],
      },
    ]);
    expect((await standing("two")).document.content).toEqual(rename(sample, "Two's name").content);
    expect(told(await send(order))).toMatchObject({ conflicts: [] });
    for (const host of ["one", "two"])
      expect((await standing(host)).document.content).toEqual(rename(sample, winner).content);
  }
});

it("does not push an older version over a newer one, nor make again what was thrown away", async () => {
  const { send, standing, edit } = await bench();
  await send(there);
  // Two has agreed on something newer with somebody else.
  await edit("two", ({ document }) => {
    const newer = { ...rename(document, "Newer"), revision: document.revision + 3 };
    return { document: newer, base: toBase(raciMatrixTemplate.shape, newer) };
  });
  expect(told(await send(there))).toMatchObject({ stale: true, updated: 0 });
  expect(told(await send(back))).toMatchObject({ stale: false, updated: 1 });
  expect((await standing("one")).document.content).toEqual(rename(sample, "Newer").content);
  await edit("two", (kept) => ({ ...kept, trashed: true }));
  expect(told(await send(there))).toMatchObject({ left: true, created: 0, updated: 0 });
});

it("does not take for deleted what a tool never had", async () => {
  const { send, standing, edit } = await bench();
  await send(there);
  const [place] = Object.keys((await standing("one")).base ?? {}).filter((each) => each.startsWith("duties/"));
  const [, row = "", column = ""] = place?.split("/") ?? [];
  const without = { duties: { [row]: { [column]: null } } };
  // One keeps this cell back: neither its document nor what it agreed on has it.
  await edit("one", ({ document, base = {} }) => ({
    document: { ...document, content: applyPatch(raciMatrixTemplate.shape, document.content, without) },
    base: Object.fromEntries(Object.entries(base).filter(([each]) => each !== place)),
  }));
  expect(told(await send(there))).toMatchObject({ updated: 0, conflicts: [], stale: false });
  expect((await standing("two")).document.content).toEqual(sample.content);
});

it("tells how far it is, line by line, when asked to", async () => {
  const { send } = await bench();
  const [status, body] = await send(there, "application/x-ndjson");
  const lines = body
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as object);
  expect(status).toBe(200);
  expect(lines).toEqual([
    { progress: { done: 0, of: 1, doing: ["Writing raci", "正在写入 raci"] } },
    { done: expect.objectContaining({ created: 1 }) as unknown },
  ]);
  const [, failed] = await send({ ...there, from: { host: "one", document: "nothing" } }, "application/x-ndjson");
  expect(JSON.parse(failed)).toMatchObject({ error: { code: "not-found" } });
});

it("answers a document or a place that is not there in one sentence, in both languages", async () => {
  const { send } = await bench();
  const missing = told(await send({ ...there, from: { host: "one", document: "nothing" } }));
  expect(missing).toMatchObject({ status: 404, error: { code: "not-found" } });
  expect(missing["error"]).toMatchObject({
    message: [
      'Unexpected no document "nothing" in Tool one, expected one that stands there',
      expect.stringContaining("工具 one 中没有文档") as unknown,
    ],
  });
  const elsewhere = { ...there, to: { host: "two", address: "two:elsewhere" } };
  expect(told(await send(elsewhere))).toMatchObject({ status: 400, error: { code: "invalid-target" } });
  expect(told(await send({ ...there, to: { host: "one" } }))).toMatchObject({ status: 400 });
});
