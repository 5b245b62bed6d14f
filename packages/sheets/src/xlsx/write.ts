import { parts, say, type Document, type HostContext, type Loss, type Shape } from "@parley/core";
import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from "fflate";
import type { Native, Tab } from "../native.ts";
import { plan } from "../plan.ts";
import { leavingFrom, render, type Leaving } from "../render.ts";
import { execute, type Link, type SheetExtras } from "./executor.ts";
import { excelRoom } from "./limits.ts";
import { resultsOf } from "./results.ts";
import { workbookTitle } from "./titles.ts";
import { escaped } from "./xml.ts";

const nothing: Native = { spreadsheetId: "", sheets: [], tabs: [] };
const lists = ["Parley lists", "Parley 选项"] as const;
/** The first moment that a ZIP archive can say: the same documents are the same bytes, whenever they are written. */
const always = new Date(1980, 0, 1);

/**
 * Documents as one Excel workbook: the same tabs as in Google Sheets, with live formulas, what they come to, drop-downs
 * and formats. All documents of a project go together.
 *
 * @param onLoss  told of everything that the workbook cannot show or keep
 * @returns the bytes of the file; the same ones for the same documents and context
 */
export async function documentsToXlsx(
  documents: readonly Document[],
  context: HostContext,
  onLoss: (loss: Loss) => void = () => undefined,
): Promise<Uint8Array> {
  const standing = documents.map((document) => ({ document }));
  const { native, losses } = render(standing, context, excelRoom);
  losses.forEach(onLoss);
  const byId = new Map(leavingFrom(standing, context).map((each) => [each.document.id, each]));
  const tabs = titled(native.tabs, byId);
  const { ops } = plan({ ...native, tabs }, nothing);
  const results = new Map(
    tabs.flatMap((tab) => {
      const each = byId.get(tab.mark.document);
      return each ? [[tab.sheetId, resultsOf(tab, each, context.today)] as const] : [];
    }),
  );
  // Loaded when it is needed: it is as large as everything else together.
  const { default: excel } = await import("exceljs");
  const workbook = new excel.Workbook();
  workbook.creator = "Parley";
  workbook.lastModifiedBy = "Parley";
  workbook.created = workbook.modified = latest(documents);
  // What depends on today is calculated anew when somebody opens the file.
  workbook.calcProperties = { fullCalcOnLoad: true };
  const extras = execute(
    workbook,
    ops.flatMap(({ requests }) => requests),
    results,
    say(lists, documents[0]?.language ?? context.language),
  );
  if (workbook.worksheets.length === 0) workbook.addWorksheet("Parley");
  return repacked(new Uint8Array(await workbook.xlsx.writeBuffer()), extras);
}

function titled(tabs: readonly Tab[], byId: ReadonlyMap<string, Leaving>): readonly Tab[] {
  const taken = new Set<string>(lists.map((title) => title.toLowerCase()));
  return tabs.map((tab) => {
    const { document: id, table } = tab.mark;
    const each = byId.get(id);
    if (!each) return tab;
    const label = table === undefined ? undefined : parts(each.template.shape as Shape).tables[table]?.label;
    return { ...tab, title: workbookTitle(each.document, label, taken) };
  });
}

/** When the newest of the documents was changed. */
function latest(documents: readonly Document[]): Date {
  const times = documents.map(({ updatedAt }) => Date.parse(updatedAt)).filter((time) => !Number.isNaN(time));
  return new Date(Math.max(always.getTime(), ...times));
}

const appPart = "docProps/app.xml";
const app =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://schemas.openxmlformats.org/' +
  'officeDocument/2006/extended-properties"><Application>Parley</Application></Properties>';

/** The same archive with what exceljs cannot say, and without the moment at which it was made. */
function repacked(bytes: Uint8Array, extras: ReadonlyMap<number, SheetExtras>): Uint8Array {
  const files = unzipSync(bytes);
  for (const [id, { links, heights }] of extras) {
    const name = `xl/worksheets/sheet${id}.xml`;
    files[name] = strToU8(linked(raised(strFromU8(files[name] ?? new Uint8Array()), heights), links));
  }
  // exceljs says that Excel wrote the file; LibreOffice would take the results of formulas on trust then.
  files[appPart] = strToU8(app);
  const packed: Zippable = {};
  for (const name of Object.keys(files)) packed[name] = [files[name]!, { mtime: always, level: 6 }];
  return zipSync(packed);
}

const raised = (xml: string, heights: ReadonlyMap<number, number>): string =>
  heights.size === 0
    ? xml
    : xml.replace(/<row r="(\d+)"/g, (row, number: string) => {
        const points = heights.get(Number(number));
        return points === undefined ? row : `${row} ht="${points}"`;
      });

/** @throws Error when the sheet is not as exceljs writes it: links stand before the margins of the page */
function linked(xml: string, links: readonly Link[]): string {
  if (links.length === 0) return xml;
  const written = links.map(({ address, location }) => `<hyperlink ref="${address}" location="${escaped(location)}"/>`);
  const at = xml.indexOf("<pageMargins");
  if (at < 0) throw new Error("Unexpected sheet without margins, expected one as exceljs writes it");
  return `${xml.slice(0, at)}<hyperlinks>${written.join("")}</hyperlinks>${xml.slice(at)}`;
}
