import type {
  BooleanCondition,
  CellFormat,
  ConditionalFormatRule,
  DataValidationRule,
  GridRange,
} from "../resources.ts";
import { toRgb } from "./colors.ts";
import { strict } from "./strict.ts";

const built = new WeakMap<object, DataValidationRule | ConditionalFormatRule>();

function handle<T extends DataValidationRule | ConditionalFormatRule>(name: string, rule: T): object {
  const object = strict(name, {});
  built.set(object, rule);
  return object;
}

/** The resource behind a rule that a builder made. @throws Error for anything else */
export function ruleOf<T extends DataValidationRule | ConditionalFormatRule>(object: unknown): T {
  const rule = typeof object === "object" && object !== null ? built.get(object) : undefined;
  if (!rule) throw new Error("The parameters don't match the method signature: expected a rule made by build().");
  return rule as T;
}

/** A rule as a script gets it from a sheet. */
export function toHandle(rule: ConditionalFormatRule): object {
  return handle("ConditionalFormatRule", rule);
}

const condition = (type: NonNullable<BooleanCondition["type"]>, ...values: unknown[]): BooleanCondition => ({
  type,
  ...(values.length > 0 && { values: values.map((value) => ({ userEnteredValue: String(value) })) }),
});

/**
 * @param nameOf  the A1 address of a Range, its tab in front
 * @source Apps Script, `DataValidationBuilder`
 */
export function newDataValidation(nameOf: (range: object) => string): object {
  // Apps Script refuses invalid input unless told otherwise... in its dialog; a built rule rejects by default.
  const rule: DataValidationRule = { strict: true };
  const builder: object = strict("DataValidationBuilder", {
    requireValueInList(values: readonly unknown[], showDropdown = true) {
      rule.condition = condition("ONE_OF_LIST", ...values);
      rule.showCustomUi = showDropdown;
      return builder;
    },
    requireValueInRange(range: object, showDropdown = true) {
      rule.condition = condition("ONE_OF_RANGE", `=${nameOf(range)}`);
      rule.showCustomUi = showDropdown;
      return builder;
    },
    requireCheckbox() {
      rule.condition = condition("BOOLEAN");
      return builder;
    },
    requireDate() {
      rule.condition = condition("DATE_IS_VALID");
      return builder;
    },
    requireNumberBetween(least: number, most: number) {
      rule.condition = condition("NUMBER_BETWEEN", least, most);
      return builder;
    },
    requireNumberGreaterThanOrEqualTo(least: number) {
      rule.condition = condition("NUMBER_GREATER_THAN_EQ", least);
      return builder;
    },
    requireNumberLessThanOrEqualTo(most: number) {
      rule.condition = condition("NUMBER_LESS_THAN_EQ", most);
      return builder;
    },
    setAllowInvalid(allow: boolean) {
      rule.strict = !allow;
      return builder;
    },
    setHelpText(text: string) {
      rule.inputMessage = text;
      return builder;
    },
    build: () => handle("DataValidation", structuredClone(rule)),
  });
  return builder;
}

/** @source Apps Script, `ConditionalFormatRuleBuilder` */
export function newConditionalFormatRule(rangeOf: (range: object) => GridRange): object {
  let ranges: GridRange[] = [];
  let wanted: BooleanCondition | undefined;
  let format: CellFormat = {};
  const when =
    (type: NonNullable<BooleanCondition["type"]>) =>
    (...values: unknown[]): object => {
      wanted = condition(type, ...values);
      return builder;
    };
  const builder: object = strict("ConditionalFormatRuleBuilder", {
    whenTextEqualTo: when("TEXT_EQ"),
    whenTextContains: when("TEXT_CONTAINS"),
    whenTextStartsWith: when("TEXT_STARTS_WITH"),
    whenNumberGreaterThanOrEqualTo: when("NUMBER_GREATER_THAN_EQ"),
    whenFormulaSatisfied: when("CUSTOM_FORMULA"),
    setBackground(hex: string) {
      format = { ...format, backgroundColorStyle: { rgbColor: toRgb(hex) } };
      return builder;
    },
    setFontColor(hex: string) {
      format = { ...format, textFormat: { ...format.textFormat, foregroundColorStyle: { rgbColor: toRgb(hex) } } };
      return builder;
    },
    setBold(bold: boolean) {
      format = { ...format, textFormat: { ...format.textFormat, bold } };
      return builder;
    },
    setRanges(list: readonly object[]) {
      ranges = [...list].map(rangeOf);
      return builder;
    },
    build() {
      if (!wanted || ranges.length === 0)
        throw new Error("A conditional format rule needs a condition and at least one range.");
      return handle("ConditionalFormatRule", { ranges, booleanRule: { condition: wanted, format } });
    },
  });
  return builder;
}
