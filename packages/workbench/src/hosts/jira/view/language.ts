import { createContext, useContext } from "react";
import type { Label, Language } from "@parley/core";

/** The language of the page's own texts, from `?lang=`. */
export const languageOfPage = (): Language =>
  new URLSearchParams(globalThis.location.search).get("lang") === "zh" ? "zh" : "en";

const Spoken = createContext<Language>("en");
export const LanguageProvider = Spoken.Provider;
export const useLanguage = (): Language => useContext(Spoken);

/** The same as a locale of the platform: what an app sees in its context. */
export const localeOf = (language: Language): "en-US" | "zh-CN" => (language === "zh" ? "zh-CN" : "en-US");
export const useLocale = (): string => localeOf(useLanguage());

/** The page's own texts. */
export const texts = {
  standIn: ["Local stand-in, not Atlassian's Jira", "本地模拟环境，并非 Atlassian 的 Jira"],
  projects: ["Projects", "项目"],
  issues: ["Issues", "事务"],
  breadcrumbs: ["Breadcrumbs", "导航路径"],
  editSummary: ["Edit summary", "编辑摘要"],
  summary: ["Summary", "摘要"],
  description: ["Description", "描述"],
  details: ["Details", "详情"],
  status: ["Status", "状态"],
  assignee: ["Assignee", "经办人"],
  reporter: ["Reporter", "报告人"],
  priority: ["Priority", "优先级"],
  type: ["Issue type", "事务类型"],
  labels: ["Labels", "标签"],
  due: ["Due date", "截止日期"],
  none: ["None", "无"],
  move: ["Move", "移动"],
  moveTo: ["Move to project", "移动到项目"],
  moved: ["Issue moved", "事务已移动"],
  movedTo: ["Its key is now", "新的关键字为"],
  signedInAs: ["Signed in as", "当前用户"],
  save: ["Save", "保存"],
  confirm: ["Confirm", "确认"],
  cancel: ["Cancel", "取消"],
  failed: ["This did not work", "操作失败"],
  appFailed: ["The app reported an error", "应用报告了一个错误"],
  appMissing: ["The app is not built yet. Run npm run build.", "应用尚未构建，请运行 npm run build。"],
  loading: ["Loading", "加载中"],
  dismiss: ["Dismiss", "关闭"],
  notSupported: ["This local stand-in does not draw", "本地模拟环境不支持显示组件"],
} as const satisfies Readonly<Record<string, Label>>;
