import * as calendar from "./calendar-en.ts";
import { type Day, endOfMonth, endOfQuarter, endOfWeek, nextWeekday, partsOf, plus, weekdayIn } from "./days.ts";
import { isRecurring, isServiceLevel } from "./levels-en.ts";
import { numberWord } from "./numbers.ts";
import { all, first } from "./patterns.ts";
import { type Around, other, type Reading, type TimePattern } from "./times.ts";

const { amount, longUnit, month, year, part } = calendar;

/** What stands before an end (the first group: "by", "no later than the end of") or a period ("during the"). */
const placed = first`(?:^|[^a-z])(?:(by|before|until|till|due(?: on)?:?|later than|prior to|ahead of|deadline:?|through|ends?|
  end of|in time for)|in(?:to)?|during|within|throughout|over|this|next|early|late|mid|(?:start|beginning|half|quarter) of)
  (?: the| this| next| our)?[ -](?:early |late |mid[- ])?$`;
/** What also may stand before a noun that the time only describes: "for the Q3 launch". */
const loosely = first`(?:^|[^a-z])(?:for|to|at|on|and)(?: the| our)? $`;
/** What stands before something to compare with, or to begin at. */
const baseline = first`(?:^|[^a-z])(?:since|from|vs\.?|versus|(?<!later )than(?: in| on| at)?|as (?:of|at)|dated|
  compared (?:to|with|against)|relative to|against|over the|on the|last|previous|from \S{1,12} in)(?: the| this)? $`;
const baselineAfter = first`^ (?:baseline|levels?|figures?|results?|numbers|actuals?|average|data|values?)\b|^'s`;
/** Behind a time that stands alone: no noun that it would only describe. */
const alone = first`^(?:$| ?[^a-z\d ]| (?:and|or|by|with|through|to|for|in|at|we|i|is|as|via|on|from|using|while|when|so)\b)`;
const opening = first`(?:^|[\n.;:!?(,]) ?$`;

const bound = (last: Day | undefined, due: boolean): Reading => ({ role: "bound", last, due });

/** A time that counts only when a word before it or its place says that it is an end. */
function ifPlaced(last: () => Day | undefined, { before, after }: Around): Reading {
  if (baseline.test(before) || baselineAfter.test(after)) return other;
  const place = placed.exec(before);
  if (place) return bound(last(), place[1] !== undefined);
  if (loosely.test(before)) return alone.test(after) ? bound(last(), false) : other;
  const isEdge = (after === "" && !before.endsWith(" of ")) || (opening.test(before) && /^ ?[:,)-]/.test(after));
  return isEdge ? bound(last(), false) : other;
}

const dates: TimePattern = {
  pattern: all`(?<![a-z\d.])(?:${calendar.date})`,
  read: ([written], { before, from }) =>
    baseline.test(before) ? other : bound(calendar.dateOf(written, from), placed.exec(before)?.[1] !== undefined),
};

const clock: TimePattern = {
  pattern: all`(?<![\d:.])(?:\d{1,2}(?::[0-5]\d)? ?(?:[ap]m|o'clock)|(?:[01]?\d|2[0-3]):[0-5]\d)(?![\d:a-z])`,
  read: (_, { before, from }) => (/(?:by|before|until) $/.test(before) ? bound(from, true) : other),
};

const launches = "launch|go-?live|opening|kick-?off|start|signing|signature|approval|roll-?out|release|hand-?over|award";
/** "six months from now", "30 days after go-live" */
const later: TimePattern = {
  pattern: all`(?<![a-z\d.-])(${amount}) (${longUnit}) (?:from (?:now|today|this)|(?:after|following|before|prior to)
    (?:the|our|its|their) [a-z]{3,20}|(?:after|from|of|following) (?:[a-z]+ )?(?:${launches})\b)`,
  read([written, count = "", unit = ""], { before, after, from }) {
    if (/(?:every|by|to) $/.test(before) || isRecurring(written.slice(count.length + unit.length + 1) + after)) return undefined;
    return bound(calendar.moved(from, count, unit), true);
  },
};

