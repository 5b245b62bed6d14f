import { canonical, hashOf, type Field, type Shape } from "@parley/core";
import { rosterColumn } from "./directory.ts";
import type { Rule } from "./native.ts";
import { storedRows, type Writer } from "./writer.ts";

/** A longer list helps nobody, and every cell of the column carries it. */
const listAtMost = 100;

/** A list to choose from that depends on other documents, with a mark that tells it from another one. */
export interface Choices {
  readonly rule?: Rule;
  readonly mark: string;
}

/**
 * What a cell for people or references offers: the project's roster, or what the field may point to. Names that stand
 * there already are offered too, or the spreadsheet would mark them as wrong. A list that stands in one column is taken
 * from there and lives; any other is made anew with each delivery.
 *
 * @param table  of the column; absent for a line of the header block
 * @returns nothing for fields of other kinds
 */
export function choicesOf(writer: Writer, key: string, field: Field, table?: string): Choices | undefined {
  const isPerson = field.kind === "person" || field.kind === "people";
  if (!isPerson && field.kind !== "reference" && field.kind !== "references") return undefined;
  const { names, place } = isPerson ? rosterFor(writer, key, table) : pointedTo(writer, field);
  const used = namesInUse(writer, key, field, table);
  const isSingle = field.kind === "person" || field.kind === "reference";
  const isLive = place !== undefined && isSingle && used.every((name) => names.includes(name));
  const values = [...new Set([...names, ...used])];
  const rule: Rule | undefined =
    names.length === 0
      ? undefined
      : isLive
        ? { takes: "rows", ...place }
        : values.length <= listAtMost
          ? { takes: "list", values }
          : undefined;
  return { ...(rule && { rule }), mark: rule ? hashOf(canonical(rule)).slice(0, 8) : "" };
}

interface Names {
  readonly names: readonly string[];
  readonly place: { readonly document: string; readonly table: string; readonly column: string } | undefined;
}

function rosterFor({ template, document, roster }: Writer, key: string, table: string | undefined): Names {
  const isItself =
    (template.shape as Shape).id === rosterColumn.template &&
    table === rosterColumn.table &&
    key === rosterColumn.column;
  if (isItself) return { names: [], place: undefined };
  const place = roster.place?.document === document.id ? { ...roster.place, document: "" } : roster.place;
  return { names: roster.names, place };
}

function pointedTo({ codec }: Writer, field: Field): Names {
  const { all, place } = codec.targets(field);
  return { names: [...new Set(all.map(({ text }) => text))], place };
}

/** As their cells show them; of a column every row. */
function namesInUse(writer: Writer, key: string, field: Field, table: string | undefined): readonly string[] {
  const { document } = writer;
  const rows: readonly Readonly<Record<string, unknown>>[] =
    table === undefined ? [document.content] : storedRows(document, table);
  const shown = rows.map((row) => String(writer.shown(field, row[key]))).filter((text) => text !== "");
  return [...new Set(shown)];
}
