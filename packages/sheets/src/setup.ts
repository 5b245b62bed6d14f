import { hashOf, type Tone } from "@parley/core";
import { blockLine, columnsLine, headerLine, isDataLine, valueMarker, labelMarker } from "./keys.ts";
import type { ColumnLook, Look, Rule } from "./native.ts";
import type { Placed } from "./placed.ts";
import { rowsRange, type FindTab } from "./resolve.ts";
import type { CellFormat, GridRange, Request } from "./requests.ts";

type Rgb = { readonly red: number; readonly green: number; readonly blue: number };
const rgb = (hex: string): Rgb => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255);
  return { red, green, blue };
};
const colour = (hex: string): { rgbColor: Rgb } => ({ rgbColor: rgb(hex) });

/** The tabs of one document share a colour, and neighbours rarely do. */
const tabColours = ["#0b6b63", "#1a73e8", "#b06000", "#8430ce", "#c5221f", "#5f6368"] as const;
const tabColour = (document: string): string =>
  tabColours[parseInt(hashOf(document).slice(0, 4), 16) % tabColours.length] ?? tabColours[0];

const palette = { header: "#e6efee", soft: "#5f6368", computed: "#f6f7f8" } as const;
const tones: Readonly<Record<Tone, { readonly back: string; readonly text: string }>> = {
  neutral: { back: "#eceff1", text: "#3c4043" },
  info: { back: "#dbe9fd", text: "#174ea6" },
  success: { back: "#dcf1e3", text: "#0d652d" },
  warning: { back: "#fdf0cd", text: "#7a4f01" },
  danger: { back: "#fbdeda", text: "#a50e0e" },
};

/** The kind of number format that a pattern is. @source Google Sheets API, "NumberFormatType" */
export function numberFormatOf(pattern: string): { type: string; pattern: string } {
  if (pattern === "@") return { type: "TEXT", pattern };
  if (pattern.includes("hh")) return { type: "DATE_TIME", pattern };
  if (pattern.includes("yyyy")) return { type: "DATE", pattern };
  return { type: pattern.includes("%") ? "PERCENT" : "NUMBER", pattern };
}

/** The request that makes a tab, behind every other. */
export function tabRequest({ sheetId, title, wanted }: Placed): Request {
  const { frozenRows = 0, frozenColumns = 0 } = wanted.look ?? {};
  const gridProperties = {
    rowCount: wanted.rowCount,
    columnCount: wanted.columnCount,
    ...(frozenRows > 0 && { frozenRowCount: frozenRows }),
    ...(frozenColumns > 0 && { frozenColumnCount: frozenColumns }),
  };
  return {
    addSheet: {
      properties: { sheetId, title, gridProperties, tabColorStyle: colour(tabColour(wanted.mark.document)) },
    },
  };
}

/** How a new tab looks, and what its cells take. */
export function lookRequests(tab: Placed, look: Look, find: FindTab): readonly Request[] {
  return [
    ...blockRequests(tab, look, find),
    ...headerRequests(tab),
    ...look.columns.flatMap((column) => columnRequests(tab, column, find)),
    ...hiddenRequests(tab),
  ];
}

function blockRequests(tab: Placed, { lines, isMain }: Look, find: FindTab): readonly Request[] {
  const title = tab.row("$title");
  const last = Math.max(
    ...[...tab.frame.lines].filter(([key]) => /^[$:~]/.test(key)).map(([key]) => tab.row(key) ?? 0),
  );
  const [label, value] = [tab.column(labelMarker), tab.column(valueMarker)];
  if (!isMain || title === undefined || label === undefined || value === undefined) return [];
  const cells = (row: number, end: number, column: number): GridRange => area(tab, row, end, column, column + 1);
  const out: Request[] = [
    format(cells(title, title + 1, label), {
      textFormat: { bold: true, fontSize: 16 },
      numberFormat: numberFormatOf("@"),
      verticalAlignment: "MIDDLE",
    }),
    format(cells(title + 1, last + 1, label), {
      textFormat: { foregroundColorStyle: colour(palette.soft) },
      verticalAlignment: "TOP",
    }),
    format(cells(title + 1, last + 1, value), { horizontalAlignment: "LEFT", verticalAlignment: "TOP" }),
    size(tab, "ROWS", title, title + 1, 34),
  ];
  for (const line of lines) {
    const row = tab.row(line.key);
    if (row === undefined) continue;
    const range = cells(row, row + 1, value);
    const { wrap: _wrap, ...unwrapped } = line;
    // Beside a table a long value runs on to the right instead of making the line high.
    out.push(
      ...cellLook(range, tab.frame.columns.size > 0 ? unwrapped : line),
      ...ruleRequests(range, line.rule, find),
      ...toneRequests(range, line),
    );
  }
  return out;
}

