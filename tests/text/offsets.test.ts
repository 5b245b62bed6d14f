import { analyse } from "@parley/core";
import fc from "fast-check";
import { expect, it } from "vitest";

const pieces = fc.constantFrom(
  ..."提升,改善,三成,百分之五,２０％,個月內,年底前,更,多,零事故,由张三负责,为了,improve ,by 20% ,within 3 months ,ASAP ,one ,the ,更好".split(
    ",",
  ),
  "，",
  "。",
  " ",
  "\n",
  "\u3000",
  "**",
  "😀",
  "\ud83d",
  "e\u0301",
  "ﷺ",
  "İ",
  "ﬁ",
  "½",
  "①",
  "\u200b",
  "\u00ad",
);
const texts = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.array(pieces, { maxLength: 30 }).map((all) => all.join("")),
);

it("never throws, and every span is a stretch of the text as it was given", () => {
  fc.assert(
    fc.property(texts, (text) => {
      const { spans, ...said } = analyse(text, { today: "2027-01-31" });
      for (const span of spans) {
        expect(text.slice(span.start, span.end)).toBe(span.text);
        expect(span.end).toBeGreaterThan(span.start);
      }
      expect([...spans].sort((a, b) => a.start - b.start || a.end - b.end)).toEqual(spans);
      expect(said.measurable).toBe(spans.some(({ kind }) => kind === "measure"));
      expect(said.timeBound).toBe(spans.some(({ kind }) => kind === "time"));
      expect(said.measurable && said.vague).toBe(false);
    }),
    { numRuns: 2000 },
  );
});

it("says the same twice", () => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(analyse(text)).toEqual(analyse(text));
    }),
    { numRuns: 300 },
  );
});

it.each([
  ["\u3000\u3000让占比翻番，达到３６％！", "３６％"],
  ["😀😀 提升 20 %", "20 %"],
  ["Cut it by **40%**", "40%"],
  ["Cut it by\u00a0 \t40 %", "40 %"],
  ["錯單減少三成", "三成"],
  ["Cafe\u0301 sales up 12%", "12%"],
  ["ﷺ up 12%", "12%"],
  ["Sell ½ of 40 cakes", "40 cakes"],
])("finds its way back in %j", (text, measure) => {
  const [span] = analyse(text)
    .spans.filter(({ kind }) => kind === "measure")
    .slice(-1);
  expect(span).toEqual({
    kind: "measure",
    text: measure,
    start: text.lastIndexOf(measure),
    end: text.lastIndexOf(measure) + measure.length,
  });
});
