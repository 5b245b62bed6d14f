import type { Label } from "@parley/core";
import { toSerial } from "../dates.ts";
import { addressOf, spotOf, type Spot } from "./address.ts";
import { isClock } from "./number-format.ts";
import { toStored } from "./texts.ts";
import { attributeIn, escaped, tagEnd } from "./xml.ts";
import type { Workbook } from "./workbook.ts";

/** A tag in the text of a sheet. */
interface Tag {
  readonly start: number;
  readonly end: number;
  /** Without angle brackets. */
  readonly inside: string;
  /** With its prefix, without a stroke. */
  readonly name: string;
  readonly kind: "open" | "close" | "empty";
}
const formula: Label = ["the cell holds a formula", "单元格中是公式"];
const noGrid: Label = ["the sheet has no cells", "工作表没有单元格区域"];

/**
 * The XML of a sheet with one cell changed and every other character as it was; or why not.
 *
 * @param text  "" empties the cell
 */
export function withCell(xml: string, spot: Spot, text: string, workbook: Workbook): string | Label {
  let row = -1;
  let column = -1;
  let prefix: string | undefined;
  let inRow: Tag | undefined;
  const content = (tag?: Tag): string => cellXml(spot, text, tag, prefix ?? "", workbook);
  const at = (position: number, inserted: string, end = position): string =>
    xml.slice(0, position) + inserted + xml.slice(end);
  const newRow = (): string => `<${prefix}row r="${spot.row + 1}">${content()}</${prefix}row>`;
  for (const tag of tagsOf(xml)) {
    const local = tag.name.slice(tag.name.indexOf(":") + 1);
    if (local === "sheetData") {
      if (tag.kind === "close") return at(tag.start, newRow());
      prefix = tag.name.slice(0, -local.length);
      if (tag.kind === "empty") return at(tag.start, `<${tag.name}>${newRow()}</${tag.name}>`, tag.end);
    } else if (prefix !== undefined && local === "row" && tag.kind !== "close") {
      row = Number(attributeIn(tag.inside, "r") ?? row + 2) - 1;
      column = -1;
      if (row > spot.row) return at(tag.start, newRow());
      inRow = row === spot.row ? tag : undefined;
      if (inRow && tag.kind === "empty") return at(tag.start, `${opened(tag)}${content()}</${tag.name}>`, tag.end);
    } else if (inRow && local === "row") {
      return widened(at(tag.start, content()), inRow);
    } else if (inRow && local === "c" && tag.kind !== "close") {
      column = spotOf(attributeIn(tag.inside, "r") ?? "")?.column ?? column + 1;
      if (column > spot.column) return widened(at(tag.start, content()), inRow);
      if (column < spot.column) continue;
      const end = tag.kind === "empty" ? tag.end : behind(xml, `</${tag.name}>`, tag.end);
      if (/<(?:\w+:)?f[\s/>]/.test(xml.slice(tag.end, end))) return formula;
      return at(tag.start, content({ ...tag, end }), end);
    }
  }
  return noGrid;
}

/** The tags of a text in their order; comments and declarations are passed over. */
function* tagsOf(xml: string): Iterable<Tag> {
  for (let start = xml.indexOf("<"); start >= 0;) {
    const skipped = xml.startsWith("<!--", start)
      ? behind(xml, "-->", start)
      : xml.startsWith("<![CDATA[", start)
        ? behind(xml, "]]>", start)
        : xml.startsWith("<?", start)
          ? behind(xml, "?>", start)
          : undefined;
    const end = skipped ?? tagEnd(xml, start);
    if (end < 0) return;
    if (skipped === undefined) {
      const isClose = xml.charAt(start + 1) === "/";
      const isEmpty = xml.charAt(end - 2) === "/";
      const inside = xml.slice(start + (isClose ? 2 : 1), end - (isEmpty ? 2 : 1));
      const [name = ""] = /^[^\s/]+/.exec(inside) ?? [];
      yield { start, end, inside, name, kind: isClose ? "close" : isEmpty ? "empty" : "open" };
    }
    start = xml.indexOf("<", end);
  }
}

const behind = (xml: string, end: string, from: number): number => {
  const at = xml.indexOf(end, from);
  return at < 0 ? xml.length : at + end.length;
};

const spans = /\sspans\s*=\s*(?:"[^"]*"|'[^']*')/;
const opened = ({ inside }: Tag): string => `<${inside.replace(spans, "").trimEnd()}>`;
/** A row says how far it reaches, to be read faster: with one cell more that may be wrong. */
const widened = (xml: string, row: Tag): string => xml.slice(0, row.start) + opened(row) + xml.slice(row.end);

/** The cell anew: its looks stay; a day or a number stays one where the text reads as one. */
function cellXml(spot: Spot, text: string, tag: Tag | undefined, prefix: string, workbook: Workbook): string {
  const type = tag && attributeIn(tag.inside, "t");
  const style = (tag && attributeIn(tag.inside, "s")) ?? "";
  const open = `<${prefix}c r="${addressOf(spot)}"${style === "" ? "" : ` s="${style}"`}`;
  if (text === "") return `${open}/>`;
  const number =
    type === undefined || type === "n" ? numberIn(text, Number(style || 0), tag !== undefined, workbook) : undefined;
  if (number !== undefined) return `${open}><${prefix}v>${number}</${prefix}v></${prefix}c>`;
  if (type === "b" && /^(?:TRUE|FALSE)$/i.test(text))
    return `${open} t="b"><${prefix}v>${/^true$/i.test(text) ? 1 : 0}</${prefix}v></${prefix}c>`;
  const written = escaped(toStored(text));
  const t = `<${prefix}t xml:space="preserve">${written}</${prefix}t>`;
  return `${open} t="inlineStr"><${prefix}is>${t}</${prefix}is></${prefix}c>`;
}

/** A text as the number that a cell of that style would hold; nothing for a text that is none. */
function numberIn(text: string, style: number, isThere: boolean, { styles, from1904 }: Workbook): number | undefined {
  const format = styles[style]?.format ?? "General";
  if (isClock(format)) {
    const [day] = /^\d{4}-\d\d-\d\d$/.exec(text) ?? [];
    const serial = day === undefined ? Number.NaN : toSerial(day) - (from1904 ? 1462 : 0);
    return serial > 0 ? serial : undefined;
  }
  if (!isThere || format === "@") return undefined;
  const [, digits, percent] = /^(-?\d{1,15}(?:\.\d{1,15})?)(%?)$/.exec(text) ?? [];
  if (digits === undefined || (percent === "%") !== format.includes("%")) return undefined;
  const number = Number(digits) / (percent === "%" ? 100 : 1);
  return Number(number.toPrecision(15));
}
