import { all, each, rangeOf, source } from "./patterns.ts";
import type { Range } from "./spans.ts";

/** A number as it is written, before anybody knows what it counts. */
export interface Numeral extends Range {
  readonly form: "digits" | "words" | "han";
  readonly written: string;
  /** Undefined where it is no single value: "1.2.3". */
  readonly value: number | undefined;
}

const small = (
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen " +
  "eighteen nineteen"
).split(" ");
const tens = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const scales: Readonly<Record<string, number>> = { dozen: 12, hundred: 100, thousand: 1e3, million: 1e6, billion: 1e9 };

/** An English number word; longer ones first, or "six" would be found in "sixteen". */
export const numberWord = source`(?:${[...small, ...tens, ...Object.keys(scales)].reverse().join("|")})`;
const digits = /\d[\d.,]*/g;
const english = all`(?<![a-z\d'])${numberWord}(?:[ -](?:and )?${numberWord}){0,6}(?![a-z])`;
const han = /[零〇一二两三四五六七八九十百千万亿]+/g;

/** Every number in a folded text. */
export function numeralsIn(text: string): Numeral[] {
  const found: Numeral[] = [];
  for (const match of each(digits, text)) {
    const written = match[0].replace(/[.,]{1,9}$/, "");
    const value = Number(written.replaceAll(",", ""));
    const end = match.index + written.length;
    found.push({ form: "digits", start: match.index, end, written, value: Number.isNaN(value) ? undefined : value });
  }
  for (const match of each(english, text))
    found.push({ form: "words", ...rangeOf(match), written: match[0], value: wordsValue(match[0]) });
  for (const match of each(han, text))
    found.push({ form: "han", ...rangeOf(match), written: match[0], value: hanValue(match[0]) });
  return found;
}

/** "two hundred and fifty", "twenty-five" */
function wordsValue(written: string): number {
  let [total, part] = [0, 0];
  for (const word of written.split(/[ -]/)) {
    const scale = scales[word];
    if (scale === undefined) part += Math.max(0, small.indexOf(word), 10 * (tens.indexOf(word) + 2) * Number(tens.includes(word)));
    else if (scale < 1000) part = (part || 1) * scale;
    else [total, part] = [total + (part || 1) * scale, 0];
  }
  return total + part;
}

const units = "零一二三四五六七八九";
const places: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1e3, 万: 1e4, 亿: 1e8 };

/** 一千五百, 二〇二七, 八万; 百 alone is 100. */
function hanValue(written: string): number {
  let [total, section, digit] = [0, 0, 0];
  for (const sign of written.replaceAll("〇", "零").replaceAll("两", "二")) {
    const place = places[sign];
    if (place === undefined) digit = digit * 10 + units.indexOf(sign);
    else if (place < 1e4) [section, digit] = [section + (digit || 1) * place, 0];
    else [total, section, digit] = [(total + section + digit || 1) * place, 0, 0];
  }
  return total + section + digit;
}

/** The value of figures, English words or Chinese numerals. */
export const figure = (written: string): number =>
  /^\d/.test(written) ? Number(written) : /^[a-z]/.test(written) ? wordsValue(written) : hanValue(written);
