import {
  applyFix,
  applyPatch,
  check,
  type Document,
  type Field,
  parts,
  projectOf,
  sampleDocument,
  type Shape,
} from "@parley/core";
import { templates } from "@parley/core/registry";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { now } from "./given.ts";

const words = [
  "",
  "TBD",
  "Improve everything asap",
  "尽快提升",
  "6月底前把销售额提升三成",
  "so that 20% by 2027-06-20",
  "x",
];
const text = fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 12 }));
const day = fc.constantFrom("2026-01-01", "2027-03-01", "2027-03-06", "2027-12-31", "2029-02-28");
const person = fc.constantFrom(
  { name: "李娜" },
  { name: "Li Na", email: "li@example.com" },
  { name: "team", team: true },
);
const number = fc.constantFrom(-1, 0, 1, 2, 3, 5, 8, 40, 1_000_000);
const reference = fc.constantFrom({ text: "somewhere" }, { row: "nowhere", text: "" });

/** Any value that a field may hold, as people leave them: blank, odd, far off. */
function valueOf(field: Field): fc.Arbitrary<unknown> {
  const options = fc.constantFrom(...Object.keys(field.options ?? { none: 0 }));
  const kinds: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
    text,
    longText: text,
    url: text,
    texts: fc.array(text, { maxLength: 3 }),
    number,
    percent: number,
    money: fc.record({ amount: number.map(String), currency: fc.constantFrom("CNY", "USD") }),
    date: day,
    instant: day.map((on) => `${on}T09:00:00+08:00`),
    person,
    people: fc.array(person, { maxLength: 3 }),
    choice: options,
    choices: fc.uniqueArray(options, { maxLength: 4 }),
    checkbox: fc.boolean(),
    reference,
    references: fc.array(reference, { maxLength: 2 }),
  };
  return fc.oneof({ weight: 1, arbitrary: fc.constant(null) }, { weight: 3, arbitrary: kinds[field.kind] ?? text });
}

/** Edits of some of a sample's places, and rows that go. */
function editsOf(shape: Shape, content: Document["content"]): fc.Arbitrary<object> {
  const { fields, tables, matrices } = parts(shape);
  const idsIn = (table: string): string[] => ((content[table] ?? []) as { id: string }[]).map(({ id }) => id);
  const some = (of: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<object> =>
    fc.record(of, { requiredKeys: [] });
  const map = <T>(
    of: Readonly<Record<string, T>>,
    to: (one: T) => fc.Arbitrary<unknown>,
  ): Record<string, fc.Arbitrary<unknown>> =>
    Object.fromEntries(Object.entries(of).map(([name, one]) => [name, to(one)]));
  const rows = Object.entries(tables).map(([name, { columns }]) => {
    const row = fc.oneof(
      { weight: 5, arbitrary: some(map(columns, valueOf)) },
      { weight: 1, arbitrary: fc.constant(null) },
    );
    return [name, some(Object.fromEntries(idsIn(name).map((id) => [id, row])))] as const;
  });
  const cells = Object.entries(matrices).map(([name, { rows: down, columns: across, cell }]) => {
    const row = some(Object.fromEntries([...idsIn(across), "gone"].map((id) => [id, valueOf(cell)])));
    return [name, some(Object.fromEntries([...idsIn(down), "lost"].map((id) => [id, row])))] as const;
  });
  return some({ ...map(fields, valueOf), ...Object.fromEntries([...rows, ...cells]) });
}

it("finds and mends rows that are called as parts of every object are", () => {
  const template = templates.find(({ shape }) => shape.id === "raci-matrix")!;
  const names = ["constructor", "hasOwnProperty", "toString", "valueOf"];
  const sample = sampleDocument(template, { id: "doc-1", language: "en", now, today: "2027-03-01" });
  const content = {
    roles: names.map((id) => ({ id, name: id })),
    activities: names.map((id) => ({ id, name: id })),
    duties: { constructor: { hasOwnProperty: ["A"], toString: ["A", "R"] }, valueOf: { valueOf: ["R"] } },
  };
  const document: Document = { ...sample, content };
  const found = check(template, document, projectOf([document], now, "2027-03-01"));
  const of = (code: string): string[] => found.filter((f) => f.code === code).map(({ at }) => at.join("."));
  expect(of("RA-01").sort()).toEqual(names.map((name) => `duties.${name}`).sort());
  expect(of("RA-02").sort()).toEqual(["duties.hasOwnProperty", "duties.toString"]);
});

describe("a fix", () => {
  let fixes = 0;
  for (const template of templates)
    for (const language of ["en", "zh"] as const)
      it(`of ${String(template.shape.id)} mends its finding, whatever the document (${language})`, () => {
        const shape: Shape = template.shape;
        const sample = sampleDocument(template, { id: "doc-1", language, now, today: "2027-03-01" });
        const edited = editsOf(shape, sample.content).map((patch): Document => {
          return { ...sample, content: applyPatch(shape, sample.content, patch as never) };
        });
        fc.assert(
          fc.property(edited, (document) => {
            const project = projectOf([document], now, "2027-03-01");
            for (const finding of check(template, document, project)) {
              if (!finding.fix) continue;
              fixes++;
              const fixed = applyFix(template, document, finding, now);
              const key = ({ code, at }: { code: string; at: readonly string[] }): string => `${code} ${at.join("/")}`;
              const left = check(template, fixed, projectOf([fixed], now, "2027-03-01")).map(key);
              expect(left).not.toContain(key(finding));
            }
          }),
          { numRuns: 60 },
        );
      });

  it("was there to be tried", () => {
    expect(fixes).toBeGreaterThan(200);
  });
});
