import { analyse } from "@parley/core";
import { describe, expect, it } from "vitest";
import type { LabelledGoal } from "./labelled-goal.ts";
import { laterGoals } from "./later-goals.ts";
import { ownGoals } from "./own-goals.ts";
import { trapGoals } from "./trap-goals.ts";

type Label = "measurable" | "timeBound" | "vague";
const least: Readonly<Record<Label, number>> = { measurable: 0.95, timeBound: 0.95, vague: 0.85 };

/** Harmonic mean of precision and recall, and the statements that are read wrongly. */
function measured(goals: readonly LabelledGoal[], label: Label): { f1: number; misses: string[] } {
  const found = goals.map((goal) => ({ goal, found: analyse(goal.text)[label] }));
  const right = found.filter((each) => each.found && each.goal[label]).length;
  const misses = found.filter((each) => each.found !== each.goal[label]);
  return { f1: (2 * right) / (2 * right + misses.length), misses: misses.map(({ goal }) => goal.text) };
}

const sets = { own: ownGoals, later: laterGoals, traps: trapGoals };
describe.each(Object.entries(sets))("goals (%s)", (_, goals) => {
  it("has enough statements of both languages to say something", () => {
    for (const lang of ["en", "zh"]) expect(goals.filter((goal) => goal.lang === lang).length).toBeGreaterThan(39);
  });

  it.each(
    (["en", "zh"] as const).flatMap((lang) => (Object.keys(least) as Label[]).map((label) => [lang, label] as const)),
  )("%s %s is read well enough", (lang, label) => {
    const { f1, misses } = measured(
      goals.filter((goal) => goal.lang === lang),
      label,
    );
    expect({ f1: f1 >= least[label], misses: f1 >= least[label] ? [] : misses }).toEqual({ f1: true, misses: [] });
  });
});

it("tells the language of every statement", () => {
  const all = Object.values(sets).flat();
  expect(all.filter(({ text, lang }) => analyse(text).language !== lang)).toEqual([]);
});
