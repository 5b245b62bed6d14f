import { templates } from "@parley/core/registry";
import { caseNames, conformanceCases, type ConformanceHost } from "@parley/core/testing";
import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";

/** Every road into every host: a file of this folder per road. */
const stages = import.meta.glob<{ readonly stage: ConformanceHost }>("./stages/*.ts", { eager: true });
const hosts = Object.values(stages).map(({ stage }) => stage);
const packages = readdirSync(new URL("../../packages", import.meta.url)).filter(
  (name) => !["core", "cli", "workbench"].includes(name),
);

describe("what is tried", () => {
  it("is every host, every template, every case", () => {
    expect(packages.length).toBeGreaterThanOrEqual(3);
    for (const name of packages) expect(hosts.some((host) => host.name.startsWith(name))).toBe(true);
    expect(templates.length).toBeGreaterThanOrEqual(2);
    expect(caseNames.length).toBeGreaterThanOrEqual(20);
  });
});

for (const host of hosts)
  describe(host.name, () => {
    for (const { name, run } of conformanceCases(host, templates)) it(name, run);
  });
