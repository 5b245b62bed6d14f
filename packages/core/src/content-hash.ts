import type { Stored } from "./document.ts";
import { isFilled } from "./evaluate.ts";
import type { Columns, Field, Person } from "./fields.ts";
import { canonical, hashOf } from "./hash.ts";
import { identityOf } from "./people.ts";
import { parts, type Shape } from "./shape.ts";

function plain(field: Field | undefined, value: unknown): unknown {
  if (field?.kind === "person") return identityOf(value as Person);
  return field?.kind === "people" ? (value as readonly Person[]).map(identityOf) : value;
}
/** Blanks are left out: a host that writes an unticked box or an empty list in another way voids nothing. */
const kept = (row: Stored, columns: Columns): Stored =>
  Object.fromEntries(
    Object.entries(row)
      .filter(([name, value]) => isFilled(value) && !columns[name]?.afterDecision)
      .map(([name, value]) => [name, plain(columns[name], value)]),
  );

/** What a decision is about: the content without what is filled in afterwards. SHA-256, hexadecimal. */
export function contentHash(shape: Shape, content: Stored): string {
  const { fields, tables } = parts(shape);
  const rows = Object.entries(tables).map(([name, { columns }]) => [
    name,
    ((content[name] ?? []) as Stored[]).map((row) => kept(row, columns)),
  ]);
  const all = { ...kept(content, fields), ...(Object.fromEntries(rows) as Stored) };
  return hashOf(canonical({ template: shape.id, content: all }));
}
