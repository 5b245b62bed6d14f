import { all, begin, each, first, rangeOf } from "./patterns.ts";
import type { Hit } from "./spans.ts";

const why = all`${begin}(?:so (?:that|as to)|in order to|because|since (?:we|it|they)|
  supports?|contribut(?:es?|ing) to|due to)(?![a-z])|
  以便|为了|[因以]为|由于|从而|助力|支撑|服务于|旨在|有助于|以(?:支持|满足|确保|实现)`;

/** What a goal is good for: the words that introduce it. */
export const reasonsIn = (text: string): Hit[] => each(why, text).map((match) => ({ kind: "why", ...rangeOf(match) }));

/** The words that begin a cause, an event and an impact. */
const marks = [
  first`${begin}(?:because|due to|owing to|since|if|as)(?![a-z])|由于|因为?|鉴于|如果|若|一旦`,
  first`${begin}(?:may|might|could|would|there is a (?:risk|chance)|likely to)(?![a-z])|可能会?|或将|也许|恐怕?|[存有].{0,8}风险`,
  first`${begin}(?:causing|leading to|resulting in|(?:which|this|it|and) (?:[wc]ould |may |will )?
    (?:lead|result|cause|delay|mean)|delaying)|导致|造成|致使|使得|引[发起]|影响(?!力|因素)`,
];
const kinds = ["cause", "event", "impact"] as const;

/**
 * Cause, event and impact of a risk, each from its own words up to those of the next; also over several sentences.
 *
 * @returns three stretches, or none when one is missing or they stand in no such order
 * @source ISO 31000 and PMI practice: "because of <cause>, <event> may occur, which would lead to <impact>"
 */
export const causeEventImpactIn = (text: string): Hit[] => {
  const starts: number[] = [];
  let at = 0;
  for (const mark of marks) {
    const rest = text.slice(at, at + 2000);
    const found = mark.exec(rest);
    if (!found) return [];
    // An event begins behind the last comma before its "may".
    const comma = starts.length === 1 ? rest.lastIndexOf(",", found.index) : -1;
    starts.push(at + (comma < 0 ? found.index : comma + rest.slice(comma).search(/[^, ]/)));
    at += found.index + found[0].length;
  }
  return starts.map((start, i) => {
    const [stretch = ""] = text.slice(start, starts[i + 1] ?? start + 2000).split(/[。\n]|\.(?!\S)|[ ,]{1,9}$/);
    return { kind: kinds[i]!, start, end: start + stretch.length };
  });
};
