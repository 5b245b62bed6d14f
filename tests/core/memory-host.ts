import {
  type Base,
  canonical,
  type Document,
  type HostAdapter,
  type HostContext,
  type Json,
  ParleyError,
  plainRun,
  push,
  type Pushed,
  type PushOptions,
  type Run,
  type Standing,
} from "@parley/core";
import { copy, templateOf } from "./given.ts";

export interface Kept {
  readonly document: Document;
  readonly base: Base;
  readonly trashed?: true;
  readonly copyOf?: string;
}
type Native = Readonly<Record<string, Kept>>;
interface Op {
  readonly key: string;
  readonly to: Kept | undefined;
}

/** The smallest host there can be: a JSON text that a person edits between two pushes. */
export class MemoryTarget {
  store: Record<string, Kept> = {};
  writes = 0;
  /** Called before the next delivery: somebody else is quicker. */
  meanwhile: (() => void)[] = [];

  document(id = "doc-1"): Document {
    return this.store[id]!.document;
  }
  /** What a person at the target makes of a document. */
  change(id: string, change: (document: Document) => Document): void {
    this.store[id] = { ...this.store[id]!, document: { ...change(this.document(id)) } };
  }
}

const keyOf = (s: Standing): string => (s.copyOf === undefined ? s.document.id : `copy of ${s.copyOf}`);

export const memoryAdapter: HostAdapter<Native, Op, MemoryTarget, string> = {
  host: "memory",
  capabilities: {
    provesIdentity: false,
    conditionalWrite: true,
    keepsOrder: true,
    trash: true,
    copies: true,
    editsInPlace: true,
    limits: {},
  },
  render: (standing) => ({
    native: Object.fromEntries(standing.map((s) => [keyOf(s), { ...s, base: s.base ?? {} }])),
    losses: [],
  }),
  read: (native) => ({ standing: Object.values(native), losses: [] }),
  plan: (wanted, there) => {
    const keys = [...new Set([...Object.keys(wanted), ...Object.keys(there)])].filter(
      (key) => canonical(wanted[key] ?? null) !== canonical(there[key] ?? null),
    );
    return {
      ops: keys.map((key) => ({ key, to: wanted[key] })),
      changes: keys.map((key) => ({
        document: key,
        kind: wanted[key] ? (there[key] ? "update" : "create") : "delete",
        at: [],
      })),
      calls: keys.length,
    };
  },
  collect: async (port) => copy(port.store),
  deliver: async (plan, port, _target, run) => {
    const quicker = port.meanwhile.shift();
    if (quicker) {
      quicker();
      throw new ParleyError("conflict", { found: ["a newer version", "更新的版本"], expected: ["ours", "原版本"] });
    }
    for (const { key, to } of plan.ops) {
      await run.journal.begin(key);
      if (to) port.store[key] = copy(to);
      else delete port.store[key];
      port.writes++;
      await run.journal.done(key, { written: true } satisfies Json);
    }
    const count = (kind: string): number => plan.changes.filter((c) => c.kind === kind).length;
    return {
      created: count("create"),
      updated: count("update"),
      deleted: count("delete"),
      unchanged: 0,
      requests: plan.ops.length,
      links: {},
    };
  },
};

export const context: HostContext = {
  language: "en",
  audience: "team",
  today: "2027-03-01",
  timeZone: "Asia/Shanghai",
  currency: "CNY",
  template: templateOf,
  people: { toAccount: () => undefined, toPerson: () => undefined },
};
export const testRun = (): Run =>
  plainRun(
    () => "2027-03-01T09:30:00+08:00",
    () => "new-1",
    async () => undefined,
  );

export const pushTo = (
  target: MemoryTarget,
  documents: readonly Document[],
  options: PushOptions = {},
  run: Run = testRun(),
  adapter: typeof memoryAdapter = memoryAdapter,
): Promise<Pushed<Op>> => push(adapter, target, "there", documents, context, run, options);
