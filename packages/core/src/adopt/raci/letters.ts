import { bare as trimmed, folded, isHan, withoutRemarks } from "../words.ts";
import { dutiesOfWord, hanWords } from "./letter-words.ts";

/** What a cell of a responsibility matrix says. */
export type Reading =
  /** Nobody: empty, a dash, n/a. */
  | { readonly kind: "blank" }
  /** Marks: letters ("R"), and words that stand for one ("responsible", "负责"). */
  | {
      readonly kind: "marks";
      readonly marks: readonly string[];
      /** The cell says more than its marks: a remark, a footnote sign. */
      readonly more: boolean;
      /** Nothing but marks and what joins them; else the marks stand before or in a text. */
      readonly clean: boolean;
    }
  | { readonly kind: "text" };

const blank: Reading = { kind: "blank" };
const text: Reading = { kind: "text" };

/** Letters as signs: squared and circled ones, regional indicators, and the four that keyboards offer as emoji. */
function unsigned(cell: string): string {
  if (/^[\x20-\x7E\p{Script=Han}]*$/u.test(cell)) return cell;
  let out = "";
  for (const c of cell) {
    const code = c.codePointAt(0)!;
    const from = [0x1f170, 0x1f150, 0x1f130, 0x1f1e6].find((first) => code >= first && code < first + 26);
    if (from !== undefined) out += ` ${String.fromCharCode(65 + code - from)} `;
    else if (c === "®" || c === "Ⓡ") out += " R ";
    else if (c === "©" || c === "Ⓒ") out += " C ";
    else if (c === "ℹ") out += " I ";
    else if (code !== 0xfe0f && code !== 0x20e3) out += c;
  }
  return out.normalize("NFKC");
}

const nobody = /^(?:n\/?a|n\.a\.?|none|nil|null|无|無|空|不适用|不涉及)$/i;
/** Letters that occur in variants of the method; a run such as "AR" is read only when it holds nothing else. */
const known = "RACISVOQ";
const joins = new Set(["and", "or", "&", "plus", "with", "和", "与", "及", "或", "并", "兼", "且", "以及"]);

/**
 * Reads one cell. `R`, `A/R`, `R, A`, `**R**`, `R*`, `R (helps)`, `r`, `🅰️`, `Responsible`, `负责/批准`, `R: drafts`,
 * `-`.
 */
export function readMarks(cell: string): Reading {
  if (cell === "") return blank;
  if (cell.length > 1000) return text;
  const plain = unsigned(cell).trim();
  if (isNobody(plain)) return blank;
  const { text: outside, remarks } = withoutRemarks(plain);
  const empty = isNobody(outside);
  const body = empty && remarks.length > 0 ? remarks.join(" ") : outside;
  const marks = new Set<string>();
  let unknown = 0;
  for (const part of body.split(/[^\p{L}\p{N}.]+/u)) {
    const found = part === "" ? [] : marksOf(part, body);
    if (!found) unknown++;
    for (const mark of found ?? []) marks.add(mark);
  }
  const footnote = /[*†‡§#^!?¹²³\d]/u.test(body);
  if (unknown === 0 && marks.size > 0)
    return { kind: "marks", marks: [...marks], more: remarks.length > 0 || footnote, clean: true };
  const led = ledMarks(body);
  if (led.length > 0) return { kind: "marks", marks: led, more: true, clean: false };
  const words = [...marks].filter((mark) => mark.length > 1);
  return words.length > 0 && unknown > 0 ? { kind: "marks", marks: words, more: true, clean: false } : text;
}

const isNobody = (plain: string): boolean =>
  !/[\p{L}\p{N}]/u.test(plain) ? !/[✓✔☑√✅❌●○◎★☆▲△■□◆◇?？]/u.test(plain) : nobody.test(plain.trim());

/** The marks in one word; `undefined` when it is none, empty when it only joins. */
function marksOf(part: string, body: string): readonly string[] | undefined {
  const bare = trimmed(part, /\./, /[.\d]/);
  if (bare === "") return /\p{L}/u.test(body) ? [] : undefined;
  if (joins.has(bare.toLowerCase())) return [];
  if (/^[A-Za-z]$/.test(bare)) return [bare.toUpperCase()];
  if (/^(?:[RACISVOQ]{2,4}|[raci]{2})$/.test(bare) && new Set(bare).size === bare.length && body.length <= 5)
    return [...bare.toUpperCase()];
  if (/^(?:[A-Za-z]\.)+[A-Za-z]$/.test(bare)) return bare.toUpperCase().split(".");
  const word = folded(bare);
  if (dutiesOfWord(word)) return [word];
  if (!isHan(word)) return undefined;
  const { words, rest } = hanWords(word);
  const others = [...rest.replace(/[a-z]/g, "")].filter((c) => c !== " " && !joins.has(c) && !"人方者".includes(c));
  const letters = (rest.match(/[a-z]+/g) ?? []).filter((run) => run.length === 1).map((run) => run.toUpperCase());
  if (others.length > 0 || /[a-z]{2}/.test(rest)) return undefined;
  return letters.length > 0 ? letters : words;
}

/** Letters that lead a text: "R: drafts, A: signs", "R - drafts". */
function ledMarks(body: string): readonly string[] {
  const marks = new Set<string>();
  for (const [, letter] of body.matchAll(/(?:^|[\s,;/、，；])([RACISrac])\s?[:：=](?!\/)/g))
    marks.add(letter!.toUpperCase());
  if (marks.size === 0) {
    const [, letters] = /^([RACIS](?:\s?[/,+&]\s?[RACIS]){0,3})(?:\s?[-–—→;,，、。]|\*|\s?[(（[])/.exec(body) ?? [];
    for (const letter of letters?.match(/[RACIS]/g) ?? []) marks.add(letter);
  }
  return [...marks];
}

export const isKnownLetter = (mark: string): boolean => known.includes(mark);
