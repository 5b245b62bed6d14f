import { canonical, type Document, type Finding, type Label } from "@parley/core";
import { readTables, type SourceTable } from "@parley/core/adopt";
import { FileFailure } from "../failure.ts";
import { writeWhole } from "../files.ts";
import type { Change, Opened } from "../opened.ts";
import { type AdoptedSource, adoptSource, type Understanding } from "./adopt-source.ts";
import { encodeText } from "./decode.ts";
import { gather } from "./gather.ts";
import { locate } from "./locate.ts";
import { cellName } from "./cell-name.ts";
import { type CellEdit, editsFor, rewritten } from "./rewrite.ts";
import { readSource, type Source, type TextSource, type WorkbookSource } from "./source-file.ts";

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
    async change(index, document) {
      const changed = await changedBy(now, index, document, options);
      if (!("source" in changed)) return changed;
      now = changed;
      return { ok: true, document: documentsOf(now)[index] ?? document };
    },
    notes: () => notesOn(now.read),
    async write() {
      if (now === first) return false;
      try {
        await writeWhole(path, bytesOf(now.source), bytes);
      } catch (error) {
        throw new FileFailure(path, error);
      }
      return true;
    },
  };
}

const bytesOf = (source: Source): Uint8Array =>
  source.kind === "workbook" ? source.bytes : encodeText(source.decoded.text, source.decoded);
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

async function changedBy(
  { source, read }: Reading,
  index: number,
  after: Document,
  options: Understanding,
): Promise<Reading | Refusal> {
  const adopted = read.adopted[index];
  if (!adopted) return refused(["no such table", "没有这个表格"]);
  const wanted = editsFor(adopted, after);
  if (!wanted.ok) return wanted;
  const next = source.kind === "workbook" ? await patched(source, wanted.edits) : withCells(source, wanted.edits);
  if ("why" in next) return next;
  let n = 0;
  // The same ids, so that what was and what is can be compared.
  const newId = (): string => read.adopted[n++]?.document.id ?? options.newId();
  const reading = { source: next, read: adoptSource(next, { ...options, newId }) };
  const expected = read.adopted.map(({ document }, i) => (i === index ? after : document));
  return saidBy(documentsOf(reading)) === saidBy(expected)
    ? reading
    : refused(["the file would then be understood otherwise", "写入后文件含义会改变"]);
}

type Refusal = Extract<Change, { ok: false }>;

function withCells(source: TextSource, edits: readonly CellEdit[]): TextSource {
  const text = rewritten(source.decoded.text, source.kind, edits);
  return { ...source, decoded: { ...source.decoded, text }, tables: readTables(text, source.kind) };
}

async function patched(source: WorkbookSource, edits: readonly CellEdit[]): Promise<WorkbookSource | Refusal> {
  const { patchWorkbook, readWorkbook } = await import("@parley/sheets");
  const patches = edits.map(({ cell: { line, column }, text, sheet = "" }) => {
    return { sheet, cell: cellName(undefined, line, column), text };
  });
  const { bytes, refused: left } = patchWorkbook(source.bytes, patches);
  const [first] = left;
  return first ? refused(first.why) : { ...source, bytes, tables: await readWorkbook(bytes) };
}

const saidBy = (documents: readonly Document[]): string =>
  canonical(documents.map(({ content, extra }) => [content, extra]));
const refused = (why: Label): Refusal => ({ ok: false, why });

function notesOn({ adopted, unknown }: AdoptedSource): readonly Label[] {
  const told = new Set(adopted.flatMap(({ table }) => toldOf(table)));
  return [...unknownNote(adopted, unknown), ...told];
}
/** What a workbook's reader has to say of a table: hidden parts, texts beside it, formulas that came to nothing. */
const toldOf = (table: SourceTable & { readonly told?: readonly { readonly label: Label }[] }): readonly Label[] =>
  (table.told ?? []).map(({ label }) => label);

function unknownNote(adopted: AdoptedSource["adopted"], unknown: AdoptedSource["unknown"]): readonly Label[] {
  const all = new Set(adopted.map(({ table }) => table)).size + unknown.length;
  if (unknown.length === 0) return [];
  return [
    [
      `${unknown.length} of ${all} tables are of no template and were left out`,
      `${all} 个表格中有 ${unknown.length} 个不属于任何模板，未检查`,
    ],
  ];
}
