import {
  defineShape,
  defineTemplate,
  pull,
  push,
  table,
  type AnyTemplate,
  type Document,
  type HostContext,
  type Journal,
  type Json,
  type Pushed,
  type PushOptions,
  type Run,
  type Standing,
  type Loss,
} from "@parley/core";
import * as core from "@parley/core";
import { templates } from "@parley/core/registry";
import { door, notionAdapter, type NotionPort, type NotionTarget, type Op } from "@parley/notion";
import type { Client } from "@notionhq/client";
import type { LocalNotionOptions } from "../../../packages/workbench/src/hosts/notion/index.ts";
import { startLocalNotion, type LocalServer } from "./local-server.ts";

/** A local Notion, Parley's port to it, and what a push and a pull need. */
export interface Rig {
  readonly server: LocalServer;
  /** The SDK as another person of the workspace. */
  readonly person: Client;
  readonly port: NotionPort;
  readonly target: NotionTarget;
  readonly context: HostContext;
  /** Milliseconds that were asked to wait. */
  readonly waits: number[];
  readonly journal: Journal;
  run(more?: Partial<Run>): Run;
  push(documents: readonly Document[], options?: PushOptions, run?: Partial<Run>): Promise<Pushed<Op>>;
  pull(): Promise<{ readonly standing: readonly Standing[]; readonly losses: readonly Loss[] }>;
  /** The document that stands there under this id. */
  standing(id: string): Promise<Document>;
  close(): Promise<void>;
}

/** Opens a rig; waiting moves the platform's clock instead of the day. */
export async function openRig(
  options: Partial<LocalNotionOptions> = {},
  more: readonly AnyTemplate[] = [],
): Promise<Rig> {
  const server = await startLocalNotion(options);
  const { port, target } = await door.connect(server.notion.target(server.baseUrl).address, {
    env: { NOTION_TOKEN: "ntn_local" },
    options: { "notion-base-url": server.baseUrl },
  });
  const known = [...templates, ...more, kinds];
  const context: HostContext = {
    language: "en",
    audience: "team",
    today: "2027-03-01",
    timeZone: "Asia/Shanghai",
    currency: "CNY",
    template: (id) => known.find((t) => (t.shape as { id: string }).id === id),
    people: { toAccount: () => undefined, toPerson: () => undefined },
  };
  const waits: number[] = [];
  const journal = memoryJournal();
  let ids = 0;
  const run: Rig["run"] = (part = {}) => ({
    signal: { aborted: false },
    journal,
    now: () => "2027-03-01T09:30:00+08:00",
    newId: () => `new-${++ids}`,
    sleep: async (ms) => {
      waits.push(ms);
      server.clock.ms += ms;
    },
    ...part,
  });
  const typed = { port: port as NotionPort, target: target as NotionTarget };
  const rig: Rig = {
    server,
    person: server.client({ auth: "ntn_local_person" }),
    ...typed,
    context,
    waits,
    journal,
    run,
    push: (documents, pushOptions, part) =>
      push(notionAdapter, typed.port, typed.target, documents, context, run(part), pushOptions),
    pull: () => pull(notionAdapter, typed.port, typed.target, context, run()),
    async standing(id) {
      const found = (await rig.pull()).standing.find((s) => s.document.id === id);
      if (!found) throw new Error(`Unexpected absence of ${id}, expected it to stand there`);
      return found.document;
    },
    close: () => server.close(),
  };
  return rig;
}

/** A journal as a file would be: what was begun and not done survives whoever wrote it. */
export function memoryJournal(): Journal & { readonly made: Map<string, Json> } {
  const open = new Set<string>();
  const made = new Map<string, Json>();
  return {
    made,
    begin: async (op) => void open.add(op),
    done: async (op, what) => {
      open.delete(op);
      if (what !== undefined) made.set(op, what);
    },
    open: async () => [...open],
  };
}

