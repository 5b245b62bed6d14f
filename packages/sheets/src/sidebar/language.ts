import { isParleyError, say, type Label, type Language } from "@parley/core";
import { createContext } from "preact";
import { useContext } from "preact/hooks";

/** The language of the person who looks, as Google names it: "zh_CN", "en". */
export const languageOf = (locale: string): Language => (locale.startsWith("zh") ? "zh" : "en");

const Spoken = createContext<Language>("en");
export const LanguageProvider = Spoken.Provider;
export const useLanguage = (): Language => useContext(Spoken);

/** The sidebar's own texts. */
const texts = {
  loading: ["Reading the spreadsheet …", "正在读取电子表格……"],
  working: ["Working …", "正在处理……"],
  language: ["中文", "English"],
  none: ["There is no Parley document in this spreadsheet yet.", "此电子表格中还没有 Parley 文档。"],
  start: [
    "Insert one from the templates, or paste one that you copied elsewhere.",
    "可从模板插入，或粘贴在别处复制的文档。",
  ],
  documents: ["Documents", "文档"],
  insert: ["Insert a template", "插入模板"],
  paste: ["Paste a document", "粘贴文档"],
  refresh: ["Check again", "重新检查"],
  back: ["Back", "返回"],
  blank: ["Blank", "空白"],
  sample: ["With a sample", "示例"],
  pasteHelp: [
    "The text of a document: JSON, or Markdown that Parley wrote",
    "文档文本：JSON，或由 Parley 写出的 Markdown",
  ],
  put: ["Put into the spreadsheet", "写入电子表格"],
  copy: ["Copy as text", "复制为文本"],
  copied: ["Copied. Paste it into another tool.", "已复制，可粘贴到其他工具。"],
  copyByHand: ["Press Ctrl+C to copy", "请按 Ctrl+C 复制"],
  copyText: ["The document as text", "文档文本"],
  show: ["Show in the spreadsheet", "在表格中显示"],
  fix: ["Fix", "修复"],
  undo: ["Undo", "撤消"],
  clean: ["Nothing to mend.", "没有需要修正的问题。"],
  accepted: ["Accepted", "已豁免"],
  copyMark: ["Copy", "副本"],
  accept: ["Accept …", "豁免……"],
  acceptNow: ["Accept", "豁免"],
  acceptedList: ["Accepted findings", "已豁免的问题"],
  whyAccept: ["Why is this acceptable?", "为何可以接受？"],
  reason: ["Reason", "理由"],
  withdraw: ["Withdraw", "撤回豁免"],
  yourName: ["Your name", "您的姓名"],
  mayBeEmpty: [" (a comment, if you like)", "（可附说明）"],
  cancel: ["Cancel", "取消"],
  fixAll: ["Fix all", "全部修复"],
  more: ["Show more", "显示更多"],
  state: ["State", "状态"],
  doIt: ["Confirm", "确认"],
  inJira: ["Decisions are made in Jira, where it is proved who acts", "审批决定须在 Jira 中作出（可核实身份）"],
  history: ["History", "历史记录"],
  comment: ["Comment", "说明"],
  share: ["Copy", "复制"],
  copyForClient: ["Copy for the client", "复制客户版本"],
  withheld: ["Left out as private", "已略去的非公开内容"],
  colon: [": ", "："],
  goesOn: [" …", "……"],
  notes: ["Notes", "说明"],
  conflicts: ["Changed on both sides; what stands here was kept", "双方均有修改，保留此处内容"],
  stale: ["A newer version stands here already", "此处已有更新的版本"],
  arrived: ["Written into the spreadsheet.", "已写入电子表格。"],
  upToDate: ["It stands here already, unchanged.", "此处已有相同内容，无需更改。"],
  error: ["error", "错误"],
  warning: ["warning", "警告"],
  hint: ["hint", "提示"],
  errors: ["errors", "个错误"],
  warnings: ["warnings", "个警告"],
  hints: ["hints", "条提示"],
  fixed: ["Fixed.", "已修复。"],
  undone: ["Undone.", "已撤消。"],
  acceptedNow: ["Accepted. It stays listed with its reason.", "已豁免，并连同理由列出。"],
  withdrawn: ["Withdrawn. The finding stands again.", "已撤回豁免，该问题重新列出。"],
  stepped: [
    "Done. Nobody can prove here who did it: the step is recorded as unverified.",
    "已完成。此处无法核实身份，该步骤记为“未核实”。",
  ],
} as const satisfies Readonly<Record<string, Label>>;
export type TextName = keyof typeof texts;

/** Gives texts in the language of the person who looks. */
export function useSay(): { readonly t: (name: TextName) => string; readonly l: (label: Label) => string } {
  const language = useLanguage();
  return { t: (name) => say(texts[name], language), l: (label) => say(label, language) };
}

/** A step that may not be taken, with every reason why. */
export class StepRefused extends Error {
  override readonly name = "StepRefused";
  readonly label: Label;

  constructor(refusals: readonly Label[]) {
    super(refusals.map(([en]) => en).join("; "));
    this.label = [refusals.map(([en]) => en).join("; "), refusals.map(([, zh]) => zh).join("；")];
  }
}

/** What went wrong, as one sentence. */
export const sentenceOf = (error: unknown): Label => {
  if (isParleyError(error) || error instanceof StepRefused) return error.label;
  const message = error instanceof Error ? error.message : String(error);
  return [message, message];
};
