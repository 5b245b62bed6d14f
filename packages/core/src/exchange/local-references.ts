import type { Document, Stored, StoredRow } from "../document.ts";
import type { Columns, Field, Reference } from "../fields.ts";
import { rowNames } from "../place.ts";
import { parts, type Shape } from "../shape.ts";

/**
 * Content whose references were read as texts, with those that name a row of this very document pointing to it. A name
 * that two rows have points nowhere.
 */
export function resolved(shape: Shape, content: Stored): Stored {
  const { fields, tables } = parts(shape);
  const names = new Map<string, ReadonlyMap<string, string>>();
  const rowNamed = (table: string, text: string): string | undefined => {
    if (!names.has(table)) names.set(table, uniqueNames(shape, content, table));
    return names.get(table)?.get(text);
  };
  const link = (field: Field, reference: Reference): Reference => {
    const rows = (field.to ?? []).flatMap((to) => (to.startsWith(".") ? [rowNamed(to.slice(1), reference.text)] : []));
    const row = rows.find((id) => id !== undefined);
    return row === undefined ? reference : { row, text: reference.text };
  };
  const level = (row: Stored, columns: Columns): Stored =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => {
        const field = Object.hasOwn(columns, name) ? columns[name] : undefined;
        if (field?.kind === "reference") return [name, link(field, value as Reference)];
        if (field?.kind === "references") return [name, (value as readonly Reference[]).map((one) => link(field, one))];
        return [name, value];
      }),
    );
  const rows = Object.entries(tables).flatMap(([name, { columns }]) =>
    content[name] === undefined
      ? []
      : [[name, (content[name] as readonly StoredRow[]).map((row) => level(row, columns))]],
  );
  return { ...level(content, fields), ...(Object.fromEntries(rows) as Stored) };
}

function uniqueNames(shape: Shape, content: Stored, table: string): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const twice = new Set<string>();
  for (const [id, name] of rowNames(shape, { content } as Document, table)) {
    if (names.has(name)) twice.add(name);
    names.set(name, id);
  }
  for (const name of twice) names.delete(name);
  return names;
}
