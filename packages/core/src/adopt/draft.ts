import { addressOf, type Json, type Place, type Stored } from "../document.ts";
import type { Label } from "../label.ts";
import { parts, type Shape } from "../shape.ts";
import type { AdoptedDocument, Guess, Left } from "./adopted.ts";
import type { SourceCell } from "./source-table.ts";

/** What was left and what was guessed in one table, one entry per reason. */
export interface Ledger {
  readonly left: () => readonly Left[];
  readonly guessed: () => readonly Guess[];
  /** Adds a cell to the entry of this kind, text and reason, or begins one. */
  readonly leave: (what: Left["what"], text: string, why: Label, cell: SourceCell, kept?: string) => void;
  readonly guess: (as: Label, cell: SourceCell) => void;
}

export function newLedger(): Ledger {
  const left = new Map<string, Omit<Left, "cells" | "kept"> & { cells: SourceCell[]; kept: string[] }>();
  const guessed = new Map<string, { as: Label; cells: SourceCell[] }>();
  return {
    left: () => [...left.values()],
    guessed: () => [...guessed.values()],
    leave(what, text, why, cell, kept) {
      const key = JSON.stringify([what, text, why[0]]);
      const entry = left.get(key) ?? { what, text, why, cells: [], kept: [] };
      entry.cells.push(cell);
      if (kept !== undefined) entry.kept.push(kept);
      left.set(key, entry);
    },
    guess(as, cell) {
      const entry = guessed.get(as[0]) ?? { as, cells: [] };
      entry.cells.push(cell);
      guessed.set(as[0], entry);
    },
  };
}

/** A document that grows cell by cell. */
export interface Draft {
  /** Adds a row to a table. */
  readonly row: (table: string, id: string, cell: SourceCell | undefined) => void;
  /** Sets a value at a place of the content. */
  readonly set: (at: Place, value: unknown, cell: SourceCell | undefined) => void;
  /** Says where a part of a value stands, such as one letter of a cell. */
  readonly place: (at: Place, cell: SourceCell) => void;
  /** Keeps something in `extra`. @returns its address */
  readonly keep: (at: Place, value: Json, cell: SourceCell | undefined) => string;
  readonly done: (header?: Pick<AdoptedDocument, "number" | "title">) => AdoptedDocument;
}

export function newDraft(shape: Shape): Draft {
  const { tables, matrices } = parts(shape);
  const fields = new Map<string, unknown>();
  const rows = new Map<string, Map<string, Map<string, unknown>>>();
  const extra = new Map<string, Json>();
  const kept = new Map<string, number>();
  const places = new Map<string, SourceCell>();
  const mark = (at: Place, cell: SourceCell | undefined): void => {
    if (cell && !places.has(addressOf(at))) places.set(addressOf(at), cell);
  };
  const rowOf = (table: string, id: string): Map<string, unknown> => {
    const all = rows.get(table) ?? new Map<string, Map<string, unknown>>();
    const row = all.get(id) ?? new Map<string, unknown>();
    rows.set(table, all.set(id, row));
    return row;
  };
  const stored = (name: string): unknown => {
    const all = [...(rows.get(name) ?? [])].map(([id, row]) => [id, Object.fromEntries(row)] as const);
    return Object.hasOwn(matrices, name)
      ? Object.fromEntries(all.filter(([, row]) => Object.keys(row).length > 0))
      : all.map(([id, row]) => ({ id, ...row }));
  };
  return {
    row(table, id, cell) {
      rowOf(table, id);
      mark([table, id], cell);
      mark([table], cell);
    },
    set(at, value, cell) {
      const [name = "", row, column] = at;
      if (row !== undefined && column !== undefined) rowOf(name, row).set(column, value);
      else fields.set(name, value);
      mark(at, cell);
    },
    place: mark,
    keep(at, value, cell) {
      const times = (kept.get(addressOf(at)) ?? 0) + 1;
      kept.set(addressOf(at), times);
      const address = times === 1 ? addressOf(at) : `${addressOf(at)} ${times}`;
      extra.set(address, value);
      if (cell && !places.has(address)) places.set(address, cell);
      return address;
    },
    done(header = {}) {
      const content: Stored = Object.fromEntries([
        ...fields,
        ...[...Object.keys(tables), ...Object.keys(matrices)].map((name) => [name, stored(name)] as const),
      ]);
      return { ...header, content, extra: Object.fromEntries(extra), places };
    },
  };
}

/** Keeps a row that holds nothing of the document, cell by cell, and says so. */
export function leaveRow(draft: Draft, ledger: Ledger, table: string, cells: readonly SourceCell[], why: Label): void {
  const text = cells
    .slice(0, 20)
    .map((cell) => cell.text)
    .join(" | ")
    .slice(0, 200);
  cells.forEach((cell, i) => {
    const address = draft.keep([table || "$table", `line ${cell.line}`, String(i + 1)], cell.raw ?? cell.text, cell);
    ledger.leave("row", text, why, cell, address);
  });
}
