import {
  choices,
  choice,
  type Field,
  type Language,
  type Person,
  personIn,
  personText,
  valueFromText,
  valueToText,
} from "@parley/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { everything, raci } from "./given.ts";

const { fields } = everything as { readonly fields: Readonly<Record<string, Field>> };
const languages: readonly Language[] = ["en", "zh"];
const many = { numRuns: 600 };

/** What tears lists, quotes, addresses and marks; and half a surrogate pair, as a cut-off emoji leaves it. */
const torn = fc
  .array(
    fc.constantFrom(
      ..."\"<>@;；、,，/|()（）'\\`\n\r\t -+=".split(""),
      '""',
      '<"',
      '">',
      "\u00a0",
      "\ud83d",
      "\udc69",
      "👩‍👩‍👧",
      "e\u0301",
      "𠮷",
      "(team)",
      "（团队）",
      "a@b.c",
      "李娜",
      "Li Na",
      "A",
      "0",
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(""));
const anyText = fc.oneof(torn, fc.string({ unit: "binary", maxLength: 12 }), fc.string({ maxLength: 12 }));
const filledText = anyText.filter((text) => text !== "");
const anyPerson: fc.Arbitrary<Person> = fc.record(
  { name: anyText, email: filledText, team: fc.constant(true as const) },
  { requiredKeys: ["name"] },
);
const anyNumber = fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => (Object.is(n, -0) ? 0 : n));
const amount = fc
  .tuple(fc.constantFrom("", "-"), fc.bigInt({ min: 0n, max: 10n ** 30n }), fc.constantFrom("", ".0", ".50", ".000001"))
  .map((parts) => parts.join(""));
const day = fc
  .date({ min: new Date("0001-01-01T00:00:00Z"), max: new Date("9999-12-31T00:00:00Z"), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));
const optionIds = (field: Field): readonly string[] => Object.keys(field.options ?? {});

/** A value that means something; nothing, an empty text and an empty list are all "no value". */
const values: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  text: filledText,
  longText: filledText,
  texts: fc.array(anyText, { minLength: 1, maxLength: 5 }),
  url: filledText,
  number: anyNumber,
  percent: anyNumber,
  money: fc.record({ amount, currency: fc.constantFrom("CNY", "USD", "EUR") }),
  date: day,
  instant: fc
    .tuple(day, fc.constantFrom("T09:00:00+08:00", "T23:59Z", "T00:00:00.123-11:30"))
    .map((parts) => parts.join("")),
  person: anyPerson,
  people: fc.array(anyPerson, { minLength: 1, maxLength: 4 }),
  choice: fc.constantFrom(...optionIds(fields["choice"]!)),
  choices: fc.array(fc.constantFrom(...optionIds(fields["choices"]!)), { minLength: 1, maxLength: 4 }),
  checkbox: fc.boolean(),
  reference: fc.record({ text: filledText.filter((text) => text.trim() !== "") }),
  references: fc.array(fc.record({ text: filledText }), { minLength: 1, maxLength: 4 }),
};

describe("a value as text", () => {
  it("is tried for every kind of field", () => {
    expect(Object.keys(values)).toEqual(Object.keys(fields));
    for (const [name, field] of Object.entries(fields)) expect(field.kind).toBe(name);
  });

  it.each(Object.keys(values).flatMap((kind) => languages.map((language) => [kind, language] as const)))(
    "of kind %s reads back to the same value in %s",
    (kind, language) => {
      const field = fields[kind]!;
      fc.assert(
        fc.property(values[kind]!, (value) => {
          expect(valueFromText(field, valueToText(field, value, language))).toEqual({ ok: true, value });
        }),
        many,
      );
    },
  );

  it("is refused or read, and never throws, whatever somebody typed", () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(fields)), anyText, (field, typed) => {
        const read = valueFromText(field, typed);
        expect([true, false]).toContain(read.ok);
        const value = read.ok ? read.value : undefined;
        expect(valueFromText(field, valueToText(field, value, "en"))).toEqual({ ok: true, value });
      }),
      { numRuns: 4000 },
    );
  });

  it("is nothing when there is no value", () => {
    for (const field of Object.values(fields)) {
      expect(valueToText(field, undefined, "en")).toBe("");
      expect(valueFromText(field, "")).toEqual({ ok: true, value: undefined });
    }
  });
});

