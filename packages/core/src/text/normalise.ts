import { simplified } from "./traditional.ts";

/** A text as the heuristics read it, with the way back to the original. */
export interface Folded {
  /** NFKC, lower case, simplified Chinese; no emphasis marks or invisible signs, single spaces, none beside Han characters. */
  readonly text: string;
  /** The same, unit for unit, in the case it was written. */
  readonly cased: string;
  /** For every unit of `text`, where its character begins in the original. */
  readonly starts: readonly number[];
  /** For every unit of `text`, where its character ends in the original. */
  readonly ends: readonly number[];
}

/** @param text  anything, lone surrogates included; the work grows with its length only */
export function normalise(text: string): Folded {
  const writer = new Writer();
  for (let at = 0; at < text.length;) {
    const end = endOfCharacter(text, at);
    writer.add(text.slice(at, end), at, end);
    at = end;
  }
  return writer.folded();
}

/** Whether the long words behind the first one begin with a capital: then a capital does not make a name. */
export function isTitled(cased: string): boolean {
  const long = (cased.slice(0, 400).match(/[A-Za-z]{2,}/g) ?? []).slice(1).filter((word) => word.length > 3);
  return long.length > 0 && long.filter((word) => word < "a").length >= long.length * 0.85;
}

const han = /[\u3400-\u9fff]/;
/** Emphasis and code marks of Markdown, quotation marks, soft hyphens and what has no width. */
const dropped = /[*`“”「」『』\u00ad\u200b-\u200f\u2060\ufe0e\ufe0f\ufeff]/;
const replaced: Readonly<Record<string, string>> = {
  "‘": "'",
  "’": "'",
  "‐": "-",
  "‑": "-",
  "–": "-",
  "−": "-",
  "≧": "≥",
  "⩾": "≥",
  "≦": "≤",
  "⩽": "≤",
  "⁄": "/",
  "￥": "¥",
};

/** A base character takes the marks behind it along: NFKC may compose them. */
function endOfCharacter(text: string, at: number): number {
  let end = at + (text.codePointAt(at)! > 0xffff ? 2 : 1);
  if (text.charCodeAt(end) < 0x300) return end;
  while (end - at < 32 && /^\p{M}/u.test(text.slice(end, end + 2))) end += text.codePointAt(end)! > 0xffff ? 2 : 1;
  return end;
}

function fold(character: string): string {
  if (character.length === 1 && character <= "~") return character === "_" ? " " : character;
  if (han.test(character)) return simplified.get(character) ?? character;
  return [...character.normalize("NFKC")].map((c) => replaced[c] ?? c).join("");
}

class Writer {
  private cased: string[] = [];
  private starts: number[] = [];
  private ends: number[] = [];
  /** Where white space began that is not written yet. */
  private space: number | undefined;

  add(character: string, start: number, end: number): void {
    if (dropped.test(character)) return;
    const folded = fold(character);
    if (character === "\n") this.put("\n", start, end);
    else if (folded.trim() === "") this.space ??= start;
    else for (let i = 0; i < folded.length; i++) this.put(folded[i]!, start, end);
  }

  private put(unit: string, start: number, end: number): void {
    const last = this.cased.at(-1);
    if (
      this.space !== undefined &&
      last !== undefined &&
      last !== "\n" &&
      unit !== "\n" &&
      !han.test(last) &&
      !han.test(unit)
    )
      this.write(" ", this.space, this.space + 1);
    this.space = undefined;
    this.write(unit, start, end);
  }

  private write(unit: string, start: number, end: number): void {
    this.cased.push(unit);
    this.starts.push(start);
    this.ends.push(end);
  }

  folded(): Folded {
    const { starts, ends } = this;
    const cased = this.cased.join("");
    const lower = cased.toLowerCase();
    const text = lower.length === cased.length ? lower : this.cased.map((unit) => lowerOne(unit)).join("");
    return { text, cased, starts, ends };
  }
}

/** "İ" has two units in lower case: it stays, so that the units still match. */
const lowerOne = (unit: string): string => (unit.toLowerCase().length === unit.length ? unit.toLowerCase() : unit);
