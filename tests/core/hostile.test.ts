import {
  type AnyTemplate,
  blankDocument,
  canonical,
  check,
  dayIn,
  digest,
  type Document,
  type Field,
  fromText,
  isId,
  isParleyError,
  jsonIn,
  parse,
  personIn,
  toMarkdown,
  unexpected,
  utf8,
  valueFromText,
} from "@parley/core";
import { describe, expect, it } from "vitest";
import { everything, everythingTemplate, now, raci, sample, templateOf } from "./given.ts";

/**
 * A megabyte that makes a careless expression try every way to split it. What takes the square of it would not end within the test's time: there is
 * no clock in here.
 */
const size = 1_000_000;
const of = (piece: string, end = ""): string => piece.repeat(Math.ceil(size / piece.length)) + end;
const hostile: Readonly<Record<string, string>> = {
  digits: of("1"),
  "digits and a letter": of("1", "x"),
  "digits and commas": of("1,", "x"),
  thousands: of("123,", "12"),
  decimals: of("1."),
  spaces: of(" ", "x"),
  "spaces inside": `1${of(" ")}x`,
  tabs: of("\t", "!"),
  "line breaks": of("\n", "x"),
  "carriage returns": of("\r", "x"),
  crosses: of("x"),
  "crosses apart": of("xx "),
  "crosses and a digit": of("x", "1"),
  todo: of("todo", "0"),
  待: of("待"),
  填写: of("填写"),
  quotes: of('"'),
  "quotes apart": of('";'),
  "quoted nothing": of('"";'),
  "quotes never closed": `"${of('""')}`,
  "quotes and letters": of('"a'),
  "angle brackets": of("<"),
  "angle brackets and quotes": of('<"'),
  addresses: of("a@"),
  "addresses in brackets": of("<a@b>"),
  parentheses: of("(team"),
  "closing parentheses": of("(team)"),
  backticks: of("`"),
  fences: of("```json parley\n"),
  "longer fences": Array.from({ length: 1400 }, (_, i) => `${"`".repeat(3 + i)}json parley`).join("\n"),
  "brackets open": of("["),
  "braces open": of('{"a":'),
  slashes: of("/"),
  "labels of options": of("A, B, "),
  letters: of("A/R/"),
  days: of("2027-06-20"),
  "days apart": of("2027 - "),
  signs: of("-"),
  percents: of("%"),
  exponents: of("1e"),
  currencies: of("CNY "),
  "half surrogates": of("\ud83d"),
  marks: of("\u0301"),
  "zero bytes": of("\u0000"),
};
const names = Object.keys(hostile);
const { fields } = everything as { readonly fields: Readonly<Record<string, Field>> };
const { cell } = (raci.shape as { matrices: { duties: { cell: Field } } }).matrices.duties;

describe("a megabyte of %s", () => {
  it.each(names)("%s is read or refused as every kind of value", (name) => {
    const text = hostile[name]!;
    for (const field of [...Object.values(fields), cell]) {
      expect([true, false]).toContain(valueFromText(field, text).ok);
    }
    expect(personIn(text).name.length).toBeGreaterThan(0);
    expect(isId(text)).toBe(false);
  });

  it.each(names)("%s is checked, shown and hashed as a text", (name) => {
    const text = hostile[name]!;
    const document: Document = {
      ...blankDocument(everythingTemplate as AnyTemplate, { id: "d", language: "en", now, title: text.slice(0, 50) }),
      content: { text, texts: [text.slice(0, 1000)], person: { name: text }, rows: [{ id: "a", name: text }] },
    };
    const project = {
      facts: { now, today: "2027-03-01", people: [], calendar: { off: [], on: [] } },
      documents: [document],
    };
    expect(check(everythingTemplate as AnyTemplate, document, project).length).toBeGreaterThan(0);
    const shown = toMarkdown(everythingTemplate as AnyTemplate, document, "2027-03-01");
    expect(JSON.parse(jsonIn(shown)!)).toMatchObject({ content: { text } });
    expect(digest(text)).toMatch(/^[0-9a-f]{8}$/);
    expect(utf8(text).length).toBeGreaterThanOrEqual(text.length);
    expect(canonical({ [text]: text }).length).toBeGreaterThan(size);
  });

  it.each(names)("%s is refused as a document, an id, a day and a zone", (name) => {
    const text = hostile[name]!;
    expect(() => fromText(text, templateOf)).toThrow(expect.objectContaining({ name: "ParleyError" }) as Error);
    for (const [key, value] of Object.entries({
      id: text,
      template: text,
      language: text,
      reviewBy: text,
      format: text,
    })) {
      const result = parse({ ...sample(), [key]: value }, templateOf);
      expect(result.ok, `${key}`).toBe(false);
      expect(JSON.stringify(result).length).toBeLessThan(2000);
    }
    expect(dayIn(text, now)).toBe("2027-03-01");
    expect(unexpected([text, text], ["x", "x"])[1].length).toBeGreaterThan(size);
  });
});

it("thousands of wrong places are as many problems, and half a million are one", () => {
  const of = (rows: number) => {
    const roles = Array.from({ length: rows }, () => ({ id: "-", name: 5 }));
    return parse({ ...sample(), content: { roles } }, templateOf);
  };
  expect(of(10_000)).toMatchObject({ ok: false, problems: { length: 20_000 } });
  expect(of(250_000)).toMatchObject({ ok: false, problems: [{ path: ["content"] }] });
});

it("a sentence about any of it is short", () => {
  const sentenceAbout = (text: string): string => {
    try {
      return String(fromText(text, templateOf).length);
    } catch (error) {
      return isParleyError(error) ? error.label.join() : "x".repeat(size);
    }
  };
  for (const text of Object.values(hostile)) expect(sentenceAbout(text).length).toBeLessThan(800);
});
