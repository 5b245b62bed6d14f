/** A judgement about somebody, with its offsets in the text: [start, end). */
export interface Judgement {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What people are called when they are judged. Not what is said of things: lazy loading, not being in charge, being at a loss. */
const traits = [
  /\b(?:lazy|lazily|careless|carelessly|sloppy|incompetent|irresponsible|unprofessional|stupid|useless|selfish)\b/giu,
  /\b(?:arrogant|stubborn|rude|indifferent|unreliable|hopeless|bad attitude|poor attitude|does not care|doesn't care)\b/giu,
  /懒(?!加载)|粗心|马虎|不上心|不用心|不专业|不靠谱|自私|傲慢|固执|敷衍|推卸责任|没有?责任心|愚蠢|笨/gu,
  /不负责任|不负责(?=$|[\s，。；！？、,.;!?]|的(?:态度|行为|做法|人))|无能(?!为力|力|源|够)|态度(?:差|不好|恶劣|有问题)/gu,
];
/** What makes a rule of one event. A judgement only where it is said of a person. */
const generalities = [
  /\b(?:always|never|every time|constantly|as usual)\b/giu,
  /总是|从不(?!同)|从来不|从来没|从没|老是|一贯|每次都|永远/gu,
];

const quoted = /[“"「『][^“”"「」『』\n]{0,400}[”"」』]/gu;
const clauseEnd = /[.,;:!?，。；：！？\n]/u;
const pronoun = /\b(?:you|he|she|they|you're|he's|she's|they're)\b|[你您他她]|大家|对方|[小老]\p{Script=Han}/iu;
const surnames =
  "王李张刘陈杨赵黄周吴徐孙马朱胡林郭何高罗郑梁谢宋唐许邓冯韩曹曾彭蔡潘田董袁余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严武洪孔汤";

/**
 * Words in a text that judge a person instead of saying what was seen or heard: "lazy", and "always" or "never" said of somebody. What somebody else said
 * is a fact, so nothing in quotation marks counts; nor does a clause with a figure in it.
 *
 * @param names people who may be meant
 * @source S30: situation, behaviour, impact, and no interpretation; 观察事实而非评判 (001)
 */
export function judgementsIn(text: string, names: readonly string[] = []): readonly Judgement[] {
  // The same length, so that offsets stay.
  const said = text.replace(quoted, (quote) => " ".repeat(quote.length));
  const hits = (patterns: readonly RegExp[]): Judgement[] =>
    patterns.flatMap((pattern) =>
      [...said.matchAll(pattern)].map((hit) => ({ text: hit[0], start: hit.index, end: hit.index + hit[0].length })),
    );
  const things = [...said.matchAll(/\blazy (?:load|evaluat|initiali)/giu)].map((hit) => hit.index);
  const people = new Set(names.map((name) => name.trim().toLowerCase()).filter((name) => name.length > 1));
  return [
    ...hits(traits).filter(({ start }) => !things.includes(start)),
    ...hits(generalities).filter((hit) => isOfSomebody(said, hit, people)),
  ].sort((a, b) => a.start - b.start);
}

/** Clauses are short; a text without a stop in this many characters is read as if there were one. */
const clauseChars = 200;
function isOfSomebody(text: string, { start, end }: Judgement, people: ReadonlySet<string>): boolean {
  const before = text
    .slice(Math.max(0, start - clauseChars), start)
    .split(clauseEnd)
    .at(-1)!;
  const after = text.slice(end, end + clauseChars).split(clauseEnd)[0]!;
  if (/\d/.test(before) || /\d/.test(after) || isTitle(text, start, before)) return false;
  if (before.trim() === "") return /\p{Script=Han}/u.test(text.slice(start, end));
  const lower = before.toLowerCase();
  return pronoun.test(before) || [...people].some((name) => lower.includes(name));
}
/** 王总是发起人: not "always", but Mr Wang, a 总. */
const isTitle = (text: string, start: number, before: string): boolean =>
  text.startsWith("总是", start) && surnames.includes(before.at(-1) ?? " ") && !/[小老]$/u.test(before.slice(0, -1));
