import { isId, type Place } from "../document.ts";
import type { Field } from "../fields.ts";
import type { Label } from "../label.ts";
import { parts, type Shape } from "../shape.ts";
import { type AdoptedDocument, type Adoption, keyOf } from "./adopted.ts";
import { type Assignment, type Column, fieldOf, mappingOf, nameOf } from "./assign.ts";
import { type Draft, leaveRow, type Ledger, newDraft, newLedger } from "./draft.ts";
import type { Meaning } from "./headers.ts";
import { levelIn } from "./levels.ts";
import { readValue, saysNothing } from "./read-value.ts";
import { isBlank, type SourceCell, type SourceRow, type SourceTable, textAt } from "./source-table.ts";

/** A table with a record per row, and what its columns mean. */
export interface Records {
  readonly table: SourceTable;
  /** Index of the header row. */
  readonly header: number;
  readonly columns: readonly Column[];
  readonly assignment: Assignment;
  readonly confidence: number;
  readonly layout: "table" | "transposed";
}
interface Work extends Records {
  readonly shape: Shape;
  readonly ledger: Ledger;
  /** Columns of numbers that go beyond the field's scale: their numbers are not read. */
  readonly beyond: ReadonlySet<number>;
  readonly keys: readonly string[];
}

/** A column mapped with less is a guess. */
const certain = 0.8;

/**
 * Reads a table row by row: into rows of one document, or, where its columns are the document's own fields, into a
 * document per row.
 */
export function adoptRows(records: Records): Adoption {
  const { table, header, columns, assignment, confidence, layout } = records;
  const { shape, home } = assignment;
  const ledger = newLedger();
  const work: Work = { ...records, shape, ledger, beyond: beyondScale(records), keys: uniqueKeys(columns) };
  const body = table.rows.slice(header + 1);
  const documents = home === "" ? documentPerRow(work, body) : [documentOfRows(work, body)];
  const mapping = mappingOf(assignment, columns);
  for (const { header: name, column, field, confidence: sure } of mapping) {
    const cell = table.rows[header]?.[column];
    if (field !== null && sure < certain && cell)
      ledger.guess([`"${name}" as ${field}`, `“${name}”视为 ${field}`], cell);
  }
  return {
    ok: true,
    template: shape.id,
    confidence,
    layout,
    mapping,
    documents,
    left: ledger.left(),
    guessed: ledger.guessed(),
  };
}

function documentOfRows(work: Work, body: readonly SourceRow[]): AdoptedDocument {
  const { shape, assignment, ledger, table, header } = work;
  const draft = newDraft(shape);
  for (const row of table.rows.slice(0, header))
    leaveRow(draft, ledger, assignment.home, filled(row), ["a line above the header", "表头以上的行"]);
  const ids = new Set<string>();
  for (const row of body) {
    const why = noRecord(work, row);
    if (why) leaveRow(draft, ledger, assignment.home, filled(row), why);
    else addRow(work, draft, row, ids);
  }
  return draft.done();
}

function documentPerRow(work: Work, body: readonly SourceRow[]): readonly AdoptedDocument[] {
  const { shape, ledger, table, header, assignment } = work;
  const titleField = nameOf(parts(shape).fields);
  const documents: AdoptedDocument[] = [];
  const aside: [SourceRow, Label][] = table.rows
    .slice(0, header)
    .map((row) => [row, ["a line above the header", "表头以上的行"]]);
  for (const row of body) {
    const why = noRecord(work, row);
    if (why) {
      aside.push([row, why]);
      continue;
    }
    const draft = newDraft(shape);
    if (documents.length === 0)
      for (const [line, reason] of aside.splice(0)) leaveRow(draft, ledger, "", filled(line), reason);
    const number = idOf(assignment, row)?.text;
    addCells(work, draft, row, () => []);
    const title = titleField && [...assignment.meanings].find(([, m]) => m.field === titleField)?.[0];
    const text = typeof title === "number" ? textAt(row, title) : "";
    documents.push(draft.done({ ...(number && { number }), ...(text !== "" && { title: text.replace(/\s+/g, " ") }) }));
  }
  for (const [row, why] of aside)
    for (const cell of filled(row))
      ledger.leave(
        "row",
        filled(row)
          .map((c) => c.text)
          .join(" | ")
          .slice(0, 200),
        why,
        cell,
      );
  return documents;
}

const filled = (row: SourceRow): readonly SourceCell[] => row.filter((cell) => !isBlank(cell));

/** Why a row is no record: a ruling, the header again, a total, a heading over the rows below. */
function noRecord({ table, header, columns }: Work, row: SourceRow): Label | undefined {
  const cells = filled(row);
  const [first] = cells;
  if (!first) return ["an empty row", "空行"];
  if (cells.every(({ text }) => /^:?-{2,}:?$/.test(text))) return ["a ruling", "分隔行"];
  if (cells.length > 1 && row.every((cell, i) => cell.text === textAt(table.rows[header], i)))
    return ["the header again", "重复的表头"];
  if (/^(?:grand )?total\b|^(?:合计|总计|小计|共计)/i.test(first.text) && columns.length > 2)
    return ["a row of totals", "合计行"];
  if (columns.length < 3) return undefined;
  if (cells.length > 2 && cells.every(({ text }) => text === first.text)) return ["a heading", "小标题"];
  return cells.length === 1 && first.bold && first === row[0] ? ["a heading", "小标题"] : undefined;
}

