import {
  canonical,
  type HostAdapter,
  type HostDoor,
  ParleyError,
  type Receipt,
  same,
  type Standing,
} from "@parley/core";
import { Hono } from "hono";
import { createFaults, type Call, type LocalPlatform } from "@parley/workbench";

/** The smallest tool there can be, with its plugin: it keeps what a plugin gives it, and notes that people write. */
export interface LittleHost {
  readonly platform: LocalPlatform;
  readonly door: HostDoor;
}

/** Everything that stands in the tool, by document id. */
export type Standings = Readonly<Record<string, Standing>>;
interface Operation {
  readonly id: string;
  readonly to: Standing | null;
}

/** Makes a tool that nobody knows: the workbench has to take it as it takes every other. */
export function littleHost(host: string): LittleHost {
  return { platform: platformOf(host), door: doorOf(host) };
}

function platformOf(host: string): LocalPlatform {
  const [notes, documents] = [`${host}/notes`, `${host}/documents`];
  return {
    host,
    mount: `/${host}`,
    name: [`Tool ${host}`, `工具 ${host}`],
    create({ store, now, newId }) {
      const app = new Hono();
      const faults = createFaults();
      const calls: Call[] = [];
      const add = (note: unknown): void => store.put(notes, newId(), { note, at: now().toISOString() });
      app.use(faults.middleware);
      app.get("/notes", (context) => context.json(store.entries(notes).map(([, value]) => value)));
      app.post("/notes", async (context) => {
        const note: unknown = await context.req.json();
        store.transaction(() => add(note));
        return context.json({ note }, 201);
      });
      app.get("/documents", (context) => context.json(Object.fromEntries(store.entries(documents))));
      app.put("/documents/:id", async (context) => {
        const standing: unknown = await context.req.json();
        store.transaction(() => store.put(documents, context.req.param("id"), standing));
        return context.json({});
      });
      return {
        app,
        calls,
        operations: [],
        seed: () => add("seed"),
        reset: () => store.clear(`${host}/`),
        failNext: faults.failNext,
        target: (origin) => ({ address: `${host}:all`, env: { LITTLE_URL: `${origin}/${host}` }, options: {} }),
      };
    },
  };
}

function doorOf(host: string): HostDoor {
  return {
    host,
    name: [`Tool ${host}`, `工具 ${host}`],
    address: [`${host}:all`, `${host}:all`],
    env: [],
    options: [],
    async connect(address, { env }) {
      if (address === `${host}:all`) return { adapter: adapterOf(host), port: env["LITTLE_URL"], target: address };
      throw new ParleyError("invalid-target", { found: same(address), expected: same(`${host}:all`), host });
    },
  };
}

const adapterOf = (host: string): HostAdapter<Standings, Operation, string, string> => ({
  host,
  capabilities: {
    provesIdentity: false,
    conditionalWrite: false,
    keepsOrder: true,
    trash: true,
    copies: false,
    editsInPlace: true,
    limits: {},
  },
  render: (standing) => ({ native: Object.fromEntries(standing.map((each) => [each.document.id, each])), losses: [] }),
  read: (native) => ({ standing: Object.values(native), losses: [] }),
  plan(wanted, there) {
    const ids = Object.keys(wanted).filter((id) => canonical(wanted[id]) !== canonical(there[id] ?? null));
    return {
      ops: ids.map((id) => ({ id, to: wanted[id] ?? null })),
      changes: ids.map((id) => ({ document: id, kind: there[id] ? "update" : "create", at: [] })),
      calls: ids.length,
    };
  },
  collect: async (port) => (await (await fetch(`${port}/documents`)).json()) as Standings,
  async deliver({ ops, changes }, port, _target, run): Promise<Receipt> {
    for (const [done, { id, to }] of ops.entries()) {
      run.onProgress?.(done, ops.length, [`Writing ${id}`, `正在写入 ${id}`]);
      await fetch(`${port}/documents/${id}`, { method: "PUT", body: JSON.stringify(to) });
    }
    const count = (kind: string): number => changes.filter((change) => change.kind === kind).length;
    const links = Object.fromEntries(ops.map(({ id }) => [id, `${port}/documents/${id}`]));
    return {
      created: count("create"),
      updated: count("update"),
      deleted: 0,
      unchanged: 0,
      requests: ops.length,
      links,
    };
  },
});
