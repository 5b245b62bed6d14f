import {
  type Day,
  dayOf,
  endOfMonth,
  endOfNamedMonth,
  endOfQuarter,
  endOfWeek,
  namedDay,
  nextWeekday,
  partsOf,
  plus,
  weekdayIn,
} from "./days.ts";
import { durations } from "./durations-zh.ts";
import { figure } from "./numbers.ts";
import { all, first } from "./patterns.ts";
import { type Around, other, type Reading, type TimePattern } from "./times.ts";

const dayNumber = "(?:[12]\\d|3[01]|0?[1-9]|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])";
const monthNumber = "(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])";
const yearNumber = "(?:(?:19|20)\\d\\d|二[〇零][〇零一二三四五六七八九]{2})";
const yearWord = `(?:${yearNumber}|[今明后本当去前上次每来近])年?(?:财年|年度|年)?`;
const ending = "(?:来临|到来|开始|结束)?(?:[之以]?[前内])?";

/** Said before a time: to compare with, or to begin at. */
const baselineBefore = first`(?:[比较与和同跟从自按每上去]|相较于|截[至止]|基于|参照|对标|每个|上个|历年)$`;
const baselineAfter = first`^(?:度?(?:同期|相比|水平|基[准础]|数据|实际|[版款级届])|以?起|以[来后])`;
/** A time that only describes a document. */
const describing = first`^[\u4e00-\u9fff]{0,4}?(?:报[告表]|财报|总结|复盘|[计规]划|预算|方案|[年例]会|会议|账单|发票)`;

function ifEnd(last: () => Day | undefined, { before, after }: Around, written: string): Reading {
  const due = /[前底末内]$/.test(written);
  if (baselineBefore.test(before) || baselineAfter.test(after) || (!due && describing.test(after))) return other;
  return { role: "bound", due, last: last() };
}

/** The year that a word names; undefined when nobody knows. */
function yearOf(written: string, from: Day | undefined): number | undefined {
  const value = /^[\d二]/.test(written) ? figure(written.slice(0, 4)) : 0;
  if (value > 1900) return value;
  const ahead = { 明: 1, 来: 1, 次: 1, 后: 2 }[written[0]!] ?? 0;
  return from === undefined ? undefined : partsOf(from).year + ahead;
}
const isPast = (written: string | undefined): boolean => written !== undefined && /^[去前上每近]/.test(written);

const numericDates: TimePattern = {
  pattern: all`(?<![\d./-])(?:20\d\d[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[/.]\d{1,2}(?=日|号|[之以]?前))[日号]?(?:[之以]?前)?(?![\d/])`,
  read([written], around) {
    const [a = 0, b = 0, c = 0] = (written.match(/\d{1,4}/g) ?? []).map(Number);
    return ifEnd(() => (a > 31 ? dayOf(a, b, c) : namedDay(around.from, a, b)), around, written);
  },
};

const parts: Readonly<Record<string, string>> = { 初: "05", 上旬: "10", 中旬: "20" };
const months: TimePattern = {
  pattern: all`(?<![\d.第])(${yearWord})?的?(${monthNumber})月份?(?:(${dayNumber})[日号]?(?![\d个家%]))?
    ([底末初]|[上中下]旬|月[底末])?${ending}`,
  read([written, ofYear, ofMonth = "", ofDay, of = ""], around) {
    if (isPast(ofYear)) return other;
    const { from } = around;
    const inYear = ofYear === undefined ? undefined : yearOf(ofYear, from);
    const last = (): Day | undefined => {
      if (ofYear !== undefined && inYear === undefined) return undefined;
      const number = figure(ofMonth);
      if (ofDay !== undefined) return namedDay(from, number, figure(ofDay), inYear);
      const end = endOfNamedMonth(from, number, inYear);
      if (end === undefined || !Object.hasOwn(parts, of))
        return end && of === "" && written.endsWith("前") ? endOfMonth(partsOf(end).year, number - 1) : end;
      return `${end.slice(0, 8)}${parts[of]}`;
    };
    return ifEnd(last, around, written);
  },
};

const dayOfMonth: TimePattern = {
  pattern: all`(?<![\d.第])(${dayNumber})[日号](?:[之以]?前|下班前|晚)`,
  read([, day = ""], { from }) {
    const now = from && partsOf(from);
    const last = now && dayOf(now.year, now.month + (figure(day) < now.day ? 1 : 0), figure(day));
    return { role: "bound", due: true, last };
  },
};

const halves: Readonly<Record<string, number>> = { 上: 6, 前: 9, 下: 12 };
const quarters: TimePattern = {
  pattern: all`(?:(${yearWord})的?)?(?:(第?[一二三四1-4]个?季度?|q[1-4](?!\d))|前三季度|[上下]半年)的?[末底内中初]?${ending}`,
  read([written, ofYear, name], around) {
    if (isPast(ofYear) || (name !== undefined && /季$/.test(name) && !/[末底前内]$/.test(written))) return other;
    const end = name === undefined ? halves[/[上下]半|前三/.exec(written)![0][0]!]! : 3 * figure(/[一二三四1-4]/.exec(name)![0]);
    const last = (): Day | undefined => {
      const now = around.from && partsOf(around.from);
      const inYear = ofYear === undefined ? now && now.year + (end < now.month ? 1 : 0) : yearOf(ofYear, around.from);
      return inYear === undefined ? undefined : endOfMonth(inYear, end);
    };
    return ifEnd(last, around, written);
  },
};

