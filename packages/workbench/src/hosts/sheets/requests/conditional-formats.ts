import { invalid, unimplemented } from "../errors.ts";
import type { ConditionalFormatRule } from "../resources.ts";
import { areaOf } from "../grid/address.ts";
import { assertCondition } from "../grid/conditions.ts";
import { sheetOf, type SheetState, type Workbook } from "../grid/workbook.ts";
import { required, type Handlers } from "./handler.ts";

export const conditionalFormatHandlers = {
  addConditionalFormatRule({ rule, index = 0 }, { workbook }) {
    const checked = checkRule(workbook, required(rule, "rule"));
    const { conditionalFormats } = sheetOfRule(workbook, checked);
    if (index < 0 || index > conditionalFormats.length) throw missing(index, conditionalFormats.length);
    conditionalFormats.splice(index, 0, checked);
  },

  updateConditionalFormatRule({ index = 0, sheetId, rule, newIndex }, { workbook }) {
    const sheet = rule ? sheetOfRule(workbook, rule) : sheetOf(workbook, sheetId);
    const oldRule = ruleAt(sheet, index);
    const newRule = rule ? checkRule(workbook, rule) : oldRule;
    sheet.conditionalFormats.splice(index, 1);
    sheet.conditionalFormats.splice(newIndex ?? index, 0, newRule);
    return { updateConditionalFormatRule: { oldRule, newRule, oldIndex: index, newIndex: newIndex ?? index } };
  },

  deleteConditionalFormatRule({ index = 0, sheetId }, { workbook }) {
    const sheet = sheetOf(workbook, sheetId);
    const rule = ruleAt(sheet, index);
    sheet.conditionalFormats.splice(index, 1);
    return { deleteConditionalFormatRule: { rule } };
  },
} satisfies Handlers;

function checkRule(workbook: Workbook, rule: ConditionalFormatRule): ConditionalFormatRule {
  if (rule.gradientRule) throw unimplemented("A gradient rule");
  assertCondition(required(rule.booleanRule, "rule.booleanRule").condition);
  const sheetId = sheetOfRule(workbook, rule).properties.sheetId;
  for (const range of required(rule.ranges, "rule.ranges")) {
    areaOf(workbook, range);
    if ((range.sheetId ?? 0) !== sheetId) throw invalid("All ranges of a rule must be on the same sheet.");
  }
  return rule;
}

function sheetOfRule(workbook: Workbook, rule: ConditionalFormatRule): SheetState {
  const first = rule.ranges?.[0];
  if (!first) throw invalid("A conditional format rule must have at least one range.");
  return sheetOf(workbook, first.sheetId);
}

function ruleAt(sheet: SheetState, index: number): ConditionalFormatRule {
  const rule = sheet.conditionalFormats[index];
  if (!rule) throw missing(index, sheet.conditionalFormats.length);
  return rule;
}

function missing(index: number, count: number): Error {
  return invalid(`No conditional format on sheet at index: ${index}. The sheet has ${count}.`);
}
