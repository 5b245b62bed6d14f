import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { Document } from "@parley/core";
import { templates } from "@parley/core/registry";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { expect, it } from "vitest";
import { documentIn, documentsIn, emptyFolder, type Ended, expectRefusal, parley, put, sample } from "./parley.ts";

const ids = templates.map(({ shape }) => shape.id as string);
let cwd = "";
const convert = (from: string, to: string, ...more: string[]): Promise<Ended> =>
  parley(["convert", from, to, ...more], { cwd });
/** A form may hand documents out in another order. */
const byTemplate = (documents: readonly Document[]): readonly Document[] =>
  ids.flatMap((id) => documents.filter(({ template }) => template === id));
const bytes = (name: string): Buffer => readFileSync(join(cwd, name));

it.each(["en", "zh"])("takes every template in %s through every form and back", { timeout: 180_000 }, async (lang) => {
  cwd = emptyFolder();
  const all: Document[] = [];
  for (const id of ids) all.push(await sample(cwd, "one.json", id, "--lang", lang, "--force"));
  put(cwd, "all.json", all);
  for (const form of ["all.md", "all.xlsx"]) {
    expect(await convert("all.json", form)).toMatchObject({ code: 0, err: "" });
    expect((await convert(form, "back.json", "--force")).code).toBe(0);
    expect(byTemplate(documentsIn(cwd, "back.json"))).toEqual(all);
  }
  // CSV says what it cannot carry; the rest comes back.
  for (const form of ["all/", "all.zip"]) {
    const { out } = await convert("all.json", form, "--json");
    const { losses } = JSON.parse(out) as { losses: { document: string; at: string[]; kind: string }[] };
    for (const { kind } of losses) expect(kind).toBe("unresolved-reference");
    expect((await convert(form, "back.json", "--force")).code).toBe(0);
    const back = byTemplate(documentsIn(cwd, "back.json"));
    for (const [i, document] of all.entries()) {
      expect({ ...back[i], content: {} }).toEqual({ ...document, content: {} });
      const isWhole = losses.every((loss) => loss.document !== document.id);
      expect(isDeepStrictEqual(back[i]!.content, document.content)).toBe(isWhole);
    }
  }
  expect(readdirSync(join(cwd, "all")).sort()).toEqual(all.map(({ id }) => id).sort());
});

it("writes one document to the same bytes again", async () => {
  cwd = emptyFolder();
  await sample(cwd, "a.json", "raci-matrix", "--lang", "zh");
  for (const form of ["a.md", "a.xlsx", "a.zip", "a"]) {
    await convert("a.json", form);
    await convert(form, "b.json", "--force");
    expect(bytes("b.json").equals(bytes("a.json"))).toBe(true);
  }
  expect(readdirSync(join(cwd, "a")).sort()).toEqual(["activities.csv", "document.csv", "duties.csv", "roles.csv"]);
});

it("writes CSV as Excel reads it, and formulas as text", async () => {
  cwd = emptyFolder();
  const made = await sample(cwd, "a.json", "stakeholder-register");
  const title = '=HYPERLINK("http://x","y")';
  put(cwd, "a.json", { ...made, title });
  await convert("a.json", "a.zip");
  const files = unzipSync(bytes("a.zip"));
  expect(Object.keys(files).sort()).toEqual(["document.csv", "stakeholders.csv"]);
  for (const file of Object.values(files)) expect(Buffer.from(file).subarray(0, 3).toString("hex")).toBe("efbbbf");
  expect(strFromU8(files["document.csv"]!)).toContain(`"'=HYPERLINK(""http://x"",""y"")"`);
  expect((await convert("a.zip", "b.json")).code).toBe(0);
  expect(documentIn(cwd, "b.json").title).toBe(title);
});

