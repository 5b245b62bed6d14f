import { isParleyError, type ParleyError } from "@parley/core";
import { patchWorkbook, readWorkbook, xlsxToDocuments } from "@parley/sheets";
import { strToU8, zipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import { contextIn, sampleOf } from "./scene.ts";
import { bytesOf, partsOf, withParts } from "./workbooks.ts";

/** What all three readers say of a file: the same, in both languages. */
async function refusal(bytes: Uint8Array): Promise<ParleyError> {
  const readers: readonly (() => Promise<unknown>)[] = [
    () => readWorkbook(bytes),
    () => xlsxToDocuments(bytes, contextIn("en")),
    async () => patchWorkbook(bytes, [{ sheet: "RACI matrix Summer Glow 618", cell: "A1", text: "x" }]),
  ];
  const said = await Promise.all(
    readers.map((run) =>
      run().then(
        () => undefined,
        (error: unknown) => error,
      ),
    ),
  );
  for (const error of said)
    if (!isParleyError(error)) throw new Error(`Unexpected ${String(error)}, expected a ParleyError`);
  const [first, ...others] = said as ParleyError[];
  for (const other of others) expect(other.label).toEqual(first!.label);
  expect(first!.label[1]).toMatch(/^发现.+，应为/);
  return first!;
}
const utf16 = (text: string): readonly number[] => Array.from(text, (letter) => [letter.charCodeAt(0), 0]).flat();
const compound = (...streams: readonly string[]): Uint8Array =>
  Uint8Array.from([
    0xd0,
    0xcf,
    0x11,
    0xe0,
    0xa1,
    0xb1,
    0x1a,
    0xe1,
    ...Array<number>(600).fill(0),
    ...streams.flatMap(utf16),
  ]);

describe("a file that is no workbook one can read", () => {
  let good: Uint8Array;
  beforeAll(async () => {
    good = await bytesOf([sampleOf("raci-matrix")], "en");
  });
  const without = (part: RegExp): Uint8Array => withParts(good, (name, text) => (part.test(name) ? undefined : text));
  const with_ = (part: RegExp, change: (text: string) => string): Uint8Array =>
    withParts(good, (name, text) => (part.test(name) ? change(text) : text));

  const cases: readonly (readonly [what: string, make: () => Uint8Array, code: string, says: RegExp])[] = [
    ["nothing", () => new Uint8Array(), "invalid-document", /an empty file/],
    ["a text", () => strToU8("Activity,PM\nBrief,A"), "invalid-document", /a file that is no workbook/],
    [
      "a password",
      () => compound("EncryptionInfo", "EncryptedPackage"),
      "not-supported",
      /password.*without the password/,
    ],
    ["an old .xls", () => compound("Workbook"), "not-supported", /before 2007/],
    ["half a file", () => good.subarray(0, good.length / 2), "invalid-document", /cut-off or damaged/],
    ["a file without its last byte", () => good.subarray(0, good.length - 1), "invalid-document", /cut-off or damaged/],
    ["an archive of something else", () => zipSync({ "a.txt": strToU8("a") }), "invalid-document", /no workbook/],
    [
      "an OpenDocument file",
      () => zipSync({ mimetype: strToU8("application/vnd.oasis.opendocument.spreadsheet") }),
      "not-supported",
      /OpenDocument/,
    ],
    [
      "a binary workbook",
      () => withParts(good, (_, text) => text, { "xl/workbook.bin": "x" }),
      "not-supported",
      /xlsb/,
    ],
    [
      "macros",
      () => withParts(good, (_, text) => text, { "xl/vbaProject.bin": "x" }),
      "not-supported",
      /macros.*\.xlsx/,
    ],
    [
      "macros that are only declared",
      () => with_(/Content_Types/, (text) => text.replace("sheet.main", "sheet.macroEnabled.main")),
      "not-supported",
      /macros/,
    ],
    ["a sheet that is not there", () => without(/sheet2\.xml$/), "invalid-document", /no content for the sheet/],
    [
      "no sheets",
      () => with_(/workbook\.xml$/, (text) => text.replace(/<sheets>.*<\/sheets>/, "<sheets/>")),
      "invalid-document",
      /without sheets/,
    ],
    ["no workbook part", () => without(/^xl\/workbook\.xml$/), "invalid-document", /no workbook/],
    [
      "XML that ends early",
      () => with_(/sheet1\.xml$/, (text) => text.slice(0, 900)),
      "invalid-document",
      /no well-formed XML/,
    ],
    ["XML with a document type", () => with_(/sheet1\.xml$/, bombOfEntities), "invalid-document", /no well-formed XML/],
    ["bytes that are no text", () => latin(good), "invalid-document", /no Unicode text/],
    [
      "a cell at no place",
      () => with_(/sheet1\.xml$/, (text) => text.replace('r="B3"', 'r="ZZZZ3"')),
      "invalid-document",
      /cannot be read/,
    ],
    [
      "a text that is not there",
      () => with_(/sheet1\.xml$/, (text) => text.replace(/<v>\d+<\/v>/, "<v>99999</v>")),
      "invalid-document",
      /cannot be read/,
    ],
    ["damaged data", () => damaged(good), "invalid-document", /damaged/],
    [
      "elements in each other without end",
      () => with_(/sheet1\.xml$/, () => "<a>".repeat(100_000)),
      "invalid-document",
      /well-formed/,
    ],
  ];

  it.each(cases)("says what it is: %s", async (_, make, code, says) => {
    const error = await refusal(make());
    expect([error.code, error.message]).toEqual([code, expect.stringMatching(says)]);
    expect(error.message).toMatch(/^Unexpected .+, expected an Excel workbook \(\.xlsx\)/);
  });

  it("stops at an archive that unpacks to far more than it holds, whatever it says of itself", async () => {
    const blown = strToU8(`<worksheet>${"<!-- -->".repeat(7_500_000)}</worksheet>`);
    const honest = zipSync({ ...packed(good), "xl/worksheets/sheet1.xml": blown });
    const error = await refusal(honest);
    expect([error.code, error.message]).toEqual(["limit-exceeded", expect.stringMatching(/unpacks to far more/)]);
    const lying = honest.slice();
    sayLess(lying, blown.length, 1_000);
    expect((await refusal(lying)).code).toBe("limit-exceeded");
    const large = honest.slice();
    sayLess(large, blown.length, 0x7fffffff);
    expect((await refusal(large)).code).toBe("limit-exceeded");
  });

  it("does not fill the memory with cells, merged areas, spaces between cells, or one long tag", async () => {
    const sheet = (body: string): Uint8Array =>
      with_(/sheet1\.xml$/, () => `<worksheet xmlns="x"><sheetData>${body}</sheetData></worksheet>`);
    const cells = sheet(`<row>${"<c><v>1</v></c>".repeat(16_384)}</row>`.repeat(62));
    const apart = sheet(
      Array.from(
        { length: 400 },
        (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>1</v></c><c r="XFD${i + 1}"><v>2</v></c></row>`,
      ).join(""),
    );
    const tag = sheet(`<row a="${"x".repeat(5_000_000)}`);
    const merged = with_(
      /sheet1\.xml$/,
      () =>
        `<worksheet xmlns="x"><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>`,
    );
    const spaces = sheet(`<row${" ".repeat(3_000_000)}r="1"${" ".repeat(900_000)}></row>`);
    const before = process.memoryUsage().rss;
    expect(await Promise.all([cells, apart, merged, tag, spaces].map(codeOf))).toEqual([
      "limit-exceeded",
      "limit-exceeded",
      "limit-exceeded",
      "invalid-document",
      "1 tables",
    ]);
    expect(process.memoryUsage().rss - before).toBeLessThan(400_000_000);
  });

  it("reads the good one", async () => {
    expect((await xlsxToDocuments(good, contextIn("en"))).documents).toHaveLength(1);
  });
});

const codeOf = (bytes: Uint8Array): Promise<string> =>
  readWorkbook(bytes).then(
    (tables) => `${tables.length} tables`,
    (error: unknown) => (isParleyError(error) ? error.code : String(error)),
  );
const bombOfEntities = (text: string): string =>
  text.replace("<worksheet", '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet');
const packed = (bytes: Uint8Array): Record<string, Uint8Array> =>
  Object.fromEntries([...partsOf(bytes)].map(([name, text]) => [name, strToU8(text)]));
const latin = (bytes: Uint8Array): Uint8Array =>
  zipSync({ ...packed(bytes), "xl/worksheets/sheet1.xml": Uint8Array.from([0x3c, 0x61, 0x3e, 0xe9, 0xff, 0x3c]) });

/** Bytes of the largest part turned over. */
function damaged(bytes: Uint8Array): Uint8Array {
  const out = zipSync({ ...packed(bytes) });
  const at = new TextDecoder("latin1").decode(out).indexOf("xl/worksheets/sheet1.xml") + 300;
  for (let i = at; i < at + 400; i++) out[i] = 0xff - out[i]!;
  return out;
}

/** Writes another size over the one that an archive says. */
function sayLess(bytes: Uint8Array, is: number, says: number): void {
  const view = new DataView(bytes.buffer);
  for (let at = 0; at + 4 <= bytes.length; at++) if (view.getUint32(at, true) === is) view.setUint32(at, says, true);
}
