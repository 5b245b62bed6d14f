import { all, first, words } from "./patterns.ts";

/** Verbs that say a direction or an effort and no end. "z" in them is also written "s". */
export const vagueVerbs = words`improve enhance optimize strengthen streamline boost increase reduce decrease minimize maximize
  accelerate facilitate foster leverage promote expand broaden deepen widen elevate uplift revitalize empower encourage inspire
  motivate nurture cultivate refine sharpen simplify harmonize ensure explore strive aspire energize enrich intensify stimulate
  bolster reinforce transform innovate excel thrive unlock amplify diversify modernize advocate`;
/** The same, but also nouns, names or acts: only where a verb stands. */
export const placedVerbs = words`drive raise grow lift cut lower shorten shrink handle manage support address lose save attract retain
  engage tighten control scale ease limit help advance further champion enable`;
/** ... and not when they are something that ends: "raise an invoice", "cut over", "manage to", "enable two-factor login". */
export const endingActs = first`^(?:raise (?:an? |the )?(?:\w+ )?(?:invoice|ticket|po|purchase|issue|order|flag|claim|query|bug|request|
  incident|case|capital|fund)|lift (?:the )?ban|cut ?over|cut the ribbon|manage to|support (?:pdf|csv|apple|google|sso|dark)|
  save (?:the )?(?:file|draft|document|date)|engage (?:an?|the) |enable (?:two|multi|single|sso|mfa|tls|https|log|sign|dark|backup|push|auto|an? |the ))`;

/** Directions as nouns: vague where they end a phrase ("sales growth"), not before another noun ("growth plan"). */
export const directions = words`improvement improvements growth enhancement enhancements expansion optimization reduction increase decrease
  acceleration simplification modernization empowerment`;
/** Verbs that build something nobody can count, when one of `virtues` is what they build. */
export const makingVerbs = words`build gain earn create establish develop win generate secure instil instill bring add deliver drive
  provide achieve show demonstrate maintain raise spread attain have be ensure keep reach form become`;
export const virtues = words`trust awareness loyalty reputation credibility visibility engagement morale excellence synergy synergies
  momentum culture confidence traction capability capabilities skills competence alignment satisfaction resilience leadership
  prominence recognition value relationships transparency collaboration cooperation communication success understanding knowledge
  expertise presence quality efficiency productivity innovation sustainability wellbeing belonging responsiveness`;

/** Words that judge without a scale, with or without "-ly". */
export const qualifiers = words`better best worse easy seamless robust efficient significant substantial considerable dramatic drastic
  several many numerous some various adequate acceptable reasonable appropriate sufficient normal ideal intuitive engaging smooth
  excellent excellence outstanding superior foremost premier prominent prominence renowned recognized trusted innovative proactive
  consistent timely strong scalable reliable attractive memorable delightful happy optimal optimum improved enhanced optimized
  increased strengthened thorough vibrant meaningful exceptional unparalleled vast marked noticeable continuous continual gradual
  organized respected preferred influential friendly welcoming modern compelling impactful effective flexible leading good great
  go-to well-known industry-leading market-leading`;
/** ... but adjectives that only judge as adverbs. */
export const onlyAdverbs = words`great vast marked normal continuous continual gradual ideal quick confident responsible professional`;
/** Where some of them judge nothing. */
export const names = first`^(?:effective (?:date|from|as|immediately|\d)|flexible (?:working|hours|work)|leading (?:indicator|by|to|the|zero)|
  good (?:manufacturing|clinical|practice|governance|friday)|great (?:britain|wall)|happy hour|modern (?:slavery|languages?|art)|
  friendly match|preferred s|strong (?:authentication|password))`;

/** Adjectives whose comparative or superlative is vague. */
export const gradable = words`fast quick clear easy simple strong high cheap safe smooth happy great big large small short friendly lean
  smart bright wide broad deep rich fresh strict soft hard healthy busy tidy calm kind fair warm slow light heavy sharp long fine
  close wise bold nice stable tough tight quiet`;

/** Several words. */
export const vaguePhrases = all`(?<![a-z-])(?:work(?:ing)? on|look(?:ing)? into|focus(?:ing|ed)? (?:more )?on|(?:speed|scal|ramp|step)(?:e|ing|ping)? up|
  cut(?:ting)? (?:down|back)|bring(?:ing)? down|as needed|when needed|(?:where|if|when)(?:ever)? possible|
  as (?:far|much|many|fast|quickly|often|well) as possible|as appropriate|and so on|best practices?|of choice|number one|next level|
  try(?:ing)? to|hop(?:e|ing) to|mak(?:e|ing) (?:a|the) difference|stay(?:ing)? ahead|(?:user|customer)[- ]friendly|(?:world|first|top)[- ](?:class|notch)|
  state[- ]of[- ]the[- ]art|cutting[- ]edge|best[- ]in[- ]class|well[- ](?:organi[sz]|prepar|inform|train|manag|run|structur|document|maintain|integrat)[a-z]*|
  (?:more|less) (?:of|from|with|about|in|on)|high[- ](?:quality|trust|value|impact|perform|caliber|standard)[a-z]*|etc)(?![a-z-])`;

/** "To be a team player": what somebody wants to be, certificates and memberships apart. */
export const aspirations = all`(?:(?<=(?:^|[.;:!?\n(] ?|(?:want|hope|aim|aspire|strive|like|need|wish|plan|is)s? )(?:to )?)(?:be|becom(?:e|ing)) )
  (?:(?:an?|the|our|one of)(?! (?:[a-z]+ )?(?:certified|licen[sc]ed|registered|qualified|accredited|chartered|member|iso))|
  (?:more |very )?(?:successful|confident|visible|known|present|open|positive|professional|calm|punctual|productive|fluent|creative|
  competitive|profitable|resilient|inclusive|sustainable|independent|famous|rich|fit|patient|useful|relevant|transparent))(?![a-z])`;

/** A time that nobody can check. */
export const vagueTimes = all`(?<![a-z-])(?:asap|as soon as (?:possible|practicable|we can)|soon|shortly|ongoing|in due course|
  when(?:ever)? (?:possible|time (?:allows|permits)|convenient)|eventually|at some (?:point|stage)|in (?:the )?(?:near|foreseeable|long|medium|short) (?:future|term|run)|
  going forward|in (?:the )?future|in the coming (?:days|weeks|months|years)|(?:over|in|within) (?:the )?(?:next |coming )?(?:a )?(?:few|several|couple of|some|many)
   (?:days|weeks|months|years)|over time|some ?day|one day|sooner or later|later on|at (?:your|our|their|the) earliest(?: convenience| opportunity)?|
  in a timely (?:manner|fashion|way)|promptly|without (?:undue )?delay|immediately|urgently|tbd|tba|from time to time|regularly|periodically)(?![a-z-])`;
