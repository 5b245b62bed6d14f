import { canonical, parts, redact, type Document, type Shape } from "@parley/core";
import { templates } from "@parley/core/registry";
import { fullDocument, hostileTexts, userTexts } from "@parley/core/testing";
import { documentsToXlsx, xlsxToDocuments } from "@parley/sheets";
import { describe, expect, it } from "vitest";
import { Budget, readGrid } from "../../../packages/sheets/src/xlsx/grid.ts";
import { openWorkbook } from "../../../packages/sheets/src/xlsx/workbook.ts";
import { bytesOf, contextOn, kinds, languages, partsOf, withParts } from "./workbooks.ts";
import { contextIn, sampleOf, templateCalled } from "./scene.ts";

const read = async (bytes: Uint8Array): Promise<readonly Document[]> =>
  (await xlsxToDocuments(bytes, contextIn("en"))).documents;

/** The one document of a workbook, after its first sheet was changed in the file. */
async function edited(document: Document, change: (sheet: string) => string): Promise<Document> {
  const bytes = await bytesOf([document], document.language);
  const [first] = await read(withParts(bytes, (name, text) => (name.endsWith("/sheet1.xml") ? change(text) : text)));
  if (!first) throw new Error("Unexpected workbook without documents, expected one");
  return first;
}
const inline = (address: string, text: string): string => `<c r="${address}" t="inlineStr"><is><t>${text}</t></is></c>`;
const rowsOf = (document: Document, table: string): readonly Readonly<Record<string, unknown>>[] =>
  document.content[table] as never;

