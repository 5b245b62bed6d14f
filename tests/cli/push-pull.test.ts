import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { canonical, type Document } from "@parley/core";
import { describe, expect, it } from "vitest";
import { documentIn, documentsIn, emptyFolder, expectRefusal, parley, put, sample } from "./parley.ts";
import { doors, type OpenWorkbench, openWorkbench, platforms } from "./workbench.ts";

interface Pushed {
  readonly dryRun: boolean;
  readonly plan: { readonly calls: number; readonly changes: readonly object[] };
  readonly receipt?: Readonly<Record<"created" | "updated" | "deleted" | "requests", number>>;
  readonly conflicts: readonly { readonly at: readonly string[]; readonly ours: unknown; readonly theirs: unknown }[];
  readonly losses: readonly { readonly kind: string }[];
  readonly left: readonly string[];
  readonly stale: readonly string[];
  readonly written: readonly string[];
}
interface Pulled {
  readonly documents: readonly { readonly id: string; readonly title: string }[];
  readonly losses: readonly object[];
}

type Row = { readonly id: string } & Readonly<Record<string, unknown>>;
/** The same matrix with another value in one cell of an activity. */
function edited(document: Document, row: string, column: string, value: string): Document {
  const rows = (document.content["activities"] as readonly Row[]).map((each) =>
    each.id === row ? { ...each, [column]: value } : each,
  );
  return { ...document, content: { ...document.content, activities: rows } };
}
const cellOf = (document: Document, row: string, column: string): unknown =>
  (document.content["activities"] as readonly Row[]).find(({ id }) => id === row)?.[column];

it("tries every host that there is", () => {
  expect(platforms.length).toBeGreaterThanOrEqual(3);
  expect(doors.map(({ host }) => host)).toEqual(platforms.map(({ host }) => host));
});

