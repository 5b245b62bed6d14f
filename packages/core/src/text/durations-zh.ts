import { type Day, plus, type Unit } from "./days.ts";
import { figure } from "./numbers.ts";
import { all, first } from "./patterns.ts";
import { type Around, other, type Reading, type TimePattern } from "./times.ts";

/** Work that comes again and again, each time with its own clock. */
const service = first`^[^,。;、\n]{0,6}(?:响应|[回答]复|回访|反馈|办结|处理|解决|发货|退[款回]|到[账场达]|送达|受理|修复|恢复|接单|出票|分诊|确认|上门|
  开票|审批|赔付|安排)(?!率)`;
/** What starts the clock over and over. */
const recurring = first`(?:购买|下单|试用|注册|提交|[收接]到|报修|投诉|入[职院]|到店|出院|咨询|派单|受理|申请|签收|付款|支付|来电|激活|转正|发生|反馈|
  成交|毕业|离职|领取|浏览|点击|登录|首次[^,。]{1,4})之?后?的?$`;
/** Said of one thing, once: what follows is no level. */
const once = first`(?:启动|上线|签[订约署]|开业|立项|发布|竣工|中标|会)之?后$`;
/** What has a duration as its amount: "shorten to", "no more than". */
const target = first`(?:[至到达超为约近满≤≥<>=~:从由低高少多小大]于?|不[超足]|超过|[制持定]在|缩短[在了]?|减少|压缩|延长|提[前速]|降低|节省|增加|平均|人均|[累共]计|
  至[少多]|最多|突破|周期|时[长间]|工期|天数|账期|间隔)$`;
/** What somebody does within a time: the time is then an end even without 内. */
const doing = first`^(?:的?时间)?,?[^,。;\d]{0,10}(?:提[升高]|上升|增[长加]|下降|降|减|完成|实现|达[到成]|翻|拿下|做到|新增|突破|建成|开[出店设]|招|培|签|卖|销|
  涨|从|(?<!理)由|把|将|让|打造|覆盖|学会|读|跑|瘦|攒|还清|通过|考)`;

const units: readonly (readonly [RegExp, Unit])[] = [
  [/工作日/, "workday"],
  [/[天日]/, "day"],
  [/周|星期|礼拜/, "week"],
  [/月/, "month"],
  [/季/, "quarter"],
  [/年/, "year"],
];
const unitOf = (written: string): Unit => units.find(([pattern]) => pattern.test(written))?.[1] ?? "day";

const spans: TimePattern = {
  pattern: all`(未来的?|接下来的?|今后的?|往后的?|随后的?|后续的?|用时?|利用|花|历时|为期|持续|坚持|在|头|首|前|最近的?|近|过去的?|连续|每隔?|第|满)?
    (?<![\d.])(\d{1,3}(?:\.\d)?|[一二两三四五六七八九十半百]{1,3}|几|数)(个)?半?(工作日|自然日|小时|分钟|秒钟?|毫秒|天|日(?![用常均活])|
    周(?![年边报会一二三四五六日])|星期|礼拜|月|季度|年|h|min|m?s|d)(?![a-z级代期])(?:的?时间)?(以内|之?内|里|[之以]?后|以[上下]|左右|之?前)?`,
  read([written, prefix = "", count = "", article, unit = "", suffix = ""], around) {
    const { before, after, from } = around;
    if ((unit === "月" && !article) || (unit === "日" && suffix === "")) return undefined;
    if (/^每/.test(prefix) || /每隔?$/.test(before)) return undefined;
    if (/^(?:第|最?近|过去|连续)/.test(prefix) || /[第近]$/.test(before) || /[几数]/.test(count)) return other;
    const within = /[内里]/.test(suffix);
    if (/小时|分|秒|^[hms]/.test(unit)) return within ? shortly(around) : undefined;
    if (prefix === "" ? target.test(before) && !suffix.endsWith("后") : prefix === "在" && /[制持定短缩降]$/.test(before))
      return { role: "level" };
    if (/以[上下]|左右/.test(suffix)) return { role: "level" };
    const last = (): Day | undefined => endOf(written, count, unit, from);
    const isDoing = doing.test(after) && !/^(?:行动|[计规]划)/.test(after);
    if (prefix !== "" && prefix !== "在" && (prefix !== "前" || within || isDoing)) return { role: "bound", last: last() };
    if (within) return withinDays(around, unit, prefix) ?? { role: "bound", due: true, last: last() };
    if (suffix.endsWith("后"))
      return recurring.test(before) || /^[^,。]{0,6}率/.test(after) ? other : { role: "bound", due: true, last: last() };
    return suffix === "" && (prefix === "在" || isDoing) ? { role: "bound", last: last() } : other;
  },
};

/** Seconds to hours: how long something takes each time, or part of a metric's name ("48 小时内回访率"). */
const shortly = ({ before, after }: Around): Reading =>
  !target.test(before) && /^[^,。;]{0,8}(?:率|占比|比例|留存)/.test(after) ? other : { role: "level" };

/** Days and more with 内 behind: part of a metric, a level, or (undefined) an end. */
function withinDays({ before, after }: Around, unit: string, prefix: string): Reading | undefined {
  const isMetric = /^[\u4e00-\u9fff]{1,6}(?:率|留存|占比)/.test(after) && !/^(?:将|把|使|让|实现|确保|力争)/.test(after);
  if (isMetric && prefix === "" && /[\u4e00-\u9fff]$/.test(before)) return other;
  const isShort = /[天日]/.test(unit) || /(?:每|所有)[^,。;]{0,12}$/.test(before);
  const isEach = isShort && !/[月季年]/.test(unit) && service.test(after) && !once.test(before);
  return recurring.test(before) || isEach ? { role: "level" } : undefined;
}

function endOf(written: string, count: string, unit: string, from: Day | undefined): Day | undefined {
  if (from === undefined) return undefined;
  if (written.includes("半")) return count === "半" && unit === "年" ? plus(from, 6, "month") : undefined;
  const many = figure(count);
  return Number.isInteger(many) ? plus(from, many, unitOf(unit)) : undefined;
}

const firsts: TimePattern = {
  pattern: /首个?(?:年(?!轻)|月|周|季度|季)[内度]?|首日/g,
  read: ([written], { from }) => ({ role: "bound", last: from && plus(from, 1, unitOf(written)) }),
};

export const durations: readonly TimePattern[] = [firsts, spans];
