import { isId, isParleyError, parse } from "@parley/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  adopt,
  type Adoption,
  readTables,
  type SourceTable,
  type TableFormat,
  templates,
  toDocuments,
} from "./support.ts";

const formats: readonly TableFormat[] = ["csv", "markdown"];
const templateOf = (id: string): (typeof templates)[number] | undefined =>
  templates.find(({ shape }) => shape.id === id);

/** Pieces of which tables are made, and of which trouble is. */
const listed = (...lists: readonly string[]): fc.Arbitrary<string> =>
  fc.constantFrom(...lists.flatMap((list) => list.split(" ")));
const pieces = listed(
  "| , ; \t \n \r\n \" ' ` * ** _ ~~ \\ \\| < > & <br> &amp; &#x41; &#0; [ ]( ) ( （ ） ]",
  "# ## - --- |---| :-: > 1. ``` <!-- -->",
  "R A C I A/R R,A (R) S D RACI Responsible 负责 批准 咨询 知会 n/a — x ✓ 🅰️ ®️ 👩‍👩‍👧 e\u0301 \u0000 \uFEFF \uD800",
  "Activity Task Role 角色 任务 Risk Probability Impact High 3 Owner Status Date 2027-03-01 12/31 Total 合计",
  "__proto__ constructor toString",
);
const noise = fc
  .array(fc.oneof(pieces, fc.string({ unit: "binary", maxLength: 6 })), { maxLength: 80 })
  .map((all) => all.join(""));