/** What is kept for a time has no end by it: "retain logs for 12 months". */
const kept = first`(?:^|[^a-z])(?:retain|stor|archiv|guarante|warrant|valid|cover|rent|leas|keep)[a-z]*(?: [^ ]+){0,6} $`;
/** A time that tells which ones are counted: "customers who activate within 30 days", "(done within 7 days)". */
const ofEach = first`[a-z]s (?:who|that|which) [^.;]*$|\((?:[a-z]+ )?[a-z]+ing [^)]*$`;
const forward = "next|coming|following|first|initial|upcoming|remaining";
const spans: TimePattern = {
  pattern: all`(?<![a-z-])(within|inside|in|over|during|for|throughout|after|under)
    (?: (?:just|under|less than|about|around|approximately|at most|no more than|the (?:span|space|course) of|a period of))?
    (?: the| our| its| their)?((?: (?:${forward}|last|past|previous)){0,2}) (${amount}) (${longUnit})`,
  read([, word = "", order = "", count = "", unit = ""], around) {
    const { before, after, from } = around;
    if (/last|past|previous/.test(order) || calendar.isUncertain(count) || ofEach.test(before)) return other;
    if (order === "") {
      if (word === "under") return undefined;
      if (word === "for" && kept.test(before)) return other;
      if (word === "after" && !opening.test(before)) return other;
      if (word !== "within" && /(?:^|[^a-z])(?:for|by|to|of|in|at|than|just|every) $/.test(before)) return other;
      if (/^(?:within|in|inside)$/.test(word) && isServiceLevel(around, unit)) return { role: "level" };
    }
    return /^[-']/.test(after) ? undefined : bound(calendar.moved(from, count, unit), word === "within");
  },
};

const speeds = first`^ (?:response|reply|turnaround|lead|wait|cycle|resolution|recovery|answer|handling|processing|time)`;
/** "30-day retention", "within a six-month period", "15-minute response time" */
const adjectives: TimePattern = {
  pattern: all`(?<![a-z\d.-])(?:\d{1,3}(?:\.\d)?|${numberWord})-(?:sec(?:ond)?|min(?:ute)?|hour|day|week|month|quarter|year)s?\b`,
  read(_, { before, after }) {
    if (/(?:within|over|in|during) (?:an?|the|this|our) $/.test(before) && /^ (?:period|window|time|pilot|project|program)/.test(after))
      return { role: "bound" };
    return speeds.test(after) && !/(?:the|our) $/.test(before) ? { role: "level" } : other;
  },
};

const parts: TimePattern = {
  pattern: all`(?<![a-z\d-])(?:fy ?'?(?:20)?\d\d[ -]?)?(?:${year}[ -/]?)?${part}(?![a-z\d])`,
  read: ([written], around) => ifPlaced(() => calendar.partEnd(written, around.from), around),
};

const months: TimePattern = {
  pattern: all`(?<![a-z\d-])(?:mid-)?${month}(?:,? ?-?${year})?`,
  read([written], around) {
    const last = (): Day | undefined => calendar.monthEnd(written, around.from);
    if (/\d|mid-/.test(written)) return ifPlaced(last, around);
    const place = placed.exec(around.before);
    const isPlaced = place ?? /(?:for|to|come) $/.exec(around.before);
    return isPlaced && !baseline.test(around.before) ? bound(last(), place?.[1] !== undefined) : undefined;
  },
};

const years: TimePattern = {
  pattern: all`(?<![a-z\d.,$€£¥-])(?:(?:fy|(?:financial|fiscal) year|mid-) ?-?'?)?(${year}(?:[/-]\d\d(?!\d))?|(?<=fy ?-?'?)\d\d(?!\d))
    (?![a-z.,]?\d)`,
  read([written, digits = ""], around) {
    const of = Number(digits.slice(0, 4));
    const isLikely = /f/.test(written) || (of >= 2015 && of <= 2060);
    if (!isLikely && /^ [a-z]{3,20}s\b/.test(around.after)) return undefined;
    const reading = ifPlaced(() => (/^20\d\d$/.test(written) ? endOfMonth(of, 12) : undefined), around);
    return isLikely || reading.role === "bound" ? reading : undefined;
  },
};

const ahead = "(?:the )?(?:next|coming|current|following|upcoming|rest of (?:the|this)|remainder of (?:the|this))|this";
const notAhead = "(?:the )?(?:last|past|previous|same)|each|every|any|per|an?|one";
const [isAhead, isNotAhead] = [first`^(?:${ahead})$`, first`^(?:${notAhead})$`];
const seasons = "spring|summer|autumn|fall|winter";
const isSeason = first`${seasons}`;
const periods: TimePattern = {
  pattern: all`(?<![a-z\d-])((?:the )?(?:very )?(?:end|close|start|beginning|middle|last day|last week) of )?
    (?:(${ahead}|${notAhead}|(?:the|its|our|their)(?: first| opening| whole| entire)?) )?(?:early |late |mid[- ])?
    ((?:fiscal|financial|calendar|school|academic|business|reporting|trading|peak|holiday) )?
    (day|week(?:end)?|fortnight|month|quarter|half|year|semester|term|season|sprint|iteration|decade|shift|period|project|${seasons})
    (?: (?:of )?(${year}))?(?![a-z-])`,
  read([, endOf, determiner = "", kind, noun = "", ofYear], { before, after, from }) {
    if (/^an?$|^one$/.test(determiner) && /quarter|half/.test(noun) && /(?:by|to|than|from) $/.test(before)) return undefined;
    if (isNotAhead.test(determiner) || after.startsWith("'")) return other;
    const last = (): Day | undefined =>
      (kind ?? "calendar ") === "calendar " && ofYear === undefined ? periodEnd(noun, determiner, from) : undefined;
    if (endOf !== undefined) return bound(/end|close|last/.test(endOf) ? last() : undefined, true);
    const next = isAhead.test(determiner);
    if (/^(?:half|period|project)$/.test(noun) || (!next && /^(?:day|shift)$/.test(noun))) return undefined;
    if (baseline.test(before) && !/rest|remainder/.test(determiner)) return other;
    const place = placed.exec(before);
    if (next || (ofYear !== undefined && isSeason.test(noun))) return bound(last(), place?.[1] !== undefined);
    if (!place || (determiner === "" && !isSeason.test(noun))) return undefined;
    if (/week|day|fortnight/.test(noun) && !/first|opening/.test(determiner) && !/(?:by|within|before) $/.test(before))
      return undefined;
    return bound(last(), place[1] !== undefined);
  },
};

function periodEnd(noun: string, determiner: string, from: Day | undefined): Day | undefined {
  if (from === undefined) return undefined;
  const { year: now, month: ofYear } = partsOf(from);
  const next = /next|following|upcoming|coming/.test(determiner) ? 1 : 0;
  if (noun.startsWith("week")) return endOfWeek(from, next);
  if (noun === "month") return endOfMonth(now, ofYear + next);
  if (noun === "quarter") return endOfQuarter(from, next);
  return noun === "year" ? endOfMonth(now + next, 12) : undefined;
}

/** "by week 20", "in sprint 3"; "Year 4" is a class at school unless something is due by then. */
const numbered: TimePattern = {
  pattern: all`(?<![a-z-])(?:week|wk|cw|sprint|day|month|year|iteration) ?#?\d{1,3}(?![\d%])`,
  read: ([written], { before }) =>
    /(?:by|until|before|end of) $/.test(before) || (/(?:in|during|within) $/.test(before) && !/year|day/.test(written))
      ? { role: "bound", due: true }
      : other,
};

const weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const days: TimePattern = {
  pattern: all`(?<![a-z-])(?:(this|next|coming|every|each|last|black|good) )?(${weekdays.join("|")})(?![a-z-])`,
  read([, determiner, name = ""], { before, from }) {
    if (/black|good/.test(determiner ?? "")) return undefined;
    const isNext = determiner === "next";
    if (determiner === undefined ? !/(?:by|before|until|on|till|due|latest)(?: the)? $/.test(before) : !/this|next|coming/.test(determiner))
      return other;
    const weekday = weekdays.indexOf(name);
    return bound(from && (isNext ? weekdayIn(from, weekday, 1) : nextWeekday(from, weekday)), true);
  },
};

const named: TimePattern = {
  pattern: all`(?<![a-z-])(?:tomorrow|tonight|today|noon|midnight|eo[bdwmqy]|cob|(?:year|month|quarter|week|season)[- ]end|
    christmas|easter|thanksgiving|black friday|(?:lunar |chinese )?new year|ramadan|diwali)(?![a-z-])`,
  read([written], { before, after, from }) {
    if (after.startsWith("'") || /(?:every|each|last|per) $/.test(before)) return other;
    const isDay = /^(?:tomorrow|tonight|eo.|cob)$/.test(written) && alone.test(after);
    const isPlaced = placed.test(before) || /(?:at|to) $/.test(before) || (after === "" && /day|-end/.test(written));
    return isDay || isPlaced ? bound(from && namedEnd(written, from), true) : other;
  },
};
function namedEnd(written: string, from: Day): Day | undefined {
  if (written === "tomorrow") return plus(from, 1, "day");
  const noun = { w: "week", m: "month", q: "quarter", y: "year" }[/^eo(.)/.exec(written)?.[1] ?? ""];
  const end = periodEnd(noun ?? /^(.*)[- ]end$/.exec(written)?.[1] ?? "", "this", from);
  return end ?? (/^(?:to|noon|mid|eo|cob)/.test(written) ? from : undefined);
}

/** "by the end of the contract": whatever ends, it ends. */
const ends: TimePattern = {
  pattern: all`(?<![a-z])(?:by|before|until|at) (?:the )?(?:very )?(?:end|close|start|beginning) of (?!each|every|any|all)
    [^\s,.;:()]{1,20}(?: [^\s,.;:()]{1,20})?`,
  read: () => ({ role: "bound", due: true }),
};

/** "before the annual conference": an end whose date stands elsewhere. */
const events: TimePattern = {
  pattern: all`(?<![a-z])(?:by|before|prior to|ahead of|in time for|until|no later than) (?:the |our |their |its |this )?
    ((?:[a-z-]{2,20} ){0,2})(?:${launches}|go live|cut-?over|audit|inspection|conference|summit|fair|expo|exhibition|show|
    meeting|agm|workshop|election|season|holidays?|exams?|graduation|deadline|event|festival|ceremony|completion|freeze|demo|
    move|relocation|migration|merger|closing|review|visit|discharge|departure|retirement|market|school starts)(?![a-z-])`,
  read: ([, between = ""]) =>
    /\b(?:each|every|any|all|of|to|in)\b/.test(between) ? undefined : { role: "bound", due: true },
};

/** "24 hours a day": no measure. */
const roundTheClock: TimePattern = {
  pattern: /(?<![a-z\d])24[- ]?hours?(?: a day|-a-day)/g,
  read: () => other,
};

/** English times, in the order in which they take what they find. */
export const timesEn: readonly TimePattern[] = [
  ...[dates, clock, later, spans, roundTheClock, adjectives, named, parts, months, numbered, years, days, periods, ends],
  events,
];
