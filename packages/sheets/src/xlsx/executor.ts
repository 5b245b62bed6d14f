import type { Cell, CellValue, DataValidation, Workbook, Worksheet } from "exceljs";
import { letters } from "../resolve.ts";
import type { CellData, CellFormat, GridRange, Request } from "../requests.ts";
import { toFileFormula } from "./formulas.ts";
import { heightsOf } from "./heights.ts";
import { conditionalRule, lengths, merged, toColour, toStyle, validationOf } from "./looks.ts";
import { joinMark } from "./mark.ts";
import { resultKey, type Results } from "./results.ts";
import { toStored } from "./texts.ts";

type Handlers = { readonly [K in keyof Request]?: (request: NonNullable<Request[K]>) => void };

/**
 * Carries requests of `spreadsheets.batchUpdate` out on a workbook of exceljs: the third executor, beside the API and
 * Apps Script. Of all requests it knows those that make new tabs, for a file is always written anew.
 *
 * @param results  what the formulas of each tab come to, by the id that the requests call it by
 * @returns what is left to be written into the file, by id of the worksheet
 * @throws Error naming a request or a part of one that it does not know
 */
export function execute(
  workbook: Workbook,
  requests: readonly Request[],
  results: ReadonlyMap<number, Results>,
  listsTitle: string,
): ReadonlyMap<number, SheetExtras> {
  const run = new Executor(workbook, results, listsTitle);
  for (const request of requests) run.apply(request);
  run.finish();
  return run.extras;
}

/** What exceljs cannot say of a sheet, or says in another way. */
export interface SheetExtras {
  /** It would write them as addresses outside of the workbook. */
  readonly links: Link[];
  /** Heights in points by row that hold until somebody changes the text; it would write them for good. */
  readonly heights: ReadonlyMap<number, number>;
}

/** A cell that leads to another place of the workbook. */
export interface Link {
  readonly address: string;
  readonly location: string;
}
const linkLook = { font: { color: { argb: "FF0B57D0" }, underline: true } } as const;
const known: ReadonlySet<string> = new Set(["note", "userEnteredValue", "userEnteredValue,textFormatRuns"]);

class Executor {
  private readonly workbook: Workbook;
  private readonly results: ReadonlyMap<number, Results>;
  private readonly listsTitle: string;
  private readonly sheets = new Map<number, Worksheet>();
  private readonly marks = new Map<Worksheet, string>();
  /** Conditional formats of a tab, the newest first: it has the highest priority. */
  private readonly rules = new Map<
    Worksheet,
    { readonly ref: string; readonly rule: ReturnType<typeof conditionalRule> }[]
  >();
  readonly extras = new Map<number, SheetExtras>();
  private readonly pending: { readonly sheet: Worksheet; readonly cell: Cell; readonly uri: string }[] = [];
  /** Items of drop-downs that are too long for their rule. */
  private readonly lists: (readonly string[])[] = [];

  constructor(workbook: Workbook, results: ReadonlyMap<number, Results>, listsTitle: string) {
    this.workbook = workbook;
    this.results = results;
    this.listsTitle = listsTitle;
  }

  private readonly kinds: Handlers = {
    addSheet: ({ properties }) => this.addSheet(properties ?? {}),
    updateCells: ({ start, rows, fields }) => this.write(start ?? {}, rows ?? [], fields ?? ""),
    repeatCell: ({ range, cell, fields }) => this.format(range ?? {}, cell?.userEnteredFormat ?? {}, fields ?? ""),
    setDataValidation: ({ range, rule }) => this.validate(range ?? {}, rule ?? {}),
    addConditionalFormatRule: ({ rule }) => this.addRule(rule ?? {}),
    updateDimensionProperties: ({ range, properties }) => this.resize(range ?? {}, properties ?? {}),
    createDeveloperMetadata: ({ developerMetadata }) => this.mark(developerMetadata ?? {}),
  };

  apply(request: Request): void {
    for (const kind of Object.keys(request) as (keyof Request)[]) {
      const handle = this.kinds[kind] as ((body: unknown) => void) | undefined;
      if (!handle) throw new Error(`Unexpected request ${kind}, expected one that makes a new tab`);
      handle(request[kind]);
    }
  }

