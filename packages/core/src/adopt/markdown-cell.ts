import { entityAt } from "./entities.ts";

/** What a reader sees of a piece of Markdown in one line. */
export interface Inline {
  readonly text: string;
  /** All of it is bold. */
  readonly bold: boolean;
  /** Something that a reader does not see went away: a link's address, an image, a comment. */
  readonly lossy: boolean;
}

const punctuation = /[!-/:-@[-`{-~]/;
const tags = new Set([
  ..."a abbr b big br center cite code del div em font i ins kbd li mark".split(" "),
  ..."ol p s small span strike strong sub sup tt u ul".split(" "),
]);
const breaking = new Set(["br", "p", "li", "div"]);
const tag = /<(\/?)([A-Za-z][A-Za-z0-9]{0,9})(?:\s[^<>]{0,500})?\/?>/y;

/** Next position of `sought`, remembering the last answer: asked for rising positions it reads the text once. */
function seeker(text: string, sought: string): (from: number) => number {
  let found = -2;
  return (from) => {
    if (found === -2 || (found >= 0 && found < from)) found = text.indexOf(sought, from);
    return found;
  };
}

/**
 * Takes Markdown's and HTML's marks off a cell: emphasis, code, links, escapes, entities, tags. A star that opens
 * nothing (`R*`) stays.
 * Reads the text a fixed number of times, however hostile.
 */
export function inlineText(raw: string): Inline {
  const out: string[] = [];
  const code = codeSpans(raw);
  const gone = emphasis(raw, code);
  const [bracket, parenthesis, comment] = [seeker(raw, "]"), seeker(raw, ")"), seeker(raw, "-->")];
  let lossy = false;
  /** Behind the label of a link: from here to there is its address. */
  const addresses = new Map<number, number>();
  for (let at = 0; at < raw.length;) {
    const c = raw[at]!;
    const span = code.get(at);
    const mark = gone.get(at);
    const address = addresses.get(at);
    if (span) {
      out.push(raw.slice(span.from, span.to).replaceAll("\\|", "|").trim());
      at = span.end;
    } else if (mark !== undefined) at += mark;
    else if (address !== undefined) at = address;
    else if (c === "\\" && punctuation.test(raw[at + 1] ?? "")) {
      out.push(raw[at + 1]!);
      at += 2;
    } else if (c === "&") {
      const found = entityAt(raw, at);
      out.push(found?.text ?? c);
      at += found?.length ?? 1;
    } else if (c === "[" || (c === "!" && raw[at + 1] === "[")) {
      const open = c === "[" ? at : at + 1;
      const close = bracket(open);
      const end = close >= 0 && raw[close + 1] === "(" ? parenthesis(close) : -1;
      if (end < 0 || raw.slice(open + 1, close).includes("[")) {
        out.push(raw.slice(at, open + 1));
      } else {
        addresses.set(close, end + 1);
        lossy = true;
      }
      at = open + 1;
    } else if (c === "<") {
      const found = htmlAt(raw, at, comment);
      out.push(found?.text ?? c);
      lossy ||= found?.lossy ?? false;
      at = found?.end ?? at + 1;
    } else {
      out.push(c);
      at++;
    }
  }
  const text = out.join("").replaceAll("\u00A0", " ").trim();
  return { text, bold: isBold(raw), lossy };
}

function htmlAt(
  raw: string,
  at: number,
  comment: (from: number) => number,
): { readonly text: string; readonly end: number; readonly lossy: boolean } | undefined {
  if (raw.startsWith("<!--", at)) {
    const end = comment(at);
    return end < 0 ? undefined : { text: "", end: end + 3, lossy: true };
  }
  tag.lastIndex = at;
  const [whole, closing, name = ""] = tag.exec(raw) ?? [];
  if (whole === undefined || !tags.has(name.toLowerCase())) return undefined;
  const breaks = breaking.has(name.toLowerCase()) && !(closing && name.toLowerCase() === "br");
  return { text: breaks ? "\n" : "", end: at + whole.length, lossy: /\s(?:href|src|title)=/i.test(whole) };
}

interface CodeSpan {
  readonly from: number;
  readonly to: number;
  readonly end: number;
}
/** Code spans by where they open: a run of backticks closes at the next run of its length. */
function codeSpans(raw: string): ReadonlyMap<number, CodeSpan> {
  const spans = new Map<number, CodeSpan>();
  const runs = [...raw.matchAll(/`+/g)].filter(({ index }) => raw[index - 1] !== "\\");
  const next = new Map<number, number>();
  const closer: number[] = [];
  for (let i = runs.length - 1; i >= 0; i--) {
    const { length } = runs[i]![0];
    closer[i] = next.get(length) ?? -1;
    next.set(length, i);
  }
  for (let i = 0; i < runs.length; i++) {
    const close = closer[i]!;
    if (close < 0) continue;
    const [open, end] = [runs[i]!, runs[close]!];
    spans.set(open.index, { from: open.index + open[0].length, to: end.index, end: end.index + end[0].length });
    i = close;
  }
  return spans;
}

const space = /\s/;
const sign = /[\p{P}\p{S}]/u;
/**
 * Emphasis marks that pair, by position: how many characters go. What flanks a mark decides whether it opens or
 * closes (CommonMark 6.2).
 */
function emphasis(raw: string, code: ReadonlyMap<number, CodeSpan>): ReadonlyMap<number, number> {
  const gone = new Map<number, number>();
  const open = new Map<string, number>();
  let codeEnd = 0;
  for (const { 0: run, index } of raw.matchAll(/`+|\*+|_+|~~/g)) {
    codeEnd = code.get(index)?.end ?? codeEnd;
    if (index < codeEnd || run[0] === "`" || raw[index - 1] === "\\") continue;
    const [before, after] = [raw[index - 1] ?? " ", raw[index + run.length] ?? " "];
    const left = !space.test(after) && (!sign.test(after) || space.test(before) || sign.test(before));
    const right = !space.test(before) && (!sign.test(before) || space.test(after) || sign.test(after));
    const inWord = run[0] === "_" && left && right;
    const from = open.get(run);
    if (right && !inWord && from !== undefined) {
      gone.set(from, run.length).set(index, run.length);
      open.delete(run);
    } else if (left && !inWord) open.set(run, index);
  }
  return gone;
}
const isBold = (raw: string): boolean => {
  const text = raw.trim();
  return /^(?:\*\*|__)[^*_]+(?:\*\*|__)[:：]?$/.test(text) || /^<(?:b|strong)>[^<]+<\/(?:b|strong)>$/i.test(text);
};
