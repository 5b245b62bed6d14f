import { randomUUID } from "node:crypto";
import {
  type AnyTemplate,
  type Connection,
  type Document,
  type HostContext,
  plainRun,
  pull,
  push,
  redact,
  type Run,
  sampleDocument,
  saysTheSame,
  type Shape,
  toBase,
} from "@parley/core";
import { templates } from "@parley/core/registry";
import { createWorkbench, listen, memoryStore } from "@parley/workbench";
import { describe, expect, it, onTestFinished } from "vitest";
import type { Sent } from "../../packages/workbench/src/exchange.ts";
import { doors, platforms } from "../../packages/workbench/src/_hosts.ts";

const today = new Date().toISOString().slice(0, 10);
const now = (): string => new Date().toISOString();
const sleep: Run["sleep"] = (ms) => new Promise((resolve) => void setTimeout(resolve, ms));
const run = plainRun(now, randomUUID, sleep);
const context: HostContext = {
  language: "zh",
  audience: "team",
  today,
  timeZone: "Asia/Shanghai",
  currency: "CNY",
  template: (id) => templates.find(({ shape }) => (shape as { id: string }).id === id),
  people: { toAccount: () => undefined, toPerson: () => undefined },
};

interface Bench {
  readonly origin: string;
  readonly connect: (host: string) => Promise<Connection>;
}

/** The workbench with every tool there is. */
async function bench(): Promise<Bench> {
  const dist = new URL("../../dist", import.meta.url).pathname;
  const workbench = createWorkbench({ store: memoryStore(), now: () => new Date(), newId: randomUUID, dist });
  const { origin, close } = await listen(workbench, 0);
  onTestFinished(close);
  const connect = async (host: string): Promise<Connection> => {
    const [door, target] = [doors.find((each) => each.host === host), workbench.platforms[host]?.target(origin)];
    if (!door || !target) throw new Error(`Unexpected host ${host}`);
    return door.connect(target.address, target);
  };
  return { origin, connect };
}

async function standingIn({ adapter, port, target }: Connection, id: string): Promise<Document | undefined> {
  const { standing } = await pull(adapter, port, target, context, run);
  return standing.find(({ document }) => document.id === id)?.document;
}

it("has a plugin and a stand-in for every tool", () => {
  expect(doors.map(({ host }) => host)).toEqual(platforms.map(({ host }) => host));
  expect(doors.length).toBeGreaterThanOrEqual(3);
});

const pairs = doors.flatMap((from) => doors.filter((to) => to !== from).map((to) => [from.host, to.host] as const));

describe.each(pairs)("from %s to %s and back", (from, to) => {
  it.each(templates.map((template) => [(template.shape as Shape).id, template] as const))(
    "sends a %s: twice the same, and nothing lost",
    async (_id, template) => {
      const { origin, connect } = await bench();
      const [source, target] = [await connect(from), await connect(to)];
      const send = async (there: string, here: string): Promise<Sent> => {
        const body = JSON.stringify({ from: { host: there, document: id }, to: { host: here } });
        const answer = await fetch(`${origin}/api/send`, { method: "POST", body });
        expect(answer.status).toBe(200);
        const sent = (await answer.json()) as Sent;
        expect(sent).toMatchObject({ conflicts: [], stale: false, left: false });
        return sent;
      };
      const id = randomUUID();
      const sample = sampleDocument(template, { id, language: "zh", now: now(), today });
      await push(source.adapter, source.port, source.target, [sample], context, run);
      const before = await standingIn(source, id);
      expect(await send(from, to)).toMatchObject({ created: 1 });
      const arrived = await standingIn(target, id);
      expect(arrived && before && differing(template, before, arrived)).toEqual([]);
      expect(await send(from, to)).toMatchObject({ created: 0, requests: 0 });
      expect(await send(to, from)).toMatchObject({ created: 0, requests: 0 });
      const after = await standingIn(source, id);
      expect(before && after && saysTheSame(template.shape, before, after)).toBe(true);
    },
  );
});

/** The places that say something else, without private content: a tool may keep that back. */
function differing(template: AnyTemplate, before: Document, after: Document): readonly string[] {
  const [was = {}, is = {}] = [before, after].map((each) =>
    toBase(template.shape as Shape, redact(template, each, today).document),
  );
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].filter((at) => was[at] !== is[at]);
}
