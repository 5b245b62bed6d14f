import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";

/** The same text for equal values: keys sorted, absent values dropped, texts in NFC with \n line ends. */
export function canonical(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value.normalize("NFC").replace(/\r\n?/g, "\n"));
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  const entries = Object.entries(value)
    .filter(([, v]) => v !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`).join(",")}}`;
}

/** UTF-8 bytes. By hand: Apps Script has no TextEncoder, and half a surrogate pair (a cut-off emoji in a cell) must not throw. */
export function utf8(text: string): Uint8Array {
  const out = new Uint8Array(text.length * 3);
  let n = 0;
  for (const character of text) {
    const point = character.codePointAt(0)!;
    const c = point >= 0xd800 && point <= 0xdfff ? 0xfffd : point;
    if (c < 0x80) out[n++] = c;
    else if (c < 0x800) n = put(out, n, 0xc0 | (c >> 6), c);
    else if (c < 0x10000) n = put(out, n, 0xe0 | (c >> 12), c >> 6, c);
    else n = put(out, n, 0xf0 | (c >> 18), c >> 12, c >> 6, c);
  }
  return out.subarray(0, n);
}
function put(out: Uint8Array, at: number, lead: number, ...rest: number[]): number {
  out[at] = lead;
  rest.forEach((c, i) => (out[at + 1 + i] = 0x80 | (c & 63)));
  return at + 1 + rest.length;
}

/** SHA-256 of a text, in hexadecimal, synchronous (WebCrypto is not). */
export const hashOf = (text: string): string => bytesToHex(sha256(utf8(text)));

/** Eight characters that tell two values apart: what the base of a merge keeps per place. */
export const digest = (value: unknown): string => hashOf(canonical(value)).slice(0, 8);
