import type { Folded } from "./normalise.ts";
import { all, each, first, rangeOf, source } from "./patterns.ts";
import { type Hit, overlaps } from "./spans.ts";

const role = source`(?:[a-z]+ )?(?:manager|leader?|director|head|officer|engineer|developer|designer|analyst|
  coordinator|supervisor|specialist|assistant|accountant|editor|nurse|doctor|teacher|owner|c[efot]o)`;
const will = "(?:will|shall|must|should|is to|has to|needs to|owns|leads|is (?:responsible|accountable))\\b";
const owner = "\\b(?:owner|responsible|accountable|assignee|assigned to|(?:own|l)ed by):? ?";
const crowd =
  "(?:every(?:one|body)|someone|" +
  "(?:the |our |all )?(?:whole |entire )?(?:teams?|departments?|company|management|staff))\\b";
/** Nobody in particular. */
const nobody = all`\b${crowd}(?= ${will})|(?<=${owner})${crowd}|大家|全[员体]|各[部单][门位]|[相有]关[人部方]|所有人|每个人|
  (?:我们|团队)(?=[要将应需来共负须会])|专人`;

const does = "(?=负责|牵头|主[导持]|完成|提交|跟进|落实|编[写制]|审[核批]|[在于将须应需把])";
const person = source`(?:[一-龥]{0,6}?(?:经理|主[管任编]|总监|专员|[组店队班科处部厂院校]长|[程计析构医教老]师|会计|秘书|助理|护士|医生|负责人)|
  [王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋][一-龥]{1,2})`;
const people = all`\b${role}(?=,? ${will})|(?<=${owner}(?:the )?)${role}\b|(?<!\w)@[a-z][\w.-]{0,40}|
  (?<=由|责人:?)${person}(?=$|[,。;) ]|${does})|(?<=^|[\n,。;])${person}${does}`;
/** "Anna Keller will", "Owner: Anna": looked for in the case that they are written in. */
const names = all`(?<![A-Za-z])[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}(?= ${will})|(?<=[Oo]wner: )[A-Z][a-z]+(?: [A-Z][a-z]+)?`;
const noNames = first`^(?:we|i|they|you|it|this|that|there|the|our)\b|${crowd}$`;

/** Who is said to act: people and roles, and those who are nobody in particular. */
export const actorsIn = ({ text, cased }: Folded): Hit[] => {
  const crowds = each(nobody, text).map((match): Hit => ({ kind: "nobody", ...rangeOf(match) }));
  const found = [...each(people, text), ...each(names, cased)]
    .map((match): Hit => ({ kind: "actor", ...rangeOf(match) }))
    .filter((hit) => !noNames.test(text.slice(hit.start, hit.end)) && !crowds.some((other) => overlaps(other, hit)));
  return [...crowds, ...found];
};
