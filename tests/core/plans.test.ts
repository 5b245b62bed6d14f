import {
  applyPatch,
  type Content,
  check,
  type Document,
  fill,
  parse,
  projectOf,
  type Shape,
  type StoredRow,
  toBase,
  merge,
} from "@parley/core";
import { coverageOf } from "@parley/core/templates/communication-plan";
import { sampleOf } from "@parley/core/testing";
import { describe, expect, it } from "vitest";
import { copy, now, templateOf } from "./given.ts";

const template = templateOf("communication-plan")!;
const shape = template.shape as Shape;
const plan = sampleOf(template, "en", "plan");
const lines = plan.content["lines"] as StoredRow[];
const generated = (document: Document, from: string, until: string): Document => {
  const content = fill(shape, document.content, from) as Content<Shape>;
  return {
    ...document,
    content: applyPatch(shape, document.content, template.generate!(content, { from, until }) as never),
  };
};
const daysOf = (document: Document, line: string): readonly unknown[] =>
  (document.content["occurrences"] as { line: { row: string }; dueDate: string }[]).flatMap((o) =>
    o.line.row === line ? [o.dueDate] : [],
  );

describe("a plan of five hundred lines", () => {
  const many: Document = {
    ...plan,
    content: {
      ...plan.content,
      lines: Array.from({ length: 500 }, (_, i) => ({
        ...lines[0],
        id: `line-${i}`,
        purpose: `Line ${i}`,
        audience: [{ text: `Team ${i}` }],
        owner: { name: `Owner ${i}` },
        phase: ["Launch"],
      })),
      occurrences: [],
    },
  };
  it("is expanded, checked, parsed and merged whole", () => {
    const full = generated(many, "2027-03-01", "2027-06-30");
    const rows = full.content["occurrences"] as StoredRow[];
    expect(rows.length).toBe(500 * 17);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect(check(template, full, projectOf([full], now)).filter(({ severity }) => severity === "error")).toEqual([]);
    expect(parse(copy(full), templateOf)).toMatchObject({ ok: true });
    const numbers = fill(shape, full.content, "2027-03-20") as Readonly<Record<string, number>>;
    expect([numbers["dueSoFar"], numbers["overdue"], numbers["onTime"]]).toEqual([1500, 1500, 0]);
    expect(merge(shape, toBase(shape, many), full, many).document.content["occurrences"]).toHaveLength(rows.length);
    // Once more adds nothing.
    expect(generated(full, "2027-03-01", "2027-06-30").content).toEqual(full.content);
  });
  it("tells of each overdue occurrence, and once of each line that failed twice", () => {
    const full = generated(many, "2027-03-01", "2027-03-31");
    const occurrences = (full.content["occurrences"] as StoredRow[]).map((row, i) =>
      i < 8 ? { ...row, result: "missed" } : row,
    );
    const late = { ...full, content: { ...full.content, occurrences } };
    const codes = check(template, late, projectOf([late], "2027-04-01T09:00:00+08:00")).map(({ code }) => code);
    const count = (code: string): number => codes.filter((c) => c === code).length;
    expect([count("CP-10"), count("CP-11")]).toEqual([occurrences.length - 8, 2]);
  });
});

describe("the dates of a line", () => {
  const withLine = (change: object): Document => ({
    ...plan,
    content: { ...plan.content, lines: [{ ...lines[0], ...change }], occurrences: [] },
  });
  const dates = (change: object, from: string, until: string): readonly unknown[] =>
    daysOf(generated(withLine(change), from, until), lines[0]!.id);
  it("are the same day each month, its last day where it has no such day", () => {
    expect(
      dates({ frequency: "monthly", firstDate: "2026-01-31", until: undefined }, "2027-01-01", "2027-04-30"),
    ).toEqual(["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"]);
    expect(
      dates({ frequency: "quarterly", firstDate: "2010-11-30", until: undefined }, "2027-01-01", "2027-06-30"),
    ).toEqual(["2027-02-28", "2027-05-30"]);
  });
  it("are found however long ago the line began, and leave weekends out", () => {
    expect(
      dates({ frequency: "daily", firstDate: "2001-01-01", until: undefined }, "2027-03-05", "2027-03-09"),
    ).toEqual(["2027-03-05", "2027-03-08", "2027-03-09"]);
    expect(
      dates({ frequency: "biweekly", firstDate: "2001-01-01", until: undefined }, "2027-03-01", "2027-03-31"),
    ).toHaveLength(2);
  });
  it("are none for what follows events, has no first day, or has ended; and never without end", () => {
    for (const change of [
      { frequency: "event" },
      { frequency: "milestone" },
      { firstDate: undefined },
      { until: "2027-02-20" },
      { firstDate: "soon" },
    ])
      expect(dates(change, "2027-03-01", "2027-12-31")).toEqual([]);
    expect(dates({ frequency: "daily", until: undefined }, "2027-03-01", "9999-12-31").length).toBeLessThan(4001);
  });
});

describe("the numbers of a plan", () => {
  const numbers = (content: object = {}, today = "2027-03-01"): Readonly<Record<string, unknown>> =>
    fill(shape, { ...plan.content, ...content }, today) as Readonly<Record<string, unknown>>;
  it("are its channel mix, and how many channels so many people have", () => {
    const { live, written, published, channels } = numbers();
    expect([live, written, published, channels]).toEqual([0.5, 3 / 8, 1 / 8, 66]);
    expect([numbers({ participants: 1 })["channels"], numbers({ participants: undefined })["channels"]]).toEqual([
      0,
      undefined,
    ]);
    expect(numbers({ lines: [] })["live"]).toBeUndefined();
  });
  it("are what is due and overdue, and the rate that was sent on time", () => {
    const row = (id: string, dueDate: string | undefined, more: object = {}) => ({
      id,
      line: { row: "status", text: "S" },
      ...(dueDate && { dueDate }),
      ...more,
    });
    const occurrences = [
      row("a", "2027-02-19", { result: "ok" }),
      row("b", "2027-02-26", { result: "missed" }),
      row("c", "2027-02-28"),
      row("d", "2027-03-01"),
      row("e", "2027-03-08", { result: "ok" }),
      row("f", undefined),
    ];
    const content = numbers({ occurrences });
    expect([content["dueSoFar"], content["overdue"], content["onTime"]]).toEqual([4, 1, 0.25]);
    expect((content["occurrences"] as { standing?: string }[]).map(({ standing }) => standing)).toEqual([
      "done",
      "done",
      "overdue",
      "due",
      "done",
      undefined,
    ]);
    expect(numbers({ occurrences: [] })["onTime"]).toBeUndefined();
  });
  it("are how many of a register's stakeholders it reaches", () => {
    const register = sampleOf(templateOf("stakeholder-register")!, "en", "stakeholder-register-sample");
    const all = register.content["stakeholders"] as StoredRow[];
    const { stakeholders, covered, share, missing } = coverageOf(register, [plan]);
    expect([stakeholders, covered + missing.length]).toEqual([all.length, all.length]);
    expect(covered).toBeGreaterThan(0);
    expect(share).toBe(covered / all.length);
    expect(coverageOf({ ...register, content: {} }, [plan]).share).toBeUndefined();
    expect(coverageOf(register, []).missing).toHaveLength(all.length);
  });
});
