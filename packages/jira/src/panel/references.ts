import {
  type Document,
  type Field,
  type Language,
  parts,
  type Reference,
  rowName,
  say,
  type StoredRow,
} from "@parley/core";
import { templateOf } from "./templates.ts";

/** Something a reference can point to, as a list shows it. */
export interface Candidate {
  readonly value: string;
  readonly label: string;
  readonly reference: Reference;
}

/**
 * What a field may point to among the documents of an issue. The first document is the one that is being edited: a target that
 * begins with a point (".activities") means its own tables.
 */
export function candidatesFor(field: Field, documents: readonly Document[], language: Language): readonly Reference[] {
  const [own] = documents;
  return (field.to ?? []).flatMap((target) => {
    const [template = "", table] = target.split(".");
    const from =
      template === "" ? documents.slice(0, 1) : documents.filter((document) => document.template === template);
    return from.flatMap((document): Reference[] => {
      const place = document.id === own?.id ? {} : { document: document.id };
      if (table !== undefined) return rowsOf(document, table).map((row) => ({ ...place, ...row }));
      return [
        { document: document.id, text: document.title || say(templateOf(document)?.shape.name ?? ["", ""], language) },
      ];
    });
  });
}

function rowsOf(document: Document, table: string): readonly { readonly row: string; readonly text: string }[] {
  const shape = templateOf(document)?.shape;
  if (!shape || !Object.hasOwn(parts(shape).tables, table)) return [];
  const rows = (document.content[table] ?? []) as readonly StoredRow[];
  return rows.map(({ id }) => ({ row: id, text: rowName(shape, document, table, id) }));
}
