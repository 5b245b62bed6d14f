import { commands, unsupported } from "@parley/cli";
import { describe, expect, it } from "vitest";
import { bundle, emptyFolder, expectRefusal, parley, source } from "./parley.ts";

const names = Object.keys(commands);
const han = /[\u4e00-\u9fff]/;

it.each([source, bundle])("runs from source and as one file: %s", async (script) => {
  const cwd = emptyFolder();
  const made = await parley(["new", "raci-matrix", "--sample", "--out", "a.json"], { cwd, script });
  expect(made).toMatchObject({ code: 0, err: "" });
  expect(await parley(["check", "a.json"], { cwd, script })).toMatchObject({ code: 0, err: "" });
  expectRefusal(await parley(["check", "none.json"], { cwd, script }), /no such file/);
  // Loads every host.
  expectRefusal(await parley(["pull", "nowhere"], { cwd, script }), /target "nowhere"/);
});

describe("help", () => {
  it("lists every command, in both languages", async () => {
    const cwd = emptyFolder();
    expect(names).toEqual(
      expect.arrayContaining(["templates", "new", "check", "convert", "flow", "push", "pull", "remove"]),
    );
    expect(names.filter((name) => unsupported.includes(name))).toEqual([]);
    for (const line of [[], ["--help"], ["help"]]) {
      const { code, out, err } = await parley(line, { cwd });
      expect({ code, err }).toEqual({ code: 0, err: "" });
      for (const name of names) expect(out).toMatch(new RegExp(`^  ${name} +\\S`, "m"));
      expect(out).not.toMatch(han);
    }
    const { out } = await parley(["--lang", "zh"], { cwd });
    expect(out).toContain("用法");
    expect(out).not.toMatch(/fine|could not/);
  });

  it.each(names)("tells what %s takes, from its declaration", async (name) => {
    const cwd = emptyFolder();
    const { options, arguments: words } = await commands[name]!();
    for (const lang of ["en", "zh"]) {
      const { code, out, err } = await parley([name, "--help", "--lang", lang], { cwd });
      expect({ code, err }).toEqual({ code: 0, err: "" });
      expect(out.match(/^ {2}parley .*$/m)?.[0]).toContain(name);
      for (const option of [...Object.keys(options), "json", "lang", "help"]) expect(out).toContain(`  --${option}`);
      for (const word of words) expect(out).toContain(word.label[lang === "en" ? 0 : 1]);
      expect(han.test(out.replace(/^ {2}parley.*$/gm, ""))).toBe(lang === "zh");
    }
    const json = JSON.parse((await parley([name, "--help", "--json"], { cwd })).out) as { help: string };
    expect(json.help).toContain(`parley ${name}`);
  });
});

describe("the reader's language", () => {
  const spoken = async (env: Record<string, string>, ...line: string[]): Promise<boolean> =>
    han.test((await parley(line, { cwd: emptyFolder(), env })).err);

  it("is asked for, set, or the terminal's", async () => {
    expect(await spoken({ LANG: "zh_CN.UTF-8" }, "nope")).toBe(true);
    expect(await spoken({ LANG: "zh_CN.UTF-8", LC_ALL: "en_US.UTF-8" }, "nope")).toBe(false);
    expect(await spoken({ LANG: "en_US.UTF-8", LC_ALL: "zh_TW" }, "nope")).toBe(true);
    expect(await spoken({ LANG: "zh_CN.UTF-8", PARLEY_LANG: "en" }, "nope")).toBe(false);
    expect(await spoken({ PARLEY_LANG: "zh" }, "nope", "--lang", "en")).toBe(false);
    expect(await spoken({ PARLEY_LANG: "en" }, "nope", "--lang=zh")).toBe(true);
    expect(await spoken({ LANG: "zha" }, "nope")).toBe(false);
  });
});

describe("a mistake on the line", () => {
  const cases: readonly (readonly [line: string, en: RegExp])[] = [
    ["chekc a.json", /Unexpected command "chekc", expected "check"/],
    ["frobnicate", /Unexpected command "frobnicate", expected a command; parley --help/],
    ["--nope", /Unexpected option --nope, expected a command/],
    ["check", /Unexpected nothing, expected <file>/],
    ["check a.json --fxi", /Unexpected option --fxi, expected --fix/],
    ["check a.json -x", /Unexpected option -x/],
    ["check a.json --today", /expected a day behind --today/],
    ["check a.json --today --fix", /Unexpected "--fix", expected a day behind --today/],
    ["check a.json --today 2027-02-30", /Unexpected --today "2027-02-30", expected a day such as/],
    ["check a.json --today tomorrow", /Unexpected --today "tomorrow"/],
    ["check a.json --json=yes", /expected --json without a value/],
    ["check a.json --lang fr", /Unexpected --lang "fr", expected one of en, zh/],
    ["new", /expected <template>/],
    ["new raci-matrx", /Unexpected template "raci-matrx", expected raci-matrix/],
    ["new zzz", /Unexpected template "zzz", expected one of .*raci-matrix/],
    ["new project --fault", /Unexpected --fault for project/],
    ["new raci-matrix more", /Unexpected "more", expected the end of the line/],
    ["new raci-matrix --title a --title b", /Unexpected --title twice/],
    ["push a.json", /Unexpected no --to, expected --to <target>/],
    ["push a.json --to x --on-conflict mine", /Unexpected --on-conflict "mine", expected one of theirs, ours/],
    ["pull", /expected <target>/],
    ["start --port many", /Unexpected --port "many"/],
  ];
  it.each(cases)("is told in one sentence: parley %s", async (line, says) => {
    const cwd = emptyFolder();
    const [first = "", ...rest] = line.split(" ");
    expectRefusal(await parley([first, ...rest], { cwd }), says);
    expectRefusal(await parley([first, ...rest], { cwd, env: { PARLEY_LANG: "zh" } }), han);
    const json = await parley([first, "--json", ...rest], { cwd });
    expect(json).toMatchObject({ code: 2, err: "" });
    const { error } = JSON.parse(json.out) as { error: { code: string; message: string } };
    expect(Object.keys(error)).toEqual(["code", "message"]);
    expect(error.message).toMatch(says);
  });

  it.each(unsupported)("says that %s is not supported", async (name) => {
    const cwd = emptyFolder();
    expectRefusal(await parley([name, "a.json"], { cwd }), /not supported/);
    expectRefusal(await parley([name, "--lang", "zh"], { cwd }), /尚不支持/);
    expect(JSON.parse((await parley([name, "--json"], { cwd })).out)).toMatchObject({
      error: { code: "not-supported" },
    });
  });
});
