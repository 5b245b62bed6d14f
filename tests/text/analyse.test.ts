import { analyse, defaultExceptions, type SpanKind } from "@parley/core";
import { describe, expect, it } from "vitest";

const spansOf = (text: string, kind: SpanKind): string[] =>
  analyse(text)
    .spans.filter((span) => span.kind === kind)
    .map((span) => span.text);

describe("measures", () => {
  it.each([
    ["Raise sales from ¥8.0M to ¥9.6M (+20%)", ["¥8.0M", "¥9.6M", "+20%"]],
    ["Answer calls in under 35 min", ["35 min"]],
    ["Sign 12 new hotel accounts", ["12 new hotel accounts"]],
    ["Twenty-five volunteers", ["Twenty-five volunteers"]],
    ["Cut the bill by a third", ["a third"]],
    ["销售额由８５元提高到１１０元", ["８５元", "１１０元"]],
    ["投诉率控制在千分之三以内,退货下降四成", ["千分之三", "四成"]],
    ["用户翻一番,实现零事故", ["翻一番", "零"]],
    ["门市盤點回報率 >= 97%", [">= 97%"]],
  ])("%s", (text, measures) => expect(spansOf(text, "measure")).toEqual(measures));

  it.each([
    "Publish the iPhone 17 page for 618",
    "完成双11会场的设计稿",
    "Q3 5G 专网",
    "Call +44 20 7946 0958",
    "升级到 MySQL 8.0",
    "Room 204, version 2.3.1, 1st edition, step 2",
    "1. Write the manual\n2. Print it",
    "在三亚召开第三次会议",
  ])("%s has none", (text) => expect(spansOf(text, "measure")).toEqual([]));

  it("takes a list of exceptions in place of its own", () => {
    expect(analyse("Sell the Zorro 9 units", { exceptions: ["zorro #"] }).measurable).toBe(false);
    expect(analyse("备战 818 家宴", { exceptions: ["818 家宴"] }).measurable).toBe(false);
    expect(analyse("达到618", { exceptions: [] }).measurable).toBe(true);
    expect(analyse("达到618", { exceptions: defaultExceptions }).measurable).toBe(false);
    expect(analyse("10 users", { exceptions: ["", "#", "(", "[a-z"] }).measurable).toBe(true);
  });
});

describe("vague words", () => {
  it.each([
    ["Significantly improve staff morale", ["Significantly", "improve"]],
    ["Win more tenders and work on quality", ["more", "work on"]],
    ["进一步加强沟通,让客户更满意", ["进一步", "加强", "更满"]],
  ])("%s", (text, found) => expect(spansOf(text, "vague")).toEqual(found));

  it.each(["Improve pick accuracy to 99.6%", "提升转化率20%", "Publish the growth plan", "提交优化方案", "不增加成本"])(
    "%s has none",
    (text) => expect(analyse(text).vague).toBe(false),
  );

  it("sees times that nobody can check", () => {
    expect(spansOf("Send it ASAP or in due course", "vague-time")).toEqual(["ASAP", "in due course"]);
    expect(spansOf("尽快完成,后续跟进", "vague-time")).toEqual(["尽快", "后续"]);
    expect(analyse("Send it soon")).toMatchObject({ vagueTime: true, vague: true, timeBound: false });
    expect(analyse("Send it soon, by 5 May")).toMatchObject({ vagueTime: true, vague: false, timeBound: true });
  });
});

describe("who acts", () => {
  it.each([
    ["The project manager will sign the contract", ["project manager"]],
    ["Anna Keller will sign the contract", ["Anna Keller"]],
    ["Sign the contract (owner: finance director)", ["finance director"]],
    ["Ask @anna.k for the contract", ["@anna.k"]],
    ["由李四负责签约", ["李四"]],
    ["市场部经理负责签约", ["市场部经理"]],
    ["张三丰完成选址", ["张三丰"]],
  ])("%s", (text, actors) => {
    expect(spansOf(text, "actor")).toEqual(actors);
    expect(analyse(text).actor).toBe(true);
  });

  it.each([
    ["The team will sign the contract", ["The team"]],
    ["Everyone must read it", ["Everyone"]],
    ["大家要多读书", ["大家"]],
    ["由相关部门跟进", ["相关部"]],
  ])("%s: nobody in particular", (text, nobody) => {
    expect(spansOf(text, "nobody")).toEqual(nobody);
    expect(analyse(text).actor).toBe(false);
  });
});

describe("one outcome", () => {
  it.each([
    "Cut matching time from 9 hours to 3 hours and bring rework below 1.5%",
    "销售额提升20%,同时退货率降到3%",
    "预约到店≥60%;首问应答≤15s",
  ])("%s: two", (text) => expect(analyse(text).oneOutcome).toBe(false));

  it.each(["Cut matching time from 9 hours to 3 hours", "Hire 3 nurses and 2 doctors", "销售额由80万提升到120万"])(
    "%s: one",
    (text) => expect(analyse(text).oneOutcome).toBe(true),
  );
});

describe("reasons and risks", () => {
  it("sees what a goal is good for", () => {
    expect(spansOf("Learn Cantonese so that I can talk to them", "why")).toEqual(["so that"]);
    expect(spansOf("为了服务车主,学习粤语,以便交谈", "why")).toEqual(["为了", "以便"]);
    expect(analyse("Learn Cantonese").why).toBe(false);
  });

  it("takes a risk apart", () => {
    const text = "Because the supplier is small, the parts may arrive late, causing a two-week delay.";
    expect(analyse(text).causeEventImpact).toBe(true);
    expect(spansOf(text, "cause")).toEqual(["Because the supplier is small"]);
    expect(spansOf(text, "event")).toEqual(["the parts may arrive late"]);
    expect(spansOf(text, "impact")).toEqual(["causing a two-week delay"]);
    const chinese = "由于供应商产能不足,零件可能迟到,导致工期延误。";
    expect(spansOf(chinese, "cause")).toEqual(["由于供应商产能不足"]);
    expect(spansOf(chinese, "event")).toEqual(["零件可能迟到"]);
    expect(spansOf(chinese, "impact")).toEqual(["导致工期延误"]);
  });

  it.each(["The parts may arrive late", "Late parts, causing a delay", "零件可能迟到"])("%s is no whole risk", (text) =>
    expect(analyse(text).causeEventImpact).toBe(false),
  );
});

it("is told the language or finds it out", () => {
  expect(analyse("完成双11会场 banner 的设计稿").language).toBe("zh");
  expect(analyse("Owner 张三 will raise sales").language).toBe("en");
  expect(analyse("Owner 张三", { language: "zh" }).language).toBe("zh");
  expect(analyse("", { language: "auto" })).toMatchObject({
    language: "en",
    spans: [],
    measurable: false,
    vague: false,
  });
});
