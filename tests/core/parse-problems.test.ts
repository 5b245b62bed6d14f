import { parse, problemText } from "@parley/core";
import { describe, expect, it } from "vitest";
import { now, sample, templateOf } from "./given.ts";

type Loose = Record<string, unknown>;
const problems = (json: unknown): readonly (readonly [string, string])[] => {
  const result = parse(json, templateOf);
  return result.ok ? [] : result.problems.map((p) => [...problemText(p)] as const);
};
const withContent = (change: Loose): Loose => ({ ...sample(), content: { ...sample().content, ...change } });

describe("problems", () => {
  const row = (change: Loose) => withContent({ roles: [{ id: "r", ...change }] });
  const step = { from: "draft", to: "agreed", by: "Li Na", at: now, verified: true, version: 1 };
  const fields = (content: Loose) => ({ ...sample(), template: "everything", content });
  it.each([
    ["no object", 5, "Unexpected 5, expected an object", "发现 5，应为对象"],
    ["nothing", undefined, "Unexpected nothing, expected an object", "发现空白，应为对象"],
    ["a list", [], "Unexpected [], expected an object", "发现[]，应为对象"],
    [
      "no content",
      { ...sample(), content: undefined },
      "Unexpected nothing at content, expected an object",
      "发现 content 处的空白，应为对象",
    ],
    ["a title", { ...sample(), title: 5 }, "Unexpected 5 at title, expected text", "发现 title 处的 5，应为文本"],
    [
      "a language",
      { ...sample(), language: "fr" },
      'Unexpected "fr" at language, expected en, zh',
      '发现 language 处的"fr"，应为 en、zh',
    ],
    [
      "an id",
      { ...sample(), id: "a b" },
      'Unexpected "a b" at id, expected an id of letters, digits, - and _',
      "应为由字母、数字、- 和 _ 组成的编号",
    ],
    ["a long id", { ...sample(), id: "a".repeat(65) }, "at id, expected an id", "应为由字母"],
    [
      "a revision",
      { ...sample(), revision: -1 },
      "Unexpected -1 at revision, expected at least 0",
      "发现 revision 处的-1，应为至少 0",
    ],
    [
      "a version",
      { ...sample(), templateVersion: -9e15 },
      "at templateVersion, expected at least 0",
      "templateVersion",
    ],
    [
      "half a version",
      { ...sample(), templateVersion: 1.5 },
      "at templateVersion, expected a whole number",
      "应为整数",
    ],
    [
      "a review",
      { ...sample(), reviewBy: "2027-02-30" },
      'Unexpected "2027-02-30" at reviewBy, expected a day such as 2027-06-20',
      "应为日期，如 2027-06-20",
    ],
    [
      "a state",
      { ...sample(), flow: { state: "constructor", history: [] } },
      'Unexpected state "constructor" at flow.state, expected draft, agreed, closed',
      "应为 draft、agreed、closed",
    ],
    [
      "a history",
      { ...sample(), flow: { state: "draft", history: [{ ...step, action: 5 }] } },
      "Unexpected 5 at flow.history.0.action, expected text",
      "flow.history.0.action 处的 5",
    ],
    ["a waiver", { ...sample(), waivers: [5] }, "Unexpected 5 at waivers.0, expected an object", "waivers.0"],
    ["a table", withContent({ roles: {} }), "Unexpected {} at content.roles, expected a list", "应为列表"],
    [
      "a row",
      withContent({ roles: ["pm"] }),
      'Unexpected "pm" at content.roles.0, expected an object',
      "content.roles.0",
    ],
    [
      "no row id",
      withContent({ roles: [{}] }),
      "Unexpected nothing at content.roles.0.id, expected text",
      "content.roles.0.id",
    ],
    ["a cell", row({ name: ["x"] }), 'Unexpected ["x"] at content.roles.0.name, expected text', "content.roles.0.name"],
    ["null", row({ name: null }), "Unexpected null at content.roles.0.name, expected text", "应为文本"],
    [
      "a person",
      row({ person: "Li Na" }),
      'Unexpected "Li Na" at content.roles.0.person, expected an object',
      "应为对象",
    ],
    ["a matrix", withContent({ duties: [] }), "Unexpected [] at content.duties, expected an object", "应为对象"],
    ["a matrix row id", withContent({ duties: { "a b": {} } }), "at content.duties.a b, expected an id", "编号"],
    [
      "a letter",
      withContent({ duties: { a: { b: ["Q"] } } }),
      'Unexpected "Q" at content.duties.a.b.0, expected R, A, C, I',
      "应为 R、A、C、I",
    ],
    [
      "a choice",
      fields({ choice: "constructor" }),
      'Unexpected "constructor" at content.choice, expected one, two',
      "应为 one、two",
    ],
    [
      "money",
      fields({ money: { amount: 5, currency: "CNY" } }),
      "Unexpected 5 at content.money.amount, expected text",
      "应为文本",
    ],
    [
      "an amount",
      fields({ money: { amount: "5e3", currency: "CNY" } }),
      'expected a decimal as text, such as "60000.00"',
      "应为文本形式的小数",
    ],
    [
      "a currency",
      fields({ money: { amount: "5", currency: "¥" } }),
      "expected a currency code such as CNY",
      "应为货币代码，如 CNY",
    ],
    ["a day", fields({ date: "2027-06-31" }), 'Unexpected "2027-06-31" at content.date', "日期"],
    [
      "a moment",
      fields({ instant: "2027-06-20T99:00:00Z" }),
      "expected a time such as 2027-06-20T09:00:00+08:00",
      "时间，如",
    ],
    ["a local moment", fields({ instant: "2027-06-20T09:00:00" }), "expected a time such as", "时间，如"],
    ["not a number", fields({ number: NaN }), "Unexpected a number at content.number, expected JSON", "content.number"],
    ["a big integer", fields({ extra: 5n }), "Unexpected a bigint at content.extra, expected JSON", "JSON"],
  ])("name the place, what stands there and what should: %s", (_name, json, en, zh) => {
    const found = problems(json);
    expect(found).toHaveLength(1);
    expect(found[0]![0]).toContain(en);
    expect(found[0]![1]).toContain(zh);
  });

  it("are all told at once, and nothing of the document is given", () => {
    const json = withContent({ legend: "fr", roles: [{ id: "a b" }, { id: "r", name: 5 }, 7], duties: { x: 1 } });
    expect(problems(json).map(([en]) => en.slice(en.indexOf(" at ") + 4, en.indexOf(",")))).toEqual([
      "content.legend",
      "content.roles.0.id",
      "content.roles.1.name",
      "content.roles.2",
      "content.duties.x",
    ]);
    const twice = withContent({
      roles: [{ id: "a" }, { id: "a" }, { id: "b" }],
      activities: [{ id: "c" }, { id: "c" }],
    });
    expect(problems(twice)).toEqual([
      [
        'Unexpected row id "a" twice at content.roles.a, expected an id of its own',
        "发现 content.roles.a 处的行编号“a”重复，应为唯一的编号",
      ],
      [
        'Unexpected row id "c" twice at content.activities.c, expected an id of its own',
        "发现 content.activities.c 处的行编号“c”重复，应为唯一的编号",
      ],
    ]);
  });

  it("quote no half characters and no endless texts", () => {
    for (const language of [`${"x".repeat(58)}😀😀`, `${"x".repeat(59)}😀😀`, "y".repeat(1e6)]) {
      const [[en] = [""]] = problems({ ...sample(), language });
      expect(en).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
      expect(en.length).toBeLessThan(120);
    }
  });
});

describe("versions from elsewhere", () => {
  const reason = (json: unknown): unknown => {
    const result = parse(json, templateOf);
    return result.ok ? undefined : result.problems.map((p) => p.reason);
  };
  it("are told from what is merely malformed", () => {
    expect(reason({ ...sample(), format: "parley/2" })).toEqual(["newer-format"]);
    expect(reason({ format: "parley/10" })).toEqual(["newer-format"]);
    expect(reason({ ...sample(), format: "parley" })).toEqual([undefined]);
    expect(reason({ ...sample(), templateVersion: 2 })).toEqual(["newer-format"]);
    expect(reason({ ...sample(), template: "nobody" })).toEqual(["unknown-template"]);
  });
});
