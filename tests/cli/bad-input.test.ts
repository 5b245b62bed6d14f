import { chmodSync, mkdirSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Document } from "@parley/core";
import { describe, expect, it } from "vitest";
import { emptyFolder, expectHarmless, expectRefusal, parley, put, sample } from "./parley.ts";

const nested = (depth: number): string => "[".repeat(depth) + "]".repeat(depth);
const envelope =
  '{"format":"parley/1","id":"a","template":"raci-matrix","templateVersion":1,"language":"en","title":"t"';

describe("a file that is no document", () => {
  const texts: readonly (readonly [what: string, text: string | Uint8Array, en: RegExp, zh: RegExp])[] = [
    ["malformed JSON", '{"format": "parley/1", ', /malformed JSON, expected a whole document/, /格式错误的 JSON/],
    ["JSON over several lines", "{\n\n  nope\n}", /malformed JSON/, /格式错误的 JSON/],
    ["nothing", "", /Unexpected nothing, expected JSON, or Markdown/, /发现空白/],
    ["other Markdown", "# Minutes\n", /a text without a Parley document/, /不含 Parley 文档/],
    ["an empty list", "[]", /an empty list/, /空列表/],
    ["a number in a list", "[1]", /Unexpected 1.*expected an object/, /应为对象/],
    ["binary data", Uint8Array.from([0x7b, 0xff, 0xfe, 0x00, 0x9c]), /binary data, expected text/, /二进制数据/],
    ["zeros", "{\u0000}", /binary data/, /二进制数据/],
    ["UTF-16", Buffer.from("\ufeff{}", "utf16le"), /binary data, expected text in UTF-8/, /UTF-8/],
    [
      "an unknown template",
      envelope.replace("raci-matrix", "nope") + ',"content":{}}',
      /template "nope"/,
      /模板“nope”/,
    ],
    ["a newer format", '{"format":"parley/2"}', /format parley\/2.*expected parley\/1/, /格式 parley\/2/],
    ["a newer template", envelope.replace(":1", ":99") + ',"content":{}}', /version 99 of raci-matrix/, /第 99 版/],
    ["wrong types", envelope + ',"content":{"roles":[{"id":"r","name":5}]}}', /Unexpected 5 at .*roles/, /应为文本/],
    ["a bad row id", envelope + ',"content":{"roles":[{"id":"__proto__"}]}}', /__proto__/, /__proto__/],
    ["unclosed brackets", "[".repeat(100_000), /malformed JSON/, /格式错误的 JSON/],
    ["endless nesting", envelope + `,"content":{},"extra":{"x":${nested(9_000)}}}`, /levels of nesting/, /层嵌套|嵌套/],
  ];
  it.each(texts)("is refused in one sentence: %s", async (_, text, en, zh) => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, "bad.json"), text);
    const said = await parley(["check", "bad.json"], { cwd });
    expectRefusal(said, en);
    expect(said.err).toMatch(/^parley: bad\.json: Unexpected /);
    expectRefusal(await parley(["check", "bad.json", "--fix", "--lang", "zh"], { cwd }), zh);
    const json = await parley(["push", "bad.json", "--to", "workbench:any", "--json"], { cwd });
    expect(JSON.parse(json.out)).toMatchObject({ error: { message: expect.stringMatching(en) as string } });
    expect(json.code).toBe(2);
  });

  it("is refused when there is no such file, or something else", async () => {
    const cwd = emptyFolder();
    mkdirSync(join(cwd, "folder"));
    put(cwd, "a.json", "{}");
    expectRefusal(await parley(["check", "none.json"], { cwd }), /none\.json: Unexpected no such file/);
    expectRefusal(await parley(["check", "none.json", "--lang", "zh"], { cwd }), /none\.json：发现文件或文件夹不存在/);
    expectRefusal(await parley(["check", "folder"], { cwd }), /folder: Unexpected a folder, expected a file/);
    expectRefusal(await parley(["check", "a.json/b.json"], { cwd }), /a file in place of a folder/);
    expectRefusal(await parley(["check", "/dev/zero"], { cwd }), /a device or pipe, expected a file/);
    expectRefusal(await parley(["check", ""], { cwd }), /"": Unexpected/);
    expectRefusal(await parley(["check", `${"x".repeat(300)}.json`], { cwd }), /a name that is too long/);
  });

  it("is refused unread when it is enormous", async () => {
    const cwd = emptyFolder();
    put(cwd, "big.json", "{}");
    truncateSync(join(cwd, "big.json"), 51 * 1024 * 1024);
    expectRefusal(await parley(["check", "big.json"], { cwd }), /big\.json: Unexpected 51 MB, expected at most 50 MB/);
    expectRefusal(await parley(["check", "big.json", "--lang", "zh"], { cwd }), /51 MB，应为至多 50 MB/);
  });

  it("is refused when nobody may read or write it", async () => {
    const cwd = emptyFolder();
    const document = await sample(cwd, "a.json");
    put(cwd, "late.json", { ...document, content: { ...document.content, duties: { nobody: {} } } });
    // Whoever runs this may be allowed everything: then the command runs as somebody who is not.
    const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
    chmodSync(join(cwd, "a.json"), 0o000);
    chmodSync(join(cwd, "late.json"), 0o444);
    chmodSync(cwd, 0o555);
    const as = { cwd, spawn: nobody };
    expectRefusal(await parley(["check", "a.json"], as), /a\.json: Unexpected no permission/);
    expectRefusal(await parley(["check", "late.json", "--fix"], as), /late\.json: Unexpected no permission/);
    expectRefusal(await parley(["new", "project", "--out", "b.json"], as), /b\.json: Unexpected no permission/);
    chmodSync(cwd, 0o755);
  });
});

