import { type Day, plus, type Unit } from "./days.ts";
import { figure } from "./numbers.ts";
import { all, first, ones } from "./patterns.ts";
import { bound, level, other, type Reading, type TimePattern } from "./times.ts";

/** Work that comes again and again, each time with its own clock. */
const service = first`^[^,。;]{0,6}(?:响应|[回答]复|反馈|办结|处理|解决|发货|退款|[到送][账场达]|[受办]理|[修恢]复|分诊|确认|上门|审批|安排)(?!率)`;
/** What starts the clock over and over. */
const recurring = first`(?:购买|下单|试用|注册|提交|[收接]到|报修|投诉|[入出]院|入职|到店|咨询|受理|申请|签收|付款|成交|登录)之?后?的?$`;
/** What has a duration as its amount: "shorten to", "no more than". */
const target = first`(?:[至到达超为约近满≤≥<>=~:从由]|[低高少多小大]于|不[超足]|超过|[制持定]在|缩短[在了]?|减少|压缩|提[前速]|降低|节省|增加|[平人]均|[累共]计|[至最][少多]|
  突破|周期|时[长间]|工期|天数)$`;
/** What somebody does within a time: the time is then an end even without 内. */
const doing = first`^(?:的?时间)?,?[^,。;\d]{0,10}(?:提[升高]|升|[增降减翻新建开招培签卖销涨从把将让读跑瘦攒考]|完成|实现|达[到成]|做到|突破|(?<!理)由|通过)`;

const units: Readonly<Record<string, Unit>> = {
  工: "workday",
  周: "week",
  星: "week",
  礼: "week",
  月: "month",
  季: "quarter",
  年: "year",
};
const unitIn = (written: string): Unit => units[/[工周星礼月季年]/.exec(written)?.[0] ?? ""] ?? "day";

const spans: TimePattern = [
  all`([未接下来今往随后的]{2,4}|用时?|利用|历时|为期|持续|坚持|在|首|前|最?近的?|过去的?|连续|每隔?|第)?
    (?<![\d.〇${ones}])(\d{1,3}(?:\.\d)?|[两十半百${ones}]{1,3}|几|数)(个)?半?(工作日|自然日|小时|分钟|毫?秒|天|日(?![用常均活])|
    周(?![年边报会日${ones}])|星期|礼拜|月|季度|年|h|min|m?s|d)(?![a-z级代期])(?:的?时间)?(以内|之?内|里|[之以]?后|以[上下]|左右|之?前)?`,
  ([written, prefix = "", count = "", article, unit = "", suffix = ""], before, after, from) => {
    if ((unit === "月" && !article) || (unit === "日" && suffix === "")) return undefined;
    if (/每隔?$/.test(before + prefix)) return undefined;
    if (/^(?:第|最?近|过去|连续)/.test(prefix) || /[第近]$/.test(before) || /[几数]/.test(count)) return other;
    const within = /[内里]/.test(suffix);
    const isTarget =
      prefix === "" ? target.test(before) && !/后/.test(suffix) : prefix === "在" && /[制持定短缩]$/.test(before);
    if (/小时|分|秒|^[hms]/.test(unit)) return within ? shortly(isTarget, after) : undefined;
    if (isTarget || /以[上下]|左右/.test(suffix)) return level;
    const end = (due: boolean): Reading => bound(due, endOf(written, count, unit, from));
    const isDoing = doing.test(after) && !/^行动|^[计规]划/.test(after) && !(unit === "天" && /^.{1,4}率/.test(after));
    if (prefix !== "" && prefix !== "在" && (prefix !== "前" || within || isDoing)) return end(false);
    if (within) return withinDays(before, after, unit, prefix) ?? end(true);
    if (/后/.test(suffix)) return recurring.test(before) || /^[^,。]{0,6}率/.test(after) ? other : end(true);
    return suffix === "" && (prefix === "在" || isDoing) ? end(false) : other;
  },
];

/** Seconds to hours: how long something takes each time, or part of a metric's name ("48 小时内回访率"). */
const shortly = (isTarget: boolean, after: string): Reading =>
  !isTarget && /^[^,。;]{0,8}(?:率|占比|留存)/.test(after) ? other : level;

/** Days and more with 内 behind: part of a metric, a level, or (undefined) an end. */
const withinDays = (before: string, after: string, unit: string, prefix: string): Reading | undefined => {
  if (
    prefix === "" &&
    /[一-龥]$/.test(before) &&
    /^(?!将|把|使|让|实现|确保|力争)[一-龥]{1,6}(?:率|留存|占比)/.test(after)
  )
    return other;
  const isEach = /[天日]/.test(unit) || (unit === "周" && /(?:每|所有)[^,。;]{0,12}$/.test(before));
  const isOnce = /(?:启动|上线|签[订约署]|开业|立项|发布|竣工|中标|会)之?后$/.test(before);
  return recurring.test(before) || (isEach && !isOnce && service.test(after)) ? level : undefined;
};

const endOf = (written: string, count: string, unit: string, from: Day | undefined): Day | undefined => {
  if (!from) return undefined;
  if (/半/.test(written)) return count === "半" && unit === "年" ? plus(from, 6, "month") : undefined;
  const many = figure(count);
  return Number.isInteger(many) ? plus(from, many, unitIn(unit)) : undefined;
};

const firsts: TimePattern = [
  /首个?(?:年(?!轻)|月|周|季度|季)[内度]?|首日/g,
  ([written], _, __, from) => bound(false, from && plus(from, 1, unitIn(written))),
];

export const durations: readonly TimePattern[] = [firsts, spans];
