import { readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { isId } from "@parley/core";
import { templates } from "@parley/core/registry";
import { expect, it } from "vitest";
import { documentIn, emptyFolder, expectRefusal, parley, put, sample } from "./parley.ts";

const ids = templates.map(({ shape }) => shape.id as string);

it("lists every template, in both languages", async () => {
  const cwd = emptyFolder();
  expect(ids.length).toBeGreaterThan(1);
  for (const [i, lang] of ["en", "zh"].entries()) {
    const { code, out } = await parley(["templates", "--lang", lang], { cwd });
    expect(code).toBe(0);
    expect(out.trimEnd().split("\n")).toHaveLength(ids.length);
    const json = JSON.parse((await parley(["templates", "--json", "--lang", lang], { cwd })).out) as {
      templates: { id: string; name: string; purpose: string; rules: number }[];
    };
    expect(json.templates.map(({ id }) => id)).toEqual(ids);
    for (const [n, { shape }] of templates.entries()) {
      expect(out).toContain(shape.name[i]);
      expect(json.templates[n]).toMatchObject({ name: shape.name[i], purpose: shape.purpose[i] });
    }
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
