import { Hono } from "hono";
import { createFaults } from "../../packages/workbench/src/faults.ts";
import type { Call, LocalPlatform } from "../../packages/workbench/src/platform.ts";

/** The smallest local platform there can be: a list of notes. */
export const littlePlatform: LocalPlatform = {
  host: "little",
  mount: "/little",
  name: ["Little", "小工具"],
  create({ store, now, newId }) {
    const app = new Hono();
    const faults = createFaults();
    const calls: Call[] = [];
    const add = (note: unknown): void => store.put("little/notes", newId(), { note, at: now().toISOString() });
    app.use(faults.middleware);
    app.get("/notes", (context) => {
      calls.push({ operation: "listNotes", checkedBy: "", status: 200 });
      return context.json(store.entries("little/notes").map(([, value]) => value));
    });
    app.post("/notes", async (context) => {
      const note: unknown = await context.req.json();
      store.transaction(() => add(note));
      return context.json({ note }, 201);
    });
    return {
      app,
      calls,
      operations: ["listNotes", "addNote"],
      seed: () => add("seed"),
      reset: () => store.clear("little/"),
      failNext: faults.failNext,
      target: (origin) => ({ address: "notes", env: { LITTLE_URL: `${origin}/little` }, options: {} }),
    };
  },
};
