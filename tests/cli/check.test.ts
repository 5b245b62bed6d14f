import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { canonical, type Document, toMarkdown } from "@parley/core";
import { templates } from "@parley/core/registry";
import { expect, it } from "vitest";
import { documentIn, documentsIn, emptyFolder, parley, put, sample } from "./parley.ts";

interface Finding {
  readonly code: string;
  readonly severity: string;
  readonly document: string;
  readonly at: readonly string[];
  readonly found: string;
  readonly expected: string;
  readonly fix?: string;
}
type Answer = Readonly<Record<"findings" | "fixed" | "accepted", readonly Finding[] | undefined>>;

type Duties = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
/** The same matrix with other cells in one row of it. */
function withDuty(document: Document, row: string, cells: Readonly<Record<string, readonly string[]>>): Document {
  const duties = document.content["duties"] as Duties;
  const content = { ...document.content, duties: { ...duties, [row]: { ...duties[row], ...cells } } };
  return { ...document, content };
}
const twoAccountable = (document: Document): Document => withDuty(document, "poster", { design: ["A", "R"] });

const checked = async (cwd: string, ...line: string[]): Promise<{ code: number; answer: Answer }> => {
  const { code, out, err } = await parley(["check", ...line, "--json"], { cwd });
  expect(err).toBe("");
  return { code, answer: JSON.parse(out) as Answer };
};

it("names a fault with place, found, expected and fix, and mends it", async () => {
  const cwd = emptyFolder();
  const document = twoAccountable(await sample(cwd, "a.json", "raci-matrix", "--lang", "zh"));
  put(cwd, "a.json", document);
  const { code, answer } = await checked(cwd, "a.json");
  expect(code).toBe(1);
  expect(answer.findings).toHaveLength(1);
  expect(answer.findings?.[0]).toMatchObject({
    code: "RA-01",
    severity: "error",
    document: document.id,
    at: ["duties", "poster"],
    found: '2 accountable roles for "首发海报"',
    expected: "exactly 1",
    fix: "Keep only 项目经理 accountable",
  });
  const zh = await parley(["check", "a.json", "--lang", "zh"], { cwd });
  expect(zh.out).toContain("错误 RA-01  职责 › 首发海报");
  expect(zh.out).toContain("发现“首发海报”有 2 个 A，应为恰好 1 个");
  expect(zh.out).toContain("-> 修复：仅保留“项目经理”为 A");
  expect(zh.out).toContain("1 份文档：1 个错误，0 个警告，0 个提示");

  const mended = await parley(["check", "a.json", "--fix"], { cwd });
  expect(mended.out).toMatch(/fixed RA-01 {2}Keep only 项目经理 accountable/);
  expect(mended.out).toContain("0 errors, 0 warnings, 0 hints in 1 document");
  expect(mended.code).toBe(0);
  const now = documentIn(cwd, "a.json");
  expect((now.content["duties"] as Duties)["poster"]).toEqual({ pm: ["A"], design: ["R"], legal: ["C"], sales: ["I"] });
  expect(now.revision).toBe(document.revision + 1);
  expect((await checked(cwd, "a.json")).code).toBe(0);
});

it("mends everything that offers a fix, and says what remains", async () => {
  const cwd = emptyFolder();
  let document = await sample(cwd, "a.json");
  for (const row of ["poster", "landing", "live"]) document = withDuty(document, row, { pm: ["A"], sales: ["A"] });
  document = withDuty(document, "copy", { community: [], legal: [] });
  put(cwd, "a.json", document);
  const { code, answer } = await checked(cwd, "a.json", "--fix");
  expect(code).toBe(1);
  expect(answer.fixed?.map(({ code: each }) => each)).toContain("RA-01");
  expect(answer.findings?.every(({ fix }) => fix === undefined)).toBe(true);
  expect(answer.findings?.map(({ at }) => at[1])).toContain("copy");
  expect(documentIn(cwd, "a.json").revision).toBe(document.revision + 1);
  expect((await checked(cwd, "a.json", "--fix")).answer.fixed).toEqual([]);
});

it("leaves a file alone that needs no mending, and keeps its permissions and links when it does", async () => {
  const cwd = emptyFolder();
  const document = await sample(cwd, "a.json");
  const text = JSON.stringify(document);
  put(cwd, "a.json", text);
  expect((await parley(["check", "a.json", "--fix"], { cwd })).code).toBe(0);
  expect(readFileSync(join(cwd, "a.json"), "utf8")).toBe(text);
  put(cwd, "a.json", twoAccountable(document));
  chmodSync(join(cwd, "a.json"), 0o640);
  symlinkSync("a.json", join(cwd, "link.json"));
  expect((await parley(["check", "link.json", "--fix"], { cwd })).code).toBe(0);
  expect(lstatSync(join(cwd, "link.json")).isSymbolicLink()).toBe(true);
  expect(statSync(join(cwd, "a.json")).mode & 0o777).toBe(0o640);
  expect(documentIn(cwd, "a.json").revision).toBe(2);
  expect(readdirSync(cwd).sort()).toEqual(["a.json", "link.json"]);
});