const words = listed(
  "Activity Task Role Team_member 角色 任务 R A C I S Responsible Accountable Consulted Informed 负责 批准 RACI",
  "Risk Risk_ID 风险描述 Probability Impact 影响 Owner 负责人 Mitigation Stakeholder 干系人 Power Interest Audience",
  "Message Channel Frequency Action Decision Due Status 状态 Change_ID 变更编号 Title Reason Date # Notes Phase Total",
  "__proto__ constructor  PM Ann,Bob A/R R,A high 高 2027-03-01 weekly — n/a x =1+1",
);
const cell = fc.oneof(
  { weight: 6, arbitrary: words },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 12 }) },
);
const grid = fc.array(fc.array(cell, { minLength: 1, maxLength: 7 }), { minLength: 2, maxLength: 8 });
const csvOf = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(",")).join("\n");
const markdownOf = ([header = [], ...body]: readonly (readonly string[])[]): string =>
  [header, header.map(() => "---"), ...body]
    .map((row) => `| ${row.map((text) => text.replaceAll(/[\\|`*_~<>&[\]\r\n]/g, " ")).join(" | ")} |`)
    .join("\n");

/** Every way in which a table can be adopted: recognised, and as each template. */
function* adoptions(table: SourceTable): Iterable<Adoption> {
  for (const as of [undefined, ...templates.map(({ shape }) => shape.id as string)]) {
    const result = adopt(table, templates, as === undefined ? {} : { as });
    if (result.ok) yield result;
  }
}

/** Cells of a table that are nowhere: not at a place, not left, not a header that was understood. */
function lost(table: SourceTable, adoption: Adoption): readonly string[] {
  const found = new Set<string>();
  for (const { places } of adoption.documents) for (const { text } of places.values()) found.add(text);
  for (const { cells } of adoption.left) for (const { text } of cells) found.add(text);
  for (const { header } of adoption.mapping) found.add(header);
  const says = (text: string): boolean => /[\p{L}\p{N}]/u.test(text) && !/^(?:n\/?a|none|无)$/i.test(text);
  return table.rows.flat().flatMap(({ text }) => (says(text) && !found.has(text) ? [text] : []));
}

describe("any text", () => {
  it("is read and adopted without an error, and touches no prototype", () => {
    fc.assert(
      fc.property(noise, fc.constantFrom(...formats), (text, format) => {
        for (const table of readTables(text, format))
          for (const { documents } of adoptions(table)) expect(documents).toBeDefined();
        expect(Object.keys(Object.prototype)).toEqual([]);
        expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });

  it("has cells where they say they are", () => {
    fc.assert(
      fc.property(noise, fc.constantFrom(...formats), (text, format) => {
        const lines = text.replace(/^\uFEFF/, " ").split(/\r\n|\r|\n/);
        for (const { line, column, start, end } of readTables(text, format).flatMap(({ rows }) => rows.flat())) {
          const written = text
            .replace(/^\uFEFF/, " ")
            .slice(start, end)
            .split(/\r\n|\r|\n/)[0]!;
          expect(lines[line - 1]!.slice(column - 1, column - 1 + written.length)).toBe(written);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("any table", () => {
  it.each([
    ["csv", csvOf],
    ["markdown", markdownOf],
  ] as const)("of %s keeps every cell: in the document, in extra or in what was left", (format, written) => {
    fc.assert(
      fc.property(grid, (rows) => {
        for (const table of readTables(written(rows), format))
          for (const adoption of adoptions(table))
            expect({ as: adoption.template, lost: lost(table, adoption) }).toEqual({ as: adoption.template, lost: [] });
      }),
      { numRuns: 250 },
    );
  });

  it("becomes documents that parse, with row ids that are ids and each once", () => {
    let n = 0;
    fc.assert(
      fc.property(grid, (rows) => {
        for (const table of readTables(csvOf(rows), "csv"))
          for (const adoption of adoptions(table)) {
            const template = templateOf(adoption.template)!;
            const made = { now: "2027-03-01T09:00:00+08:00", newId: () => `doc-${n++}` };
            for (const document of toDocuments(adoption, template, table, made)) {
              const parsed = parse(JSON.parse(JSON.stringify(document)), templateOf);
              expect(parsed).toMatchObject({ ok: true, document: { extra: document.extra } });
            }
            for (const { content } of adoption.documents)
              for (const list of Object.values(content).filter(Array.isArray) as { readonly id?: string }[][]) {
                const ids = list.flatMap(({ id }) => (id === undefined ? [] : [id]));
                expect(ids.every(isId)).toBe(true);
                expect(new Set(ids).size).toBe(ids.length);
              }
          }
      }),
      { numRuns: 120 },
    );
  });
});

describe("a megabyte of hostile text", () => {
  const size = 1_000_000;
  const fill = (piece: string): string => piece.repeat(Math.ceil(size / piece.length));
  const hostile: Readonly<Record<string, string>> = {
    pipes: `${fill("|")}\n${fill("|-")}\n${fill("|")}`,
    "one wide row": `${"|a".repeat(200_000)}|\n${"|-".repeat(200_000)}|\n${"|R".repeat(200_000)}|`,
    "many rows": `|Activity|PM|Dev|\n|-|-|-|\n${fill("|x|R|A|\n")}`,
    quotes: fill('"'),
    "quotes and commas": fill('","'),
    "open quotes": fill('"a,"b'),
    brackets: `|a|b|\n|-|-|\n|${fill("[(（")}|R|`,
    backticks: `|a|b|\n|-|-|\n|${fill("`` ` ``` ")}|R|`,
    stars: `|a|b|\n|-|-|\n|${fill("*a **b _c ")}|R|`,
    tags: `|a|b|\n|-|-|\n|${fill("<b <i &am &#1")}|R|`,
    spaces: `|a|b|\n|-|-|\n|a${fill(" ")}b|R|`,
    separators: `|Task|R|A|C|I|\n|-|-|-|-|-|\n|x|${fill("a, ")}|${fill("and ")}|b|c|`,
    headings: fill("# "),
    margins: fill("> - "),
    letters: `Task,${fill("R,").slice(0, size / 2)}\nx,${fill("A,").slice(0, size / 2)}`,
    numbers: `Risk,Cost\nx,${fill("1,000")}`,
    "one long word": `|${fill("a")}|b|\n|-|-|\n|c|d|`,
  };

  /** More cells than memory holds are refused. */
  function tablesIn(text: string, format: (typeof formats)[number]): ReturnType<typeof readTables> {
    try {
      return readTables(text, format);
    } catch (error) {
      if (isParleyError(error) && error.code === "limit-exceeded") return [];
      throw error;
    }
  }

  it.each(Object.entries(hostile))("of %s is read to its end, or refused for its size", (_, text) => {
    for (const format of formats)
      for (const table of tablesIn(text, format)) {
        const result = adopt(table, templates);
        expect(result.ok ? result.documents.length : result.found.length).toBeGreaterThan(0);
      }
  });
});
