import { first } from "./patterns.ts";

/** Work that comes again and again, each time with its own clock. */
const verbs = first`\b(?:respon|repl|answer|resolv|return|ship|deliver|dispatch|process|pa[yi]|refund|
  settl|clos|fix|call|approv|restor|see)`;
/** Said of each one rather than of one thing. */
const eachOne = first`\b(?:all|every|each|any|per|most|average|always)\b|\d ?%|percent|out of \d`;
/** What starts the clock over and over: "within 2 days of receipt". */
const starts = first`^ (?:of|after|from|following) (?:when|being|(?:their |the |an? |first )?
  (?:recei|request|order|purchas|admi|refer|complain|hir|join|arriv|logg|report|submi|appl|contact|call|
  .?nquir|deliver|sign-?up|invoice))`;

/**
 * Whether "within N days" says how long something may take each time rather than when one thing ends.
 *
 * @param unit  "days", "working days", "weeks" ...
 */
export const isServiceLevel = (before: string, after: string, unit: string): boolean => {
  if (starts.test(after)) return true;
  if (/month|quarter|year|sprint/.test(unit) || !verbs.test(before)) return false;
  if (/ing|business/.test(unit) || eachOne.test(before)) return true;
  return /day/.test(unit) && /\b[a-z]{3,20}s $/.test(before) && !/\d|\b(?:the|our) /.test(before);
};
