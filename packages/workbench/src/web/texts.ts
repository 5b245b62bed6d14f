import type { Label } from "@parley/core";

/** Every text of the page, side by side in both languages. `{0}` is put in by `fill`. */
export const texts = {
  standIns: [
    "These are local stand-ins for Jira, Notion and Google Sheets. Nothing leaves this computer.",
    "这里是 Jira、Notion 和 Google 表格的本地替身，数据不会离开本机。",
  ],
  tools: ["Tools", "工具"],
  loading: ["Loading …", "正在加载……"],
  silent: [
    "The workbench does not answer. Is it still running? Start it again with npm start, then reload this page.",
    "工作台没有响应。请确认它仍在运行：用 npm start 重新启动后刷新本页。",
  ],
  retry: ["Try again", "重试"],
  close: ["Close", "关闭"],
  cancel: ["Cancel", "取消"],

  tryThis: ["Try this", "试一试"],
  hideSteps: ["Hide the first steps", "收起上手步骤"],
  showSteps: ["First steps", "上手步骤"],
  stepCreate: ["In Jira, create a RACI matrix", "在 Jira 中新建一个 RACI 矩阵"],
  stepBreak: [
    "Break it: give one row two A’s, see the fault named, fix it with a click",
    "制造一个错误：给某一行填两个 A，系统会指出问题，一键即可修正",
  ],
  stepSend: ["Send it on to Notion or Sheets", "把它发送到 Notion 或 Google 表格"],

  sendTo: ["Send to …", "发送到……"],
  sendTitle: ["Send a document from {0}", "从 {0} 发送文档"],
  document: ["Document", "文档"],
  target: ["To", "发送到"],
  send: ["Send", "发送"],
  looking: ["Looking for documents …", "正在查找文档……"],
  noDocument: ["There is no document in {0} yet. Create one there first.", "{0} 中还没有文档，请先在那里新建一个。"],
  sending: ["Sending to {0} …", "正在发送到 {0}……"],
  again: ["Send another one", "再发送一份"],
  openIn: ["Open in {0}", "在 {0} 中打开"],

  sent: ["“{0}” is now in {1}.", "“{0}”已发送到 {1}。"],
  nothingNew: ["{1} already has “{0}”, word for word.", "{1} 中的“{0}”已是相同内容，无需更改。"],
  created: ["{0} created", "新建 {0} 项"],
  updated: ["{0} changed", "更改 {0} 项"],
  deleted: ["{0} deleted", "删除 {0} 项"],
  differs: ["“{0}” differs where both tools were changed.", "“{0}”在两边都改过的地方仍不一致。"],
  takenBack: [
    "What people had added in {0} was merged in and is now in {1} too.",
    "{0} 中的改动已合并，并同步回 {1}。",
  ],
  stale: [
    "{1} holds a later version of “{0}”. Bring that one here first, so that nothing is lost.",
    "{1} 中的“{0}”版本更新。请先把它取回，以免丢失内容。",
  ],
  bringBack: ["Bring it to {0}", "取回到 {0}"],
  left: [
    "“{0}” was thrown away in {1}, so it was not made again. Restore it there to send it.",
    "“{0}”已在 {1} 中被删除，因此没有重新创建。请先在那里恢复，再发送。",
  ],
  conflicts: ["Changed in both tools", "两边都改过的内容"],
  conflictsWhy: [
    "Everything else was sent. Here {0} keeps what it has until you choose.",
    "其余内容均已发送。以下各处暂时保留 {0} 中的内容，请选择。",
  ],
  goWith: ["Go with {0}", "以 {0} 为准"],
  place: ["Place", "位置"],
  empty: ["empty", "空"],
  losses: ["What is different in {0}", "在 {0} 中有所不同的内容"],
  kept: ["kept with the document", "已随文档保存"],
  failed: ["This did not work", "操作失败"],

  reset: ["Start over", "重置"],
  resetTitle: ["Start over?", "要重置吗？"],
  resetBody: [
    "Everything you made in the three local tools is deleted, and the examples come back.",
    "你在三个本地工具中创建的内容都会被删除，并恢复为初始示例。",
  ],
  resetDo: ["Delete and start over", "删除并重置"],
} as const satisfies Readonly<Record<string, Label>>;

/** A label with its numbered holes filled, each in its language. */
export const fill = (label: Label, ...parts: readonly (Label | string | number)[]): Label => [
  filled(label[0], parts, 0),
  filled(label[1], parts, 1),
];

const filled = (text: string, parts: readonly (Label | string | number)[], half: 0 | 1): string =>
  text.replace(/\{(\d)\}/g, (hole, at: string) => {
    const part = parts[Number(at)];
    if (part === undefined) return hole;
    return typeof part === "string" || typeof part === "number" ? String(part) : part[half];
  });
