import type { Field } from "@parley/core";
import { describe, expect, it } from "vitest";
import { decode, encode, isExact, isExactNumber, type CodecContext } from "../../../packages/sheets/src/codec.ts";
import type { Targets } from "../../../packages/sheets/src/directory.ts";
import { fromSerial, fromWallSerial, toSerial, toWallSerial } from "../../../packages/sheets/src/dates.ts";
import { packBase, unpackBase } from "../../../packages/sheets/src/packed-base.ts";

/** One row that a field may point to. */
const posters: Targets = {
  all: [{ row: "r1", text: "Launch poster" }],
  byName: (name) => (name.trim() === "Launch poster" ? { row: "r1", text: "Launch poster" } : undefined),
  nameOf: ({ document, row }) => (document === undefined && row === "r1" ? "Launch poster" : undefined),
  place: undefined,
};
const context: CodecContext = {
  language: "en",
  currency: "CNY",
  timeZone: "Asia/Shanghai",
  targets: () => posters,
};
const field = (kind: Field["kind"], more: Partial<Field> = {}): { field: Field } => ({
  field: { kind, label: ["x", "x"], ...more },
});

describe("values in cells", () => {
  it("writes days as dates, and days before a spreadsheet's time as text", () => {
    expect(encode(field("date"), "2027-06-20", context)).toEqual({ value: 46558 });
    expect(encode(field("date"), "1850-01-01", context)).toEqual({ value: "1850-01-01" });
    for (const day of ["1900-01-01", "2000-02-29", "2027-06-20", "2100-12-31"])
      expect(fromSerial(toSerial(day))).toBe(day);
  });

  it("writes moments by the clock of the project, across a change of the clocks", () => {
    for (const [instant, zone] of [
      ["2027-06-20T09:00:00+08:00", "Asia/Shanghai"],
      ["2027-03-28T03:30:00+02:00", "Europe/Berlin"],
      ["2027-12-31T23:59:59-05:00", "America/New_York"],
    ] as const) {
      expect(fromWallSerial(toWallSerial(instant, zone), zone)).toBe(instant);
    }
  });

  it("keeps an amount digit for digit: as a number, or as text where a number cannot", () => {
    const money = field("money");
    expect(encode(money, { amount: "60000.5", currency: "CNY" }, context)).toMatchObject({
      value: 60000.5,
      mustShow: "CNY",
    });
    const large = { amount: "12345678901234567.89", currency: "CNY" };
    expect(encode(money, large, context)).toEqual({ value: "CNY 12345678901234567.89" });
    expect(decode(money, { value: "CNY 12345678901234567.89" }, context)).toEqual({ ok: true, value: large });
    expect([isExactNumber("123456789012.345"), isExactNumber("1234567890123.456")]).toEqual([true, false]);
    expect(decode(money, { value: "USD 500" }, context)).toEqual({
      ok: true,
      value: { amount: "500", currency: "USD" },
    });
  });

  it("knows when a cell says less than the value", () => {
    const exact = (kind: Field["kind"], value: unknown, more?: Partial<Field>): boolean => {
      const coded = field(kind, more);
      return isExact(coded, value, encode(coded, value, context), context);
    };
    expect(exact("money", { amount: "60000.50", currency: "CNY" })).toBe(false);
    expect(exact("money", { amount: "60000.5", currency: "CNY" })).toBe(true);
    expect(exact("person", { name: "Li Na", email: "li@example.com" })).toBe(true);
    expect(exact("person", { name: "Li Na", ids: { jira: "a1" } })).toBe(false);
    // Where a reference points is never left to a name alone.
    expect(exact("reference", { row: "r1", text: "Launch poster" }, { to: [".activities"] })).toBe(false);
    expect(exact("reference", { document: "d", row: "r1", text: "Launch poster" })).toBe(false);
    expect(exact("reference", { text: "Somewhere else" })).toBe(true);
    expect(exact("text", "  spaces  ")).toBe(true);
    expect(exact("text", "")).toBe(false);
  });

  it("shows a reference by the name that its target has now, and reads a name as what is called so", () => {
    const reference = field("reference", { to: [".activities"] });
    expect(encode(reference, { row: "r1", text: "Poster" }, context)).toEqual({ value: "Launch poster" });
    expect(encode(reference, { row: "gone", text: "Poster" }, context)).toEqual({ value: "Poster" });
    expect(decode(reference, { value: " Launch poster" }, context)).toEqual({
      ok: true,
      value: { row: "r1", text: "Launch poster" },
    });
    const many = field("references", { to: [".activities"] });
    expect(decode(many, { value: "Launch poster; Landing page" }, context)).toEqual({
      ok: true,
      value: [{ row: "r1", text: "Launch poster" }, { text: "Landing page" }],
    });
  });

  it("reads what people type, and refuses what is nothing of the kind", () => {
    const choice = field("choice", { options: { a: ["Alpha", "甲"], b: ["Beta", "乙"] } });
    expect(decode(choice, { value: "乙" }, context)).toEqual({ ok: true, value: "b" });
    expect(decode(choice, { value: "Gamma" }, context).ok).toBe(false);
    expect(decode(field("date"), { value: "2027/3/5" }, context)).toEqual({ ok: true, value: "2027-03-05" });
    expect(decode(field("date"), { value: true }, context).ok).toBe(false);
    expect(decode(field("number"), { value: "1,200" }, context)).toEqual({ ok: true, value: 1200 });
    expect(decode(field("text"), { value: 46558, shown: "2027-06-20" }, context)).toEqual({
      ok: true,
      value: "2027-06-20",
    });
    expect(decode(field("number"), { value: "#REF!", formula: "=A0" }, context).ok).toBe(false);
  });

  it("packs a base into less, and gives the same back", () => {
    const base = {
      $title: "11111111",
      "a/#order": "22222222",
      "a/r1": "33333333",
      "a/r1/name": "44444444",
      "$extra/a.b/c": "55555555",
    };
    expect(unpackBase(packBase(base))).toEqual(base);
  });
});
