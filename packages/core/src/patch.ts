import type { Patch } from "./content.ts";
import type { Document, Stored, StoredRow } from "./document.ts";
import { canonical } from "./hash.ts";
import { parts, type Shape } from "./shape.ts";

/** `null` clears a value; whatever is not named stays. Keys are own properties only, so a row called `constructor` is a row. */
function laid(base: Stored, patch: object): Stored {
  const out = new Map(Object.entries(base));
  for (const [name, value] of Object.entries(patch))
    if (value === null) out.delete(name);
    else if (value !== undefined) out.set(name, value);
  return Object.fromEntries(out);
}

/** A row of a table, or of a matrix, as a patch names it: cells to change, or `null` for the whole row. */
type RowPatches = Readonly<Record<string, object | null>>;

function patchedGrid(grid: Readonly<Record<string, Stored>>, changes: RowPatches): Stored {
  const rows = new Map(Object.entries(grid));
  for (const [row, cells] of Object.entries(changes)) {
    const next = cells === null ? {} : laid(rows.get(row) ?? {}, cells);
    if (Object.keys(next).length === 0) rows.delete(row);
    else rows.set(row, next);
  }
  return Object.fromEntries(rows);
}

function patchedRows(table: readonly StoredRow[], changes: RowPatches): readonly StoredRow[] {
  const rows = new Map(table.map((row) => [row.id, row]));
  for (const [id, cells] of Object.entries(changes)) {
    if (cells === null) rows.delete(id);
    else rows.set(id, { ...laid(rows.get(id) ?? { id }, cells), id });
  }
  return [...rows.values()];
}

/** The content with a patch laid over it; new rows go to the end, the order of the rest is kept. */
export function applyPatch<S extends Shape>(shape: S, content: Stored, patch: Patch<S>): Stored {
  const { fields, matrices, tables } = parts(shape);
  const rows = (name: string, was: unknown, changes: RowPatches): object | undefined => {
    if (Object.hasOwn(matrices, name)) return patchedGrid((was ?? {}) as Record<string, Stored>, changes);
    return Object.hasOwn(tables, name) ? patchedRows((was ?? []) as StoredRow[], changes) : undefined;
  };
  let out = content;
  for (const [name, change] of Object.entries(patch as Readonly<Record<string, RowPatches | null | undefined>>)) {
    if (Object.hasOwn(fields, name)) out = laid(out, { [name]: change });
    else if (change) {
      const next = rows(name, out[name], change);
      if (next && (out[name] !== undefined || Object.keys(next).length > 0)) out = { ...out, [name]: next };
    }
  }
  return out;
}

/** What of a document a person edits besides its content. `null` clears. */
export interface HeaderPatch {
  readonly title?: string;
  readonly owner?: string | null;
  readonly reviewBy?: string | null;
  readonly clientVisible?: true | null;
}

/**
 * The document after an edit: one revision further when something changed, the same object when nothing did.
 * @param now ISO instant
 */
export function edit<S extends Shape>(
  shape: S,
  document: Document,
  change: { readonly content?: Patch<S>; readonly header?: HeaderPatch },
  now: string,
): Document {
  const next = {
    ...(laid(document as unknown as Stored, change.header ?? {}) as unknown as Document),
    content: change.content
      ? withoutOrphans(shape, applyPatch(shape, document.content, change.content))
      : document.content,
  };
  if (canonical(next) === canonical(document)) return document;
  return { ...next, revision: document.revision + 1, updatedAt: now };
}

/** A matrix row or column goes with its table row. The same object when there is none too many. */
export function withoutOrphans(shape: Shape, content: Stored): Stored {
  const { matrices } = parts(shape);
  const idsOf = (name: string): ReadonlySet<string> => new Set(((content[name] ?? []) as StoredRow[]).map((r) => r.id));
  let out = content;
  for (const [name, { rows, columns }] of Object.entries(matrices)) {
    const [rowIds, columnIds] = [idsOf(rows), idsOf(columns)];
    const grid = Object.entries((content[name] ?? {}) as Readonly<Record<string, Stored>>);
    if (grid.every(([row, cells]) => rowIds.has(row) && Object.keys(cells).every((c) => columnIds.has(c)))) continue;
    const kept = grid.flatMap(([row, cells]) => {
      const own = Object.entries(cells).filter(([column]) => columnIds.has(column));
      return rowIds.has(row) && own.length > 0 ? [[row, Object.fromEntries(own)] as const] : [];
    });
    out = { ...out, [name]: Object.fromEntries(kept) };
  }
  return out;
}
