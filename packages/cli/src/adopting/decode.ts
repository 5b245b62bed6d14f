import { ParleyError } from "@parley/core";

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "gb18030";

/** A file's bytes as text, with what is needed to write it back as it was. */
export interface Decoded {
  /** Without its byte order mark. */
  readonly text: string;
  readonly encoding: Encoding;
  readonly mark: boolean;
}

const marks: readonly (readonly [encoding: Encoding, bytes: readonly number[]])[] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

/**
 * Reads text in the encodings that people's tables come in: UTF-8, UTF-16 (Excel's "Unicode text") and GB18030, which
 * Excel in Chinese writes as "CSV".
 *
 * GB18030 gives almost any bytes a meaning, so it is tried last, and what it reads must not hold control characters.
 *
 * @throws ParleyError "invalid-document" for what is no text in any of them
 */
export function decodeText(bytes: Uint8Array): Decoded {
  for (const [encoding, mark] of marks)
    if (mark.every((byte, i) => bytes[i] === byte)) return told(bytes.subarray(mark.length), encoding, true);
  const wide = wideOrder(bytes);
  if (wide) return told(bytes, wide, false);
  const utf8 = tried(bytes, "utf-8");
  if (utf8 !== undefined) return { text: utf8, encoding: "utf-8", mark: false };
  const chinese = bytes.includes(0) ? undefined : tried(bytes, "gb18030");
  if (chinese !== undefined) return { text: chinese, encoding: "gb18030", mark: false };
  throw noText();
}

/**
 * The bytes of a text in the encoding that it came in.
 *
 * @throws ParleyError "not-supported" for GB18030: the engine reads it and does not write it
 */
export function encodeText(text: string, { encoding, mark }: Pick<Decoded, "encoding" | "mark">): Uint8Array {
  const marked = mark ? `\uFEFF${text}` : text;
  if (encoding === "utf-8") return new TextEncoder().encode(marked);
  if (encoding === "gb18030")
    throw new ParleyError("not-supported", {
      found: ["a file in GB18030", "GB18030 编码的文件"],
      expected: ["one in UTF-8, to write it back", "可写回的 UTF-8 文件"],
      next: ["Save it as UTF-8 first", "请先另存为 UTF-8"],
    });
  const bytes = Buffer.from(marked, "utf16le");
  return encoding === "utf-16be" ? bytes.swap16() : bytes;
}

function told(bytes: Uint8Array, encoding: Encoding, mark: boolean): Decoded {
  const text = tried(bytes, encoding);
  if (text === undefined) throw noText();
  return { text, encoding, mark };
}

function tried(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
    return binary.test(text) ? undefined : text;
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
/** Signs that no text holds: control characters of ASCII that are no white space. */
const binary = /(?![\s\u{7F}-\u{9F}])\p{Cc}/u;

/**
 * UTF-16 without a mark shows by its zeros: every other byte of a table's Latin signs, delimiters and line breaks. A
 * few Han characters have a zero in their other half.
 */
function wideOrder(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  if (bytes.length < 4 || bytes.length % 2 !== 0) return undefined;
  let [even, odd] = [0, 0];
  bytes.subarray(0, 2000).forEach((byte, i) => {
    if (byte === 0 && i % 2 === 0) even++;
    if (byte === 0 && i % 2 === 1) odd++;
  });
  if (odd > 4 * even) return "utf-16le";
  return even > 4 * odd ? "utf-16be" : undefined;
}

const noText = (): ParleyError =>
  new ParleyError("invalid-document", {
    found: ["binary data", "二进制数据"],
    expected: ["text in UTF-8, UTF-16 or GB18030", "UTF-8、UTF-16 或 GB18030 文本"],
  });
