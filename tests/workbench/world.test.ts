import { type Document, type HostDoor, sampleDocument } from "@parley/core";
import { raciMatrixTemplate } from "@parley/core/templates/raci-matrix";
import { createWorkbench, type Example, memoryStore, type Store, type Workbench } from "@parley/workbench";
import { expect, it } from "vitest";
import { littleHost } from "./little-host.ts";

let ids = 0;
const now = "2027-03-01T09:00:00Z";
const example: Example = ({ language, today }) =>
  ["first", "second"].map((id) => sampleDocument(raciMatrixTemplate, { id, language, now, today }));

/** Two tools that nobody knows. @param wrap  what becomes of their plugins */
function bench(store: Store, wrap: (door: HostDoor) => HostDoor = (door) => door): Workbench {
  const hosts = ["one", "two"].map(littleHost);
  return createWorkbench({
    store,
    now: () => new Date(now),
    newId: () => `id-${++ids}`,
    dist: "/nowhere",
    platforms: hosts.map(({ platform }) => platform),
    doors: hosts.map(({ door }) => wrap(door)),
    example,
  });
}

const titles = async ({ app }: Workbench, host: string): Promise<readonly string[]> => {
  const standings = (await (await app.request(`/${host}/documents`)).json()) as Record<string, { document: Document }>;
  return Object.values(standings).map(({ document }) => `${document.id} ${document.language}`);
};
const health = async ({ app }: Workbench): Promise<unknown> => (await app.request("/healthz")).json();

/** The second tool's plugin does something else when it is to deliver. */
const atSecond =
  (otherwise: () => Promise<never> | undefined) =>
  (door: HostDoor): HostDoor => ({
    ...door,
    async connect(address, settings) {
      const connection = await door.connect(address, settings);
      const { adapter } = connection;
      if (door.host !== "two") return connection;
      return {
        ...connection,
        adapter: { ...adapter, deliver: (...given) => otherwise() ?? adapter.deliver(...given) },
      };
    },
  });

it("brings the example into every tool once, and tells how far it is", async () => {
  const store = memoryStore();
  const made = bench(store);
  expect(await health(made)).toEqual({ status: "ok", example: "none" });
  const told: number[] = [];
  await Promise.all([made.open("en", ({ done, of }) => told.push(done / of)), made.open("en")]);
  expect(told.length).toBeGreaterThan(2);
  expect(told).toEqual([...told].sort((a, b) => a - b));
  for (const host of ["one", "two"]) expect(await titles(made, host)).toEqual(["first en", "second en"]);
  expect(await health(made)).toEqual({ status: "ok", example: "ready" });
  await made.app.request("/one/documents/first", { method: "PUT", body: JSON.stringify({ document: "mine" }) });
  const again = bench(store);
  await again.open("en");
  expect(await (await again.app.request("/one/documents")).json()).toMatchObject({ first: { document: "mine" } });
});

it("keeps the tools of each language as they were left", async () => {
  const made = bench(memoryStore());
  await made.open("en");
  await made.app.request("/one/notes", { method: "POST", body: '"mine"' });
  await made.open("zh");
  expect(await titles(made, "one")).toEqual(["first zh", "second zh"]);
  const notes = async (): Promise<number> => ((await (await made.app.request("/one/notes")).json()) as []).length;
  expect(await notes()).toBe(1);
  await made.open("en");
  expect([await titles(made, "one"), await notes()]).toEqual([["first en", "second en"], 2]);
});

it("shows the tools that people worked in last, also after a restart", async () => {
  const store = memoryStore();
  await bench(store).open("zh");
  expect(await titles(bench(store), "one")).toEqual(["first zh", "second zh"]);
});

it("takes away what a kill cut in half, and brings it whole", async () => {
  const store = memoryStore();
  let reached = (): void => undefined;
  const middle = new Promise<void>((resolve) => (reached = resolve));
  const killed = bench(
    store,
    atSecond(() => {
      reached();
      return new Promise<never>(() => undefined);
    }),
  );
  void killed.open("en");
  await middle;
  expect(await titles(killed, "one")).toHaveLength(2);
  const next = bench(store);
  expect(await titles(next, "one")).toEqual([]);
  await next.open("en");
  for (const host of ["one", "two"]) expect(await titles(next, host)).toHaveLength(2);
});

it("leaves nothing half when a tool refuses, says so, and tries again when asked", async () => {
  let isBroken = true;
  const refuse = atSecond(() => (isBroken ? Promise.reject(new Error("refused")) : undefined));
  const made = bench(memoryStore(), refuse);
  await expect(made.open("en")).rejects.toThrow("refused");
  expect(await health(made)).toEqual({ status: "ok", example: "failed" });
  expect(await titles(made, "one")).toEqual([]);
  isBroken = false;
  await made.open("en");
  expect(await titles(made, "two")).toHaveLength(2);
});

it("goes back to the example, or to empty tools, and stays there", async () => {
  const store = memoryStore();
  const made = bench(store);
  await made.open("en");
  await made.reset("empty");
  expect(await titles(made, "one")).toEqual([]);
  const again = bench(store);
  await again.open("en");
  expect(await titles(again, "one")).toEqual([]);
  const answer = await again.app.request("/api/reset", { method: "POST", body: '{"to":"example"}' });
  expect([answer.status, await titles(again, "two")]).toEqual([200, ["first en", "second en"]]);
  const wrong = await again.app.request("/api/reset", { method: "POST", body: '{"to":"the moon"}' });
  expect(wrong.status).toBe(400);
});

it("goes on at the next start with what a stop interrupted", async () => {
  const store = memoryStore();
  const made = bench(store);
  const opening = made.open("en");
  await made.close();
  await opening.catch(() => undefined);
  const next = bench(store);
  await next.open("en");
  for (const host of ["one", "two"]) expect(await titles(next, host)).toHaveLength(2);
});
