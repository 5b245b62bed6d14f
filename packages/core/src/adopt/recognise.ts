import { parts, type Shape } from "../shape.ts";
import { type Assignment, assignmentsOf, type Column, columnsOf, mostColumns, nameOf } from "./assign.ts";
import { meaningsOf, namesSubject } from "./headers.ts";
import { type SourceTable, widthOf } from "./source-table.ts";
import { turned } from "./turn.ts";
import { folded } from "./words.ts";

/** A reading of a table as records of a template, and how well it explains the table. */
export interface Candidate {
  readonly table: SourceTable;
  readonly header: number;
  readonly columns: readonly Column[];
  readonly assignment: Assignment;
  readonly layout: "table" | "transposed";
  /** Higher is better; a column that only this template knows counts most. */
  readonly score: number;
}

/** Rows in which a header is looked for. */
const headerRows = 4;
/** Rows and columns that a table may have to be looked at on its side. */
const [mostFields, mostRecords] = [60, 20];

/** Readings of a table by some templates, the best first. */
export function candidatesOf(table: SourceTable, shapes: readonly Shape[]): Candidate[] {
  const out = candidatesIn(table, shapes, "table");
  const onItsSide = table.rows.length <= mostFields && widthOf(table.rows) <= mostRecords;
  if (onItsSide) out.push(...candidatesIn(turned(table), shapes, "transposed"));
  return out.sort((a, b) => b.score - a.score);
}

function candidatesIn(table: SourceTable, shapes: readonly Shape[], layout: Candidate["layout"]): Candidate[] {
  const width = widthOf(table.rows);
  const rows = layout === "transposed" ? 1 : Math.min(headerRows, table.rows.length - 1);
  return Array.from({ length: rows }, (_, header) => header).flatMap((header) => {
    const columns = columnsOf(table.rows, header, width);
    const weights = weightsOf(columns, shapes);
    return shapes.flatMap((shape) =>
      assignmentsOf(shape, columns).map((assignment) => {
        const score =
          scoreOf(assignment, columns, weights, table.hints) - header * 0.3 - (layout === "transposed" ? 0.4 : 0);
        return { table, header, columns, assignment, layout, score };
      }),
    );
  });
}

/** How telling a column is: one that many templates know says little. */
function weightsOf(columns: readonly Column[], shapes: readonly Shape[]): ReadonlyMap<number, number> {
  return new Map(
    columns.slice(0, mostColumns).map(({ index, header, looks }) => {
      const knowing = shapes.filter((shape) =>
        meaningsOf(shape, header, looks).some(({ score }) => score >= 0.7),
      ).length;
      return [index, knowing <= 1 ? 1 : knowing === 2 ? 0.8 : 0.6];
    }),
  );
}

function scoreOf(
  { shape, home, meanings, named }: Assignment,
  columns: readonly Column[],
  weights: ReadonlyMap<number, number>,
  hints: readonly string[],
): number {
  let score = named ? 0.3 : -0.9;
  const speaking = columns
    .slice(0, mostColumns)
    .filter(({ index, header }) => meanings.has(index) && namesSubject(shape, header)).length;
  const { tables, fields } = parts(shape);
  const label = home === "" ? shape.name : tables[home]!.label;
  const first = nameOf(home === "" ? fields : tables[home]!.columns);
  const lead = columns.find(({ index }) => meanings.get(index)?.field === first);
  if (lead && label.map(folded).includes(folded(lead.header))) score += 0.3;
  score += 0.3 * Math.min(2, speaking);
  for (const [column, meaning] of meanings)
    score += meaning.field === "id" ? 0.1 : meaning.score ** 2 * (weights.get(column) ?? 1);
  const names = [...shape.name, ...label, shape.id].map(folded);
  const last = hints.slice(-3).map(folded);
  if (last.some((hint) => names.some((name) => name.length > 1 && hint.includes(name)))) score += 0.8;
  return score;
}
