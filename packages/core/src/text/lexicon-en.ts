import { all, begin, first, source, words } from "./patterns.ts";

/** Verbs that say a direction or an effort and no end. A "z" in them is also written "s". */
export const vagueVerbs = words`improve enhance optimize strengthen streamline boost increase reduce decrease minimize
  maximize accelerate facilitate foster leverage promote expand broaden deepen widen elevate empower encourage inspire
  motivate nurture cultivate refine sharpen simplify ensure explore strive aspire enrich stimulate reinforce transform
  innovate excel thrive unlock diversify modernize`;
/** The same, but also nouns, names or acts: only where a verb stands. */
export const placedVerbs = words`drive raise grow lift cut lower shorten handle manage support address lose save
  attract retain engage tighten control scale ease limit help advance enable`;
/** ... and not when they are something that ends: "raise an invoice", "cut over", "enable two-factor login". */
export const endingActs = first`^(?:raise an? |cut ?over|manage to|support [a-z]{3} |engage an? |
  enable (?:two|multi|single|sso|log|sign|an? |the ))`;

/** Directions as nouns: vague where they end a phrase ("sales growth"), not before another noun ("growth plan"). */
export const directions = words`improvement growth enhancement expansion optimization reduction increase decrease
  simplification modernization`;
/** Words that judge without a scale, with or without "-ly". */
export const qualifiers = words`better best worse easy seamless robust efficient significant substantial considerable
  several many numerous some various adequate acceptable reasonable appropriate sufficient intuitive engaging smooth
  excellent excellence outstanding superior foremost prominence recognized trusted innovative proactive consistent
  timely strong scalable reliable attractive memorable delightful happy optimal improved enhanced optimized increased
  strengthened thorough meaningful exceptional organized friendly welcoming modern effective flexible leading good
  great go-to`;
/** ... and those that judge as adverbs only. */
export const adverbs = words`continuously continually gradually ideally quickly drastically dramatically confidently
  professionally`;
/** Adjectives whose comparative or superlative is vague. */
export const gradable = words`fast quick clear easy simple strong high cheap safe smooth happy great big large small
  short friendly lean smart bright wide broad deep rich fresh strict hard healthy tidy calm kind fair sharp long fine
  close nice`;

/** Where a phrase may end. */
export const phraseEnd = source`$| ?[.,;:!?)\n]| (?:and|or|of|in|for|to|with|among|across|between|at|on|by|
  through|from|as|so|is|over) `;

/** Several words. */
export const vaguePhrases = all`${begin}(?:(?:work|focus)(?:ing|es)? on|look(?:ing)? into|
  (?:speed|scal|ramp|step)(?:e|p?ing)? up|as needed|(?:where|if|when|as [a-z]+ as)(?:ever)? possible|of choice|
  try(?:ing)? to|(?:user|customer)[- ]friendly|(?:world|first|top)[- ](?:class|notch)|state-of-the-art|cutting-edge|
  well[- ](?:organi|prepar|inform|manag|known)[a-z]*|(?:more|less) (?:of|from|with|about|in|on)|
  (?:build|gain|earn|creat|develop|win|add|deliver|provid|maintain|spread)(?:e|ing)? (?:[a-z']{1,15} ){0,3}
  (?:trust|awareness|loyalty|reputation|credibility|visibility|engagement|morale|culture|confidence|skills|
  satisfaction|value|relationships|collaboration|communication|quality|efficiency|safety)(?=${phraseEnd})|
  high[- ](?:quality|trust|value|impact|perform)[a-z]*|etc)(?![a-z-])`;

/** "To be a team player": what somebody wants to be, certificates and memberships apart. */
export const aspirations = all`(?<=(?:^|[.;:!?\n(] ?|(?:want|hope|aim|like|plan|is) )(?:to )?)
  (?:be|becom(?:e|ing)) (?:(?:an?|the|one of)(?! (?:[a-z]+ )?(?:certif|licen|regist|qualif|member))|
  (?:more |very )?(?:successful|confident|visible|known|productive|fluent|profitable)(?![a-z]))`;

/** A time that nobody can check. */
export const vagueTimes = all`${begin}(?:asap|as soon as (?:possible|we can)|soon|shortly|ongoing|in due course|
  eventually|at some point|in (?:the )?(?:near |long |medium |short |foreseeable )?(?:future|term|run)|going forward|
  in the coming (?:week|month|year)s|
  (?:over|in|within) (?:the )?(?:next |coming )?(?:a )?(?:few|several|couple of) [a-z]+s|over time|
  some ?day|one day|in a timely (?:manner|fashion)|promptly|immediately|urgently|tbd|regularly)(?![a-z-])`;
