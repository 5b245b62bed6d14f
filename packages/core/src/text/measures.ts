import { countedIn, isNamed } from "./counts-en.ts";
import { hanAmount, hanMeasure } from "./counts-zh.ts";
import { wordMeasures } from "./measure-words.ts";
import type { Folded } from "./normalise.ts";
import { numeralsIn, type Numeral } from "./numbers.ts";
import { behind } from "./patterns.ts";
import { inOrder, type Range } from "./spans.ts";
import type { TimeHit } from "./times.ts";
import { enUnit, hanMagnitude, hanUnit } from "./units.ts";

/**
 * The quantified targets of a statement, in the order of the text.
 *
 * @param times  numbers inside are no measures, unless they are a level ("within 2 hours")
 * @param names  likewise: products, events, standards
 */
export const measuresIn = (folded: Folded, times: readonly TimeHit[], names: readonly Range[]): Range[] => {
  const { text } = folded;
  const found: Range[] = times.filter(({ role }) => role === "level");
  const taken = new Uint8Array(text.length);
  for (const { start, end } of [...times, ...names]) taken.fill(1, start, end);
  for (const numeral of numeralsIn(text)) {
    const range = taken[numeral.start] ? undefined : measureOf(numeral, folded);
    if (range) found.push(range);
  }
  for (const range of wordMeasures(text)) if (!taken[range.start]) found.push(range);
  return merged(found.sort(inOrder));
};

const merged = (ranges: readonly Range[]): Range[] => {
  const result: Range[] = [];
  for (const { start, end } of ranges) {
    const last = result.at(-1);
    if (last && start < last.end) result[result.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    else result.push({ start, end });
  }
  return result;
};

const money = /(?:[$€£¥₹]|(?<![a-z])(?:us\$|usd|eur|gbp|rmb|cny)) ?$/;
/** What has been, or is an age, is no target. */
const idle = /(?:^|[^a-z])(?:last|past|previous|rolling|aged?) $/;
const sign = /[<>≤≥=≈~→+]{1,2} ?$/;

const measureOf = (numeral: Numeral, folded: Folded): Range | undefined => {
  const { text } = folded;
  const { start, end, form } = numeral;
  const before = behind(text, start, 60);
  const after = text.slice(end, end + 80);
  if (form === "han") return hanMeasure(numeral, before, after);
  const paid = money.exec(before)?.[0] ?? "";
  const unpaid = before.slice(0, before.length - paid.length);
  const compared = sign.exec(unpaid)?.[0] ?? "";
  const bare = unpaid.slice(0, unpaid.length - compared.length);
  const from = start - paid.length - compared.length;
  if (form === "digits" && isPartOfName(numeral, unpaid, after, folded)) return undefined;
  const unit = unitLength(numeral, after, folded);
  if (unit > 0) return idle.test(bare) || /^-[a-z]/.test(after) ? undefined : { start: from, end: end + unit };
  if (paid !== "" || compared !== "") return { start: from, end };
  return bareMeasure(numeral, bare, after, folded);
};

/** Digits that belong to a word, an ordinal, a telephone number, a list. */
const isPartOfName = ({ start, end, value }: Numeral, before: string, after: string, { cased }: Folded): boolean => {
  if (/[a-z][-./]?$|[a-z\d][.:/]$|#$|(?<![a-z])no\. ?$/.test(before) && !/(?<![a-z])(?:sub|non)-$/.test(before))
    return true;
  if (/^(?:st|nd|rd|th)(?![a-z])|^[- ]years?[- ]old/.test(after)) return true;
  if (/^[A-Z](?![A-Za-z])/.test(cased.slice(end, end + 2)) && !/^[KMBX]/.test(cased.slice(end, end + 1))) return true;
  if (/(?:^|[\n;。]) ?\(?$/.test(before) && /^[.)、:](?!\d)/.test(after)) return true;
  if (before.endsWith("第") || /^(?:号|楼|届|版|代|周年|级|线|期(?!培训|课|讲座)|后(?=$|[员消群工]))/.test(after))
    return true;
  const digits = cased.slice(start, end);
  return value === undefined || (/^\d{4,}$/.test(digits) && (digits.length > 9 || /\d-$|\+$/.test(before)));
};

/** How long the unit behind a number is; 0 when there is none. */
const unitLength = ({ end, form }: Numeral, after: string, { cased }: Folded): number => {
  const magnitude = hanMagnitude.exec(after)?.[0].length ?? 0;
  const more = /^[余多]/.test(after.slice(magnitude)) ? 1 : 0;
  const han = hanUnit.exec(after.slice(magnitude + more))?.[0].length;
  if (han) return magnitude + more + han;
  if (magnitude > 0) return magnitude;
  const unit = enUnit.exec(after)?.[0].length;
  if (!unit) return form === "digits" && /^\+(?!\d)/.test(after) ? 1 : 0;
  return /^[GTDS]$/.test(cased.slice(end, end + unit)) ? 0 : unit;
};

/** A number without a unit: what stands before says that it is an amount, or what stands behind is counted by it. */
const bareMeasure = (numeral: Numeral, before: string, after: string, folded: Folded): Range | undefined => {
  const { start, end, form } = numeral;
  const isYear =
    form === "digits" && /^(?:19[5-9]|20[0-6])\d$/.test(folded.text.slice(start, end)) && numeral.value !== 2000;
  if (/[一-龥]$/.test(before) || /^[一-龥]/.test(after))
    return !isYear && hanAmount(before, after) ? { start, end } : undefined;
  if (isNamed(numeral, before, after, folded)) return undefined;
  const counted = countedIn(numeral, before, after, isYear);
  return counted === undefined ? undefined : { start, end: end + counted };
};
