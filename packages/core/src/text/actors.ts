import type { Folded } from "./normalise.ts";
import { all, each, first, rangeOf, source } from "./patterns.ts";
import { type Hit, overlaps } from "./spans.ts";

const role = source`(?:manager|leader?|director|head of [a-z]+|officer|engineer|developer|designer|analyst|coordinator|administrator|
  supervisor|specialist|consultant|assistant|accountant|controller|architect|editor|planner|buyer|foreman|nurse|doctor|teacher|
  professor|principal|president|owner|sponsor|chair(?:man|woman)?|treasurer|recruiter|technician|inspector|c[efot]o|v?p|p[mo])`;
const will = "(?:will|shall|must|should|is to|has to|needs to|to|owns?|leads?|is responsible|is accountable)(?![a-z])";
const owner = "(?:owner|responsible|accountable|assignee|assigned to|owned by|led by)";
const crowd = "(?:everyone|everybody|all staff|someone|somebody|anyone|(?:the |our )?(?:whole |entire )?(?:teams?|departments?|company|management|stakeholders|staff))";
/** Nobody in particular. */
const nobody: readonly RegExp[] = [
  all`(?<![a-z-])${crowd}(?= ${will})|(?<=${owner}:? ?)(?:${crowd}|all|tbd)(?![a-z])`,
  all`大家|全员|全体[员成][工员]|各[部单][门位]|[相有]关[人部][员门]|相关方|所有人|每个人|(?:我们|(?:本|整个|全|我们)?团队)(?=[要将应需来一共负须会])|专人|某人`,
];

const family = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范石廖贾夏韦付方";
const does = "(?=负责|牵头|主[导持]|承担|完成|提交|跟进|组织|落实|推进|编[写制]|审[核批]|签署|汇报|对接|[在于将须应需把])";
const person = source`(?:[\u4e00-\u9fff]{0,6}?(?:经理|主[管任编]|总监|专员|[组店队班科处部厂院校园馆行所]长|编辑|[程计析构]师|会计|出纳|秘书|助理|
  护士|[医药]师|医生|老师|教[师授]|负责人|总裁|监理|技术员|督导)|[${family}][\u4e00-\u9fff]{1,2})`;
const people: readonly RegExp[] = [
  all`(?<![a-z-])${role}(?=,? ${will})|(?<=(?<![a-z])(?:${owner}|by):? ?(?:the |our )?)(?:[a-z]{2,20} ){0,2}${role}(?![a-z-])|
    (?<![a-z\d.])@[a-z\d][\w.-]{0,40}`,
  all`(?:(?<=由|交给|责人[:]?)${person}(?=$|[,。;) ]|${does})|(?<=^|[\n,。;])${person}${does})`,
];
/** "Anna Keller will", "Owner: Anna": looked for in the case that they are written in. */
const names = all`(?<![\w-])(?:[A-Z][a-z]{1,15} ){0,2}[A-Z][a-z]{1,15}(?= (?:will|shall|must|owns|leads|is responsible) )|
  (?<=(?:[Oo]wner|[Rr]esponsible|[Aa]ccountable|[Aa]ssignee|[Aa]ssigned to|[Ll]ed by):? )[A-Z][a-z]{1,15}(?: [A-Z][a-z]{1,15}){0,2}`;
const noNames = first`^(?:we|i|they|you|it|this|that|there|the|our|all|tbd)\b|(?:^| )(?:team|department|company|staff|management|group|board|everyone|everybody|committee)$`;

/** Who is said to act: people and roles, and those who are nobody in particular. */
export function actorsIn({ text, cased }: Folded): Hit[] {
  const crowds = nobody.flatMap((pattern) => each(pattern, text)).map((m): Hit => ({ kind: "nobody", ...rangeOf(m) }));
  const found = [...people.flatMap((pattern) => each(pattern, text)), ...each(names, cased)]
    .map((m): Hit => ({ kind: "actor", ...rangeOf(m) }))
    .filter((hit) => !noNames.test(text.slice(hit.start, hit.end)) && !crowds.some((crowd) => overlaps(crowd, hit)));
  return [...crowds, ...found];
}
