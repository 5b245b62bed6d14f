import { genericRules, type Rules, type Shape, sourceTitles } from "@parley/core";
import { templates } from "@parley/core/registry";
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

const lines = readFileSync(new URL("../../packages/core/codes.lock", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => /^[A-Z]/.test(line));
const locked = lines.filter((line) => !line.includes(" "));
const later = lines.filter((line) => line.includes(" "));
const rules = [genericRules, ...templates.map((t) => t.rules as Rules<Shape>)];

it("holds exactly the codes of codes.lock, each once", () => {
  const codes = rules.flatMap((r) => Object.keys(r));
  expect(codes.length).toBeGreaterThanOrEqual(50);
  expect([...codes].sort()).toEqual([...locked].sort());
  expect(new Set([...locked, ...later.map((line) => line.split(" ")[0])]).size).toBe(lines.length);
});

it("gives a reason for every code that is not there yet", () => {
  expect(later.length).toBeGreaterThan(100);
  for (const line of later) expect(line).toMatch(/^[A-Z]{1,3}-[A-Z]?\d{1,2} later: \S.{10,}$/);
});

it("names a titled source for every rule and every shape", () => {
  const named = [
    ...rules.flatMap((r) => Object.values(r).map(({ source }) => source)),
    ...templates.flatMap((t) => (t.shape as Shape).source),
  ];
  const untitled = named.filter((source) => sourceTitles(source).some((title) => !title || title.length < 5));
  expect(named.length).toBeGreaterThan(50);
  expect(untitled).toEqual([]);
});