/** A template with every kind of field, tables that point to each other and to themselves, and every kind of computation. */
const kindsShape = defineShape({
  id: "kinds",
  version: 1,
  family: "plan",
  name: ["Every kind", "各种类型"],
  purpose: ["To try a host with", "用于测试"],
  source: ["D"],
  fields: {
    // A label that Parley uses itself.
    key: core.text("Key", "Key"),
    note: core.longText("Note", "备注"),
    due: core.date("Due", "截止"),
    rate: core.percent("Rate", "比例"),
    cost: core.money("Cost", "费用"),
    phase: core.choice("Phase", "阶段", { plan: ["Plan, first", "计划", "info"], done: ["Done", "完成", "success"] }),
  },
  tables: {
    steps: table("Steps", "步骤", {
      columns: {
        day: core.date("Day", "日期"),
        name: core.text("Step", "步骤"),
        after: core.references("After", "前置步骤", ".steps"),
        risk: core.reference("Risk", "风险", ".risks"),
        mail: core.text("Mail", "邮箱", { pattern: "email" }),
        site: core.url("Site", "网址"),
        cost: core.money("Cost", "费用"),
        at: core.instant("At", "时间"),
        tags: core.choices("Tags", "标签", { a: ["Alpha", "甲"], b: ["Beta", "乙"], c: ["Gamma", "丙"] }),
        who: core.people("Who", "谁"),
        ok: core.checkbox("OK", "可以"),
        more: core.texts("More", "更多"),
      },
    }),
    risks: table("Risks", "风险", {
      columns: {
        name: core.text("Risk", "风险"),
        probability: core.scale("Probability", "可能性", 1, 5),
        impact: core.scale("Impact", "影响", 0, 5),
        status: core.choice("Status", "状态", { open: ["Open", "打开"], closed: ["Closed", "关闭"] }),
        since: core.date("Since", "自"),
        until: core.date("Until", "至"),
        hot: core.checkbox("Hot", "紧急"),
      },
      computed: (c) => {
        const score = core.times(c.probability, c.impact);
        return {
          score: core.computed("Score", "得分", score),
          level: core.computed(
            "Level",
            "级别",
            core.banded(score, [
              { below: 5, id: "low", label: ["Low", "低"], tone: "success" },
              { below: 15, id: "mid", label: ["Medium", "中"], tone: "warning" },
              { id: "high", label: ["High", "高"], tone: "danger" },
            ]),
          ),
          share: core.computed("Share", "占比", core.over(c.impact, c.probability), "percent"),
          days: core.computed("Days", "天数", core.daysBetween(c.since, c.until)),
          bad: core.computed(
            "Bad",
            "不良",
            core.all(core.is(c.status, "open"), core.any(core.atLeast(score, 12), c.hot), core.filled(c.impact)),
          ),
          worst: core.computed("Worst", "最大", core.most(c.probability, core.plus(c.impact, 1))),
          calm: core.computed("Calm", "平稳", core.not(core.above(c.impact, 2))),
          pick: core.computed("Pick", "取值", core.either(c.hot, core.minus(c.impact, 1), 0)),
        };
      },
    }),
    numbers: table("Numbers", "数字", { columns: { n: core.number("N", "数"), done: core.checkbox("Done", "完成") } }),
  },
  computed: (_, t) => ({
    exposure: core.computed(
      "Exposure",
      "敞口",
      core.sumOf(t.risks, (c) => c.score),
    ),
  }),
  views: [{ view: "board", of: "risks", by: ["status"] }],
});
export const kinds: AnyTemplate = defineTemplate({ shape: kindsShape, rules: {}, sample: () => ({}) });

/** A document of `kinds` with this content. */
export const kindsDocument = (content: Document["content"], more: Partial<Document> = {}): Document => ({
  ...core.blankDocument(kinds, { id: "kinds-1", language: "en", now: "2027-03-01T09:00:00+08:00", title: "Kinds" }),
  content,
  ...more,
});
