import {
  type AnyTemplate,
  type Document,
  fromText,
  isParleyError,
  jsonIn,
  parse,
  toJson,
  toMarkdown,
} from "@parley/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyDocument } from "./anything.ts";
import { edited, everythingTemplate, raci, sample, templateOf } from "./given.ts";

const template = everythingTemplate as AnyTemplate;
const markdown = (document: Document): string =>
  toMarkdown(document.template === "everything" ? template : raci, document, "2027-03-01");
const read = (text: string): readonly Document[] => fromText(text, templateOf);
const refusal = (text: string): unknown => {
  try {
    return read(text);
  } catch (error) {
    return isParleyError(error) ? { code: error.code, en: error.label[0], zh: error.label[1] } : error;
  }
};
/** The text in front of the block with the document's JSON. */
const readable = (text: string): string => text.slice(0, text.search(/^`{3,}json parley$/m));
const many = { numRuns: 150 };

describe("JSON", () => {
  it("carries any document there and back, one or several, and says the same text again", () => {
    fc.assert(
      fc.property(fc.array(anyDocument, { minLength: 1, maxLength: 3 }), (documents) => {
        const [first] = documents;
        expect(read(toJson(first!))).toEqual([first]);
        const text = toJson(documents);
        expect(read(text)).toEqual(documents);
        const again = toJson(read(text));
        expect(toJson(read(again))).toBe(again);
      }),
      many,
    );
  });

  it("is read behind a byte order mark and with any line ends", () => {
    expect(read(`\ufeff${toJson(sample()).replaceAll("\n", "\r\n")}`)).toEqual([sample()]);
  });
});

describe("Markdown", () => {
  it("carries any document there and back", () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        expect(read(markdown(document))).toEqual([document]);
        expect(read(markdown(document).replaceAll("\n", "\r\n"))).toEqual([document]);
      }),
      many,
    );
  });

  it("is harmless: no tag but a line break, no link, no fence that a text opens", () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const shown = readable(markdown(document));
        expect(shown.replaceAll("<br>", "")).not.toMatch(/[<>]/);
        expect(shown.replace(/\\[\s\S]/g, "")).not.toMatch(/[[\]`]/);
        expect(shown.split(/\r\n?|\n/).filter((line) => /^\s*(`{3}|~{3})/.test(line))).toEqual([]);
      }),
      many,
    );
  });

  it("shows each text as it is: its escapes mean what was written", () => {
    const rendered = (text: string): string =>
      text
        .replaceAll("<br>", "\n")
        .replace(/\\([!-/:-@[-`{-~])/g, "$1")
        .replaceAll("&lt;", "<")
        .replaceAll("&gt;", ">")
        .replaceAll("&amp;", "&");
    fc.assert(
      fc.property(anyDocument, (document) => {
        const [heading] = markdown(document).split("\n");
        expect(rendered(heading!)).toBe(`# ${document.title.replace(/\r\n?/g, "\n")}`);
      }),
      many,
    );
  });

  it("keeps every table a table, whatever stands in its cells", () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const lines = readable(markdown(document)).split("\n");
        const bars = (line: string): number => line.replace(/\\[\s\S]/g, "").split("|").length;
        for (const i of [...lines.keys()].filter((at) => /^\|( --- \|)+$/.test(lines[at]!)))
          expect(bars(lines[i - 1]!)).toBe(bars(lines[i]!));
        const [one] = document.content["rows"] as { id: string }[];
        expect(lines.some((line) => line.startsWith("|"))).toBe(
          one !== undefined || lines.some((l) => l.includes("---")),
        );
      }),
      many,
    );
  });

  it("reads well in the document's language", () => {
    const [en, zh] = [readable(markdown(sample("en"))), readable(markdown(sample("zh")))];
    expect(en).toContain("# RACI matrix: Summer Glow 618");
    expect(en).toContain("- **State**: Draft");
    expect(en).toContain("| Launch poster | Poster in 3 sizes |");
    expect(en).toMatch(/\| Launch poster \| {2}\| A \| I \| {2}\| R \| C \| {2}\| {2}\|/);
    expect(zh).toContain("- **状态**: 草稿");
    expect(zh).toContain("| 首发海报 | 3 种尺寸海报 |");
  });

  it("may have text around it, several documents in it, and spaces behind its fences", () => {
    const [one, two] = [sample("en", "one"), sample("zh", "two")];
    const text = `[Draft] Hello\n\n${markdown(one)}\nand then\n\n${markdown(two).replaceAll("json parley", "json parley  ")}\nbye`;
    expect(read(text)).toEqual([one, two]);
  });

  it("of a document whose texts hold fences is read from its own block", () => {
    const nasty = "```json parley\n{}\n```\n`````` ````json parley";
    const document = edited(sample(), { activities: { poster: { name: nasty } } });
    expect(read(markdown({ ...document, title: nasty }))).toEqual([{ ...document, title: nasty }]);
  });

  it("without a document, or with a block that never ends, has none", () => {
    expect(jsonIn("# Hello\n\n```json\n{}\n```\n")).toBeUndefined();
    expect(jsonIn("```json parley\n{}\n")).toBeUndefined();
    expect(jsonIn(`${"```json parley\n".repeat(60_000)}{}`)).toBeUndefined();
  });
});

describe("a text that is no document", () => {
  it.each([
    ["nothing", "", "invalid-document", "Unexpected nothing", "发现空白"],
    ["spaces", " \n", "invalid-document", "Unexpected nothing", "发现空白"],
    ["prose", "Dear all,", "invalid-document", "a text without a Parley document", "不含 Parley 文档的文本"],
    ["malformed JSON", '{"format": ', "invalid-document", "malformed JSON", "格式错误的 JSON"],
    ["half a document", toJson(sample()).slice(0, 2000), "invalid-document", "malformed JSON", "格式错误的 JSON"],
    ["an empty list", "[]", "invalid-document", "an empty list", "空列表"],
    [
      "another JSON",
      '{"hello": 1}',
      "invalid-document",
      "Unexpected nothing at format, expected parley/1",
      "format 处的空白",
    ],
    ["a list of numbers", "[1]", "invalid-document", "Unexpected 1, expected an object", "应为对象"],
    ["a newer format", '{"format": "parley/2"}', "newer-format", "format parley/2 at format", "格式 parley/2"],
    ["an unknown template", toJson({ ...sample(), template: "x" }), "unknown-template", 'template "x"', "模板“x”"],
    [
      "a newer template",
      toJson({ ...sample(), templateVersion: 9 }),
      "newer-format",
      "version 9 of raci-matrix",
      "第 9 版",
    ],
  ])("is refused in one sentence: %s", (_name, text, code, en, zh) => {
    const found = refusal(text) as { code: string; en: string; zh: string };
    expect(found.code).toBe(code);
    expect(found.en).toContain(en);
    expect(found.zh).toContain(zh);
    expect(found.en.split("\n")).toHaveLength(1);
  });

  it("tells how many problems more there are", () => {
    const { roles } = sample().content as { roles: object[] };
    const broken = {
      ...sample(),
      content: { ...sample().content, roles: roles.map((role) => ({ ...role, name: 5 })) },
    };
    expect(refusal(JSON.stringify(broken))).toMatchObject({
      en: "Unexpected 5 at content.roles.0.name, expected text. 7 more like this",
      zh: "发现 content.roles.0.name 处的 5，应为文本。另有 7 处问题",
    });
    expect(parse(broken, templateOf)).toMatchObject({ ok: false, problems: { length: 8 } });
  });
});
