import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Document, Stored } from "@parley/core";
import { beforeEach, describe, expect, it } from "vitest";
import { documentIn, emptyFolder, type Ended, expectRefusal, parley, put, sample } from "./parley.ts";

let cwd = "";
/** People of the project whose levels differ from the sample's, by row id. */
const roster = async (levels: Readonly<Record<string, string>> = {}): Promise<void> => {
  const project = await sample(cwd, "project.json", "project", "--lang", "en", "--force");
  const people = (project.content["people"] as Stored[]).map((row) => ({
    ...row,
    level: levels[String(row["id"])] ?? row["level"],
  }));
  put(cwd, "project.json", { ...project, content: { ...project.content, people } });
};
beforeEach(async () => {
  cwd = emptyFolder();
  await sample(cwd, "cr.json", "change-request", "--lang", "en");
  await roster();
});

const flow = (line: readonly string[], lang = "en"): Promise<Ended> =>
  parley(["flow", "cr.json", ...line, "--project", "project.json", "--lang", lang], { cwd });
const text = (): string => readFileSync(join(cwd, "cr.json"), "utf8");
const state = (): string => documentIn(cwd, "cr.json").flow.state;
/** Somebody edits the file. `null` takes a value away. */
function edit(content: Stored, header: Partial<Document> = {}): void {
  const before = documentIn(cwd, "cr.json");
  const after = Object.entries({ ...before.content, ...content }).filter(([, value]) => value !== null);
  put(cwd, "cr.json", { ...before, ...header, content: Object.fromEntries(after) });
}

async function goes(line: readonly string[], to: string): Promise<void> {
  const { code, out, err } = await flow(line);
  expect({ code, err, out }).toMatchObject({ code: 0, err: "" });
  expect(out).toContain("a file proves nobody's identity");
  expect(state()).toBe(to);
}
/** Refused with every reason, in English for people and in Chinese as JSON, and the file is as it was. */
async function refused(line: readonly string[], ...reasons: readonly (readonly [en: RegExp, zh: RegExp])[]) {
  const before = text();
  const { code, out, err } = await flow(line);
  expect({ code, err, out }).toMatchObject({ code: 1, err: "" });
  for (const [en] of reasons) expect(out).toMatch(en);
  const json = await flow([...line, "--json"], "zh");
  expect(json).toMatchObject({ code: 1, err: "" });
  const said = (JSON.parse(json.out) as { refused: string[] }).refused;
  for (const [, zh] of reasons) expect(said.some((sentence) => zh.test(sentence))).toBe(true);
  expect(text()).toBe(before);
}

