import {
  amount,
  calendarUnit,
  calendarUnitIn,
  date,
  dateOf,
  isUncertain,
  longUnit,
  month,
  moved,
  part,
  partEnd,
  year,
} from "./calendar-en.ts";
import { type Day, endOf, endOfMonth, type Unit, weekdayIn } from "./days.ts";
import { isServiceLevel } from "./levels-en.ts";
import { numberWord } from "./numbers.ts";
import { all, begin, first } from "./patterns.ts";
import { bound, level, other, type Reading, type TimePattern } from "./times.ts";

/** What stands before an end (the first group: "by", "no later than the end of") or a period ("during the"). */
const placed = first`${begin}(?:(by|before|until|till|due(?: on)?:?|later than|prior to|ahead of|deadline:?|through|
  end of|in time for)|in(?:to)?|during|within|throughout|over|this|next|early|late|mid|
  (?:start|beginning|half|quarter) of)(?: the| this| next| our)?[ -](?:early |late |mid[- ])?$`;
/** What also may stand before a noun that the time only describes: "for the Q3 launch". */
const loosely = first`${begin}(?:for|to|at|on|and|come)(?: the| our)? $`;
/** What stands before something to compare with, or to begin at. */
const baseline = first`${begin}(?:since|from|vs\.?|versus|(?<!later )than(?: in| on| at)?|as of|
  compared (?:to|with)|relative to|against|over the|last|previous|from \S{1,12} in)(?: the| this)? $`;
const baselineAfter = first`^ (?:baseline|levels?|figures?|results?|data)\b|^'s`;
/** Behind a time that stands alone: no noun that it would only describe. */
const alone = first`^(?:$| ?[^a-z\d ]| (?:and|or|by|with|to|for|in|we|via|on|from)\b)`;
/** Words that only an end stands behind. */
const endsBy = /(?:by|before|until|end of) $/;
const opening = first`(?:^|[\n.;:!?(,]) ?$`;

const isDue = (before: string): boolean => !!placed.exec(before)?.[1];

/** A time that counts only when a word before it or its place says that it is an end. */
const ifPlaced = (before: string, after: string, last?: Day): Reading => {
  if (baseline.test(before) || baselineAfter.test(after)) return other;
  const isEdge = loosely.test(before)
    ? alone.test(after)
    : (after === "" && !before.endsWith(" of ")) || (opening.test(before) && /^ ?[:,)-]/.test(after));
  return isEdge || placed.test(before) ? bound(isDue(before), last) : other;
};

const dates: TimePattern = [
  all`(?<![a-z\d.])(?:${date})`,
  ([written], before, _, from) => (baseline.test(before) ? other : bound(isDue(before), dateOf(written, from))),
];

/** Times of day; and "24 hours a day", which is no measure. */
const clock: TimePattern = [
  /(?<![\d:.])(?:\d{1,2}(?::[0-5]\d)? ?[ap]m|[012]?\d:[0-5]\d|24[- ]hours? a day)(?![\d:a-z])/g,
  (_, before, __, from) => (endsBy.test(before) ? bound(true, from) : other),
];

