import { Inflate } from "fflate";
import { readLimits } from "./limits.ts";
import { bomb, broken, refusal, tooLarge } from "./refusals.ts";
import { sniff } from "./sniff.ts";

/** A file in a ZIP archive, by what the archive's directory says of it. */
export interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packedBytes: number;
  /** As declared: what comes out is counted all the same. */
  readonly bytes: number;
  /** Where its local record begins, and the directory's record of it. */
  readonly at: number;
  readonly record: Uint8Array;
}
export interface Directory {
  readonly entries: readonly Entry[];
  /** Where the directory begins. */
  readonly at: number;
}

const signatures = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50 } as const;
const endBytes = 22;
const commentBytes = 0xffff;
const truncated = () => broken(["a cut-off or damaged file", "不完整或已损坏的文件"]);
const zip64 = () =>
  refusal("not-supported", ["a ZIP64 archive", "ZIP64 压缩包"], ["Save it again as .xlsx", "请重新另存为 .xlsx"]);

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/**
 * The directory of a ZIP archive. Nothing is unpacked.
 *
 * @throws ParleyError when it is none, is encrypted, is cut off, or holds more than is read
 * @source PKWARE, APPNOTE.TXT, 4.3
 */
export function directoryOf(bytes: Uint8Array): Directory {
  sniff(bytes);
  if (bytes.length > readLimits.fileBytes)
    throw tooLarge([`a file of ${bytes.length} bytes`, `${bytes.length} 字节的文件`]);
  const view = viewOf(bytes);
  const end = endOf(view);
  const count = view.getUint16(end + 10, true);
  const at = view.getUint32(end + 16, true);
  if (count === 0xffff || at === 0xffffffff) throw zip64();
  if (at > end) throw truncated();
  if (count > readLimits.entries) throw tooLarge([`an archive of ${count} files`, `含 ${count} 个文件的压缩包`]);
  const entries: Entry[] = [];
  let next = at;
  for (let i = 0; i < count; i++) {
    const entry = entryAt(bytes, view, next, end);
    entries.push(entry);
    next += entry.record.length;
  }
  return { entries, at };
}

function endOf(view: DataView): number {
  const last = view.byteLength - endBytes;
  for (let at = last; at >= Math.max(0, last - commentBytes); at--)
    if (view.getUint32(at, true) === signatures.end && at + endBytes + view.getUint16(at + 20, true) <= view.byteLength)
      return at;
  throw truncated();
}

function entryAt(bytes: Uint8Array, view: DataView, at: number, end: number): Entry {
  if (at + 46 > end || view.getUint32(at, true) !== signatures.central) throw truncated();
  const [nameBytes, extraBytes, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
  const length = 46 + (nameBytes ?? 0) + (extraBytes ?? 0) + (comment ?? 0);
  if (at + length > end) throw truncated();
  const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + (nameBytes ?? 0)));
  if ((view.getUint16(at + 8, true) & 1) === 1)
    throw refusal(
      "not-supported",
      ["an archive with a password", "设有密码的压缩包"],
      ["Remove the password, then try again", "请移除密码后重试"],
    );
  const [packedBytes = 0, unpacked = 0] = [20, 24].map((offset) => view.getUint32(at + offset, true));
  const start = view.getUint32(at + 42, true);
  if ([packedBytes, unpacked, start].includes(0xffffffff)) throw zip64();
  return {
    name: name.replace(/^\/+/, "").replaceAll("\\", "/"),
    method: view.getUint16(at + 10, true),
    packedBytes,
    bytes: unpacked,
    at: start,
    record: bytes.slice(at, at + length),
  };
}

/** Files of an archive, unpacked on demand and counted while they are. */
export class Archive {
  readonly directory: Directory;
  readonly bytes: Uint8Array;
  private readonly entries: ReadonlyMap<string, Entry>;
  private unpacked = 0;

  /** @throws ParleyError as `directoryOf` */
  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.directory = directoryOf(bytes);
    // Names in a package are equal in any case. @source ECMA-376 part 2, 6.3.5
    this.entries = new Map(this.directory.entries.map((entry) => [entry.name.toLowerCase(), entry]));
  }

  entry(name: string): Entry | undefined {
    return this.entries.get(name.toLowerCase());
  }

  /**
   * Hands over what a file holds, piece by piece.
   *
   * @throws ParleyError "limit-exceeded" as soon as more comes out than is read
   */
  unpack(entry: Entry, onPiece: (piece: Uint8Array) => void): void {
    const { name, method, packedBytes } = entry;
    if (this.unpacked + entry.bytes > readLimits.unpackedBytes) throw bomb(name);
    const packed = this.packed(entry);
    let bytes = 0;
    const take = (piece: Uint8Array): void => {
      bytes += piece.length;
      this.unpacked += piece.length;
      const isBomb = bytes > readLimits.ratioFromBytes && bytes > packedBytes * readLimits.ratio;
      if (isBomb || this.unpacked > readLimits.unpackedBytes) throw bomb(name);
      onPiece(piece);
    };
    if (method === 0) return take(packed);
    if (method !== 8)
      throw refusal("not-supported", [`compression ${method} in the file`, `文件使用了压缩方式 ${method}`]);
    inflate(packed, take);
    if (bytes !== entry.bytes) throw truncated();
  }

  private packed({ at, packedBytes }: Entry): Uint8Array {
    const view = viewOf(this.bytes);
    if (at + 30 > this.directory.at || view.getUint32(at, true) !== signatures.local) throw truncated();
    const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
    if (from + packedBytes > this.directory.at) throw truncated();
    return this.bytes.subarray(from, from + packedBytes);
  }

  /** A whole file as text. @throws ParleyError as `unpack`; "invalid-document" when it is no Unicode text */
  text(entry: Entry): string {
    const texts: string[] = [];
    this.read(entry, (text) => texts.push(text));
    return texts.join("");
  }

  /** A file as text, piece by piece, without its byte order mark. @throws ParleyError as `text` */
  read(entry: Entry, onText: (text: string) => void): void {
    let decoder: TextDecoder | undefined;
    const decoded = (piece?: Uint8Array): string => {
      try {
        decoder ??= new TextDecoder(encodingOf(piece), { fatal: true });
        return piece ? decoder.decode(piece, { stream: true }) : decoder.decode();
      } catch (error) {
        if (error instanceof TypeError)
          throw broken([`"${entry.name}", which is no Unicode text`, `“${entry.name}”不是 Unicode 文本`], error);
        throw error;
      }
    };
    this.unpack(entry, (piece) => onText(decoded(piece)));
    onText(decoded());
  }
}

const encodingOf = (start: Uint8Array | undefined): string => {
  const [a, b] = start ?? [];
  if (a === 0xff && b === 0xfe) return "utf-16le";
  return a === 0xfe && b === 0xff ? "utf-16be" : "utf-8";
};

/** Compressed bytes are fed in small pieces: each can grow a thousandfold before anybody counts. */
const feedBytes = 16_384;

function inflate(packed: Uint8Array, take: (piece: Uint8Array) => void): void {
  const stream = new Inflate((piece) => take(piece));
  try {
    for (let at = 0; at < packed.length || at === 0; at += feedBytes)
      stream.push(packed.subarray(at, at + feedBytes), at + feedBytes >= packed.length);
  } catch (error) {
    // fflate numbers its errors; everything else is one of ours.
    if (error instanceof Error && "code" in error && typeof error.code === "number")
      throw broken(["damaged compressed data", "压缩数据已损坏"], error);
    throw error;
  }
}
