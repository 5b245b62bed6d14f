import type { Label } from "@parley/core";

/** What Parley itself calls things in Notion, beside the words of the templates. */
export const words = {
  title: ["Title", "标题"],
  owner: ["Owner", "负责人"],
  reviewBy: ["Review by", "复审日期"],
  state: ["State", "状态"],
  clientVisible: ["Visible to the client", "对客户可见"],
  number: ["No.", "序号"],
  name: ["Name", "名称"],
  key: ["Key", "Key"],
  envelope: ["Parley", "Parley"],
  open: ["Open findings", "未解决问题数"],
  found: ["What was found", "检查结果"],
  howTo: ["How to use this page", "使用说明"],
  fields: ["What the fields mean", "字段说明"],
  check: [
    "Check: “Open findings” and “What was found” above are as of the last push. To check what stands here now, run " +
      "parley pull notion:<address of the page that holds this database> --out copy.json, then parley check copy.json. " +
      "The next parley push of a change brings the result back here.",
    "检查：上方“未解决问题数”和“检查结果”以最近一次推送时为准。如需检查当前内容，请先运行 " +
      "parley pull notion:<本数据库所在页面的网址> --out copy.json，再运行 parley check copy.json。" +
      "下次用 parley push 推送修改时，结果会更新到本页。",
  ],
  letters: ["What the letters mean", "字母含义"],
  byBoard: ["Board", "看板"],
  byCalendar: ["Calendar", "日历"],
  byTimeline: ["Timeline", "时间线"],
  inEnglish: ["English", "英文"],
  inChinese: ["Chinese", "中文"],
  leaveAlone: [
    "You may change or delete these notes: they are not read back. The columns “Key” and “Parley” tie this page to its " +
      "document: please leave them as they are.",
    "以上说明可随意修改或删除，不会被读回。“Key”与“Parley”两列用于将本页与文档对应，请勿修改。",
  ],
} as const satisfies Readonly<Record<string, Label>>;
