/**
 * Duties that a word may stand for, the likeliest first. Other letters than R, A, C, I are kept, and count for
 * nothing.
 */
export type Duty = "R" | "A" | "C" | "I" | "S" | "V" | "O" | "Q";

const latin: readonly (readonly [RegExp, readonly Duty[]])[] = [
  [
    /^(?:responsible|respons|responsibility|driver|drive|doer|doe|perform|performer|performing|execute|executor)$/,
    ["R"],
  ],
  [/^(?:accountable|account|accountability|approver|approve|approved|approval|final approver|ultimately)$/, ["A"]],
  [/^(?:consulted|consult|consultant|consulting|contributor|contribute|advise|advisor|input)$/, ["C"]],
  [/^(?:informed|inform|information|notified|notify|told)$/, ["I"]],
  [/^(?:support|supportive|supporting|supporter|supported|assist|assisting|assistant|help|helper)$/, ["S"]],
  [/^(?:verify|verifier|verified|verification|validate|validator)$/, ["V"]],
  [/^(?:omitted|omit|out)$/, ["O"]],
  [/^(?:sign|signatory|signoff|quality)$/, ["Q"]],
];

/**
 * Chinese words, longer ones before those they hold. 负责 is R beside 批准 and A beside 执行: what the table's other words
 * leave decides.
 */
const han: readonly (readonly [word: string, duties: readonly Duty[]])[] = [
  ["最终负责", ["A"]],
  ["最终责任", ["A"]],
  ["主要负责", ["R", "A"]],
  ["执行负责", ["R"]],
  ["审批", ["A"]],
  ["批准", ["A"]],
  ["核准", ["A"]],
  ["审定", ["A"]],
  ["问责", ["A"]],
  ["当责", ["A"]],
  ["终责", ["A"]],
  ["拍板", ["A"]],
  ["签批", ["A"]],
  ["主责", ["A", "R"]],
  ["执行", ["R"]],
  ["承办", ["R"]],
  ["主办", ["R"]],
  ["实施", ["R"]],
  ["编制", ["R"]],
  ["起草", ["R"]],
  ["办理", ["R"]],
  ["负责", ["R", "A"]],
  ["咨询", ["C"]],
  ["征询", ["C"]],
  ["协商", ["C"]],
  ["会商", ["C"]],
  ["顾问", ["C"]],
  ["审阅", ["C"]],
  ["审核", ["C"]],
  ["评审", ["C"]],
  ["会签", ["C"]],
  ["协作", ["C", "S"]],
  ["参与", ["C", "S"]],
  ["被告知", ["I"]],
  ["知会", ["I"]],
  ["告知", ["I"]],
  ["通知", ["I"]],
  ["知情", ["I"]],
  ["通报", ["I"]],
  ["抄送", ["I"]],
  ["知晓", ["I"]],
  ["备案", ["I"]],
  ["报备", ["I"]],
  ["支持", ["S"]],
  ["协助", ["S"]],
  ["配合", ["S"]],
  ["辅助", ["S"]],
  ["协办", ["S"]],
  ["支援", ["S"]],
  ["验证", ["V"]],
  ["核查", ["V"]],
];

/** The duties that a folded Latin word may mean. */
export const dutiesOfWord = (word: string): readonly Duty[] | undefined =>
  word.length < 3 ? undefined : latin.find(([pattern]) => pattern.test(word))?.[1];

/** The duty words in a folded run of Han characters, and what is left of it. */
export function hanWords(text: string): { readonly words: readonly string[]; readonly rest: string } {
  const words: string[] = [];
  let rest = text;
  for (const [word] of han)
    if (rest.includes(word)) {
      words.push(word);
      rest = rest.replaceAll(word, " ");
    }
  return { words, rest: rest.trim() };
}
export const dutiesOfHan = (word: string): readonly Duty[] => han.find(([known]) => known === word)?.[1] ?? [];

/** One duty for each word of a table: words with one meaning first, the others take what is left. */
export function settle(words: Iterable<string>): ReadonlyMap<string, Duty> {
  const out = new Map<string, Duty>();
  const open: string[] = [];
  for (const word of words) {
    const duties = dutiesOfWord(word) ?? dutiesOfHan(word);
    if (duties.length === 1) out.set(word, duties[0]!);
    else if (duties.length > 1) open.push(word);
  }
  for (const word of open) {
    const taken = new Set(out.values());
    const duties = dutiesOfHan(word);
    out.set(word, duties.find((duty) => !taken.has(duty)) ?? duties[0]!);
  }
  return out;
}