function headerRequests(tab: Placed): readonly Request[] {
  const row = tab.row(headerLine);
  if (row === undefined) return [];
  const range = area(tab, row, row + 1, 1, tab.columnCount);
  return [
    format(range, {
      textFormat: { bold: true },
      backgroundColorStyle: colour(palette.header),
      wrapStrategy: "WRAP",
      verticalAlignment: "MIDDLE",
    }),
  ];
}

/** How one column looks, from its header down to the end of the grid. */
export function columnRequests(tab: Placed, column: ColumnLook, find: FindTab): readonly Request[] {
  const at = tab.column(column.key);
  if (at === undefined) return [];
  const width = size(tab, "COLUMNS", at, at + 1, column.width);
  if (tab.frame.columns.size === 0) return [width];
  const range = area(tab, tab.firstRow, tab.rowCount, at, at + 1);
  const header = tab.row(headerLine);
  const aligned =
    column.align !== undefined && column.align !== "LEFT" && header !== undefined
      ? [format(area(tab, header, header + 1, at, at + 1), { horizontalAlignment: column.align })]
      : [];
  const hide = column.hidden ? [hidden(tab, "COLUMNS", at, at + 1)] : [];
  const rules = ruleRequests(range, column.rule, find);
  return [width, ...cellLook(range, column), ...rules, ...aligned, ...toneRequests(range, column), ...hide];
}

/** The list of one column or line as it is by now; none takes away the one that was. */
export function tiedRequests(tab: Placed, { key, rule }: ColumnLook, find: FindTab): readonly Request[] {
  const [line, column] = [tab.row(key), tab.column(tab.frame.lines.has(key) ? valueMarker : key)];
  if (column === undefined) return [];
  const isLine = tab.frame.lines.has(key) && line !== undefined;
  const [from, to] = isLine ? [line, line + 1] : [tab.firstRow, tab.rowCount];
  const range = area(tab, from, to, column, column + 1);
  const wanted = ruleRequests(range, rule, find);
  return wanted.length > 0 ? wanted : [{ setDataValidation: { range } }];
}

function cellLook(range: GridRange, look: ColumnLook): Request[] {
  const { format: pattern, wrap, align, computed } = look;
  const wanted: CellFormat = {
    ...(pattern !== undefined && { numberFormat: numberFormatOf(pattern) }),
    ...(align && { horizontalAlignment: align }),
    ...(wrap && { wrapStrategy: "WRAP" }),
    ...(computed && {
      backgroundColorStyle: colour(palette.computed),
      textFormat: { foregroundColorStyle: colour(palette.soft) },
    }),
    ...(range.endRowIndex !== (range.startRowIndex ?? 0) + 1 && { verticalAlignment: "TOP" }),
  };
  return Object.keys(wanted).length > 0 ? [format(range, wanted)] : [];
}

/** Advice, never a refusal: what people type instead stays and is marked. */
function ruleRequests(range: GridRange, rule: Rule | undefined, find: FindTab): Request[] {
  const known = rule && condition(rule, find);
  if (!known) return [];
  const isList = rule.takes === "list" || rule.takes === "rows";
  const wanted: Validation = { condition: known, strict: false, ...(isList && { showCustomUi: true }) };
  return [{ setDataValidation: { range, rule: wanted } }];
}