const years: TimePattern = {
  pattern: all`(?:${yearNumber}(?:财年|年度?)|fy ?'?(?:20)?\d\d|[今明后本当来]年度?|[本下明今]个?(?:财年|学[年期]|赛季)|
    [去上前每]年|全年|(?<![近多几两])年(?=[底末内终中前])|本届|十[一二三四五六]五)的?(?:[底末初内中终]|期间)?${ending}`,
  read([written], around) {
    if (/^[去上前每]年/.test(written)) return other;
    if (/^十/.test(written)) return /[末前间内]$/.test(written) ? { role: "bound" } : other;
    const last = (): Day | undefined => {
      const of = /^fy|财年|学|赛季|届/.test(written) ? undefined : yearOf(written, around.from);
      return of === undefined ? undefined : endOfMonth(of, written.includes("中") ? 6 : written.includes("初") ? 3 : 12);
    };
    return ifEnd(last, around, written);
  },
};

const near: TimePattern = {
  pattern: all`([本这当下上每前各次隔]个?|这)?(月|季度?|周|星期|礼拜|学期)(?:([一二三四五六日天])(?![个家名位]))?
    ([底末初内]|[上中下]旬)?(?:下班)?${ending}`,
  read([written, which = "", unit = "", day, part], around) {
    const { before, from } = around;
    if (/^[上每各前隔]/.test(which) || /每个?$/.test(before)) return other;
    const isWeek = /周|星期|礼拜/.test(unit);
    const ends = /[前内]$/.test(written) || (part !== undefined && part !== "内");
    if (which === "" && ((!ends && !(isWeek && day)) || /[\d一二两三四五六七八九十几数多半个]$/.test(before))) return undefined;
    if (which === "当" && !ends) return other;
    if (which === "" && !ends) return /[于在]$/.test(before) ? { role: "bound" } : other;
    const ahead = /^[下次]/.test(which) ? 1 : 0;
    const last = (): Day | undefined => {
      if (from === undefined || unit === "学期") return undefined;
      const { year, month } = partsOf(from);
      if (!isWeek) return unit === "月" ? endOfMonth(year, month + ahead) : endOfQuarter(from, ahead);
      if (day === undefined) return endOfWeek(from, ahead);
      const weekday = Math.max(0, "日一二三四五六".indexOf(day));
      return which === "" ? nextWeekday(from, weekday) : weekdayIn(from, weekday, ahead);
    };
    return ifEnd(last, around, written);
  },
};

/** The day before, for those whose date is the same every year. */
const eves: Readonly<Record<string, string>> = {
  国庆: "09-30",
  十一: "09-30",
  元旦: "12-31",
  五一: "04-30",
  六一: "05-31",
  圣诞: "12-24",
  双11: "11-10",
  双十一: "11-10",
  双12: "12-11",
  双十二: "12-11",
  618: "06-17",
};
const seasonal: TimePattern = {
  pattern: all`(${Object.keys(eves).join("|")}|春节|中秋|端午|清明|新年|暑[假期]|寒假|开学|放假|期[中末]|[高中]考|两会|黄金周|年会|雨季|
    汛期|[旺淡]季|[春夏秋冬]季|入[冬夏]|供暖季)(?:节|长?假期?|大促|购物节|考试|来临|到来|开始|结束|活动){0,2}
    (?:[之以]?前|之?内|期间|(?<=[暑寒][假期])(?=完成|前|上线|改|翻|装|修|安排))`,
  read([written, name = ""], { from }) {
    const day = written.endsWith("前") && Object.hasOwn(eves, name) ? eves[name] : undefined;
    const last = day && namedDay(from, Number(day.slice(0, 2)), Number(day.slice(3)));
    return { role: "bound", due: written.endsWith("前"), last };
  },
};

/** 验收前: an end whose date stands elsewhere. */
const events: TimePattern = {
  pattern: all`(?:上[线市]|开[业幕工张标]|发布|验收|投[产标]|交[付房]|启动|签约|封顶|竣工|评审会?|展会|(?<![季时细])节|[结立]项|搬迁|换季|检查|
    复审|审计|试运营|到期|下班|项目结束)(?:开始|结束|完成|会议|召开)?[之以]?前(?![台端后期置提景])`,
  read: (_, { before }) => (/每[^,。]{0,4}$/.test(before) ? undefined : { role: "bound", due: true }),
};

const today: TimePattern = {
  pattern: /[今明后]天|[今明][晚早日](?!的)|当天|次日|第二天/g,
  read([written], { from, after }) {
    if (/^[当次第]/.test(written) || /^[的比]/.test(after)) return other;
    return { role: "bound", due: true, last: from && plus(from, "今明后".indexOf(written[0]!), "day") };
  },
};

/** Chinese times, in the order in which they take what they find. */
export const timesZh: readonly TimePattern[] = [
  ...[numericDates, seasonal, quarters, months, dayOfMonth, ...durations, years, near, events],
  today,
];
