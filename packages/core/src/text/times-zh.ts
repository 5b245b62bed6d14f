import { type Day, dayOf, endOf, endOfMonth, namedDay, partsOf, plus, weekdayIn } from "./days.ts";
import { durations } from "./durations-zh.ts";
import { figure } from "./numbers.ts";
import { all, first, ones, source } from "./patterns.ts";
import { bound, other, type Reading, type TimePattern } from "./times.ts";

const dayNumber = source`(?:[12]\d|3[01]|0?[1-9]|[一二三]?十[${ones}]?|[${ones}])`;
const monthNumber = source`(?:1[0-2]|0?[1-9]|十[一二]?|[${ones}])`;
const yearNumber = source`(?:(?:19|20)\d\d|二[〇零][〇零${ones}]{2})`;
const yearWord = `(?:${yearNumber}|[今明后本当去前上次每来近])年?(?:财年|年度|年)?`;
const arrives = "来临|到来|开始|结束";
const ending = `(?:${arrives})?(?:[之以]?[前内])?`;

/** Said before a time: to compare with, or to begin at. */
const baselineBefore = first`(?:[比较与和同跟从自按每上去]|相较于|截[至止]|基于|[每上]个)$`;
const baselineAfter = first`^(?:度?(?:同期|相比|水平|基[准础]|数据|[版款级届])|以?起|以[来后])`;
/** A time that only describes a document. */
const describing = first`^[一-龥]{0,4}?(?:报[告表]|财报|总结|复盘|[计规]划|预算|方案|[年例]会|会议)`;

const ifEnd = (written: string, before: string, after: string, last: Day | undefined): Reading => {
  const due = /[前底末内]$/.test(written);
  return baselineBefore.test(before) || baselineAfter.test(after) || (!due && describing.test(after))
    ? other
    : bound(due, last);
};

/** The year that a word names, "" for none; undefined when nobody knows. */
const yearOf = (written: string, from: Day | undefined): number | undefined => {
  const value = /^[\d二]/.test(written) ? figure(written.slice(0, 4)) : 0;
  const ahead = { 明: 1, 来: 1, 次: 1, 后: 2 }[written[0] ?? ""] ?? 0;
  return value > 1900 ? value : from === undefined ? undefined : partsOf(from)[0] + ahead;
};
const isPast = (written: string): boolean => /^[去前上每近]/.test(written);

const parts: Readonly<Record<string, number>> = { 初: 5, 上旬: 10, 中旬: 20 };
const months: TimePattern = [
  all`(?<![\d.第])(${yearWord})?的?(${monthNumber})月份?(?:(${dayNumber})[日号]?(?![\d个家%]))?([底末初]|[上中下]旬|月[底末])?${ending}`,
  ([written, ofYear = "", ofMonth = "", ofDay, of = ""], before, after, from) => {
    if (isPast(ofYear)) return other;
    const [number, year] = [figure(ofMonth), ofYear ? yearOf(ofYear, from) : undefined];
    const end =
      ofYear && !year ? undefined : namedDay(from, number, ofDay === undefined ? parts[of] : figure(ofDay), year);
    const isBefore = !of && !ofDay && /前/.test(written);
    return ifEnd(written, before, after, end && isBefore ? endOfMonth(partsOf(end)[0], number - 1) : end);
  },
];

const dayOfMonth: TimePattern = [
  all`(?<![\d.第])(${dayNumber})[日号](?:[之以]?前|下班前|晚)`,
  ([, day = ""], _, __, from) => {
    const [year, month, now] = partsOf(from ?? "2000-01-01");
    return bound(true, from && dayOf(year, month + Number(figure(day) < now), figure(day)));
  },
];

const quarters: TimePattern = [
  all`(?:(${yearWord})的?)?(?:(第?[一二三四1-4]个?季度?|q[1-4](?!\d))|前三季度|([上下])半年)的?[末底内中初]?${ending}`,
  ([written, ofYear = "", name, half], before, after, from) => {
    if (isPast(ofYear) || (name?.endsWith("季") && !/[末底前内]$/.test(written))) return other;
    const end = half ? (half === "上" ? 6 : 12) : 3 * figure(/[一二三四1-4]/.exec(name ?? "三")![0]);
    const year = ofYear ? yearOf(ofYear, from) : undefined;
    return ifEnd(written, before, after, ofYear && !year ? undefined : namedDay(from, end, undefined, year));
  },
];

