import { patchWorkbook, readWorkbook, type CellPatch } from "@parley/sheets";
import { unzipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import { directoryOf } from "../../../packages/sheets/src/xlsx/archive.ts";
import { byLibreOffice, office } from "../../support/libre-office.ts";
import { foreignWorkbook, row } from "./foreign.ts";
import { sampleOf } from "./scene.ts";
import { bytesOf, partsOf, withParts } from "./workbooks.ts";

const workbook = (): Uint8Array =>
  foreignWorkbook({
    texts: "<si><r><t>Li </t></r><r><rPr><b/></rPr><t>Na</t></r></si>",
    styles: [
      [14, false],
      [9, true],
    ],
    sheets: [
      {
        name: "Plan",
        rows:
          row(1, ["Activity", "Owner", "Due", "Share", "Total"], 2) +
          row(2, [
            "Brief",
            '<c r="B2" s="2" t="s"><v>0</v></c>',
            '<c r="C2" s="1"><v>46558</v></c>',
            '<c r="D2" s="2"><v>0.5</v></c>',
            '<c r="E2"><f>1+1</f><v>2</v></c>',
          ]) +
          row(4, ["Merged", null, "x"]) +
          '<row r="6" spans="1:1"/>' +
          '<row r="7"><c r="A7"><f t="array" ref="A7:A8">ROW(1:2)</f><v>1</v></c></row><row r="8"><c r="A8"><v>2</v></c></row>',
        behind: '<mergeCells count="1"><mergeCell ref="A4:B4"/></mergeCells>',
        relations:
          '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/table" Target="../tables/table1.xml"/>',
      },
      { name: "Locked", rows: row(1, ["a", "b"]), behind: '<sheetProtection sheet="1"/>' },
      { name: "Empty", rows: "" },
    ],
    more: { "xl/tables/table1.xml": '<table xmlns="x" id="1" ref="A1:E2"/>', "docProps/custom.bin": "\u0001 anything" },
  });

const part = "xl/worksheets/sheet1.xml";
const edit = (cell: string, text: string, sheet = "Plan"): CellPatch => ({ sheet, cell, text });
/** The bytes of a file in an archive, with everything around them. */
function recordsOf(bytes: Uint8Array): ReadonlyMap<string, string> {
  const { entries, at } = directoryOf(bytes);
  const starts = [...entries.map((entry) => entry.at), at].sort((a, b) => a - b);
  return new Map(
    entries.map((entry) => {
      const next = starts.find((start) => start > entry.at) ?? at;
      return [entry.name, Buffer.from(bytes.subarray(entry.at, next)).toString("hex")];
    }),
  );
}

describe("one cell of a workbook", () => {
  it("changes, and every other byte of the file stays", () => {
    const bytes = workbook();
    const patched = patchWorkbook(bytes, [edit("B2", "Wang & <Wei> =1+1")]);
    expect(patched.refused).toEqual([]);
    const [before, after] = [recordsOf(bytes), recordsOf(patched.bytes)];
    expect([...after.keys()]).toEqual([...before.keys()]);
    expect([...before].flatMap(([name, record]) => (after.get(name) === record ? [] : [name]))).toEqual([part]);
    const [was, is] = [partsOf(bytes).get(part) ?? "", partsOf(patched.bytes).get(part) ?? ""];
    expect(is).toBe(
      was.replace(
        '<c r="B2" s="2" t="s"><v>0</v></c>',
        '<c r="B2" s="2" t="inlineStr"><is><t xml:space="preserve">Wang &amp; &lt;Wei&gt; =1+1</t></is></c>',
      ),
    );
    // The time of the file and everything else that the directory says stays, too.
    expect(directoryOf(patched.bytes).entries.map(({ record }) => record.slice(12, 16).join())).toEqual(
      directoryOf(bytes).entries.map(({ record }) => record.slice(12, 16).join()),
    );
  });

  it("stays a day, a number or a share where it was one, and a text where it is none", async () => {
    const { bytes, refused } = patchWorkbook(workbook(), [
      edit("C2", "2027-07-01"),
      edit("D2", "75%"),
      edit("C4", "12"),
      edit("A2", ""),
    ]);
    expect(refused).toEqual([]);
    const xml = partsOf(bytes).get(part) ?? "";
    expect(xml).toContain('<c r="C2" s="1"><v>46569</v></c>');
    expect(xml).toContain('<c r="D2" s="2"><v>0.75</v></c>');
    expect(xml).toContain('<c r="C4" t="inlineStr"><is><t xml:space="preserve">12</t></is></c>');
    expect(xml).toContain('<c r="A2"/>');
    const odd = patchWorkbook(workbook(), [edit("C2", "after the holidays")]);
    expect(partsOf(odd.bytes).get(part)).toContain('<c r="C2" s="1" t="inlineStr">');
  });

  it.each([
    ["F2", "behind the last of its row", /<c r="E2">.*?<\/c><c r="F2" t="inlineStr">/],
    ["B6", "in an empty row", /<row r="6"><c r="B6" t="inlineStr">/],
    ["B3", "in a row that is not there", /<\/row><row r="3"><c r="B3" t="inlineStr">.*?<\/row><row r="4"/],
    ["Z9", "behind all rows", /<row r="9"><c r="Z9" t="inlineStr">.*?<\/row><\/sheetData>/],
  ])("may be one that is not there yet: %s, %s", async (cell, _, xml) => {
    const { bytes, refused } = patchWorkbook(workbook(), [edit(cell, "new")]);
    expect(refused).toEqual([]);
    expect(partsOf(bytes).get(part)).toMatch(xml);
    await readWorkbook(bytes);
  });

  it("may be in a sheet without rows", () => {
    const { bytes } = patchWorkbook(workbook(), [edit("B2", "x", "Empty")]);
    expect(partsOf(bytes).get("xl/worksheets/sheet3.xml")).toContain('<sheetData><row r="2"><c r="B2"');
  });

  it("is refused with the reason, and the rest is done", () => {
    const refusals: readonly (readonly [CellPatch, RegExp])[] = [
      [edit("E2", "3"), /holds a formula/],
      [edit("B4", "x"), /merged/],
      [edit("A8", "x"), /a formula of another cell/],
      [edit("B1", "x"), /header of a table/],
      [edit("A0", "x"), /no cell/],
      [edit("XFE1", "x"), /no cell/],
      [edit("C4", "x".repeat(32_768)), /32767 characters/],
      [edit("A1", "x", "Locked"), /protected/],
      [edit("A1", "x", "Nowhere"), /no such sheet/],
    ];
    const { bytes, refused } = patchWorkbook(workbook(), [...refusals.map(([patch]) => patch), edit("A4", "done")]);
    for (const [patch, why] of refusals) {
      const found = refused.find((one) => one.patch === patch);
      expect(found?.why[0]).toMatch(why);
      expect(found?.why[1]).toMatch(/\p{Script=Han}/u);
    }
    expect(refused).toHaveLength(refusals.length);
    expect(partsOf(bytes).get(part)).toContain(">done</t>");
  });

  it("leaves the file as it is when nothing can be done, and a signed one alone", () => {
    const bytes = workbook();
    expect(patchWorkbook(bytes, [edit("E2", "3")]).bytes).toBe(bytes);
    const signed = withParts(bytes, (_, text) => text, { "_xmlsignatures/sig1.xml": "<x/>" });
    const { refused, bytes: same } = patchWorkbook(signed, [edit("A4", "x")]);
    expect([refused[0]?.why[0], same === signed]).toEqual([expect.stringContaining("signed"), true]);
  });

  it("changes in a workbook that Parley wrote", async () => {
    const bytes = await bytesOf([sampleOf("raci-matrix")], "en");
    const sheet = "RACI matrix Summer Glow 618";
    const { bytes: patched, refused } = patchWorkbook(bytes, [edit("F13", "A", sheet), edit("N13", "9", sheet)]);
    expect(refused.map(({ patch }) => patch.cell)).toEqual(["N13"]);
    const [table] = (await readWorkbook(patched)).filter((one) => one.sheet === sheet);
    expect(table?.rows.flat().find(({ line, column }) => line === 13 && column === 6)?.text).toBe("A");
  });

  describe("in LibreOffice", () => {
    let opened: ReadonlyMap<string, Uint8Array> = new Map();
    beforeAll(async () => {
      const { bytes } = patchWorkbook(workbook(), [
        edit("B2", "Wang, 王 =1+1"),
        edit("C2", "2027-07-01"),
        edit("B6", "new"),
      ]);
      if (office !== undefined)
        opened = await byLibreOffice(new Map([["plan.xlsx", bytes]]), "csv:Text - txt - csv (StarCalc):44,34,76");
      else console.log("LibreOffice is not here: a patched workbook was not opened in it.");
    }, 120_000);
    it.each(office === undefined ? [] : ["csv"])("says what was written (%s)", () => {
      const [text = ""] = [...opened.values()].map((bytes) => new TextDecoder().decode(bytes));
      expect(text.split("\n")[1]).toMatch(/^Brief,"Wang, 王 =1\+1",.*50%,2$/);
      expect(text.split("\n")[5]).toMatch(/^,new,/);
    });
  });

  it("is a ZIP archive that others read", () => {
    const { bytes } = patchWorkbook(workbook(), [edit("B2", "长".repeat(10_000))]);
    expect(Object.keys(unzipSync(bytes)).length).toBe(directoryOf(bytes).entries.length);
  });
});
