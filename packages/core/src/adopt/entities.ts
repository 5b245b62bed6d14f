/** The named entities that occur in tables; others stay as they are written. */
const named: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  ensp: " ",
  emsp: " ",
  thinsp: " ",
  copy: "©",
  reg: "®",
  trade: "™",
  mdash: "—",
  ndash: "–",
  minus: "−",
  hellip: "…",
  bull: "•",
  middot: "·",
  times: "×",
  deg: "°",
  plusmn: "±",
  sect: "§",
  para: "¶",
  laquo: "«",
  raquo: "»",
  lsquo: "‘",
  rsquo: "’",
  ldquo: "“",
  rdquo: "”",
  larr: "←",
  rarr: "→",
  harr: "↔",
  le: "≤",
  ge: "≥",
  ne: "≠",
  euro: "€",
  pound: "£",
  yen: "¥",
  check: "✓",
  cross: "✗",
  star: "☆",
  starf: "★",
  vert: "|",
  verbar: "|",
  lowbar: "_",
  ast: "*",
  sol: "/",
  bsol: "\\",
  colon: ":",
  comma: ",",
  num: "#",
  percnt: "%",
};
const entity = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([A-Za-z]{2,8}));/y;

/**
 * The HTML entity that begins at an offset: what it stands for and how long it is written; `undefined` when there is
 * none.
 */
export function entityAt(text: string, at: number): { readonly text: string; readonly length: number } | undefined {
  entity.lastIndex = at;
  const found = entity.exec(text);
  if (!found) return undefined;
  const [whole, decimal, hex, name] = found;
  const written = name === undefined ? fromCode(decimal, hex) : Object.hasOwn(named, name) ? named[name] : undefined;
  return written === undefined ? undefined : { text: written, length: whole.length };
}
function fromCode(decimal: string | undefined, hex: string | undefined): string | undefined {
  const code = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal);
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined;
  return String.fromCodePoint(code);
}
