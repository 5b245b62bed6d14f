import { execFile } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { promisify } from "node:util";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { bundle, emptyFolder, expectRefusal, parley, put, sample } from "./parley.ts";

/** Row 3 has two A's, row 4 none: RA-01 twice. */
const page =
  "| Activity | Lead | Design |\n|---|---|---|\n| Poster | A | A |\n| Contract | R | R |\n| Site | A | R |\n";

interface Shown {
  readonly code: string;
  readonly severity: string;
  readonly line: number;
  readonly waived?: { readonly reason: string };
}
async function checked(cwd: string, ...line: string[]): Promise<{ code: number; open: Shown[]; accepted: Shown[] }> {
  const { code, out, err } = await parley(["check", "team.md", "--json", ...line], { cwd });
  expect(err).toBe("");
  const { findings, accepted = [] } = JSON.parse(out) as { findings: Shown[]; accepted?: Shown[] };
  return { code, open: findings, accepted };
}

describe("what a team settles in .parleyrc.json", () => {
  it("is found from the folder above, and sets severities", async () => {
    const cwd = emptyFolder();
    put(cwd, ".parleyrc.json", { severities: { "RA-01": "hint", "RA-02": "warning" } });
    mkdirSync(join(cwd, "docs"));
    put(join(cwd, "docs"), "team.md", page);
    const { code, open } = await checked(join(cwd, "docs"));
    expect(open.filter((one) => one.code === "RA-01").map(({ severity }) => severity)).toEqual(["hint", "hint"]);
    expect(code).toBe(0);
  });

  it("accepts a finding in a file, at a place, until a day, and lists it with its reason", async () => {
    const cwd = emptyFolder();
    put(cwd, "team.md", page);
    const waiver = {
      code: "RA-01",
      file: "team.md",
      at: "poster",
      reason: "Both sign",
      by: "Li Na",
      until: "2027-06-30",
    };
    put(cwd, ".parleyrc.json", { waivers: [waiver] });
    const { open, accepted } = await checked(cwd, "--today", "2027-06-30");
    expect(open.filter((one) => one.code === "RA-01").map(({ line }) => line)).toEqual([4]);
    expect(accepted).toMatchObject([{ code: "RA-01", line: 3, waived: { reason: "Both sign" } }]);
    const { accepted: late } = await checked(cwd, "--today", "2027-07-01");
    expect(late).toEqual([]);
    const { out } = await parley(["check", "team.md", "--today", "2027-06-30"], { cwd });
    expect(out).toContain("accepted by Li Na: Both sign");
  });

  it("may stand in package.json, and names the language", async () => {
    const cwd = emptyFolder();
    put(cwd, "team.md", page);
    put(cwd, "package.json", { name: "x", parley: { language: "zh" } });
    const { out } = await parley(["check", "team.md"], { cwd });
    expect(out).toContain("错误 RA-01");
    const asked = await parley(["check", "team.md", "--lang", "en"], { cwd });
    expect(asked.out).toContain("error RA-01");
  });

  it("names what has digits and measures nothing, for documents and for statements", async () => {
    const cwd = emptyFolder();
    put(cwd, "goals.txt", "办好365杯咖啡节\n");
    const line = ["-c", `"${process.execPath}" "${bundle}" text --json < goals.txt`];
    const measurable = async (): Promise<unknown> => {
      const { stdout } = await promisify(execFile)("sh", line, { cwd });
      return (JSON.parse(stdout) as { measurable: boolean }).measurable;
    };
    await parley(["templates"], { cwd });
    const before = await measurable();
    put(cwd, ".parleyrc.json", { exceptions: ["365杯"] });
    expect([before, await measurable()]).toEqual([true, false]);
  });

  it("counts for documents as it counts for tables", async () => {
    const cwd = emptyFolder();
    await sample(cwd, "a.json", "raci-matrix", "--fault");
    const before = await parley(["check", "a.json"], { cwd });
    expect(before.code).toBe(1);
    put(cwd, ".parleyrc.json", { severities: { "RA-01": "off" } });
    expect((await parley(["check", "a.json"], { cwd })).code).toBe(0);
  });

  const wrong: readonly (readonly [name: string, json: unknown, says: RegExp])[] = [
    ["no JSON", "{ severities", /^parley: \.parleyrc\.json: Unexpected malformed JSON/],
    ["a list", [], /expected object/],
    ["a misspelt key", { severity: {} }, /Unexpected "severity", expected "severities"/],
    ["a misspelt code", { severities: { "RA-1": "off" } }, /: Unexpected "RA-1" in severities, expected a rule's code/],
    [
      "a severity of none",
      { severities: { "RA-01": "loud" } },
      /"loud" in severities\.RA-01, expected error, warning, hint, off/,
    ],
    ["a threshold of none", { thresholds: { "raci-matrix.most": 3 } }, /"raci-matrix\.most" in thresholds/],
    ["a waiver without a reason", { waivers: [{ code: "RA-01", by: "x" }] }, /nothing in waivers\.0\.reason/],
    [
      "a blank reason",
      { waivers: [{ code: "RA-01", by: "x", reason: " " }] },
      /" " in waivers\.0\.reason, expected a text/,
    ],
    ["a day of none", { waivers: [{ code: "RA-01", by: "x", reason: "y", until: "June" }] }, /expected a day such as/],
  ];
  for (const [name, json, says] of wrong)
    it(`${name} is refused in one sentence`, async () => {
      const cwd = emptyFolder();
      put(cwd, "team.md", page);
      put(cwd, ".parleyrc.json", json);
      expectRefusal(await parley(["check", "team.md"], { cwd }), says);
      expect((await parley(["check", "team.md", "--lang", "zh"], { cwd })).err).toMatch(/发现.*应为/);
    });
});

describe("reports", () => {
  const schema: unknown = JSON.parse(
    readFileSync(createRequire(import.meta.url).resolve("schemastore/schemas/json/sarif-2.1.0.json"), "utf8"),
  );
  /** The schema is of draft 7 and names formats, which are only annotations here. */
  const isSarif = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema as object);

  it("in SARIF 2.1.0 hold against its schema, with places, rules and waivers", async () => {
    const cwd = emptyFolder();
    put(cwd, "team.md", page);
    put(cwd, ".parleyrc.json", { waivers: [{ code: "RA-01", at: "Contract", reason: "Later", by: "Li Na" }] });
    await sample(cwd, "目标 1.json", "smart-goal", "--fault");
    for (const lang of ["en", "zh"]) {
      const { code, out } = await parley(["check", "team.md", "目标 1.json", "--format", "sarif", "--lang", lang], {
        cwd,
      });
      expect(code).toBe(1);
      const log = JSON.parse(out) as { runs: { results: Result[]; tool: { driver: { rules: { id: string }[] } } }[] };
      isSarif(log);
      expect(isSarif.errors ?? []).toEqual([]);
      const [run] = log.runs;
      const poster = run?.results.find(({ ruleId, suppressions }) => ruleId === "RA-01" && !suppressions);
      expect(poster?.locations[0]?.physicalLocation).toEqual({
        artifactLocation: { uri: "team.md" },
        region: { startLine: 3, startColumn: 3, endLine: 3, endColumn: 9 },
      });
      expect(run?.tool.driver.rules[poster?.ruleIndex ?? -1]?.id).toBe("RA-01");
      const waived = run?.results.find(({ suppressions }) => suppressions);
      expect(waived?.suppressions).toMatchObject([{ kind: "external", justification: "Later (Li Na)" }]);
      const uris = run?.results.map(({ locations }) => locations[0]?.physicalLocation.artifactLocation.uri);
      expect(uris).toContain("%E7%9B%AE%E6%A0%87%201.json");
    }
    expect(isSarif({ version: "2.1.0", runs: [{ results: [] }] })).toBe(false);
  });

  it("in Markdown are tables in which everybody's text is text", async () => {
    const cwd = emptyFolder();
    put(cwd, "team.md", page.replace("| Poster |", "| Poster <b>*x*</b> |"));
    const { out } = await parley(["check", "team.md", "--format", "markdown"], { cwd });
    expect(out).toMatch(/^# What Parley found\n/);
    expect(out).toMatch(/^\| 3:3 Duties › Poster x \| error \| RA-01 \| /m);
    const zh = await parley(["check", "team.md", "--format", "markdown", "--lang", "zh"], { cwd });
    expect(zh.out).toMatch(/^# Parley 检查结果\n/);
  });

  it("are one at a time", async () => {
    const cwd = emptyFolder();
    put(cwd, "team.md", page);
    const both = await parley(["check", "team.md", "--json", "--format", "sarif"], { cwd });
    expect(both.code).toBe(2);
    expect(JSON.parse(both.out)).toMatchObject({ error: { code: "usage" } });
  });
});

interface Result {
  readonly ruleId: string;
  readonly ruleIndex?: number;
  readonly suppressions?: readonly object[];
  readonly locations: readonly { readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } } }[];
}
