import type { Field } from "../fields.ts";
import { folded } from "./words.ts";

/**
 * Other names of options that many templates share, by option id. A template that offers no such option is not
 * touched.
 */
const others: Readonly<Record<string, string>> = {
  daily: "daily, every day, each day, 每日, 每天, 日, 天",
  weekly: "weekly, every week, once a week, each week, 每周, 周, 每周一次",
  biweekly: `
    biweekly, bi weekly, fortnightly, every two weeks, every 2 weeks, every other week, 每两周, 双周, 隔周, 每半月
  `,
  monthly: "monthly, every month, once a month, 每月, 月, 月度, 每月一次",
  quarterly: "quarterly, every quarter, 每季度, 季度, 季, 每季",
  event: "on event, as needed, as required, ad hoc, on demand, when needed, 按需, 视需要, 事件触发, 不定期",
  milestone: "per milestone, at milestone, every milestone, 每个里程碑, 里程碑, 按里程碑",
  meeting: "meeting, meetings, face to face, in person, workshop, 会议, 例会, 面谈, 当面",
  call: "call, phone, phone call, telephone, conference call, 电话, 电话会议",
  video: "video, video call, zoom, teams, video conference, 视频, 视频会议, 腾讯会议",
  email: "email, e mail, mail, newsletter, 邮件, 电子邮件",
  chat: `
    chat, slack, wechat, im, instant message, whatsapp, sms, text, 微信, 微信群, 即时消息, 群, 短信, 钉钉, 企业微信
  `,
  report: "report, written report, status report, 报告, 周报, 月报, 简报",
  portal: "portal, intranet, wiki, sharepoint, website, confluence, 门户, 内网, 网站",
  open: `
    open, new, active, identified, not started, to do, pending, 未处理, 打开, 开放, 新建, 待处理, 未开始, 待办, 未完成, 已识别
  `,
  treating: `
    treating, in progress, mitigating, ongoing, in treatment, being treated, monitoring, 处理中, 应对中, 进行中, 监控中, 跟踪中
  `,
  occurred: "occurred, materialised, materialized, issue, happened, realised, 已发生, 发生",
  closed: "closed, resolved, retired, 已关闭, 关闭, 已解决",
  done: "done, complete, completed, finished, closed, 已完成, 完成, 关闭, 已关闭",
  late: "late, overdue, delayed, 逾期, 延期, 已逾期, 超期",
  dropped: "dropped, cancelled, canceled, 取消, 已取消, 放弃",
  inProgress: "in progress, ongoing, started, doing, wip, 进行中, 处理中, 跟进中",
  avoid: "avoid, avoidance, 规避, 避免",
  transfer: "transfer, share, transference, 转移, 分担",
  mitigate: "mitigate, mitigation, reduce, reduction, 减轻, 缓解, 降低, 减缓",
  accept: "accept, acceptance, retain, tolerate, 接受, 承担",
  unaware: "unaware, not aware, 不知情, 不了解",
  resistant: "resistant, opposed, against, negative, opponent, blocker, 抵制, 反对, 阻力",
  neutral: "neutral, undecided, 中立, 观望",
  supportive: "supportive, supporter, support, positive, for, ally, 支持, 赞成",
  leading: "leading, champion, advocate, leader, 领导, 主导, 推动",
  internal: "internal, in house, 内部",
  client: "client, customer, 客户, 甲方",
  partner: "partner, supplier, vendor, contractor, agency, 合作方, 供应商, 合作伙伴, 乙方",
  regulator: "regulator, government, authority, 监管, 政府, 监管机构",
  media: "media, press, 媒体",
  technical: "technical, technology, it, 技术",
  operational: "operational, operations, 运营, 操作",
  legal: "legal, compliance, regulatory, 法律, 法务, 合规",
  people: "people, staffing, team, resource, resources, 人员, 人力, 人力资源, 团队",
  supplier: "supplier, vendor, supply, third party, 供应商, 供应",
  market: "market, commercial, 市场",
  approve: "approve, approved, accepted, 批准, 已批准, 通过, 同意",
  reject: "reject, rejected, declined, denied, 拒绝, 否决, 已拒绝, 驳回",
  defer: "defer, deferred, postponed, on hold, 暂缓, 推迟, 延后, 悬置",
  normal: "normal, low, medium, standard, routine, 普通, 正常, 一般, 低, 中",
  emergency: "emergency, urgent, critical, 紧急, 加急, 特急",
};
/** What such options stand for too, where no other option says it better. */
const wider: Readonly<Record<string, string>> = {
  open: "in progress, ongoing, started, wip, scheduled, planned, pending, waiting, 进行中, 处理中, 跟进中, 已计划, 推进中",
  treating: "active, mitigated, watching, 已缓解, 观察中",
  dropped: "on hold, deferred, 暂停, 搁置",
};
interface Names {
  readonly ids: ReadonlyMap<string, string>;
  /** Answers given before: columns of choices say the same few things. */
  readonly answers: Map<string, Option | undefined>;
}
const tables = new WeakMap<Field, Names>();
/** So many different answers are remembered. */
const mostAnswers = 500;

/** Option ids of a choice by every name they go by, folded. */
function namesOf(field: Field): Names {
  const known = tables.get(field);
  if (known) return known;
  const ids = new Map<string, string>();
  const add = (name: string, id: string): void => {
    const key = folded(name);
    if (key !== "" && !ids.has(key)) ids.set(key, id);
  };
  const options = Object.entries(field.options ?? {});
  for (const [id, [en, zh]] of options) for (const name of [id, en, zh]) add(name, id);
  for (const list of [others, wider])
    for (const [id] of options) if (Object.hasOwn(list, id)) for (const name of list[id]!.split(",")) add(name, id);
  const names = { ids, answers: new Map<string, Option | undefined>() };
  tables.set(field, names);
  return names;
}

/** An option that a text names. */
export interface Option {
  readonly id: string;
  /** The text says nothing else. Leading signs (✅) do not count as more. */
  readonly whole: boolean;
}
/** The option that a text names, in whichever of its languages and other names; `undefined` when it names none. */
export function optionIn(field: Field, text: string): Option | undefined {
  const { ids, answers } = namesOf(field);
  if (answers.has(text)) return answers.get(text);
  const first = text.split(/[(（[,，;；:：–—→]|\s-\s|\n/, 1)[0] ?? "";
  const [whole, led] = [ids.get(folded(text)), ids.get(folded(first))];
  const option = whole === undefined ? led && { id: led, whole: false } : { id: whole, whole: true };
  if (answers.size < mostAnswers && text.length < 100) answers.set(text, option || undefined);
  return option || undefined;
}
