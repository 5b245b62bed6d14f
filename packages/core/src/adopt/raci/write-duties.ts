import type { Place } from "../../document.ts";
import { parts, type Shape } from "../../shape.ts";
import { type Adoption, keyOf, type Mapped } from "../adopted.ts";
import { nameOf } from "../assign.ts";
import { type Draft, leaveRow, type Ledger, newDraft, newLedger } from "../draft.ts";
import { meaningsOf } from "../headers.ts";
import { looksOf } from "../looks.ts";
import { readValue, saysNothing } from "../read-value.ts";
import type { SourceCell, SourceTable } from "../source-table.ts";
import type { ColumnMap } from "../column-map.ts";
import { type Duties, type Duty, type Info, methodLetters } from "./duties.ts";

/** A template's matrix of duties: one whose cells choose among R, A, C and I. */
export interface DutyMatrix {
  readonly matrix: string;
  readonly activities: string;
  readonly roles: string;
}
export function dutyMatrixOf(shape: Shape): DutyMatrix | undefined {
  for (const [matrix, { rows, columns, cell }] of Object.entries(parts(shape).matrices))
    if (cell.kind === "choices" && methodLetters.every((letter) => Object.hasOwn(cell.options ?? {}, letter)))
      return { matrix, activities: rows, roles: columns };
  return undefined;
}

/** A responsibility matrix as a document of a template that has one. */
export function writeDuties(
  shape: Shape,
  names: DutyMatrix,
  source: SourceTable,
  read: Duties,
  map: ColumnMap,
): Adoption {
  const [draft, ledger] = [newDraft(shape), newLedger()];
  const write: Write = { shape, draft, ledger, source, map, fields: new Map() };
  const roleIds = read.roles.map((role, i) => writeNamed(write, names.roles, i, role.name, role));
  const activityIds = read.activities.map((activity, i) =>
    writeNamed(write, names.activities, i, activity.name, activity),
  );
  read.activities.forEach(({ cell }, i) => {
    if (!cell) return;
    draft.place([names.matrix, activityIds[i]!], cell);
    draft.place([names.matrix], cell);
  });
  for (const duties of byCell(read.duties).values()) {
    const { activity, role } = duties[0]!;
    const [row, column] = [activityIds[activity]!, roleIds[role] ?? "text"];
    const letters = byWeight.filter((letter) => duties.some((duty) => duty.letters.includes(letter)));
    const { cell } = duties.find((duty) => duty.letters.includes(letters[0] ?? "")) ?? duties[0]!;
    if (letters.length > 0) draft.set([names.matrix, row, column], inOrder(letters, duties), cell);
    for (const duty of duties)
      for (const letter of duty.letters) draft.place([names.matrix, row, column, letter], duty.cell);
    for (const { cell: own, more } of duties)
      if (more) keepCell(write, [names.matrix, row, column], own, letters.length > 0);
  }
  for (const { cells, why } of read.left) leaveRow(draft, ledger, names.activities, cells, why);
  for (const { cell, as } of read.guessed) ledger.guess(as, cell);
  return {
    ok: true,
    template: shape.id,
    confidence: read.confidence,
    layout: read.layout,
    ...(read.variant && { variant: read.variant }),
    mapping: mappingOf(write, names, read),
    documents: [draft.done()],
    left: ledger.left(),
    guessed: ledger.guessed(),
  };
}

/** The accountable first, as in "A/R". */
const byWeight: readonly string[] = ["A", "R", "C", "I"];

/** A/R as the method writes it; other letters in the order of the cell. */
const inOrder = (letters: readonly string[], duties: readonly Duty[]): readonly string[] => {
  const written = duties.flatMap((duty) => duty.letters);
  return duties.length > 1 ? letters : [...new Set(written)];
};

function byCell(duties: readonly Duty[]): ReadonlyMap<string, Duty[]> {
  const out = new Map<string, Duty[]>();
  for (const duty of duties) {
    const key = `${duty.activity}.${duty.role}`;
    const all = out.get(key);
    if (all) all.push(duty);
    else out.set(key, [duty]);
  }
  return out;
}

