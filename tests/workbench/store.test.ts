import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { openStore } from "../../packages/workbench/src/sqlite-store.ts";
import { memoryStore, type Store } from "../../packages/workbench/src/store.ts";

const stores: Record<string, () => Store> = {
  memory: memoryStore,
  SQLite: () => openStore(mkdtempSync(join(tmpdir(), "parley-store-"))),
};

function opened(open: () => Store): Store {
  const store = open();
  onTestFinished(() => store.close());
  return store;
}

describe.each(Object.entries(stores))("the %s store", (_name, open) => {
  it("gives back a copy of what was put", () => {
    const store = opened(open);
    const value = { text: "夏日焕新 😀 'quoted' \u0000", list: [1, null, { deep: true }] };
    store.put("jira/documents", "a", value);
    value.list.push(2);
    expect(store.get("jira/documents", "a")).toEqual({ ...value, list: value.list.slice(0, 3) });
    expect(store.get("jira/documents", "b")).toBeUndefined();
    expect(store.get("jira/issues", "a")).toBeUndefined();
    store.delete("jira/documents", "a");
    expect(store.get("jira/documents", "a")).toBeUndefined();
  });

  it("clears by the beginning of the space's name, taken literally", () => {
    const store = opened(open);
    for (const space of ["jira/a", "jira/b", "jir", "notion/a", "j%"]) store.put(space, "k", space);
    store.clear("jira/");
    store.clear("%");
    expect(["jira/a", "jira/b", "jir", "notion/a", "j%"].filter((space) => store.get(space, "k"))).toEqual([
      "jir",
      "notion/a",
      "j%",
    ]);
  });

  it("keeps nothing of a transaction that throws, and all of the one around it", () => {
    const store = opened(open);
    store.transaction(() => {
      store.put("s", "outer", 1);
      expect(() =>
        store.transaction(() => {
          store.put("s", "inner", 1);
          store.delete("s", "outer");
          throw new Error("refused");
        }),
      ).toThrow("refused");
      expect(store.get("s", "outer")).toBe(1);
    });
    expect(store.entries("s")).toEqual([["outer", 1]]);
    expect(() =>
      store.transaction(() => {
        store.put("s", "outer", 2);
        store.transaction(() => store.put("s", "inner", 2));
        throw new Error("all of it");
      }),
    ).toThrow("all of it");
    expect(store.entries("s")).toEqual([["outer", 1]]);
  });
});

type Step = { readonly put: string; readonly value: unknown } | { readonly delete: string };
const key = fc.string({ unit: "binary", minLength: 1, maxLength: 4 });
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(fc.record({ put: key, value: fc.jsonValue() }), fc.record({ delete: key })),
);

it("both stores hold the same after any steps", () => {
  const [memory, disk] = [opened(memoryStore), opened(stores["SQLite"] ?? memoryStore)];
  fc.assert(
    fc.property(steps, (taken) => {
      for (const store of [memory, disk]) {
        store.clear("");
        for (const step of taken) {
          if ("put" in step) store.put("s", step.put, step.value);
          else store.delete("s", step.delete);
        }
      }
      expect(disk.entries("s")).toEqual(memory.entries("s"));
    }),
  );
});
