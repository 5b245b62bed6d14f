import { bare, withoutRemarks } from "../words.ts";

/** Names in one cell. */
export interface Names {
  readonly names: readonly string[];
  /** Remarks in brackets were left out of the names. */
  readonly more: boolean;
  /** A slash or an "or" stood between two of them: it may be one party with two names. */
  readonly unsure: boolean;
}

const nobody = /^(?:[^\p{L}\p{N}?？]*|n\/?a|n\.a\.?|none|nil|无|無|不适用)$/iu;
/** White space is one space by then. */
const separator =
  /\n|[,，、;；|+]|(?<!\d)\/|\/(?!\d)| (?:and\/or|and|or) |(?<=\p{Script=Han}) ?或者? ?(?=[\p{Script=Han}A-Z])|&/iu;

/**
 * Splits names at commas, slashes, `&`, `+`, `、`, line breaks, "and" and "or"; what stands in brackets is a remark.
 * `R&D` stays whole. Nobody is an
 * empty list. One name twice is one.
 */
export function namesIn(cell: string): Names {
  const whole = cell.trim();
  if (nobody.test(whole)) return { names: [], more: false, unsure: false };
  const { text, remarks } = withoutRemarks(whole);
  const guarded = (text === "" ? remarks.join(", ") : text)
    .replace(/[^\S\n]+/g, " ")
    .replace(/\b([A-Z])&([A-Z])\b/g, "$1\u0001$2")
    .replace(/\bw\/o?\b/gi, "with");
  const names = new Map<string, string>();
  for (const part of guarded.split(separator)) {
    const name = bare(part.replaceAll("\u0001", "&"), /[\s•·*–—-]/, /[\s*†‡。]/);
    if (!nobody.test(name) && !names.has(name.toLowerCase())) names.set(name.toLowerCase(), name);
  }
  const unsure = names.size > 1 && /\p{L} ?\/ ?\p{L}| or |或/iu.test(guarded);
  return { names: [...names.values()], more: remarks.length > 0 && text !== "", unsure };
}
