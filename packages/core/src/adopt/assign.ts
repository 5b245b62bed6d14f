import type { Columns, Field } from "../fields.ts";
import { parts, type Shape } from "../shape.ts";
import type { Mapped } from "./adopted.ts";
import { type Meaning, meaningsOf, namesSubject } from "./headers.ts";
import { type Look, looksOf } from "./looks.ts";
import { optionIn } from "./option-words.ts";
import { saysNothing } from "./read-value.ts";
import { type SourceCell, type SourceRow, textAt } from "./source-table.ts";

/** Columns that are looked at; those beyond have no field in any template. */
export const mostColumns = 200;

/** A column of a source table: its header and what its cells look like. */
export interface Column {
  readonly index: number;
  readonly header: string;
  readonly looks: ReadonlySet<Look>;
  /** Some of its filled cells. */
  readonly texts: readonly string[];
}
/** Columns of a table whose header is `rows[header]`. */
export function columnsOf(rows: readonly SourceRow[], header: number, width: number): readonly Column[] {
  const body = rows.slice(header + 1, header + 201);
  return Array.from({ length: width }, (_, index) => ({
    index,
    header: textAt(rows[header], index),
    ...seen(index < mostColumns ? body.map((row) => row[index]) : []),
  }));
}

function seen(cells: readonly (SourceCell | undefined)[]): Pick<Column, "looks" | "texts"> {
  const texts = cells.flatMap((cell) => (cell && !saysNothing(cell.text) ? [cell.text.slice(0, 100)] : []));
  return { looks: looksOf(cells), texts: texts.slice(0, 30) };
}

/** Which column means which field of one template. */
export interface Assignment {
  readonly shape: Shape;
  /** The table that a row is a row of; "" when a row is a document. */
  readonly home: string;
  /** By column. */
  readonly meanings: ReadonlyMap<number, Meaning>;
  /** A column that says what a row is about is among them. */
  readonly named: boolean;
}

/**
 * The best assignment of columns to the fields of a template: each field once, the surest first. A second table takes
 * part when one of the columns
 * is what names its rows (a decision beside an action).
 *
 * @returns one for each table that any column speaks of, and for the document's own fields
 */
export function assignmentsOf(shape: Shape, columns: readonly Column[]): readonly Assignment[] {
  const { fields, tables } = parts(shape);
  const wanted = columns.slice(0, mostColumns).flatMap((column) =>
    column.header === ""
      ? []
      : meaningsOf(shape, column.header, column.looks).map((meaning) => ({
          index: column.index,
          meaning: fitted(shape, column, meaning),
        })),
  );
  wanted.sort((a, b) => b.meaning.score - a.meaning.score || a.index - b.index);
  const homes: readonly (readonly [string, Columns])[] = [
    ["", fields],
    ...Object.entries(tables).map(([name, { columns: own }]) => [name, own] as const),
  ];
  const taken = (home: string, from: ReadonlyMap<number, Meaning>, least: number): Map<number, Meaning> => {
    const out = new Map(from);
    const used = new Set([...from.values()].map(({ field, home: at }) => `${at}.${field}`));
    for (const { index, meaning } of wanted) {
      const key = `${meaning.home}.${meaning.field}`;
      if (meaning.home !== home || meaning.score < least || out.has(index) || used.has(key)) continue;
      out.set(index, meaning);
      used.add(key);
    }
    return out;
  };
  return homes.flatMap(([home, own]) => {
    const first = improved(taken(home, new Map(), least), wanted, home);
    let meanings = withName(first, wanted, home, nameOf(own));
    const parent = belongsTo(own);
    if (meanings.size === 0 || (parent !== undefined && !has(meanings, home, parent))) return [];
    const numbered = columns.some(
      ({ index, header }) => meanings.get(index)?.field === "id" && namesSubject(shape, header),
    );
    const named = numbered || subjectsOf(own).some((name) => has(meanings, home, name, 0.7));
    if (home !== "")
      for (const [other, columnsThere] of homes) {
        if (other === "" || other === home || belongsTo(columnsThere) !== undefined) continue;
        const more = taken(other, meanings, 0.7);
        if (has(more, other, nameOf(columnsThere), sure)) meanings = more;
      }
    return [{ shape, home, meanings, named }];
  });
}

