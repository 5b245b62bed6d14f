import { simplified } from "./traditional.ts";

/** A text as the heuristics read it, with the way back to the original. */
export interface Folded {
  /**
   * NFKC, lower case, simplified Chinese; no emphasis marks or invisible signs; single spaces, none beside Han
   * characters.
   */
  readonly text: string;
  /** The same, unit for unit, in the case that it was written in. */
  readonly cased: string;
  /** For every unit of `text`, where its character begins in the original. */
  readonly starts: readonly number[];
  /** For every unit of `text`, where its character ends in the original. */
  readonly ends: readonly number[];
}

const han = /[\u3400-\u9fff]/;
/** Emphasis and code marks of Markdown, quotation marks, soft hyphens and what has no width. */
const dropped = /[*`“”「」『』\u00ad\u200b-\u200f\u2060\ufeff]|\ufe0e|\ufe0f/;
/** What stays as it is and wants no space beside it: the most of most texts. */
const plain = /^[!-)+-^a-~\u3400-\u9fff]$/;
/** Signs that mean the same, in pairs: the second stands for the first. */
const alike = "‘'’'‐-‑-–-−-≧≥⩾≥≦≤⩽≤⁄/￥¥_ ";

/** @param text  anything, lone surrogates included; the work grows with its length only */
export const normalise = (text: string): Folded => {
  const units: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const write = (unit: string, start: number, end: number): void => {
    units.push(unit);
    starts.push(start);
    ends.push(end);
  };
  let space = -1;
  for (let at = 0, end = 0; at < text.length; at = end) {
    end = endOfCharacter(text, at);
    const character = text.slice(at, end);
    if (space < 0 && plain.test(character)) {
      write(simplified.get(character) ?? character, at, end);
      continue;
    }
    if (dropped.test(character)) continue;
    for (const unit of character === "\n" ? character : fold(character).split("")) {
      if (unit !== "\n" && unit.trim() === "") {
        if (space < 0) space = at;
        continue;
      }
      const last = units.at(-1) ?? "\n";
      if (space >= 0 && last !== "\n" && unit !== "\n" && !han.test(last) && !han.test(unit))
        write(" ", space, space + 1);
      space = -1;
      write(unit, at, end);
    }
  }
  const cased = units.join("");
  const lower = cased.toLowerCase();
  // "İ" has two units in lower case: where the units would no longer match, only ASCII is lowered.
  const same = lower.length === cased.length;
  return { text: same ? lower : cased.replace(/[A-Z]/g, (letter) => letter.toLowerCase()), cased, starts, ends };
};

const unitsAt = (text: string, at: number): number => (text.codePointAt(at)! > 0xffff ? 2 : 1);

/** A base character takes the marks behind it along: NFKC may compose them. */
const endOfCharacter = (text: string, at: number): number => {
  let end = at + unitsAt(text, at);
  while (text.charCodeAt(end) > 0x2ff && end - at < 32 && /^\p{M}/u.test(text.slice(end, end + 2)))
    end += unitsAt(text, end);
  return end;
};

const fold = (character: string): string => {
  const at = alike.indexOf(character);
  if (at >= 0 && at % 2 === 0) return alike[at + 1]!;
  if (character <= "~" || han.test(character)) return simplified.get(character) ?? character;
  const whole = character.normalize("NFKC");
  return whole.length === 1 && whole !== character && alike.includes(whole) ? fold(whole) : whole;
};

/** Whether the long words behind the first one begin with a capital: then a capital does not make a name. */
export const isTitled = (cased: string): boolean => {
  const long = (cased.slice(0, 400).match(/[A-Za-z]{2,}/g) ?? []).slice(1).filter((word) => word.length > 3);
  return long.length > 0 && long.filter((word) => word < "a").length >= long.length * 0.85;
};
