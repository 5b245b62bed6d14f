import { createContext, useContext } from "react";
import type { Label, Language } from "@parley/core";

/** The language of the page's own texts, from `?lang=`. */
export const language: Language = new URLSearchParams(globalThis.location.search).get("lang") === "zh" ? "zh" : "en";

/** The same as Apps Script's `Session.getActiveUserLocale()` says it. */
export const localeOf = (spoken: Language): string => (spoken === "zh" ? "zh_CN" : "en");

const Spoken = createContext<Language>("en");
export const LanguageProvider = Spoken.Provider;

/** The page's own texts. */
const texts = {
  standIn: ["Local stand-in, not Google Sheets", "本地模拟环境，并非 Google 表格"],
  spreadsheet: ["Spreadsheet", "电子表格"],
  title: ["Spreadsheet title", "表格标题"],
  edit: ["Edit", "修改"],
  insert: ["Insert", "插入"],
  format: ["Format", "格式"],
  data: ["Data", "数据"],
  extensions: ["Extensions", "扩展程序"],
  undo: ["Undo", "撤消"],
  clear: ["Delete values", "删除值"],
  deleteRow: ["Delete row", "删除行"],
  deleteColumn: ["Delete column", "删除列"],
  rowAbove: ["Row above", "在上方插入行"],
  rowBelow: ["Row below", "在下方插入行"],
  columnLeft: ["Column left", "在左侧插入列"],
  columnRight: ["Column right", "在右侧插入列"],
  newSheet: ["New sheet", "新建工作表"],
  sortUp: ["Sort sheet A to Z", "按 A 到 Z 的顺序对工作表排序"],
  sortDown: ["Sort sheet Z to A", "按 Z 到 A 的顺序对工作表排序"],
  bold: ["Bold", "粗体"],
  italic: ["Italic", "斜体"],
  wrap: ["Wrap text", "自动换行"],
  unhide: ["Show hidden rows and columns", "显示隐藏的行和列"],
  hideRow: ["Hide row", "隐藏行"],
  hideColumn: ["Hide column", "隐藏列"],
  rename: ["Rename", "重命名"],
  duplicate: ["Duplicate", "复制"],
  delete: ["Delete", "删除"],
  moveLeft: ["Move left", "左移"],
  moveRight: ["Move right", "右移"],
  sheetMenu: ["Sheet actions", "工作表操作"],
  sheets: ["Sheets", "工作表"],
  formula: ["Formula bar", "编辑栏"],
  cellName: ["Selected cells", "所选单元格"],
  grid: ["Cells", "单元格"],
  options: ["Options", "选项"],
  sidebar: ["Add-on sidebar", "插件侧边栏"],
  close: ["Close", "关闭"],
  loading: ["Loading …", "正在加载……"],
  working: ["Working …", "正在运行……"],
  dismiss: ["OK", "确定"],
  problem: ["There was a problem", "出现问题"],
  saved: ["Saved", "已保存"],
  saving: ["Saving …", "正在保存……"],
  addonMissing: ["The add-on is not built yet: npm run build", "插件尚未构建：npm run build"],
  invalid: ["Invalid: expected one of", "无效：应为以下之一"],
  refused: [
    "The data you entered in this cell violates its data validation rules.",
    "您在此单元格中输入的数据违反了数据验证规则。",
  ],
} as const satisfies Readonly<Record<string, Label>>;
export type TextName = keyof typeof texts;

/** Gives the page's texts in the language it was opened in. */
export function useTexts(): (name: TextName) => string {
  const spoken = useContext(Spoken);
  return (name) => texts[name][spoken === "en" ? 0 : 1];
}
export const useLanguage = (): Language => useContext(Spoken);
