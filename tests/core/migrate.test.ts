import {
  type AnyTemplate,
  choices,
  defineShape,
  defineTemplate,
  type Document,
  matrix,
  number,
  parse,
  problemText,
  table,
  text,
} from "@parley/core";
import { describe, expect, it } from "vitest";
import { copy, sample } from "./given.ts";

type Loose = Record<string, unknown>;

describe("an older version", () => {
  const roles = { columns: { name: text("Name", "名称"), weight: number("Weight", "权重") } };
  const later = defineShape({
    id: "later",
    version: 3,
    family: "run",
    name: ["Later", "后来"],
    purpose: ["Migrations", "迁移"],
    source: ["D"],
    fields: { aim: text("Aim", "目标"), first: text("First", "一"), second: text("Second", "二") },
    tables: {
      hazards: table("Hazards", "隐患", { columns: { signal: text("Signal", "征兆"), note: text("Note", "备注") } }),
      actors: table("Actors", "角色", roles),
    },
    matrices: {
      grid: matrix("Grid", "表", {
        rows: "hazards",
        columns: "actors",
        cell: choices("Cell", "格", { x: ["X", "叉"] }),
      }),
    },
  });
  const template = defineTemplate({
    shape: later,
    rules: {},
    sample: () => ({}),
    migrations: {
      2: { rename: { goal: "aim", risks: "hazards", "risks.trigger": "hazards.signal", matrix: "grid" } },
      3: {
        rename: { first: "second", second: "first" },
        change: (content) => ({
          ...content,
          actors: (content["actors"] as { weight: string }[]).map((a) => ({ ...a, weight: Number(a.weight) })),
        }),
      },
    },
  }) as AnyTemplate;
  const migrated = (change: Loose) => parse({ ...old, ...change }, () => template);
  const old = {
    ...sample(),
    template: "later",
    templateVersion: 1,
    content: {
      goal: "Grow",
      first: "1",
      second: "2",
      risks: [
        { id: "r1", trigger: "Rain", colour: "red" },
        { id: "r2", note: "n" },
      ],
      actors: [{ id: "a", weight: "3" }],
      matrix: { r1: { a: ["x"] } },
    },
    waivers: [
      ["risks", "r1", "trigger"],
      ["risks", "r2"],
      ["goal"],
      ["matrix", "r1", "a"],
      ["$title"],
      ["constructor"],
    ].map((at) => ({ code: "G-01", at, reason: "r", by: "b", on: "2027-03-01", seen: "s" })),
    extra: {
      "risks.r1.trigger": "raw",
      "risks.r1.trigger.deep": 1,
      "risks.r2.size": 2,
      goal: "raw",
      constructor: 3,
      $x: 4,
    },
  };

  it("is brought on: fields, columns, tables and matrices renamed, values turned, addresses moved along", () => {
    const result = migrated({});
    expect(result).toMatchObject({ ok: true });
    const { document } = result as { document: Document };
    expect(document.templateVersion).toBe(3);
    expect(document.revision).toBe(1);
    expect(document.content).toEqual({
      aim: "Grow",
      first: "2",
      second: "1",
      hazards: [
        { id: "r1", signal: "Rain" },
        { id: "r2", note: "n" },
      ],
      actors: [{ id: "a", weight: 3 }],
      grid: { r1: { a: ["x"] } },
    });
    expect(document.waivers.map((w) => w.at)).toEqual([
      ["hazards", "r1", "signal"],
      ["hazards", "r2"],
      ["aim"],
      ["grid", "r1", "a"],
      ["$title"],
      ["constructor"],
    ]);
    expect(document.extra).toEqual({
      "hazards.r1.signal": "raw",
      "hazards.r1.signal.deep": 1,
      "hazards.r2.size": 2,
      "hazards.r1.colour": "red",
      aim: "raw",
      constructor: 3,
      $x: 4,
    });
    expect(parse(copy(document), () => template)).toEqual({ ok: true, document });
  });

  it("keeps what stood, without a field, where a renamed value goes", () => {
    const { document } = migrated({
      content: {
        goal: "Grow",
        aim: "unknown then",
        actors: [],
        risks: [{ id: "r1", trigger: "Rain", signal: "unknown" }],
      },
      extra: {},
    }) as { document: Document };
    expect(document.content).toMatchObject({ aim: "Grow", hazards: [{ id: "r1", signal: "Rain" }] });
    expect(document.extra).toEqual({ aim: "unknown then", "hazards.r1.signal": "unknown" });
  });

  it("invents no table that was not there", () => {
    const { document } = migrated({ templateVersion: 2, content: { actors: [] }, extra: {} }) as { document: Document };
    expect(document.extra).toEqual({});
    expect(document.content).toEqual({ hazards: [], actors: [], grid: {} });
  });

  it.each([
    ["a table that is none", { risks: 5, actors: [] }, "content.hazards"],
    ["rows that are none", { risks: [null, "x", []], actors: [] }, "content.hazards.0"],
    ["what a migration cannot read", { actors: 5 }, "content"],
  ])("with %s is a problem, not a crash", (_name, content, at) => {
    const result = migrated({ content });
    expect(result.ok).toBe(false);
    expect(result.ok || result.problems[0]!.path.join(".")).toBe(at);
    expect(result.ok || problemText(result.problems[0]!)[1]).toMatch(/应为/);
  });
});
