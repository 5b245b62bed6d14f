import type { Label } from "@parley/core";

/** What Parley itself calls things in Notion, beside the words of the templates. */
export const words = {
  title: ["Title", "标题"],
  owner: ["Owner", "负责人"],
  reviewBy: ["Review by", "复审日期"],
  state: ["State", "状态"],
  clientVisible: ["Visible to the client", "对客户可见"],
  number: ["No.", "序号"],
  key: ["Key", "Key"],
  envelope: ["Parley", "Parley"],
  howTo: ["How to fill this in", "填写说明"],
  letters: ["What the letters mean", "字母含义"],
  byBoard: ["Board", "看板"],
  byCalendar: ["Calendar", "日历"],
  byTimeline: ["Timeline", "时间线"],
  inEnglish: ["English", "英文"],
  inChinese: ["Chinese", "中文"],
  leaveAlone: [
    "The columns “Key” and “Parley” tie this page to its document: please leave them as they are.",
    "“Key”与“Parley”两列用于将本页与文档对应，请勿修改。",
  ],
} as const satisfies Readonly<Record<string, Label>>;