describe("ordinary values", () => {
  it.each([
    ["person", { name: "Li Na" }, "Li Na", "Li Na"],
    ["person", { name: "Li Na", email: "li@example.com" }, "Li Na <li@example.com>", "Li Na <li@example.com>"],
    ["person", { name: "Wang (CMO)" }, "Wang (CMO)", "Wang (CMO)"],
    ["person", { name: "Design", team: true }, "Design (team)", "Design（团队）"],
    [
      "people",
      [{ name: "王总" }, { name: "李娜", email: "li@example.com" }],
      "王总; 李娜 <li@example.com>",
      "王总; 李娜 <li@example.com>",
    ],
    ["texts", ["one, two; three", "C:\\new"], "one, two; three\nC:\\new", "one, two; three\nC:\\new"],
    ["references", [{ text: "Poster" }, { text: "Media, buy" }], "Poster; Media, buy", "Poster; Media, buy"],
    ["choices", ["b", "todo"], "B, To do", "乙, 待办"],
    ["choices", ["a", "b"], "A, B, B", "甲、乙, 乙"],
    ["choice", "two", "Two, or more", "二/更多"],
    ["percent", 0.07, "7%", "7%"],
    ["percent", 0.375, "37.5%", "37.5%"],
    ["percent", -1, "-100%", "-100%"],
    ["percent", 0, "0%", "0%"],
    ["number", 1234.5, "1234.5", "1234.5"],
    ["money", { amount: "60000.00", currency: "CNY" }, "CNY 60000.00", "CNY 60000.00"],
    ["checkbox", true, "Yes", "是"],
    ["checkbox", false, "No", "否"],
    ["reference", { row: "r1", text: "Poster" }, "Poster", "Poster"],
    ["reference", { row: "r1", text: "" }, "r1", "r1"],
  ] as const)("%s %j reads plainly", (kind, value, en, zh) => {
    expect([valueToText(fields[kind]!, value, "en"), valueToText(fields[kind]!, value, "zh")]).toEqual([en, zh]);
  });

  it.each([
    ["person", { name: "Li; Na" }, '"Li; Na"'],
    ["person", { name: "a<b" }, "a<b"],
    ["person", { name: "a<b", email: "x@y.z" }, '"a<b" <x@y.z>'],
    ["person", { name: "Design (team)" }, '"Design (team)"'],
    ["person", { name: "", email: "x@y.z" }, '"" <x@y.z>'],
    ["texts", ["two\nlines", "one"], '"two\nlines"\none'],
    ["texts", ['"quoted"', " space"], '"""quoted"""\n" space"'],
    ["references", [{ text: "a; b" }], '"a; b"'],
    ["choices", ["c", "a"], "C/D; E, A, B"],
  ] as const)("%s %j is quoted only where it must be", (kind, value, text) => {
    expect(valueToText(fields[kind]!, value, "en")).toBe(text);
  });
});

