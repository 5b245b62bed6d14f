/** Traditional characters that occur in headers, and their simplified forms: one list of words serves both. */
const [traditional, simplified] = [
  "責執諮詢協審員務動項類別範圍狀態預應變請決議開關係頻內構組織業單際間題檢測計劃參與階響緩對緊權聯絡電標準備註",
  "责执咨询协审员务动项类别范围状态预应变请决议开关系频内构组织业单际间题检测计划参与阶响缓对紧权联络电标准备注",
];
const isTraditional = new RegExp(`[${traditional}]`, "g");

/** Longer texts are no words. */
const longest = 200;

/**
 * A text in the one form in which words are compared (its beginning, if it is long): NFKC, lower case, simplified
 * characters, signs as spaces, Han without spaces around.
 */
export function folded(text: string): string {
  const plain = text
    .slice(0, longest)
    .normalize("NFKC")
    .replace(/(?<=[a-z\d])(?=[A-Z][a-z])/g, " ")
    .toLowerCase()
    .replace(/['’\p{M}]+/gu, "")
    .replace(/[^\p{L}\p{N}#%]+/gu, " ")
    .trim();
  if (/^[a-z ]*$/.test(plain)) return plain.split(" ").map(singular).join(" ");
  return plain
    .replace(isTraditional, (c) => simplified[traditional.indexOf(c)] ?? c)
    .split(" ")
    .map(singular)
    .join(" ")
    .replace(/(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu, "");
}

/** Without a plural's ending: enough to compare headers, not to write them. */
const singular = (word: string): string => {
  if (word.length < 4 || !/^[a-z]+s$/.test(word) || /(?:ss|us|is|ous)$/.test(word)) return word;
  return word.endsWith("ies") && word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
};

export const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text);

const brackets: Readonly<Record<string, string>> = { "(": ")", "（": "）", "[": "]", "【": "】", "〔": "〕" };

/**
 * A text without what stands in brackets, and what stood there. A bracket that is never closed is a sign like any
 * other.
 */
export function withoutRemarks(text: string): { readonly text: string; readonly remarks: readonly string[] } {
  const closers = Object.values(brackets);
  const open: { readonly at: number; readonly closer: string }[] = [];
  const cuts: (readonly [from: number, to: number])[] = [];
  for (let at = 0; at < text.length; at++) {
    const c = text[at]!;
    const closer = brackets[c];
    if (closer !== undefined) open.push({ at, closer });
    else if (closers.includes(c) && open.length > 0) {
      const { at: from } = open.pop()!;
      while ((cuts.at(-1)?.[0] ?? -1) > from) cuts.pop();
      cuts.push([from, at + 1]);
    }
  }
  const remarks = cuts.map(([from, to]) => text.slice(from + 1, to - 1).trim());
  let out = "";
  let from = 0;
  for (const [start, end] of cuts) {
    out += `${text.slice(from, start)} `;
    from = end;
  }
  return { text: (out + text.slice(from)).replace(/[ \t]+/g, " ").trim(), remarks };
}

/** A text without such characters at its ends. By hand, because `[x]+$` reads a hostile text once per character. */
export function bare(text: string, start: RegExp, end: RegExp = start): string {
  let [from, to] = [0, text.length];
  while (from < to && start.test(text[from]!)) from++;
  while (to > from && end.test(text[to - 1]!)) to--;
  return text.slice(from, to);
}

/** Alternatives of a pattern, from a list with white space between them; `_` stands for a space. */
export const anyOf = (list: string): string => `(?:${list.trim().split(/\s+/).join("|").replaceAll("_", " ")})`;
