import { readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { isId } from "@parley/core";
import { templates } from "@parley/core/registry";
import { expect, it } from "vitest";
import { documentIn, emptyFolder, expectRefusal, parley, put, sample } from "./parley.ts";

const ids = templates.map(({ shape }) => shape.id as string);

/** Templates with rules of their own: the methods that are whole. */
const whole = templates.filter(
  ({ shape, rules }) => shape.family !== "project" && Object.keys(rules as object).length > 0,
);

interface Listed {
  readonly id: string;
  readonly name: { readonly en: string; readonly zh: string };
  readonly rules: readonly string[];
  readonly complete: boolean;
  readonly tables: readonly { readonly id: string; readonly columns: readonly { readonly id: string }[] }[];
}

it("lists the templates that are whole, and all with --all, in both languages", async () => {
  const cwd = emptyFolder();
  expect(whole.length).toBeGreaterThan(3);
  for (const [i, lang] of ["en", "zh"].entries())
    for (const [line, listed] of [
      [["templates"], whole],
      [["templates", "--all"], templates],
    ] as const) {
      const { code, out } = await parley([...line, "--lang", lang], { cwd });
      expect(code).toBe(0);
      for (const { shape } of templates)
        expect(out.includes(`  ${shape.name[i]}`)).toBe(listed.some((one) => one.shape.id === shape.id));
      for (const { shape } of listed) expect(out).toContain(shape.purpose[i]);
    }
});

it("tells programs what each template holds, names in both languages", async () => {
  const cwd = emptyFolder();
  const read = async (...line: string[]): Promise<readonly Listed[]> =>
    (JSON.parse((await parley(["templates", "--json", ...line], { cwd })).out) as { templates: Listed[] }).templates;
  const four = ["change-request", "communication-plan", "raci-matrix", "smart-goal"];
  expect((await read()).map(({ id }) => id)).toEqual(expect.arrayContaining(four));
  expect((await read()).map(({ id }) => id)).toEqual(whole.map(({ shape }) => shape.id as string));
  const listed = await read("--all", "--lang", "zh");
  expect(listed.map(({ id }) => id)).toEqual(ids);
  for (const [n, { shape, rules }] of templates.entries()) {
    const [name, purpose] = [shape.name, shape.purpose].map(([en, zh]: readonly [string, string]) => ({ en, zh }));
    expect(listed[n]).toMatchObject({ id: shape.id, family: shape.family, name, purpose });
    expect(listed[n]!.rules).toEqual(Object.keys(rules as object));
    expect(listed[n]!.complete).toBe(whole.some((one) => one.shape.id === shape.id));
    const columns = listed[n]!.tables.map((table) => [table.id, table.columns.map(({ id }) => id)]);
    const { tables } = shape as { tables: Readonly<Record<string, { columns: object }>> };
    expect(columns).toEqual(Object.entries(tables).map(([id, table]) => [id, Object.keys(table.columns)]));
  }
});

it.each(ids.flatMap((id) => ["en", "zh"].map((lang) => [id, lang] as const)))(
  "makes a clean sample of %s in %s, and an empty document",
  async (id, lang) => {
    const cwd = emptyFolder();
    const made = await sample(cwd, "a.json", id, "--lang", lang);
    expect(made).toMatchObject({ template: id, language: lang, revision: 1 });
    const checked = await parley(["check", "a.json", "--json"], { cwd });
    expect(JSON.parse(checked.out)).toEqual({ findings: [] });
    expect(checked.code).toBe(0);
    const line = ["new", id, "--lang", lang, "--title", "T=1", "--owner", "O", "--out", "b.json", "--json"];
    const told = JSON.parse((await parley(line, { cwd })).out) as object;
    const blank = documentIn(cwd, "b.json");
    expect(told).toEqual({ file: "b.json", id: blank.id, template: id, language: lang, title: "T=1" });
    expect(blank).toMatchObject({ title: "T=1", owner: "O", language: lang });
  },
);

it("gives a fresh id each time, and today's dates", async () => {
  const cwd = emptyFolder();
  const [a, b] = [await sample(cwd, "a.json", "project"), await sample(cwd, "b.json", "project")];
  expect(isId(a.id) && isId(b.id)).toBe(true);
  expect(a.id).not.toBe(b.id);
  const shanghai = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" }).format(new Date(b.createdAt));
  // The worked example begins on the day that it is told.
  expect(b.content["startsOn"]).toBe(shanghai);
});

it("plants the fault that its template has", async () => {
  const cwd = emptyFolder();
  const faulty = templates.filter(({ fault }) => fault).map(({ shape }) => shape.id as string);
  expect(faulty.length).toBeGreaterThan(0);
  for (const id of faulty) {
    expect((await parley(["new", id, "--fault", "--out", `${id}.json`], { cwd })).code).toBe(0);
    expect((await parley(["check", `${id}.json`], { cwd })).code).toBe(1);
  }
});

it("writes to standard output, and Markdown by the file's name", async () => {
  const cwd = emptyFolder();
  for (const line of [["--out", "-"], []]) {
    const { out, code } = await parley(["new", "raci-matrix", "--sample", ...line], { cwd });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ format: "parley/1", template: "raci-matrix" });
  }
  await sample(cwd, "a.md", "raci-matrix", "--lang", "zh");
  expect(readFileSync(join(cwd, "a.md"), "utf8")).toMatch(/^# 夏日焕新/);
  expect((await parley(["check", "a.md"], { cwd })).code).toBe(0);
});

it("overwrites nobody's file unless told to", async () => {
  const cwd = emptyFolder();
  put(cwd, "a.json", "mine");
  symlinkSync("nowhere", join(cwd, "link.json"));
  for (const name of ["a.json", "link.json"])
    expectRefusal(await parley(["new", "raci-matrix", "--out", name], { cwd }), /: Unexpected .*(already|no such)/);
  expect(readFileSync(join(cwd, "a.json"), "utf8")).toBe("mine");
  expectRefusal(
    await parley(["new", "raci-matrix", "--out", "a.json", "--lang", "zh"], { cwd }),
    /文件已存在.*--force/,
  );
  expect((await parley(["new", "raci-matrix", "--out", "a.json", "--force"], { cwd })).code).toBe(0);
  expect(documentIn(cwd, "a.json").template).toBe("raci-matrix");
  expectRefusal(await parley(["new", "raci-matrix", "--out", "no/a.json"], { cwd }), /no\/a\.json: .*no such folder/);
  expectRefusal(await parley(["new", "raci-matrix", "--out", ".", "--force"], { cwd }), /a folder, expected a file/);
  expectRefusal(await parley(["new", "raci-matrix", "--out", "/dev/null", "--force"], { cwd }), /a device/);
});
