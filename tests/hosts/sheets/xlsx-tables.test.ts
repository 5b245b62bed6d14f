import { adopt } from "@parley/core/adopt";
import { templates } from "@parley/core/registry";
import { readWorkbook, type WorkbookTable } from "@parley/sheets";
import { describe, expect, it } from "vitest";
import { isClock, shownNumber } from "../../../packages/sheets/src/xlsx/number-format.ts";
import { foreignWorkbook, row } from "./foreign.ts";

const texts = ({ rows }: WorkbookTable): readonly (readonly string[])[] =>
  rows.map((cells) => cells.map(({ text }) => text));
const first = async (workbook: Parameters<typeof foreignWorkbook>[0]): Promise<WorkbookTable> => {
  const [table] = await readWorkbook(foreignWorkbook(workbook));
  if (!table) throw new Error("Unexpected workbook without tables, expected one");
  return table;
};

describe("tables of workbooks that people made", () => {
  it("have their place, their sheet, what stands above them, and the very texts", async () => {
    const table = await first({
      texts:
        "<si><r><t>Launch </t></r><r><rPr><b/></rPr><t>poster</t></r><rPh sb='0' eb='1'><t>reading</t></rPh></si><si><t xml:space='preserve'> padded </t></si>",
      sheets: [
        {
          name: "Plan &amp; roles",
          rows:
            row(1, ["RACI matrix for the launch"]) +
            row(3, [null, "Activity", "PM", "Legal"]) +
            row(4, [null, '<c r="B4" t="s"><v>0</v></c>', "A/R", "C"]) +
            row(5, [null, '<c r="B5" t="s"><v>1</v></c>', "a &lt; b &amp; c", "_x0041__x005F_x0041_"]),
        },
      ],
    });
    expect([table.sheet, table.format, table.hints]).toEqual([
      "Plan & roles",
      "sheet",
      ["Plan & roles", "RACI matrix for the launch"],
    ]);
    expect(texts(table)).toEqual([
      ["Activity", "PM", "Legal"],
      ["Launch poster", "A/R", "C"],
      ["padded", "a < b & c", "A_x0041_"],
    ]);
    expect(table.rows[1]?.map(({ line, column, start, end }) => [line, column, start, end])).toEqual([
      [4, 2, 0, 0],
      [4, 3, 0, 0],
      [4, 4, 0, 0],
    ]);
    expect(table.told).toEqual([
      { kind: "outside", cell: "A1", label: [expect.stringContaining("RACI matrix"), expect.stringContaining("A1")] },
    ]);
  });

  it("spread what is merged, leave two header rows, keep short rows short", async () => {
    const table = await first({
      sheets: [
        {
          name: "s",
          rows:
            row(1, ["Phase", "Activity", "Team", null, null]) +
            row(2, [null, null, "PM", "Dev", "QA"]) +
            row(3, ["Build", "Design", "A", "R", "C"]) +
            row(4, [null, "Code", "A", "R"]) +
            row(5, ["Ship", "Test", null, null, "A"]),
          behind:
            '<mergeCells count="3"><mergeCell ref="C1:E1"/><mergeCell ref="A3:A4"/><mergeCell ref="A1:A2"/></mergeCells>',
        },
      ],
    });
    expect(texts(table)).toEqual([
      ["Phase", "Activity", "Team", "Team", "Team"],
      ["Phase", "", "PM", "Dev", "QA"],
      ["Build", "Design", "A", "R", "C"],
      ["Build", "Code", "A", "R"],
      ["Ship", "Test", "", "", "A"],
    ]);
    expect(table.rows[3]?.[0]).toMatchObject({ line: 4, column: 1 });
  });

  it("say days, amounts, shares and results of formulas as their readers mean them", async () => {
    const table = await first({
      formats: { 170: '"¥"#,##0.00', 171: "yyyy\\年m\\月d\\日", 172: "000", 173: "[$-409]d\\-mmm\\-yy h:mm;@" },
      styles: [
        [14, false],
        [170, false],
        [9, false],
        [171, false],
        [172, false],
        [173, false],
        [10, true],
      ],
      sheets: [
        {
          name: "s",
          rows:
            row(1, ["Day", "Amount", "Share", "日期", "No", "At", "Sum", "Off", "Bad", "New"]) +
            `<row r="2"><c r="A2" s="1"><v>46558</v></c><c r="B2" s="2"><v>1234.5</v></c><c r="C2" s="3"><v>0.15</v></c>` +
            `<c r="D2" s="4"><v>46558.75</v></c><c r="E2" s="5"><v>7</v></c><c r="F2" s="6"><v>46558.375</v></c>` +
            `<c r="G2" s="7"><f>SUM(A1:A2)</f><v>0.30000000000000004</v></c><c r="H2" t="b"><v>1</v></c>` +
            `<c r="I2" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="J2"><f>NOW()</f></c></row>`,
        },
      ],
    });
    expect(texts(table)[1]).toEqual([
      "2027-06-20",
      "¥1234.5",
      "15%",
      "2027-06-20 18:00",
      "007",
      "2027-06-20 09:00",
      "30%",
      "TRUE",
      "#DIV/0!",
    ]);
    expect(table.rows[1]?.[6]?.bold).toBe(true);
    expect(table.told.map(({ kind, cell }) => [kind, cell])).toEqual([
      ["error", "I2"],
      ["no-value", "J2"],
    ]);
    const mac = await first({
      from1904: true,
      styles: [[14, false]],
      sheets: [{ name: "s", rows: row(1, ["a", "b"]) + row(2, [45096, 45097], 1) }],
    });
    expect(texts(mac)[1]).toEqual(["2027-06-20", "2027-06-21"]);
  });

  it("take hidden sheets, rows and columns, and tell them", async () => {
    const tables = await readWorkbook(
      foreignWorkbook({
        sheets: [
          {
            name: "Open",
            before: '<cols><col min="2" max="2" width="9" hidden="1"/></cols>',
            rows: row(1, ["a", "b"]) + row(2, ["1", "2"]).replace("<row ", '<row hidden="1" '),
          },
          { name: "Secret", hidden: true, rows: row(1, ["c", "d"]) + row(2, ["3", "4"]) },
        ],
      }),
    );
    expect(tables.map(({ sheet, told }) => [sheet, told.map(({ label }) => label[0])])).toEqual([
      ["Open", ["Hidden rows: 2", "Hidden columns: B"]],
      ["Secret", ['The sheet "Secret" is hidden']],
    ]);
    expect(texts(tables[0]!)).toEqual([
      ["a", "b"],
      ["1", "2"],
    ]);
  });

  it("are told apart: below each other, beside each other, behind an empty row of one", async () => {
    const sheets = (rows: string): Parameters<typeof foreignWorkbook>[0] => ({
      styles: [[0, true]],
      sheets: [{ name: "s", rows }],
    });
    const tables = await readWorkbook(
      foreignWorkbook(
        sheets(
          row(1, ["Activity", "PM", "Dev", null, "Name", "Role"], 1) +
            row(2, ["Design", "A", "R", null, "Li", "PM"]) +
            row(3, ["Code", "A", "R", null, "Wang", "Dev"]) +
            row(5, ["Test", "A", "R"]) +
            row(8, ["Risks of the project"]) +
            row(9, ["Risk", "Owner", "Impact"], 1) +
            row(10, ["Delay", "Li", "High"]) +
            row(11, ["Note: agreed on Monday"]),
        ),
      ),
    );
    expect(tables.map((table) => [texts(table)[0]?.[0], table.rows.length, table.hints])).toEqual([
      ["Activity", 4, ["s"]],
      ["Name", 3, ["s"]],
      ["Risk", 2, ["s", "Risks of the project"]],
    ]);
    expect(tables[0]?.told.map(({ cell }) => cell)).toEqual(["A8", "A11"]);
  });

  it("have their header also where an empty row follows it", async () => {
    const rows =
      row(1, ["Plan", "v2"]) +
      row(4, ["Activity", "PM", "Dev"]) +
      row(6, ["Design", "A", "R"]) +
      row(7, ["Code", "A", "R"]);
    const table = await first({ sheets: [{ name: "s", rows }] });
    expect([texts(table)[0], table.rows.length, table.hints]).toEqual([
      ["Activity", "PM", "Dev"],
      3,
      ["s", "Plan", "v2"],
    ]);
  });

  it("keep where a text links to", async () => {
    const table = await first({
      sheets: [
        {
          name: "s",
          rows: row(1, ["What", "Where"]) + row(2, ["Brief", "Wiki"]),
          behind: '<hyperlinks><hyperlink ref="B2" r:id="rId7"/></hyperlinks>',
          relations:
            '<Relationship Id="rId7" Type="x/hyperlink" Target="https://example.com/a?b=1&amp;c=2" TargetMode="External"/>',
        },
      ],
    });
    expect(table.rows[1]?.[1]).toMatchObject({ text: "Wiki", raw: "[Wiki](https://example.com/a?b=1&c=2)" });
  });

  it("are what adopt takes: a matrix under its title becomes a document, with the cells it came from", async () => {
    const table = await first({
      styles: [[0, true]],
      sheets: [
        {
          name: "RACI",
          rows:
            row(1, ["Project: Summer Glow"]) +
            row(3, ["Activity", "Sponsor", "PM", "Legal"], 1) +
            row(4, ["Brief", "A", "R", "C"]) +
            row(5, ["Contracts", null, "A/R", "C"]) +
            row(6, ["Poster", "I", "R", "C"]),
        },
      ],
    });
    const adopted = adopt(table, templates);
    if (!adopted.ok) throw new Error(adopted.found[0]);
    const [document] = adopted.documents;
    expect([adopted.template, adopted.layout]).toEqual(["raci-matrix", "roles-as-columns"]);
    expect(document?.content["activities"]).toHaveLength(3);
    const cell =
      document?.places.get("duties.activities-2.roles-2.A") ?? document?.places.get("duties.activities-2.roles-2");
    expect(cell).toMatchObject({ line: 5, column: 3, text: "A/R" });
  });

  it("leave a workbook without tables without tables", async () => {
    expect(await readWorkbook(foreignWorkbook({ sheets: [{ name: "s", rows: row(1, ["only a title"]) }] }))).toEqual(
      [],
    );
  });
});