const idOf = ({ meanings, home }: Assignment, row: SourceRow): SourceCell | undefined => {
  for (const [column, meaning] of meanings) if (meaning.field === "id" && meaning.home === home) return row[column];
  return undefined;
};

function addRow(work: Work, draft: Draft, row: SourceRow, ids: Set<string>): void {
  const { home } = work.assignment;
  const written = idOf(work.assignment, row);
  const own = written && isId(written.text) && !ids.has(written.text) ? written.text : undefined;
  let id = own ?? `${home}-${ids.size + 1}`;
  for (let n = 2; ids.has(id); n++) id = `${home}-${ids.size + 1}-${n}`;
  ids.add(id);
  draft.row(home, id, own === undefined ? row.find((cell) => !isBlank(cell)) : written);
  const others = new Map<string, string>();
  addCells(work, draft, row, (meaning, cell) => {
    if (!meaning || meaning.home === home) return [home, id];
    if (!others.has(meaning.home)) {
      others.set(meaning.home, `${meaning.home}-${ids.size}`);
      draft.row(meaning.home, others.get(meaning.home)!, cell);
    }
    return [meaning.home, others.get(meaning.home)!];
  });
}

/** Every cell of a row, at the place its column means; the rest in `extra`. */
function addCells(
  work: Work,
  draft: Draft,
  row: SourceRow,
  at: (meaning: Meaning | undefined, cell: SourceCell) => Place,
): void {
  const { assignment, columns, keys } = work;
  row.forEach((cell, column) => {
    if (isBlank(cell)) return;
    const meaning = assignment.meanings.get(column);
    const field = meaning && fieldOf(work.shape, meaning);
    if (meaning && saysNothing(cell.text) && !/[\p{L}\p{N}]/u.test(cell.text)) return;
    if (meaning && field) addValue(work, draft, [...at(meaning, cell), meaning.field], field, { cell, column });
    else
      keepCell(work, draft, [...at(undefined, cell), meaning?.field ?? keys[column] ?? `column ${column + 1}`], cell, {
        header: columns[column]?.header ?? "",
        meaning,
      });
  });
}
function addValue(
  { ledger, columns, beyond }: Work,
  draft: Draft,
  at: Place,
  field: Field,
  { cell, column }: { readonly cell: SourceCell; readonly column: number },
): void {
  const read =
    beyond.has(column) || (saysNothing(cell.text) && !/^(?:text|longText)$/.test(field.kind))
      ? undefined
      : readValue(field, cell.text);
  if (read) draft.set(at, read.value, cell);
  if (read?.whole && cell.raw === undefined) return;
  const address = draft.keep(at, cell.raw ?? cell.text, cell);
  const header = columns[column]?.header ?? "";
  if (!read)
    ledger.leave("value", header, [`not read as ${field.label[0]}`, `无法识别为${field.label[1]}`], cell, address);
  else if (read.guess) {
    const text = cell.text.slice(0, 40);
    ledger.guess([`"${text}" as ${String(read.value)}`, `“${text}”按 ${String(read.value)} 计`], cell);
  }
}

function keepCell(
  { ledger, assignment }: Work,
  draft: Draft,
  at: Place,
  cell: SourceCell,
  { header, meaning }: { readonly header: string; readonly meaning: Meaning | undefined },
): void {
  if (meaning?.field === "id" && meaning.home === assignment.home && at.includes(cell.text)) return;
  const address = draft.keep(at, cell.raw ?? cell.text, cell);
  const why: Label = meaning
    ? [`kept as "${meaning.field}"`, `保留为“${meaning.field}”`]
    : ["no field for it", "没有对应的字段"];
  ledger.leave("column", header, why, cell, address);
}

/** A column of numbers above 5 is of another scale than 1 to 5. */
function beyondScale({ table, header, assignment }: Records): ReadonlySet<number> {
  const out = new Set<number>();
  for (const [column, meaning] of assignment.meanings) {
    const field = fieldOf(assignment.shape, meaning);
    if (field?.kind !== "number" || field.max !== 5) continue;
    const texts = table.rows.slice(header + 1).map((row) => textAt(row, column));
    const numbers = texts.map((text) => Number(text.trim() || "x")).filter((n) => !Number.isNaN(n));
    if (numbers.some((n) => n > 5 || n < 1) && texts.some((text) => levelIn(text)?.guess === false)) out.add(column);
  }
  return out;
}

/** Headers as keys of `extra`, each once. */
function uniqueKeys(columns: readonly Column[]): readonly string[] {
  const seen = new Map<string, number>();
  return columns.map(({ header, index }) => {
    const key = keyOf(header, index);
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    return times === 1 ? key : `${key} ${times}`;
  });
}
