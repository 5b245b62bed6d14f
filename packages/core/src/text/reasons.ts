import { sentencesOf } from "./clauses.ts";
import type { Hit, Range } from "./spans.ts";

const why =
  /(?<![a-z])(?:so that|in order to|because|since (?:we|it|this|they)|so as to|thereby|to support|supports|supporting|contributes? to|contributing to|which (?:helps|allows|enables|lets)|as this|for the sake of|with the aim of|in support of|to enable|to ensure that|due to|thanks to)(?![a-z])|以便|为了|因为|由于|从而|助力|支撑|服务于|旨在|目的是|有助于|以支持|以满足|以确保|以实现|以保障|进而|使得?我们能|以期|为(?=[^,。;]{2,20}(?:提供|奠定|打下|做好))/g;

/** What a goal is good for: the words that introduce it. */
export const reasonsIn = (text: string): Hit[] =>
  Array.from(text.matchAll(why), ({ index, 0: found }) => ({ kind: "why", start: index, end: index + found.length }));

const cause =
  /(?<![a-z])(?:because(?: of)?|due to|as a result of|owing to|since|given(?: that)?|if|as|should)(?![a-z])|由于|因为?|鉴于|如果|若|一旦/;
const event =
  /(?<![a-z])(?:may|might|could|there is a (?:risk|chance) (?:that|of)|is likely to|are likely to|would)(?![a-z])|可能会?|或将|也许|恐怕?|有.{0,6}的?风险|存在.{0,8}风险/;
const impact =
  /(?<![a-z])(?:causing|leading to|resulting in|which (?:would|will|could|may|might) (?:lead to|result in|cause|delay|increase|reduce|mean)|(?:this|it) (?:would|could|will|may) (?:lead to|result in|cause)|so that|with the (?:result|effect|consequence) (?:that|of)|delaying|meaning that|and (?:cause|lead to|result in|delay))(?![a-z])|导致|造成|致使|使得|引发|引起|进而影响|从而影响|影响(?!力|因素)/;

/**
 * Cause, event and impact of a risk, each from its own words up to those of the next.
 *
 * @returns three stretches, or none when one is missing or they stand in no such order
 * @source ISO 31000 and PMI practice: "because of <cause>, <event> may occur, which would lead to <impact>"
 */
export function causeEventImpactIn(text: string): Hit[] {
  for (const { start, end } of sentencesOf(text)) {
    const at = (pattern: RegExp, from: number): Range | undefined => {
      const found = pattern.exec(text.slice(from, Math.min(end, from + 2000)));
      return found ? { start: from + found.index, end: from + found.index + found[0].length } : undefined;
    };
    const first = at(cause, start);
    const second = first && at(event, first.end);
    const third = second && at(impact, second.end);
    if (!third) continue;
    const from = eventStart(text, first.end, second.start);
    return [
      { kind: "cause", start: first.start, end: trimmed(text, first.start, from) },
      { kind: "event", start: from, end: trimmed(text, from, third.start) },
      { kind: "impact", start: third.start, end: trimmed(text, third.start, end) },
    ];
  }
  return [];
}

/** An event begins behind the last comma before its "may". */
function eventStart(text: string, from: number, verb: number): number {
  const comma = text.slice(from, verb).lastIndexOf(",");
  if (comma < 0) return verb;
  return from + comma + (text[from + comma + 1] === " " ? 2 : 1);
}

function trimmed(text: string, start: number, end: number): number {
  let to = end;
  while (to > start && /[\s,、]/.test(text[to - 1]!)) to--;
  return to;
}
