import { type AnyTemplate, type Need, type NeedMap, parts, type Rule, type Rules, type Shape } from "@parley/core";
import { templates } from "@parley/core/registry";
import { runExamples } from "@parley/core/testing";
import { describe, expect, it } from "vitest";
import { raci } from "./given.ts";

const idOf = (template: AnyTemplate): string => (template.shape as Shape).id;
const rulesOf = (template: AnyTemplate): Readonly<Record<string, Rule<Shape>>> => template.rules as Rules<Shape>;
const withRule = (template: AnyTemplate, code: string, change: Partial<Rule<Shape>>): AnyTemplate => ({
  ...template,
  rules: { ...rulesOf(template), [code]: { ...rulesOf(template)[code], ...change } } as Rules<Shape>,
});
/** The template without what a rule is made of: its body, or the needs that report under its code. */
function emptied(template: AnyTemplate, code: string): AnyTemplate {
  if (rulesOf(template)[code]!.check) return withRule(template, code, { check: () => undefined });
  const without = (needs: NeedMap): NeedMap =>
    Object.fromEntries(Object.entries(needs).filter(([, need]) => (need as Need).code !== code));
  const shape = template.shape as Shape;
  const tables = Object.entries(parts(shape).tables).map(([name, t]) => [name, { ...t, needs: without(t.needs) }]);
  return {
    ...template,
    shape: { ...shape, needs: without(shape.needs), tables: Object.fromEntries(tables) as object },
  };
}

describe.each(templates.map((template) => [idOf(template), template] as const))("%s", (_id, template) => {
  const codes = Object.keys(rulesOf(template));

  it("does what its examples say, in both languages", () => {
    const { examples, failures } = runExamples(template);
    expect(failures).toEqual([]);
    const written = Object.values(rulesOf(template)).reduce(
      (n, rule) => n + rule.bad.length + (rule.good ?? []).length,
      0,
    );
    expect(examples).toBe(2 * written);
    expect(examples).toBeGreaterThanOrEqual(2 * codes.length);
    expect(examples > 0).toBe(codes.length > 0);
  });

  it("cannot lose the body of a rule unnoticed", () => {
    for (const code of codes) {
      const { failures } = runExamples(emptied(template, code));
      expect(
        failures.some((line) => line.startsWith(`${code} en`)),
        `${code}`,
      ).toBe(true);
      expect(
        failures.some((line) => line.startsWith(`${code} zh`)),
        `${code}`,
      ).toBe(true);
    }
  });
});

it("there are templates, and rules in them", () => {
  expect(templates.length).toBeGreaterThanOrEqual(2);
  expect(templates.map(idOf)).toEqual(templates.map(idOf).sort());
  expect(Object.keys(rulesOf(raci)).length).toBeGreaterThanOrEqual(11);
});

describe("the examples notice", () => {
  const failuresOf = (template: AnyTemplate): readonly string[] => runExamples(template).failures;

  it("a finding at another place, and one where none should be", () => {
    const elsewhere = withRule(raci, "RA-01", {
      check: (_, { report }) => report({ at: ["roles"], found: ["x", "x"] }),
    });
    const lines = failuresOf(elsewhere);
    expect(lines).toContain("RA-01 en: found roles, expected duties.poster");
    expect(lines).toContain("RA-01 zh: found roles, expected nothing");
    expect(lines.some((line) => line.startsWith("raci-matrix sample en: RA-01 at roles"))).toBe(true);
  });

  it("a fix that mends nothing, and one that breaks something else", () => {
    const patched = (patch: object): AnyTemplate =>
      withRule(raci, "RA-02", {
        check: (content, context) =>
          rulesOf(raci)["RA-02"]!.check!(content, {
            ...context,
            report: (found) =>
              context.report({ ...found, ...(found.fix && { fix: { ...found.fix, patch: patch as never } }) }),
          }),
      });
    expect(failuresOf(patched({}))).toContain("RA-02 en: the fix does not mend it");
    expect(failuresOf(patched({ activities: { poster: null }, roles: { pm: { name: null } } }))).toContain(
      "RA-02 zh: the fix brings G-01 roles.pm.name",
    );
  });

  it("a sample that is not clean", () => {
    const broken = { ...raci, sample: raci.fault! };
    expect(failuresOf(broken).some((line) => line.startsWith("raci-matrix sample zh: G-01"))).toBe(true);
  });
});
