import { first } from "./patterns.ts";
import type { Around } from "./times.ts";

/** Work that comes again and again, each time with its own clock. */
const verbs = first`\b(?:respon|repl(?:y|ies)|answer|resolv|acknowledg|return|ship|deliver|dispatch|process|pa(?:y|id)|refund|settl|
  clos|fix|triag|contact|call|follow|approv|restor|fulfil|sen[dt]|review|assess|see)`;
/** Said of each one rather than of one thing. */
const eachOne = first`\b(?:all|every|each|any|per|most|average|median|always)\b|\d ?%|percent|per cent|out of \d`;
/** What starts the clock over and over: "within 2 days of receipt". */
const starts = first`^ (?:of|after|from|following) (?:when|being|(?:their |its |the |a |an |first )?(?:recei|request|order|purchas|
  admission|referral|complaint|hir|join|arriv|logg|report|submi|applicat|booking|outage|contact|call|.?nquir|deliver|ticket|
  visit|sign-?up|regist|incident|failure|diagnos|invoice))`;

/** Whether what stands behind a duration starts its clock over and over. */
export const isRecurring = (after: string): boolean => starts.test(after);

/**
 * Whether "within N days" says how long something may take each time rather than when one thing ends.
 *
 * @param unit  "days", "working days", "weeks" ...
 */
export function isServiceLevel({ before, after }: Around, unit: string): boolean {
  if (isRecurring(after)) return true;
  if (/month|quarter|year|sprint/.test(unit) || !verbs.test(before)) return false;
  if (/ing|business/.test(unit) || eachOne.test(before)) return true;
  return unit.startsWith("day") && /\b[a-z]{3,20}s $/.test(before) && !/\d|\b(?:the|our) /.test(before);
}
