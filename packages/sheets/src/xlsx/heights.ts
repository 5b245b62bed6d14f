import type { Worksheet } from "exceljs";

const linePoints = 15;
/** The most that Excel makes of a row. @source Microsoft, "Excel specifications and limits" */
const mostPoints = 409;

/**
 * Heights of rows whose texts need more than one line: programs that only show a workbook do not find them themselves.
 *
 * @returns points by row; rows with a height of their own, hidden ones and those of one line are not among them
 */
export function heightsOf(sheet: Worksheet): ReadonlyMap<number, number> {
  const heights = new Map<number, number>();
  sheet.eachRow((row, number) => {
    if (row.hidden || row.height) return;
    let lines = 1;
    row.eachCell((cell, column) => {
      if (!cell.alignment?.wrapText || typeof cell.value !== "string") return;
      const characters = Math.max(1, (sheet.getColumn(column).width ?? 9) - 1);
      lines = Math.max(lines, linesOf(cell.value, characters));
    });
    if (lines > 1) heights.set(number, Math.min(mostPoints, lines * linePoints));
  });
  return heights;
}

/** How many lines a text takes: words stay whole, and a Chinese character is as wide as two Latin ones. */
function linesOf(text: string, characters: number): number {
  let lines = 0;
  for (const line of text.slice(0, 5_000).split("\n")) {
    let used = 0;
    lines++;
    for (const [word] of line.matchAll(/[\u2e80-\uffef]|[^\s\u2e80-\uffef]+\s*|\s+/g)) {
      const width = /[\u2e80-\uffef]/.test(word) ? 2 : word.length;
      if (used > 0 && used + word.trimEnd().length > characters) {
        lines++;
        used = 0;
      }
      lines += Math.max(0, Math.ceil(width / characters) - 1);
      used = width > characters ? width % characters : used + width;
    }
  }
  return lines;
}
