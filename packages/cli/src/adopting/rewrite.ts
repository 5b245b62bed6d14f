import { cellText, type Document, flatten, type Label, type Place, parts, type Shape, valueToText } from "@parley/core";
import { type SourceCell, type TableFormat } from "@parley/core/adopt";
import type { Adopted } from "./adopt-source.ts";

/** A cell of a file and what it is to say. */
export interface CellEdit {
  readonly cell: SourceCell;
  readonly text: string;
  readonly sheet?: string;
}
export type Edits =
  | { readonly ok: true; readonly edits: readonly CellEdit[] }
  | { readonly ok: false; readonly why: Label };

const refused = (why: Label): Edits => ({ ok: false, why });

/**
 * The cells that have to change so that a file says what a document now says, or why that cannot be: a value without
 * a cell of its own, a cell that says more than the value.
 */
export function editsFor(adopted: Adopted, after: Document): Edits {
  const { document, template, from, table, adoption } = adopted;
  const shape: Shape = template.shape;
  const [was, now] = [flatten(shape, document), flatten(shape, after)];
  const edits: CellEdit[] = [];
  for (const key of new Set([...was.keys(), ...now.keys()])) {
    const [before, next] = [was.get(key), now.get(key)];
    const at = (next ?? before)?.at ?? [];
    if (at[0]?.startsWith("$") || JSON.stringify(before?.value) === JSON.stringify(next?.value)) continue;
    const cell = at.includes("#order") || next?.value === "row" || before?.value === "row" ? undefined : own(from, at);
    if (!cell) return refused(["it needs a cell that the table does not have", "表格中没有对应的单元格"]);
    if (document.extra[at.join(".")] !== undefined)
      return refused(["the cell says more than that value", "单元格中还有其他内容"]);
    if (adoption.layout === "raci-as-columns")
      return refused(["names would have to move from one cell to another", "需要把姓名移到另一单元格"]);
    const text = next === undefined ? "" : textFor(shape, document, at, next.value, cell);
    edits.push({ cell, text, ...(table.sheet !== undefined && { sheet: table.sheet }) });
  }
  return { ok: true, edits };
}

const own = ({ places }: Adopted["from"], at: Place): SourceCell | undefined => places.get(at.join("."));

function textFor(shape: Shape, { language }: Document, at: Place, value: unknown, cell: SourceCell): string {
  const { fields, tables, matrices } = parts(shape);
  const [name = "", row, column = ""] = at;
  const field = row === undefined ? fields[name] : (tables[name]?.columns[column] ?? matrices[name]?.cell);
  if (!field) return "";
  if (field.kind !== "choices" || !matrices[name]) return String(valueToText(field, value, language));
  const letters = cellText(value as readonly string[]);
  return cell.text !== "" && cell.text === cell.text.toLowerCase() ? letters.toLowerCase() : letters;
}

/** A text with some of its cells written anew; every other character stays. */
export function rewritten(text: string, format: TableFormat, edits: readonly CellEdit[]): string {
  const sorted = [...edits].sort((a, b) => b.cell.start - a.cell.start);
  let out = text;
  for (const { cell, text: next } of sorted) {
    const { start, end } = cell;
    const raw = text.slice(start, end);
    out = `${out.slice(0, start)}${(format === "csv" ? csvCell : markdownCell)(raw, cell.text, next)}${out.slice(end)}`;
  }
  return out;
}

/** RFC 4180: quotes where they were, and where the text needs them. */
function csvCell(raw: string, was: string, next: string): string {
  const isQuoted = raw.trimStart().startsWith('"');
  if (!isQuoted && !/[",;\t\r\n]/.test(next))
    return was !== "" && raw.includes(was) ? raw.replace(was, () => next) : next;
  return `"${next.replaceAll('"', '""')}"`;
}

/** Emphasis and what else stood around the words stays around the new ones. */
function markdownCell(raw: string, was: string, next: string): string {
  const safe = next
    .replace(/[\\|*_`<[\]]/g, "\\$&")
    .replaceAll("&", "&amp;")
    .replace(/\r\n?|\n/g, "<br>");
  if (was !== "" && raw.split(was).length === 2) return raw.replace(was, () => safe);
  return raw === "" ? ` ${safe} ` : safe;
}
