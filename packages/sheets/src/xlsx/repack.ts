import { strToU8, zipSync } from "fflate";
import { directoryOf, type Directory, type Entry } from "./archive.ts";
import { broken } from "./refusals.ts";

/**
 * An archive with some of its files written anew. All others stay byte for byte, compressed as they were, in their
 * order, with everything that stands between them.
 *
 * @param changed  texts by the name of the file
 * @source PKWARE, APPNOTE.TXT, 4.3.7, 4.3.12 and 4.3.16
 */
export function packedAnew(
  bytes: Uint8Array,
  { entries, at: directoryAt }: Directory,
  changed: ReadonlyMap<string, string>,
): Uint8Array {
  const inOrder = [...entries].sort((a, b) => a.at - b.at);
  const out: Uint8Array[] = [bytes.subarray(0, inOrder[0]?.at ?? 0)];
  let length = out[0]!.length;
  const records = new Map<Entry, Uint8Array>();
  for (const [i, entry] of inOrder.entries()) {
    const next = inOrder[i + 1]?.at ?? directoryAt;
    if (next <= entry.at) throw broken(["an archive whose files overlap", "文件相互重叠的压缩包"]);
    const text = changed.get(entry.name);
    const written =
      text === undefined
        ? { local: bytes.subarray(entry.at, next), record: copied(entry.record) }
        : writtenAnew(entry, text);
    view(written.record).setUint32(42, length, true);
    records.set(entry, written.record);
    out.push(written.local);
    length += written.local.length;
  }
  const directoryBytes = entries.reduce((sum, { record }) => sum + record.length, 0);
  const tail = copied(bytes.subarray(directoryAt + directoryBytes));
  // The end of the directory is the last of its signatures: a comment behind it may be long.
  const end = endIn(tail);
  view(tail).setUint32(end + 16, length, true);
  out.push(...entries.map((entry) => records.get(entry)!), tail);
  return concatenated(out);
}

/** Node's `Buffer` shares its memory where a plain array's `slice` copies. */
const copied = (bytes: Uint8Array): Uint8Array => Uint8Array.from(bytes);
const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function endIn(tail: Uint8Array): number {
  const seen = view(tail);
  for (let at = tail.length - 22; at >= 0; at--) if (seen.getUint32(at, true) === 0x06054b50) return at;
  throw broken(["a cut-off or damaged file", "不完整或已损坏的文件"]);
}

/** A file with another content under the same name, of the same time. */
function writtenAnew(entry: Entry, text: string): { readonly local: Uint8Array; readonly record: Uint8Array } {
  const record = copied(entry.record);
  const name = record.subarray(46, 46 + view(record).getUint16(28, true));
  // fflate packs and counts; what stands around its bytes is the archive's own.
  const packed = zipSync({ x: strToU8(text) }, { level: 6 });
  const [made] = directoryOf(packed).entries;
  const from = view(made!.record);
  const data = packed.subarray(31, 31 + made!.packedBytes);
  const local = new Uint8Array(30 + name.length + data.length);
  const [header, central] = [view(local), view(record)];
  header.setUint32(0, 0x04034b50, true);
  header.setUint16(4, 20, true);
  // Only the flag for names in UTF-8 stays: sizes stand in the header, not behind the data.
  const flags = central.getUint16(8, true) & 0x0800;
  for (const [target, offset] of [
    [header, 6],
    [central, 8],
  ] as const) {
    target.setUint16(offset, flags, true);
    target.setUint16(offset + 2, 8, true);
    target.setUint32(offset + 4, central.getUint32(12, true), true);
    target.setUint32(offset + 8, from.getUint32(16, true), true);
    target.setUint32(offset + 12, data.length, true);
    target.setUint32(offset + 16, from.getUint32(24, true), true);
  }
  header.setUint16(26, name.length, true);
  local.set(name, 30);
  local.set(data, 30 + name.length);
  return { local, record };
}

function concatenated(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
