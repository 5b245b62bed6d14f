import { sentencesOf } from "./clauses.ts";
import { all, begin, each, first, rangeOf } from "./patterns.ts";
import type { Hit, Range } from "./spans.ts";

const why = all`${begin}(?:so (?:that|as to)|in order to|because|since (?:we|it|they)|supports?|contribut(?:es?|ing) to|
  which (?:helps|allows)|due to)(?![a-z])|
  以便|为了|[因以]为|由于|从而|助力|支撑|服务于|旨在|有助于|以(?:支持|满足|确保|实现)`;

/** What a goal is good for: the words that introduce it. */
export const reasonsIn = (text: string): Hit[] => each(why, text).map((match) => ({ kind: "why", ...rangeOf(match) }));

/** The words that begin a cause, an event and an impact. */
const marks = [
  first`${begin}(?:because|due to|as a result of|owing to|since|given|if|as|should)(?![a-z])|由于|因为?|鉴于|如果|若|一旦`,
  first`${begin}(?:may|might|could|would|there is a (?:risk|chance)|likely to)(?![a-z])|可能会?|或将|也许|恐怕?|[存有].{0,8}风险`,
  first`${begin}(?:causing|leading to|resulting in|(?:which|this|it|and) (?:[wc]ould |may |will )?(?:lead|result|cause|delay|mean)|
    so that|delaying)|导致|造成|致使|使得|引[发起]|影响(?!力|因素)`,
];
const kinds = ["cause", "event", "impact"] as const;

/**
 * Cause, event and impact of a risk, each from its own words up to those of the next.
 *
 * @returns three stretches, or none when one is missing or they stand in no such order
 * @source ISO 31000 and PMI practice: "because of <cause>, <event> may occur, which would lead to <impact>"
 */
export function causeEventImpactIn(text: string): Hit[] {
  if (!marks.every((mark) => mark.test(text))) return [];
  for (const sentence of sentencesOf(text)) {
    const starts = startsIn(text, sentence);
    if (starts.length < 3) continue;
    return starts.map((start, i) => {
      const stretch = text.slice(start, starts[i + 1] ?? sentence.end);
      return { kind: kinds[i]!, start, end: start + stretch.replace(/[\s,、]{1,9}$/, "").length };
    });
  }
  return [];
}

/** Where cause, event and impact begin; an event begins behind the last comma before its "may". */
function startsIn(text: string, { start, end }: Range): number[] {
  const starts: number[] = [];
  let at = start;
  for (const mark of marks) {
    const rest = text.slice(at, Math.min(end, at + 2000));
    const found = mark.exec(rest);
    if (!found) break;
    const comma = starts.length === 1 ? rest.lastIndexOf(",", found.index) : -1;
    starts.push(at + (comma < 0 ? found.index : comma + rest.slice(comma).search(/[^, ]/)));
    at += found.index + found[0].length;
  }
  return starts;
}