describe("what people type", () => {
  it.each([
    ["number", "1,234,567.5", 1234567.5],
    ["number", "１２３", 123],
    ["number", "−5", -5],
    ["number", "+5", 5],
    ["number", ".5", 0.5],
    ["number", "1e3", 1000],
    ["percent", "40 %", 0.4],
    ["percent", "４０％", 0.4],
    ["percent", "0.4", 0.4],
    ["money", "60,000.00 CNY", { amount: "60000.00", currency: "CNY" }],
    ["money", "CNY60000", { amount: "60000", currency: "CNY" }],
    ["date", "2027/6/5", "2027-06-05"],
    ["date", "2027年6月5日", "2027-06-05"],
    ["date", "2028-02-29", "2028-02-29"],
    ["checkbox", "✓", true],
    ["checkbox", "否", false],
    ["person", " Li Na < li@example.com > ", { name: "Li Na", email: "li@example.com" }],
    ["person", "<li@example.com>", { name: "li@example.com", email: "li@example.com" }],
    ["person", "Li Na <designer>", { name: "Li Na <designer>" }],
    ["person", "设计部(团队)", { name: "设计部", team: true }],
    ["person", 'the "best" Li', { name: 'the "best" Li' }],
    ["people", "王总、李娜；张三;", [{ name: "王总" }, { name: "李娜" }, { name: "张三" }]],
    ["people", '"Li; Na" <li@x.y>; Bo', [{ name: "Li; Na", email: "li@x.y" }, { name: "Bo" }]],
    ["choice", "TWO, OR MORE", "two"],
    ["choice", "二/更多", "two"],
    ["choice", "two", "two"],
    ["choices", "A, B/B、To do", ["a", "b", "todo"]],
    ["choices", "待办；c", ["todo", "c"]],
    ["text", "  as it stands ", "  as it stands "],
    ["texts", "one\n\n two ", ["one", "two"]],
  ] as const)("into %s as %j is understood", (kind, typed, value) => {
    expect(valueFromText(fields[kind]!, typed)).toEqual({ ok: true, value });
  });

  it.each([
    ["number", "12 apples"],
    ["number", "0,125"],
    ["number", "1,2345"],
    ["number", "1e999"],
    ["number", "NaN"],
    ["number", "--5"],
    ["percent", "many %"],
    ["money", "60000"],
    ["money", "CNY"],
    ["money", "CNY 5 USD"],
    ["money", "CNY 1,2"],
    ["date", "2027-02-30"],
    ["date", "20270620"],
    ["date", "next week"],
    ["instant", "2027-06-20T25:00:00Z"],
    ["instant", "2027-06-20"],
    ["checkbox", "perhaps"],
    ["choice", "three"],
    ["choices", "A, B, nobody"],
    ["choices", "constructor"],
  ] as const)("into %s as %j is clearly refused", (kind, typed) => {
    expect(valueFromText(fields[kind]!, typed)).toEqual({ ok: false });
  });
});

describe("options", () => {
  it("whose names are another's id, or one in the other language, still read back", () => {
    const twisted = choices("Twisted", "绕", { x: ["y", "x"], y: ["z", "y"], z: ["Same", "同"], w: ["Same", "w"] });
    fc.assert(
      fc.property(fc.array(fc.constantFrom("x", "y", "z", "w"), { minLength: 1, maxLength: 5 }), (ids) => {
        expect(valueFromText(twisted, valueToText(twisted, ids, "en"))).toEqual({ ok: true, value: ids });
      }),
      many,
    );
  });

  it("called like what every object has are options like any other", () => {
    const odd = choice("Odd", "怪", { constructor: ["Maker", "造"], toString: ["Text", "字"] });
    for (const id of ["constructor", "toString"])
      expect(valueFromText(odd, valueToText(odd, id, "zh"))).toEqual({ ok: true, value: id });
    expect(valueToText(odd, "hasOwnProperty", "en")).toBe("hasOwnProperty");
  });

  it("read as letters where they are letters", () => {
    const { cell } = (raci.shape as { matrices: { duties: { cell: Field } } }).matrices.duties;
    expect(valueFromText(cell, "A/R")).toEqual({ ok: true, value: ["A", "R"] });
    expect(valueFromText(cell, "负责：对结果负责, c")).toEqual({ ok: true, value: ["A", "C"] });
    expect(valueFromText(cell, "X")).toEqual({ ok: false });
  });
});

it("a person's account ids are not part of the text", () => {
  const person = { name: "Li Na", ids: { jira: "557058:1" } };
  expect(personText(person)).toBe("Li Na");
  expect(personIn(personText(person))).toEqual({ name: "Li Na" });
});
