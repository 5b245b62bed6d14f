import { excel } from "./limits.ts";

/**
 * Functions that Google Sheets and every Excel since 2007 know alike, and those whose name a file writes otherwise.
 *
 * @source Microsoft, "Issue: An _xlfn. prefix is displayed in front of a formula"
 */
const functions: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    (
      "AND OR NOT IF IFERROR ISNUMBER ISBLANK ISTEXT LEN TRIM TODAY DATE YEAR MONTH DAY ROUND ABS INT MOD MIN MAX " +
      "COUNT COUNTA COUNTBLANK COUNTIF COUNTIFS SUM SUMIF SUMIFS AVERAGE AVERAGEIF AVERAGEIFS SUMPRODUCT"
    )
      .split(" ")
      .map((name) => [name, name]),
  ),
  IFS: "_xlfn.IFS",
  MINIFS: "_xlfn.MINIFS",
  MAXIFS: "_xlfn.MAXIFS",
};

/** Texts and names of tabs, in which nothing is changed. */
const quoted = /("(?:[^"]|"")*"|'(?:[^']|'')*')/;

/**
 * A formula of Google Sheets as a workbook's file holds it: without the equals sign, functions by the names that the
 * file format has for them, and ranges to the end of the sheet with an end.
 *
 * @throws Error for a function that is not known to mean the same in both
 */
export function toFileFormula(formula: string): string {
  return formula
    .replace(/^=/, "")
    .split(quoted)
    .map((part, i) => (i % 2 === 1 ? part : translated(part)))
    .join("");
}

const translated = (part: string): string =>
  part
    .replace(/\b([A-Z][A-Z\d.]*)\(/g, (_, name: string) => `${fileName(name)}(`)
    .replace(/(\$?[A-Z]+\$?\d+):(\$?[A-Z]+)(?![$\dA-Z])/g, `$1:$2$$${excel.rows}`);

function fileName(name: string): string {
  const known = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (known === undefined) throw new Error(`Unexpected function ${name}, expected one that workbooks know`);
  return known;
}
