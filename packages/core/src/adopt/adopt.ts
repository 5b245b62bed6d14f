import type { Label } from "../label.ts";
import type { Shape } from "../shape.ts";
import type { AnyTemplate } from "../template.ts";
import type { Adoption, NotAdopted } from "./adopted.ts";
import type { Meaning } from "./headers.ts";
import { adoptDuties } from "./raci/adopt-duties.ts";
import { dutyMatrixOf } from "./raci/write-duties.ts";
import { type Candidate, candidatesOf } from "./recognise.ts";
import { adoptRows } from "./rows.ts";
import { isBlank, type SourceTable } from "./source-table.ts";
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
 * The template is recognised when it is not told, by what the columns are called and what their cells look like. Columns without a field go to `extra`;
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
  const duties = shapes.map((shape) => adoptDuties(shape, table)).find((read) => read !== undefined);
  if (duties && (told || duties.confidence >= leastDuties) && Object.keys(map).length === 0)
    return told ? { ...duties, confidence: 1 } : duties;
  const wanted = told ? shapes : shapes.filter((shape) => shape.family !== "project" && !dutyMatrixOf(shape));
  const candidates = candidatesOf(table, wanted);
  const [best, next] = [candidates[0], candidates.find((c) => c.assignment.shape !== candidates[0]?.assignment.shape)];
  if (best && (told || best.score >= leastScore)) {
    const confidence = told ? 1 : Math.min(0.99, 0.5 + best.score / 10 + (best.score - (next?.score ?? 0)) / 4);
    return adoptRows({ ...best, assignment: mapped(best, map), confidence: Number(confidence.toFixed(2)) });
  }
  return refused(["a table whose columns no template knows", "没有模板认识其列的表格"]);
}

const refused = (found: Label): NotAdopted => ({
  ok: false,
  found,
  expected: ["the columns of a template, such as Risk, Probability, Impact", "某个模板的列，如 风险、概率、影响"],
});

/** The assignment with what somebody said about columns laid over it. */
function mapped({ assignment, columns }: Candidate, map: AdoptOptions["map"] & object): Candidate["assignment"] {
  const meanings = new Map<number, Meaning>(assignment.meanings);
  for (const [header, name] of Object.entries(map)) {
    const column = columns.find((c) => c.header === header) ?? columns.find((c) => folded(c.header) === folded(header));
    if (!column) continue;
    const [field = "", home = assignment.home] = name.split(".").reverse();
    for (const [index, meaning] of meanings)
      if (meaning.field === field && meaning.home === home) meanings.delete(index);
    meanings.set(column.index, { home, field, score: 1 });
  }
  return { ...assignment, meanings };
}
