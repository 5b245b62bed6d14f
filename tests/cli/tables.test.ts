import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { documentsIn, emptyFolder, expectHarmless, expectRefusal, parley, put } from "./parley.ts";
import { workbookOf } from "./workbook.ts";

/** A page as a team writes one: a heading, words, a table with two A's in a row and a row without one. */
const page = `# Spring launch

Who does what, agreed on Monday.

| Activity | Project lead | Design | Legal |
|----------|:------------:|--------|-------|
| Poster   | **A** | A / R | C |
| Contract | C | R | R |
| Website  | A | R | I |

Questions to the project lead.
`;
const zhPage = page
  .replace("Activity", "活动")
  .replace("Project lead", "项目经理")
  .replace("Design", "设计")
  .replace("Legal", "法务")
  .replace("Poster  ", "首发海报");

interface Shown {
  readonly code: string;
  readonly line?: number;
  readonly column?: number;
  readonly endColumn?: number;
  readonly found: string;
}
const findingsOf = (out: string): readonly Shown[] => (JSON.parse(out) as { findings: readonly Shown[] }).findings;

describe("a table that somebody else made", () => {
  it("is checked in its own file, each finding at its line and column", async () => {
    const cwd = emptyFolder();
    put(cwd, "team.md", page);
    const { code, out, err } = await parley(["check", "team.md", "--json"], { cwd });
    expect({ code, err }).toEqual({ code: 1, err: "" });
    const found = findingsOf(out).filter(({ code: rule }) => rule === "RA-01");
    expect(found.map(({ line, column, endColumn }) => [line, column, endColumn])).toEqual([
      [7, 3, 9],
      [8, 3, 11],
    ]);
    expect(findingsOf(out).every(({ line }) => line !== undefined && line >= 5 && line <= 9)).toBe(true);
  });

  it("is shown with the words underlined, wide characters counted as two columns, in both languages", async () => {
    const cwd = emptyFolder();
    put(cwd, "team.md", zhPage);
    const en = (await parley(["check", "team.md", "--lang", "en"], { cwd })).out.split("\n");
    const at = en.findIndex((line) => line.includes("error RA-01"));
    expect(en.slice(at, at + 4)).toEqual([
      "  7:3  error RA-01  Duties › 首发海报",
      "    | | 首发海报 | **A** | A / R | C |",
      "    |   ^^^^^^^^",
      '    Unexpected 2 accountable roles for "首发海报", expected exactly 1',
    ]);
    const zh = (await parley(["check", "team.md", "--lang", "zh"], { cwd })).out;
    expect(zh).toContain("7:3  错误 RA-01  职责 › 首发海报");
    expect(zh).toContain("发现“首发海报”有 2 个 A，应为恰好 1 个");
    expectHarmless(zh);
  });

  it("is mended in place: only the cell that the fix touches is another", async () => {
    const cwd = emptyFolder();
    put(cwd, "team.md", page.replaceAll("\n", "\r\n"));
    const { out } = await parley(["check", "team.md", "--fix"], { cwd });
    expect(out).toMatch(/fixed RA-01/);
    const [before, after] = [page, readFileSync(join(cwd, "team.md"), "utf8")].map((text) => text.split(/\r?\n/));
    const changed = before!.flatMap((line, i) => (line === after![i] ? [] : [[line, after![i]]]));
    expect(changed).toEqual([["| Poster   | **A** | A / R | C |", "| Poster   | **A** | R | C |"]]);
    const { code } = await parley(["check", "team.md", "--json"], { cwd });
    expect(code).toBe(1);
  });

  it("is left as it is where a cell says more than the value, and the reason is told", async () => {
    const cwd = emptyFolder();
    put(cwd, "team.md", page.replace("| A / R | C |", "| A / R (posters only) | C |"));
    const before = readFileSync(join(cwd, "team.md"), "utf8");
    const { out } = await parley(["check", "team.md", "--fix"], { cwd });
    expect(out).toContain("not fixed, because the cell says more than that value");
    expect(readFileSync(join(cwd, "team.md"), "utf8")).toBe(before);
  });

  it("is mended as CSV too, in the encoding and with the quotes that it had", async () => {
    const cwd = emptyFolder();
    const csv = 'Activity,"Lead, project",Design\r\n"Poster, big",A,A/R\r\nSite,A,R\r\n';
    writeFileSync(join(cwd, "team.csv"), Buffer.from(`\uFEFF${csv}`, "utf16le"));
    await parley(["check", "team.csv", "--fix"], { cwd });
    const text = readFileSync(join(cwd, "team.csv")).toString("utf16le");
    expect(text).toBe(`\uFEFF${csv.replace("A/R", "R")}`);
  });

  it("says at the header, once, which columns are not there", async () => {
    const cwd = emptyFolder();
    put(cwd, "plan.csv", "Audience,Message,Channel,Frequency\nClient,Progress,Email,Weekly\nTeam,Plan,Pigeon,Daily\n");
    const { code, out } = await parley(["check", "plan.csv", "--json"], { cwd });
    const found = findingsOf(out);
    const missing = found.filter((one) => one.found.startsWith("no column"));
    expect(missing.map(({ code: rule, line, column }) => [rule, line, column])).toContainEqual(["CP-01", 1, 1]);
    expect(new Set(missing.map(({ code: rule }) => rule)).size).toBe(missing.length);
    expect(found.find((one) => one.found.includes("Pigeon"))).toMatchObject({ line: 3, column: 11, endColumn: 17 });
    expect(code).toBe(0);
  });

  it("is judged by the thresholds that the team settled", async () => {
    const cwd = emptyFolder();
    put(cwd, "team.md", page);
    const rules = async (): Promise<readonly string[]> =>
      findingsOf((await parley(["check", "team.md", "--json"], { cwd })).out).map(({ code }) => code);
    expect(await rules()).not.toContain("RA-03");
    put(cwd, ".parleyrc.json", { thresholds: { "raci-matrix.maxResponsible": 1 } });
    expect(await rules()).toContain("RA-03");
  });
});