interface Write {
  readonly shape: Shape;
  readonly draft: Draft;
  readonly ledger: Ledger;
  readonly source: SourceTable;
  readonly map: ColumnMap;
  /** Fields of columns beside the duties, by table and column: asked for every row. */
  readonly fields: Map<string, string | undefined>;
}
function keepCell({ draft, ledger }: Write, at: Place, cell: SourceCell, understood: boolean): void {
  const address = draft.keep(at, cell.raw ?? cell.text, cell);
  if (!understood) ledger.leave("value", cell.text.slice(0, 80), ["no R, A, C or I", "不是 R、A、C、I"], cell, address);
}

/** A row of activities or roles: its name, and what stood beside it. */
function writeNamed(
  write: Write,
  table: string,
  index: number,
  name: string,
  { cell, infos }: Duties["roles"][number],
): string {
  const { shape, draft } = write;
  const id = `${table}-${index + 1}`;
  const columns = parts(shape).tables[table]!.columns;
  const own = nameOf(columns);
  draft.row(table, id, cell);
  if (own !== undefined && name !== "") draft.set([table, id, own], name.replace(/\s+/g, " "), cell);
  if (cell?.raw !== undefined && own !== undefined) draft.keep([table, id, own], cell.raw, cell);
  const used = new Set([own]);
  for (const info of infos) writeInfo(write, table, id, used, info);
  return id;
}
function writeInfo(write: Write, table: string, id: string, used: Set<string | undefined>, info: Info): void {
  const { shape, draft, ledger } = write;
  const { cell, header, column } = info;
  const columns = parts(shape).tables[table]!.columns;
  const name = fieldOf(write, table, info);
  const field = name !== undefined && !used.has(name) && Object.hasOwn(columns, name) ? columns[name] : undefined;
  const read = field && !saysNothing(cell.text) ? readValue(field, cell.text) : undefined;
  if (read && name !== undefined) {
    draft.set([table, id, name], read.value, cell);
    used.add(name);
    if (read.whole && cell.raw === undefined) return;
  }
  const key = column < 0 ? "group" : keyOf(header, column);
  const address = draft.keep([table, id, read && name !== undefined ? name : key], cell.raw ?? cell.text, cell);
  if (!read) ledger.leave("column", column < 0 ? "" : header, ["no field for it", "没有对应的字段"], cell, address);
}
/** The field for a column beside the duties: by its header; a heading above a row is its phase. */
function fieldOf(
  { shape, source, map, fields }: Write,
  table: string,
  { header, column }: Omit<Info, "cell">,
): string | undefined {
  const { columns } = parts(shape).tables[table]!;
  if (column < 0) return Object.hasOwn(columns, "phase") ? "phase" : undefined;
  if (header === "person") return Object.hasOwn(columns, "person") ? "person" : undefined;
  const told = map.get(column);
  if (told) return told.home === table ? told.field : undefined;
  const key = `${table}.${column}`;
  if (!fields.has(key)) {
    const looks = looksOf(source.rows.slice(1, 60).map((row) => row[column]));
    const meanings = meaningsOf(shape, header, looks);
    fields.set(key, meanings.find((meaning) => meaning.home === table && meaning.score >= 0.7)?.field);
  }
  return fields.get(key);
}

function mappingOf(write: Write, names: DutyMatrix, read: Duties): readonly Mapped[] {
  const { tables } = parts(write.shape);
  const at = { activities: names.activities, roles: names.roles };
  const upright = read.layout !== "transposed";
  return read.columns
    .filter(({ header, as }) => header !== "" || as !== undefined)
    .map(({ header, column, as, confidence }): Mapped => {
      const [kind] = (as ?? "").split(".") as ["activities" | "roles" | "duties" | ""];
      if (kind === "duties") return { header, column, field: names.matrix, confidence };
      const table = kind === "" ? (upright ? at.activities : at.roles) : at[kind];
      const own = kind === "" ? fieldOf(write, table, { header, column }) : nameOf(tables[table]!.columns);
      return { header, column, field: own ?? null, ...(own && { table }), confidence: own ? confidence || 0.9 : 0 };
    });
}
