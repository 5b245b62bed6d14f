import type { Label } from "../label.ts";
import { parts, type Shape } from "../shape.ts";
import type { AnyTemplate } from "../template.ts";
import type { Adoption, NotAdopted } from "./adopted.ts";
import type { Meaning } from "./headers.ts";
import { type ColumnMap, columnMap } from "./column-map.ts";
import type { Duties } from "./raci/duties.ts";
import { readDuties } from "./raci/read-duties.ts";
import { dutyMatrixOf, writeDuties } from "./raci/write-duties.ts";
import { type Candidate, candidatesOf } from "./recognise.ts";
import { adoptRows } from "./rows.ts";
import { columnsOf } from "./assign.ts";
import { isBlank, type SourceTable, widthOf } from "./source-table.ts";
import { folded } from "./words.ts";

export interface AdoptOptions {
  /** Id of the template, when somebody says which. */
  readonly as?: string;
  /** Fields by header, when somebody says which: "owner", or "actions.owner" where two tables have one. */
  readonly map?: Readonly<Record<string, string>>;
}

/** A table that fewer columns than this explain is of no template. */
const leastScore = 1.15;
/** A table is taken for a responsibility matrix when nothing else explains more of it. */
const leastDuties = 0.45;

/**
 * Reads a table that somebody made as documents of a template.
 *
 * The template is recognised when it is not told, by what the columns are called and what their cells look like.
 * Columns without a field go to `extra`;
 * nothing is dropped.
 *
 * @param templates the ones it may be of; all templates of the registry, as a rule
 */
export function adopt(
  table: SourceTable,
  templates: readonly AnyTemplate[],
  { as, map = {} }: AdoptOptions = {},
): Adoption | NotAdopted {
  if (table.rows.every((row) => row.every(isBlank))) return refused(["an empty table", "空表"]);
  const shapes = templates.map(({ shape }) => shape as Shape).filter(({ id }) => as === undefined || id === as);
  if (shapes.length === 0) return refused([`template "${as ?? ""}"`, `模板“${as ?? ""}”`]);
  const told = as !== undefined;
  const matrix = shapes.find((shape) => dutyMatrixOf(shape) !== undefined);
  const duties = matrix && readDuties(table);
  if (matrix && duties && (told || duties.confidence >= leastDuties)) {
    const names = dutyMatrixOf(matrix)!;
    const headers = headersOf(duties, widthOf(table.rows));
    const columns = columnMap(map, headers, matrix, names.activities);
    if ("found" in columns) return { ok: false, ...columns };
    const adopted = writeDuties(matrix, names, table, duties, columns);
    return told ? { ...adopted, confidence: 1 } : adopted;
  }
  const wanted = told ? shapes : shapes.filter((shape) => shape.family !== "project" && !dutyMatrixOf(shape));
  // What somebody says of columns tells where the header is, before anything that was guessed.
  const named = (one: Candidate): boolean => Object.keys(map).every((header) => hasColumn(one, header));
  const all = [...candidatesOf(table, wanted), ...(told ? unmapped(table, shapes) : [])];
  const candidates = all.some(named) ? all.filter(named) : all;
  const [best, next] = [candidates[0], candidates.find((c) => c.assignment.shape !== candidates[0]?.assignment.shape)];
  const nothing = best?.assignment.meanings.size === 0 && Object.keys(map).length === 0;
  if (!best || nothing || (!told && best.score < leastScore))
    return refused(["a table whose columns no template knows", "没有模板认识其列的表格"]);
  const { shape, home } = best.assignment;
  const headers = best.columns.map(({ header }) => header);
  const columns = columnMap(map, headers, shape, home);
  if ("found" in columns) return { ok: false, ...columns };
  const confidence = told ? 1 : confidenceIn(best, next);
  return adoptRows({ ...best, assignment: mapped(best, columns), confidence: Number(confidence.toFixed(2)) });
}

const hasColumn = ({ columns }: Candidate, header: string): boolean =>
  columns.some((column) => column.header === header || folded(column.header) === folded(header));

/** How sure the best candidate is: by what it explains, how far it is ahead, and how many columns it leaves over. */
function confidenceIn({ score, columns, assignment }: Candidate, next: Candidate | undefined): number {
  const sure = Math.min(0.99, 0.5 + score / 10 + (score - (next?.score ?? 0)) / 4);
  return sure * Math.min(1, 0.4 + assignment.meanings.size / Math.max(1, columns.length));
}

/** What somebody has to map column by column: no header means anything to the template. */
const unmapped = (table: SourceTable, shapes: readonly Shape[]): readonly Candidate[] =>
  shapes.map((shape) => {
    const home = Object.keys(parts(shape).fields).length > 2 ? "" : (Object.keys(parts(shape).tables)[0] ?? "");
    const assignment = { shape, home, meanings: new Map<number, Meaning>(), named: false };
    const columns = columnsOf(table.rows, 0, widthOf(table.rows));
    return { table, header: 0, columns, assignment, layout: "table", score: 0 };
  });

function headersOf({ columns }: Duties, width: number): readonly string[] {
  const headers = new Map(columns.map(({ column, header }) => [column, header]));
  return Array.from({ length: width }, (_, column) => headers.get(column) ?? "");
}
const refused = (found: Label): NotAdopted => ({
  ok: false,
  found,
  expected: ["the columns of a template, such as Risk, Probability, Impact", "某个模板的列，如 风险、概率、影响"],
});

/**
 * The assignment with what somebody said about columns laid over it. A column said to be a table's makes every row a
 * row of that table, also where
 * rows looked like documents.
 */
function mapped({ assignment }: Candidate, columns: ColumnMap): Candidate["assignment"] {
  const { home: before } = assignment;
  const home = before === "" ? ([...columns.values()].find((said) => said.home !== "")?.home ?? "") : before;
  const meanings = new Map<number, Meaning>(home === before ? assignment.meanings : []);
  for (const [column, said] of columns) {
    for (const [index, meaning] of meanings)
      if (meaning.field === said.field && meaning.home === said.home) meanings.delete(index);
    meanings.set(column, { ...said, score: 1 });
  }
  return { ...assignment, home, meanings };
}
