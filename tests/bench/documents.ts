import {
  type AnyTemplate,
  type Columns,
  type Document,
  type Language,
  parts,
  type Reference,
  sampleDocument,
  type Shape,
  type Stored,
  type StoredRow,
} from "@parley/core";
import { damaged } from "./faults.ts";
import { Random } from "./random.ts";
import { someone, varied } from "./words.ts";

export const now = "2027-03-01T09:00:00+08:00";

/** How a document to measure with is made. */
export interface Wanted {
  readonly language: Language;
  /** Rows of all tables that grow, together. A matrix's columns do not: an organisation has so many roles. */
  readonly rows: number;
  /** Every so many rows one has a fault; 1 = all of them. */
  readonly faultEvery: number;
}
type Grid = Readonly<Record<string, Stored>>;

/**
 * A document as people would fill it: the template's worked example over and over, each row with other texts, other people and its own references, so
 * that no two rows are the same and rules find what was planted.
 */
export function documentOf(template: AnyTemplate, { language, rows, faultEvery }: Wanted): Document {
  const shape: Shape = template.shape;
  const { tables, matrices } = parts(shape);
  const told = sampleDocument(template, { id: `${shape.id}-${language}-${rows}`, language, now });
  const random = new Random(rows + faultEvery);
  const growing = growingTables(shape);
  const sampled = growing.flatMap((table) =>
    ((told.content[table] ?? []) as readonly StoredRow[]).map((row) => ({ table, row })),
  );
  const local = new Set(sampled.map(({ row }) => row.id));
  const content: Record<string, unknown> = { ...told.content };
  const grown = new Map<string, StoredRow[]>(growing.map((table) => [table, []]));
  const grids = new Map<string, Record<string, Stored>>(Object.keys(matrices).map((name) => [name, {}]));
  for (let n = 0; n < rows; n++) {
    const { table, row } = sampled[n % sampled.length]!;
    const block = Math.floor(n / sampled.length);
    const { columns } = tables[table]!;
    const copy = { ...varyRow(row, columns, { language, n, block, local, random }), id: idIn(block, row.id) };
    const isFaulty = n % faultEvery === faultEvery - 1;
    grown.get(table)!.push(isFaulty ? (damaged(copy, columns, language, random) as StoredRow) : copy);
    for (const [name, m] of Object.entries(matrices)) {
      const cells = (told.content[name] as Grid | undefined)?.[row.id];
      if (m.rows === table && cells) grids.get(name)![copy.id] = isFaulty ? torn(cells, random) : cells;
    }
  }
  return { ...told, content: { ...content, ...Object.fromEntries(grown), ...Object.fromEntries(grids) } };
}

/** The tables that get longer as a project does: all but those whose rows are a matrix's columns. */
export function growingTables(shape: Shape): readonly string[] {
  const { tables, matrices } = parts(shape);
  const columns = new Set(Object.values(matrices).map((m) => m.columns));
  return Object.keys(tables).filter((name) => !columns.has(name));
}

const idIn = (block: number, id: string): string => `${id}-${block}`;

interface Surroundings {
  readonly language: Language;
  readonly n: number;
  readonly block: number;
  /** Ids of the sample's own rows: a reference to one follows its copy. */
  readonly local: ReadonlySet<string>;
  readonly random: Random;
}
const varyRow = (row: Stored, columns: Columns, around: Surroundings): Stored =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, varyValue(columns[name]?.kind, value, around)]));

function varyValue(kind: string | undefined, value: unknown, around: Surroundings): unknown {
  const { language, n, block, local, random } = around;
  const moved = (to: Reference): Reference =>
    to.document === undefined && to.row !== undefined && local.has(to.row) ? { ...to, row: idIn(block, to.row) } : to;
  switch (kind) {
    case "text":
    case "longText":
      return varied(value as string, language, n, random);
    case "person":
      return someone(language, n);
    case "reference":
      return moved(value as Reference);
    case "references":
      return (value as readonly Reference[]).map(moved);
    default:
      return value;
  }
}

/** A matrix's row in which one cell says what another says, or nothing. */
function torn(cells: Stored, random: Random): Stored {
  const columns = Object.keys(cells);
  const [from, to] = [random.of(columns), random.of(columns)];
  if (from !== to) return { ...cells, [to]: cells[from] };
  return Object.fromEntries(Object.entries(cells).filter(([column]) => column !== to));
}