  /** What comes last: the marks, which stand in cells that the requests fill, and the items of long drop-downs. */
  finish(): void {
    for (const sheet of this.sheets.values()) {
      this.extras.set(sheet.id, { links: [], heights: heightsOf(sheet) });
      fitPage(sheet);
    }
    this.addLinks();
    for (const [sheet, mark] of this.marks) {
      const corner = sheet.getCell(1, 1);
      corner.value = joinMark(corner.text, mark);
    }
    for (const [sheet, rules] of this.rules)
      rules.forEach(({ ref, rule }, i) =>
        sheet.addConditionalFormatting({ ref, rules: [{ ...rule, priority: i + 1 }] }),
      );
    if (this.lists.length === 0) return;
    const sheet = this.workbook.addWorksheet(this.listsTitle, { state: "hidden" });
    for (const [column, items] of this.lists.entries())
      for (const [row, item] of items.entries()) {
        const cell = sheet.getCell(row + 1, column + 1);
        cell.value = toStored(item);
        cell.numFmt = "@";
      }
  }

  private sheet(id: number | null | undefined): Worksheet {
    const sheet = this.sheets.get(id ?? 0);
    if (!sheet) throw new Error(`Unexpected tab ${id ?? 0}, expected one that was made before`);
    return sheet;
  }

  private addSheet({
    sheetId,
    title,
    gridProperties,
    tabColorStyle,
  }: NonNullable<NonNullable<Request["addSheet"]>["properties"]>): void {
    const { frozenRowCount, frozenColumnCount } = gridProperties ?? {};
    const [ySplit, xSplit] = [frozenRowCount ?? 0, frozenColumnCount ?? 0];
    const sheet = this.workbook.addWorksheet(title ?? "", {
      ...(tabColorStyle?.rgbColor && { properties: { tabColor: toColour(tabColorStyle) } }),
      views: [ySplit + xSplit > 0 ? { state: "frozen", xSplit, ySplit } : { state: "normal" }],
      pageSetup: { orientation: "landscape" },
    });
    this.sheets.set(sheetId ?? 0, sheet);
  }

  private write(
    start: NonNullable<NonNullable<Request["updateCells"]>["start"]>,
    rows: NonNullable<NonNullable<Request["updateCells"]>["rows"]>,
    fields: string,
  ): void {
    if (!known.has(fields)) throw new Error(`Unexpected fields ${fields}, expected values, links or notes`);
    const sheet = this.sheet(start.sheetId);
    const results = this.results.get(start.sheetId ?? 0);
    for (const [i, { values = [] }] of rows.entries())
      for (const [j, data] of (values ?? []).entries()) {
        const [row, column] = [(start.rowIndex ?? 0) + i, (start.columnIndex ?? 0) + j];
        const cell = sheet.getCell(row + 1, column + 1);
        if (fields === "note") cell.note = toStored(data.note ?? "");
        else cell.value = valueOf(data, results?.get(resultKey(row, column)));
        const uri = data.textFormatRuns?.find(({ format }) => format?.link?.uri)?.format?.link?.uri;
        if (uri) this.pending.push({ sheet, cell, uri });
      }
  }