describe("a workbook that somebody else made", () => {
  const rows = [
    ["Activity", "Lead", "Design"],
    ["Poster", "A", "A/R"],
    ["Site", "A", "R"],
  ];
  it("is checked at its cells, and mended in its own XML", async () => {
    const cwd = emptyFolder();
    const before = workbookOf("Team plan", rows);
    writeFileSync(join(cwd, "team.xlsx"), before);
    const { code, out } = await parley(["check", "team.xlsx", "--lang", "en"], { cwd });
    expect(code).toBe(1);
    expect(out).toContain("'Team plan'!A2  error RA-01  Duties › Poster");
    const { out: mended } = await parley(["check", "team.xlsx", "--fix", "--json"], { cwd });
    expect(JSON.parse(mended)).toMatchObject({ fixed: [{ code: "RA-01" }], notFixed: [] });
    const [was, now] = [before, readFileSync(join(cwd, "team.xlsx"))].map((bytes) => unzipSync(bytes));
    expect(Object.keys(now!)).toEqual(Object.keys(was!));
    const changed = Object.keys(now!).filter((name) => strFromU8(now![name]!) !== strFromU8(was![name]!));
    expect(changed).toEqual(["xl/worksheets/sheet1.xml"]);
    expect(strFromU8(now![changed[0]!]!)).toContain(">R<");
    expect(strFromU8(now![changed[0]!]!)).not.toContain("A/R");
  });

  it("is adopted, with the cells that a finding or a guess is about", async () => {
    const cwd = emptyFolder();
    writeFileSync(
      join(cwd, "team.xlsx"),
      workbookOf("职责", [
        ["活动", "项目经理", "设计", "备忘"],
        ["海报", "A", "R", "急"],
        ["网站", "A", "R", ""],
      ]),
    );
    const { code, out } = await parley(["adopt", "team.xlsx", "--out", "x.json", "--json"], { cwd });
    expect(code).toBe(0);
    const { left } = JSON.parse(out) as { left: { text: string; cells: string[] }[] };
    expect(left).toMatchObject([{ text: "备忘", cells: ["职责!D2"] }]);
    expect(documentsIn(cwd, "x.json")[0]).toMatchObject({ language: "zh", title: "职责" });
  });
});