describe("a workbook read back", () => {
  it.each(languages.flatMap((language) => Object.keys(kinds).map((kind) => [language, kind] as const)))(
    "says what was written (%s, %s)",
    async (language, kind) => {
      const documents = kinds[kind as keyof typeof kinds](language);
      expect(documents.length).toBe(templates.length);
      const { documents: found, losses } = await xlsxToDocuments(
        await bytesOf(documents, language),
        contextOn(language, "2027-03-01"),
      );
      expect(losses).toEqual([]);
      expect(found.map(({ id }) => id)).toEqual(documents.map(({ id }) => id));
      for (const [i, document] of documents.entries()) expect(found[i]).toEqual(document);
    },
  );

  it("keeps every field and any text", async () => {
    const odd = [
      "bell \u0007",
      "_x0041_ is no A",
      "CR \r here",
      "half \ud83d",
      "tab\tand\n\nlines",
      "\u200f\u{1f469}\u200d\u{1f680}",
    ];
    const texts = [...hostileTexts, ...odd];
    for (const template of templates)
      for (let from = 0; from < texts.length; from += 7) {
        const document = fullDocument(template, "zh", (n) => texts[(from + n) % texts.length] ?? "");
        const [found] = await read(await bytesOf([document], "zh"));
        expect(canonical(found)).toBe(canonical(document));
      }
  });

  it("keeps what is longer than a cell", async () => {
    const raci = sampleOf("raci-matrix");
    const [first, ...rest] = rowsOf(raci, "activities");
    const long = "long 长 ".repeat(9_000);
    const document = { ...raci, content: { ...raci.content, activities: [{ ...first, deliverable: long }, ...rest] } };
    const bytes = await bytesOf([document as Document], "en");
    expect(rowsOf((await read(bytes))[0]!, "activities")[0]?.["deliverable"]).toBe(long);
  });

  it("takes over a changed cell, an added row and a deleted one", async () => {
    const raci = sampleOf("raci-matrix");
    const before = rowsOf(raci, "activities");
    const changed = await edited(raci, (sheet) =>
      sheet.replace(/<c r="B13"[^]*?<\/c>/, inline("B13", "Channel plan, 2nd")),
    );
    expect(rowsOf(changed, "activities")[1]).toMatchObject({ id: before[1]?.["id"], name: "Channel plan, 2nd" });
    expect({ ...changed, content: { ...changed.content, activities: before } }).toEqual(raci);

    const added = await edited(raci, (sheet) =>
      sheet.replace(/<row r="26"[^]*?<\/row>/, `<row r="26">${inline("B26", "Debrief")}${inline("F26", "A")}</row>`),
    );
    const [row] = rowsOf(added, "activities").slice(before.length);
    expect(row).toMatchObject({ name: "Debrief" });
    expect(added.content["duties"]).toMatchObject({ [String(row?.["id"])]: { sponsor: ["A"] } });

    const deleted = await edited(raci, (sheet) => sheet.replace(/<row r="12"[^]*?<\/row>/, ""));
    expect(rowsOf(deleted, "activities")).toEqual(before.slice(1));
  });

  it("takes over values as people type them: a formula's result, a day, a choice, what cannot be read", async () => {
    const change = sampleOf("change-request");
    const typed = async (line: string, cell: (address: string) => string): Promise<Document> => {
      const row = await lineOf(change, line);
      return edited(change, (xml) => xml.replace(new RegExp(`<c r="C${row}"[^>]*?(?:/>|>[^]*?</c>)`), cell(`C${row}`)));
    };
    const person = await typed(
      ":requester",
      (at) => `<c r="${at}" t="str"><f>"Zhang"&amp;" San"</f><v>Zhang San</v></c>`,
    );
    expect(person.content["requester"]).toEqual({ name: "Zhang San" });
    const day = await typed(":requestedOn", (at) => `<c r="${at}"><v>46560.5</v></c>`);
    expect(day.content["requestedOn"]).toBe("2027-06-22");
    const choice = await typed(":urgency", (at) => inline(at, "紧急"));
    expect(choice.content["urgency"]).toBe("emergency");
    const odd = await typed(":requestedOn", (at) => inline(at, "after the holidays"));
    expect([odd.content["requestedOn"], odd.extra["requestedOn"]]).toEqual([undefined, "after the holidays"]);
  });

  it("finds its tabs renamed, moved and copied, and leaves those of others alone", async () => {
    const raci = sampleOf("raci-matrix");
    const bytes = await bytesOf([raci], "en");
    const renamed = withParts(bytes, (name, text) =>
      name === "xl/workbook.xml"
        ? text
            .replace('name="RACI matrix Summer Glow 618"', 'name="Our matrix"')
            .replace(/(<sheet [^>]*\/>)(<sheet [^>]*\/>)/, "$2$1")
        : text,
    );
    expect(await read(renamed)).toEqual([raci]);
    const more = '<sheet name="Copy" sheetId="9" r:id="rId99"/>';
    const copied = withParts(bytes, (name, text) => {
      if (name === "xl/workbook.xml") return text.replace("</sheets>", `${more}</sheets>`);
      if (name === "xl/_rels/workbook.xml.rels")
        return text.replace(
          /<Relationship ([^>]*)Target="worksheets\/sheet1.xml"/,
          (tag) => `${tag.replace(/Id="[^"]*"/, 'Id="rId99"')}/>${tag}`,
        );
      return text;
    });
    const found = await xlsxToDocuments(copied, contextIn("en"));
    expect(found.documents.map(({ id }) => id === raci.id)).toEqual([true, false]);
    expect(found.documents[0]).toEqual(raci);
  });

  it("gives a client nothing that is private, in no part of the file", async () => {
    const secret = "zebra-crossing";
    const documents = templates.map((template) =>
      withAmounts(fullDocument(template, "en", (n) => `${secret} ${(template.shape as Shape).id} ${n}`)),
    );
    const context = { ...contextIn("en"), audience: "client" as const };
    const losses: string[] = [];
    const files = partsOf(await documentsToXlsx(documents, context, ({ kind }) => losses.push(kind)));
    expect(losses.filter((kind) => kind === "withheld").length).toBeGreaterThan(0);
    const withheld = documents.flatMap((document) => {
      const template = templateCalled(document.template);
      const kept = new Set(userTexts(template, redact(template, document, context.today).document));
      return userTexts(template, document).filter((text) => text.startsWith(secret) && !kept.has(text));
    });
    expect(withheld.length).toBeGreaterThan(0);
    const text = [...files.values()].join("");
    expect(text).toContain(`${secret} raci-matrix`);
    expect(text).not.toContain(privateAmount);
    for (const own of withheld) expect(text).not.toContain(`${own}<`);
  });
});

const privateAmount = "777123";
/** Every private amount of a document's own fields is one that stands nowhere else. */
function withAmounts(document: Document): Document {
  const { fields } = parts(templateCalled(document.template).shape as Shape);
  const own = Object.entries(fields).filter(([, field]) => field.private && field.kind === "money");
  const amounts = Object.fromEntries(own.map(([name]) => [name, { amount: privateAmount, currency: "CNY" }]));
  return { ...document, content: { ...document.content, ...amounts } as Document["content"] };
}

/** Where a line of the header block is, by its hidden key. */
async function lineOf(document: Document, key: string): Promise<number> {
  const workbook = openWorkbook(await bytesOf([document], document.language));
  const found: number[] = [];
  readGrid(workbook, workbook.sheets[0]!, new Budget(), ({ row, column, value }) => {
    if (column === 0 && value === key) found.push(row + 1);
  });
  if (found[0] === undefined) throw new Error(`Unexpected tab without ${key}, expected that line`);
  return found[0];
}