const years: TimePattern = [
  all`(?:${yearNumber}(?:财年|年度?)|fy ?'?(?:20)?\d\d|[今明后本当来]年度?|[本下明今]个?(?:财年|学[年期]|赛季)|[去上前每]年|全年|
    (?<![近多几两])年(?=[底末内终中前])|十[${ones}]五)的?(?:[底末初内中终]|期间)?${ending}`,
  ([written], before, after, from) => {
    if (isPast(written)) return other;
    if (/十/.test(written)) return /[末前间内]$/.test(written) ? bound(false) : other;
    const of = /^fy|财年|学|赛季/.test(written) ? undefined : yearOf(written, from);
    return ifEnd(written, before, after, of === undefined ? of : endOfMonth(of, /中/.test(written) ? 6 : 12));
  },
];

const countedBefore = first`[\d两十几数多半个${ones}]$`;
const near: TimePattern = [
  all`([本这当下上每前各次隔]个?)?(月|季度?|周|星期|礼拜|学期)(?:([一二三四五六日天])(?![个家名位]))?([底末初内]|[上中下]旬)?(?:下班)?${ending}`,
  ([written, which = "", unit = "", day, part], before, after, from) => {
    if (/^[上每各前隔]/.test(which) || /每个?$/.test(before)) return other;
    const isWeek = /周|星|礼/.test(unit);
    const ends = /[前内]$/.test(written) || (part && part !== "内");
    if (which === "" && ((!ends && !(isWeek && day)) || countedBefore.test(before))) return undefined;
    if (!ends && which === "当") return other;
    if (!ends && which === "") return /[于在]$/.test(before) ? bound(false) : other;
    const ahead = Number(/^[下次]/.test(which));
    const last =
      day && isWeek
        ? from && weekdayIn(from, Math.max(0, "日一二三四五六".indexOf(day)), which ? ahead : undefined)
        : from && endOf(isWeek ? "week" : unit === "月" ? "month" : "quarter", from, ahead);
    return ifEnd(written, before, after, unit === "学期" ? undefined : last);
  },
];

const seasonal: TimePattern = [
  all`(国庆|元旦|618|双1[12]|双十[一二]|十一|[五六]一|圣诞|春节|中秋|端午|暑[假期]|寒假|开学|放假|期[中末]|[高中]考|年会|[雨旺春夏秋冬]季|汛期)(?:节|假期?|大促|考试|
    ${arrives}){0,2}(?:[之以]?前|之?内|期间|(?<=[暑寒][假期])(?=完成|上线|改))`,
  ([written, name = ""], _, __, from) => {
    const eve = { 国庆: [9, 30], 元旦: [12, 31], 双11: [11, 10] }[name];
    const due = /前/.test(written);
    return bound(due, due && eve ? namedDay(from, eve[0]!, eve[1]) : undefined);
  },
];

/** 验收前: an end whose date stands elsewhere. */
const events: TimePattern = [
  all`(?:上[线市]|开[业幕工标]|发布|验收|投产|交[付房]|启动|签约|竣工|评审|展会|(?<![季时细])节|[结立]项|搬迁|检查|复审|审计|到期|下班|结束)(?:开始|会|
    完成)?[之以]?前(?![台端后期提])`,
  (_, before) => (/每[^,。]{0,4}$/.test(before) ? undefined : bound(true)),
];

const today: TimePattern = [
  /[今明后]天|[今明][晚早日](?!的)|当天|次日|第二天/g,
  ([written], _, after, from) => {
    if (/^[当次第]/.test(written) || /^[的比]/.test(after)) return other;
    return bound(true, from && plus(from, "今明后".indexOf(written[0]!), "day"));
  },
];

/** Chinese times, in the order in which they take what they find. */
export const timesZh: readonly TimePattern[] = [
  seasonal,
  quarters,
  months,
  dayOfMonth,
  ...durations,
  years,
  near,
  events,
  today,
];
