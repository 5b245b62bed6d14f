import { anyOf } from "./words.ts";

/** A place on a scale of 1 to 5, and whether the text gave it as a number. */
export interface Level {
  readonly level: number;
  /** A word or a number of another scale stood there: the number is a reading of it. */
  readonly guess: boolean;
  /** The text says nothing else. */
  readonly whole: boolean;
}

const beginsWith = (list: string): RegExp => new RegExp(`^${anyOf(list)}`);
/** The stronger words first: "very high" is no "high". */
const words: readonly (readonly [level: number, RegExp])[] = [
  [
    5,
    beginsWith(`
      very_high extremely_high extreme critical catastrophic almost_certain certain vh
      极高 很高 非常高 极大 很大 特别严重 几乎确定 灾难性
    `),
  ],
  [
    1,
    beginsWith(`
      very_low extremely_low negligible insignificant rare vl
      极低 很低 非常低 极小 很小 可忽略 罕见
    `),
  ],
  [4, beginsWith("high major severe significant likely h\\b 高 大 较高 较大 重大 严重 偏高")],
  [2, beginsWith("low minor unlikely l\\b 低 小 较低 较小 轻微 偏低 不太可能")],
  [3, beginsWith("medium moderate mid med average possible m\\b 中 一般 普通 可能 适中")],
];

/**
 * A probability, an impact, a power: "4", "4/5", "High", "Medium (2)", "⭐⭐⭐", "高". Words come first: the 2 of "Medium
 * (2)" is of a scale that nobody
 * knows.
 */
export function levelIn(text: string): Level | undefined {
  const plain = text.normalize("NFKC").trim().toLowerCase();
  const stars = /^(?:[⭐★●]\uFE0F?){1,5}(?=[☆○]{0,4}$)/u.exec(plain)?.[0];
  if (stars) return { level: [...stars.replaceAll("\uFE0F", "")].length, guess: false, whole: true };
  const number = /^([1-5])(?:\.0)?(?: ?\/ ?5)?(?![\d.,/%])/.exec(plain);
  if (number) return { level: Number(number[1]), guess: false, whole: number[0].length === plain.length };
  const start = plain.search(/[\p{L}\p{N}]/u);
  const bare = start < 0 ? "" : plain.slice(start);
  for (const [level, pattern] of words) {
    const found = pattern.exec(bare);
    if (!found) continue;
    const rest = bare.slice(found[0].length);
    if (/^[-–]\s?(?:high|medium|low|med)|^[a-z]/.test(rest) || /^[/→]/.test(rest.trim())) return undefined;
    return { level, guess: true, whole: rest === "" && start === 0 };
  }
  return undefined;
}
