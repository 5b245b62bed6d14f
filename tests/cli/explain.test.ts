import { genericRules } from "@parley/core";
import { templates } from "@parley/core/registry";
import { expect, it } from "vitest";
import { documentIn, emptyFolder, type Ended, expectRefusal, parley } from "./parley.ts";

const han = /[\u4e00-\u9fff]/;
/** A rule of each template that has any, and one of all templates. */
const codes = templates.flatMap(({ rules }) => Object.keys(rules as object).slice(0, 1));

it(
  "says what a rule wants, why, with examples, and how to accept it, in both languages",
  { timeout: 120_000 },
  async () => {
    const cwd = emptyFolder();
    expect(codes.length).toBeGreaterThan(3);
    for (const [i, code] of codes.entries()) {
      const en = await parley(["explain", code.toLowerCase(), "--lang", "en"], { cwd });
      expect(en).toMatchObject({ code: 0, err: "" });
      for (const part of ["Why: where it comes from", "It finds", "Unexpected ", `parley waive <file> ${code}`])
        expect(en.out).toContain(part);
      const { code: exit, out } = await parley(["explain", code, "--lang", "zh", "--json"], { cwd });
      expect(exit).toBe(0);
      const told = JSON.parse(out) as {
        title: string;
        template: string;
        sources: string[];
        bad: { edits: unknown[]; finding?: string }[];
      };
      const { shape, rules } = templates.filter(({ rules: all }) => Object.keys(all as object).length > 0)[i]!;
      expect(told.template).toBe(shape.id);
      expect(told.title).toBe((rules as unknown as Record<string, { title: [string, string] }>)[code]!.title[1]);
      expect(told.sources.length).toBeGreaterThan(0);
      expect(told.bad.length).toBeGreaterThan(0);
      for (const { finding } of told.bad) expect(finding).toMatch(/发现.+应为/);
    }
  },
);

it("knows the rules of every template, and names what was probably meant", async () => {
  const cwd = emptyFolder();
  for (const code of Object.keys(genericRules).slice(0, 2)) {
    const { out } = await parley(["explain", code, "--lang", "zh"], { cwd });
    expect(out).toContain("全部模板");
    expect(out).toMatch(han);
  }
  expectRefusal(await parley(["explain", "RA-O1"], { cwd }), /code "RA-O1", expected RA-01/);
  expectRefusal(
    await parley(["explain", "nonsense", "--lang", "zh"], { cwd }),
    /代码“nonsense”.*parley templates --json/,
  );
});

it("accepts a finding with a reason, and takes that back", { timeout: 120_000 }, async () => {
  const cwd = emptyFolder();
  const run = (...line: string[]): Promise<Ended> => parley(line, { cwd });
  await run("new", "raci-matrix", "--fault", "--out", "a.json");
  expect((await run("check", "a.json")).code).toBe(1);
  const { findings } = JSON.parse((await run("check", "a.json", "--json")).out) as { findings: { code: string }[] };
  const { code } = findings[0]!;
  const why = ["--reason", "Both sign for media", "--by", "Li Na"];

  expectRefusal(await run("waive", "a.json", code), /no --reason, expected --reason <text>/);
  expectRefusal(await run("waive", "a.json", code, "--reason", "x", "--lang", "zh"), /缺少 --by/);
  expectRefusal(await run("waive", "a.json", "RA-02", ...why), /no open finding RA-02 in a\.json, expected one of /);
  expectRefusal(
    await run("waive", "a.json", code, "--at", "Nowhere", ...why),
    /at "Nowhere", expected --at with one of "/,
  );
  expectRefusal(await run("waive", "a.json", code, "--undo"), /no accepted /);

  const accepted = await run("waive", "a.json", code.toLowerCase(), ...why);
  expect(accepted).toMatchObject({ code: 0, err: "" });
  expect(documentIn(cwd, "a.json").waivers).toEqual([
    expect.objectContaining({ code, reason: "Both sign for media", by: "Li Na" }),
  ]);
  const checked = await run("check", "a.json");
  expect(checked.code).toBe(0);
  expect(checked.out).toContain("accepted by Li Na");

  expect((await run("waive", "a.json", code, "--undo")).code).toBe(0);
  expect(documentIn(cwd, "a.json").waivers).toEqual([]);
  expect((await run("check", "a.json")).code).toBe(1);
});