/** A choice that none of the cells makes is doubtful, whatever the header says. */
function fitted(shape: Shape, { texts }: Column, meaning: Meaning): Meaning {
  const field = fieldOf(shape, meaning);
  if (field?.kind !== "choice" || texts.length === 0) return meaning;
  const readable = texts.filter((text) => optionIn(field, text) !== undefined).length;
  return readable * 5 >= texts.length ? meaning : { ...meaning, score: meaning.score - 0.1 };
}
/** The field of a template that a meaning names; `undefined` where the name stands for itself. */
export function fieldOf(shape: Shape, { home, field }: Meaning): Field | undefined {
  const { fields, tables } = parts(shape);
  const own: Columns = home === "" ? fields : (tables[home]?.columns ?? {});
  return Object.hasOwn(own, field) ? own[field] : undefined;
}

/** Below this nothing is taken for anything. */
const least = 0.6;

interface Wanted {
  readonly index: number;
  readonly meaning: Meaning;
}
/**
 * The surest first is not always the best for all: where a column would do as well with another field that another
 * column needs, they change.
 */
function improved(first: Map<number, Meaning>, wanted: readonly Wanted[], home: string): Map<number, Meaning> {
  const out = new Map(first);
  const own = wanted.filter(({ meaning }) => meaning.home === home && meaning.score >= least);
  const holderOf = (field: string): number | undefined => [...out].find(([, meaning]) => meaning.field === field)?.[0];
  for (let round = 0, changed = true; changed && round < 4; round++) {
    changed = false;
    for (const { index, meaning } of own) {
      const holder = holderOf(meaning.field);
      if (holder === index) continue;
      const now = out.get(index);
      const isFree = (field: string): boolean => field === now?.field || holderOf(field) === undefined;
      const held = holder === undefined ? undefined : out.get(holder);
      const other = own.find((w) => w.index === holder && isFree(w.meaning.field))?.meaning;
      const gain = meaning.score + (other?.score ?? 0) - (now?.score ?? 0) - (held?.score ?? 0);
      if (gain <= 0.01) continue;
      out.set(index, meaning);
      if (holder !== undefined && other) out.set(holder, other);
      else if (holder !== undefined) out.delete(holder);
      changed = true;
    }
  }
  return out;
}

/** A row needs a name first: a column that could be it is, whatever else it could be (but its number). */
function withName(
  meanings: Map<number, Meaning>,
  wanted: readonly Wanted[],
  home: string,
  field: string | undefined,
): Map<number, Meaning> {
  if (has(meanings, home, field)) return meanings;
  const name = wanted.find(
    ({ index, meaning }) =>
      meaning.home === home && meaning.field === field && meaning.score >= least && meanings.get(index)?.field !== "id",
  );
  return name ? new Map(meanings).set(name.index, name.meaning) : meanings;
}

/** A second table takes part only when the column that names its rows is hardly in doubt. */
const sure = 0.85;
const has = (meanings: ReadonlyMap<number, Meaning>, home: string, field: string | undefined, least = 0): boolean =>
  [...meanings.values()].some((m) => m.home === home && m.field === field && m.score >= least);
/** The field that names a row: the first required one that holds text. */
export function nameOf(columns: Columns): string | undefined {
  const texts = Object.entries(columns).filter(([, { kind }]) => kind === "text" || kind === "longText");
  return (texts.find(([, field]) => field.required) ?? texts[0])?.[0];
}
/** That one, and the first that names whom or what a row is for. */
const subjectsOf = (columns: Columns): readonly (string | undefined)[] => [
  nameOf(columns),
  Object.entries(columns)
    .slice(0, 3)
    .find(([, { kind }]) => kind === "references")?.[0],
];
/**
 * The column that points to a row of a neighbouring table, where each row has to: such rows do not stand in a line of
 * their own.
 */
const belongsTo = (columns: Columns): string | undefined =>
  Object.entries(columns).find(([, { required, to }]) => required && to?.some((at) => at.startsWith(".")))?.[0];

/** The mapping as it is reported, in the order of the columns. */
export const mappingOf = ({ meanings }: Pick<Assignment, "meanings">, columns: readonly Column[]): readonly Mapped[] =>
  columns
    .filter(({ header, index }) => header !== "" || meanings.has(index))
    .map(({ index, header }) => {
      const meaning = meanings.get(index);
      return {
        header,
        column: index,
        field: meaning?.field ?? null,
        ...(meaning && meaning.home !== "" && { table: meaning.home }),
        confidence: meaning ? Number(Math.min(1, meaning.score).toFixed(2)) : 0,
      };
    });