describe.each(doors.map(({ host }) => host))("%s", (host) => {
  let workbench: OpenWorkbench;
  const to = `workbench:${host}`;
  const run = async <T>(cwd: string, ...line: string[]): Promise<{ code: number; answer: T }> => {
    const { code, out, err } = await parley([...line, "--json"], { cwd, env: workbench.env });
    expect(err).toBe("");
    return { code, answer: JSON.parse(out) as T };
  };
  const push = (cwd: string, ...line: string[]) => run<Pushed>(cwd, "push", "--to", to, ...line);
  const pull = (cwd: string, ...line: string[]) => run<Pulled>(cwd, "pull", to, ...line);

  it.each(["en", "zh"])("brings a %s document there and back, equal; a second push writes nothing", async (lang) => {
    workbench = await openWorkbench();
    const cwd = emptyFolder();
    const document = await sample(cwd, "a.json", "raci-matrix", "--lang", lang);
    const dry = await push(cwd, "a.json", "--dry-run");
    expect(dry).toMatchObject({ code: 0, answer: { dryRun: true, written: [] } });
    expect(dry.answer.plan.changes.length).toBeGreaterThan(0);
    expect(dry.answer.plan.calls).toBeGreaterThan(0);
    expect((await parley(["pull", to], { cwd, env: workbench.env })).out).not.toContain(document.id);

    const first = await push(cwd, "a.json");
    expect(first).toMatchObject({ code: 0, answer: { conflicts: [], left: [], stale: [], written: [] } });
    expect(first.answer.receipt?.created).toBeGreaterThan(0);
    const { code, answer } = await pull(cwd, "--document", document.id, "--out", "back.json");
    expect(code).toBe(0);
    expect(answer.documents).toMatchObject([{ id: document.id, title: document.title }]);
    expect(answer.losses).toEqual([]);
    expect(canonical(documentIn(cwd, "back.json"))).toBe(canonical(document));
    expect(readFileSync(join(cwd, "back.json"), "utf8")).toBe(readFileSync(join(cwd, "a.json"), "utf8"));

    const second = await push(cwd, "a.json");
    expect(second.code).toBe(0);
    expect(second.answer.receipt).toMatchObject({ created: 0, updated: 0, deleted: 0, requests: 0 });
    expect(readdirSync(cwd).sort()).toEqual(["a.json", "back.json"]);
  });

  it("says in words what it did, in both languages", async () => {
    workbench = await openWorkbench();
    const cwd = emptyFolder();
    await sample(cwd, "a.json");
    const { env } = workbench;
    const plan = await parley(["push", "a.json", "--to", to, "--dry-run", "--lang", "zh"], { cwd, env });
    expect(plan).toMatchObject({ code: 0, err: "" });
    expect(plan.out).toMatch(/试运行，未写入任何内容.*\n {2}新建 {2}RACI matrix: Summer Glow 618/);
    expect(plan.out).toMatch(/\d+ 处改动，至少 \d+ 次请求/);
    const done = await parley(["push", "a.json", "--to", to], { cwd, env });
    expect(done).toMatchObject({ code: 0, err: "" });
    expect(done.out).toMatch(/[1-9]\d* created, 0 updated, 0 deleted, \d+ unchanged; [1-9]\d* requests?/);
    expect(done.out).not.toContain("\u001b");
    const back = await parley(["pull", to, "--out", "b.md", "--lang", "zh"], { cwd, env });
    expect(back).toMatchObject({ code: 0, err: "" });
    expect(back.out).toMatch(/^已写入 b\.md\n {2}RACI matrix: Summer Glow 618/);
    expect(readFileSync(join(cwd, "b.md"), "utf8")).toMatch(/^# RACI matrix: Summer Glow 618\n/);
  });

  it("takes a list of documents, and keeps it in one file", async () => {
    workbench = await openWorkbench();
    const cwd = emptyFolder();
    const [matrix, settings] = [await sample(cwd, "a.json"), await sample(cwd, "b.json", "project")];
    put(cwd, "both.json", [matrix, settings]);
    expect((await push(cwd, "both.json")).code).toBe(0);
    expect((await pull(cwd, "--out", "all.json")).answer.documents.map(({ id }) => id).sort()).toEqual(
      [matrix.id, settings.id].sort(),
    );
    expect(documentsIn(cwd, "all.json")).toHaveLength(2);
    put(cwd, "twice.json", [matrix, matrix]);
    const twice = await parley(["push", "twice.json", "a.json", "--to", to], { cwd, env: workbench.env });
    expectRefusal(twice, /document ".*" twice, in twice\.json and twice\.json, expected it once/);
  });

  it("merges what people changed there, and lists what both changed", async () => {
    workbench = await openWorkbench();
    const cwd = emptyFolder();
    const drawn = await sample(cwd, "a.json");
    const document = edited(edited(drawn, "poster", "phase", "Quince"), "copy", "phase", "Medlar");
    put(cwd, "a.json", document);
    await push(cwd, "a.json");
    await workbench.replace(host, "Quince", "Theirs");
    await workbench.replace(host, "Medlar", "Others");
    put(cwd, "a.json", edited(edited(document, "poster", "phase", "Mine"), "live", "phase", "Also mine"));

    const dry = await push(cwd, "a.json", "--dry-run");
    expect(dry).toMatchObject({ code: 1, answer: { conflicts: [{ at: ["activities", "poster", "phase"] }] } });
    const merged = await push(cwd, "a.json");
    expect(merged).toMatchObject({ code: 1, answer: { left: [], stale: [], written: ["a.json"] } });
    expect(merged.answer.conflicts).toEqual([
      expect.objectContaining({ at: ["activities", "poster", "phase"], ours: "Mine", theirs: "Theirs" }),
    ]);
    const phases = (name: string): unknown[] =>
      ["poster", "copy", "live"].map((row) => cellOf(documentIn(cwd, name), row, "phase"));
    expect(phases("a.json")).toEqual(["Mine", "Others", "Also mine"]);
    await pull(cwd, "--document", document.id, "--out", "b.json");
    expect(phases("b.json")).toEqual(["Theirs", "Others", "Also mine"]);

    const shown = await parley(["push", "a.json", "--to", to, "--lang", "zh"], { cwd, env: workbench.env });
    expect(shown.code).toBe(1);
    expect(shown.out).toMatch(/双方均有改动（1）\n.*活动 › Launch poster › 阶段\n {4}本地：Mine\n {4}对方：Theirs\n/);
    expect(shown.out).toContain("--on-conflict ours");
    expect(await push(cwd, "a.json", "--on-conflict", "ours")).toMatchObject({ code: 0, answer: { conflicts: [] } });
    await pull(cwd, "--document", document.id, "--out", "c.json");
    expect(phases("c.json")).toEqual(["Mine", "Others", "Also mine"]);
    const again = await push(cwd, "a.json");
    expect(again.answer).toMatchObject({ receipt: { requests: 0 }, conflicts: [], written: [] });
  });

  it("leaves what is older than what stands there, and says how to go on", async () => {
    workbench = await openWorkbench();
    const [mine, theirs] = [emptyFolder(), emptyFolder()];
    const document = await sample(mine, "a.json");
    await push(mine, "a.json");
    await pull(theirs, "--document", document.id, "--out", "a.json");
    put(theirs, "a.json", edited(document, "poster", "phase", "Theirs"));
    expect(await push(theirs, "a.json")).toMatchObject({ code: 0, answer: { written: ["a.json"] } });
    expect(documentIn(theirs, "a.json").revision).toBeGreaterThan(document.revision);

    put(mine, "a.json", edited(document, "live", "phase", "Mine"));
    const old = await push(mine, "a.json");
    expect(old).toMatchObject({ code: 1, answer: { stale: [document.id], conflicts: [], written: [] } });
    expect(old.answer.receipt).toMatchObject({ created: 0, updated: 0, deleted: 0 });
    const { env } = workbench;
    const told = await parley(["push", "a.json", "--to", to], { cwd: mine, env });
    expect(told.out).toMatch(
      new RegExp(`is older than what stands there.*parley pull ${to} --document ${document.id}`),
    );
    expect((await parley(["push", "a.json", "--to", to, "--lang", "zh"], { cwd: mine, env })).out).toContain("未发送");
    expect(cellOf(documentIn(mine, "a.json"), "live", "phase")).toBe("Mine");
  });

  it("overwrites nobody's work with a pull", async () => {
    workbench = await openWorkbench();
    const cwd = emptyFolder();
    const document = await sample(cwd, "a.json");
    await push(cwd, "a.json");
    put(cwd, "mine.json", edited(document, "poster", "phase", "Mine"));
    const env = workbench.env;
    const line = ["pull", to, "--document", document.id, "--out", "mine.json"];
    expectRefusal(await parley(line, { cwd, env }), /mine\.json: .*already.*--force/);
    expect(cellOf(documentIn(cwd, "mine.json"), "poster", "phase")).toBe("Mine");
    expect((await parley([...line, "--force"], { cwd, env })).code).toBe(0);
    expect(canonical(documentIn(cwd, "mine.json"))).toBe(canonical(document));
    expect((await parley(line, { cwd, env })).code).toBe(0);
    put(cwd, "other.json", "not a document");
    expectRefusal(await parley([...line.slice(0, -1), "other.json"], { cwd, env }), /already/);
  });

  it("says when there is nothing to pull", async () => {
    workbench = await openWorkbench();
    const cwd = emptyFolder();
    const document = await sample(cwd, "a.json");
    await push(cwd, "a.json");
    const { env } = workbench;
    const none = ["pull", to, "--document", "nope", "--out", "x.json"];
    expectRefusal(await parley(none, { cwd, env }), new RegExp(`no document "nope".*one of .*${document.id}`));
    expectRefusal(await parley([...none, "--lang", "zh"], { cwd, env }), /没有文档“nope”/);
    expect(existsSync(join(cwd, "x.json"))).toBe(false);
  });

  it("leaves hostile text as text, there and back", async () => {
    workbench = await openWorkbench();
    const cwd = emptyFolder();
    const texts = ['=HYPERLINK("http://x")', "<img src=x onerror=alert(1)>", "{{x}}", "'+cmd|calc", "__proto__"];
    const activities = ["constructor", "a1", "a2", "a3", "a4"].map((id, i) => ({
      id,
      name: texts[i],
      phase: texts[i],
    }));
    const base = await sample(cwd, "a.json");
    const roles = [{ id: "hasOwnProperty", name: '@SUM(1,"x")' }];
    const duties = { constructor: { hasOwnProperty: ["A", "R"] } };
    const document = {
      ...base,
      title: '=1+1 <script>"{{t}}"',
      content: { ...base.content, roles, activities, duties },
    };
    put(cwd, "a.json", document);
    const { code, answer } = await push(cwd, "a.json");
    expect(code).toBe(0);
    // A number that a tool cannot calculate by itself is no text of anybody.
    expect(answer.losses.filter(({ kind }) => kind !== "static-number")).toEqual([]);
    await pull(cwd, "--document", base.id, "--out", "b.json");
    expect(documentIn(cwd, "b.json")).toEqual(documentIn(cwd, "a.json"));
  });

  it("finds the host by its own address, options and environment too", async () => {
    workbench = await openWorkbench();
    const cwd = emptyFolder();
    const document = await sample(cwd, "a.json");
    const { address, env, options } = await workbench.target(host);
    const flags = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
    const done = await parley(["push", "a.json", "--to", address, ...flags], { cwd, env });
    expect(done).toMatchObject({ code: 0, err: "" });
    const back = await parley(["pull", address, ...flags, "--document", document.id], { cwd, env });
    expect(canonical(JSON.parse(back.out))).toBe(canonical(document));
  });
});
