import { analyse } from "@parley/core";
import { describe, expect, it } from "vitest";

const size = 1_000_000;
const filled = (piece: string): string => piece.repeat(Math.ceil(size / piece.length));

/**
 * What makes patterns backtrack: beginnings of everything that is looked for, a million characters of it. Work that grows with
 * the square of the length would take hours here, and run into the time that a test has.
 */
describe("a megabyte of hostile text", () => {
  it.each([
    ["digits", ["1", "1,", "1.", "1-", "12:", "+44 20 "]],
    ["numerals", ["一", "百分之", "零", "第"]],
    ["letters", ["a", "A", "Aa ", "one ", "one-"]],
    ["prepositions", ["in ", "within ", "by the end of ", "the next ", "for 3 "]],
    ["dates", ["2027-", "q1 ", "mid-", "月", "三个月内"]],
    ["vague words", ["提升", "更", "more ", "build trust ", "be a "]],
    ["people", ["由王", "负责人", "Anna will ", "@a"]],
    ["reasons", ["because may ", "由于可能导致", "为了", "and grow "]],
    ["space and marks", [" ", "\n", ",", "，", "*", "(", "\u0301", "\ud800", "個"]],
  ])("%s", (_, fragments) => {
    for (const piece of fragments) {
      const text = filled(piece);
      for (const span of analyse(text, { today: "2027-01-31" }).spans.slice(0, 3))
        expect(text.slice(span.start, span.end)).toBe(span.text);
    }
  });

  it("names of any number and length", () => {
    const exceptions = Array.from({ length: 2000 }, (_, i) => `name ${i} #`);
    expect(analyse(filled("name 1 "), { exceptions: [...exceptions, filled("a")] }).measurable).toBe(false);
  });
});
