import { addressOf, type Json, type Place, type Stored } from "../document.ts";
import type { Label } from "../label.ts";
import type { SourceCell } from "./source-table.ts";

/**
 * How a table is laid out. The first four are a responsibility matrix's (or `transposed`: fields as rows); `table` is
 * a row per record.
 */
export type Layout = "roles-as-columns" | "raci-as-columns" | "transposed" | "variant" | "table";

/** What became of a column. */
export interface Mapped {
  readonly header: string;
  /** From 0, in the source; of the row, where fields are rows. */
  readonly column: number;
  /** Name of the field, or `null` when the column has none: its cells are in `extra`. */
  readonly field: string | null;
  /** The table of the template that the field is a column of. */
  readonly table?: string;
  /** 0 to 1; below 0.8 it is listed in `guessed` too. */
  readonly confidence: number;
}
/** What was not taken into fields, and where it is instead. */
export interface Left {
  readonly what: "column" | "value" | "row";
  /** The header, the value or the row as text. */
  readonly text: string;
  readonly cells: readonly SourceCell[];
  /** Addresses in `extra`. */
  readonly kept: readonly string[];
  readonly why: Label;
}
/** Something that was understood but is not certain. */
export interface Guess {
  readonly cells: readonly SourceCell[];
  readonly as: Label;
}
/** One document's worth of a table. */
export interface AdoptedDocument {
  /** The number it has where it comes from ("CR-041"). */
  readonly number?: string;
  readonly title?: string;
  readonly content: Stored;
  readonly extra: Readonly<Record<string, Json>>;
  /**
   * Source cells by the address of a place in content or `extra`. Rows and tables are there too, by the cell that
   * names them, and each letter of
   * a duty ("duties.activities-1.roles-2.A"): in some layouts two cells make one.
   */
  readonly places: ReadonlyMap<string, SourceCell>;
}
/** A table read as documents of a template. Every cell with text is in the content, in `extra`, or in `left`. */
export interface Adoption {
  readonly ok: true;
  /** Id of the template. */
  readonly template: string;
  /** 0 to 1: how sure it is that the table is of this template; 1 when told. */
  readonly confidence: number;
  readonly layout: Layout;
  /** Name of a variant of the method: "RASCI", "DACI". */
  readonly variant?: string;
  readonly mapping: readonly Mapped[];
  readonly documents: readonly AdoptedDocument[];
  readonly left: readonly Left[];
  readonly guessed: readonly Guess[];
}
export interface NotAdopted {
  readonly ok: false;
  readonly found: Label;
  readonly expected: Label;
}

/** The source cell of a place in a document, or of the nearest place around it that has one. */
export function cellAt({ places }: Pick<AdoptedDocument, "places">, at: Place): SourceCell | undefined {
  for (let n = at.length; n > 0; n--) {
    const cell = places.get(addressOf(at.slice(0, n)));
    if (cell) return cell;
  }
  return undefined;
}

/**
 * A header as a part of an address in `extra`: dots separate, so they go; a name that JSON readers refuse becomes the
 * column's number.
 */
export function keyOf(header: string, column: number): string {
  const key = header
    .slice(0, 80)
    .replace(/[.\s]+/g, " ")
    .trim();
  return key === "" || key === "__proto__" ? `column ${column + 1}` : key;
}
