import type { Alignment, ConditionalFormattingRule, DataValidation, Style } from "exceljs";
import type { CellFormat, Request } from "../requests.ts";
import { toFileFormula } from "./formulas.ts";
import { excel } from "./limits.ts";
import { toStored } from "./texts.ts";

type Look = Partial<Style>;
type Colour = NonNullable<CellFormat["backgroundColorStyle"]>;

/** "FF0B6B63": opaque, as a workbook writes colours. */
export function toColour({ rgbColor }: Colour): { argb: string } {
  const { red, green, blue } = rgbColor ?? {};
  const hex = [red, green, blue].map((part) =>
    Math.round((part ?? 0) * 255)
      .toString(16)
      .padStart(2, "0"),
  );
  return { argb: `FF${hex.join("").toUpperCase()}` };
}

/** What a field mask names of a format, as exceljs has it. @throws Error for a field that Parley does not set */
export function toStyle(format: CellFormat, fields: string): Look {
  const { textFormat, numberFormat } = format;
  const aligned = (alignment: Partial<Alignment>): Look => ({ alignment });
  const font = (part: Look["font"] & object): Look => ({ font: part });
  const parts: Readonly<Record<string, () => Look>> = {
    numberFormat: () => ({ numFmt: numberFormat?.pattern ?? "General" }),
    horizontalAlignment: () => aligned({ horizontal: lower(format.horizontalAlignment) as "left" }),
    verticalAlignment: () => aligned({ vertical: lower(format.verticalAlignment) as "top" }),
    wrapStrategy: () => aligned({ wrapText: format.wrapStrategy === "WRAP" }),
    backgroundColorStyle: () => ({
      fill: { type: "pattern", pattern: "solid", fgColor: toColour(format.backgroundColorStyle ?? {}) },
    }),
    "textFormat.bold": () => font({ bold: textFormat?.bold === true }),
    "textFormat.italic": () => font({ italic: textFormat?.italic === true }),
    "textFormat.fontSize": () => font({ size: textFormat?.fontSize ?? 10 }),
    "textFormat.foregroundColorStyle": () => font({ color: toColour(textFormat?.foregroundColorStyle ?? {}) }),
  };
  return fields.split(",").reduce<Look>((look, field) => {
    const part = parts[field.replace("userEnteredFormat.", "")];
    if (!part) throw new Error(`Unexpected format ${field}, expected one that Parley sets`);
    return joined(look, part());
  }, {});
}

/** A workbook says "middle" where the API says "MIDDLE", as with every other word of these. */
const lower = (word: string | null | undefined): string => (word ?? "").toLowerCase();

const joined = (look: Look, patch: Look): Look => ({
  ...look,
  ...patch,
  ...((look.font ?? patch.font) && { font: { ...look.font, ...patch.font } }),
  ...((look.alignment ?? patch.alignment) && { alignment: { ...look.alignment, ...patch.alignment } }),
});

/** A font without a name or a size is any font. @source exceljs, the first style of every workbook */
const defaultFont = { name: "Calibri", family: 2, size: 11 } as const;
const named = (look: Look): Look => (look.font ? { ...look, font: { ...defaultFont, ...look.font } } : look);

const known = new WeakMap<object, WeakMap<object, Look>>();
const plain: Look = {};

/** A style with a patch laid over it; equal steps give the very same object, which exceljs writes once. */
export function merged(style: Look, patch: Look): Look {
  const from = Object.keys(style).length === 0 ? plain : style;
  const steps = known.get(from) ?? new WeakMap<object, Look>();
  known.set(from, steps);
  const made = steps.get(patch) ?? named(joined(from, patch));
  steps.set(patch, made);
  return made;
}

type Rule = NonNullable<NonNullable<Request["setDataValidation"]>["rule"]>;

/**
 * What a cell takes, as a workbook says it: advice, so that whoever types something else is told and may keep it.
 *
 * @param listed  puts items that are too long for the rule somewhere, and says where
 * @throws Error for a condition that Parley does not use
 */
export function validationOf(
  { condition, strict }: Rule,
  listed: (items: readonly string[]) => string,
): DataValidation {
  const values = (condition?.values ?? []).map(({ userEnteredValue }) => userEnteredValue ?? "");
  const formulae = values.map(Number);
  const advice = { allowBlank: true, showErrorMessage: true, errorStyle: strict ? "stop" : "information" } as const;
  switch (condition?.type) {
    case "ONE_OF_LIST":
      return { ...advice, type: "list", formulae: [fitsRule(values) ? `"${values.join(",")}"` : listed(values)] };
    case "ONE_OF_RANGE":
      return { ...advice, type: "list", formulae: [toFileFormula(values[0] ?? "")] };
    case "BOOLEAN":
      return { ...advice, type: "list", formulae: ['"TRUE,FALSE"'] };
    case "DATE_IS_VALID":
      // The first day of a workbook: earlier ones are no dates there.
      return { ...advice, type: "date", operator: "greaterThanOrEqual", formulae: [new Date(Date.UTC(1899, 11, 31))] };
    case "NUMBER_BETWEEN":
      return { ...advice, type: "decimal", operator: "between", formulae };
    case "NUMBER_GREATER_THAN_EQ":
      return { ...advice, type: "decimal", operator: "greaterThanOrEqual", formulae };
    case "NUMBER_LESS_THAN_EQ":
      return { ...advice, type: "decimal", operator: "lessThanOrEqual", formulae };
    default:
      throw new Error(`Unexpected condition ${condition?.type ?? ""}, expected one that Parley uses`);
  }
}

/** Items in the rule itself are separated by commas and lose spaces at their ends. */
const fitsRule = (items: readonly string[]): boolean =>
  items.join(",").length <= excel.listChars && items.every((item) => /^[^,"\s](?:[^,"\n]*[^,"\s])?$/.test(item));

type Conditional = NonNullable<NonNullable<Request["addConditionalFormatRule"]>["rule"]>;
type WithoutPriority<T> = T extends unknown ? Omit<T, "priority"> : never;

/** A conditional format: a text, its background and its colour. @throws Error for another kind of condition */
export function conditionalRule({ booleanRule }: Conditional): WithoutPriority<ConditionalFormattingRule> {
  const { condition, format } = booleanRule ?? {};
  if (condition?.type !== "TEXT_EQ") throw new Error(`Unexpected condition ${condition?.type ?? ""}, expected TEXT_EQ`);
  const text = toStored(condition.values?.[0]?.userEnteredValue ?? "");
  const { backgroundColorStyle, textFormat } = format ?? {};
  return {
    type: "cellIs",
    operator: "equal",
    formulae: [`"${text.replaceAll('"', '""')}"`],
    style: {
      ...(backgroundColorStyle && {
        fill: { type: "pattern", pattern: "solid", bgColor: toColour(backgroundColorStyle) },
      }),
      ...(textFormat?.foregroundColorStyle && { font: { color: toColour(textFormat.foregroundColorStyle) } }),
    },
  };
}

/** Lengths on a screen of 96 dots an inch, with the digits of the default font 7 pixels wide. */
export const lengths = {
  toPoints: (pixels: number): number => pixels * 0.75,
  /** @source ECMA-376 part 1, 18.3.1.13, col: 5 pixels of a column are its edges */
  toCharacters: (pixels: number): number => Math.round(Math.max(0, (pixels - 5) / 7) * 100) / 100,
} as const;