const wrongState = [/Unexpected ".+" in the state ".+", expected/, /发现状态“.+”下的“.+”，应为/] as const;
const notRequester = [/expected the requester$/m, /应为申请人$/m] as const;
const requester = [/Unexpected a decision by the requester, expected somebody else/, /发现申请人自行审批/] as const;
const noComment = [/Unexpected no comment, expected a reason/, /发现空白说明，应为理由/] as const;
const stranger = [/expected somebody of the project's people/, /应为项目人员或文档中提到的人/] as const;

describe("a change request", () => {
  it("walks from draft to closed, and is refused in each forbidden way", { timeout: 180_000 }, async () => {
    await roster({ sales: "authority" });
    await refused(["approve", "--as", "Zhou Lü"], wrongState);
    await refused(["submit", "--as", "Li Na"], notRequester);
    await refused(["submit", "--as", "Mallory"], stranger, notRequester);
    await goes(["submit", "--as", "zhang@example.com"], "submitted");

    await refused(["ask", "--as", "Li Na"], noComment);
    await goes(["ask", "--as", "Li Na", "--comment", "Which posts?"], "needsInfo");
    await refused(["answer", "--as", "Zhang San"], [/the same text as before/, /内容未作修改/]);
    edit({ alternatives: "More posts" });
    await goes(["answer", "--as", "Zhang San"], "submitted");
    await refused(["assess", "--as", "Wu Min"], [/expected a project manager/, /应为项目经理/]);
    await goes(["assess", "--as", "Li Na"], "assessing");

    edit({ quality: null });
    await refused(["propose", "--as", "Li Na"], [/an impact left blank/, /有影响项未填写/]);
    edit({ quality: "none" });
    await goes(["propose", "--as", "Li Na <li@example.com>"], "review");

    // Of the level that decides, and still the requester, however the name is written.
    for (const who of ["Zhang San", "ｚｈａｎｇ　ＳＡＮ", "ZHANG@EXAMPLE.COM", "Z. <zhang@example.com>"])
      await refused(["approve", "--as", who], requester);
    await refused(["approve", "--as", "Zhang San <other@example.com>"], requester, stranger);
    await refused(["approve", "--as", "Wu Min"], [/expected an approver of this level/, /应为本级审批人/]);
    await refused(["approveWithConditions", "--as", "Zhou Lü"], noComment);
    await refused(
      ["defer", "--as", "Zhou Lü", "--comment", "Later"],
      [/no day ahead to come back/, /没有今后重新考虑的日期/],
    );
    await goes(["批准", "--as", "zhou lü"], "approved");
    expect(documentIn(cwd, "cr.json").flow.history.at(-1)).toMatchObject({
      action: "approve",
      who: { name: "Zhou Lü", email: "zhou@example.com" },
      verified: false,
    });

    const sealed = text();
    edit({
      description: "Sixteen seeding posts before 618",
      implementPlan: "Two writers",
      clientInformedOn: "2027-03-02",
    });
    await refused(["start", "--as", "Li Na"], [/not what was decided on/, /与审批内容不一致/], wrongState);
    put(cwd, "cr.json", sealed);
    await refused(
      ["start", "--as", "Li Na"],
      [/no plan of how it will be done/, /没有实施计划/],
      [/a client who was not told/, /尚未告知客户/],
    );
    const chen = { name: "Chen Chen", email: "chen@example.com" };
    edit({ implementPlan: "Two writers", clientInformedOn: "2027-03-02", implementer: chen });
    await refused(["start", "--as", "Li Na"], [/expected the implementer/, /应为实施人/]);
    await goes(["start", "--as", "Chen Chen"], "implementing");
    await refused(["finish", "--as", "Chen Chen"], [/no day or figures of what was done/, /缺少完成日期或实际数据/]);
    edit({ doneOn: "2027-03-20", actualCost: { amount: "58000", currency: "CNY" }, actualDays: 4, verifiedBy: chen });
    await goes(["finish", "--as", "Chen Chen"], "verifying");
    await refused(["close", "--as", "Chen Chen"], [/a verifier who did the work/, /实施人自行验证/]);
    edit({ verifiedBy: { name: "Wu Min", email: "wu@example.com" } });
    await refused(["close", "--as", "Wu Min"], [/no evidence of acceptance/, /没有验收凭据/]);
    edit({ evidence: "Eight posts live, links checked" });
    await goes(["close", "--as", "Wu Min"], "closed");
    await refused(["withdraw", "--as", "Zhang San"], wrongState);
    expect((await flow([])).out).toContain("No further step");

    const { out } = await parley(["check", "cr.json", "project.json", "--json"], { cwd });
    const { findings } = JSON.parse(out) as { findings: { code: string }[] };
    expect(findings.filter(({ code }) => code === "CR-02" || code === "CR-04")).toEqual([]);
  });

  it("counts different people for a board, and nobody twice", async () => {
    await roster({ client: "sponsor" });
    edit({ scope: "beyond" });
    await goes(["submit", "--as", "Zhang San"], "submitted");
    await goes(["assess", "--as", "Li Na"], "assessing");
    await goes(["propose", "--as", "Li Na"], "review");
    const first = await flow(["approve", "--as", "Wang (CMO)", "--json"]);
    expect(JSON.parse(first.out)).toMatchObject({ state: "review", waitsFor: 1, verified: false });
    const twice = [/a second vote of Wang/, /Wang \(CMO\)再次投票/] as const;
    for (const who of ["Wang (CMO)", "ｗａｎｇ（ＣＭＯ）", "wang@example.com"])
      await refused(["approve", "--as", who], twice);
    await goes(["approve", "--as", "Ms Zhao"], "approved");
  });

  it("takes nobody's word for what a hand wrote into the history", async () => {
    const faults = [/expected a history of steps that were taken/, /应为真实的流程历史/] as const;
    edit({}, { flow: { state: "approved", history: [] } });
    await refused(["start", "--as", "Li Na"], [/No step led to the state/, /并非由任何操作产生/], wrongState);
    edit({}, { flow: { state: "review", history: [] } });
    await refused(["approve", "--as", "Zhou Lü"], faults);
    const zhang = { name: "zhang  san" };
    const entry = { by: zhang.name, who: zhang, at: "2027-03-01T09:00:00Z", verified: true, version: 1 };
    const history = [{ ...entry, action: "approve", from: "review", to: "approved", binds: "0" }];
    edit({}, { flow: { state: "review", history } });
    await refused(["reject", "--as", "Zhou Lü", "--comment", "No"], faults);
    expect((await flow([])).out).toMatch(/a history of steps that were taken/);
  });
});

describe("parley flow", () => {
  it("lists what can be done, who may, and why somebody may not", async () => {
    const before = text();
    for (const [lang, may, not] of [
      ["en", "may act: Zhang San", "not now: Unexpected Li Na, expected the requester"],
      ["zh", "可操作：Zhang San", "暂不可：发现 Li Na，应为申请人"],
    ] as const) {
      const { code, out, err } = await flow(["--as", "Li Na"], lang);
      expect({ code, err }).toEqual({ code: 0, err: "" });
      expect(out).toContain(may);
      expect(out).toContain(not);
    }
    const { actions, ...head } = JSON.parse((await flow(["--json"])).out) as { actions: { action: string }[] };
    expect(head).toMatchObject({ file: "cr.json", state: "draft", stateName: "Draft" });
    expect(actions).toEqual([
      {
        action: "submit",
        label: "Submit",
        to: "submitted",
        decision: false,
        who: ["Zhang San <zhang@example.com>"],
        refusals: [],
      },
      expect.objectContaining({ action: "withdraw" }),
    ]);
    expect(text()).toBe(before);
  });

  it("waits for a day that is still ahead", async () => {
    edit({}, { flow: { state: "draft", history: [] } });
    for (const [action, who] of [
      ["submit", "Zhang San"],
      ["assess", "Li Na"],
      ["propose", "Li Na"],
    ] as const)
      expect((await flow([action, "--as", who])).code).toBe(0);
    edit({ deferredUntil: "2027-09-01" });
    await goes(["defer", "--as", "Zhou Lü", "--comment", "After 618"], "deferred");
    await refused(["resume", "--as", "Li Na", "--today", "2027-08-31"], [/a date that is still ahead/, /搁置日期未到/]);
    await goes(["resume", "--as", "Li Na", "--today", "2027-09-01"], "submitted");
  });

  it("takes any document through its plain states, in Markdown too", async () => {
    await sample(cwd, "raci.md", "raci-matrix", "--lang", "zh");
    const run = (line: string[]): Promise<Ended> => parley(["flow", "raci.md", ...line, "--lang", "zh"], { cwd });
    expect((await run(["agree", "--as", "李娜"])).code).toBe(0);
    expect(documentIn(cwd, "raci.md").flow.state).toBe("agreed");
    expect(readFileSync(join(cwd, "raci.md"), "utf8")).toContain("已确认");
    expect((await run(["close", "--as", "李娜"])).out).toContain("退回草稿");
  });

  it("says in one sentence what it could not make out", async () => {
    expectRefusal(await flow(["submit"]), /submit without --as, expected --as <person>/);
    expectRefusal(await flow(["submit"], "zh"), /submit 缺少 --as/);
    expectRefusal(await flow(["submti", "--as", "Li Na"]), /action "submti", expected submit/);
    expectRefusal(await flow(["frobnicate", "--as", "Li Na"]), /expected one of submit, assess/);
    const project = documentIn(cwd, "project.json");
    const people = project.content["people"] as Stored[];
    const other = { id: "other", person: { name: "Li Na", email: "lina2@example.com" }, role: "Legal" };
    put(cwd, "project.json", { ...project, content: { ...project.content, people: [...people, other] } });
    expectRefusal(
      await flow(["submit", "--as", "Li Na"]),
      /"Li Na", the name of 2 people, expected one of them: --as "Li Na <li@/,
    );
    put(cwd, "list.json", [documentIn(cwd, "cr.json"), { ...documentIn(cwd, "cr.json"), id: "cr2" }]);
    const list = ["flow", "list.json"];
    expectRefusal(await parley(list, { cwd }), /2 documents in list\.json, expected --document with one of/);
    expectRefusal(await parley([...list, "--document", "x"], { cwd }), /no document "x" in list\.json/);
    expect((await parley([...list, "--document", "cr2"], { cwd })).code).toBe(0);
  });

  it("does not let somebody act who has left", async () => {
    const project = documentIn(cwd, "project.json");
    const people = (project.content["people"] as Stored[]).map((row) => ({ ...row, left: row["id"] === "sales" }));
    put(cwd, "project.json", { ...project, content: { ...project.content, people } });
    await refused(["submit", "--as", "Zhang San"], [/Zhang San, who has left/, /Zhang San（已离开）/]);
  });
});