describe("adopt", () => {
  it("says what it mapped, guessed and left, and loses nothing", async () => {
    const cwd = emptyFolder();
    put(cwd, "risks.csv", "Risk,Probability,Impact,Owner,Favourite colour\nPrinter late,High,3,Anna,blue\n");
    const { code, out } = await parley(["adopt", "risks.csv", "--out", "r.json", "--json"], { cwd });
    expect(code).toBe(0);
    const answer = JSON.parse(out) as {
      mapping: { header: string; field: string | null; confidence: number }[];
      layout: string;
      left: { text: string }[];
      documents: unknown[];
    };
    expect(answer.layout).toBe("table");
    expect(answer.mapping.map(({ header, field }) => [header, field])).toEqual([
      ["Risk", "title"],
      ["Probability", "probability"],
      ["Impact", "impact"],
      ["Owner", "owner"],
      ["Favourite colour", null],
    ]);
    expect(answer.left.map(({ text }) => text)).toContain("Favourite colour");
    const [document] = documentsIn(cwd, "r.json");
    expect(JSON.stringify(document)).toContain("blue");
    expect(answer.documents).toHaveLength(1);
  });

  it("takes somebody's word for what it is and what a column means", async () => {
    const cwd = emptyFolder();
    put(cwd, "odd.csv", "Thing,Person,Way\nNews,Client,Email\n");
    expectRefusal(await parley(["adopt", "odd.csv"], { cwd }), /odd\.csv: Unexpected .*expected/);
    const line = [
      "adopt",
      "odd.csv",
      "--as",
      "communication-plan",
      "--map",
      "Thing=message; Person=audience;Way=channel",
    ];
    const { code } = await parley([...line, "--out", "plan.json"], { cwd });
    expect(code).toBe(0);
    expect(documentsIn(cwd, "plan.json")[0]?.content["lines"]).toMatchObject([
      { message: "News", channel: "email", audience: [{ text: "Client" }] },
    ]);
    expectRefusal(await parley(["adopt", "odd.csv", "--map", "Thing"], { cwd }), /--map "Thing"/);
    const again = await parley([...line, "--out", "plan.json"], { cwd });
    expectRefusal(again, /a file that is there already/);
  });
});

describe("bad input", () => {
  const cases: readonly (readonly [name: string, bytes: Buffer | string, says: RegExp])[] = [
    ["empty.md", "", /empty file/],
    ["blank.csv", " \n\n", /empty file/],
    ["words.md", "# Only words\n\nNo table here.\n", /without a table/],
    ["other.md", "| Colour | Taste |\n|---|---|\n| red | sweet |\n", /no template knows/],
    ["noise.csv", Buffer.from([0x00, 0x01, 0x02, 0xff, 0xfe, 0x00, 0x07]), /binary data/],
    ["broken.xlsx", "PK\u0003\u0004 nothing behind it", /Unexpected (?!fault)/],
    ["old.xls", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), /Unexpected (?!fault)/],
  ];
  for (const [name, bytes, says] of cases)
    it(`${name}: one sentence, nothing written`, async () => {
      const cwd = emptyFolder();
      writeFileSync(join(cwd, name), bytes);
      expectRefusal(await parley(["check", name, "--fix"], { cwd }), says);
      expectRefusal(await parley(["adopt", name, "--out", "x.json"], { cwd }), says);
      const zh = await parley(["check", name, "--lang", "zh"], { cwd });
      expect(zh.err).toMatch(/^parley: .*：发现.*，应为.*/);
    });

  it("reads UTF-16 and GB18030 as people's programs write them", async () => {
    const cwd = emptyFolder();
    const table = "活动,项目经理,设计\n海报,A,R\n一号店,A,R\n";
    writeFileSync(join(cwd, "wide.csv"), Buffer.from(table, "utf16le"));
    // The same in GB18030.
    const gb = Buffer.from("bbeeb6af2ccfeec4bfbeadc0ed2cc9e8bcc60abaa3b1a82c412c520ad2bbbac5b5ea2c412c520a", "hex");
    writeFileSync(join(cwd, "gb.csv"), gb);
    for (const name of ["wide.csv", "gb.csv"]) {
      const { out } = await parley(["adopt", name, "--json"], { cwd });
      const [document] = (JSON.parse(out) as { documents: { content: { roles: { name: string }[] } }[] }).documents;
      expect(document?.content.roles.map((role) => role.name)).toEqual(["项目经理", "设计"]);
    }
  });
});