it("judges several files as one project, by the settings of its project document", async () => {
  const cwd = emptyFolder();
  const settings = await sample(cwd, "project.json", "project");
  const matrix = await sample(cwd, "raci.json");
  expect((await checked(cwd, "project.json", "raci.json")).answer).toEqual({ findings: [] });
  const rows = settings.content["thresholds"] as readonly object[];
  const thresholds = [...rows, { id: "few", setting: "raci-matrix.maxActivities", value: 3 }];
  put(cwd, "project.json", { ...settings, content: { ...settings.content, thresholds } });
  const { code, answer } = await checked(cwd, "project.json", "raci.json");
  expect(code).toBe(0);
  expect(answer.findings).toMatchObject([
    { code: "RA-14", severity: "hint", document: matrix.id, expected: "at most 3" },
  ]);
  put(cwd, "both.json", [documentIn(cwd, "project.json"), matrix]);
  expect((await checked(cwd, "both.json")).answer.findings).toHaveLength(1);
  // The same file twice is one document.
  expect((await checked(cwd, "both.json", "./both.json")).answer.findings).toHaveLength(1);
});

it("judges as of the day that is asked for", async () => {
  const cwd = emptyFolder();
  put(cwd, "a.json", { ...(await sample(cwd, "a.json")), reviewBy: "2030-05-01" });
  expect((await checked(cwd, "a.json", "--today", "2030-05-01")).answer.findings).toEqual([]);
  const { answer, code } = await checked(cwd, "a.json", "--today", "2030-05-02");
  expect(answer.findings).toMatchObject([{ code: "G-04", at: ["$reviewBy"], severity: "warning" }]);
  expect(code).toBe(0);
});

it("lists what somebody accepted beside the findings", async () => {
  const cwd = emptyFolder();
  const late = { ...(await sample(cwd, "a.json")), title: "" };
  put(cwd, "a.json", late);
  const [finding] = (await checked(cwd, "a.json")).answer.findings ?? [];
  expect(finding).toMatchObject({ code: "G-01", at: ["$title"] });
  const { seenHash } = await import("@parley/core");
  const seen = seenHash({ code: "G-01", found: ["nothing", "空白"] });
  const waiver = { code: "G-01", at: ["$title"], reason: "as agreed", by: "Li Na", on: "2027-03-01", seen };
  put(cwd, "a.json", { ...late, waivers: [waiver] });
  const { code, answer } = await checked(cwd, "a.json");
  expect(code).toBe(0);
  expect(answer).toMatchObject({ findings: [], accepted: [{ code: "G-01", waived: { by: "Li Na" } }] });
  expect((await parley(["check", "a.json"], { cwd })).out).toContain("accepted by Li Na on 2027-03-01: as agreed");
});

it("reads and mends a list of documents in one file", async () => {
  const cwd = emptyFolder();
  const [a, b] = [await sample(cwd, "a.json"), await sample(cwd, "b.json")];
  put(cwd, "both.json", [a, twoAccountable(b)]);
  expect((await parley(["check", "both.json", "--fix"], { cwd })).code).toBe(0);
  const now = documentsIn(cwd, "both.json");
  expect(canonical(now[0])).toBe(canonical(a));
  expect(now[1]).toMatchObject({ id: b.id, revision: 2 });
});

it("mends Markdown whole where Parley wrote it, and leaves what others wrote around it", async () => {
  const cwd = emptyFolder();
  const template = templates.find(({ shape }) => shape.id === "raci-matrix")!;
  const document = twoAccountable(await sample(cwd, "a.json"));
  const text = toMarkdown(template, document, "2027-03-01");
  put(cwd, "a.md", `Minutes of Monday\r\n\r\n${text.replaceAll("\n", "\r\n")}\r\nSee you.\r\n`);
  expect((await parley(["check", "a.md", "--fix"], { cwd })).code).toBe(0);
  const now = documentIn(cwd, "a.md");
  expect(now.revision).toBe(2);
  const after = readFileSync(join(cwd, "a.md"), "utf8");
  expect(after).toMatch(/^Minutes of Monday\r\n/);
  expect(after).toMatch(/\r\nSee you\.\r\n$/);
  expect(after.replaceAll("\r\n", "\n")).toContain(toMarkdown(template, now, "2027-03-01").trimEnd());

  put(cwd, "b.md", text.replace("# ", "# My own words about "));
  expect((await parley(["check", "b.md", "--fix"], { cwd })).code).toBe(0);
  expect(readFileSync(join(cwd, "b.md"), "utf8")).toMatch(/^# My own words about /);
  expect(documentIn(cwd, "b.md").revision).toBe(2);
});