type Validation = NonNullable<NonNullable<Request["setDataValidation"]>["rule"]>;

type Condition = NonNullable<Validation["condition"]>;
const values = (...list: readonly (string | number)[]): Condition["values"] & object =>
  list.map((value) => ({ userEnteredValue: String(value) }));

function condition(rule: Rule, find: FindTab): Condition | undefined {
  switch (rule.takes) {
    case "list":
      return { type: "ONE_OF_LIST", values: values(...rule.values) };
    case "rows": {
      const target = find(rule.document, rule.table);
      const column = target?.column(rule.column);
      if (!target || column === undefined) return undefined;
      return { type: "ONE_OF_RANGE", values: values(`=${rowsRange(target, column)}`) };
    }
    case "checkbox":
      return { type: "BOOLEAN" };
    case "date":
      return { type: "DATE_IS_VALID" };
    case "number": {
      const { min, max } = rule;
      if (min !== undefined && max !== undefined) return { type: "NUMBER_BETWEEN", values: values(min, max) };
      if (min !== undefined) return { type: "NUMBER_GREATER_THAN_EQ", values: values(min) };
      return { type: "NUMBER_LESS_THAN_EQ", values: values(max ?? 0) };
    }
    default:
      return rule satisfies never;
  }
}

function toneRequests(range: GridRange, { tones: wanted = [] }: ColumnLook): Request[] {
  return wanted.map(({ text, tone }) => {
    const { back, text: ink } = tones[tone as Tone];
    const booleanRule = {
      condition: { type: "TEXT_EQ", values: values(text) },
      format: { backgroundColorStyle: colour(back), textFormat: { foregroundColorStyle: colour(ink) } },
    };
    return { addConditionalFormatRule: { index: 0, rule: { ranges: [range], booleanRule } } };
  });
}

/** Column A and the lines that are not for people. */
function hiddenRequests(tab: Placed): readonly Request[] {
  const lines = [...tab.frame.lines.keys()].filter(
    (key) => key === blockLine || key === columnsLine || isDataLine(key),
  );
  return [hidden(tab, "COLUMNS", 0, 1), ...lines.flatMap((key) => hiddenLine(tab, key))];
}

/** Hides a line that people are not meant to read. */
export function hiddenLine(tab: Placed, key: string): Request[] {
  const row = tab.row(key);
  return row === undefined ? [] : [hidden(tab, "ROWS", row, row + 1)];
}

const hidden = ({ sheetId }: Placed, dimension: "ROWS" | "COLUMNS", startIndex: number, endIndex: number): Request => ({
  updateDimensionProperties: {
    range: { sheetId, dimension, startIndex, endIndex },
    properties: { hiddenByUser: true },
    fields: "hiddenByUser",
  },
});
const size = (
  { sheetId }: Placed,
  dimension: "ROWS" | "COLUMNS",
  startIndex: number,
  endIndex: number,
  pixelSize: number,
): Request => ({
  updateDimensionProperties: {
    range: { sheetId, dimension, startIndex, endIndex },
    properties: { pixelSize },
    fields: "pixelSize",
  },
});
const area = (
  { sheetId }: Placed,
  startRowIndex: number,
  endRowIndex: number,
  startColumnIndex: number,
  endColumnIndex: number,
): GridRange => ({
  sheetId,
  startRowIndex,
  endRowIndex,
  startColumnIndex,
  endColumnIndex,
});

/** One format for a range: only what it says is changed. */
function format(range: GridRange, userEnteredFormat: CellFormat): Request {
  const fields = Object.entries(userEnteredFormat).flatMap(([name, value]) =>
    name === "textFormat"
      ? Object.keys(value as object).map((part) => `userEnteredFormat.textFormat.${part}`)
      : [`userEnteredFormat.${name}`],
  );
  return { repeatCell: { range, cell: { userEnteredFormat }, fields: fields.join(",") } };
}
