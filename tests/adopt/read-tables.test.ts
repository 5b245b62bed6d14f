import { describe, expect, it } from "vitest";
import { readTables, tableIn } from "./support.ts";

const texts = (text: string, format: "csv" | "markdown"): string[][][] =>
  readTables(text, format).map(({ rows }) => rows.map((row) => row.map((cell) => cell.text)));

describe("CSV", () => {
  it("reads quotes, doubled quotes and line breaks inside them", () => {
    expect(texts('a,b\n"x, y","say ""hi"""\n"two\nlines",z', "csv")).toEqual([
      [
        ["a", "b"],
        ["x, y", 'say "hi"'],
        ["two\nlines", "z"],
      ],
    ]);
  });

  it("reads 200,000 cells, and refuses more in one sentence", () => {
    expect(tableIn("1,2\n".repeat(100_000), "csv").rows).toHaveLength(100_000);
    for (const many of ["1,2\n".repeat(100_001), ",".repeat(2_000_000)])
      expect(() => readTables(many, "csv")).toThrow(
        "Unexpected a table of more than 200000 cells, expected fewer. Split it into several files",
      );
  });

  it("refuses a page of Markdown that is no page", () => {
    expect(readTables(`| a |\n|---|\n| b |\n${"x".repeat(4_000_000)}`, "markdown")).toHaveLength(1);
    expect(() => readTables("| a |\n".repeat(1_000_000), "markdown")).toThrow(
      "Unexpected a page of 6.0 million characters, expected at most 5 million. Split it into several files",
    );
  });

  it.each([
    ["LF", "a,b\n1,2\n3,4\n"],
    ["CRLF", "a,b\r\n1,2\r\n3,4\r\n"],
    ["CR", "a,b\r1,2\r3,4"],
    ["a byte order mark", "\uFEFFa,b\n1,2\n3,4"],
    ["semicolons", "a;b\n1;2\n3;4"],
    ["tabs", "a\tb\n1\t2\n3\t4"],
    ["a sep line", "sep=;\r\na;b\r\n1;2\r\n3;4"],
    ["empty lines", "a,b\n\n1,2\n\n3,4\n\n"],
  ])("reads %s", (_, text) => {
    expect(texts(text, "csv")).toEqual([
      [
        ["a", "b"],
        ["1", "2"],
        ["3", "4"],
      ],
    ]);
  });

  it("splits at semicolons although commas stand in the cells", () => {
    expect(texts("name;price\nsmall, red;1,5\nlarge, blue;2,5", "csv")[0]![1]).toEqual(["small, red", "1,5"]);
  });

  it("takes a quote that never closes for a character", () => {
    expect(texts('a,b\n"open,2\n3,4', "csv")[0]).toEqual([
      ["a", "b"],
      ['"open', "2"],
      ["3", "4"],
    ]);
  });

  it("keeps rows ragged and counts an empty last cell", () => {
    expect(texts("a,b,c\n1\n1,2,3,4\n1,2,", "csv")[0]!.map((row) => row.length)).toEqual([3, 1, 4, 3]);
  });

  it("says where every cell stands", () => {
    const text = 'a,b\r\n"x\ny", "z"\r\nlast,"q"';
    const cells = tableIn(text, "csv").rows.flat();
    expect(cells.map((cell) => cell.text)).toEqual(["a", "b", "x\ny", "z", "last", "q"]);
    expect(cells.map(({ line, column, start, end }) => [line, column, text.slice(start, end)])).toEqual([
      [1, 1, "a"],
      [1, 3, "b"],
      [2, 1, '"x\ny"'],
      [3, 4, ' "z"'],
      [4, 1, "last"],
      [4, 6, '"q"'],
    ]);
  });

  it("finds no table in nothing, or in a header alone", () => {
    expect(readTables("", "csv")).toEqual([]);
    expect(readTables("a,b\n", "csv")).toEqual([]);
  });
});

describe("Markdown", () => {
  it("reads escaped pipes, code, emphasis, links, entities, tags and escapes", () => {
    const table = [
      "| a | b | c |",
      "|---|:-:|--:|",
      "| x \\| y | `p\\|q` | **bold** and *it* |",
      "| [text](https://e.org/a) | &lt;b&gt; &amp; &#8594; | one<br/>two |",
      "| R* | snake_case_name | \\*star\\* |",
    ].join("\n");
    expect(texts(table, "markdown")[0]!.slice(1)).toEqual([
      ["x | y", "p|q", "bold and it"],
      ["text", "<b> & →", "one\ntwo"],
      ["R*", "snake_case_name", "*star*"],
    ]);
  });

  it("reads tables without outer pipes, in lists and in quotes, and ragged rows", () => {
    const text = [
      "a | b",
      "--|--",
      "1 | 2",
      "",
      "- item",
      "",
      "  | c | d |",
      "  |---|---|",
      "  | 3 |",
      "",
      "> > | e | f |",
      "> > |---|---|",
      "> > | 5 | 6 | 7 |",
    ].join("\n");
    expect(texts(text, "markdown").map((rows) => rows[1])).toEqual([["1", "2"], ["3"], ["5", "6", "7"]]);
  });

  it("reads none in fences, comments and indented code", () => {
    const table = "| a | b |\n|---|---|\n| 1 | 2 |";
    const indented = table.replaceAll(/^/gm, "    ");
    const text = `\`\`\`\n${table}\n\`\`\`\n\n~~~~ md\n${table}\n~~~~\n\n<!--\n${table}\n-->\n\n${indented}\n`;
    expect(readTables(text, "markdown")).toEqual([]);
    expect(readTables(`- item\n\n${indented}`, "markdown")).toHaveLength(1);
  });

  it("ends a table where its lines do", () => {
    const text =
      "| a | b |\n|---|---|\n| 1 | 2 |\n¹ a footnote\n\n| c | d |\n|---|---|\n| 3 | 4 |\n# Heading | with a pipe\n";
    expect(texts(text, "markdown").map((rows) => rows.length)).toEqual([2, 3]);
  });

  it("does not split a cell at a pipe in code when the row would not fit", () => {
    expect(texts("| a | b |\n|---|---|\n| `x|y` | 2 |", "markdown")[0]![1]).toEqual(["x|y", "2"]);
  });

  it("gives the headings above, and the line before", () => {
    const text = [
      "# Project",
      "## Risks ##",
      "The *open* ones:",
      "",
      "| a | b |",
      "|---|---|",
      "| 1 | 2 |",
      "",
      "Actions",
      "-------",
      "| c | d |",
      "|---|---|",
      "| 3 | 4 |",
    ].join("\n");
    expect(readTables(text, "markdown").map(({ hints }) => hints)).toEqual([
      ["Project", "Risks", "The open ones:"],
      ["Project", "Actions"],
    ]);
  });

  it("says where every cell stands", () => {
    const text = "intro\n\n> | a |  **b**  |\n> |---|---|\n> |   | 中文 |\n";
    const cells = tableIn(text).rows.flat();
    expect(cells.map(({ line, column, start, end }) => [line, column, text.slice(start, end)])).toEqual([
      [3, 5, "a"],
      [3, 10, "**b**"],
      [5, 4, ""],
      [5, 9, "中文"],
    ]);
  });

  it("marks bold cells and keeps what a reader does not see", () => {
    const [row] = tableIn("| a | b |\n|---|---|\n| **Phase** | [x](y) |").rows.slice(1);
    expect(row).toMatchObject([{ bold: true }, { raw: "[x](y)" }]);
    expect(row![0]).not.toHaveProperty("raw");
  });
});
