import {
  check,
  defineShape,
  defineTemplate,
  type AnyTemplate,
  judgementsIn,
  longText,
  type Member,
  projectOf,
  table,
  text,
} from "@parley/core";
import { runExamples } from "@parley/core/testing";
import { describe, expect, it } from "vitest";
import { now, sample } from "./given.ts";

/** A note as feedback notes, conflict logs and issue logs have them: what was seen stands in fields of its own. */
const shape = defineShape({
  id: "note",
  version: 1,
  family: "run",
  name: ["Note", "记录"],
  purpose: ["What was seen", "观察到的事实"],
  source: ["S30"],
  fields: {
    observation: longText("Observation", "观察", { required: true, factual: true }),
    opinion: longText("Opinion", "看法"),
  },
  tables: { facts: table("Facts", "事实", { columns: { fact: text("Fact", "事实", { factual: true }) } }) },
});
const template = defineTemplate({
  shape,
  rules: {},
  sample: (t) => ({
    observation: t("The draft came on 3 May, two days after the date agreed", "初稿 5 月 3 日交付，晚于约定两天"),
  }),
}) as AnyTemplate;
const people: Member[] = [
  { name: "Chen Chen", active: true },
  { name: "王总", active: true },
  { name: "李四", active: true },
];
const found = (observation: string, more: object = {}): readonly string[] => {
  const document = { ...sample(), template: "note", content: { observation, facts: [], ...more } };
  const project = projectOf([], now);
  return check(template, document, { ...project, facts: { ...project.facts, people } }).map(
    ({ code, at, found: [en], span }) => `${code} ${at.join(".")} ${en} ${span?.join("-")}`,
  );
};
const words = (said: string): readonly string[] =>
  judgementsIn(
    said,
    people.map(({ name }) => name),
  ).map((j) => j.text);

describe("G-08", () => {
  it("tells a judgement at its place, in fields that hold facts and in no other", () => {
    expect(runExamples(template)).toEqual({ examples: 0, failures: [] });
    expect(found("He is lazy")).toEqual(['G-08 observation "lazy" about a person 6-10']);
    expect(found("Fine", { opinion: "He is lazy" })).toEqual([]);
    expect(found("Fine", { facts: [{ id: "a", fact: "他总是迟到" }] })).toEqual([
      'G-08 facts.a.fact "总是" about a person 1-3',
    ]);
  });

  it.each([
    ["You never answer", ["never"]],
    ["Chen Chen always comes late", ["always"]],
    ["A careless, unprofessional answer", ["careless", "unprofessional"]],
    ["She doesn't care", ["doesn't care"]],
    ["你从不回复邮件", ["从不"]],
    ["李四总是迟到", ["总是"]],
    ["王总总是临时改需求", ["总是"]],
    ["小王总是迟到", ["总是"]],
    ["总是拖延", ["总是"]],
    ["他很懒，做事马虎", ["懒", "马虎"]],
    ["对工作不负责。", ["不负责"]],
    ["一种不负责任的做法", ["不负责任"]],
    ["设计部每次都敷衍，他们老是推卸责任", ["敷衍", "老是", "推卸责任"]],
  ])("hears one in “%s”", (said, judged) => {
    expect(words(said)).toEqual(judged);
    for (const { start, end, text: word } of judgementsIn(said)) expect(said.slice(start, end)).toBe(word);
  });

  it.each([
    ["The server always restarts at night"],
    ["The page uses lazy loading"],
    ["He never sent the file of 3 May"],
    ["The client said “you are always late”"],
    ["Deliver the poster by Friday"],
    ["王总是项目发起人"],
    ["从不同角度拍摄了海报"],
    ["李四不负责该模块"],
    ["我们对此无能为力"],
    ["页面采用懒加载"],
    ["服务器总是在夜间重启"],
    ["客户说：“你们总是改来改去”"],
    ["每次都在 16:00 发送"],
    [""],
  ])("hears none in “%s”", (said) => {
    expect(words(said)).toEqual([]);
  });

  it("reads a long text in time", () => {
    expect(judgementsIn("他总是".repeat(20_000)).length).toBe(20_000);
    expect(judgementsIn(`“${"a".repeat(100_000)}`)).toEqual([]);
  });
});
