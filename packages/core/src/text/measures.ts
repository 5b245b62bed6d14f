import { countedIn, isNamed } from "./counts-en.ts";
import { hanAmount, hanMeasure } from "./counts-zh.ts";
import { wordMeasures } from "./measure-words.ts";
import type { Folded } from "./normalise.ts";
import { numeralsIn, type Numeral } from "./numbers.ts";
import type { Range } from "./spans.ts";
import type { TimeHit } from "./times.ts";
import { enUnit, hanMagnitude, hanUnit } from "./units.ts";

/**
 * The quantified targets of a statement, in the order of the text.
 *
 * @param times  numbers inside are no measures, unless they are a level ("within 2 hours")
 * @param names  likewise: products, events, standards
 */
export function measuresIn(folded: Folded, times: readonly TimeHit[], names: readonly Range[]): Range[] {
  const { text } = folded;
  const found: Range[] = times.filter(({ role }) => role === "level");
  const timed = marked(text, times);
  const named = marked(text, names);
  for (const numeral of numeralsIn(text)) {
    if (timed[numeral.start]) continue;
    const range = named[numeral.start] ? countOf(numeral, text) : measureOf(numeral, folded);
    if (range) found.push(range);
  }
  for (const range of wordMeasures(text)) if (!timed[range.start] && !named[range.start]) found.push(range);
  return merged(found.sort((a, b) => a.start - b.start));
}

function marked(text: string, ranges: readonly Range[]): Uint8Array {
  const marks = new Uint8Array(text.length);
  for (const { start, end } of ranges) marks.fill(1, start, end);
  return marks;
}

function merged(ranges: readonly Range[]): Range[] {
  const result: Range[] = [];
  for (const { start, end } of ranges) {
    const last = result.at(-1);
    if (last && start < last.end) result[result.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    else result.push({ start, end });
  }
  return result;
}

/** A name of digits alone with a counting word right behind it is a count after all: 618个订单. */
function countOf({ start, end }: Numeral, text: string): Range | undefined {
  const unit = hanUnit.exec(text.slice(end, end + 8))?.[0];
  const isAlone = !/[\d\u4e00-\u9fff]$/.test(text.slice(Math.max(0, start - 1), start));
  return unit === undefined || !isAlone || /^度/.test(unit) ? undefined : { start, end: end + unit.length };
}

const money = /(?:[$€£¥₩₹]|(?<![a-z])(?:us\$|usd|eur|gbp|rmb|cny|hkd|sgd|chf|aud|cad|jpy|inr)) ?$/;
const sign = /(?:[<>≤≥=≈~→+]|->|=>) ?$/;

function measureOf(numeral: Numeral, folded: Folded): Range | undefined {
  const { text } = folded;
  const { start, end, form } = numeral;
  const before = text.slice(Math.max(0, start - 60), start);
  const after = text.slice(end, end + 80);
  if (form === "han") return hanMeasure(numeral, before, after);
  const paid = money.exec(before)?.[0] ?? "";
  const unpaid = before.slice(0, before.length - paid.length);
  const compared = sign.exec(unpaid)?.[0] ?? "";
  const bare = unpaid.slice(0, unpaid.length - compared.length);
  const from = start - paid.length - compared.length;
  if (form === "digits" && isPartOfName(numeral, unpaid, after, folded)) return undefined;
  const unit = unitLength(numeral, after, folded);
  if (unit > 0) return isIdle(bare, after.slice(unit), form) ? undefined : { start: from, end: end + unit };
  if (paid !== "" || compared !== "") return { start: from, end };
  return bareMeasure(numeral, bare, after, folded);
}

/** Digits that belong to a word, an ordinal, a telephone number, a list. */
function isPartOfName({ start, end, value }: Numeral, before: string, after: string, { cased }: Folded): boolean {
  if (
    /[a-z][-./]?$|[a-z\d][.:/]$|#$|(?<![a-z])(?:no\.|nr\.|№) ?$/.test(before) &&
    !/(?<![a-z])(?:sub|non)-$/.test(before)
  )
    return true;
  if (/^(?:st|nd|rd|th)(?![a-z])|^[- ]years?[- ]old/.test(after) || /(?:^|[^a-z])age[ds]? (?:\d\d?-)?$/.test(before))
    return true;
  if (/^[A-Z](?![A-Za-z])/.test(cased.slice(end, end + 2)) && !/^[KMBX]/.test(cased.slice(end, end + 1))) return true;
  if (/(?:^|[\n;。]) ?\(?$/.test(before) && /^[.)、:](?!\d)/.test(after)) return true;
  if (
    /第$/.test(before) ||
    /^(?:号|楼|届|版|代|周年|级|线|期(?!培训|课|讲座|沙龙|直播|简报|节目)|后(?=$|[员消群工]))/.test(after)
  )
    return true;
  const digits = cased.slice(start, end);
  const isDialled = /\d-$|\+$/.test(before) && digits.length > 3;
  return value === undefined || isDialled || (digits.length >= 10 && /^\d+$/.test(digits));
}

/** How long the unit behind a number is; 0 when there is none. */
function unitLength({ end, form }: Numeral, after: string, { cased }: Folded): number {
  const magnitude = hanMagnitude.exec(after)?.[0].length ?? 0;
  const more = /^[余多]/.test(after.slice(magnitude)) ? 1 : 0;
  const han = hanUnit.exec(after.slice(magnitude + more))?.[0].length;
  if (han !== undefined) return magnitude + more + han;
  if (magnitude > 0) return magnitude;
  const unit = enUnit.exec(after)?.[0].length;
  if (unit === undefined) return form === "digits" && /^\+(?!\d)/.test(after) ? 1 : 0;
  return /^[GTDS]$/.test(cased.slice(end, end + unit)) ? 0 : unit;
}

/** A number with a unit that is no target all the same: what has been, an age, the adjective of something. */
const isIdle = (before: string, behind: string, form: Numeral["form"]): boolean =>
  /(?:^|[^a-z])(?:last|past|previous|trailing|rolling|aged|age) $/.test(before) ||
  (form === "words" && /^-[a-z]/.test(behind));

/** A number without a unit: either what stands before says that it is an amount, or what stands behind is counted by it. */
function bareMeasure(numeral: Numeral, before: string, after: string, folded: Folded): Range | undefined {
  const { start, end, form } = numeral;
  const isYear =
    form === "digits" && /^(?:19[5-9]|20[0-6])\d$/.test(folded.text.slice(start, end)) && numeral.value !== 2000;
  if (/[\u4e00-\u9fff]$/.test(before) || /^[\u4e00-\u9fff]/.test(after))
    return !isYear && hanAmount(before, after) ? { start, end } : undefined;
  if (isNamed(numeral, before, after, folded)) return undefined;
  const counted = countedIn(numeral, before, after, isYear);
  return counted === undefined ? undefined : { start, end: end + counted };
}
