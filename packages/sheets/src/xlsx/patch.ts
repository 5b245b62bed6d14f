import type { Label } from "@parley/core";
import { holds, spotOf, type Area, type Spot } from "./address.ts";
import { Archive } from "./archive.ts";
import { Budget, readGrid, type Grid } from "./grid.ts";
import { excel, readLimits } from "./limits.ts";
import { tooLarge } from "./refusals.ts";
import { packedAnew } from "./repack.ts";
import { isCovered } from "./sheet-cells.ts";
import { withCell } from "./sheet-xml.ts";
import { openWorkbook, type SheetPart, type Workbook } from "./workbook.ts";

/** A cell of a workbook and the text that it is to show; "" empties it. */
export interface CellPatch {
  readonly sheet: string;
  /** "B3". */
  readonly cell: string;
  readonly text: string;
}
export interface Patched {
  /** The file with what could be changed; the very bytes that were given when nothing could. */
  readonly bytes: Uint8Array;
  readonly refused: readonly { readonly patch: CellPatch; readonly why: Label }[];
}

/**
 * Changes single cells in the file of a workbook that somebody made. Their formats stay; every other part of the file
 * stays byte for byte, compressed as it was. Formulas that depend on them are computed when somebody opens the file.
 *
 * A text that reads as a day or a number is one where the cell held one before.
 *
 * @throws ParleyError as `readWorkbook`
 */
export function patchWorkbook(bytes: Uint8Array, patches: readonly CellPatch[]): Patched {
  const workbook = openWorkbook(bytes);
  const refused: { patch: CellPatch; why: Label }[] = [];
  const changed = new Map<string, string>();
  const isSigned = workbook.archive.directory.entries.some(({ name }) => name.startsWith("_xmlsignatures/"));
  for (const sheet of workbook.sheets) {
    const own = patches.filter((patch) => patch.sheet === sheet.name);
    if (own.length === 0) continue;
    const xml = changedSheet(workbook, sheet, own, isSigned, (patch, why) => refused.push({ patch, why }));
    if (xml !== undefined) changed.set(sheet.part.name, xml);
  }
  const names = new Set(workbook.sheets.map(({ name }) => name));
  for (const patch of patches)
    if (!names.has(patch.sheet)) refused.push({ patch, why: ["there is no such sheet", "没有这个工作表"] });
  return { bytes: changed.size === 0 ? bytes : packedAnew(bytes, workbook.archive.directory, changed), refused };
}

function changedSheet(
  workbook: Workbook,
  sheet: SheetPart,
  patches: readonly CellPatch[],
  isSigned: boolean,
  refuse: (patch: CellPatch, why: Label) => void,
): string | undefined {
  const grid = readGrid(workbook, sheet, new Budget());
  const original = textOf(workbook, sheet);
  const why = isSigned ? signed : grid.isProtected ? locked : original === undefined ? notUtf8 : undefined;
  const headers = why ? [] : sheet.headers();
  let xml = original ?? "";
  for (const patch of patches) {
    const spot = spotOf(patch.cell);
    const reason = why ?? (spot ? refusalOf(grid, headers, spot, patch.text) : noCell);
    const next = reason ?? withCell(xml, spot!, patch.text, workbook);
    if (typeof next === "string") xml = next;
    else refuse(patch, next);
  }
  return xml === original ? undefined : xml;
}

function refusalOf(grid: Grid, headers: readonly Area[], spot: Spot, text: string): Label | undefined {
  if (isCovered(grid, spot)) return covered;
  if (headers.some((area) => holds(area, spot))) return header;
  if (grid.arrays.some((area) => holds(area, spot))) return array;
  return text.length > excel.cellChars ? tooLong : undefined;
}

/** The sheet's XML with its byte order mark, so that it can be written back as it was; nothing when it is not UTF-8. */
function textOf({ archive }: Workbook, { part }: SheetPart): string | undefined {
  if (part.bytes > readLimits.patchedBytes)
    throw tooLarge([`a sheet of ${part.bytes} bytes`, `${part.bytes} 字节的工作表`]);
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const texts: string[] = [];
  try {
    new Archive(archive.bytes).unpack(part, (piece) => texts.push(decoder.decode(piece, { stream: true })));
    texts.push(decoder.decode());
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
  return texts.join("");
}

const noCell: Label = ["that is no cell", "这不是单元格地址"];
const covered: Label = ["the cell is merged with the one before it", "该单元格已与前面的单元格合并"];
const header: Label = ["it is the header of a table of Excel", "它是 Excel 表格的标题单元格"];
const array: Label = ["a formula of another cell fills it", "该单元格由另一单元格的公式填充"];
const tooLong: Label = [`a cell holds ${excel.cellChars} characters`, `单元格最多容纳 ${excel.cellChars} 个字符`];
const locked: Label = ["the sheet is protected", "工作表受保护"];
const signed: Label = ["the file is signed: a change breaks the signature", "文件带有数字签名，修改会使签名失效"];
const notUtf8: Label = ["the sheet is not written in UTF-8", "工作表未使用 UTF-8 编码"];
