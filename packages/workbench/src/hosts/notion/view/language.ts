import type { Label, Language } from "@parley/core";

/** The language of the page's own texts, from `?lang=`. */
export const language: Language = new URLSearchParams(globalThis.location.search).get("lang") === "zh" ? "zh" : "en";

const texts = {
  standIn: ["Local stand-in, not Notion", "本地模拟环境，并非 Notion"],
  workspace: ["Local workspace", "本地工作区"],
  pages: ["Pages", "页面"],
  untitled: ["Untitled", "无标题"],
  empty: ["Empty", "空"],
  newRow: ["New", "新建"],
  newPage: ["New page", "新建页面"],
  open: ["Open", "打开"],
  duplicate: ["Duplicate", "创建副本"],
  trash: ["Move to Trash", "移至回收站"],
  trashed: ["Moved to Trash", "已移至回收站"],
  undo: ["Undo", "撤销"],
  more: ["More", "更多"],
  close: ["Close", "关闭"],
  title: ["Title", "标题"],
  properties: ["Properties", "属性"],
  noRows: ["No rows yet. Press New to add one.", "还没有行，点击“新建”添加。"],
  noPages: [
    "Nothing here yet. Send a document to Notion and it appears below.",
    "这里还没有内容。将文档发送到 Notion 后会显示在此处。",
  ],
  noGroup: ["No group", "无分组"],
  search: ["Find or create an option", "查找或创建选项"],
  create: ["Create", "创建"],
  clear: ["Clear", "清除"],
  table: ["Table", "表格"],
  expand: ["Expand", "展开"],
  collapse: ["Collapse", "收起"],
  loading: ["Loading …", "正在加载……"],
  problem: ["This did not work", "操作未成功"],
  unsupportedView: ["This local Notion draws tables, boards and calendars.", "本地 Notion 仅绘制表格、看板与日历。"],
  before: ["Previous month", "上一月"],
  after: ["Next month", "下一月"],
  noDays: ["No row has a date yet.", "还没有带日期的行。"],
  hideSidebar: ["Sidebar", "侧边栏"],
} as const satisfies Readonly<Record<string, Label>>;

/** One of the page's own texts, in the language it was opened in. */
export const t = (name: keyof typeof texts): string => texts[name][language === "en" ? 0 : 1];

/** A day as Notion writes it. */
export function dayText(iso: string): string {
  const withTime = iso.includes("T");
  const options: Intl.DateTimeFormatOptions = {
    year: "numeric",
    month: language === "zh" ? "numeric" : "short",
    day: "numeric",
  };
  const time: Intl.DateTimeFormatOptions = withTime ? { hour: "2-digit", minute: "2-digit" } : { timeZone: "UTC" };
  return new Intl.DateTimeFormat(language === "zh" ? "zh-CN" : "en-US", { ...options, ...time }).format(new Date(iso));
}
