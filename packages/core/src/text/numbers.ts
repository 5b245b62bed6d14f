import { all, each, ones, rangeOf, source } from "./patterns.ts";
import type { Range } from "./spans.ts";

/** A number as it is written, before anybody knows what it counts. */
export interface Numeral extends Range {
  readonly form: "digits" | "words" | "han";
  readonly written: string;
  /** Undefined where it is no single value: "1.2.3". */
  readonly value: number | undefined;
}

const counting = (
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen " +
  "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety dozen hundred thousand million billion"
).split(" ");
/** An English number word; longer ones first, or "six" would be found in "sixteen". */
export const numberWord = source`(?:${[...counting].reverse().join("|")})`;
const forms = {
  digits: /\d[\d.,]*/g,
  words: all`(?<![a-z\d'])${numberWord}(?:[ -](?:and )?${numberWord}){0,6}(?![a-z])`,
  han: all`[零〇两十百千万亿${ones}]+`,
};

/** Every number in a folded text. */
export const numeralsIn = (text: string): Numeral[] =>
  (["digits", "words", "han"] as const).flatMap((form) =>
    each(forms[form], text).map((match) => {
      const { start } = rangeOf(match);
      const written = match[0].replace(/[.,]{1,9}$/, "");
      const value = figure(written);
      return { form, written, start, end: start + written.length, value: Number.isNaN(value) ? undefined : value };
    }),
  );

/** The value of digits, English words ("twenty-five") or Chinese numerals (一千五百, 二〇二七); NaN for "1.2.3". */
export const figure = (written: string): number => {
  if (/^\d/.test(written)) return Number(written.replaceAll(",", ""));
  return /^[a-z]/.test(written) ? wordsValue(written) : hanValue(written);
};

/** Exact below a hundred, as durations are; more only needs to be many. */
const wordsValue = (written: string): number =>
  written
    .split(/[ -]/)
    .map((word) => counting.indexOf(word))
    .reduce((total, at) => total + (at > 20 ? (at - 18) * 10 : Math.max(0, at)), 0);

const places: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1e3, 万: 1e4, 亿: 1e8 };
const hanValue = (written: string): number => {
  let [total, section, digit] = [0, 0, 0];
  for (const sign of written) {
    const place = places[sign];
    if (place === undefined) digit = digit * 10 + (sign === "两" ? 2 : ones.indexOf(sign) + 1);
    else if (place < 1e4) [section, digit] = [section + (digit || 1) * place, 0];
    else [total, section, digit] = [(total + section + digit || 1) * place, 0, 0];
  }
  return total + section + digit;
};