/** Texts that somebody else wrote to do harm, where they can stand in a document. */
function hostile(document: Document): Document {
  const roles = (document.content["roles"] as readonly { readonly id: string }[]).map((role) =>
    role.id === "pm" ? { ...role, name: "TODO \u001b]0;pwned\u0007\u001b[2J\u009b31m\u202egnp.exe\u2028tbd" } : role,
  );
  const activities = [{ id: "constructor", name: "\u001b[1A\u001b[2K\r<img src=x onerror=alert(1)>" }];
  const title = '\u001b[31m=HYPERLINK("http://x")\r\nline 2 {{x}}';
  return { ...document, title, content: { ...document.content, roles, activities, duties: {} } };
}

describe("hostile text", () => {
  it("is printed harmlessly, and stays what it was", async () => {
    const cwd = emptyFolder();
    const document = hostile(await sample(cwd, "a.json"));
    put(cwd, "a.json", document);
    for (const lang of ["en", "zh"]) {
      const said = await parley(["check", "a.json", "--lang", lang], { cwd });
      expect(said).toMatchObject({ code: 1, err: "" });
      expectHarmless(said.out);
      expect(said.out).toContain('␛[31m=HYPERLINK("http://x")␍␊line 2 {{x}}');
      expect(said.out).toContain("<img src=x onerror=alert(1)>");
      expect(said.out).toContain("␛]0;pwned␇");
    }
    const json = await parley(["check", "a.json", "--json"], { cwd });
    expectHarmless(json.out);
    expect(JSON.parse(json.out)).toMatchObject({ findings: expect.any(Array) as unknown[] });
    expect(json.out).toContain("constructor");
  });

  it("on the line and in the names of files is told harmlessly", async () => {
    const cwd = emptyFolder();
    const evil = "\u001b[2J\u202egnp.json\n";
    put(cwd, evil, "{");
    expectRefusal(await parley(["check", evil], { cwd }), /␛\[2J�gnp\.json␊: Unexpected malformed/);
    for (const line of [[evil], ["check", `--${evil}`], ["new", evil], ["check", "a", "--today", evil]])
      expectRefusal(await parley(line, { cwd }), /␛/);
    for (const line of [
      ["push", "a.json", "--to", evil],
      ["pull", evil],
    ])
      expect((await parley(line, { cwd })).err).toMatch(/␛|no such file/);
    const made = await parley(["new", "raci-matrix", "--title", evil], { cwd });
    expectHarmless(made.out);
    expect(JSON.parse(made.out)).toMatchObject({ title: evil });
  });

  it("of a megabyte is judged, and not printed whole", async () => {
    const cwd = emptyFolder();
    const document = await sample(cwd, "a.json");
    const long = `TODO ${"很长".repeat(250_000)}`;
    const activities = [{ id: "a", name: long }];
    put(cwd, "a.json", { ...document, title: long, content: { ...document.content, activities, duties: {} } });
    const said = await parley(["check", "a.json"], { cwd });
    expect(said).toMatchObject({ code: 1, err: "" });
    expect(said.out.length).toBeLessThan(10_000);
    expect(said.out).toContain("很长…");
  });
});

it("tells a fault of its own in one sentence too, and shows where only when asked", async () => {
  const cwd = emptyFolder();
  const broken = { cwd, env: { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(noDates)}` } };
  const said = await parley(["new", "project"], broken);
  expectRefusal(said, /Unexpected fault in Parley \(Error: no dates today\).*PARLEY_DEBUG=1/);
  expectRefusal(await parley(["new", "project", "--lang", "zh"], broken), /内部出错/);
  const json = JSON.parse((await parley(["new", "project", "--json"], broken)).out) as object;
  expect(json).toMatchObject({ error: { code: "internal" } });
  const debug = await parley(["new", "project"], { ...broken, env: { ...broken.env, PARLEY_DEBUG: "1" } });
  expect(debug.err).toMatch(/^\s+at /m);
  expect(debug.code).toBe(2);
});
/** A machine on which the clock is broken. */
const noDates = 'Date.prototype.toISOString = () => { throw new Error("no dates today"); };';
