import type { Label } from "@parley/core";
import { exampleIds } from "../example/ids.ts";
import type { Overview } from "../overview.ts";

/** Something to try with the example in a minute. */
export interface TryStep {
  readonly id: StepId;
  readonly title: Label;
  /** What it is about, for the first screen. */
  readonly about: Label;
  /** What the button says. */
  readonly go: Label;
  /** What to do there, for the bar above the tool. */
  readonly how: Label;
  /** The document that it is about. */
  readonly document: string;
  /** Whether what stands in the tools, and what was sent between them, says that it is done. */
  readonly isDone: (seen: Overview, sent: readonly SentOn[]) => boolean;
}

export type StepId = "fault" | "carry" | "decide";

/** Something was sent from one tool to another. */
export interface SentOn {
  readonly from: string;
  readonly to: string;
}

/** Three things to try, in the order in which they make sense. All of them begin in the first tool. */
export const trySteps: readonly TryStep[] = [
  {
    id: "fault",
    title: ["Find the fault", "找出错误"],
    about: [
      "Two people are accountable for one task. See it named, and mend it with one click.",
      "有一项任务出现了两个负责人。看系统指出问题，一键修正。",
    ],
    go: ["Show me", "去看看"],
    how: [
      "“Media buy” has two A’s, which leaves nobody accountable. Press Fix beside the finding, then Save.",
      "“媒体投放”有两个 A，等于没有人真正负责。点击问题旁的“修复”，然后保存。",
    ],
    document: exampleIds.matrix,
    isDone: ({ documents, findings }) =>
      documents.some(({ id }) => id === exampleIds.matrix) &&
      findings.every(({ document, severity }) => document !== exampleIds.matrix || severity !== "error"),
  },
  {
    id: "carry",
    title: ["Take it to another tool", "带到另一个工具"],
    about: [
      "Send the matrix on, change something there, and bring it back. Nothing is lost on the way.",
      "把职责分工表发送出去，在那里改一处，再取回来。途中不丢失任何内容。",
    ],
    go: ["Send it", "发送"],
    how: [
      "Send the matrix to Notion, change a name there, then press “Send to …” again to bring it back to Jira.",
      "把职责分工表发送到 Notion，在那里改一个名称，再点击“发送到……”取回 Jira。",
    ],
    document: exampleIds.matrix,
    isDone: (_seen, sent) =>
      sent.some(({ from, to }, at) => sent.slice(at + 1).some((later) => later.from === to && later.to === from)),
  },
  {
    id: "decide",
    title: ["Decide on a change", "审批一项变更"],
    about: [
      "A change request waits for its approver. Whoever asked for it cannot decide: become somebody else.",
      "一项变更申请正等待审批。申请人不能自行审批：请切换为另一个人。",
    ],
    go: ["Open it", "打开"],
    how: [
      "Only the change authority may decide. Become Zhou Lü by the menu at the top right of Jira, then press Approve.",
      "只有变更授权人可以审批。请在 Jira 右上角的菜单中切换为“周律”，再点击“批准”。",
    ],
    document: exampleIds.change,
    isDone: ({ documents }) => documents.some(({ id, state }) => id === exampleIds.change && state.id !== "review"),
  },
];
