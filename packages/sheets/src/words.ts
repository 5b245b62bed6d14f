import type { Label } from "@parley/core";

/** What Parley itself calls things in a spreadsheet, beside the words of the templates. */
export const words = {
  $title: ["Title", "标题"],
  $owner: ["Owner", "负责人"],
  $reviewBy: ["Review by", "复审日期"],
  $state: ["State", "状态"],
  $clientVisible: ["Visible to the client", "对客户可见"],
  computed: ["Computed: what is typed here is replaced", "自动计算：在此输入的内容会被替换"],
  required: ["Required", "必填"],
  unit: ["Unit: ", "单位："],
  matrixHeader: ["Rename this in the tab of its table", "请在对应的工作表中修改名称"],
  stateNote: ["Changes by its own steps; typing proves no decision", "状态按流程变更；在此输入不构成决定"],
} as const satisfies Readonly<Record<string, Label>>;