/** A time that tells which ones are counted: "customers who activate within 30 days", "(done within 7 days)". */
const ofEach = (before: string): boolean =>
  /[a-z]s (?:who|that|which) /.test(before.split(/[.;]/).at(-1)!) ||
  /\((?:[a-z]+ )?[a-z]+ing /.test(before.split(")").at(-1)!);
const spans: TimePattern = [
  all`${begin}(within|in|over|during|for|after|under|spend)(?: (?:just|under|the course of|a period of))?
    (?: the| our| its| their)?((?: (?:next|coming|following|first|upcoming|last|
    past|previous)){0,2}) (${amount}) (${longUnit})`,
  ([, word = "", order = "", count = "", unit = ""], before, after, from) => {
    if (/last|past|previous/.test(order) || isUncertain(count) || ofEach(before)) return other;
    if (order === "") {
      if (/^[us]/.test(word)) return undefined;
      if (word === "after" && !opening.test(before)) return other;
      if (word !== "within" && /(?:^|[^a-z])(?:for|by|to|of|in|at|than|just|every) $/.test(before)) return other;
      if (/^(?:within|in)/.test(word) && isServiceLevel(before, after, unit)) return level;
    }
    return /^[-']/.test(after) ? undefined : bound(word === "within", moved(from, count, unit));
  },
];

/** "30-day retention", "within a six-month period", "15-minute response time" */
const adjectives: TimePattern = [
  all`(?<![a-z\d.-])(?:\d{1,3}(?:\.\d)?|${numberWord})-(?:second|minute|hour|${calendarUnit})s?\b`,
  (_, before, after) => {
    if (/(?:within|over|in) an? $/.test(before) && /^ (?:period|window)/.test(after)) return bound(false);
    return /^ (?:response|turnaround|lead|wait|cycle|resolution|recovery|time)/.test(after) && !before.endsWith("the ")
      ? level
      : other;
  },
];

const parts: TimePattern = [
  all`(?<![a-z\d-])(?:fy ?'?(?:20)?\d\d[ -]?)?(?:${year}[ -/]?)?${part}(?![a-z\d])`,
  ([written], before, after, from) => ifPlaced(before, after, partEnd(written, from)),
];

const months: TimePattern = [
  all`(?<![a-z\d-])(?:mid-)?${month}(?:,? ?-?${year})?`,
  ([written], before, after, from) => {
    const reading = ifPlaced(before, after, dateOf(written, from));
    if (/\d|mid-/.test(written)) return reading;
    return reading !== other && (placed.test(before) || loosely.test(before)) ? reading : undefined;
  },
];

const years: TimePattern = [
  all`(?<![a-z\d.,$€£¥-])(?:(?:fy|(?:financial|fiscal) year|mid-) ?-?'?)?
    (${year}|(?<=fy ?-?'?)\d\d(?!\d))(?![a-z.,]?\d)`,
  ([written, digits = ""], before, after) => {
    const of = Number(digits.slice(0, 4));
    const isLikely = /f/.test(written) || (of >= 2015 && of <= 2060);
    if (!isLikely && /^ [a-z]{3,20}s\b/.test(after)) return undefined;
    const reading = ifPlaced(before, after, written === digits && of > 999 ? endOfMonth(of, 12) : undefined);
    return isLikely || reading !== other ? reading : undefined;
  },
];

const periods: TimePattern = [
  all`(?<![a-z\d-])((?:the )?(?:very )?(?:end|close|start|beginning|middle) of )?
    (?:(?:((?:the )?(?:next|coming|current|following|upcoming|rest of th(?:e|is))|this)|
    ((?:the )?(?:last|past|previous|same)|each|every|any|per|an?|one)|((?:the|its|our|their)(?: first| whole)?)) )?
    (?:early |late |mid[- ])?((?:fiscal|financial|school|academic) )?
    (?:(day|week(?:end)?|month|quarter|half|year|semester|term|season|sprint|shift)|
    spring|summer|autumn|fall|winter)( (?:of )?${year})?(?![a-z-])`,
  ([, ends, ahead, notAhead, known, kind, noun, ofYear], before, after, from) => {
    if (/^(?:an|one)?a?$/.test(notAhead ?? "-") && /quarter|half/.test(noun!) && /(?:by|to|than|from) $/.test(before))
      return undefined;
    if (notAhead || after.startsWith("'")) return other;
    const isKnown = from && !kind && !ofYear && calendarUnitIn.test(noun ?? "");
    const last = isKnown
      ? endOf(noun!.replace("end", "") as Unit, from, Number(/next|foll|com/.test(ahead ?? "")))
      : undefined;
    if (ends) return bound(true, /start|beg|mid/.test(ends) ? undefined : last);
    if (noun === "half" || (!ahead && /^(?:day|shift)$/.test(noun ?? ""))) return undefined;
    if (baseline.test(before) && !/ of/.test(ahead ?? "")) return other;
    if (!ahead && !(ofYear && !noun)) {
      if (!placed.test(before) || (noun && !known)) return undefined;
      if (/week|day/.test(noun ?? "") && !/(?:by|within|before) $/.test(before) && !/first/.test(known!))
        return undefined;
    }
    return bound(isDue(before), last);
  },
];

/** "by week 20", "in sprint 3"; "Year 4" is a class at school unless something is due by then. */
const numbered: TimePattern = [
  /(?<![a-z-])(?:week|sprint|day|month|year) ?#?\d{1,3}(?![\d%])/g,
  ([written], before) =>
    endsBy.test(before) || (before.endsWith("in ") && /^[wsm]/.test(written)) ? bound(true) : other,
];

const weekdays = "sunday|monday|tuesday|wednesday|thursday|friday|saturday";
const days: TimePattern = [
  all`${begin}(?<!black |good )(?:(this|next|every|each|last) )?(${weekdays})(?![a-z-])`,
  ([, which, name = ""], before, _, from) => {
    const isEnd = !which ? /(?:by|before|until|on|till|due|latest)(?: the)? $/.test(before) : /^[tn]/.test(which);
    return isEnd
      ? bound(true, from && weekdayIn(from, weekdays.split("|").indexOf(name), which === "next" ? 1 : undefined))
      : other;
  },
];

const named: TimePattern = [
  all`${begin}(?:tomorrow|tonight|today|noon|eo[dwmqy]|cob|(?:year|month|quarter|week)[- ]end|
    christmas|easter|black friday|new year)(?![a-z'-])`,
  ([written], before, after, from) => {
    if (/(?:every|each|last) $/.test(before)) return other;
    const isPlaced = placed.test(before) || (after === "" && /day|-end/.test(written));
    if (!isPlaced && !(/^(?:tom|ton|eo|cob)/.test(written) && alone.test(after))) return other;
    const unit = /[- ]end$|^eo/.test(written) ? units[/^(?:eo)?(.)/.exec(written)![1]!] : "day";
    return bound(
      true,
      from && !/^(?:chr|eas|bla|new)/.test(written)
        ? endOf(unit ?? "day", from, Number(written === "tomorrow"))
        : undefined,
    );
  },
];
const units: Readonly<Record<string, Unit>> = { w: "week", m: "month", q: "quarter", y: "year" };

/** "by the end of the contract", "before the annual conference": an end whose date stands elsewhere. */
const events: TimePattern = [
  all`(?<![a-z])(?:
    (?:by|before|until|at) (?:the )?(?:very )?(?:end|close|start|beginning) of (?!each|every|any|all)[^\s,.;:()]{1,20}|
    (?:before|prior to|ahead of|in time for|until) (?:the|our|their|its|this)(?: [a-z-]{2,20}){1,3}(?=$|[,.;)])|
    (?:by|before|until) (?:the )?(?:next )?(?:[a-z]+ )?(?:launch|go-?live|opening|kick-?off|roll-?out|release|
    audit|conference|meeting|season|holidays?|exams?|deadline|discharge)(?![a-z-]))`,
  ([written]) => (/\b(?:each|every|any|all)\b/.test(written) ? undefined : bound(true)),
];

/** English times, in the order in which they take what they find. */
export const timesEn: readonly TimePattern[] = [
  dates,
  clock,
  spans,
  adjectives,
  named,
  parts,
  months,
  numbered,
  years,
  days,
  periods,
  events,
];
