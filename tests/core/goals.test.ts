import { check, type Document, fill, projectOf, type Shape } from "@parley/core";
import { goalTree } from "@parley/core/templates/smart-goal";
import { sampleOf } from "@parley/core/testing";
import { describe, expect, it } from "vitest";
import { now, templateOf } from "./given.ts";

const template = templateOf("smart-goal")!;
const today = "2027-04-25";
const goal = (id: string, parent?: string, more: object = {}): Document => {
  const made = sampleOf(template, "en", id);
  return {
    ...made,
    title: id,
    content: { ...made.content, ...(parent && { parent: { document: parent, text: parent } }), ...more },
  };
};
const circles = (documents: readonly Document[], language: 0 | 1 = 0): readonly string[] =>
  documents.flatMap((document) =>
    check(template, document, projectOf(documents, now))
      .filter(({ code }) => code === "SG-X3")
      .map(({ at, found }) => `${document.id} ${at.join()} ${found[language]}`),
  );
const ids = (documents: readonly Document[]): readonly string[] => documents.map(({ id }) => id);

describe("a goal tree", () => {
  it.each([
    ["with a goal above itself", [goal("a", "a")], ["a"]],
    ["with two goals above each other", [goal("a", "b"), goal("b", "a")], ["a", "b"]],
    ["with a circle of three", [goal("a", "b"), goal("b", "c"), goal("c", "a")], ["a", "b", "c"]],
    ["with goals below a circle", [goal("a", "b"), goal("b", "a"), goal("leaf", "a")], ["a", "b"]],
  ])("%s ends, and each goal of it is told once", (_, goals, told) => {
    expect(circles(goals)).toEqual(told.map((id) => `${id} parent a circle of parent goals`));
    expect(circles(goals, 1)).toEqual(told.map((id) => `${id} parent 上级目标形成循环`));
    const { roots, inCircles } = goalTree(goals);
    expect([roots, ids(inCircles)]).toEqual([[], ids(goals)]);
  });

  it("shows what stands below what, and goals without their parent as roots", () => {
    const goals = [
      goal("b", "a"),
      goal("a"),
      goal("d", "gone"),
      goal("c", "b"),
      { ...goal("x"), template: "raci-matrix" },
    ];
    const { roots, inCircles } = goalTree(goals);
    expect(roots.map((n) => [n.goal.id, ids(n.below.map((m) => m.goal))])).toEqual([
      ["a", ["b"]],
      ["d", []],
    ]);
    expect(roots[0]!.below[0]!.below[0]!.goal.id).toBe("c");
    expect(inCircles).toEqual([]);
  });

  it("may be as deep as it likes", () => {
    const chain = Array.from({ length: 20_000 }, (_, i) => ({
      ...goal("g"),
      id: `g${i}`,
      content: i === 0 ? {} : { parent: { document: `g${i - 1}`, text: "" } },
    }));
    let depth = 0;
    for (let node = goalTree(chain).roots[0]; node; node = node.below[0]) depth++;
    expect(depth).toBe(20_000);
  });
});

describe("the numbers of a goal", () => {
  const of = (change: object): Readonly<Record<string, unknown>> =>
    fill(template.shape as Shape, { ...goal("g").content, ...change }, today) as Readonly<Record<string, unknown>>;
  const letters = (change: object): string => {
    const { specific, measurable, assignable, realistic, timeBound, score } = of(change);
    return `${[specific, measurable, assignable, realistic, timeBound].map((l, i) => (l === "met" ? "SMART"[i] : "-")).join("")} ${score as number}`;
  };
  it("are its score and the letters that it lacks", () => {
    expect(letters({})).toBe("SMART 5");
    expect(letters({ statement: undefined })).toBe("-MART 4");
    expect(letters({ unit: undefined })).toBe("S-ART 4");
    expect(letters({ unit: undefined, kind: "qualitative", indicators: "Survey" })).toBe("SMART 5");
    expect(letters({ owner: undefined })).toBe("SM-RT 4");
    expect(letters({ resources: "" })).toBe("SM-RT 4");
    expect(letters({ strategyLink: undefined })).toBe("SMA-T 4");
    expect(letters({ dueDate: "2027-03-01" })).toBe("SMAR- 4");
    expect(Object.values(of({})).length).toBeGreaterThan(0);
  });
  it("are its progress against what is expected by now, blank where they mean nothing", () => {
    // 55 of 111 days.
    const half = of({ current: 880 });
    expect([half["progress"], half["rag"]]).toEqual([0.5, "green"]);
    expect(half["expected"]).toBeCloseTo(55 / 111);
    expect(of({ current: 860 })["rag"]).toBe("amber");
    expect(of({ current: 820 })["rag"]).toBe("red");
    expect(of({ current: 780 })["rag"]).toBe("red");
    for (const change of [{ baseline: undefined }, { current: undefined }, { target: 800, direction: "maintain" }])
      expect([of(change)["progress"], of(change)["rag"]]).toEqual([undefined, undefined]);
    expect(of({ startDate: "2027-05-01", dueDate: "2027-06-01" })["expected"]).toBe(0);
    expect(of({ dueDate: "2027-04-01" })["expected"]).toBe(1);
  });
});
