import type { Label } from "@parley/core";

/** Every text of the page, side by side in both languages. `{0}` is put in by `fill`. */
export const texts = {
  tagline: ["One method, in the tools your team already uses", "一套沟通方法，融入团队现有工具"],
  standIns: [
    "These are local stand-ins for Jira, Notion and Google Sheets. Nothing leaves this computer.",
    "这里是 Jira、Notion 和 Google 表格的本地替身，数据不会离开本机。",
  ],
  skip: ["Skip to the tools", "跳到工具"],
  tools: ["Tools", "工具"],
  loading: ["Loading …", "正在加载……"],
  silent: [
    "The workbench does not answer. Is it still running? Start it again with npm start, then reload this page.",
    "工作台没有响应。请确认它仍在运行：用 npm start 重新启动后刷新本页。",
  ],
  retry: ["Try again", "重试"],
  close: ["Close", "关闭"],
  cancel: ["Cancel", "取消"],

  start: ["Start", "开始"],
  startTitle: ["Plan, check and decide where the work is", "在工作所在之处计划、检查、审批"],
  startLead: [
    "Goals, duties, communication plans and change requests live in Jira, Notion or Google Sheets, are checked by the same rules, and move between them with nothing lost.",
    "目标、职责分工、沟通计划和变更申请就放在 Jira、Notion 或 Google 表格里，按同一套规则检查，在工具之间传递而不丢失内容。",
  ],
  tryAgain: ["Look again", "再看一次"],
  stepDone: ["Done", "已完成"],
  hideStep: ["Hide this hint", "收起提示"],
  coachNext: ["Next, if you like:", "接下来可以试试："],
  coachEnd: ["You have seen the three essentials. Look around as you like.", "三项要点都已体验，请随意看看。"],
  preparing: ["Preparing the example …", "正在准备示例……"],
  notPrepared: ["The example could not be prepared.", "示例未能准备好。"],
  otherWindow: ["Another window shows the tools in Chinese.", "另一个窗口正在显示英文版的工具。"],
  showHere: ["Show English here", "在这里显示中文"],

  sideTitle: ["Project at a glance", "项目概览"],
  foldSide: ["Hide the overview", "收起概览"],
  openSide: ["Show the overview", "展开概览"],
  lookingAll: ["Looking into the tools …", "正在查看各工具……"],
  findings: ["Findings", "发现的问题"],
  oneFinding: ["{0} finding", "{0} 个问题"],
  someFindings: ["{0} findings", "{0} 个问题"],
  allWell: ["Nothing to report.", "未发现问题。"],
  noDocuments: ["No documents yet. Create one in any tool.", "还没有文档，请在任一工具中新建。"],
  showAll: ["Show all", "显示全部"],
  documents: ["Documents", "文档"],
  inStep: ["In step", "各处一致"],
  oneTool: ["In one tool", "仅在一处"],
  newerIn: ["Newer in {0}", "{0} 中较新"],
  bothChanged: ["Changed in several", "多处有改动"],
  placeNewest: ["Open “{1}” in {0}", "在 {0} 中打开“{1}”"],
  placeBehind: ["Open “{1}” in {0}: a newer one stands elsewhere", "在 {0} 中打开“{1}”：其他工具中有更新的版本"],
  placeChanged: ["Open “{1}” in {0}: changed here and elsewhere", "在 {0} 中打开“{1}”：此处与别处都有改动"],
  notThere: ["“{1}” is not in {0}", "“{1}”不在 {0} 中"],

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
    "Everything you did in the three English tools is deleted. The example comes back, or the tools stay empty.",
    "你在三个中文工具中所做的一切都会被删除，并恢复初始示例；也可以让工具保持空白。",
  ],
  resetEmpty: ["Leave them empty", "保持空白"],
  resetDo: ["Bring the example back", "恢复示例"],
} as const satisfies Readonly<Record<string, Label>>;

/** A label with its numbered holes filled, each in its language. */
export const fill = (label: Label, ...parts: readonly (Label | string | number)[]): Label => [
  filled(label[0], parts, 0),
  filled(label[1], parts, 1),
];

/** Chinese sets a space beside Latin letters and digits, none between Han characters ("在 Google 表格中打开"). */
const filled = (text: string, parts: readonly (Label | string | number)[], half: 0 | 1): string =>
  text.replace(/( ?)\{(\d)\}( ?)/g, (hole, before: string, at: string, after: string) => {
    const part = parts[Number(at)];
    if (part === undefined) return hole;
    const value = typeof part === "string" || typeof part === "number" ? String(part) : part[half];
    if (half === 0) return before + value + after;
    const [isFirst, isLast] = [/^\p{Script=Han}/u.test(value), /\p{Script=Han}$/u.test(value)];
    return (isFirst ? "" : before) + value + (isLast ? "" : after);
  });
