import type { Content } from "./content.ts";
import type { Document, Place, Stored, StoredRow } from "./document.ts";
import type { Columns, Field } from "./fields.ts";
import type { Found } from "./rule.ts";
import type { Project } from "./project.ts";
import { parts, type Shape } from "./shape.ts";

/** What generic rules judge: a document with its values filled in, in its project. */
export interface Subject {
  readonly shape: Shape;
  readonly document: Document;
  readonly content: Content<Shape>;
  readonly project: Project;
}
/** Looks at one stored value; `row` is the table's row that it stands in, none at the top. */
export type Look = (value: unknown, row: StoredRow | undefined) => void;
/** What a rule does while a document's values are visited once for all rules. */
export interface Watch {
  /** Asked once for every field or column: what looks at its values, if anything. */
  readonly look?: (field: Field, placeIn: (row: StoredRow | undefined) => Place, name: string) => Look | undefined;
  /** After the last value. */
  readonly end?: () => void;
}
/** Says one finding. */
export type Report = (found: Found<Shape>) => void;

/** Shows every stored value of a document, at the top and in tables, to what looks at its field: once, whatever number of rules there is. */
export function visitValues({ shape, content }: Subject, watches: readonly Watch[]): void {
  const { fields, tables } = parts(shape);
  const visit = (columns: Columns, table: string | undefined, rows: readonly Stored[]): void => {
    const looks = Object.entries(columns).flatMap(([name, field]) => {
      const placeIn = (row: StoredRow | undefined): Place => (table === undefined ? [name] : [table, row!.id, name]);
      const own = watches.flatMap(({ look }) => look?.(field, placeIn, name) ?? []);
      return own.length > 0 ? [{ name, own }] : [];
    });
    for (const row of rows)
      for (const { name, own } of looks) {
        const value = Object.hasOwn(row, name) ? row[name] : undefined;
        if (value !== undefined) for (const look of own) look(value, row as StoredRow);
      }
  };
  const values = content as unknown as Stored;
  visit(fields, undefined, [values]);
  for (const [name, { columns }] of Object.entries(tables)) visit(columns, name, values[name] as readonly StoredRow[]);
  for (const { end } of watches) end?.();
}
