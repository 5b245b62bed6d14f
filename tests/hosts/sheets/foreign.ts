import { strToU8, zipSync } from "fflate";

interface ForeignSheet {
  readonly name: string;
  /** Rows of `sheetData`, as Excel writes them. */
  readonly rows: string;
  /** What stands behind `sheetData`. */
  readonly behind?: string;
  /** What stands before it: columns. */
  readonly before?: string;
  readonly hidden?: true;
  /** Relationships of the sheet. */
  readonly relations?: string;
}
interface Foreign {
  readonly sheets: readonly ForeignSheet[];
  /** `si` elements. */
  readonly texts?: string;
  /** Number formats by id, and the styles that use them: [format id, bold]. */
  readonly formats?: Readonly<Record<number, string>>;
  readonly styles?: readonly (readonly [format: number, bold: boolean])[];
  readonly from1904?: true;
  readonly more?: Readonly<Record<string, string>>;
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const r = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const relations = (inside: string): string =>
  `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside}</Relationships>`;
const type = (kind: string): string => `application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml`;

/** A workbook as another program writes it, from its parts. */
export function foreignWorkbook({
  sheets,
  texts = "",
  formats = {},
  styles = [],
  from1904,
  more = {},
}: Foreign): Uint8Array {
  const parts: Record<string, string> = {
    "[Content_Types].xml": `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/xl/workbook.xml" ContentType="${type("sheet.main")}"/>
<Override PartName="/xl/styles.xml" ContentType="${type("styles")}"/>
<Override PartName="/xl/sharedStrings.xml" ContentType="${type("sharedStrings")}"/>
${sheets.map((_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${type("worksheet")}"/>`).join("\n")}
</Types>`,
    "_rels/.rels": relations(`<Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/>`),
    "xl/workbook.xml": `${head}<workbook ${main} ${r}>${from1904 ? '<workbookPr date1904="1"/>' : ""}<sheets>${sheets
      .map(
        ({ name, hidden }, i) =>
          `<sheet name="${name}" sheetId="${i + 1}"${hidden ? ' state="hidden"' : ""} r:id="rId${i + 1}"/>`,
      )
      .join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relations(
      sheets
        .map(
          (_, i) =>
            `<Relationship Id="rId${i + 1}" Type="${office}/worksheet" Target="/xl/worksheets/sheet${i + 1}.xml"/>`,
        )
        .join("") +
        `<Relationship Id="rId90" Type="${office}/styles" Target="styles.xml"/>` +
        `<Relationship Id="rId91" Type="${office}/sharedStrings" Target="sharedStrings.xml"/>`,
    ),
    "xl/styles.xml": stylesXml(formats, styles),
    "xl/sharedStrings.xml": `${head}<sst ${main}>${texts}</sst>`,
    ...more,
  };
  for (const [i, { rows, before = "", behind = "", relations: own }] of sheets.entries()) {
    parts[`xl/worksheets/sheet${i + 1}.xml`] =
      `${head}<worksheet ${main} ${r}>${before}<sheetData>${rows}</sheetData>${behind}</worksheet>`;
    if (own) parts[`xl/worksheets/_rels/sheet${i + 1}.xml.rels`] = relations(own);
  }
  const mtime = new Date(2024, 4, 6, 7, 8, 10);
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, [strToU8(text), { mtime }]])));
}

const stylesXml = (formats: Foreign["formats"] & object, styles: Foreign["styles"] & object): string =>
  `${head}<styleSheet ${main}><numFmts>${Object.entries(formats)
    .map(([id, code]) => `<numFmt numFmtId="${id}" formatCode="${code.replaceAll('"', "&quot;")}"/>`)
    .join("")}</numFmts>
<fonts><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
<fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
<borders><border/></borders><cellStyleXfs><xf numFmtId="0" fontId="1"/></cellStyleXfs>
<cellXfs><xf numFmtId="0" fontId="0"/>${styles
    .map(([format, bold]) => `<xf numFmtId="${format}" fontId="${bold ? 1 : 0}" applyNumberFormat="1"/>`)
    .join("")}</cellXfs></styleSheet>`;

/** A row of texts, numbers and ready cells; nothing for null. @param style  of all its texts and numbers */
export function row(number: number, cells: readonly (string | number | null)[], style = 0): string {
  const written = cells.flatMap((cell, i) => {
    const at = `${String.fromCharCode(65 + i)}${number}`;
    const s = style === 0 ? "" : ` s="${style}"`;
    if (cell === null) return [];
    if (typeof cell === "number") return [`<c r="${at}"${s}><v>${cell}</v></c>`];
    return cell.startsWith("<c") ? [cell] : [`<c r="${at}"${s} t="inlineStr"><is><t>${cell}</t></is></c>`];
  });
  return `<row r="${number}" spans="1:${cells.length}">${written.join("")}</row>`;
}
