import { canonical, type Document, type Finding, type Label } from "@parley/core";
import { readTables } from "@parley/core/adopt";
import { FileFailure } from "../failure.ts";
import { writeWhole } from "../files.ts";
import type { Change, Opened } from "../opened.ts";
import { type AdoptedSource, adoptSource, type Understanding } from "./adopt-source.ts";
import { encodeText } from "./decode.ts";
import { gather } from "./gather.ts";
import { locate } from "./locate.ts";
import { editsFor, rewritten } from "./rewrite.ts";
import { readSource, type Source } from "./source-file.ts";

/** A file of tables as it stands, or would stand once written. */
interface Reading {
  readonly source: Source;
  readonly read: AdoptedSource;
}

/**
 * A table that somebody else made, opened as documents. A fix changes the cells that it touches and nothing else; it
 * is taken only when the file, read anew, then says exactly what the fixed document says.
 *
 * @throws FileFailure about a file that holds no table of the method
 */
export async function openTable(path: string, bytes: Uint8Array, options: Understanding): Promise<Opened> {
  let first: Reading;
  try {
    const source = await readSource(path, bytes);
    first = { source, read: adoptSource(source, options) };
  } catch (error) {
    throw new FileFailure(path, error);
  }
  let now = first;
  return {
    path,
    documents: () => documentsOf(now),
    told: (findings) => told(now.read, findings),
    locate(index, finding) {
      const adopted = now.read.adopted[index];
      return adopted && locate(adopted, finding, textOf(now.source));
    },
    change(index, document) {
      const changed = changedBy(now, index, document, options);
      if (!("source" in changed)) return changed;
      now = changed;
      return { ok: true, document: documentsOf(now)[index] ?? document };
    },
    notes: () => notesOn(now.read),
    async write() {
      const { source } = now;
      if (now === first || source.kind === "workbook") return false;
      try {
        await writeWhole(path, encodeText(source.decoded.text, source.decoded), bytes);
      } catch (error) {
        throw new FileFailure(path, error);
      }
      return true;
    },
  };
}

const textOf = (source: Source): string | undefined => (source.kind === "workbook" ? undefined : source.decoded.text);
const documentsOf = ({ read }: Reading): readonly Document[] => read.adopted.map(({ document }) => document);

/** Findings by document, what a table has no column for told once. */
function told({ adopted }: AdoptedSource, findings: readonly (readonly Finding[])[]): readonly (readonly Finding[])[] {
  const out = new Map(adopted.map((one): [unknown, Finding[]] => [one, []]));
  for (const table of new Set(adopted.map((one) => one.table))) {
    const own = adopted.flatMap((one, i) =>
      one.table === table ? (findings[i] ?? []).map((finding) => ({ adopted: one, finding })) : [],
    );
    for (const placed of gather(own)) out.get(placed.adopted)?.push(placed.finding);
  }
  return [...out.values()];
}

function changedBy(
  { source, read }: Reading,
  index: number,
  after: Document,
  options: Understanding,
): Reading | Extract<Change, { ok: false }> {
  const adopted = read.adopted[index];
  if (!adopted) return refused(["no such table", "没有这个表格"]);
  if (source.kind === "workbook") return refused(["a workbook is changed by hand", "工作簿需手动修改"]);
  const wanted = editsFor(adopted, after);
  if (!wanted.ok) return wanted;
  const text = rewritten(source.decoded.text, source.kind, wanted.edits);
  const next = { ...source, decoded: { ...source.decoded, text }, tables: readTables(text, source.kind) };
  let n = 0;
  // The same ids, so that what was and what is can be compared.
  const newId = (): string => read.adopted[n++]?.document.id ?? options.newId();
  const reading = { source: next, read: adoptSource(next, { ...options, newId }) };
  const expected = read.adopted.map(({ document }, i) => (i === index ? after : document));
  return saidBy(documentsOf(reading)) === saidBy(expected)
    ? reading
    : refused(["the file would then be understood otherwise", "写入后文件含义会改变"]);
}
const saidBy = (documents: readonly Document[]): string =>
  canonical(documents.map(({ content, extra }) => [content, extra]));
const refused = (why: Label): Extract<Change, { ok: false }> => ({ ok: false, why });

function notesOn({ adopted, unknown }: AdoptedSource): readonly Label[] {
  const all = new Set(adopted.map(({ table }) => table)).size + unknown.length;
  if (unknown.length === 0) return [];
  return [
    [
      `${unknown.length} of ${all} tables are of no template and were left out`,
      `${all} 个表格中有 ${unknown.length} 个不属于任何模板，未检查`,
    ],
  ];
}