describe("number formats", () => {
  it.each([
    [1234.5, "General", "1234.5"],
    [0.1 + 0.2, "0.00", "0.3"],
    [-5, "0;(0)", "-5"],
    [-5, '"$"#,##0_);("$"#,##0)', "-$5"],
    [0.125, "0.0%", "12.5%"],
    [5, '0" days"', "5 days"],
    [60000.5, '#,##0.00 "CNY"', "60000.5 CNY"],
    [42, "[$€-407]#,##0", "€42"],
    [7, "000", "007"],
    [3, "[Red]0;[Blue]-0", "3"],
    [1.5e-7, "0.00E+00", "0.00000015"],
    [1e21, "General", "1e+21"],
    [46558, "yyyy-mm-dd", "2027-06-20"],
    [46558, '[$-804]yyyy"年"m"月"d"日";@', "2027-06-20"],
    [46558.5, "m/d/yy h:mm", "2027-06-20 12:00"],
    [46558, "mmm-yy", "2027-06-20"],
    [0.75, "h:mm AM/PM", "18:00"],
    [0.5, "[h]:mm", "12:00"],
    [0, "yyyy-mm-dd", "0"],
    [-3, "yyyy-mm-dd", "-3"],
    [5, "@", "5"],
    [2, '"May "0', "May 2"],
  ] as const)("show %d by %s as %s", (value, format, shown) => {
    expect(shownNumber(value, format)).toBe(shown);
  });

  it("know days and times from numbers with letters", () => {
    expect(["d", "yyyy", "h:mm", "mm:ss", "[$-409]mmmm", "aaaa"].map(isClock)).toEqual(Array(6).fill(true));
    expect(['0" d"', "General", "0.0E+00", '"Day "0', "[Red]0", "@", "# ?/?"].map(isClock)).toEqual(
      Array(7).fill(false),
    );
  });
});
