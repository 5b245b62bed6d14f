import { longUnit, shortUnit } from "./calendar-en.ts";
import { first } from "./patterns.ts";

/** Units right behind a number; each begins the text that it is tried on. Durations count only where they are an amount. */
export const enUnit = first`^(?: ?-?(?:%|‰|per ?cent\b|percentage points?\b|pct\b|pp\b|bps?\b|basis points?\b)| ?[x×](?![a-z\d×])| times\b|
  [- ]?fold\b|[kmb](?![a-z\d])|[- ]?(?:[mb]n|[mbtr]+illion|thousand|hundred|dozen)\b|/(?:5|10|100)(?!\d|/)|
  (?: ?)(?:[$€£¥]|(?:usd|euros?|gbp|rmb|cny|dollars?|pounds?|yuan|cents?|points?|pts?|stars?|out of \d|in \d)\b|
  (?:[km]?g|t|tons?|tonnes?|lbs?|[kcm]?m[23]?|sqm|sq ?ft|miles?|feet|ft|[km]?wh?|gw|[gmtk]b|[mg]bps|fps|[kmg]?hz|°[cf]|degrees?|
  lit(?:er|re)s?|l|ml|hectares?|acres?|ha|px|db|rpm|ftes?)(?![a-z\d])|(?:${shortUnit}|${longUnit}|d\b)(?! old)))`;

const hanRate = "[%‰]|个?百分点|个[基]?点|成[半五]?(?![本功为员立长果交品熟就型分套不])|倍";
const hanMoney = "(?:人民币|[美欧港日]|英)?元(?![旦素件宇])|块钱?|美金|欧元|英镑";
/** Counting words, each with what may not follow where it would be part of another word. */
const hanCount =
  "人(?:[次份天月时]|(?![工力才员均民形生物机像文]))|个(?![性别体])|家(?![长庭访])|名(?![称单片牌气义录])|位(?![置于一])|件(?!套)|篇|条|单(?![元位品价独一据])|" +
  "次(?![日要品级年优])|轮(?![胎岗值渡])|场(?:次|(?![馆地景所均]))|间(?![接隔])|所(?![有以])|处(?![理置于])|座|台(?![账湾风阶])|套|部(?=电|手机|车|影|片|剧|作)|辆|架|艘|" +
  "张(?![贴力])|份(?!额)|册|页|项|款|种(?![植子族])|门(?=[课培专])|支(?![持付撑部行])|枝|片(?![区段])|块|瓶|箱|包(?![装括含])|袋|盒|桶|吨|[公千毫]?克|[公]?斤|升(?![级至到高学值])|" +
  "[厘毫]?米(?![饭面粉])|公里|平方?米?|亩|公顷|立方|户(?![外口型籍])|栋|幢|床|例(?![会如行外])|起(?![来草步点诉始])|宗|笔|批(?![准复])|株|棵|颗|头(?![部条衔])|趟|班次|标段|字(?![节体幕段])|" +
  "节(?=课|次|直播|微课|培训)|遍|圈|票|课时|学[时分]|[兆千]瓦|度(?=电|$|[,。;以左])|集(?![团群成合中装体训市采])|首(?=[歌曲诗])|本(?![地月年周季科人身金次])|道(?=[工题菜关])|组(?=[数家客访照对])|枚|粒|" +
  "杯|桌|顿|根|幅|分(?:钟|(?![之期公店部校局行支机类级组批段布析享发别]))|星(?![级期])|毫?秒(?!杀)|小时|工时|词|步|站|县|城|省|国(?![家内际产])|岗|席|期(?=培训|课程|讲座|沙龙|直播|简报|节目)";
export const hanUnit = first`^(?:${hanRate}|${hanMoney}|${hanCount})`;
export const hanMagnitude = /^[余多来]?[十百千万亿]{1,2}[余多]?/;
