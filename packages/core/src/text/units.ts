import { longUnit, shortUnit } from "./calendar-en.ts";
import { first } from "./patterns.ts";

/** Units right behind a number, where the text that it is tried on begins; durations only where they are an amount. */
export const enUnit = first`^(?: ?-?(?:%|‰|per ?cent\b|percentage points?\b|pp\b|bps?\b|basis points?\b)|
  [kmb](?![a-z\d])| ?[x×](?![a-z\d×])| times\b|[- ]?(?:[mb]n|[mbtr]+illion|thousand|hundred|dozen)\b|
  /(?:5|10|100)(?!\d|/)| ?(?:[$€£¥]|(?:usd|euros?|gbp|rmb|cny|dollars?|pounds?|yuan|points?|pts?|stars?|out of \d|
  in \d)\b|(?:[km]?g|t|ton(?:ne)?s?|lbs?|[kcm]?m[23]?|miles?|feet|[km]wh?|[gmtk]b|°[cf]|lit(?:er|re)s?|m?l|ftes?)
  (?![a-z\d])|(?:${shortUnit}|${longUnit}|d\b)(?! old)))`;

/** 三成, 两成半; not 成本, 成员. */
export const tenths = "成[半五]?(?![本功为员立长果交品熟就型分套不])";
const hanRate = `[%‰]|个?百分点|个基?点|${tenths}|倍`;
/** Counting words, each with what may not follow where it would be part of another word. */
const hanCount =
  "(?:人民币|[美欧港日])?元|块|人(?:[次份天月时]|(?![工才民]))|个(?!性)|家(?![长庭])|名(?![称单])|位(?!置)|件(?!套)|篇|条|单(?!元)|次(?!日)|轮|" +
  "场(?:次|(?![馆地]))|间|所|处(?!理)|座|台|套|部(?=电|手机|车|影|剧)|辆|架|张|份(?!额)|册|页|项|款|种|门(?=[课培])|支|枝|片|瓶|箱|包|盒|吨|[公千毫]?[克斤]|" +
  "升(?![级至到])|[厘毫]?米|公里|平方?米?|亩|公顷|立方|户|栋|幢|床|例(?!会)|起|宗|笔|批|株|棵|头|趟|班次|标段|字|节(?=课|次)|遍|票|课时|学[时分]|[兆千]瓦|" +
  "度(?=电|$|[,。;以左])|本(?![地月年周季])|枚|杯|桌|幅|分(?:钟|(?![之店公部校支机类级销]))|星(?![级期])|毫?秒|小时|工时|步|站|城|期(?=培训|课|讲座)";
export const hanUnit = first`^(?:${hanRate}|${hanCount})`;
export const hanMagnitude = /^[余多来]?[十百千万亿]{1,2}[余多]?/;
