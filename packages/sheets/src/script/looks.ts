/// <reference types="google-apps-script" />
import type { CellFormat, Request } from "../requests.ts";

type Range = GoogleAppsScript.Spreadsheet.Range;
type Validation = NonNullable<NonNullable<Request["setDataValidation"]>["rule"]>;
type Conditional = NonNullable<NonNullable<Request["addConditionalFormatRule"]>["rule"]>;

/** Sets what the field mask names, and nothing else. @throws Error for a field that has no setter here */
export function setFormat(range: Range, format: CellFormat, fields: string): void {
  const { textFormat } = format;
  const setters: Readonly<Record<string, () => unknown>> = {
    numberFormat: () => range.setNumberFormat(format.numberFormat?.pattern ?? ""),
    horizontalAlignment: () => range.setHorizontalAlignment((format.horizontalAlignment ?? "").toLowerCase() as "left"),
    verticalAlignment: () => range.setVerticalAlignment((format.verticalAlignment ?? "").toLowerCase() as "top"),
    wrapStrategy: () => range.setWrap(format.wrapStrategy === "WRAP"),
    backgroundColorStyle: () => range.setBackground(toHex(format.backgroundColorStyle?.rgbColor ?? {})),
    "textFormat.bold": () => range.setFontWeight(textFormat?.bold ? "bold" : "normal"),
    "textFormat.fontSize": () => range.setFontSize(textFormat?.fontSize ?? 10),
    "textFormat.foregroundColorStyle": () =>
      range.setFontColor(toHex(textFormat?.foregroundColorStyle?.rgbColor ?? {})),
  };
  for (const field of fields.split(",")) {
    const set = setters[field.replace("userEnteredFormat.", "")];
    if (!set) throw new Error(`Unexpected format ${field}, expected one that Parley sets`);
    set();
  }
}

/** A validation as SpreadsheetApp builds it. @throws Error for a condition that Parley does not use */
export function toRule(
  { condition, strict }: Validation,
  spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet,
): GoogleAppsScript.Spreadsheet.DataValidation {
  const values = (condition?.values ?? []).map(({ userEnteredValue }) => userEnteredValue ?? "");
  const [first, second] = values.map(Number);
  const builder = SpreadsheetApp.newDataValidation().setAllowInvalid(!strict);
  switch (condition?.type) {
    case "ONE_OF_LIST":
      return builder.requireValueInList(values, true).build();
    case "ONE_OF_RANGE":
      return builder.requireValueInRange(spreadsheet.getRange((values[0] ?? "").replace(/^=/, "")), true).build();
    case "BOOLEAN":
      return builder.requireCheckbox().build();
    case "DATE_IS_VALID":
      return builder.requireDate().build();
    case "NUMBER_BETWEEN":
      return builder.requireNumberBetween(first ?? 0, second ?? 0).build();
    case "NUMBER_GREATER_THAN_EQ":
      return builder.requireNumberGreaterThanOrEqualTo(first ?? 0).build();
    case "NUMBER_LESS_THAN_EQ":
      return builder.requireNumberLessThanOrEqualTo(first ?? 0).build();
    default:
      throw new Error(`Unexpected condition ${condition?.type ?? ""}, expected one that Parley uses`);
  }
}

/** A conditional format as SpreadsheetApp builds it: a text, its background and its colour. */
export function conditionalRule(
  { booleanRule }: Conditional,
  ranges: Range[],
): GoogleAppsScript.Spreadsheet.ConditionalFormatRule {
  const { condition, format } = booleanRule ?? {};
  if (condition?.type !== "TEXT_EQ") throw new Error(`Unexpected condition ${condition?.type ?? ""}, expected TEXT_EQ`);
  return SpreadsheetApp.newConditionalFormatRule()
    .whenTextEqualTo(condition.values?.[0]?.userEnteredValue ?? "")
    .setBackground(toHex(format?.backgroundColorStyle?.rgbColor ?? {}))
    .setFontColor(toHex(format?.textFormat?.foregroundColorStyle?.rgbColor ?? {}))
    .setRanges(ranges)
    .build();
}

/** A colour of the API as "#rrggbb". */
export function toHex({
  red,
  green,
  blue,
}: {
  red?: number | null;
  green?: number | null;
  blue?: number | null;
}): string {
  const part = (value: number | null | undefined): string =>
    `0${Math.round((value ?? 0) * 255).toString(16)}`.slice(-2);
  return `#${part(red)}${part(green)}${part(blue)}`;
}
