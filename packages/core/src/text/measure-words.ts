import { calendarUnit } from "./calendar-en.ts";
import { numberWord } from "./numbers.ts";
import { all, begin, each, ones, rangeOf, source } from "./patterns.ts";
import type { Range } from "./spans.ts";
import { tenths } from "./units.ts";

const parts = "(?:an?|one|two|three|four|\\d)[ -](?:third|quarter|fifth|tenth)s?";
const amounts = "by|to|in|than|from|least|nearly|about|over|under";
/** "double the footfall", not a double room; "twice a week"; "by half"; "a third of"; "1:4"; "one in three". */
const english = all`(?<![a-z-]|(?:a|the) )(?:doubl|tripl|quadrupl|halv)(?:e[sd]?|ing)
  (?![a-z-]| (?:check|down|room|glaz|opt|click|bed|entry))|
  ${begin}(?:once|twice|one) (?:an?|per|as|the|each|every) (?:${calendarUnit}|many|much|often|number)|
  ${begin}(?:(?:${amounts}) half(?! (?:an? |day|year|hour|marathon))|
  (?<!first |second |other |last |next )half (?:of|the|our)\b)|
  ${begin}${parts}(?= of\b| more| less| fewer)|(?<=(?:${amounts}) )${parts}(?! part| person)|
  (?<![\d:.])\d{1,3}:\d{1,3}(?![\d:.]| ?[ap]m)|
  (?<![a-z])${numberWord}(?:(?: in| out of| of every) (?:every )?${numberWord}(?![a-z-])|-?fold)`;

const figures = source`[零〇两十百点千${ones}]`;
/** 百分之五, 三成, 翻番, 减半, 零事故, 前十名 */
const chinese = all`[百千万]分之${figures}{1,8}|${figures}{1,5}分之${figures}{1,3}|百分百|
  (?<![完达形建第变])[两十${ones}]${tenths}|翻[两\d${ones}]?[番倍]|减半|过半|腰斩|一半|半数|[归清]零|
  (?:零|(?<![\d.,])0[个起次件例]?)(?=事[故件]|[伤死]亡|投诉|差[错评]|缺陷|[失延]误|故障|违[规章约]|逾期|漏洞|退货|返工|中断|[损丢]失|隐患)|
  前(?:\d{1,3}|[十百${ones}]{1,3})(?:[名位强]|$|(?=[,。;、的]))`;

/** Amounts without a numeral and a unit side by side. */
export const wordMeasures = (text: string): Range[] => [...each(english, text), ...each(chinese, text)].map(rangeOf);