  /** Known when every tab is made. A cell leads to one place, so the first of several links stays. */
  private addLinks(): void {
    for (const { sheet, cell, uri } of this.pending) {
      const target = this.sheet(Number(/^#gid=(\d+)$/.exec(uri)?.[1]));
      const location = `'${target.name.replaceAll("'", "''")}'!A1`;
      this.extras.get(sheet.id)?.links.push({ address: cell.address, location });
      cell.style = merged(cell.style, linkLook);
    }
  }

  private format(range: GridRange, format: CellFormat, fields: string): void {
    const patch = toStyle(format, fields);
    const sheet = this.sheet(range.sheetId);
    eachCell(range, (row, column) => {
      const cell = sheet.getCell(row, column);
      cell.style = merged(cell.style, patch);
    });
  }

  private validate(range: GridRange, rule: NonNullable<NonNullable<Request["setDataValidation"]>["rule"]>): void {
    const validation = validationOf(rule, (items) => this.listed(items));
    // The types of exceljs do not know how a rule is given to a whole range.
    const { dataValidations } = this.sheet(range.sheetId) as unknown as {
      readonly dataValidations: { add(address: string, validation: DataValidation): void };
    };
    dataValidations.add(reference(range), validation);
  }

  /** Where the items of a long list stand: on a hidden sheet, each list a column, equal ones once. */
  private listed(items: readonly string[]): string {
    const same = this.lists.findIndex((list) => list.length === items.length && list.every((s, i) => s === items[i]));
    const at = same < 0 ? this.lists.push(items) - 1 : same;
    const column = `$${letters(at)}$`;
    return `'${this.listsTitle}'!${column}1:${column}${items.length}`;
  }

  private addRule(rule: NonNullable<NonNullable<Request["addConditionalFormatRule"]>["rule"]>): void {
    const [range] = rule.ranges ?? [];
    const sheet = this.sheet(range?.sheetId);
    const ref = (rule.ranges ?? []).map(reference).join(" ");
    const list = this.rules.get(sheet) ?? [];
    list.unshift({ ref, rule: conditionalRule(rule) });
    this.rules.set(sheet, list);
  }

  private resize(
    range: NonNullable<NonNullable<Request["updateDimensionProperties"]>["range"]>,
    { hiddenByUser, pixelSize }: { hiddenByUser?: boolean | null; pixelSize?: number | null },
  ): void {
    const sheet = this.sheet(range.sheetId);
    for (let at = (range.startIndex ?? 0) + 1; at <= (range.endIndex ?? 0); at++) {
      if (range.dimension === "ROWS") {
        if (hiddenByUser) sheet.getRow(at).hidden = true;
        if (pixelSize) sheet.getRow(at).height = lengths.toPoints(pixelSize);
      } else {
        if (hiddenByUser) sheet.getColumn(at).hidden = true;
        if (pixelSize) sheet.getColumn(at).width = lengths.toCharacters(pixelSize);
      }
    }
  }

  private mark({
    metadataValue,
    location,
  }: NonNullable<NonNullable<Request["createDeveloperMetadata"]>["developerMetadata"]>): void {
    const sheet = this.sheet(location?.sheetId);
    // The mark names the tab it was written for: by the id that the workbook gave it.
    const mark = { ...(JSON.parse(metadataValue ?? "{}") as object), home: sheet.id };
    this.marks.set(sheet, toStored(JSON.stringify(mark)));
  }
}

/** Texts as texts, whatever they begin with; formulas with what they come to. */
function valueOf({ userEnteredValue }: CellData, result: string | number | boolean | undefined): CellValue {
  const { formulaValue, stringValue, numberValue, boolValue } = userEnteredValue ?? {};
  if (typeof formulaValue === "string") {
    const known = typeof result === "string" ? toStored(result) : result;
    return { formula: toFileFormula(formulaValue), ...(known !== undefined && { result: known }) };
  }
  if (typeof stringValue === "string") return toStored(stringValue);
  return numberValue ?? boolValue ?? null;
}

/** The most of a page's width in characters that can still be read when it is printed. */
const pageCharacters = 260;

function fitPage(sheet: Worksheet): void {
  const shown = (sheet.columns ?? []).filter(({ hidden }) => !hidden);
  const width = shown.reduce((sum, column) => sum + (column.width ?? 9), 0);
  if (width <= pageCharacters) Object.assign(sheet.pageSetup, { fitToPage: true, fitToWidth: 1, fitToHeight: 0 });
}

const reference = ({ startRowIndex, endRowIndex, startColumnIndex, endColumnIndex }: GridRange): string =>
  `${letters(startColumnIndex ?? 0)}${(startRowIndex ?? 0) + 1}:${letters((endColumnIndex ?? 1) - 1)}${endRowIndex ?? 1}`;

function eachCell(range: GridRange, visit: (row: number, column: number) => void): void {
  for (let row = (range.startRowIndex ?? 0) + 1; row <= (range.endRowIndex ?? 0); row++)
    for (let column = (range.startColumnIndex ?? 0) + 1; column <= (range.endColumnIndex ?? 0); column++)
      visit(row, column);
}