it("writes one table, or documents without tables, into one CSV file, and says what stays behind", async () => {
  cwd = emptyFolder();
  const made = await sample(cwd, "s.json", "stakeholder-register", "--lang", "zh");
  const one = await convert("s.json", "s.csv", "--lang", "zh");
  expect(one.code).toBe(0);
  expect(one.err).toContain("s.csv 中没有：该格式中没有对应位置（标题; 负责人）");
  expect((await convert("s.csv", "s2.json")).code).toBe(0);
  expect(documentIn(cwd, "s2.json")).toMatchObject({ template: made.template, language: "zh", content: made.content });

  const change = await sample(cwd, "c.json", "change-request");
  put(cwd, "log.json", [change, { ...change, id: "second" }]);
  const log = await convert("log.json", "log.csv");
  expect(log.err).toContain("not in log.csv: Where references point stays behind");
  await convert("log.csv", "log2.json");
  expect(documentsIn(cwd, "log2.json").map(({ id }) => id)).toEqual([change.id, "second"]);

  await sample(cwd, "r.json");
  expectRefusal(await convert("r.json", "r.csv"), /several tables \(Roles, Activities, Duties\).*Write a folder, r\//);
  expect(existsSync(join(cwd, "r.csv"))).toBe(false);
});

it("takes in what somebody changed in a spreadsheet", async () => {
  cwd = emptyFolder();
  await sample(cwd, "r.json");
  await convert("r.json", "r.zip");
  const files = unzipSync(bytes("r.zip"));
  // As Excel in another country saves it.
  const roles = strFromU8(files["roles.csv"]!).replaceAll(",", ";").replaceAll("\r\n", "\n");
  writeFileSync(join(cwd, "r.zip"), zipSync({ ...files, "roles.csv": strToU8(`${roles};Printer\n`) }));
  expect((await convert("r.zip", "back.json")).code).toBe(0);
  const names = (documentIn(cwd, "back.json").content["roles"] as { name: string }[]).map(({ name }) => name);
  expect(names).toContain("Printer");
});

it("reads a table that somebody else made, and says that it guessed", async () => {
  cwd = emptyFolder();
  writeFileSync(join(cwd, "team.csv"), "Activity,Ann,Bob\nBrief,A/R,C\nPoster,A,R\n");
  const { code, err } = await convert("team.csv", "team.json");
  expect(code).toBe(0);
  expect(err).toContain("team.csv is not ours: what its columns mean was guessed");
  expect(documentIn(cwd, "team.json")).toMatchObject({ template: "raci-matrix", flow: { state: "draft" } });
});

it("leaves out what is private from a client's copy, and never puts it where the original is", async () => {
  cwd = emptyFolder();
  const project = await sample(cwd, "p.json", "project");
  for (const form of ["c.json", "c.xlsx", "c.zip"]) {
    const said = await convert("p.json", form, "--audience", "client");
    expect(said).toMatchObject({ code: 0 });
    expect(said.out).toContain("client copy: 2 places withheld");
    await convert(form, "back.json", "--force");
    const back = documentIn(cwd, "back.json");
    expect(back.id).not.toBe(project.id);
    expect(JSON.stringify(back)).not.toContain("1200000");
    expect(back.content["budget"]).toBeUndefined();
  }
  expect(JSON.parse((await convert("p.json", "d.json", "--audience", "client", "--json")).out)).toMatchObject({
    withheld: 2,
  });
  symlinkSync("p.json", join(cwd, "link.json"));
  await convert("p.json", "p.xlsx");
  for (const original of ["p.json", "link.json", "p.xlsx"]) {
    const before = bytes(original);
    const refused = await convert("p.json", original, "--audience", "client", "--force");
    expectRefusal(refused, /a client copy over the original, expected a file of its own/);
    expect(bytes(original).equals(before)).toBe(true);
  }
  expectRefusal(await convert("p.json", "p.json", "--audience", "client", "--lang", "zh"), /用客户版本覆盖原文档/);
});

it("overwrites nobody's file or folder unless told to, and no folder with other things in it", async () => {
  cwd = emptyFolder();
  await sample(cwd, "r.json");
  put(cwd, "mine.xlsx", "mine");
  expectRefusal(await convert("r.json", "mine.xlsx"), /already, expected a new name\. Add --force/);
  expect(bytes("mine.xlsx").toString()).toBe("mine");
  expect((await convert("r.json", "mine.xlsx", "--force")).code).toBe(0);

  expect((await convert("r.json", "out/")).code).toBe(0);
  expectRefusal(await convert("r.json", "out"), /a folder that is there already.*--force/);
  writeFileSync(join(cwd, "out", "old.csv"), "old");
  expect((await convert("r.json", "out", "--force")).code).toBe(0);
  expect(readdirSync(join(cwd, "out")).sort()).toEqual(["activities.csv", "document.csv", "duties.csv", "roles.csv"]);
  writeFileSync(join(cwd, "out", "notes.txt"), "mine");
  expectRefusal(await convert("r.json", "out", "--force"), /a folder with notes\.txt in it/);
  expect(readdirSync(cwd).filter((name) => name.startsWith("."))).toEqual([]);
  expectRefusal(await convert("r.json", "r.json", "--force"), /the same file twice/);
});

it("says in one sentence what is no document", async () => {
  cwd = emptyFolder();
  await sample(cwd, "r.json");
  mkdirSync(join(cwd, "empty"));
  put(cwd, "bad.zip", "no archive");
  put(cwd, "bad.xlsx", "no workbook");
  put(cwd, "odd.csv", "a,b\n1,2\n");
  writeFileSync(join(cwd, "none.zip"), zipSync({ "readme.txt": strToU8("x") }));
  writeFileSync(join(cwd, "bomb.zip"), zipSync({ "a.csv": new Uint8Array(60 * 1024 * 1024) }));
  writeFileSync(join(cwd, "half.zip"), zipSync({ "roles.csv": strToU8("Row id,Name\r\n1,x\r\n") }));
  const cases: readonly (readonly [from: string, to: string, says: RegExp])[] = [
    ["none.json", "x.md", /none\.json: Unexpected no such file/],
    ["r.json", "x.docx", /a file that ends in "\.docx", expected \.json, \.md/],
    ["empty", "x.json", /empty: Unexpected no CSV file/],
    ["bad.zip", "x.json", /bad\.zip: Unexpected a damaged archive, or none/],
    ["bad.xlsx", "x.json", /bad\.xlsx: Unexpected/],
    ["none.zip", "x.json", /none\.zip: Unexpected no CSV file/],
    ["bomb.zip", "x.json", /bomb\.zip: Unexpected more than 2000 files or 50 MB/],
    ["half.zip", "x.json", /half\.zip: Unexpected only roles\.csv, expected document\.csv/],
    ["odd.csv", "x.json", /odd\.csv: Unexpected/],
    ["r.json", "no/x.json", /no\/x\.json: Unexpected no such folder/],
    ["r.json", "no/x/", /no\/x\/: Unexpected no such folder/],
  ];
  for (const [from, to, says] of cases) expectRefusal(await convert(from, to), says);
  expect(existsSync(join(cwd, "x.json"))).toBe(false);
});
