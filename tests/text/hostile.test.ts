import { analyse } from "@parley/core";
import { describe, expect, it } from "vitest";

const size = 1_000_000;
const filled = (piece: string): string => piece.repeat(Math.ceil(size / piece.length));

/**
 * What makes patterns backtrack: beginnings of what is looked for, a million characters of it. Work that grows with the
 * square of the length would take hours here, and run into the time that a test has.
 */
describe("a megabyte of hostile text", () => {
  it.each([
    ["digits", ["1", "1-", "+44 20 "]],
    ["numerals", ["一", "百分之"]],
    ["letters", ["a", "Aa ", "one-"]],
    ["prepositions", ["within ", "by the end of ", "the next "]],
    ["dates", ["2027-", "q1 ", "三个月内"]],
    ["vague words", ["提升", "build trust ", "be a "]],
    ["people", ["由王", "Anna will "]],
    ["reasons", ["because may ", "由于可能导致"]],
    ["space and marks", [" ", ",", "*", "\u0301", "\ud800"]],
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
