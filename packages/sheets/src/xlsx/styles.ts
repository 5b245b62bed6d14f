import type { Archive, Entry } from "./archive.ts";
import { builtInFormats } from "./number-format.ts";
import { isOn, readXml } from "./read-xml.ts";

/** What matters of how a cell looks. */
export interface Style {
  /** Number format, as Excel writes it. */
  readonly format: string;
  readonly isBold: boolean;
}
export const plainStyle: Style = { format: "General", isBold: false };

/** The looks that cells point to by their number. */
export function readStyles(archive: Archive, entry: Entry | undefined): readonly Style[] {
  if (!entry) return [];
  const formats = new Map<number, string>();
  const fonts: boolean[] = [];
  const styles: Style[] = [];
  const open: string[] = [];
  readXml(archive, entry, {
    open(name, attribute) {
      const inside = open.at(-1);
      open.push(name);
      const number = (key: string): number => Number(attribute(key) ?? 0);
      if (name === "numFmt" && inside === "numFmts")
        formats.set(number("numFmtId"), attribute("formatCode") ?? "General");
      else if (name === "font" && inside === "fonts") fonts.push(false);
      else if (name === "b" && inside === "font" && open.at(-3) === "fonts")
        fonts[fonts.length - 1] = isOn(attribute("val") ?? "1");
      else if (name === "xf" && inside === "cellXfs") {
        const id = number("numFmtId");
        const format = formats.get(id) ?? builtInFormats[id] ?? "General";
        styles.push({ format, isBold: fonts[number("fontId")] ?? false });
      }
    },
    close: () => void open.pop(),
  });
  return styles;
}
